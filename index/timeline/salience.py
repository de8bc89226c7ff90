"""How much an event matters to a story."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
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
# What compares the events of the same days.
_TOLD: Final = 0.5
_CENTRAL: Final = 0.2
_LEAD: Final = 0.1
_BOUND: Final = {None: 1.0, Bound.SINCE: 0.9, Bound.UNTIL: 0.7}
_LATER: Final = timedelta(days=7)  # an article comes back to what is longer ago

_Days: TypeAlias = tuple[date, date]


def saliences(grouped: Sequence[Sequence[Candidate]], found: Sequence[Candidate]) -> list[float]:
    """For each event, given by its members, from 0 to 1.

    How much its days matter, times how it stands among the events of the same days: by the
    articles that tell it (one, where they share a wording), how central its sentences are among
    all dated sentences, and how high in their articles they are. Less, the vaguer the time and
    the longer before the article it was.
    """
    mattering = _mattering(found)
    most = max(mattering.values())
    standing = _standing(grouped, found)
    best: defaultdict[_Days, float] = defaultdict(float)
    for members, own in zip(grouped, standing, strict=True):
        best[_days(members[0])] = max(best[_days(members[0])], own)
    weights = []
    for members, own in zip(grouped, standing, strict=True):
        when = _days(members[0])
        told = max(_sharpness(one) * _nearness(one) for one in members)
        weights.append(mattering[when] / most * own / best[when] * told)
    return weights


def _mattering(found: Iterable[Candidate]) -> dict[_Days, float]:
    """By the articles that name the same days, and by those that come back to them later.

    What is remembered mattered. Days that no article told in their time are background, which
    nobody comes back to. (See "Salience" in docs/decisions.md for what this was chosen on.)
    """
    naming: defaultdict[_Days, set[str]] = defaultdict(set)
    later: defaultdict[_Days, set[str]] = defaultdict(set)
    for one in found:
        when = _days(one)
        naming[when].add(one.article.id)
        published = one.article.published_at
        if published and published - when[1] > _LATER:
            later[when].add(one.article.id)
    return {
        when: math.log1p(len(articles))
        + (math.log1p(len(later[when])) if later[when] < articles else 0.0)
        for when, articles in naming.items()
    }


def _standing(grouped: Sequence[Sequence[Candidate]], found: Sequence[Candidate]) -> list[float]:
    """How each event stands, the higher the better; above 0."""
    centre = np.mean([one.vector for one in found], axis=0)
    closeness = np.array([float(one.vector @ centre) for one in found])
    low, spread = float(closeness.min()), float(np.ptp(closeness)) or 1.0
    most_told = math.log1p(max(map(_tellers, grouped)))
    return [
        _TOLD * math.log1p(_tellers(members)) / most_told
        + _CENTRAL * max((float(one.vector @ centre) - low) / spread for one in members)
        + _LEAD * max(1 / (1 + one.position) for one in members)
        for members in grouped
    ]


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
