"""All chats whose tokens are set, in one process: one model, one index, one desk.

A chat that fails is tried again after a while and doesn't stop the others. SIGTERM and
SIGINT let what is under way be finished.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from collections.abc import Sequence
from typing import Final

from aiohttp import ClientError

from bot import vitals
from bot.admin import Office
from bot.admin.watching import keep_watching
from bot.core import Core
from bot.desk import Desk
from bot.discretion import Discretion
from bot.errors import BadSetting, BotError, NoSuchStory
from bot.health import Health, served
from bot.ledger import FILE_NAME, Ledger
from bot.models import StoryStatus, TimelineRequest
from bot.opening import Shelf
from bot.platforms import Platform
from bot.settings import Settings
from bot.stories import Places
from index.errors import StoryError

log = logging.getLogger(__name__)

# Seconds that the chats have to finish their answers, and then the desk for what is left.
FINISHING: Final = 35.0
DRAINING: Final = 5.0
# Seconds before a chat that failed is tried again: doubled each time, up to the second.
RETRY: Final = (5.0, 300.0)
_FAILED: Final = 1


def run(platforms: Sequence[Platform], shelf: Shelf, settings: Settings) -> int:
    """Serves until it is told to stop. The exit code: 0, or 1 where no chat is left.

    Raises LedgerFailed, PlacesFailed, BadSetting.
    """
    for handler in logging.getLogger().handlers:
        handler.addFilter(Discretion())
    path = settings.data / FILE_NAME
    with (
        Ledger(path, kept=settings.ledger_questions, days=settings.ledger_days) as ledger,
        Places(settings.data, named=settings.story) as places,
    ):
        code, drained = asyncio.run(_serve_all(platforms, shelf, ledger, places, settings))
        if not drained:
            # A thread that hangs can't be stopped, and Python would wait for it for ever.
            log.warning("some work was not finished in time")
            logging.shutdown()
            os._exit(code or _FAILED)
    return code


async def _serve_all(
    platforms: Sequence[Platform],
    shelf: Shelf,
    ledger: Ledger,
    places: Places,
    settings: Settings,
) -> tuple[int, bool]:
    """The exit code, and whether all work was finished."""
    desk = Desk(shelf)
    health = Health(desk, [platform.name for platform in platforms], shelf.names)
    async with served(health, settings):
        await _warm(desk)
        ahead = asyncio.create_task(_read_ahead(desk), name="reading ahead")
        async with Office(settings) as office:
            core = Core.of(desk, ledger, places, office)
            stopped = await _served(platforms, core, places, health, settings)
        ahead.cancel()
        return (0 if stopped else _FAILED), await desk.drain(DRAINING)


async def _served(
    platforms: Sequence[Platform],
    core: Core,
    places: Places,
    health: Health,
    settings: Settings,
) -> bool:
    """Whether it was told to stop; else no chat is left."""
    digests = asyncio.create_task(core.digests.serve(), name="digests")
    watching = asyncio.create_task(
        keep_watching(core.office, places, core.desk.run), name="watching"
    )
    chats = [
        asyncio.create_task(_kept_up(platform, core, settings), name=platform.name)
        for platform in platforms
    ]
    stop = asyncio.create_task(_told_to_stop())
    everyone = asyncio.create_task(_all_ended(chats))
    await asyncio.wait([stop, everyone], return_when=asyncio.FIRST_COMPLETED)
    stopped = stop.done()
    health.stop()
    if stopped:
        log.info("Stopping: what is under way is finished first.")
    core.digests.stop()
    watching.cancel()
    # While the chats are still connected: what was going on is said to be interrupted.
    await core.office.leave()
    await asyncio.wait([digests], timeout=DRAINING)
    for task in (stop, digests, *chats):
        task.cancel()
    await asyncio.wait(chats, timeout=FINISHING)
    return stopped


async def _all_ended(chats: Sequence[asyncio.Task[None]]) -> None:
    await asyncio.wait(chats)


async def _kept_up(platform: Platform, core: Core, settings: Settings) -> None:
    """Serves a chat, and again where it fails; ends where that is no use."""
    wait, longest = RETRY
    told: set[str] = set()
    while True:
        try:
            await platform.chat().serve(core, settings)
            return
        except BadSetting as error:
            log.error("%s is off: %s %s", platform.name, error, error.hint)
            return
        except BotError as error:
            log.error("%s: %s %s", platform.name, error, error.hint)
        except Exception as error:
            _tell_failure(platform.name, error, told)
        vitals.FAILURES.labels(platform.name).inc()
        log.info("%s is tried again in %g s.", platform.name, wait)
        await asyncio.sleep(wait)
        wait = min(2 * wait, longest)


def _tell_failure(name: str, error: Exception, told: set[str]) -> None:
    """A line for each failure; how it came about once for each kind: an outage, which nobody
    can mend here, at debug."""
    log.error("%s failed: %s: %s", name, type(error).__name__, error)
    kind = f"{type(error).__name__}: {error}"
    if kind not in told:
        told.add(kind)
        outage = isinstance(error, (OSError, ClientError))
        log.log(logging.DEBUG if outage else logging.ERROR, "%s failed so", name, exc_info=error)


async def _warm(desk: Desk) -> None:
    """Loads what the first question would wait for."""
    try:
        status: StoryStatus = await desk.status()
        await desk.ask(status.stamp.story)
        log.info("The default story has %d articles.", status.stamp.articles)
    except NoSuchStory:  # each channel may have its own, or the first article is to come
        log.warning("No story is asked where none is chosen; STORY or /story use sets one.")
    except StoryError as error:  # who asks is told so too, and it may be mended meanwhile
        log.error("The default story (%s): %s", error.code, error.hint)


async def _read_ahead(desk: Desk) -> None:
    """Works out what happened when, which takes some 8 ms an article: whoever asks for the
    first timeline would wait for it. Nothing waits for this."""
    try:
        await desk.timeline(TimelineRequest(limit=1))
    except (BotError, StoryError) as error:
        log.info("The default story's timeline waits to be asked for (%s).", error.code)


async def _told_to_stop() -> None:
    """Waits for SIGTERM or SIGINT; the second one ends the process at once."""
    loop, told = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, told.set)
    await told.wait()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.remove_signal_handler(number)
        signal.signal(number, signal.SIG_DFL)
