"""What a job's process does: the preview, or what was confirmed. Synchronous."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from bot.admin import changing, plans
from bot.admin.models import JobState, Kind
from bot.admin.orders import Event, Order, Outline, Reading, Task, decoded, encoded
from bot.admin.reading import fetcher_for, read_sources
from bot.admin.spool import OUTLINE, READING, write_whole
from bot.errors import OutOfDate, SeveralTexts
from index import editing
from index.embeddings import Encoder, load_encoder
from index.errors import StoryChanged

Teller = Callable[[Event], None]

# One job at a time writes, whichever process asked for it: each takes an encoder's memory.
_LOCK: Final = "job.lock"
_LOOK_AGAIN: Final = 0.2  # seconds


class Stopped(Exception):
    """The job was cancelled."""


def work(order: Order, cancelled: threading.Event, tell: Teller) -> Event:
    """The job's last word. Raises Stopped, BotError, StoryError."""
    job = _Work(order, cancelled, tell)
    return job.plan() if order.task is Task.PLAN else job.carry_out()


class _Work:
    def __init__(self, order: Order, cancelled: threading.Event, tell: Teller) -> None:
        self._order = order
        self._cancelled = cancelled
        self._tell = tell
        self._data = Path(order.data)
        self._spool = Path(order.spool)

    def plan(self) -> Event:
        order = self._order
        reading = Reading()
        if order.sources:
            reading = read_sources(
                order.sources, self._spool, fetcher_for(order.fetch_private), self._on_input
            )
        self._step(Event(state=JobState.PLANNING, files=len(reading.drafts)))
        if order.kind is Kind.REPLACE and len(reading.drafts) > 1:
            raise SeveralTexts("There is more than one article in it.")
        look = self._with_entries if order.looked_at else None
        outline = plans.outline(self._data, order, reading, look=look)
        write_whole(self._spool / READING, encoded(reading))
        write_whole(self._spool / OUTLINE, encoded(outline))
        return Event(state=JobState.PLANNED)

    def carry_out(self) -> Event:
        started = time.monotonic()
        with self._alone():
            reading = decoded((self._spool / READING).read_bytes(), Reading)
            outline = decoded((self._spool / OUTLINE).read_bytes(), Outline)
            outline = self._still_true(outline, reading)
            try:
                result = changing.carry_out(
                    self._data,
                    self._order,
                    reading,
                    outline,
                    encoder=self._encoder,
                    on_progress=self._on_encoded(outline),
                )
            except StoryChanged as error:
                raise OutOfDate(str(error)) from error
        seconds = time.monotonic() - started
        return Event(state=JobState.DONE, result=replace(result, seconds=seconds))

    def _with_entries(self, looked: editing.Plan) -> editing.Plan:
        def on_step() -> None:
            self._step(Event(state=JobState.PLANNING))

        return editing.with_entries(self._data, looked, self._encoder, on_step)

    def _still_true(self, seen: Outline, reading: Reading) -> Outline:
        """What the request does now. Raises OutOfDate where that isn't what was confirmed."""
        newest = plans.generation(self._data, self._order.story)
        if newest == seen.generation:
            return seen
        if self._order.kind is Kind.UNDO:
            raise OutOfDate(f"The story is at generation {newest} by now.")
        now = plans.outline(self._data, self._order, reading)
        if not plans.does_the_same(now, seen):
            raise OutOfDate("The story changed since the preview.")
        return now

    def _encoder(self) -> Encoder:
        order = self._order
        return load_encoder(order.model, self._data / "models", threads=1)

    def _on_input(self, file: int, name: str) -> None:
        self._step(Event(state=JobState.READING, file=file + 1, name=name))

    def _on_encoded(self, outline: Outline) -> Callable[[int, int], None]:
        fresh = plans.fresh(outline)
        upto = list(accumulate(item.texts for item in fresh))

        def on_progress(done: int, total: int) -> None:
            at = next((n for n, texts in enumerate(upto) if done < texts), len(upto) - 1)
            state = JobState.ENCODING if done < total else JobState.WRITING
            name = fresh[at].title if fresh else ""
            self._step(
                Event(state=state, file=at + 1, files=len(fresh), name=name, done=done, total=total)
            )

        return on_progress

    def _step(self, event: Event) -> None:
        if self._cancelled.is_set():
            raise Stopped
        self._tell(event)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Waits until no other job writes."""
        lock = FileLock(self._spool.parent / _LOCK)
        told = False
        while True:
            try:
                lock.acquire(timeout=_LOOK_AGAIN if told else 0)
                break
            except Timeout:
                self._step(Event(state=JobState.WAITING, blocked=True))
                told = True
        with lock:
            yield
