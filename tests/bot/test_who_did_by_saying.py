"""Who accuses, promises or calls for something is told with or without words of theirs."""

from __future__ import annotations

import pytest

from bot.answering import Answerer
from bot.kinds import asking
from bot.models import Answer
from tests.bot.conftest import MakeAnswerer

DAIRY = (
    "The dairy workers of Norda went on strike on Monday. Union leader Ines Varga accused the "
    "owner of the dairy of fraud over unpaid hours.\n\n"
    "The owner, Otto Brandl, promised a bonus to all who return by Friday.\n\n"
    'Varga called on the owner to sell the dairy. "He can\'t be trusted," she said.\n\n'
    "The mayor, Lena Holt, said the town would lend buses."
)


@pytest.fixture(scope="module")
def answerer(make_shipped: MakeAnswerer) -> Answerer:
    return make_shipped({"Norda dairy strike": DAIRY})


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("Who accused the owner of fraud?", "Union leader Ines Varga"),
        ("Qui a accusé le propriétaire de fraude ?", "Union leader Ines Varga"),
        ("Who promised a bonus?", "The owner, Otto Brandl"),
        ("Who called on the owner to sell the dairy?", "Varga called on"),
        ("Who said the town would lend buses?", "The mayor, Lena Holt"),
    ],
)
def test_who_did_it_is_found(answerer: Answerer, question: str, start: str) -> None:
    result = answerer.ask(question)
    assert isinstance(result, Answer)
    assert result.citations[0].quote.text.startswith(start)


@pytest.mark.parametrize(
    "question", ["Who said the school would close?", "Who accused the mayor of fraud?"]
)
def test_what_nobody_did_is_not_answered(answerer: Answerer, question: str) -> None:
    result = answerer.ask(question)
    assert not isinstance(result, Answer)


@pytest.mark.parametrize(
    ("question", "said", "does"),
    [
        ("Who called the closure a scandal?", True, False),
        ("Who called on the owner to leave?", False, False),
        ("Who called for a vote?", False, False),
        ("Who promised a bonus?", True, True),
        ("Who said that?", True, False),
    ],
)
def test_calling_for_something_says_nothing(question: str, said: bool, does: bool) -> None:
    found = asking(question, "en")
    assert (found.who_said, found.does) == (said, does)
