"""What somebody is told when something fails: one sentence in their language, and what to do.

Expected failures say what they are. Of anything else the reader gets an incident's number,
and the log the rest.
"""

from __future__ import annotations

import logging
import uuid
from datetime import date
from typing import Any

from bot.discretion import is_discreet, outline
from bot.errors import BotError
from bot.phrases import Phrases
from index.errors import StoryError

log = logging.getLogger("bot")


def _said(value: Any, words: Phrases) -> Any:
    """Days as the reader's language writes them."""
    return words.day(value) if isinstance(value, date) else value


def told(error: BaseException, words: Phrases) -> str:
    """The sentence for the reader. Logs what the reader isn't told, under the incident's number.

    Of a private story the log has no word either: see discretion.py.
    """
    key = f"error.{error.code}" if isinstance(error, BotError | StoryError) else ""
    if isinstance(error, BotError) and key in words:
        return words.say(key, **{name: _said(it, words) for name, it in error.values.items()})
    incident = uuid.uuid4().hex[:8]
    if isinstance(error, StoryError):
        said = outline(error) if is_discreet() else f"{error} {error.hint}"
        log.error("incident %s: %s", incident, said, extra={"incident": incident})
        # A code of the story's may be one of the bot's too: "busy" is.
        keys = (f"error.story_{error.code}", key)
        return words.say(
            next((one for one in keys if one in words), "error.story"), incident=incident
        )
    if is_discreet():
        log.error("incident %s: %s", incident, outline(error), extra={"incident": incident})
    else:
        log.error("incident %s", incident, exc_info=error, extra={"incident": incident})
    return words.say("error.unexpected", incident=incident)
