"""Days of plans that are given up, and what is taken back; published on Tuesday 13 January 2026."""

from __future__ import annotations

import pytest

from index.models import Bound
from index.temporal import time_expressions
from tests.index.temporal.helpers import PUBLISHED


def standing(text: str, language: str) -> tuple[list[str], list[str]]:
    """The words of the dates that stand, and of those that don't."""
    found = time_expressions(text, language, PUBLISHED)
    return [one.text for one in found if one.stands], [one.text for one in found if not one.stands]


@pytest.mark.parametrize(
    ("language", "text", "stand", "fall"),
    [
        (
            "fr",
            "L’audience du port, prévue mercredi, a été reportée au 25 janvier.",
            ["25 janvier"],
            ["mercredi"],
        ),
        (
            "fr",
            "Le maire a repoussé au 25 janvier la fête programmée pour samedi.",
            ["25 janvier"],
            ["samedi"],
        ),
        (
            "fr",
            "L’écluse devait rouvrir jeudi. La réouverture est repoussée au 20 février.",
            ["20 février"],
            ["jeudi"],
        ),
        ("fr", "La fête est décalée du 18 au 25 janvier.", [], ["du 18 au 25 janvier"]),
        (
            "en",
            "The port hearing, planned for Wednesday, was moved to January 25.",
            ["January 25"],
            ["Wednesday"],
        ),
        (
            "en",
            "The concert had been scheduled for 2 January but was cancelled.",
            [],
            ["2 January"],
        ),
        (
            "en",
            "The lock was to reopen on Thursday. The reopening has been pushed back to May 20.",
            ["May 20"],
            ["Thursday"],
        ),
    ],
)
def test_the_day_of_a_plan_given_up_does_not_stand(
    language: str, text: str, stand: list[str], fall: list[str]
) -> None:
    assert standing(text, language) == (stand, fall)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La fête, prévue samedi, n’a pas été annulée."),
        ("fr", "La hausse, annoncée lundi, a été annulée."),
        ("fr", "La réunion, prévue samedi, portera sur un vote reporté deux fois."),
        ("fr", "L’écluse devait rouvrir jeudi. Le maire sera là."),
        ("en", "The concert, due on Friday, was not cancelled."),
        ("en", "The rise, announced on Monday, was cancelled."),
        ("en", "The lock was to reopen on Thursday. The mayor will be there."),
        ("en", "She came on Monday, not on foot."),
    ],
)
def test_a_plan_that_is_kept_and_what_was_done_stand(language: str, text: str) -> None:
    kept, given_up = standing(text, language)
    assert (len(kept), given_up) == (1, [])


@pytest.mark.parametrize(
    ("language", "text", "stand", "fall"),
    [
        (
            "fr",
            "Rectificatif : une version précédente de cet article disait que l’écluse rouvrirait "
            "le 20 janvier. Ce sera le 27 janvier et non le 25 janvier.",
            ["27 janvier"],
            ["20 janvier", "25 janvier"],
        ),
        (
            "en",
            "Correction: An earlier version of this article said that the lock would reopen on "
            "January 20. It opens on Thursday, not Monday.",
            ["Thursday"],
            ["January 20", "Monday"],
        ),
        ("en", "This story was corrected on January 12 to add a name.", [], ["January 12"]),
    ],
)
def test_what_a_correction_repeats_does_not_stand(
    language: str, text: str, stand: list[str], fall: list[str]
) -> None:
    assert standing(text, language) == (stand, fall)


def test_nothing_is_counted_from_a_plan_given_up() -> None:
    text = (
        "Le port a fermé le 5 janvier. La fête, prévue le 9 janvier, a été annulée. La grue est "
        "tombée le lendemain."
    )
    [*_, (words, day)] = [(one.text, one.from_) for one in time_expressions(text, "fr", PUBLISHED)]
    assert (words, str(day)) == ("le lendemain", "2026-01-06")


@pytest.mark.parametrize(
    ("language", "text", "stand", "fall"),
    [
        ("en", "The tally rose to 22 from 14 on Friday.", [], ["Friday"]),
        ("en", "The rate hit 7.3% in December, against 7.1% in June.", ["December"], ["June"]),
        ("en", "Sales fell to 4 million, down from 6 million in March.", [], ["March"]),
        ("en", "At 9 the court ruled against three mayors on Friday.", ["Friday"], []),
        ("fr", "Le bilan est passé lundi à 22, contre 14 vendredi.", ["lundi"], ["vendredi"]),
        ("fr", "Le taux atteint 7,3 % en mai, contre 7,1 % en avril.", ["mai"], ["avril"]),
        ("fr", "Une plainte contre deux maires a été déposée lundi.", ["lundi"], []),
    ],
)
def test_the_day_of_the_older_figure_does_not_stand(
    language: str, text: str, stand: list[str], fall: list[str]
) -> None:
    assert standing(text, language) == (stand, fall)


@pytest.mark.parametrize(
    ("language", "text", "stands"),
    [
        ("en", "A 17th-century harbour was flooded.", False),
        ("fr", "Un phare du XIXe siècle a brûlé.", False),
        ("en", "The harbour was dug in the 17th century.", True),
        ("fr", "Le phare a été bâti au XIXe siècle.", True),
    ],
)
def test_the_century_that_a_thing_is_of_tells_of_no_event(
    language: str, text: str, stands: bool
) -> None:
    (found,) = time_expressions(text, language, PUBLISHED)
    assert found.stands is stands


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Elle aurait dû être retirée du service en 2019."),
        ("fr", "Son installation, promise pour 2021, avait été repoussée faute d’argent."),
        ("en", "The crane should have been scrapped in 2019."),
        ("en", "Its lift, promised for 2021, had been put off for want of money."),
    ],
)
def test_what_ought_to_have_been_does_not_stand(language: str, text: str) -> None:
    assert standing(text, language)[0] == []


@pytest.mark.parametrize(
    ("language", "text", "stand", "fall"),
    [
        (
            "fr",
            "Les élus, qui devaient se voir le 16 janvier, se verront finalement le 25 janvier.",
            ["25 janvier"],
            ["16 janvier"],
        ),
        (
            "fr",
            "Le bal, initialement prévu le 16 janvier, aura lieu le 2 avril.",
            ["2 avril"],
            ["16 janvier"],
        ),
        ("fr", "Le bal, prévu samedi, s’est finalement tenu.", ["samedi"], []),
        ("fr", "Le bal a été annulé puis fixé, désormais prévu le 2 avril.", ["2 avril"], []),
        (
            "en",
            "The elders, who had been expected to meet on January 16, will now meet on January 25.",
            ["January 25"],
            ["January 16"],
        ),
        ("en", "The fair, first set for May 3, will open on May 12.", ["May 12"], ["May 3"]),
        (
            "en",
            "The fair was due to open on May 3 but will now open on May 12.",
            ["May 12"],
            ["May 3"],
        ),
        ("en", "The fair was postponed and is now due on May 12.", ["May 12"], []),
        ("en", "The fair, due on Friday, will now be free.", ["Friday"], []),
    ],
)
def test_a_plan_that_another_replaces_does_not_stand(
    language: str, text: str, stand: list[str], fall: list[str]
) -> None:
    assert standing(text, language) == (stand, fall)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "(This January 9 story has been corrected to say that two cranes fell, not three)"),
        ("en", "(This Monday story was updated to add a name in paragraph 4)"),
        ("en", "The port pays 20,000 euros, not 30,000 as announced on Monday."),
        ("en", "The mayor corrected the figure announced on Monday."),
        ("fr", "Le maire a corrigé le montant annoncé lundi."),
        ("fr", "Il part, contredisant ses propres déclarations de lundi."),
        ("fr", "Contrairement à ce qui était indiqué lundi, le port paie 20 000 euros."),
        ("fr", "Le port paie 20 000 euros, et non 30 000 comme annoncé lundi."),
    ],
)
def test_the_day_of_what_was_said_wrongly_does_not_stand(language: str, text: str) -> None:
    kept, fallen = standing(text, language)
    assert (kept, len(fallen)) == ([], 1)


@pytest.mark.parametrize(
    ("text", "stand"),
    [
        ("The bank raised its key rate to 14% from 11% on January 12.", ["January 12"]),
        ("The bank cut the price to 11 euros from 14 on Monday.", ["Monday"]),
        ("The bank cut the price on Monday to 11 euros from 14 on Friday.", ["Monday"]),
    ],
)
def test_the_day_of_an_act_that_sets_a_figure_stands(text: str, stand: list[str]) -> None:
    assert standing(text, "en")[0] == stand


@pytest.mark.parametrize(
    ("language", "text", "bound"),
    [
        ("en", "The vote has been put off until April 16.", None),
        ("en", "The mayor postponed the vote until April 16.", None),
        ("en", "The quay stays shut until April 16.", Bound.UNTIL),
        ("fr", "Le vote a été reporté jusqu’au 16 avril.", None),
        ("fr", "Le quai reste fermé jusqu’au 16 avril.", Bound.UNTIL),
    ],
)
def test_what_is_put_off_until_a_day_is_on_that_day(
    language: str, text: str, bound: Bound | None
) -> None:
    (found,) = time_expressions(text, language, PUBLISHED)
    assert found.bound is bound


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On Monday the mayor corrected the toll."),
        ("en", "The figure announced on Monday is 30,000 euros."),
        ("fr", "Le maire a corrigé lundi le montant annoncé."),
        ("fr", "Le chiffre annoncé lundi est de 30 000 euros."),
    ],
)
def test_the_day_of_a_correction_and_of_a_figure_stand(language: str, text: str) -> None:
    assert len(standing(text, language)[0]) == 1
