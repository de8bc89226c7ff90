"""Where a job stands, told to who asked for it: the newest, and not too often."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import Final

from bot.admin.models import Actor, JobProgress, JobState, OnProgress
from bot.admin.orders import Event

log = logging.getLogger(__name__)

# Seconds between two tellings: chats let a message be edited about once a second.
EVERY: Final = 1.0
# Seconds that the last telling has to end, so that it doesn't come after the result.
LAST: Final = 10.0


class Telling:
    """Hands the newest progress on; one that is slow to hear holds nothing up."""

    def __init__(self, on_progress: OnProgress | None) -> None:
        self._on_progress = on_progress
        self._newest: JobProgress | None = None
        self._there = asyncio.Event()
        self._closed = asyncio.Event()
        self._task = asyncio.create_task(self._tell()) if on_progress else None

    def tell(self, progress: JobProgress) -> None:
        self._newest = progress
        self._there.set()

    async def close(self) -> None:
        """Nothing is told after this."""
        self._newest = None
        self._closed.set()
        self._there.set()
        if self._task is not None:
            await asyncio.wait([self._task], timeout=LAST)
            self._task.cancel()

    async def _tell(self) -> None:
        while not self._closed.is_set():
            await self._there.wait()
            self._there.clear()
            newest, self._newest = self._newest, None
            if newest is None or self._on_progress is None:
                continue
            try:
                await self._on_progress(newest)
            except Exception:  # the job is more than its telling
                log.exception("the progress of job %s could not be told", newest.job)
            try:
                async with asyncio.timeout(EVERY):
                    await self._closed.wait()
            except TimeoutError:
                pass


class Pace:
    """Events of one job → its progress, with how fast it goes."""

    def __init__(self, job: str) -> None:
        self._job = job
        self._began: tuple[float, int] | None = None  # when, and what was done then

    def progress(self, event: Event, waits_for: Actor | None = None) -> JobProgress:
        per_second, left = 0.0, None
        if event.state is JobState.ENCODING:
            now = time.monotonic()
            at, before = self._began = self._began or (now, event.done)
            if now > at and event.done > before:
                per_second = (event.done - before) / (now - at)
                left = (event.total - event.done) / per_second
        return JobProgress(
            job=self._job,
            state=event.state,
            file=event.file,
            files=event.files,
            name=event.name,
            done=event.done,
            total=event.total,
            per_second=per_second,
            seconds_left=left,
            waits_for=waits_for,
        )
