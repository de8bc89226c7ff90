"""What stands around a date tells which day is meant; published on Tuesday 13 January 2026."""

from __future__ import annotations

import pytest

from tests.index.temporal.helpers import dated, read


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("The blockade began before dawn on Monday.", "dawn on Monday", "2026-01-12"),
        ("The crane fell just after midnight on Sunday.", "midnight on Sunday", "2026-01-11"),
        ("Fees are due before noon on Friday.", "noon on Friday", "2026-01-16"),
    ],
)
def test_a_limit_within_a_day_is_that_day(text: str, words: str, day: str) -> None:
    [found] = read(text, "en")
    assert (found.text, found.days, found.bound) == (words, day, None)


def test_until_an_hour_of_a_day_stays_open() -> None:
    [found] = read("The quays are shut until dawn on Friday.", "en")
    assert (found.days, found.bound) == ("2026-01-16", "until")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The lock opened on 5 January. The dam was done two weeks earlier than planned."),
        ("en", "The lock opened on 5 January. The dam came three days later than scheduled."),
        ("fr", "L’écluse a ouvert le 5 janvier. Le barrage fut prêt un mois plus tôt que prévu."),
        ("fr", "L’écluse a ouvert le 5 janvier. Le barrage fut prêt un jour plus tard que prévu."),
    ],
)
def test_earlier_than_planned_is_no_day(language: str, text: str) -> None:
    assert [days for _, days in dated(text, language)] == ["2026-01-05"]


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "More blockades were possible in February, he said.", "2026-02-01..2026-02-28"),
        ("en", "Crossing the strait was possible in December.", "2025-12-01..2025-12-31"),
        ("en", "The dockers threatened more walkouts in February.", "2026-02-01..2026-02-28"),
        ("en", "The dockers had called a walkout for Friday.", "2026-01-16"),
        ("en", "The hearing was moved to Thursday.", "2026-01-15"),
        ("fr", "D’autres blocages étaient possibles en février.", "2026-02-01..2026-02-28"),
        ("fr", "Traverser le détroit était possible en décembre.", "2025-12-01..2025-12-31"),
        ("fr", "Les dockers ont brandi la menace d’un blocage en mars.", "2026-03-01..2026-03-31"),
        ("fr", "Les dockers ont appelé à un blocage pour vendredi.", "2026-01-16"),
        ("fr", "L’audience a été reportée à jeudi.", "2026-01-15"),
    ],
)
def test_what_may_come_is_dated_by_what_is_near(language: str, text: str, days: str) -> None:
    assert [found for _, found in dated(text, language)] == [days]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Devant le conseil, le 7 janvier, elle a admis que le port avait reçu la lettre le "
            "2 décembre. Elle a nié l’avoir lue avant le 20 décembre. Son adjoint est parti le "
            "lendemain.",
        ),
        (
            "en",
            "On January 7 she told the council that the port had received the letter on December "
            "2. She denied reading it before December 20. Her deputy left the next day.",
        ),
    ],
)
def test_the_next_day_is_counted_from_no_limit_and_from_nothing_that_is_reported(
    language: str, text: str
) -> None:
    assert dated(text, language)[-1][1] == "2026-01-08"


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("fr", "Elle dit que le quai a fermé le 7 janvier. Le lendemain, il rouvre.", "2026-01-08"),
        ("en", "She said the quay shut on January 7. The next day it reopened.", "2026-01-08"),
        (
            "fr",
            "Lundi, le port a dit que la grue était tombée le 3 janvier. On l’a relevée le "
            "lendemain.",
            "2026-01-04",
        ),
        (
            "en",
            "On Monday the port said that the crane had fallen on January 3. It was lifted the "
            "next day.",
            "2026-01-04",
        ),
        ("fr", "L’exposition dure jusqu’au 7 janvier. Le lendemain, tout ferme.", "2026-01-08"),
        ("fr", "Il faut payer avant le 7 janvier. Après cette date, tout ferme.", "2026-01-07"),
    ],
)
def test_what_else_is_told_is_counted_from(language: str, text: str, day: str) -> None:
    assert dated(text, language)[-1][1] == day


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("fr", "Elle a exclu un vote avant Pâques.", "2026-04-03..2026-04-06"),
        ("fr", "Elle a refusé de rouvrir le quai avant mars.", "2026-03-01..2026-03-31"),
        ("fr", "Elle a nié avoir lu la lettre avant le 20 décembre.", "2025-12-20"),
        ("en", "She ruled out a vote before March.", "2026-03-01..2026-03-31"),
        ("en", "She denied reading the letter before December 20.", "2025-12-20"),
        ("en", "She denied reading the letter before Friday.", "2026-01-09"),
    ],
)
def test_a_limit_is_on_the_nearest_such_day(language: str, text: str, days: str) -> None:
    assert [found for _, found in dated(text, language)] == [days]


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "The vote will be held no earlier than February 2.", "2026-02-02"),
        ("en", "The vote has been put off to March at the earliest.", "2026-03-01..2026-03-31"),
        ("fr", "La réouverture est repoussée au 20 avril au plus tôt.", "2026-04-20"),
        ("fr", "Le quai ne rouvrira pas avant mars.", "2026-03-01..2026-03-31"),
    ],
)
def test_the_earliest_day_opens_a_time(language: str, text: str, days: str) -> None:
    [found] = read(text, language)
    assert (found.days, found.bound) == (days, "since")


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("The union is taking Christmas hostage.", "en", []),
        ("The quay reopened at Christmas.", "en", ["2025-12-25"]),
        ("The quay will reopen by Christmas 2026.", "en", ["2026-12-25"]),
        ("Two dockers told Harbour News Today that the crane was old.", "en", []),
        ("Today the mayor spoke.", "en", ["2026-01-13"]),
        ("Le docker était à son poste depuis dix-sept heures.", "fr", []),
        ("Le docker est à son poste depuis dix-sept ans.", "fr", ["2009-01-01..2009-12-31"]),
        ("He had called the harbour at 1 a.m. to ask for a tug.", "en", []),
        ("The crane fell on Monday. It was still standing at 1 a.m. then.", "en",
         ["2026-01-12", "2026-01-12"]),
        ("He read out his letter of 2 March 2025. Nobody spoke. The room was full. A clock ticked. "
         "At 5.10 p.m. he had called for a tug.", "en", ["2025-03-02"]),
        ("Un rapport le recommandait dès 2017.", "fr", ["2017-01-01..2017-12-31"]),
    ],
)  # fmt: skip
def test_no_day_that_the_text_does_not_tell(text: str, language: str, days: list[str]) -> None:
    assert [found for _, found in dated(text, language)] == days
