"""What readers work out from texts, kept on disk between processes.

Losing it costs time and nothing else: whatever can't be read or written is worked out again.
"""

from __future__ import annotations

import hashlib
import logging
import sqlite3
import weakref
from contextlib import suppress
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import Final

log = logging.getLogger(__name__)

# What is read of a text depends on these, words and code.
_READERS: Final = ("attribution", "lexicon", "models.py", "temporal", "readings.py")
_KINDS: Final = frozenset({".py", ".toml"})


class Kept:
    """A file of readings under their texts' hashes. Safe to share between threads.

    It is emptied when the code or the words that readings rest on are others.
    """

    def __init__(self, file: Path) -> None:
        self._lock = Lock()
        self._connection: sqlite3.Connection | None = None
        try:
            self._connection = _opened(file)
        except sqlite3.Error as error:
            log.debug("%s is not used: %s", file, error)
        if self._connection is not None:
            weakref.finalize(self, self._connection.close)

    def get(self, key: bytes) -> str | None:
        with self._lock:
            if self._connection is None:
                return None
            with suppress(sqlite3.Error):
                found = self._connection.execute(
                    "SELECT value FROM readings WHERE key = ?", (key,)
                ).fetchone()
                return str(found[0]) if found else None
            return None

    def put(self, key: bytes, value: str) -> None:
        with self._lock:
            if self._connection is None:
                return
            with suppress(sqlite3.Error):
                self._connection.execute(
                    "INSERT OR REPLACE INTO readings VALUES (?, ?)", (key, value)
                )


@lru_cache(maxsize=64)
def kept_at(file: Path) -> Kept:
    """The same object for a file as long as the process uses few of them."""
    return Kept(file)


@cache
def readers_digest() -> bytes:
    """Of the code and the words that readings rest on."""
    here = Path(__file__).parent
    digest = hashlib.sha256()
    for name in _READERS:
        path = here / name
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.suffix in _KINDS and file.is_file():
                digest.update(file.relative_to(here).as_posix().encode() + b"\0")
                digest.update(file.read_bytes() + b"\0")
    return digest.digest()


def _opened(file: Path) -> sqlite3.Connection:
    """Never waits for another process: what is locked is worked out."""
    connection = sqlite3.connect(file, timeout=0, check_same_thread=False, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("CREATE TABLE IF NOT EXISTS readers (digest BLOB)")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS readings (key BLOB PRIMARY KEY, value TEXT NOT NULL)"
            " WITHOUT ROWID"
        )
        if connection.execute("SELECT digest FROM readers").fetchone() != (readers_digest(),):
            connection.execute("DELETE FROM readings")
            connection.execute("DELETE FROM readers")
            connection.execute("INSERT INTO readers VALUES (?)", (readers_digest(),))
    except sqlite3.Error:
        connection.close()
        raise
    return connection
