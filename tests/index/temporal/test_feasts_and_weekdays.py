"""Feasts that move, weekdays counted from others, and what only looks like a day."""

from __future__ import annotations

from datetime import date

import pytest

from index.temporal import time_expressions
from tests.index.temporal.helpers import days

WEDNESDAY = date(2026, 3, 11)


def read(text: str, language: str) -> list[tuple[str, str]]:
    return [(one.text, days(one)) for one in time_expressions(text, language, WEDNESDAY)]


def test_easter_is_where_the_church_has_it() -> None:
    years = (1818, 1943, 2024, 2025, 2026, 2038)
    told = [read(f"The pier was opened on Easter Sunday {year}.", "en") for year in years]
    assert [day for [(_, day)] in told] == [
        "1818-03-22", "1943-04-25", "2024-03-31", "2025-04-20", "2026-04-05", "2038-04-25",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Ministers met on Easter Monday.", "en", [("Easter Monday", "2025-04-21")]),
        ("The pier reopens on Good Friday.", "en", [("Good Friday", "2026-04-03")]),
        (
            "It sank on Good Friday last year.",
            "en",
            [("Good Friday last year", "2025-04-18")],
        ),
        ("They will meet over Easter.", "en", [("Easter", "2026-04-03..2026-04-06")]),
        ("The Easter Rising began on Easter Island.", "en", []),
        ("Le port a rouvert le lundi de Pâques.", "fr", [("le lundi de Pâques", "2025-04-21")]),
        (
            "Le quai fermera le jeudi de l'Ascension.",
            "fr",
            [("le jeudi de l'Ascension", "2026-05-14")],
        ),
        ("L'ascension du mont de Pâques a duré.", "fr", []),
        ("Un mardi gras sous la pluie a eu lieu.", "fr", [("mardi gras", "2026-02-17")]),
        ("Le bac ne circulait pas le 14-Juillet.", "fr", [("14-Juillet", "2025-07-14")]),
        ("Le quai fermera le 8-Mai.", "fr", [("8-Mai", "2026-05-08")]),
    ],
)
def test_a_feast(text: str, language: str, found: list[tuple[str, str]]) -> None:
    assert read(text, language) == found


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("The council will vote a week on Tuesday.", "en", [("a week on Tuesday", "2026-03-24")]),
        ("The trial opens on Monday week.", "en", [("Monday week", "2026-03-23")]),
        ("The hearing is a week tomorrow.", "en", [("a week tomorrow", "2026-03-19")]),
        ("The strike marked a week on Monday.", "en", [("a week on Monday", "2026-03-09")]),
        ("Two Fridays ago, the pilots left.", "en", [("Two Fridays ago", "2026-02-27")]),
        ("The mayor left a week ago on Monday.", "en", [("a week ago on Monday", "2026-03-02")]),
        ("Le conseil votera lundi en huit.", "fr", [("lundi en huit", "2026-03-23")]),
        ("La jetée rouvrira mardi en quinze.", "fr", [("mardi en quinze", "2026-03-31")]),
        (
            "The council met on 5 March. The previous Tuesday it had refused.",
            "en",
            [("5 March", "2026-03-05"), ("The previous Tuesday", "2026-03-03")],
        ),
        ("Divers had reached the wreck the previous Tuesday.", "en", []),
        (
            "Le conseil s'est réuni le 5 mars. Le lundi suivant, il a voté.",
            "fr",
            [("5 mars", "2026-03-05"), ("Le lundi suivant", "2026-03-09")],
        ),
        (
            "Le week-end du 7 mars a été calme.",
            "fr",
            [("Le week-end du 7 mars", "2026-03-07..2026-03-08")],
        ),
        (
            "The fair is on the weekend of March 14.",
            "en",
            [("the weekend of March 14", "2026-03-14..2026-03-15")],
        ),
        ("Overnight, the river rose.", "en", [("Overnight", "2026-03-10..2026-03-11")]),
        ("Guests who stay overnight pay less.", "en", []),
        ("The ferry stopped mid-week.", "en", [("mid-week", "2026-03-11..2026-03-13")]),
        (
            "La crue de janvier-février a duré.",
            "fr",
            [("janvier-février", "2026-01-01..2026-02-28")],
        ),
        (
            "Au lendemain du 5 mars, elle est partie.",
            "fr",
            [("Au lendemain du 5 mars", "2026-03-06")],
        ),
        ("The 7 p.m. Friday sailing was cancelled.", "en", [("7 p.m. Friday", "2026-03-06")]),
        (
            "The ban runs from 1 April until 30 September.",
            "en",
            [("from 1 April until 30 September", "2026-04-01..2026-09-30")],
        ),
        (
            "L'interdiction court du 1er février au 31 mars.",
            "fr",
            [("du 1er février au 31 mars", "2026-02-01..2026-03-31")],
        ),
        # Any such day, not one.
        ("The council meets the first Monday of every month.", "en", []),
        ("Le conseil se réunit le premier lundi de chaque mois.", "fr", []),
        ("The ferry sank on a Sunday.", "en", []),
        ("Du lundi au vendredi, le bac est gratuit.", "fr", []),
    ],
)
def test_a_weekday_counted_from_another(
    text: str, language: str, found: list[tuple[str, str]]
) -> None:
    assert read(text, language) == found


@pytest.mark.parametrize(
    ("text", "language", "bound"),
    [
        ("The fire broke out shortly before dawn on Saturday.", "en", None),
        ("A man was hit just after 9pm on Friday.", "en", None),
        ("The line is shut until 9pm on Friday.", "en", "until"),
        ("Le feu a pris peu après 21 heures vendredi.", "fr", None),
        ("La ligne est fermée jusqu'à vendredi 21 heures.", "fr", "until"),
    ],
)
def test_before_an_hour_of_a_day_is_on_that_day(
    text: str, language: str, bound: str | None
) -> None:
    (one,) = time_expressions(text, language, WEDNESDAY)
    assert (one.bound and one.bound.value) == bound


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        (
            "Elle a signé lundi ; jeudi, elle partira.",
            "fr",
            [("lundi", "2026-03-09"), ("jeudi", "2026-03-12")],
        ),
        (
            "She signed on Monday; on Thursday she leaves.",
            "en",
            [("Monday", "2026-03-09"), ("Thursday", "2026-03-12")],
        ),
        (
            "Le maire, élu en mars 2020, brigue un second mandat en mars.",
            "fr",
            [("mars 2020", "2020-03-01..2020-03-31"), ("mars", "2026-03-01..2026-03-31")],
        ),
    ],
)
def test_what_stands_across_a_semicolon_or_in_another_year(
    text: str, language: str, found: list[tuple[str, str]]
) -> None:
    assert read(text, language) == found
