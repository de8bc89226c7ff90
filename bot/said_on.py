"""The days on which words were said: those that a question names, and an article's."""

from __future__ import annotations

from datetime import date
from functools import partial

from bot.kinds import Asking
from bot.kinds.dates import dated
from bot.models import Period
from index.models import Article, Span, TimeExpression
from index.story import Snapshot
from index.temporal import counted

# Days that a date may have to tell when something was said: "last week", not "in 2014".
_LONGEST = 7


def asked_days(asked: Asking, language: str, today: date, newest: date | None) -> Period | None:
    """The days on which the words that are asked for were said; None where any will do."""
    if asked.when is None:
        return None
    days, day = counted(partial(_days, asked.when, language), today, newest)
    return Period(*days, counted_from=day) if days else None


def _days(when: str, language: str, today: date) -> tuple[date | None, date | None] | None:
    return dated(when, today, language)[0]


def is_said_in(asked: Period, days: tuple[date, date] | None) -> bool:
    if days is None:
        return False
    return days[0] <= (asked.to or date.max) and days[1] >= (asked.from_ or date.min)


def told_days(article: Article, span: Span, snapshot: Snapshot) -> tuple[date, date] | None:
    """The days that the article names beside what reports the words at `span`; None if it doesn't.

    What the words themselves name is no day on which they were said.
    """
    said = [
        one for its, one in snapshot.sayings() if its.id == article.id and _meet(one.span, span)
    ]
    cues = [one.cue_span for one in said if one.cue_span and _within(one.cue_span, span)]
    own = [
        one
        for one in snapshot.times(article)
        if span.start <= one.start
        and one.end <= span.end
        and one.bound is None
        and _is_short(one)
        and not any(words.span.start <= one.start < words.span.end for words in said)
    ]
    if not own:
        return None
    nearest = min(own, key=lambda one: _distance(one, cues))
    return (nearest.from_, nearest.to) if nearest.from_ and nearest.to else None


def _is_short(time: TimeExpression) -> bool:
    return bool(time.from_ and time.to and (time.to - time.from_).days < _LONGEST)


def _distance(time: TimeExpression, cues: list[Span]) -> int:
    return min((max(c.start - time.end, time.start - c.end, 0) for c in cues), default=0)


def _within(one: Span, other: Span) -> bool:
    return other.start <= one.start and one.end <= other.end


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
