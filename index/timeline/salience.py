"""How much an event matters to a story."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Final

import numpy as np

from index.models import Bound, Precision
from index.timeline.candidates import Candidate

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
_BOUND: Final = {None: 1.0, Bound.SINCE: 0.9, Bound.UNTIL: 0.7}


def saliences(grouped: Sequence[Sequence[Candidate]], found: Sequence[Candidate]) -> list[float]:
    """For each event, given by its members, from 0 to 1.

    Counted: the articles that tell it, those that tell of its days at all, how central its
    sentences are among all dated sentences, how high in their articles they stand.
    """
    centre = np.mean([one.vector for one in found], axis=0)
    closeness = np.array([float(one.vector @ centre) for one in found])
    low, spread = float(closeness.min()), float(np.ptp(closeness)) or 1.0
    told_on: Counter[date] = Counter()
    for _, first in {(one.article.id, _first(one)) for one in found}:
        told_on[first] += 1
    most = math.log1p(max(told_on.values()))
    articles = len({one.article.id for one in found})
    weights = []
    for members in grouped:
        tellers = len({one.article.id for one in members})
        central = np.mean([(float(one.vector @ centre) - low) / spread for one in members])
        lead = max(1 / (1 + one.position) for one in members)
        day = math.log1p(told_on[_first(members[0])]) / most
        weight = (
            0.45 * math.log1p(tellers) / math.log1p(articles)
            + 0.30 * day
            + 0.15 * float(central)
            + 0.10 * lead
        )
        weights.append(weight * max(_sharpness(one) for one in members))
    return weights


def _first(candidate: Candidate) -> date:
    return candidate.telling.expression.from_ or date.min


def _sharpness(candidate: Candidate) -> float:
    expression = candidate.telling.expression
    carried = 0.8 if candidate.telling.carried else 1.0
    return _PRECISION[expression.precision] * _BOUND[expression.bound] * carried
