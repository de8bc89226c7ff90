"""An age is told of whom the question names, and of nobody else of the name."""

from __future__ import annotations

import pytest

from bot.kinds import answering_words
from bot.models import Abstention, Answer
from index.models import Span
from tests.bot.conftest import MakeAnswerer


def bold(question: str, sentence: str) -> str | None:
    language = "fr" if question.endswith(" ?") else "en"
    at = Span(0, len(sentence))
    found = answering_words(question, language, sentence, at, language, times=(), published=None)
    return found.span.of(sentence) if found else None


@pytest.mark.parametrize(
    ("question", "sentence", "age"),
    [
        ("Quel âge a Paul Brook ?", "Le patron de Maison Brook, Paul Brook, 58 ans, part.", "58"),
        ("How old is Paul Brook?", "Brook Yards said Paul Brook, 58, would leave.", "58"),
        ("How old is Brook?", "Brook, 58, left.", "58"),
        ("Quel âge a Anne Brook ?", "Mme Brook, 58 ans, est partie.", "58"),
        ("Quel âge a Anne Brook ?", "Son mari Paul Brook, 58 ans, est parti.", None),
        ("How old is Anne Brook?", "The 58-year-old mayor Anne Brook left.", "58"),
        ("How old is Anne Brook?", "Anne Brook met Jean Morel, 58.", None),
        ("Quel âge avait le garçon ?", "Un garçon de sept mois est mort.", "sept mois"),
        ("Quel âge avait la fillette ?", "La fillette, âgée de 9 mois, va mieux.", "9 mois"),
        ("How old was the girl?", "A seven-month-old girl was hurt.", "seven-month"),
        ("Quel âge avait le garçon ?", "Trois enfants, âgés de 7 à 12 mois, vont mieux.", None),
        (
            "Quel âge avait le bébé mort à Valmer ?",
            "Un bébé de 9 mois est mort à Valmer.",
            "9 mois",
        ),
        ("How old is the son of Anne Brook?", "Anne Brook, 58, has a son.", None),
        ("Quel est l'âge d'Anne Brook ?", "Anne Brook, 58 ans, a un fils.", "58"),
        ("Quel âge ont les enfants ?", "Trois enfants, âgés de 7 à 12 mois.", "7 à 12 mois"),
    ],
)
def test_the_age_that_is_asked_for(question: str, sentence: str, age: str | None) -> None:
    assert bold(question, sentence) == age


def test_an_age_after_a_surname_answers(make_shipped: MakeAnswerer) -> None:
    answerer = make_shipped(
        {
            "New harbour master": "Anne Brook will run the harbour of Valmer.\n\nBrook, 52, a "
            "former tug captain, was chosen in March, replacing Jean Morel, who had left over a "
            "dispute on fees.\n\nHer brother Paul is a baker."
        }
    )
    for question in ("How old is Brook?", "How old is Anne Brook?"):
        result = answerer.ask(question)
        assert isinstance(result, Answer)
        assert "Brook, 52" in result.citations[0].quote.text
    assert isinstance(answerer.ask("How old is Jean Morel?"), Abstention)
