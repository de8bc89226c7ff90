"""How much an event matters to a story."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Final

import numpy as np

from index.models import Bound, Precision, TimeKind
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
# Chosen on one story of ML-Crisis (libya), by the days found at ten lengths.
_TOLD: Final = 0.5
_NAMED: Final = 0.2
_CENTRAL: Final = 0.2
_LEAD: Final = 0.1
_BOUND: Final = {None: 1.0, Bound.SINCE: 0.9, Bound.UNTIL: 0.7}


def saliences(grouped: Sequence[Sequence[Candidate]], found: Sequence[Candidate]) -> list[float]:
    """For each event, given by its members, from 0 to 1.

    Counted: the articles that tell it (one, where they share a wording); those that name
    its day by its date, as one does that is remembered, where "Monday" is the day's news;
    how central its sentences are among all dated sentences; how high in their articles
    they stand; less, the vaguer the time and the longer before the article it was.
    """
    centre = np.mean([one.vector for one in found], axis=0)
    closeness = np.array([float(one.vector @ centre) for one in found])
    low, spread = float(closeness.min()), float(np.ptp(closeness)) or 1.0
    named = Counter(day for _, day in {(o.article.id, _first(o)) for o in found if _is_named(o)})
    most_named = math.log1p(max(named.values(), default=1))
    most_told = math.log1p(max(map(_tellers, grouped)))
    weights = []
    for members in grouped:
        central = max((float(one.vector @ centre) - low) / spread for one in members)
        lead = max(1 / (1 + one.position) for one in members)
        weight = (
            _TOLD * math.log1p(_tellers(members)) / most_told
            + _NAMED * math.log1p(named[_first(members[0])]) / most_named
            + _CENTRAL * central
            + _LEAD * lead
        )
        weights.append(weight * max(_sharpness(one) * _nearness(one) for one in members))
    return weights


def _tellers(members: Sequence[Candidate]) -> int:
    """Articles; those that tell it in the same words are one, an agency's."""
    articles = {one.article.id for one in members}
    return min(len(articles), len({one.telling.quote.text for one in members}))


def _is_named(candidate: Candidate) -> bool:
    return candidate.telling.expression.kind in {TimeKind.ABSOLUTE, TimeKind.PARTIAL}


def _nearness(candidate: Candidate) -> float:
    """1 for news, less for what an article recalls from years before or expects years hence."""
    published = candidate.article.published_at
    if published is None:
        return 1.0
    first, last = days(candidate.telling.expression)
    gap = max((first - published).days, (published - last).days, 0)
    return 1 / math.sqrt(1 + gap / 365)


def _first(candidate: Candidate) -> date:
    return candidate.telling.expression.from_ or date.min


def _sharpness(candidate: Candidate) -> float:
    expression = candidate.telling.expression
    carried = 0.8 if candidate.telling.carried else 1.0
    return _PRECISION[expression.precision] * _BOUND[expression.bound] * carried
