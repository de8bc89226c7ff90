"""The bold figure is the one that answers: not what it corrects, its whole, or another thing's."""

from __future__ import annotations

import pytest

from bot.kinds import answering_words
from index.models import Span


def bold(question: str, sentence: str) -> str | None:
    language = "fr" if question.endswith(" ?") else "en"
    at = Span(0, len(sentence))
    found = answering_words(question, language, sentence, at, language, times=(), published=None)
    return found.span.of(sentence) if found else None


@pytest.mark.parametrize(
    ("question", "sentence", "figure"),
    [
        (
            "A combien s'élève l'amende ?",
            "L'amende s'élève à 70.000 euros, et non à 90.000.",
            "70.000 euros",
        ),
        (
            "De combien est doté le prix ?",
            "Le prix est doté de 2 millions d'euros et non de 4 millions.",
            "2 millions d'euros",
        ),
        (
            "How much was the fine?",
            "The fine was set at 70,000 euros instead of 90,000.",
            "70,000 euros",
        ),
        ("How many quays closed?", "The port closed six quays, not nine.", "six"),
        ("Combien de quais fermés ?", "Au lieu de neuf, six quais ont fermé.", "six"),
        ("How many ships sailed?", "Up from 14, some 22 sailed this week.", "22"),
        ("How many ships sailed before?", "Up from 14, some ships sailed.", "14"),
    ],
)
def test_a_figure_that_is_corrected_is_not_bold(
    question: str, sentence: str, figure: str | None
) -> None:
    assert bold(question, sentence) == figure


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Combien de marins ont été secourus ?", "64"),
        ("Combien de marins ont été secourus en Irlande ?", "huit"),
        ("Combien de marins ont été secourus au Portugal ?", "trois"),
        ("Combien de marins secourus en Norvège ?", None),
    ],
)
def test_a_part_has_its_own_figure(question: str, figure: str | None) -> None:
    told = (
        "La tempête passée, 64 marins ont été secourus, dont huit en Irlande et trois au Portugal."
    )
    assert bold(question, told) == figure


@pytest.mark.parametrize(
    ("question", "sentence", "figure"),
    [
        ("Combien de cas en Irlande ?", "Il y a 64 cas: 50 en Norvège, huit en Irlande.", "huit"),
        ("How many sailors were hurt?", "The gale hurt 64 sailors, nine of them badly.", "64"),
        ("How many sailors were badly hurt?", "It hurt 64 sailors, nine of them badly.", "nine"),
        ("How many members does the board have?", "Two of its nine members left.", "nine"),
        ("Combien de marins ?", "Le total des marins atteint 64, dont neuf à Lima.", "64"),
        ("How many sailors came?", "Some 64 sailors came, including the captain.", "64"),
        ("How many members left the board?", "Two of its nine members left.", "Two"),
        ("Combien de membres compte le conseil ?", "Deux des neuf membres sont partis.", "neuf"),
        ("How many sailors are based in the port of Valmer?",
         "Norda has 64 sailors, including nine in Peru.", "64"),
    ],
)  # fmt: skip
def test_the_whole_and_its_part(question: str, sentence: str, figure: str) -> None:
    assert bold(question, sentence) == figure


@pytest.mark.parametrize(
    ("question", "sentence", "figure"),
    [
        ("Combien de tonnes ont été vendues ?", "Norda a vendu 2,5 tonnes à trois ports.", "2,5"),
        ("How many tonnes were sold?", "Norda sold 2.5 tonnes of rope to three yards.", "2.5"),
        ("How many tonnes were sold?", "Norda sold its rope to three yards.", None),
        ("How many people came?", "Thousands came after the count of 800 ballots.", None),
        ("How many sailors were arrested?", "A sailor, Ivo Brand, 34, was arrested.", None),
        ("Combien de syndicats ?", "Ils étaient 900 selon les syndicats.", None),
        ("Combien de marins présents ?", "Ils étaient 900 présents selon les syndicats.", "900"),
        ("Combien de caisses saisies ?", "On a saisi une trentaine de caisses.", "une trentaine"),
        ("How many people died?", "The gale killed 34 sailors.", "34"),
    ],
)  # fmt: skip
def test_a_figure_counts_what_is_asked_for(
    question: str, sentence: str, figure: str | None
) -> None:
    assert bold(question, sentence) == figure
