"""The metrics against their definitions, worked out by hand or the slow way."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.weighing import Signals
from tests.evaluation.calibration import First, at_threshold
from tests.evaluation.metrics import (
    auroc,
    calibration_error,
    least_calibration_error,
    mrr_at_10,
    ndcg_at_10,
    recall_at,
    reliability,
)

scores = st.lists(st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0]), min_size=1, max_size=20)


def test_ranks_count_from_zero_and_end_at_ten() -> None:
    ranks = [0, 2, 9, 10, None]
    assert recall_at(1, ranks) == 1 / 5
    assert recall_at(5, ranks) == 2 / 5
    assert recall_at(10, ranks) == 3 / 5
    assert mrr_at_10(ranks) == pytest.approx((1 + 1 / 3 + 1 / 10) / 5)
    assert ndcg_at_10(ranks) == pytest.approx((1 + 1 / 2 + 1 / math.log2(11)) / 5)


@given(scores, scores)
def test_auroc_counts_the_pairs_in_order_and_ties_by_half(
    right: list[float], wrong: list[float]
) -> None:
    pairs = [(a > b) + (a == b) / 2 for a in right for b in wrong]
    assert auroc(right, wrong) == pytest.approx(sum(pairs) / len(pairs))


def test_auroc_of_one_kind_alone_is_no_number() -> None:
    assert math.isnan(auroc([0.5], []))
    assert math.isnan(auroc([], [0.5]))


def test_calibration_is_the_gap_between_what_is_said_and_what_is() -> None:
    assert calibration_error([0.8] * 5, [True] * 4 + [False]) == pytest.approx(0)
    assert calibration_error([0.9, 0.9, 0.1, 0.1], [False] * 4) == pytest.approx(0.5)
    assert calibration_error([1.0, 0.0], [True, False]) == 0


def test_a_bin_tells_how_many_what_was_said_and_what_was_right() -> None:
    assert reliability([0.72, 0.78, 0.1], [True, False, False]) == [
        (1, 0.1, 0.0),
        (2, pytest.approx(0.75), 0.5),
    ]


def test_few_questions_look_badly_calibrated_whatever_the_reader() -> None:
    few, many = least_calibration_error([0.5] * 9), least_calibration_error([0.5] * 900)
    assert few == pytest.approx(0.135, abs=0.02)  # the mean of |9 tosses' share - 1/2|
    assert many < 0.02
    assert least_calibration_error([1.0, 0.0] * 5) == 0


def test_a_threshold_parts_false_answers_from_silences() -> None:
    given = [
        First("a", Signals(0.0, missing=False, weakest=0.0, across=False), right, answerable)
        for right, answerable in ((True, True), (False, True), (True, True), (False, False))
    ]
    told = at_threshold(0.5, given, np.array([0.9, 0.6, 0.2, 0.7]))
    assert told == pytest.approx((1.0, 1 / 3, 1 / 3))
