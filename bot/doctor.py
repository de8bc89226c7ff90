"""Looks at all that the bot needs, says what isn't well, and how to mend it.

For whoever runs the bot, on the command line; it changes nothing and posts nothing.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator, Sequence

from bot.errors import BotError
from bot.ledger import FILE_NAME, Ledger
from bot.models import Check
from bot.opening import story_of
from bot.platforms import Platform
from bot.settings import Settings
from index.embeddings import load_encoder
from index.errors import StoryError
from index.store import open_story
from index.story import Story

log = logging.getLogger(__name__)

_WITHOUT_TOKEN = (
    ("slack_app_token", "SLACK_APP_TOKEN", "slack_bot_token", "SLACK_BOT_TOKEN"),
    ("slack_signing_secret", "SLACK_SIGNING_SECRET", "slack_bot_token", "SLACK_BOT_TOKEN"),
)


def examine(settings: Settings, platforms: Sequence[Platform]) -> Iterator[Check]:
    """The checks, one after the other as they are done."""
    yield from _settings(settings)
    yield _checked("Model", lambda: _model(settings))
    yield _checked("Story", lambda: _story(settings))
    yield _checked("Ledger", lambda: _ledger(settings))
    on = [platform for platform in platforms if platform.is_on(settings)]
    if not on:
        tokens = ", ".join(platform.token.upper() for platform in platforms)
        said = "No token is set: `python -m bot run` opens the chat in the terminal."
        yield Check("Chats", True, said, f"To live in a chat, set one of {tokens}.")
    for platform in on:
        yield from _chat(platform, settings)


def _settings(settings: Settings) -> Iterator[Check]:
    """Reading them has found no wrong value; what is left is what doesn't go together."""
    missing = [
        Check(
            "Settings",
            False,
            f"{name} is set, but {needed_name} isn't, so it does nothing.",
            f"Set {needed_name} too, or take {name} out.",
        )
        for field, name, needed, needed_name in _WITHOUT_TOKEN
        if getattr(settings, field) and not getattr(settings, needed)
    ]
    yield from missing or [Check("Settings", True, "read")]


def _model(settings: Settings) -> str:
    return load_encoder(settings.embedding_model, settings.models, threads=1).name


def _story(settings: Settings) -> str:
    name = story_of(settings)
    encoder = load_encoder(settings.embedding_model, settings.models, threads=1)
    with Story(open_story(settings.data, name), encoder) as story:
        status = story.snapshot().status
    if not status.articles:
        raise BotError(
            f"{name} has no article yet.", hint="Add some with: python -m index add PATH"
        )
    newest = f", newest {status.newest}" if status.newest else ""
    return f"{name}, articles: {status.articles}{newest}, generation {status.generation}"


def _ledger(settings: Settings) -> str:
    path = settings.data / FILE_NAME
    with Ledger(path, kept=settings.ledger_questions, days=settings.ledger_days) as ledger:
        ledger.release("doctor")  # a write that leaves nothing
    return f"{path} can be written; questions: {settings.ledger_questions}"


def _chat(platform: Platform, settings: Settings) -> Iterator[Check]:
    try:
        yield from asyncio.run(_asked(platform, settings))
    except (BotError, OSError, TimeoutError) as error:
        fix = error.hint if isinstance(error, BotError) else "Check the network."
        yield Check(platform.name, False, str(error), fix)
    except Exception as error:  # the other checks are worth seeing all the same
        log.exception("the checks of %s failed", platform.name)
        yield Check(platform.name, False, f"Looking at it failed: {error}", "The log says more.")


async def _asked(platform: Platform, settings: Settings) -> tuple[Check, ...]:
    return await platform.checks().check(settings)


def _checked(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, True, look())
    except (BotError, StoryError) as error:
        return Check(name, False, str(error), error.hint)
