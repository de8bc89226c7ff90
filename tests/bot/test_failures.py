"""What a reader is told when something fails, and what only the log is."""

from __future__ import annotations

import logging
import re

import pytest

from bot import errors
from bot.failures import told
from bot.phrases import LANGUAGES, phrases
from index.errors import StoryDamaged, StoryMissing

IN_CHAT = (errors.Busy, errors.TookTooLong, errors.Closing, errors.NoSuchRecord)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", IN_CHAT)
def test_what_is_expected_is_said_in_the_reader_s_language(
    kind: type[errors.BotError], language: str
) -> None:
    said = told(kind("in English, for the log"), phrases(language))
    assert said == phrases(language).say(f"error.{kind.code}")
    assert "in English" not in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "error", [ZeroDivisionError("secret detail"), StoryDamaged("secret"), StoryMissing("secret")]
)
def test_of_the_rest_the_reader_gets_a_number_and_the_log_the_detail(
    error: Exception, language: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        said = told(error, phrases(language))
    (incident,) = re.findall(r"[0-9a-f]{8}", said)
    assert "secret" not in said
    assert incident in caplog.text
    assert "secret" in caplog.text
