"""What the figures are: pure, from ranks and probabilities to numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

_BINS = 10


def recall_at(k: int, ranks: Sequence[int | None]) -> float:
    """The share of questions whose gold stands among the first k. Ranks count from 0."""
    return _mean([rank is not None and rank < k for rank in ranks])


def mrr_at_10(ranks: Sequence[int | None]) -> float:
    """Mean reciprocal rank, 0 for a gold past the tenth place."""
    return _mean([0.0 if rank is None or rank >= 10 else 1 / (rank + 1) for rank in ranks])


def ndcg_at_10(ranks: Sequence[int | None]) -> float:
    """Normalised discounted cumulative gain of questions with one right place each."""
    return _mean([0.0 if rank is None or rank >= 10 else 1 / math.log2(rank + 2) for rank in ranks])


def auroc(right: Sequence[float], wrong: Sequence[float]) -> float:
    """How often a score of `right` is above one of `wrong`; ties count half."""
    if not right or not wrong:
        return math.nan
    one, other = np.asarray(right), np.sort(np.asarray(wrong))
    below = np.searchsorted(other, one, side="left")
    up_to = np.searchsorted(other, one, side="right")
    return float((below + up_to).mean() / 2 / len(other))


def calibration_error(probabilities: Sequence[float], correct: Sequence[bool]) -> float:
    """Expected calibration error over ten bins of equal width (Guo et al. 2017)."""
    gaps = [n * abs(said - right) for n, said, right in reliability(probabilities, correct)]
    return sum(gaps) / len(probabilities) if gaps else math.nan


def least_calibration_error(probabilities: Sequence[float], *, drawn: int = 1000) -> float:
    """What `calibration_error` comes to, on the mean, for a reader whose probabilities are true.

    Few questions fall into each bin, so that it is far from 0: what is measured below it says
    nothing more. By drawing answers from the probabilities themselves, always alike.
    """
    p, rng = np.asarray(probabilities), np.random.default_rng(0)
    return _mean(
        [calibration_error(p.tolist(), (rng.random(len(p)) < p).tolist()) for _ in range(drawn)]
    )


def reliability(
    probabilities: Sequence[float], correct: Sequence[bool]
) -> list[tuple[int, float, float]]:
    """Of each bin that isn't empty: how many, their mean probability, and the share correct."""
    p, hit = np.asarray(probabilities), np.asarray(correct, float)
    bins = np.minimum((p * _BINS).astype(int), _BINS - 1)
    return [
        (int((bins == b).sum()), float(p[bins == b].mean()), float(hit[bins == b].mean()))
        for b in np.unique(bins)
    ]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else math.nan
