"""What a timeline is narrowed to by --about: names, short words, phrases, another language."""

from __future__ import annotations

from datetime import date

import pytest

from index.story import Story
from tests.index.timeline.conftest import Tell, draft

TUESDAY = date(2026, 1, 13)
_FERRY = (
    "The ferry Aldora ran aground off Valmer on Friday 9 January.\n\n"
    "The UK sent a tug on Saturday, and Finland lent a diver.\n\n"
    "The harbour's X account was blocked on Sunday after a flood of complaints.\n\n"
    "Divers closed the leak on Monday, and the harbour master fined the owner 20,000 euros."
)
_BAC = (
    "L'Aldora s'est échoué vendredi 9 janvier devant Valmer.\n\n"
    "La Finlande a prêté un plongeur samedi.\n\n"
    "Lundi, le musée de Brissac a montré pour la première fois sa collection de timbres."
)


def narrowed(story: Story, about: str) -> list[str]:
    found = story.snapshot().timeline(about=story.subject(about))
    return [" ".join(one.quote.text for one in entry.tellings) for entry in found.entries]


@pytest.fixture
def ferry(tell: Tell) -> Story:
    return tell(
        draft(_FERRY, TUESDAY, name="The Aldora affair: what we know", lang="en"),
        draft(_BAC, TUESDAY, name="L'Aldora, le récit", lang="fr"),
    )


def test_what_the_whole_story_is_about_leaves_nothing_out(ferry: Story) -> None:
    every = ferry.snapshot().timeline()
    assert len(narrowed(ferry, "Aldora")) == len(narrowed(ferry, "aldora")) == every.total


@pytest.mark.parametrize(
    ("about", "told"),
    [
        ("UK", ["UK sent a tug"]),  # short, and a name
        ("X", ["account was blocked"]),  # a single letter
        ("20.000 euros", ["closed the leak"]),  # a figure, written otherwise
        ("Finlande", ["sent a tug", "Finlande a prêté"]),  # a name in both languages
        ("fine for the owner", ["closed the leak"]),  # a phrase of which most words are there
        ("the stamp collection", ["collection de timbres"]),  # the other language
    ],
)
def test_some_words_narrow_to_what_tells_of_them(ferry: Story, about: str, told: list[str]) -> None:
    found = narrowed(ferry, about)
    assert all(any(words in quote for quote in found) for words in told), found
    assert len(found) < ferry.snapshot().timeline().total, found


@pytest.mark.parametrize("about", ["us", "diverse", "recette de la ratatouille", "?", "the"])
def test_what_nothing_tells_of_leaves_nothing(ferry: Story, about: str) -> None:
    assert narrowed(ferry, about) == []


def test_a_subject_is_known_in_the_other_language_by_its_words(tell: Tell) -> None:
    story = tell(
        draft(
            "Une motion de censure, déposée par la gauche, sera examinée jeudi.\n\n"
            "Marnet a porté dimanche son offre d'indemnisation à 95 millions d'euros.\n\n"
            "Son successeur doit être nommé en juin.",
            TUESDAY,
            lang="fr",
        )
    )
    (only,) = narrowed(story, "compensation")
    assert "indemnisation" in only


@pytest.mark.parametrize("about", ["compensation", "indemnisation"])
def test_money_offered_to_those_harmed_is_compensation(tell: Tell, about: str) -> None:
    story = tell(
        draft(
            "The crane owner offered on Monday to pay 60 million euros to patients it had harmed."
            "\n\nThe crane owner offered on Sunday to pay 2 million euros for a new hook.\n\n"
            "The families of the victims met on Saturday in the town hall of Valmer.",
            TUESDAY,
            lang="en",
        ),
        draft("Le propriétaire a porté vendredi son offre d'indemnisation à 95 millions d'euros.",
              TUESDAY, lang="fr"),
    )  # fmt: skip
    found = narrowed(story, about)
    assert [any(words in quote for quote in found) for words in ("60 million", "95 millions")] == [
        True,
        True,
    ]
    assert not any("new hook" in quote for quote in found)
