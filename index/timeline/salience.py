"""How much an event matters to a story."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final, TypeAlias

import numpy as np

from index.models import Bound, Precision
from index.timeline.candidates import Candidate
from index.timeline.events import days

# A vague time says less of when, and a timeline is about when.
_PRECISION: Final = {
    Precision.DAY: 1.0,
    Precision.WEEKEND: 0.9,
    Precision.WEEK: 0.8,
    Precision.RANGE: 0.7,
    Precision.MONTH: 0.6,
    Precision.SEASON: 0.5,
    Precision.YEAR: 0.4,
}
# What compares the events of a day.
_TOLD: Final = 0.5
_CENTRAL: Final = 0.2
_LEAD: Final = 0.1
_BOUND: Final = {None: 1.0, Bound.SINCE: 0.9, Bound.UNTIL: 0.7, Bound.BEFORE: 0.7}
_LATER: Final = timedelta(days=7)  # an article comes back to what is longer ago

_Days: TypeAlias = tuple[date, date]


def saliences(grouped: Sequence[Sequence[Candidate]], found: Sequence[Candidate]) -> list[float]:
    """For each event, given by its members, from 0 to 1.

    How much its day matters, over its place among the events of that day, so that those of the
    greatest day don't come before all others. Less, the vaguer the time and the longer before
    the article it was.
    """
    mattering = list(_mattering(grouped, found))
    most = max(mattering)
    return [
        matters / most / place * max(_sharpness(one) * _nearness(one) for one in members)
        for members, matters, place in zip(grouped, mattering, _places(grouped, found), strict=True)
    ]


def _mattering(
    grouped: Sequence[Sequence[Candidate]], found: Iterable[Candidate]
) -> Iterator[float]:
    """How much each event's day matters; longer times hold many events, which count singly."""
    naming: defaultdict[_Days, list[Candidate]] = defaultdict(list)
    for one in found:
        naming[_days(one)].append(one)
    remembered = {
        (first, last): _remembered(of) for (first, last), of in naming.items() if first == last
    }
    for members in grouped:
        when = _days(members[0])
        yield remembered[when] if when in remembered else _remembered(members)


def _remembered(naming: Iterable[Candidate]) -> float:
    """By the articles that name a time, and by those of them that come back to it later.

    What no article told in its time is background, which nobody comes back to. (See "Salience"
    in docs/decisions.md for what this was chosen on.)
    """
    later = {}
    for one in naming:
        published = one.article.published_at
        _, last = _days(one)
        later[one.article.id] = published is not None and published - last > _LATER
    back = sum(later.values())
    told_in_time = back < len(later)
    return math.log1p(len(later)) + (math.log1p(back) if told_in_time else 0.0)


def _places(grouped: Sequence[Sequence[Candidate]], found: Sequence[Candidate]) -> list[int]:
    """Each event's place, from 1, among those of the same days.

    By the articles that tell it (one, where they share a wording), how central its sentences
    are among all dated sentences, and how high in their articles they are.
    """
    centre = np.mean([one.vector for one in found], axis=0)
    closeness = np.array([float(one.vector @ centre) for one in found])
    low, spread = float(closeness.min()), float(np.ptp(closeness)) or 1.0
    most_told = math.log1p(max(map(_tellers, grouped)))
    standing = [
        _TOLD * math.log1p(_tellers(members)) / most_told
        + _CENTRAL * max((float(one.vector @ centre) - low) / spread for one in members)
        + _LEAD * max(1 / (1 + one.position) for one in members)
        for members in grouped
    ]
    places = [0] * len(grouped)
    before: Counter[_Days] = Counter()
    for at in sorted(range(len(grouped)), key=lambda at: -standing[at]):
        when = _days(grouped[at][0])
        before[when] += 1
        places[at] = before[when]
    return places


def _tellers(members: Sequence[Candidate]) -> int:
    """Articles; those that tell it in the same words are one, an agency's."""
    articles = {one.article.id for one in members}
    return min(len(articles), len({one.telling.quote.text for one in members}))


def _nearness(candidate: Candidate) -> float:
    """1 for news, less for what an article recalls from years before or expects years hence."""
    published = candidate.article.published_at
    if published is None:
        return 1.0
    first, last = _days(candidate)
    gap = max((first - published).days, (published - last).days, 0)
    return 1 / math.sqrt(1 + gap / 365)


def _days(candidate: Candidate) -> _Days:
    return days(candidate.telling.expression)


def _sharpness(candidate: Candidate) -> float:
    expression = candidate.telling.expression
    carried = 0.8 if candidate.telling.carried else 1.0
    return _PRECISION[expression.precision] * _BOUND[expression.bound] * carried
