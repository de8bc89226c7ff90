"""The store on local disk: `Store` over SQLite and FAISS."""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import EncoderMismatch, StoryBusy
from index.store.check import check_story
from index.store.database import (
    FILE_NAME,
    connect_reader,
    connect_writer,
    create_schema,
    format_of,
    missing,
    require_format,
    story_errors,
)
from index.store.generation import SqliteGeneration
from index.store.names import story_name
from index.store.protocol import CheckReport
from index.store.writer import SqliteWriter

STORIES = "stories"
_LOCK = "write.lock"
_HOLDER = "write.holder"  # who has the lock: the lock file itself is emptied by who asks for it


def story_names(data: Path) -> list[str]:
    """The stories in a data directory, in alphabetical order."""
    return sorted(path.parent.name for path in (data / STORIES).glob(f"*/{FILE_NAME}"))


def open_story(data: Path, name: str) -> SqliteStore:
    """A story that exists. Raises StoryMissing, FormatMismatch, StoryDamaged, StoreError."""
    store = SqliteStore(_directory(data, name))
    store.generation()
    return store


def create_story(
    data: Path, name: str, *, encoder: str, dimension: int, timeout: float = 10.0
) -> SqliteStore:
    """A story, made empty where there is none.

    Raises EncoderMismatch where it exists and was built with another encoder, else as
    `open_story` and `Store.write` do.
    """
    directory = _directory(data, name)
    store = SqliteStore(directory)
    with story_errors(directory):
        directory.mkdir(parents=True, exist_ok=True)
        with writing(directory, timeout):
            connection = connect_writer(directory, create=True)
            try:
                if format_of(connection) == 0:
                    connection.execute("BEGIN IMMEDIATE")
                    create_schema(connection, name, encoder, dimension)
                    connection.execute("COMMIT")
            finally:
                connection.close()
    manifest = store.generation().manifest
    if (manifest.encoder, manifest.dimension) != (encoder, dimension):
        raise EncoderMismatch(
            f"The story {name} was built with the encoder {manifest.encoder}, not with {encoder}."
        )
    return store


def _directory(data: Path, name: str) -> Path:
    return data / STORIES / story_name(name)


@contextmanager
def writing(directory: Path, timeout: float) -> Iterator[None]:
    """The right to write, which one process and one thread has at a time.

    The system takes it back when its holder dies. Raises StoryBusy.
    """
    holder = directory / _HOLDER
    try:
        lock = FileLock(directory / _LOCK).acquire(timeout=timeout)
    except Timeout:
        raise StoryBusy(f"{_described(holder)} is writing to the story {directory.name}.") from None
    with lock:
        holder.write_text(
            json.dumps({"pid": os.getpid(), "since": datetime.now(UTC).isoformat()}),
            encoding="utf-8",
        )
        try:
            yield
        finally:
            holder.unlink(missing_ok=True)


def _described(holder: Path) -> str:
    try:
        known = json.loads(holder.read_text(encoding="utf-8"))
        return f"Process {known['pid']} (since {known['since'][:19]} UTC)"
    except (OSError, ValueError):
        return "Another process"


class SqliteStore:
    """See `Store`. Safe to share between threads, not across a fork."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._opening = threading.Lock()
        self._watching = threading.Lock()
        self._watcher: sqlite3.Connection | None = None
        self._seen = -1
        self._newest: SqliteGeneration | None = None

    def generation(self) -> SqliteGeneration:
        version = self._data_version()
        newest = self._newest
        if newest is not None and version == self._seen:
            return newest
        # One thread opens the new generation; the others go on with the one before.
        if not self._opening.acquire(blocking=newest is None):
            assert newest is not None  # noqa: S101 - only then it doesn't block
            return newest
        try:
            newest = self._newest
            if newest is not None and version == self._seen:
                return newest
            opened = SqliteGeneration(self._directory)
            if newest is None or opened.number != newest.number:
                self._newest = newest = opened
            self._seen = version
            return newest
        finally:
            self._opening.release()

    def _data_version(self) -> int:
        """A number that another one's commit changes. Read before a snapshot is opened,
        so that a commit in between is noticed the next time."""
        with self._watching, story_errors(self._directory):
            if self._watcher is None:
                watcher = connect_reader(self._directory)
                try:
                    require_format(watcher, self._directory)
                except BaseException:
                    watcher.close()
                    raise
                self._watcher = watcher
            return int(self._watcher.execute("PRAGMA data_version").fetchone()[0])

    @contextmanager
    def write(self, *, timeout: float = 10.0) -> Iterator[SqliteWriter]:
        if not (self._directory / FILE_NAME).is_file():
            raise missing(self._directory)
        with story_errors(self._directory), writing(self._directory, timeout):
            connection = connect_writer(self._directory)
            try:
                require_format(connection, self._directory)
                connection.execute("BEGIN IMMEDIATE")
                writer = SqliteWriter(connection, self._directory)
                yield writer
                if writer.finish():
                    connection.execute("COMMIT")
                    writer.tidy()
                else:
                    connection.execute("ROLLBACK")
            finally:
                connection.close()  # rolls back what was not committed

    def check(self, *, repair: bool = False, timeout: float = 10.0) -> CheckReport:
        if not (self._directory / FILE_NAME).is_file():
            raise missing(self._directory)
        with story_errors(self._directory), writing(self._directory, timeout):
            connection = connect_writer(self._directory)
            try:
                require_format(connection, self._directory)
                return check_story(connection, self._directory, repair=repair)
            finally:
                connection.close()

    def close(self) -> None:
        with self._watching, self._opening:
            self._newest = None
            if self._watcher is not None:
                self._watcher.close()
            self._watcher = None
