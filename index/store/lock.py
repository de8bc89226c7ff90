"""The right to write to a story: one holder at a time, across threads and processes."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import StoryBusy
from index.store.database import story_errors

_LOCK = "write.lock"
# Who holds the lock: the lock file itself is emptied by whoever asks for it.
_HOLDER = "write.holder"


@contextmanager
def exclusive(directory: Path, timeout: float) -> Iterator[None]:
    """Holds the right to write; the system takes it back when its holder dies.

    Raises StoryBusy after `timeout` seconds, and StoreError where nothing can be written.
    """
    holder = directory / _HOLDER
    with story_errors(directory):
        try:
            lock = FileLock(directory / _LOCK).acquire(timeout=timeout)
        except Timeout:
            who = _described(holder)
            raise StoryBusy(f"{who} is writing to the story {directory.name}.") from None
    with lock:
        with story_errors(directory):
            now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S")
            holder.write_text(json.dumps({"pid": os.getpid(), "since": now}), encoding="utf-8")
        try:
            yield
        finally:
            holder.unlink(missing_ok=True)


def _described(holder: Path) -> str:
    try:
        known = json.loads(holder.read_text(encoding="utf-8"))
        return f"Process {known['pid']}, since {known['since']} UTC,"
    except (OSError, ValueError):  # it is just beginning or ending
        return "Another process"
