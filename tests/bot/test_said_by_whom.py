"""Who said something else, or denied it, didn't say it; nor is a day told of who did nothing."""

from __future__ import annotations

import pytest

from bot.answering import Answerer
from bot.kinds.persons import says_it
from bot.kinds.relations import asked_relation
from bot.models import Abstention, Answer
from tests.bot.conftest import MakeAnswerer

HARBOUR = (
    "The mayor of Valmer, Anne Brook, handed her resignation on Friday to the governor, Paul Lee, "
    "who accepted it.\n\nThe quay is shut."
)


@pytest.mark.parametrize(
    ("question", "text", "language", "said"),
    [
        ("Who said the crane was unsafe?", "The crane was unsafe, Brook said.", "en", True),
        ("Who said the crane was unsafe?", "Brook said the quay would be sold.", "en", False),
        ("Who said the crane was unsafe?", "Brook denied the crane was unsafe.", "en", False),
        ("Who said the crane was unsafe?", "Brook a parlé de la grue.", "fr", True),
        ("Qui a dit que le quai était dangereux ?", "Un quai dangereux, a dit Brook.", "fr", True),
        ("Qui a dit que la digue avait rompu ?", "Brook a dit que tout allait bien.", "fr", False),
    ],
)
def test_what_somebody_said(question: str, text: str, language: str, *, said: bool) -> None:
    asked = asked_relation(question, "fr" if question.endswith(" ?") else "en")
    assert says_it(asked, text, language) is said


@pytest.fixture(scope="module")
def answerer(make_shipped: MakeAnswerer) -> Answerer:
    return make_shipped({"Mayor leaves": HARBOUR})


def test_who_accepts_a_resignation_did_not_resign_that_day(answerer: Answerer) -> None:
    assert isinstance(answerer.ask("When did Anne Brook resign?"), Answer)
    assert isinstance(answerer.ask("When did Paul Lee resign?"), Abstention)
