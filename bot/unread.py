"""Somebody's words in articles of languages whose speakers aren't read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.kinds import asking, is_by_name, shares_surname
from bot.kinds.reporting import reports
from bot.kinds.titles import without_titles
from bot.languages import USUAL
from bot.models import Citation, Result
from bot.reader import Candidate
from index.models import Article, PassageKind, Quote, Span
from index.story import Snapshot

# How likely a sentence answers "what did X say" that by its form tells words of X.
_REPORTED: Final = 0.6
_QUOTED: Final = re.compile(r"[«“„»\"]")


def articles_with(who: str, snapshot: Snapshot) -> list[Article]:
    """Those of languages whose speakers aren't read that have the last word of a name."""
    if not is_by_name(who):
        return []
    surname = re.compile(rf"(?<!\w){re.escape(who.rsplit(maxsplit=1)[-1])}(?!\w)")
    held = (
        snapshot.generation.article(one.id)
        for one in snapshot.generation.articles()
        if one.language not in USUAL
    )
    return [one for one in held if surname.search(one.text)]


def reported_words(
    who: str, candidates: Sequence[Candidate], snapshot: Snapshot
) -> tuple[Citation, ...]:
    """Sentences there that by their form tell words of whom the question calls so.

    Those with quotation marks first. They stand under nobody's name: whose the words are, the
    sentence tells. Their confidence is the reader's, or what the form gives.
    """
    likely = {(one.hit.article.id, one.sentence.span.start): one.probability for one in candidates}
    found = [
        (article, span)
        for article in articles_with(who, snapshot)
        for span in _sentences(article, snapshot)
        if any(
            reports(name, span.of(article.text), article.language) for name in _names(who, article)
        )
    ]
    found.sort(key=lambda one: not _QUOTED.search(one[1].of(one[0].text)))
    return tuple(
        Citation(
            number=number,
            quote=Quote.cut(article, span),
            paragraph=snapshot.paragraph_of(article, span.start),
            speaker=None,
            confidence=max(_REPORTED, likely.get((article.id, span.start), 0.0)),
        )
        for number, (article, span) in enumerate(found, start=1)
    )


def with_unread(result: Result, snapshot: Snapshot) -> Result:
    """With how many articles may quote further whom the question asks for the words of."""
    question = result.question
    who = asking(question.searched, question.language).who
    unread = len(articles_with(without_titles(who), snapshot)) if who else 0
    return replace(result, unread=unread) if unread else result


def _names(who: str, article: Article) -> list[str]:
    """The name, and the surname alone where the article has the name and no other bears it."""
    bare = without_titles(who)
    alone = bare in article.text and not shares_surname(bare, article.text)
    return [bare, bare.rsplit(maxsplit=1)[-1]] if alone else [bare]


def _sentences(article: Article, snapshot: Snapshot) -> list[Span]:
    return [
        sentence.span
        for passage in snapshot.passages(article)
        if passage.kind is PassageKind.BODY
        for sentence in passage.sentences
    ]
