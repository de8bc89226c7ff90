"""What a reader is told when something fails, and what only the log is."""

from __future__ import annotations

import logging
import re
from datetime import date

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


def test_figures_that_may_be_two_days_are_asked_back_with_both() -> None:
    error = errors.TwoDays("", text="05/03/2026", one=date(2026, 3, 5), other=date(2026, 5, 3))
    assert told(error, phrases("en")).startswith("“05/03/2026” may be 5 March 2026 or 3 May 2026.")
    assert "peut être le 5 mars 2026 ou le 3 mai 2026" in told(error, phrases("fr"))


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
