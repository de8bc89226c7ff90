"""An age right after a name is theirs, and no namesake's."""

from __future__ import annotations

import pytest

from bot.answering import Answerer
from bot.kinds.ages import age_in
from bot.kinds.names import is_first_a_namesake_s, is_namesake_s
from bot.models import Answer
from index.models import Span
from tests.bot.conftest import MakeAnswerer

HARBOUR = (
    "Mayor Oskar Lund closed the harbour on Monday after a crane fell.\n\n"
    "Lund, 61, a former pilot, has run the town since 2014, when he replaced Ida Kerr.\n\n"
    "The crane belongs to a firm of Stefan Lund, the mayor's brother.\n\n"
    "Norway opposes the closure. Le directeur de Maison Varel, Paul Varel, 58 ans, se tait."
)


@pytest.fixture(scope="module")
def answerer(make_shipped: MakeAnswerer) -> Answerer:
    return make_shipped({"Harbour shut": HARBOUR})


@pytest.mark.parametrize("question", ["How old is Oskar Lund?", "Quel âge a Oskar Lund ?"])
def test_an_age_after_the_surname_alone_answers(answerer: Answerer, question: str) -> None:
    result = answerer.ask(question)
    assert isinstance(result, Answer)
    text = result.citations[0].quote.article.text
    assert [span.of(text) for span in result.citations[0].spans] == ["61"]


@pytest.mark.parametrize("question", ["How old is Stefan Lund?", "Quel âge a Ida Kerr ?"])
def test_nobody_has_the_age_of_a_namesake(answerer: Answerer, question: str) -> None:
    assert not isinstance(answerer.ask(question), Answer)


def test_an_opposite_is_a_no(answerer: Answerer) -> None:
    result = answerer.ask("Has Norway backed the closure?")
    assert isinstance(result, Answer)
    assert result.citations[0].quote.text == "Norway opposes the closure."


def test_a_firm_of_the_same_name_is_nobody() -> None:
    text = "Le directeur de Maison Varel, Paul Varel, 58 ans, se tait."
    found = age_in("Quel âge a Paul Varel ?", text, Span(0, len(text)))
    assert found
    assert found.of(text) == "58"


@pytest.mark.parametrize(
    ("name", "text", "another"),
    [
        ("Ida Brook", "Ann Brook left.", True),
        ("Ida Brook", "Mayor Brook left.", False),
        ("Ida Brook", "Ann Brook and Ida Brook left.", False),
        ("Brook", "Ann Brook left.", False),
    ],
)
def test_a_given_name_tells_namesakes_apart(name: str, text: str, *, another: bool) -> None:
    assert is_namesake_s(name, text) is another


def test_the_surname_alone_is_the_first_one_s() -> None:
    text = "Ann Brook left. Brook was tired, her brother Ian Brook said."
    assert not is_first_a_namesake_s("Ann Brook", text)
    assert is_first_a_namesake_s("Ian Brook", text)
