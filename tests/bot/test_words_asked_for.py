"""Whose the very words are, and somebody's words on a subject, in any language."""

from __future__ import annotations

import pytest

from bot.answering import Answerer
from bot.kinds.asking import quoted_words
from bot.models import Answer
from tests.bot.conftest import MakeAnswerer

ENGLISH = (
    'Swedish ports minister Karin Aldberg called the Danish blockade "a cold shower" on Monday.\n\n'
    '"We will not pay twice for one crane," Aldberg said later.'
)
FRENCH = (
    "Le maire d'Orvel, Yann Kervadec, a appelé au calme.\n\n"
    "« C'est une dispute de voisinage », a déclaré Yann Kervadec."
)


@pytest.fixture(scope="module")
def answerer(make_shipped: MakeAnswerer) -> Answerer:
    return make_shipped({"The blockade of the port": ENGLISH, "Orvel attend": FRENCH})


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ('Who spoke of "a cold shower"?', "Karin Aldberg"),
        ("Qui a parlé de « dispute de voisinage » ?", "Yann Kervadec"),
        ('Qui a parlé de "dispute de voisinage" ?', "Yann Kervadec"),
    ],
)
def test_the_very_words_are_whose_they_are(answerer: Answerer, question: str, speaker: str) -> None:
    result = answerer.ask(question)
    assert isinstance(result, Answer)
    assert result.citations[0].speaker == speaker
    assert len(result.citations) == 1


def test_words_that_nobody_said_are_nobody_s(answerer: Answerer) -> None:
    assert not isinstance(answerer.ask('Who spoke of "a warm shower in May"?'), Answer)


@pytest.mark.parametrize(
    "question", ["What did Aldberg say about Denmark?", "Qu'a dit Aldberg du Danemark ?"]
)
def test_a_nation_is_spoken_of_by_its_people(answerer: Answerer, question: str) -> None:
    result = answerer.ask(question)
    assert isinstance(result, Answer)
    assert [one.speaker for one in result.citations] == ["Karin Aldberg"]
    assert "cold shower" in result.citations[0].quote.text


def test_of_another_nation_nothing_was_said(answerer: Answerer) -> None:
    assert not isinstance(answerer.ask("What did Aldberg say about Greece?"), Answer)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ('Who said "never again" on Monday?', "never again"),
        ("Qui a parlé du « Norda » ?", None),  # a name
        ('Who denied "a cold shower"?', None),
        ('Where was "a cold shower" said?', None),
    ],
)
def test_which_questions_ask_for_the_very_words(question: str, words: str | None) -> None:
    assert quoted_words(question) == words
