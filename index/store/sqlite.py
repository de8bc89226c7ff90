"""The store on local disk: `Store` over SQLite and FAISS.

``<data>/stories/<name>/`` holds the database with its log, the vector indexes in
``vectors/``, and the lock of the one who writes.
"""

from __future__ import annotations

import sqlite3
import threading
import time
import weakref
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import EncoderMismatch, StoryMissing
from index.store.database import (
    FILE_NAME,
    LOG_LIMIT,
    bring_up_to_date,
    connect_reader,
    connect_writer,
    create_database,
    empty_log,
    log_size,
    story_errors,
)
from index.store.generation import IndexFile, SqliteGeneration
from index.store.lock import exclusive
from index.store.names import story_name
from index.store.protocol import CheckReport, Store, Writer

if TYPE_CHECKING:
    from index.store.vector_index import VectorIndex

STORIES = "stories"
LOG_LOOKED_AT_EVERY = 1.0  # seconds


def story_names(data: Path) -> list[str]:
    """The stories in a data directory, in alphabetical order."""
    return sorted(path.parent.name for path in (data / STORIES).glob(f"*/{FILE_NAME}"))


def story_file(data: Path, name: str) -> Path:
    """The database of a story, whether it is there or not. Raises StoreError for a bad name."""
    return _directory(data, name) / FILE_NAME


def open_story(data: Path, name: str) -> Store:
    """A story that exists.

    Raises StoryMissing, FormatMismatch, StoryDamaged, and StoreError for other failures.
    """
    try:
        return SqliteStore(_directory(data, name))
    except StoryMissing as error:
        if not (others := story_names(data)):
            raise
        raise StoryMissing(
            f"There is no story {name} in {data}, but there is {', '.join(others)}.",
            hint="Name one with --story, or add the first article to this one.",
        ) from error


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


def _empty_long_log(directory: Path) -> None:
    """One that the last process left behind, and that every opening would read again."""
    with suppress(sqlite3.Error), closing(connect_writer(directory)) as connection:
        empty_log(connection)


class SqliteStore:
    """See `Store`. Safe to share between threads, not across a fork."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._newest: SqliteGeneration | None = None
        self._loaded: Mapping[IndexFile, VectorIndex] = {}  # for the generation opened next
        self._opening = threading.Lock()
        with story_errors(directory):
            self._watcher = connect_reader(directory)
            if log_size(directory) > LOG_LIMIT:
                _empty_long_log(directory)
        weakref.finalize(self, self._watcher.close)  # a connection doesn't close when dropped
        self._watching = threading.Lock()
        self._seen = -1  # the data version that `_newest` was opened at
        self._look_at_log = 0.0  # not before this time.monotonic()
        self._renewed = -1  # the generation that was last opened for the log's sake

    def generation(self) -> SqliteGeneration:
        version = self._data_version()
        newest = self._newest
        if newest is not None and version == self._seen and not self._log_is_long(newest):
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
        if earlier is not None:
            self._loaded = earlier.loaded()
        renewed = earlier is not None and self._log_is_long(earlier) and self._log_was_emptied()
        newest = SqliteGeneration(self._directory, self._loaded)
        self._loaded = {}
        if renewed:
            self._renewed = newest.number
        elif earlier is not None and newest.number == earlier.number:
            return earlier
        return newest

    def _log_is_long(self, newest: SqliteGeneration) -> bool:
        """Whether the newest generation should be opened anew for the log's sake.

        SQLite begins its log from the start only when nobody reads from it. A
        generation reads from it as long as it lives, if the log was not all in the
        database when it was opened. So where someone always reads, the log would grow
        for ever. When it has grown long, its content is brought into the database and
        the generation is opened a second time: it then reads from the database alone.
        """
        return (
            newest.number != self._renewed
            and time.monotonic() >= self._look_at_log
            and log_size(self._directory) > LOG_LIMIT
        )

    def _log_was_emptied(self) -> bool:
        """False while someone still reads an older generation, or we may not write."""
        self._look_at_log = time.monotonic() + LOG_LOOKED_AT_EVERY
        with suppress(sqlite3.Error), closing(connect_writer(self._directory)) as connection:
            row = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
            _busy, frames, in_database = row
            return bool(frames == in_database)
        return False

    @contextmanager
    def write(self, *, timeout: float = 10.0, note: str | None = None) -> Iterator[Writer]:
        from index.store.writer import SqliteWriter  # noqa: PLC0415 - FAISS loads slowly

        with self._writing(timeout) as connection:
            with story_errors(self._directory):
                connection.execute("BEGIN IMMEDIATE")
                writer = SqliteWriter(connection, self._directory, note)
            try:
                yield writer
                if writer.finish():
                    with story_errors(self._directory):
                        connection.execute("COMMIT")
                    self._let_go()
                    empty_log(connection)
            finally:
                writer.tidy()

    def _let_go(self) -> None:
        """Of the newest generation, which is the newest no more and keeps the log from emptying."""
        with self._opening:
            if self._newest is not None:
                self._loaded = self._newest.loaded()
            self._newest = None

    def check(self, *, repair: bool = False, timeout: float = 10.0) -> CheckReport:
        from index.store.check import check_story  # noqa: PLC0415 - FAISS loads slowly

        with self._writing(timeout) as connection, story_errors(self._directory):
            return check_story(connection, self._directory, repair=repair)

    @contextmanager
    def _writing(self, timeout: float) -> Iterator[sqlite3.Connection]:
        """A connection with the right to write. What isn't committed is undone in the end."""
        with exclusive(self._directory, timeout):
            with story_errors(self._directory):
                connection = connect_writer(self._directory)
            with closing(connection):
                with story_errors(self._directory):
                    bring_up_to_date(connection)
                yield connection

    def close(self) -> None:
        with self._opening, self._watching:
            self._newest = None
            self._watcher.close()
