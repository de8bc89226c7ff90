"""Citations with the words that answer, and the days that they name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.kinds import answering_words
from bot.models import Citation, Question
from index.models import Span
from index.story import Snapshot


def marked(
    citations: Sequence[Citation], question: Question, snapshot: Snapshot
) -> tuple[Citation, ...]:
    """Each with its spans and its time, where they are sure."""
    return tuple(_marked(citation, question, snapshot) for citation in citations)


def _marked(citation: Citation, question: Question, snapshot: Snapshot) -> Citation:
    quote = citation.quote
    article = quote.article
    sentences = [
        sentence.span
        for passage in snapshot.passages(article)
        for sentence in passage.sentences
        if quote.start <= sentence.span.start and sentence.span.end <= quote.end
    ]
    # The last sentence answers; those before it are there for it to lean on.
    for at in [*reversed(sentences[-1:]), Span(quote.start, quote.end)]:
        found = answering_words(
            question.searched,
            question.language,
            article.text,
            at,
            article.language,
            times=snapshot.times(article),
            published=article.published_at,
        )
        if found:
            return replace(citation, spans=(found.span,), time=found.time)
    return citation
