"""Which of a sentence's dates answers a when-question."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from bot.kinds.relations import asked_relation, is_of, tells
from index.lexicon import terms, words
from index.models import Bound, Span, TimeExpression

# How much nearer one of two dates must be.
_CLEARLY: Final = 0.75
_SINCE: Final = re.compile(
    r"^(?:et )?(?:depuis|à partir de|dès) quand\b|^(?:and )?since when\b", re.I
)
_UNTIL: Final = re.compile(r"^(?:et )?jusqu['’]à quand\b|^(?:and )?until when\b", re.I)
_TO_COME: Final = re.compile(
    r"\b\w+(?:ra-t-(?:il|elle|on)|ront-(?:ils|elles))\b|\bva(?:-t-|\s)\w+.*\b\w+(?:er|ir|re)\b"
    r"|^when (?:will|shall)\b|^when (?:is|are)\b.*\b(?:going to|due|expected|set to)\b",
    re.IGNORECASE,
)


def answering_time(
    question: str,
    language: str,
    text: str,
    at: Span,
    times: Sequence[TimeExpression],
    *,
    held_in: str,
    published: date | None,
    matches: Mapping[str, float] | None = None,
) -> TimeExpression | None:
    """The date words of the sentence at `at` that answer; None where it isn't sure which do.

    `times`: the article's. `held_in`: the article's language. Words that the question itself
    has don't answer it, and what is yet to come doesn't lie before the article. Nor does a
    date of something else than the event that is asked about: see `relations.tells`, also on
    `matches`; None where the sentence is known to answer.
    """
    relation = asked_relation(question, language)
    if matches is not None and not tells(relation, at.of(text), held_in, matches, unknown=False):
        return None
    asked = question.casefold().replace("’", "'")
    own = [
        one
        for one in times
        if at.start <= one.start
        and one.end <= at.end
        and one.from_
        and one.to
        and one.text.casefold().replace("’", "'") not in asked
    ]
    if matches is not None:
        own = [one for one in own if is_of(relation, text, at, Span(one.start, one.end), held_in)]
    if published and _TO_COME.search(question):
        own = [one for one in own if one.to and one.to >= published]
    for pattern, bound in ((_SINCE, Bound.SINCE), (_UNTIL, Bound.UNTIL)):
        bounded = [one for one in own if one.bound is bound]
        if pattern.search(question) and bounded:
            own = bounded
    days = {(one.from_, one.to, one.bound) for one in own}
    if len(days) <= 1:
        return own[0] if own else None
    return _nearest(question, language, text, at=at, own=own, held_in=held_in)


def may_answer(
    question: str,
    language: str,
    text: str,
    at: Span,
    times: Sequence[TimeExpression],
    *,
    held_in: str,
    published: date | None,
) -> bool:
    """Whether the dates of the sentence at `at`, if it has any, can be what is asked for.

    Those of something else can't, and what is yet to come doesn't lie before the article.
    """
    own = [one for one in times if at.start <= one.start and one.end <= at.end and one.to]
    if not own:
        return True
    relation = asked_relation(question, language)
    own = [one for one in own if is_of(relation, text, at, Span(one.start, one.end), held_in)]
    if published and _TO_COME.search(question):
        own = [one for one in own if one.to and one.to >= published]
    return bool(own)


def _nearest(
    question: str,
    language: str,
    text: str,
    *,
    at: Span,
    own: Sequence[TimeExpression],
    held_in: str,
) -> TimeExpression | None:
    """The one that stands clearly nearest to the words that the question shares."""
    asked = {term[:5] for term in terms(question, language)}
    shared = [
        at.start + (word.start + word.end) // 2
        for word in words(at.of(text), held_in)
        if word.term and word.term[:5] in asked
    ]
    if not shared:
        return None
    far = sorted(
        (sum(abs((one.start + one.end) // 2 - place) for place in shared) / len(shared), n)
        for n, one in enumerate(own)
    )
    return own[far[0][1]] if far[0][0] < _CLEARLY * far[1][0] else None
