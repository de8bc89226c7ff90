"""Which channel has which story, and who is told of it: tables, and a connection to them."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from bot.errors import PlacesFailed

FILE_NAME: Final = "places.db"
VERSION: Final = 1  # of the schema, kept in PRAGMA user_version

_SCHEMA: Final = """
CREATE TABLE bound (
    platform TEXT NOT NULL,
    channel TEXT NOT NULL,
    workspace TEXT NOT NULL,
    story TEXT NOT NULL,
    PRIMARY KEY (platform, channel)
) STRICT, WITHOUT ROWID;
CREATE INDEX bound_by_story ON bound (story);

CREATE TABLE chosen (
    platform TEXT NOT NULL,
    person TEXT NOT NULL,
    story TEXT NOT NULL,
    PRIMARY KEY (platform, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE subscriptions (
    id TEXT PRIMARY KEY,
    platform TEXT NOT NULL,
    workspace TEXT NOT NULL,
    channel TEXT NOT NULL,
    person TEXT NOT NULL,  -- who subscribed; whose direct messages they are where `direct`
    direct INTEGER NOT NULL,
    story TEXT NOT NULL,
    at TEXT,  -- "HH:MM", NULL: after every change
    zone TEXT,
    language TEXT NOT NULL,
    told INTEGER NOT NULL,
    told_at TEXT NOT NULL,  -- UTC
    UNIQUE (platform, channel, story)
) STRICT, WITHOUT ROWID;
"""


class Database:
    """A connection that threads share. Every method raises PlacesFailed where the disk fails."""

    def __init__(self, path: Path) -> None:
        """Makes the file where there is none."""
        self._path = path
        self._lock = threading.Lock()
        with self._failing():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = _connected(path)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, self._failing():
            yield self._connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that has the right to write from its beginning."""
        with self.reading() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    @contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise PlacesFailed(f"{self._path} can't be read or written: {error}.") from error


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=10.0, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        # What was unbound stays so after a loss of power.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("BEGIN IMMEDIATE")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version == 0:
            for statement in _SCHEMA.split(";\n"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
        if version > VERSION:
            raise PlacesFailed(f"{path} was written by a newer version of Verbatim.")
    except BaseException:
        connection.close()
        raise
    return connection
