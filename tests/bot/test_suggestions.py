"""Questions offered to who doesn't know what to ask: the story answers every one."""

from __future__ import annotations

import pytest

from bot.answering import Answerer
from bot.browsing import Browser
from bot.models import Answer
from bot.signal_reader import SignalReader
from bot.suggestions import Suggester
from tests.bot.conftest import MakeStory

TEXT = (
    "« Le port rouvre », a déclaré Anne Dubreuil.\n\n"
    "Le 9 janvier 2026, la tempête a fermé les quais de Valmer.\n\n"
    "« Personne ne savait », a reconnu la préfète."
)


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("fr", ("Qu’a dit Anne Dubreuil ?", "Que s’est-il passé le 9 janvier 2026 ?")),
        ("en", ("What did Anne Dubreuil say?", "What happened on 9 January 2026?")),
    ],
)
def test_what_is_suggested_is_answered(
    make_story: MakeStory, language: str, asked: tuple[str, ...]
) -> None:
    story = make_story({"Port": TEXT})
    answerer = Answerer(story, SignalReader(), threshold=0.0)
    suggester = Suggester(answerer, Browser(story))
    suggested = suggester.suggested(language, 4)
    assert suggested == asked
    assert suggester.suggested(language, 1) == asked[:1]
    assert all(isinstance(answerer.ask(question), Answer) for question in suggested)


def test_what_the_story_does_not_answer_is_not_suggested(make_story: MakeStory) -> None:
    story = make_story({"Port": TEXT})
    strict = Answerer(story, SignalReader(), threshold=1.0)
    assert Suggester(strict, Browser(story)).suggested("fr", 4) == ()
