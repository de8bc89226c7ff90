"""A job's process, seen from the bot: started, heard, told to stop, killed where it doesn't."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from bot.admin.orders import CANCEL, Event, Order, decoded, encoded
from bot.settings import bare_environment

log = logging.getLogger(__name__)

_ROOT: Final = Path(__file__).parents[2]
_START: Final = "import sys; sys.path[:0] = sys.argv[1:]; from bot.admin import child; child.main()"
_LONGEST_LINE: Final = 64 << 20  # bytes; a result names every article
# Seconds that a job has to stop by itself.
GRACE: Final = 3.0


class Process:
    """One job's process. Ends with the `async with` block at the latest."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._process: asyncio.subprocess.Process | None = None
        self._ordered = asyncio.Event()
        self._stopping: asyncio.Task[None] | None = None

    async def events(self) -> AsyncIterator[Event]:
        """What it tells, until it ends. Where the last one is no end, it was killed."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            _START,
            str(_ROOT),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=None,
            env=bare_environment(),
            limit=_LONGEST_LINE,
            start_new_session=True,  # a Ctrl-C in the terminal is for the bot
        )
        self._process = process
        if process.stdin is None or process.stdout is None:
            raise ValueError("the job's process has no pipes")
        with suppress(OSError):  # it died at once: there is nothing to hear either
            process.stdin.write(encoded(self._order) + b"\n")
            await process.stdin.drain()
        self._ordered.set()
        while line := await process.stdout.readline():
            with suppress(ValueError):  # cut off when it was killed
                yield decoded(line, Event)

    def stop(self) -> None:
        """Asks it to stop, and kills it where it doesn't within GRACE seconds."""
        if self._stopping is None:
            self._stopping = asyncio.create_task(self._stop())

    async def _stop(self) -> None:
        await self._ordered.wait()
        process = self._process
        if process is None or process.returncode is not None or process.stdin is None:
            return
        with suppress(OSError):
            process.stdin.write(CANCEL)
            await process.stdin.drain()
        with suppress(TimeoutError):
            async with asyncio.timeout(GRACE):
                await process.wait()
                return
        self._kill()

    def _kill(self) -> None:
        if self._process is not None and self._process.returncode is None:
            with suppress(ProcessLookupError):
                self._process.kill()

    async def __aenter__(self) -> Process:
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._stopping is not None:
            self._stopping.cancel()
        self._kill()
        if self._process is not None:
            # Its pipes too, or the loop complains when it is closed.
            await self._process.communicate()
