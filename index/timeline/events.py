"""Candidates that tell the same event, together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.models import Bound, TimeExpression
from index.timeline.apart import Build, apart
from index.timeline.candidates import Candidate

Matrix = NDArray[np.float32]

# How alike (see `likeness`) the members of two events of the same days must be on average
# for these to be one, if the days are ten at most: a year holds many events that are alike.
SAME_EVENT: Final = 0.38
SAME_LONG: Final = 0.52
# And where they are told by the same article, which seldom says a thing twice, or one of them
# in fewer content words than `_TELLING`, which fit many events, and none of them the other's.
SURELY_SAME: Final = 0.60
_TELLING: Final = 4
# Runs of days up to a week may name one event: "Saturday" and "at the weekend".
_SHORT: Final = timedelta(days=6)
_LONG: Final = timedelta(days=10)


@dataclass(slots=True, eq=False)
class Event:
    """Candidates that tell the same, those with the narrowest time first.

    `members` are rows of the likeness matrix; `vector` is their sum. `terms` are their
    content words, and `telling` is the greatest number of them that a member has.
    """

    first: date
    last: date
    bound: Bound | None
    members: list[int]
    vector: Matrix
    articles: set[str]
    terms: frozenset[str]
    telling: int

    def take(self, other: Event) -> None:
        self.members += other.members
        self.vector = self.vector + other.vector
        self.articles |= other.articles
        self.terms |= other.terms
        self.telling = max(self.telling, other.telling)


def events(found: Sequence[Candidate], likeness: Matrix) -> list[Event]:
    """Every candidate in one event. `likeness` has a row of length 1 for each candidate.

    Greedy, the narrowest times first: a candidate joins the event of its days whose
    members it is most like, taken together, if it is like enough and no more of them than not
    tell something else. Then the events of the same days that are most like each other are joined.
    """
    distinct = _Distinct(found, likeness)
    by_day: defaultdict[date, list[Event]] = defaultdict(list)
    for row in sorted(range(len(found)), key=lambda row: _order(found[row])):
        single = _single(found[row], row, likeness[row])
        near = list(_compatible(single, by_day))
        alike = _alike(single, near)
        ordered = (int(at) for at in np.argsort(-alike, kind="stable") if alike[at] >= 0)
        same = next((near[at] for at in ordered if not distinct.are(single, near[at])), None)
        if same is not None:
            same.take(single)
        else:
            by_day[single.first].append(single)
    return [event for same_day in by_day.values() for event in _joined(same_day, distinct)]


class _Distinct:
    """Which events surely differ; each pair of sentences is compared once."""

    def __init__(self, found: Sequence[Candidate], likeness: Matrix) -> None:
        self._builds = list(map(Build.of, found))
        self._likeness = likeness
        self._apart: dict[tuple[int, int], bool] = {}

    def are(self, one: Event, other: Event) -> bool:
        """Whether half of the sentences or more of two events tell different things."""
        pairs = [(mine, theirs) for mine in one.members for theirs in other.members]
        return 2 * sum(self._differ(*sorted(pair)) for pair in pairs) >= len(pairs)

    def _differ(self, one: int, other: int) -> bool:
        if (one, other) not in self._apart:
            alike = float(self._likeness[one] @ self._likeness[other])
            self._apart[one, other] = apart(self._builds[one], self._builds[other], alike)
        return self._apart[one, other]


def _single(candidate: Candidate, row: int, vector: Matrix) -> Event:
    expression = candidate.telling.expression
    first, last = days(expression)
    return Event(
        first=first,
        last=last,
        bound=expression.bound,
        members=[row],
        vector=vector,
        articles={candidate.article.id},
        terms=candidate.terms,
        telling=len(candidate.terms),
    )


def _joined(same_day: Sequence[Event], distinct: _Distinct) -> list[Event]:
    """Joins the two most alike until none are alike enough."""
    left = list(same_day)
    if len(left) < 2:
        return left
    alike = np.stack([_masked(event, left) for event in left])
    while float(alike.max()) >= 0:
        one, other = sorted(divmod(int(np.argmax(alike)), len(left)))
        if distinct.are(left[one], left[other]):
            alike[one, other] = alike[other, one] = -1
            continue
        left[one].take(left.pop(other))
        alike = np.delete(np.delete(alike, other, axis=0), other, axis=1)
        alike[one] = alike[:, one] = _masked(left[one], left)
    return left


def _masked(event: Event, among: Sequence[Event]) -> Matrix:
    """How far each is above what is needed to be the same event; -1 where it can't be."""
    possible = np.array([other is not event and _same_days(event, other) for other in among])
    return np.where(possible, _alike(event, among), -1.0)


def _alike(event: Event, among: Sequence[Event]) -> Matrix:
    """The mean likeness of each other's members to the event's, less what is needed.

    (The likeness of their sums would grow with the members, and draw in whatever is near
    the day's main subject.)
    """
    if not among:
        return np.zeros(0, np.float32)
    sums = np.stack([other.vector for other in among])
    pairs = np.array([len(other.members) for other in among]) * len(event.members)
    needed = [_needed(event, other) for other in among]
    return np.asarray(sums @ event.vector / pairs - needed, np.float32)


def _needed(one: Event, other: Event) -> float:
    vague = min(one.telling, other.telling) < _TELLING and not one.terms & other.terms
    if vague or one.articles & other.articles:
        return SURELY_SAME
    return SAME_EVENT if one.last - one.first < _LONG else SAME_LONG


def days(expression: TimeExpression) -> tuple[date, date]:
    if expression.from_ is None or expression.to is None:
        raise ValueError("an expression without days")
    return expression.from_, expression.to


def _order(candidate: Candidate) -> tuple[timedelta, bool, date, str, int]:
    first, last = days(candidate.telling.expression)
    published = candidate.article.published_at or date.max
    bound = candidate.telling.expression.bound
    is_end = bound is not None and bound.ends
    return last - first, is_end, published, candidate.article.id, candidate.telling.quote.start


def _compatible(event: Event, by_day: defaultdict[date, list[Event]]) -> Iterator[Event]:
    """Events of the same days, or of days within a short run of days."""
    near = [event.first]
    length = event.last - event.first
    if length <= _SHORT:
        near = [event.first + timedelta(n) for n in range(length.days + 1)]
    for day in near:
        yield from (other for other in by_day.get(day, ()) if _same_days(event, other))


def _end(event: Event) -> Bound | None:
    return event.bound if event.bound and event.bound.ends else None


def _same_days(wide: Event, narrow: Event) -> bool:
    """Whether a time may be that of an event dated as narrowly or more.

    What goes on since a day may be told of as what happened that day; what goes on until
    then is something else, and so is what happened in a longer time that the day is of.
    """
    if _end(wide) is not _end(narrow):
        return False
    if (narrow.first, narrow.last) == (wide.first, wide.last):
        return True
    if narrow.bound is Bound.SINCE and wide.bound is None:
        return False
    return (
        wide.last - wide.first <= _SHORT and wide.first <= narrow.first <= narrow.last <= wide.last
    )
