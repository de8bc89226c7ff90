"""The split decides by title alone, so it must never move."""

from __future__ import annotations

from tests.evaluation.split import HELD_OUT_PERCENT, held_out


def test_the_split_stays_where_it_is() -> None:
    assert held_out("Steam_engine")
    assert held_out("Warsaw")
    assert not held_out("Normans")


def test_spelling_of_a_title_does_not_matter() -> None:
    assert held_out("steam engine")
    assert held_out("STEAM_ENGINE")


def test_about_that_share_is_held_out() -> None:
    share = sum(held_out(f"page {number}") for number in range(20_000)) / 20_000
    assert abs(share - HELD_OUT_PERCENT / 100) < 0.01
