"""Threads for what blocks, with a bounded queue before them. See desk.py for who uses them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from bot import vitals
from bot.errors import Busy, Closing, TookTooLong

T = TypeVar("T")

log = logging.getLogger(__name__)


class Lane:
    """Some threads and a bounded queue before them, first come first served."""

    def __init__(self, name: str, workers: int, waiting: int, timeout: float) -> None:
        """`waiting`: how many may wait for a thread; `timeout`: seconds, waiting included."""
        self._name = name
        self._most_waiting = waiting
        self._timeout = timeout
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix=name)
        self._free = asyncio.Semaphore(workers)
        self._waiting = 0
        self._inside = 0  # waiting, or on a thread
        self._idle = asyncio.Event()
        self._idle.set()
        self._closed = False

    async def run(self, work: Callable[[], T]) -> T:
        """What `work` returns or raises. Raises Busy, TookTooLong and Closing too."""
        if self._closed:
            raise Closing("The bot is stopping.")
        if self._waiting >= self._most_waiting:
            raise Busy(f"{self._waiting} {self._name}s are waiting already.")
        clock = asyncio.timeout(self._timeout)
        try:
            async with clock:
                return await self._waited_for(await self._started(work))
        except TimeoutError as error:
            if not clock.expired():
                raise  # the work's own
            raise TookTooLong(f"No result after {self._timeout:g} seconds.") from error

    async def _started(self, work: Callable[[], T]) -> asyncio.Future[T]:
        """Waits for a free thread and starts on it."""
        self._enter()
        self._count_waiting(1)
        try:
            await self._free.acquire()
        except BaseException:
            self._leave()
            raise
        finally:
            self._count_waiting(-1)
        vitals.RUNNING.labels(self._name).inc()
        running = asyncio.get_running_loop().run_in_executor(self._pool, work)
        running.add_done_callback(self._ended)
        return running

    async def _waited_for(self, running: asyncio.Future[T]) -> T:
        try:
            return await asyncio.shield(running)
        except asyncio.CancelledError:
            running.add_done_callback(self._ended_unheard)
            raise

    def _ended_unheard(self, running: asyncio.Future[T]) -> None:
        """Nobody waits any more: a failure would be lost."""
        if not running.cancelled() and (error := running.exception()):
            log.error("a %s that nobody waits for failed", self._name, exc_info=error)

    def _ended(self, running: asyncio.Future[T]) -> None:
        vitals.RUNNING.labels(self._name).dec()
        self._free.release()
        self._leave()

    def _count_waiting(self, more: int) -> None:
        self._waiting += more
        vitals.WAITING.labels(self._name).inc(more)

    def _enter(self) -> None:
        self._inside += 1
        self._idle.clear()

    def _leave(self) -> None:
        self._inside -= 1
        if not self._inside:
            self._idle.set()

    async def idle(self) -> None:
        """Waits until nothing waits or runs."""
        await self._idle.wait()

    def close(self) -> None:
        """Takes nothing more; what waits or runs goes on."""
        self._closed = True

    def end(self) -> None:
        """Lets the threads go, each when it is done with what it does."""
        self._closed = True
        self._pool.shutdown(wait=False, cancel_futures=True)
