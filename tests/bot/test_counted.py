"""A figure answers "how many" where it counts what is asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kinds.counted import counted, counts
from bot.kinds.relations import asked_relation
from bot.models import Abstention, Answer
from tests.bot.conftest import MakeAnswerer


@pytest.mark.parametrize(
    ("question", "language", "noun"),
    [
        ("How many users does Norda have?", "en", "users"),
        ("How many paying subscribers does Norda have?", "en", "subscribers"),
        ("How many people died?", "en", "people"),
        ("What was the number of visitors?", "en", "visitors"),
        ("Combien d'abonnés a Norda ?", "fr", "abonnes"),
        ("Combien de clients Norda a-t-elle ?", "fr", "clients"),
        ("Quel est le nombre d’habitants de Valmer ?", "fr", "habitants"),
    ],
)
def test_what_is_counted(question: str, language: str, noun: str) -> None:
    found = counted(question, language)
    assert found is not None
    assert found.word == noun


def test_nothing_is_counted_by_how_much() -> None:
    assert counted("How large is the port?", "en") is None
    assert counted("Combien coûte le port ?", "fr") is None
    assert counted("Wie viele Schiffe?", "de") is None


@pytest.mark.parametrize(
    ("question", "text", "language", "told"),
    [
        ("How many users does Norda have?", "Norda has 14 sites in Europe.", "en", False),
        ("How many users does Norda have?", "Norda has 14 sites and 300 users.", "en", True),
        ("How many users does Norda have?", "Norda compte 300 utilisateurs.", "fr", True),
        ("How many users does Norda have?", "Norda's users met, 300 chairs broke.", "en", False),
        ("Combien d'habitants compte Valmer ?", "140 familles ont quitté Valmer.", "fr", False),
        ("Combien d'habitants compte Valmer ?", "Valmer has 3,200 residents.", "en", True),
        ("How many people were killed?", "The storm killed 40.", "en", True),
        ("How many people were killed?", "La tempête a tué trois marins.", "fr", True),
        ("How many people were killed?", "The storm broke 40 trees.", "en", False),
        ("How many people live there?", "Some 400 workers live there.", "en", True),
        ("How many turbines stopped?", "Two of the turbines stopped.", "en", True),
        ("How many turbines stopped?", "Two of the engineers stopped.", "en", False),
        ("How many green members are there?", "There are 51 Greens and 49 Blues.", "en", True),
        ("How many green members are there?", "There are 51 chairs, all green.", "en", False),
        ("Combien y a-t-il d'élus verts ?", "Il y a 51 Verts et 49 Bleus.", "fr", True),
        ("Combien de défaites compte-t-elle ?", "C'est la seconde défaite.", "fr", True),
        ("How many turbines stopped?", ", two turbines", "en", True),
        ("Combien de morts ?", "Quelque 3 400 moutons sont morts.", "fr", False),
        ("Combien de morts ?", "Trois marins et 40 moutons sont morts.", "fr", True),
        ("Combien de moutons sont morts ?", "Quelque 3 400 moutons sont morts.", "fr", True),
        ("How many quays were shut?", "Norda shut 9 kilometres of quays.", "en", False),
        ("Combien de blé a été perdu ?", "Neuf tonnes de blé ont été perdues.", "fr", True),
        ("Combien de plongeurs y a-t-il ?", "Une trentaine de plongeurs attendent.", "fr", True),
    ],
)
def test_the_figure_stands_beside_what_is_counted(
    question: str, text: str, language: str, told: bool
) -> None:
    asked_in = "fr" if question.endswith(" ?") else "en"
    noun = counted(question, asked_in)
    assert noun is not None
    assert counts(noun, asked_relation(question, asked_in), text, language) is told


def test_a_noun_that_is_there_must_stand_beside_its_figure() -> None:
    question = "How many divers went down?"
    noun, relation = counted(question, "en"), asked_relation(question, "en")
    assert noun is not None
    apart = "The divers went down, and the pump failed 40 times."
    assert not counts(noun, relation, apart, "en", {"divers": 0.97})
    assert counts(noun, relation, "Six frogmen went down.", "en", {"divers": 0.97})
    people = counted("Combien de Suisses nagent ?", "fr")
    assert people is not None
    told = "Le lac est en Suisse, où 12 000 personnes nagent."
    assert counts(people, asked_relation("", "fr"), told, "fr", {"suisses": 0.97})


@given(st.text(), st.sampled_from(["fr", "en", "de"]))
def test_any_text_can_be_looked_at(text: str, language: str) -> None:
    noun = counted("How many people came?", "en")
    assert noun is not None
    relation = asked_relation("How many people came?", "en")
    assert counts(noun, relation, text, language) in (True, False)


def test_the_encoder_may_know_a_word_that_no_table_does() -> None:
    noun = counted("How many turbines stopped?", "en")
    assert noun is not None
    relation = asked_relation("How many turbines stopped?", "en")
    told = "Deux éoliennes se sont arrêtées."
    assert counts(noun, relation, told, "fr", {"turbines": 0.85})
    assert not counts(noun, relation, told, "fr", {"turbines": 0.7})


FIRM = (
    "Norda has 14 sites in Europe.\n\n"
    "Norda had a profit of 200 million euros in Europe last year.\n\n"
    "The firm counts 300 clients in Europe."
)


def test_a_figure_of_something_else_is_no_answer(make_shipped: MakeAnswerer) -> None:
    answerer = make_shipped({"Norda": FIRM})
    assert isinstance(answerer.ask("How many sites does Norda have in Europe?"), Answer)
    assert isinstance(answerer.ask("How many users does Norda have in Europe?"), Abstention)
    clients = answerer.ask("How many customers does Norda have in Europe?")
    assert isinstance(clients, Answer)
    assert "clients" in clients.citations[0].quote.text
