"""A why-question is answered by the reason of its own event, or by nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering import Answerer
from bot.kinds import Kind, question_kind
from bot.kinds.causes import gives_cause, speaks_of_causes
from bot.kinds.relations import asked_relation
from bot.models import Answer
from bot.signal_reader import SignalReader
from tests.bot.conftest import MakeStory


@pytest.mark.parametrize(
    ("question", "text", "language", "why"),
    [
        ("Why did the mill close?", "The mill closed because its wheel broke.", "en", True),
        ("Why did the mill close?", "The mill closed over unpaid bills.", "en", True),
        ("Why did the mill close?", "The mill closed on Monday.", "en", False),
        ("Why did the mill close?", "The mill closed over the weekend.", "en", False),
        ("Why did the mill close?", "The fair was moved after the mill closed.", "en", False),
        ("Why did the mill close?", "After its wheel broke, the mill closed.", "en", True),
        ("Why did the mill close?", "A flood forced the mill to close.", "en", True),
        ("Why did the mill close?", "Le moulin a fermé faute de blé.", "fr", True),
        ("Pourquoi le moulin a-t-il fermé ?", "Le moulin a fermé lundi.", "fr", False),
        ("Pourquoi le moulin a-t-il fermé ?", "Le moulin a fermé pour payer moins.", "fr", True),
        ("Pourquoi le moulin a-t-il fermé ?", "Le moulin a fermé pour trois mois.", "fr", False),
        ("Pourquoi le moulin a-t-il fermé ?", "La crue a conduit à fermer le moulin.", "fr", True),
    ],
)
def test_the_event_stands_outside_the_reason(
    question: str, text: str, language: str, why: bool
) -> None:
    asked_in = "fr" if question.endswith(" ?") else "en"
    assert gives_cause(asked_relation(question, asked_in), text, language) is why


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("How come the mill closed?", "en"),
        ("For what reason did the mill close?", "en"),
        ("What were the reasons for closing the mill?", "en"),
        ("Pour quel motif le moulin a-t-il fermé ?", "fr"),
        ("Quelle est la cause de l'incendie ?", "fr"),
    ],
)
def test_a_reason_is_asked_for_in_many_ways(question: str, language: str) -> None:
    assert question_kind(question, language) is Kind.REASON


@given(st.text(), st.sampled_from(["fr", "en", "de"]))
def test_any_text_can_be_looked_at(text: str, language: str) -> None:
    relation = asked_relation("Why did the mill close?", "en")
    assert gives_cause(relation, text, language) in (True, False)
    assert speaks_of_causes(text, "de") is False


ISLANDS = (
    "Peru banned the Astra ferry because its hull leaked.\n\n"
    "Peru lifted its ban on the Astra ferry after repairs.\n\n"
    "Chile bought the Astra ferry. It wanted a larger boat because its own was full.\n\n"
    "Norway repainted the Astra ferry on Monday."
)


@pytest.fixture
def answerer(make_story: MakeStory) -> Answerer:
    return Answerer(make_story({"Astra": ISLANDS}), SignalReader(), threshold=0.0)


@pytest.mark.parametrize(
    ("question", "first", "also"),
    [
        ("Why did Peru ban the Astra ferry?", "Peru banned", "leaked"),
        ("Why did Peru lift its ban on the Astra ferry?", "Peru lifted", "repairs"),
        ("Why did Chile buy the Astra ferry?", "Chile bought", "larger boat"),
    ],
)
def test_the_reason_is_that_of_the_event(
    answerer: Answerer, question: str, first: str, also: str
) -> None:
    result = answerer.ask(question)
    assert isinstance(result, Answer)
    assert result.citations[0].quote.text.startswith(first)
    assert also in result.citations[0].quote.text


def test_what_happened_is_no_reason(make_story: MakeStory) -> None:
    likely = []
    for rest in ("on Monday", "because it rusted"):
        story = make_story({"Astra": ISLANDS.replace("on Monday", rest)})
        result = Answerer(story, SignalReader(), threshold=0.0).ask(
            "Why did Norway repaint the Astra ferry?"
        )
        likely.append(result.confidence)
    assert likely[0] < 0.6 * likely[1]
