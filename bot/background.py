"""What a figure is of years ago, where the question asks about the news."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from bot.kinds import Kind, asked_relation, touches
from bot.kinds.counted import counted, counts
from bot.likelihood import likeliest_first, made_likelier
from bot.models import Question
from bot.reader import Candidate
from index.lexicon import terms
from index.models import Span, TimeExpression
from index.story import Snapshot

_LONG_AGO: Final = timedelta(days=365)
# How the odds change of what happened years ago, and of a figure of it where nothing in the
# question tells of which event: "How many died?".
_AGO: Final = 0.5
_FIGURE_AGO: Final = 0.1
_FEW: Final = 2  # content words of a question that doesn't tell
_KINDS: Final = frozenset({Kind.NUMBER, Kind.MONEY, Kind.SHARE})
_ASKS_FORMER: Final = re.compile(
    r"\b(?:1[5-9]|20)\d\d\b|\b(?:avant|auparavant|précéde\w+|ancien\w*|dernière fois|passé"
    r"|before|earlier|previous\w*|former\w*|last time|past|ever|jamais|déjà)\b",
    re.IGNORECASE,
)
_CUT: Final = re.compile(r"[,;:()–—](?!\d)")


def of_the_news(
    kept: Sequence[Candidate], kind: Kind, question: Question, snapshot: Snapshot
) -> list[Candidate]:
    """The likeliest first, those doubted that tell of years ago; as they are where that is asked.

    An article whose headline or first paragraph names the year is about it.
    """
    if kind not in _KINDS or _ASKS_FORMER.search(question.searched):
        return list(kept)
    few = len(set(terms(question.searched, question.language))) <= _FEW
    doubt = _FIGURE_AGO if few and kind is Kind.NUMBER else _AGO
    ago = [_is_ago(one, question, snapshot) for one in kept]
    if not any(ago):
        return list(kept)
    return likeliest_first(
        made_likelier(one, doubt) if old else one for one, old in zip(kept, ago, strict=True)
    )


def _is_ago(candidate: Candidate, question: Question, snapshot: Snapshot) -> bool:
    """Whether all dates of a sentence lie years back, and that of what is asked about does."""
    article, span = candidate.hit.article, candidate.sentence.span
    if article.published_at is None:
        return False
    limit = article.published_at - _LONG_AGO
    times = [
        one
        for one in snapshot.times(article)
        if span.start <= one.start and one.end <= span.end and one.to and not one.bound
    ]
    if not times or any(one.to and one.to >= limit for one in times):
        return False
    first = (p.span.of(article.text) for p in snapshot.passages(article) if p.paragraph <= 1)
    about = f"{article.title}\n{' '.join(first)}"
    if any(str(one.to.year) in about for one in times if one.to):
        return False
    return any(_dates(one, candidate, question) for one in times)


def _dates(time: TimeExpression, candidate: Candidate, question: Question) -> bool:
    """Whether a date is of the whole sentence, or stands by what is asked about."""
    article, span = candidate.hit.article, candidate.sentence.span
    cuts = [
        span.start,
        *(match.end() for match in _CUT.finditer(article.text, span.start, span.end)),
        span.end,
    ]
    clause = Span(
        max(cut for cut in cuts if cut <= time.start), min(cut for cut in cuts if cut >= time.end)
    )
    text = clause.of(article.text)
    if not set(terms(text, article.language)) - set(terms(time.text, article.language)):
        return True
    noun = counted(question.searched, question.language)
    relation = asked_relation(
        question.searched, question.language, besides=noun.word if noun else ""
    )
    matches = dict(candidate.matches)
    if noun and counts(noun, relation, text, article.language, matches):
        return True
    return bool(relation.events) and touches(relation, text, article.language)
