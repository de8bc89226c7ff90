"""Who somebody is, as news introduces people."""

from __future__ import annotations

import pytest

from bot.answering import Answerer
from bot.kinds.introductions import introduces, office_asked, who_is
from bot.models import Abstention, Answer
from tests.bot.conftest import MakeAnswerer

MILL = (
    "Le moulin de Brissac fermera en juin, a annoncé mardi sa fondatrice, Lise Maroy.\n\n"
    "Les salariés ont sifflé la patronne. Le moulin emploie 40 personnes.\n\n"
    "Le maire, Paul Tarn, a demandé un sursis à Lise Maroy."
)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Qui est Lise Maroy ?", "Lise Maroy"),
        ("C'est qui Maroy ?", "Maroy"),
        ("Who is Lise Maroy?", "Lise Maroy"),
        ("who's Mr Tarn exactly?", "Tarn"),
        ("Qui est le maire de Brissac ?", None),
        ("Who is suing Lise Maroy?", None),
        ("Qui est Lise Maroy pour le maire ?", None),
    ],
)
def test_who_is_asked_of_a_name(question: str, name: str | None) -> None:
    assert who_is(question) == name


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("La procureure, Lise Maroy, a ouvert une enquête.", "fr"),
        ("Le parquet se tait, a regretté l'avocate Lise Maroy.", "fr"),
        ("Lise Maroy, 41 ans, a été interpellée.", "fr"),
        ("Lise Maroy, mère de deux enfants, attend le verdict.", "fr"),
        ("Lise Maroy est la fondatrice du moulin.", "fr"),
        ("Sa fille, Lise Maroy, a repris le moulin.", "fr"),
        ("Mayor Lise Maroy opened the bridge.", "en"),
        ("Lise Maroy, the head of the port, resigned.", "en"),
        ("Its founder, Lise Maroy, resigned.", "en"),
        ("Lise Maroy, 41, was arrested.", "en"),
    ],
)
def test_introductions(sentence: str, language: str) -> None:
    assert introduces("Lise Maroy", sentence, language)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ('"C\'est trop tard", a réagi Lise Maroy.', "fr"),
        ("Le recours de Lise Maroy sera examiné lundi.", "fr"),
        ("L'avocat de Lise Maroy, Paul Tarn, a dénoncé un complot.", "fr"),
        ("Pour Lise Maroy, la ministre doit partir.", "fr"),
        ("Le juge a libéré Lise Maroy.", "fr"),
        ("The court backed Lise Maroy.", "en"),
        ("For Lise Maroy, the minister must go.", "en"),
        ("Lise Maroy said the mill would close.", "en"),
        ("Anna-Lise Maroy, 41, was arrested.", "en"),
    ],
)
def test_a_mention_alone_is_no_introduction(sentence: str, language: str) -> None:
    assert not introduces("Lise Maroy", sentence, language)


@pytest.fixture(scope="module")
def answerer(make_shipped: MakeAnswerer) -> Answerer:
    return make_shipped({"Le moulin de Brissac ferme": MILL})


@pytest.mark.parametrize("question", ["Qui est Lise Maroy ?", "Who is Maroy?", "c'est qui Maroy"])
def test_who_somebody_is_is_answered_by_what_introduces_them(
    answerer: Answerer, question: str
) -> None:
    result = answerer.ask(question)
    assert isinstance(result, Answer)
    assert "sa fondatrice, Lise Maroy" in result.citations[0].quote.text


def test_whom_the_story_does_not_know_it_does_not_introduce(answerer: Answerer) -> None:
    assert isinstance(answerer.ask("Qui est Anne Tarn ?"), Abstention)


@pytest.mark.parametrize(
    ("question", "language", "office"),
    [
        ("Qui est le maire de Brissac ?", "fr", "maire de Brissac"),
        ("Who is the mayor of Brissac?", "en", "mayor of Brissac"),
        ("Who is the French prime minister?", "en", "French prime minister"),
        ("Qui est le maire accusé de fraude ?", "fr", None),
        ("Who is the mayor suing?", "en", None),
        ("Qui est Lise Maroy ?", "fr", None),
    ],
)
def test_who_holds_an_office(question: str, language: str, office: str | None) -> None:
    assert office_asked(question, language) == office


TOWN = (
    "Le maire de Brissac a fermé le pont mardi.\n\n"
    "Le pont date de 1920, a rappelé le maire de Brissac, Paul Tarn.\n\n"
    "La préfète a demandé une expertise du pont."
)


@pytest.mark.parametrize(
    "question", ["Qui est le maire de Brissac ?", "Who is the mayor of Brissac?"]
)
def test_who_holds_an_office_is_somebody_s_name(make_shipped: MakeAnswerer, question: str) -> None:
    result = make_shipped({"Pont": TOWN}).ask(question)
    assert isinstance(result, Answer)
    assert "Paul Tarn" in result.citations[0].quote.text


def test_an_office_whose_holder_is_not_named_is_nobody_s(make_shipped: MakeAnswerer) -> None:
    assert isinstance(make_shipped({"Pont": TOWN}).ask("Qui est la préfète ?"), Abstention)
