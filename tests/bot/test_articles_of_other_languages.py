"""Articles in languages that aren't read: what a check can't tell there isn't held against them."""

from __future__ import annotations

import pytest

from bot.kinds import Kind, evidence
from bot.kinds.doers import names_a_doer
from bot.models import Answer
from tests.bot.conftest import MakeAnswerer

SPANISH = "Catorce barcos siguen amarrados en España, según el puerto de Orla."
FRENCH = "Neuf navires sont à quai depuis lundi, selon la capitainerie de Valmer."
ENGLISH = (
    "The yard belongs to Nordal Marine, which pays no rent to Tessol.\n\n"
    "Nordal Marine gave no figures. Tessol made a profit of 12 million euros last year."
)


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (Kind.NUMBER, "Catorce barcos siguen amarrados."),
        (Kind.MONEY, "El dique cuesta doce millones de coronas."),
        (Kind.AGE, "La capitana tiene 64 años."),
        (Kind.TIME, "El puerto cerró el martes."),
    ],
)
def test_what_isn_t_found_by_its_form_may_be_there(kind: Kind, sentence: str) -> None:
    assert not evidence(kind, "?", sentence, "es").missing
    assert evidence(kind, "?", "Le port est beau.", "fr").missing


@pytest.mark.parametrize(
    "question",
    [
        "How many ships are moored in Spain?",
        "Combien de bateaux sont amarrés en Espagne ?",
        "Combien de bateaux espagnols sont amarrés ?",
        "Quante navi sono ormeggiate in Spagna?",
    ],
)
def test_a_nation_is_the_same_in_all_languages(make_shipped: MakeAnswerer, question: str) -> None:
    result = make_shipped({"Puertos": SPANISH, "Ports": FRENCH}).ask(question)
    assert isinstance(result, Answer)
    assert result.citations[0].quote.article.language == "es"


@pytest.mark.parametrize(
    "question",
    [
        "How many Portuguese ships are moored?",
        "Combien de bateaux italiens sont amarrés ?",
        "¿Cuántos barcos portugueses siguen amarrados?",
        "Wie viele portugiesische Schiffe liegen im Hafen?",
        "Quante navi tedesche sono ormeggiate?",
        "Quantos barcos italianos estão atracados?",
    ],
)
def test_what_is_told_of_another_nation_is_no_answer(
    make_shipped: MakeAnswerer, question: str
) -> None:
    assert not isinstance(make_shipped({"Puertos": SPANISH, "Ports": FRENCH}).ask(question), Answer)


def test_one_word_may_name_another_firm(make_shipped: MakeAnswerer) -> None:
    answerer = make_shipped({"Yard": ENGLISH})
    own = answerer.ask("How much profit did Tessol make?")
    assert isinstance(own, Answer)
    assert not isinstance(answerer.ask("How much profit did Nordal Marine make?"), Answer)


@pytest.mark.parametrize(
    ("sentence", "doer"),
    [
        ("Tessol made 3 million euros.", True),
        ("It fell, while Tessol lost 3 million euros.", True),
        ("Tessol said it had lost 3 million euros.", False),
        ("Profits rose; profits had halved.", False),
        ("Analysts expected 3 million euros.", False),
    ],
)
def test_who_does_something_is_told_from_other_words(sentence: str, doer: bool) -> None:
    article = f"The rival of Tessol pleased analysts. {sentence}"
    assert names_a_doer(sentence, article, "en") is doer
