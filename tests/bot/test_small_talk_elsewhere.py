"""Thanks, parts of questions and bare days, in the languages that people write in."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answering import Answerer
from bot.courtesies import says_too_little, small_talk
from bot.kinds.periods import PeriodAsked, asked_period
from bot.models import Abstention, Answer, Form, Reason
from bot.signal_reader import SignalReader
from index.story import Story
from tests.bot.conftest import MakeStory

TODAY = date(2026, 5, 15)  # a Friday
MONDAY = date(2026, 5, 11)
LOCK = (
    "The canal lock broke on Monday 5 January 2026, its keeper said.\n\n"
    "Two barges were towed away on 8 January 2026."
)


@pytest.fixture
def story(make_story: MakeStory) -> Story:
    return make_story({"Lock": LOCK})


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("¡Muchas gracias!", "es"),
        ("Danke schön", "de"),
        ("Vielen Dank für die Antwort", "de"),
        ("grazie mille", "it"),
        ("Muito obrigada.", "pt"),
        ("ayuda", "es"),
    ],
)
def test_thanks_ask_nothing(story: Story, text: str, language: str) -> None:
    assert small_talk(text) == language
    result = Answerer(story, SignalReader(), threshold=0.0).ask(text)
    assert isinstance(result, Abstention)
    assert result.reason is Reason.EMPTY_QUESTION


@pytest.mark.parametrize(
    "text", ["¿Y en Noruega?", "Und in den Niederlanden?", "E in Francia?", "Warum?", "¿Por qué?"]
)
def test_a_part_of_a_question_is_asked_back(story: Story, text: str) -> None:
    result = Answerer(story, SignalReader(), threshold=0.0).ask(
        text, earlier=["¿Cuántas barcazas remolcaron en España?"]
    )
    assert isinstance(result, Abstention)
    assert result.reason is Reason.EMPTY_QUESTION


@pytest.mark.parametrize(
    "text",
    ["Y a-t-il des barges ?", "y en a combien ?", "Und wer hat die Schleuse gebaut?", "Gracia"],
)
def test_a_whole_question_is_not(text: str) -> None:
    assert not says_too_little(text)
    assert small_talk(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("11 May", MONDAY),
        ("le 11 mai ?", MONDAY),
        ("2026-05-11", MONDAY),
        ("Monday", MONDAY),
        ("hier", date(2026, 5, 14)),
        ("11 de mayo", MONDAY),
        ("11. Mai 2026", MONDAY),
        ("lunedì", MONDAY),
        ("¿Qué pasó el 11 de mayo?", MONDAY),
        ("Was ist am Montag passiert?", MONDAY),
        ("Cosa è successo ieri?", date(2026, 5, 14)),
        ("O que aconteceu na segunda-feira?", MONDAY),
    ],
)
def test_a_day_alone_asks_what_happened_on_it(text: str, day: date) -> None:
    assert asked_period(text, "und", TODAY) == PeriodAsked(day, day, None)


@pytest.mark.parametrize(
    "text", ["May", "mars", "the lock on 11 May", "Montag, der Wärter", "11 barcos", "2026"]
)
def test_other_words_are_no_day_alone(text: str) -> None:
    assert asked_period(text, "und", TODAY) is None


def test_a_day_alone_is_answered_by_what_is_told_of_it(story: Story) -> None:
    answerer = Answerer(story, SignalReader(), threshold=0.5)
    told = answerer.ask("5 de enero", today=date(2026, 1, 13))
    assert isinstance(told, Answer)
    assert told.form is Form.PERIOD
    assert "lock broke" in told.citations[0].quote.text
    assert not isinstance(answerer.ask("6 January", today=date(2026, 1, 13)), Answer)
