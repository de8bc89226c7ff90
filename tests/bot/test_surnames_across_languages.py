"""A surname is of the speaker who bears it, in any language that the question is in."""

from __future__ import annotations

import pytest

from bot.answering import Answerer
from bot.gathering import with_full_names
from bot.languages import question_language
from bot.models import Answer, Question
from tests.bot.conftest import MakeAnswerer, MakeStory

PORT = (
    "Harbour master Paul Stenner resigned on Monday over the blocked canal of Norda.\n\n"
    "Ferry owner Greta Lindahl said the canal had been dug too shallow. Lindahl dismissed calls "
    'to leave as "unfair".'
)


@pytest.fixture(scope="module")
def answerer(make_shipped: MakeAnswerer) -> Answerer:
    return make_shipped({"Harbour master of Norda quits": PORT})


@pytest.mark.parametrize("question", ["Lindahl a-t-elle démissionné ?", "Did Lindahl resign?"])
def test_nobody_resigns_in_another_s_place(answerer: Answerer, question: str) -> None:
    assert not isinstance(answerer.ask(question), Answer)


def test_who_did_it_is_found_by_the_surname(answerer: Answerer) -> None:
    result = answerer.ask("Stenner a-t-il démissionné ?")
    assert isinstance(result, Answer)
    assert result.citations[0].quote.text.startswith("Harbour master Paul Stenner resigned")


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("Lindahl a-t-elle démissionné ?", "Greta Lindahl a-t-elle démissionné ?"),
        ("What of Greta Lindahl and Norda?", "What of Greta Lindahl and Norda?"),
        ("Did Lindahl leave Norway?", "Did Greta Lindahl leave Norway?"),
    ],
)
def test_a_surname_stands_for_the_speaker_who_bears_it(
    make_story: MakeStory, text: str, full: str
) -> None:
    snapshot = make_story({"Port": PORT}).snapshot()
    assert with_full_names(Question(text, question_language(text)), snapshot).searched == full
