"""Feeds and folders that stories watch, taken in on a schedule by the running bot."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Final, ParamSpec, Protocol, TypeVar

from bot.admin.models import Folder, Link, Source
from bot.admin.office import Office
from bot.errors import BotError, Closing
from index.errors import StoryError

P = ParamSpec("P")
T = TypeVar("T")

log = logging.getLogger(__name__)

# Seconds between two looks at what is due.
LOOK: Final = 20.0


class Watched(Protocol):
    """What is watched for a story. `minutes`: between two looks."""

    @property
    def sources(self) -> Sequence[str]: ...

    @property
    def minutes(self) -> int: ...


class Stories(Protocol):
    """The stories and their settings. Synchronous."""

    def names(self) -> Sequence[str]: ...

    def settings(self, story: str) -> Watched: ...


class Run(Protocol):
    """Does blocking work on a thread: Desk.run."""

    def __call__(
        self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs
    ) -> Awaitable[T]: ...


async def keep_watching(office: Office, stories: Stories, run: Run, *, look: float = LOOK) -> None:
    """Until it is cancelled. A story whose turn fails has another one when it is due again."""
    last: dict[str, float] = {}
    while True:
        try:
            found = await run(_all, stories)
        except (BotError, StoryError) as error:  # a desk that is full now isn't later
            log.warning("What is watched could not be looked up: %s", error)
            found = {}
        for story, watched in found.items():
            now = time.monotonic()
            due = now - last.get(story, -float("inf")) >= watched.minutes * 60
            if watched.sources and due:
                last[story] = now
                await _take_in(office, story, watched.sources)
        await asyncio.sleep(look)


def source(written: str) -> Source:
    """A watched source as its story's settings have it: an address, or a folder's path."""
    return Link(written) if "://" in written else Folder(written)


def _all(stories: Stories) -> dict[str, Watched]:
    """The others', where one story's settings can't be read."""
    found = {}
    for name in stories.names():
        try:
            found[name] = stories.settings(name)
        except (BotError, StoryError) as error:
            log.warning("What the story %s watches can't be read: %s", name, error)
    return found


async def _take_in(office: Office, story: str, sources: Sequence[str]) -> None:
    try:
        result = await office.take_in(story, tuple(source(one) for one in sources))
    except Closing:
        raise
    except (BotError, StoryError) as error:
        log.warning("What the story %s watches could not be taken in: %s", story, error)
    except Exception:
        log.exception("what the story %s watches could not be taken in", story)
    else:
        if result is not None:
            added, replaced = len(result.added), len(result.replaced)
            log.info("The story %s got %d articles and %d versions.", story, added, replaced)
