"""English time expressions, one sentence each, published on Tuesday 13 January 2026."""

from __future__ import annotations

import pytest

from tests.index.temporal.helpers import dated, read, table

DAYS = table("""
PARIS, [Tuesday 13 January 2026] (AFP) - A wave. = 2026-01-13
She died on [March 3, 2024]. = 2024-03-03
The law dates from [the 1st of July 1901]. = 1901-07-01
It takes effect on [Feb. 1] and will last. = 2026-02-01
Police searched the office on [Dec. 20]. = 2025-12-20
The vote will be held on [2026-03-04]. = 2026-03-04
The minister reacted [yesterday]. = 2026-01-12
He was arrested [the day before yesterday]. = 2026-01-11
She spoke [last night]. = 2026-01-12
The regulator opened an investigation on [Monday]. = 2026-01-12
The judge ruled [Monday morning]. = 2026-01-12
The trial will open on [Thursday]. = 2026-01-15
The trial opened on [Thursday]. = 2026-01-08
The vote comes [next Friday]. = 2026-01-16
She filed a complaint [three days ago]. = 2026-01-10
The summit opens [in ten days]. = 2026-01-23
He resigned [the day after January 9]. = 2026-01-10
It will be held on [the first Monday in March]. = 2026-03-02
He left on [Christmas Eve]. = 2025-12-24
They met at [3 p.m. on Friday]. = 2026-01-09
""")
PERIODS = table("""
The tool was limited [last week]. = 2026-01-05..2026-01-11
They suspended access over [the weekend]. = 2026-01-10..2026-01-11
She will be received [this weekend]. = 2026-01-17..2026-01-18
The service was launched [last month]. = 2025-12-01..2025-12-31
The company was founded in [2024]. = 2024-01-01..2024-12-31
It was passed in [March 2019]. = 2019-03-01..2019-03-31
The inquiry, opened in [November], goes on. = 2025-11-01..2025-11-30
He was tried [last May]. = 2025-05-01..2025-05-31
He left in [March], the army said. = 2025-03-01..2025-03-31
He will leave in [March]. = 2026-03-01..2026-03-31
It was passed [last spring]. = 2025-03-20..2025-06-20
The rules will apply [this summer]. = 2026-06-21..2026-09-21
It reopened in [the fall of 2024]. = 2024-09-22..2024-12-20
Sales fell in [the first quarter of 2025]. = 2025-01-01..2025-03-31
Profit doubled in [Q3 2025]. = 2025-07-01..2025-09-30
It all began in [the 1990s]. = 1990-01-01..1999-12-31
A singer of [the '80s]. = 1980-01-01..1989-12-31
A painter of [the 19th century]. = 1801-01-01..1900-12-31
It snowed in [the last week of December]. = 2025-12-22..2025-12-28
[Two months ago], nothing worked. = 2025-11-01..2025-11-30
The reopening was put off until [June]. = 2026-06-01..2026-06-30
""")
PARTS = table("""
The platform reacted in [early January]. = 2026-01-01..2026-01-10 start
The trial opens in [mid-March]. = 2026-03-11..2026-03-20 mid
It broke in [late December 2025]. = 2025-12-21..2025-12-31 end
Troops will leave in [late 2027]. = 2027-10-01..2027-12-31 end
She left at [the beginning of the year]. = 2026-01-01..2026-03-31 start
It rained [late last week]. = 2026-01-09..2026-01-11 end
That was in the [early 2000s]. = 2000-01-01..2003-12-31 start
""")
RANGES = table("""
Access was blocked [from 9 to 12 January]. = 2026-01-09..2026-01-12
[Between 5 and 8 January], he denied it. = 2026-01-05..2026-01-08
It ran [January 5-8]. = 2026-01-05..2026-01-08
It runs [from June 27 to July 3, 2026]. = 2026-06-27..2026-07-03
He travelled [from Dec. 27 to Jan. 3]. = 2025-12-27..2026-01-03
The port closed [from Friday to Sunday]. = 2026-01-09..2026-01-11
He reigned [from 1995 to 2007]. = 1995-01-01..2007-12-31
[Between November 2024 and March 2025], none. = 2024-11-01..2025-03-31
""")
BOUNDS = table("""
The feature has been off since [January 9]. = 2026-01-09 since
She has ruled since [2017]. = 2017-01-01..2017-12-31 since
Starting [Monday], it will be banned. = 2026-01-19 since
The truce holds until [Friday]. = 2026-01-16 until
The report will be filed by [the end of March]. = 2026-03-21..2026-03-31 until
Experts will answer [within three weeks]. = 2026-02-02..2026-02-08 until
Power will be handed over before [June 30]. = 2026-06-30 before
Staff must reply before [next Monday]. = 2026-01-19 before
The union spoke ahead of [Friday]. = 2026-01-09 before
Everything will be paid before [the end of the month]. = 2026-01-21..2026-01-31 until
The report is due by [June 30]. = 2026-06-30 until
The sale must be held on [June 15] at the latest. = 2026-06-15 until
Flights were suspended until [October]. = 2026-10-01..2026-10-31 until
An inquiry will report [within the next six months]. = 2026-07-01..2026-07-31 until
""")


@pytest.mark.parametrize(("sentence", "words", "day"), DAYS)
def test_a_day(sentence: str, words: str, day: str) -> None:
    (found,) = read(sentence, "en")
    assert (found.text, found.days, found.precision) == (words, day, "day")


@pytest.mark.parametrize(("sentence", "words", "days"), PERIODS)
def test_a_longer_time_stays_as_long_as_it_is(sentence: str, words: str, days: str) -> None:
    (found,) = read(sentence, "en")
    assert (found.text, found.days) == (words, days)
    assert found.precision != "day"


@pytest.mark.parametrize(("sentence", "words", "days", "mod"), PARTS)
def test_a_part(sentence: str, words: str, days: str, mod: str) -> None:
    (found,) = read(sentence, "en")
    assert (found.text, found.days, found.mod) == (words, days, mod)


@pytest.mark.parametrize(("sentence", "words", "days"), RANGES)
def test_a_range(sentence: str, words: str, days: str) -> None:
    (found,) = read(sentence, "en")
    assert (found.text, found.days, found.precision) == (words, days, "range")


@pytest.mark.parametrize(("sentence", "words", "days", "bound"), BOUNDS)
def test_a_bound_is_told_beside_the_days_named(
    sentence: str, words: str, days: str, bound: str
) -> None:
    (found,) = read(sentence, "en")
    assert (found.text, found.days, found.bound) == (words, days, bound)


@pytest.mark.parametrize(
    "sentence",
    [
        "The fine may reach 10% of revenue, or 2026 dollars.",
        "Some 20,000 images and 1,500 complaints.",
        "He may march on, she may fall, and a second spring sprang up in a second.",
        "Theresa May said so; the plan by May's office failed.",
        "A 45-year-old man, 30 years old, with a four-year plan.",
        "For three days, for two years, a three-day weekend, 35 hours a week.",
        "Every Monday, on Tuesdays, each month, twice a week.",
        "Windows 2000, an Airbus A330, Covid-19 and Ubuntu 12.04.",
        "In recent days, recently, now, currently, in the past two weeks.",
        "The Sunday Times, Black Friday and the 2012 Olympics.",
        "February 30, 2025 and 13/32/2025 don't exist.",
    ],
)
def test_what_only_looks_like_a_date(sentence: str) -> None:
    assert dated(sentence, "en") == []


def test_a_month_may_be_told_after_its_first_second_or_third() -> None:
    assert dated("In January, the first case was found.", "en") == [
        ("January", "2026-01-01..2026-01-31")
    ]


def test_a_possessive_is_no_bound() -> None:
    (found,) = read("Hundreds fled after Friday's earthquake.", "en")
    assert (found.text, found.days, found.bound) == ("Friday", "2026-01-09", None)
