"""Days as heads write them, settled to dates."""

from __future__ import annotations

from datetime import date

import pytest
from babel.dates import format_date

from index.written_dates import dates, writes_month_first

JANUARY_13 = date(2026, 1, 13)


@pytest.mark.parametrize(
    "written",
    [
        "2026-01-13",
        "2026-01-13T10:32:00+01:00",
        "2026/01/13",
        "13/01/2026",
        "13.01.2026",
        "13/01/26",
        "01/13/2026",
        "mardi 13/01/2026",
        "mardi 13 janvier 2026",
        "Mardi, le 13 janvier 2026",
        "le 13 janv. 2026",
        "13 janv 2026",
        "13 Jan 2026",
        "13th of January 2026",
        "Jan 13, 2026",
        "Jan. 13, 2026",
        "January 13th 2026",
        "Tuesday, January 13, 2026",
        "Tue, 13 Jan 2026 08:00:00 GMT",
        "13\u00a0janvier\u00a02026",
    ],
)
def test_a_day_is_read_in_many_writings(written: str) -> None:
    (found,) = dates(f"Publié : {written}")
    assert found.settle() == (JANUARY_13, ())
    assert found.span.of(f"Publié : {written}") == found.text


@pytest.mark.parametrize(
    "written",
    [
        "13. Januar 2026",
        "13. Jänner 2026",
        "Dienstag, 13. Januar 2026",
        "Dienstag, den 13. Januar 2026",
        "am 13. Jan. 2026",
        "Di., 13.01.2026",
        "13.Januar 2026",
        "martes, 13 de enero de 2026",
        "martes 13 de enero del 2026",
        "el 13 de enero de 2026",
        "a 13 de enero de 2026",
        "13 ene 2026",
        "13 ene. 2026",
        "martedì 13 gennaio 2026",
        "il 13 gennaio 2026",
        "13 gen 2026",
        "terça-feira, 13 de janeiro de 2026",
        "13 de janeiro de 2026",
        "13 jan. 2026",
        "dinsdag 13 januari 2026",
        "op 13 januari 2026",
        "di 13 jan 2026",
    ],
)
def test_a_day_is_read_in_further_languages(written: str) -> None:
    (found,) = dates(f"|{written}|")
    assert found.settle() == (JANUARY_13, ())
    assert found.text == written


@pytest.mark.parametrize("language", ["fr", "en", "de", "es", "it", "pt", "nl"])
def test_all_months_and_weekdays_of_a_language_are_known(language: str) -> None:
    """As Babel, which has them of the Unicode consortium, writes a day in full."""
    for month in range(1, 13):
        day = date(2026, month, 13)
        for form in ("long", "full"):
            (found,) = dates(format_date(day, form, locale=language))
            assert found.settle() == (day, ())
            assert (found.weekday is not None) is (form == "full")


def test_first_days_of_months() -> None:
    for written in ("1. Mai 2026", "1º de mayo de 2026", "1° maggio 2026", "1.º de maio de 2026"):
        (found,) = dates(written)
        assert found.settle() == (date(2026, 5, 1), ())


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1er août 2012", date(2012, 8, 1)),
        ("29 févr. 2024", date(2024, 2, 29)),
        ("4 July 1976", date(1976, 7, 4)),
        ("14 juillet 1789", date(1789, 7, 14)),
        ("31/12/99", date(1999, 12, 31)),
    ],
)
def test_other_days(written: str, meant: date) -> None:
    (found,) = dates(written)
    assert found.settle() == (meant, ())


@pytest.mark.parametrize(
    "prose",
    [
        "En 2012",
        "janvier 2026",
        "mardi",
        "12-13",
        "9/11",
        "1,5/10/2",
        "v1.2.3",
        "mai 68",
        "32/01/2026",
        "11 out of 20",
        "10 ago",
        "a set of 9 set 11",
        "4 GEN 0180",
        "Juli 11",
    ],
)
def test_what_is_no_day_is_not_read_as_one(prose: str) -> None:
    assert list(dates(prose)) == []


def test_a_missing_year_comes_from_another_date_and_is_never_invented() -> None:
    (found,) = dates("31 décembre")
    day, notes = found.settle()
    assert day is None
    assert "no year" in notes[0]
    assert found.settle(near=date(2026, 1, 2)) == (date(2025, 12, 31), ())
    assert found.settle(near=date(2025, 12, 30)) == (date(2025, 12, 31), ())


def test_a_weekday_that_does_not_fit_is_noted() -> None:
    (found,) = dates("lundi 13 janvier 2026")
    day, notes = found.settle()
    assert day == JANUARY_13
    assert "Tuesday" in notes[0]


def test_a_day_that_the_calendar_lacks_is_noted() -> None:
    (found,) = dates("30 février 2026")
    assert found.settle()[0] is None
    assert "calendar" in found.settle()[1][0]


def test_order_of_day_and_month() -> None:
    (ambiguous,) = dates("02/01/2026")
    day, notes = ambiguous.settle()
    assert day == date(2026, 1, 2)
    assert "day first" in notes[0]
    assert ambiguous.settle(day_first=False)[0] == date(2026, 2, 1)
    assert ambiguous.settle(near=date(2026, 2, 1)) == (date(2026, 2, 1), ())


def test_a_weekday_decides_the_order() -> None:
    (found,) = dates("Friday 02/01/2026")
    assert found.settle(day_first=False) == (date(2026, 1, 2), ())
    (found,) = dates("Sunday 02/01/2026")
    assert found.settle(day_first=True) == (date(2026, 2, 1), ())


def test_evidence_of_month_first() -> None:
    assert writes_month_first("Updated 01/13/2026, first published 01/12/2026")
    assert not writes_month_first("Updated 13/01/2026, seen 01/14/2026")
    assert not writes_month_first("01/02/2026")
