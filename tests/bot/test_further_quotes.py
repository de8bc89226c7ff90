"""A quote beside the first one is evidence in its own right, or it isn't shown."""

from __future__ import annotations

import pytest

from bot.answering import Answerer
from bot.models import Answer
from bot.signal_reader import SignalReader
from tests.bot.conftest import MakeStory

LIGHTHOUSE = (
    "The Orla lighthouse was built by the firm Marten in 1920.\n\n"
    "The Orla lighthouse stands on a rock that Clara Voss painted.\n\n"
    "In 1950 Lodd built the Orla lighthouse again.\n\n"
    "Peru sent two ships to the Orla lighthouse. Chile sent a crane to the Orla lighthouse."
)


@pytest.fixture
def answerer(make_story: MakeStory) -> Answerer:
    return Answerer(make_story({"Orla": LIGHTHOUSE}), SignalReader(), threshold=0.0)


@pytest.mark.parametrize(
    ("question", "shown", "hidden"),
    [
        ("Who built the Orla lighthouse?", ["Marten", "Lodd"], ["painted", "Peru"]),
        ("What has Peru sent to the Orla lighthouse?", ["Peru"], ["Chile", "painted"]),
        ("Which firm built the Orla lighthouse in 1920?", ["Marten"], ["painted", "Chile"]),
    ],
)
def test_what_tells_of_another_deed_or_of_others_isn_t_shown_beside(
    answerer: Answerer, question: str, shown: list[str], hidden: list[str]
) -> None:
    result = answerer.ask(question)
    assert isinstance(result, Answer)
    text = " ".join(one.quote.text for one in result.citations)
    assert all(word in text for word in shown)
    assert not any(word in text for word in hidden)


def test_what_isn_t_shown_is_kept_and_numbers_go_on(answerer: Answerer) -> None:
    result = answerer.ask("What is the Orla lighthouse?")
    assert isinstance(result, Answer)
    every = (*result.citations, *result.more)
    assert result.more
    assert [one.number for one in every] == list(range(1, len(every) + 1))
    assert len({one.quote for one in every}) == len(every)
