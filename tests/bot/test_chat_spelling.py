"""Questions as people type them in a chat."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat_spelling import spelled_out


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("cb de morts dans l'incendie ?", "combien de morts dans l'incendie ?"),
        ("Cb de blessés ?", "Combien de blessés ?"),
        ("pk le maire a demissionné", "pourquoi le maire a demissionné"),
        ("et pk ?", "et pourquoi ?"),
        ("qd est-ce que le pont rouvre", "quand est-ce que le pont rouvre"),
        ("qu a dit la ministre", "qu'a dit la ministre"),
        ("Qu a dit la ministre ?", "Qu'a dit la ministre ?"),
        ("quand l enquete s est elle ouverte", "quand l'enquete s'est elle ouverte"),
        ("cest quoi le bilan", "c'est quoi le bilan"),
        ("whats the death toll", "what is the death toll"),
        ("Whos the mayor of the town?", "Who is the mayor of the town?"),
        ("why didnt the court rule", "why didn't the court rule"),
    ],
)
def test_chat_spellings_are_written_in_full(typed: str, full: str) -> None:
    assert spelled_out(typed) == full


@pytest.mark.parametrize(
    "typed",
    [
        "Combien de morts dans l'incendie ?",
        "Le plan C a-t-il été adopté ?",
        "Le mur a-t-il 5 m ou 6 m en tout ?",
        "Qui dirige le PQ ?",
        "Who runs the PK party?",
        "¿Cuántos muertos hay?",
        "Wie viele Tote gibt es?",
        "",
    ],
)
def test_anything_else_stays_as_it_is(typed: str) -> None:
    assert spelled_out(typed) == typed


@given(st.text(max_size=80))
def test_spelling_out_twice_is_spelling_out_once(typed: str) -> None:
    assert spelled_out(spelled_out(typed)) == spelled_out(typed)
