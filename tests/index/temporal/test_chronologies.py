"""Days of a list, whose year or week stands in its heading, an earlier line or nowhere."""

from __future__ import annotations

from datetime import date

import pytest

from index.ingest import read_text
from index.passages import segment
from index.temporal import time_expressions


def listed(text: str, language: str, published: str) -> list[str]:
    """The days of a text's expressions, a day each, read with its headings."""
    draft = read_text(text, origin="test:list", title="")
    passages = segment(draft.text, language, draft.head)
    found = time_expressions(draft.text, language, date.fromisoformat(published), passages)
    return [str(one.from_) for one in found]


@pytest.mark.parametrize(
    ("text", "language", "published", "days"),
    [
        (
            "Rétrospective 2012 : le port en dates\n\n14 jan : une grue tombe.\n\n3 fév. : le quai "
            "rouvre.\n\n28 déc : la mairie vote.",
            "fr",
            "2012-12-30",
            ["2012-01-14", "2012-02-03", "2012-12-28"],
        ),
        (
            "The port in 2011\n\nJan. 14: A crane falls.\n\nMarch 3 - The quay opens again.\n\n"
            "- Nov. 28: The council votes.",
            "en",
            "2012-01-05",
            ["2011-01-14", "2011-03-03", "2011-11-28"],
        ),
        (  # two headings, each with its year
            "Le port en dates\n\n## 2010\n\n14 janvier : une grue tombe.\n\n3 mai : on la cale.\n\n"
            "## 2011\n\n14 janvier : une autre tombe.\n\n3 mai : on la laisse.",
            "fr",
            "2012-01-30",
            ["2010-01-14", "2010-05-03", "2011-01-14", "2011-05-03"],
        ),
        (  # a programme of what is to come
            "Le port en 2012\n\n14 janvier : la grue arrive.\n\n3 février : le quai ouvre.",
            "fr",
            "2012-01-05",
            ["2012-01-14", "2012-02-03"],
        ),
    ],
)
def test_a_year_stands_in_the_heading(
    text: str, language: str, published: str, days: list[str]
) -> None:
    assert [day for day in listed(text, language, published) if day[5:] != "01-01"] == days


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        (
            "Le port en dates\n\n2 janvier 2017 : une grue tombe.\n\n4 mars : le quai rouvre.\n\n"
            "Décembre : la mairie vote.",
            "fr",
            ["2017-01-02", "2017-03-04", "2017-12-01"],
        ),
        (
            "Key dates\n\nNov. 2, 2016: A crane falls.\n\nMarch 4: The quay opens again.",
            "en",
            ["2016-11-02", "2017-03-04"],
        ),
    ],
)
def test_a_year_is_told_once_and_goes_on(text: str, language: str, days: list[str]) -> None:
    assert listed(text, language, "2018-01-14") == days


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        (
            "La semaine du port\n\nLundi : une grue tombe.\n\nMardi : le quai ferme.\n\n"
            "Vendredi : la mairie vote.",
            "fr",
            ["2026-01-05", "2026-01-06", "2026-01-09"],
        ),
        (
            "La semaine du port\n\nLundi 5 : une grue tombe.\n\nLe 6 : le quai ferme.\n\n"
            "Vendredi 9 : la mairie vote.",
            "fr",
            ["2026-01-05", "2026-01-06", "2026-01-09"],
        ),
        (
            "The port's week\n\nMonday 5: a crane falls.\n\nTuesday 6: the quay closes.",
            "en",
            ["2026-01-05", "2026-01-06"],
        ),
        (  # the newest first
            "The port's week\n\nFriday: the council votes.\n\nTuesday: the quay closes.\n\n"
            "Monday: a crane falls.",
            "en",
            ["2026-01-09", "2026-01-06", "2026-01-05"],
        ),
        (  # no list: a line that begins with a day is told by itself
            "Le port\n\nMardi : le quai rouvre, et la maire sera là.",
            "fr",
            ["2026-01-13"],
        ),
    ],
)
def test_days_of_a_list_follow_each_other(text: str, language: str, days: list[str]) -> None:
    assert listed(text, language, "2026-01-12") == days


@pytest.mark.parametrize(
    ("text", "language", "published", "days"),
    [
        (
            "Le port\n\n14 janvier 2026 : une grue tombe.\n\n20 janvier : la mairie votera.",
            "fr",
            "2026-01-15",
            ["2026-01-14", "2026-01-20"],
        ),
        (
            "Key dates\n\n2 December 2025: A crane falls.\n\n9 January: The quay closes.\n\n"
            "3 February: The council will vote.",
            "en",
            "2026-01-15",
            ["2025-12-02", "2026-01-09", "2026-02-03"],
        ),
        (  # the newest first, long ago
            "Key dates\n\n14 January 2025: The quay opens.\n\n9 January: It closes.\n\n"
            "2 January: A crane falls.",
            "en",
            "2026-06-15",
            ["2025-01-14", "2025-01-09", "2025-01-02"],
        ),
        (  # the heading's year is that of the first line
            "Timeline of 2025\n\n14 December: A crane falls.\n\n20 January: The quay opens.",
            "en",
            "2026-02-15",
            ["2025-12-14", "2026-01-20"],
        ),
    ],
)
def test_a_list_goes_on_to_the_nearer_such_day(
    text: str, language: str, published: str, days: list[str]
) -> None:
    assert [day for day in listed(text, language, published) if day[5:] != "01-01"] == days


def test_a_list_with_the_newest_first_needs_no_day_of_publication() -> None:
    text = "14 January 2026: The quay opens.\n\n9 January: It closes.\n\n2 January: A crane falls."
    found = time_expressions(text, "en", None)
    assert [str(one.from_) for one in found] == ["2026-01-14", "2026-01-09", "2026-01-02"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "The port\n\nFriday: The council will vote.\n\nMonday: The court will sit.\n\n"
            "Thursday: The strike will begin.",
            "en",
        ),
        (
            "Le port\n\nVendredi : la mairie votera.\n\nLundi : le tribunal siégera.\n\n"
            "Jeudi : la grève commencera.",
            "fr",
        ),
    ],
)
def test_days_of_a_programme_follow_each_other(text: str, language: str) -> None:
    assert listed(text, language, "2026-01-13") == ["2026-01-16", "2026-01-19", "2026-01-22"]


@pytest.mark.parametrize("published", ["2025-12-28", "2026-01-05", "2026-01-30"])
@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The year at the port\n\nJanuary: A crane falls.\n\nMarch: The quay opens.\n\n"
         "November: The council votes.", "en"),
        ("L'année du port\n\nJanvier : une grue tombe.\n\nMars : le quai rouvre.\n\n"
         "Novembre : la mairie vote.", "fr"),
    ],
)  # fmt: skip
def test_the_months_of_a_review_are_those_of_the_year_that_ends(
    text: str, language: str, published: str
) -> None:
    assert listed(text, language, published) == ["2025-01-01", "2025-03-01", "2025-11-01"]
