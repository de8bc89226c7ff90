"""Jobs under way: one at a time writes, the others wait for their turn and know for whom."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final

from bot.admin.models import Actor, JobProgress, JobState, OnProgress
from bot.admin.orders import Event, Order
from bot.admin.process import Process
from bot.admin.telling import Pace, Telling

# Seconds between two entries in the journal of where a job stands.
_WRITTEN_EVERY: Final = 1.0
_PREVIEWS: Final = 2  # at a time
_OVER: Final = frozenset({JobState.PLANNED, JobState.DONE, JobState.FAILED, JobState.CANCELLED})

Keep = Callable[[JobProgress], Awaitable[None]]


@dataclass(eq=False, slots=True)
class Running:
    """A job under way. `stopped_by`: who cancelled it; `leaving`: the bot itself stops."""

    order: Order
    actor: Actor
    process: Process | None = None
    stopped_by: Actor | None = None
    leaving: bool = False
    stopping: asyncio.Event = field(default_factory=asyncio.Event)

    def stop(self, by: Actor | None) -> None:
        """`by`: who cancels it; None: the bot stops."""
        if by is None:
            self.leaving = True
        else:
            self.stopped_by = by
        self.stopping.set()
        if self.process is not None:
            self.process.stop()


class Jobs:
    """Runs jobs' processes. In one event loop."""

    def __init__(self, keep: Keep, at_work: Callable[[str], Awaitable[Actor | None]]) -> None:
        """`keep` writes down where a job stands; `at_work` says whose job another process does,
        given the job that waits for it."""
        self._keep = keep
        self._at_work = at_work
        self._jobs: dict[str, Running] = {}
        self._queue: list[Running] = []
        self._moved = asyncio.Condition()
        self._previews = asyncio.Semaphore(_PREVIEWS)

    def find(self, job: str) -> Running | None:
        return self._jobs.get(job)

    def all(self) -> tuple[Running, ...]:
        return tuple(self._jobs.values())

    async def preview(self, running: Running, on_progress: OnProgress | None) -> Event | None:
        """The process's last word; None where it was killed or stopped before one."""
        async with self._known(running), self._previews:
            return await self._heard(running, on_progress)

    async def in_turn(self, running: Running, on_progress: OnProgress | None) -> Event | None:
        """As `preview`, after the jobs that came before."""
        async with self._known(running):
            telling = Telling(on_progress)
            try:
                async with self._turn(running, telling):
                    await telling.close()
                    return await self._heard(running, on_progress)
            finally:
                await telling.close()

    @asynccontextmanager
    async def _known(self, running: Running) -> AsyncIterator[None]:
        self._jobs[running.order.job] = running
        try:
            yield
        finally:
            del self._jobs[running.order.job]

    @asynccontextmanager
    async def _turn(self, running: Running, telling: Telling) -> AsyncIterator[None]:
        self._queue.append(running)
        waking = asyncio.create_task(self._wake(running))
        try:
            async with self._moved:
                while self._queue[0] is not running and not running.stopping.is_set():
                    waiting = JobProgress(
                        job=running.order.job,
                        state=JobState.WAITING,
                        waits_for=self._queue[0].actor,
                    )
                    telling.tell(waiting)
                    await self._moved.wait()
            yield
        finally:
            waking.cancel()
            self._queue.remove(running)
            async with self._moved:
                self._moved.notify_all()

    async def _wake(self, running: Running) -> None:
        """Whoever is stopped waits no longer."""
        await running.stopping.wait()
        async with self._moved:
            self._moved.notify_all()

    async def _heard(self, running: Running, on_progress: OnProgress | None) -> Event | None:
        if running.stopping.is_set():
            return None
        telling, pace = Telling(on_progress), Pace(running.order.job)
        last: Event | None = None
        written = 0.0
        state: JobState | None = None
        try:
            async with Process(running.order) as process:
                running.process = process
                async for event in process.events():
                    last = event
                    if event.state in _OVER:
                        break
                    waits_for = await self._at_work(running.order.job) if event.blocked else None
                    progress = pace.progress(event, waits_for)
                    telling.tell(progress)
                    if event.state is not state or time.monotonic() - written > _WRITTEN_EVERY:
                        state, written = event.state, time.monotonic()
                        await self._keep(progress)
        finally:
            running.process = None
            await telling.close()
        return last if last is not None and last.state in _OVER else None
