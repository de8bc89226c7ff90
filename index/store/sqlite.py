"""The store on local disk: `Store` over SQLite and FAISS.

``<data>/stories/<name>/`` holds the database with its log, the vector indexes in
``vectors/``, and the lock of the one who writes.
"""

from __future__ import annotations

import sqlite3
import threading
import time
import weakref
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from index.errors import EncoderMismatch
from index.store.database import (
    FILE_NAME,
    LOG_LIMIT,
    connect_reader,
    connect_writer,
    create_database,
    log_size,
    story_errors,
)
from index.store.generation import SqliteGeneration
from index.store.lock import exclusive
from index.store.names import story_name
from index.store.protocol import CheckReport, Store, Writer

STORIES = "stories"
LOG_LOOKED_AT_EVERY = 1.0  # seconds


def story_names(data: Path) -> list[str]:
    """The stories in a data directory, in alphabetical order."""
    return sorted(path.parent.name for path in (data / STORIES).glob(f"*/{FILE_NAME}"))


def open_story(data: Path, name: str) -> Store:
    """A story that exists.

    Raises StoryMissing, FormatMismatch, StoryDamaged, and StoreError for other failures.
    """
    return SqliteStore(_directory(data, name))


def create_story(
    data: Path, name: str, *, encoder: str, dimension: int, timeout: float = 10.0
) -> Store:
    """A story, made empty where there is none.

    Raises EncoderMismatch where it was built with another encoder, else what
    `open_story` and `Store.write` raise.
    """
    directory = _directory(data, name)
    if not (directory / FILE_NAME).is_file():
        with story_errors(directory):
            directory.mkdir(parents=True, exist_ok=True)
        with exclusive(directory, timeout), story_errors(directory):
            if not (directory / FILE_NAME).is_file():
                create_database(directory, name, encoder, dimension)
    store = open_story(data, name)
    manifest = store.generation().manifest
    if (manifest.encoder, manifest.dimension) != (encoder, dimension):
        raise EncoderMismatch(
            f"The story {name} was built with the encoder {manifest.encoder}, not with {encoder}."
        )
    return store


def _directory(data: Path, name: str) -> Path:
    return data / STORIES / story_name(name)


class SqliteStore:
    """See `Store`. Safe to share between threads, not across a fork."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._newest: SqliteGeneration | None = None
        self._opening = threading.Lock()
        with story_errors(directory):
            self._watcher = connect_reader(directory)
        weakref.finalize(self, self._watcher.close)  # a connection doesn't close when dropped
        self._watching = threading.Lock()
        self._seen = -1  # the data version that `_newest` was opened at
        self._look_at_log = 0.0  # not before this time.monotonic()

    def generation(self) -> SqliteGeneration:
        version = self._data_version()
        newest = self._newest
        if newest is not None and version == self._seen and not self._log_is_long():
            return newest
        # One thread opens the new generation; the others go on with the one before.
        if not self._opening.acquire(blocking=newest is None) and newest is not None:
            return newest
        try:
            self._newest = self._opened(self._newest)
            self._seen = version
            return self._newest
        finally:
            self._opening.release()

    def _data_version(self) -> int:
        """A number that a commit changes.

        To be read before a snapshot is opened: a commit in between is then noticed
        the next time.
        """
        with self._watching, story_errors(self._directory):
            return int(self._watcher.execute("PRAGMA data_version").fetchone()[0])

    def _opened(self, earlier: SqliteGeneration | None) -> SqliteGeneration:
        renewed = self._log_is_long() and self._log_is_in_the_database()
        newest = SqliteGeneration(self._directory, earlier)
        if earlier is not None and newest.number == earlier.number and not renewed:
            return earlier
        return newest

    def _log_is_long(self) -> bool:
        """Whether the write-ahead log should be emptied; true once a second at most.

        SQLite begins its log anew only when nobody reads from it. A generation reads
        from it as long as it lives, if it was opened when the log was not all in the
        database yet. So when the log has grown long, the newest generation is opened a
        second time after the log's content was brought into the database.
        """
        return time.monotonic() >= self._look_at_log and log_size(self._directory) > LOG_LIMIT

    def _log_is_in_the_database(self) -> bool:
        self._look_at_log = time.monotonic() + LOG_LOOKED_AT_EVERY
        with suppress(sqlite3.Error), closing(connect_writer(self._directory)) as connection:
            row = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
            _busy, frames, brought = row
            return bool(frames == brought)
        return False

    @contextmanager
    def write(self, *, timeout: float = 10.0) -> Iterator[Writer]:
        from index.store.writer import SqliteWriter  # noqa: PLC0415 - FAISS loads slowly

        with self._writing(timeout) as connection:
            with story_errors(self._directory):
                connection.execute("BEGIN IMMEDIATE")
                writer = SqliteWriter(connection, self._directory)
            yield writer
            if writer.finish():
                with story_errors(self._directory):
                    connection.execute("COMMIT")
                writer.tidy()

    def check(self, *, repair: bool = False, timeout: float = 10.0) -> CheckReport:
        from index.store.check import check_story  # noqa: PLC0415 - FAISS loads slowly

        with self._writing(timeout) as connection, story_errors(self._directory):
            return check_story(connection, self._directory, repair=repair)

    @contextmanager
    def _writing(self, timeout: float) -> Iterator[sqlite3.Connection]:
        """A connection with the right to write; closing it undoes what isn't committed."""
        with exclusive(self._directory, timeout):
            with story_errors(self._directory):
                connection = connect_writer(self._directory)
            with closing(connection):
                yield connection

    def close(self) -> None:
        with self._opening, self._watching:
            self._newest = None
            self._watcher.close()
