"""Times in words: as fine as the text, and no finer."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.drawing import when
from index.models import Bound, Mod, Precision
from tests.index.drawing.entries import entry

QUICK = settings(max_examples=60, deadline=None)  # machines may be busy
P = Precision


@pytest.mark.parametrize(
    ("first", "last", "precision", "bound", "mod", "fr", "en"),
    [
        ("2026-01-12", "2026-01-12", P.DAY, None, None,
         "lundi 12 janvier 2026", "Monday 12 January 2026"),
        ("2026-01-01", "2026-01-01", P.DAY, "since", None,
         "depuis le jeudi 1er janvier 2026", "since Thursday 1 January 2026"),
        ("2026-01-12", "2026-01-12", P.DAY, "until", None,
         "jusqu’au lundi 12 janvier 2026", "until Monday 12 January 2026"),
        ("2026-01-12", "2026-01-12", P.DAY, None, "end",
         "lundi 12 janvier 2026", "Monday 12 January 2026"),
        ("2026-01-10", "2026-01-11", P.WEEKEND, None, None,
         "week-end des 10 et 11 janvier 2026", "weekend of 10–11 January 2026"),
        ("2026-01-31", "2026-02-01", P.WEEKEND, None, None,
         "week-end du 31 janvier au 1er février 2026", "weekend of 31 January – 1 February 2026"),
        ("2026-01-12", "2026-01-12", P.DAY, "before", None,
         "avant le lundi 12 janvier 2026", "before Monday 12 January 2026"),
        ("2026-06-21", "2026-09-21", P.SEASON, "before", None,
         "avant l’été 2026", "before summer 2026"),
        ("2026-01-05", "2026-01-11", P.WEEK, "until", None,
         "jusqu’à la semaine du 5 au 11 janvier 2026", "until the week of 5–11 January 2026"),
        ("2026-01-05", "2026-01-06", P.WEEK, None, "start",
         "du 5 au 6 janvier 2026", "5–6 January 2026"),
        ("2026-01-01", "2026-01-31", P.MONTH, None, None, "janvier 2026", "January 2026"),
        ("2026-01-01", "2026-01-10", P.MONTH, None, "start",
         "début janvier 2026", "early January 2026"),
        ("2026-01-11", "2026-01-20", P.MONTH, None, "mid", "mi-janvier 2026", "mid-January 2026"),
        ("2026-01-01", "2026-01-31", P.MONTH, "since", "approximate",
         "depuis janvier 2026 (environ)", "since January 2026 (approx.)"),
        ("2025-06-21", "2025-09-21", P.SEASON, "since", None,
         "depuis l’été 2025", "since summer 2025"),
        ("2025-12-21", "2026-03-19", P.SEASON, None, None, "hiver 2025", "winter 2025"),
        ("2025-10-01", "2025-12-31", P.YEAR, None, "end", "fin 2025", "late 2025"),
        ("1990-01-01", "1999-12-31", P.RANGE, None, None, "de 1990 à 1999", "1990–1999"),
        ("2025-12-29", "2026-01-03", P.RANGE, None, None,
         "du 29 décembre 2025 au 3 janvier 2026", "29 December 2025 – 3 January 2026"),
    ],
)  # fmt: skip
def test_when(  # noqa: PLR0917
    first: str, last: str, precision: P, bound: str | None, mod: str | None, fr: str, en: str
) -> None:
    told = entry(
        date.fromisoformat(first),
        date.fromisoformat(last),
        precision,
        bound=Bound(bound) if bound else None,
        mod=Mod(mod) if mod else None,
    )
    assert when(told, "fr") == fr
    assert when(told, "en") == en
    assert when(told, "de") == en


days = st.dates(date(1000, 1, 1), date(9999, 12, 31))


@QUICK
@given(
    days,
    st.integers(0, 4000),
    st.sampled_from(Precision),
    st.sampled_from([None, *Bound]),
    st.sampled_from([None, *Mod]),
    st.sampled_from(["fr", "en"]),
)
def test_every_time_has_words(  # noqa: PLR0917
    first: date,
    length: int,
    precision: Precision,
    bound: Bound | None,
    mod: Mod | None,
    language: str,
) -> None:
    last = first + timedelta(min(length, (date.max - first).days))
    text = when(entry(first, last, precision, bound=bound, mod=mod), language)
    assert text
    assert "{" not in text
    if precision not in {Precision.DAY, Precision.SEASON}:
        assert str(first.year) in text or str(last.year) in text
