"""Connections to a story's SQLite database, and what can go wrong with them."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from index.errors import FormatMismatch, StoreError, StoryBusy, StoryDamaged, StoryMissing
from index.store.schema import FORMAT, READABLE, SCHEMA, UPGRADES

FILE_NAME = "story.db"
LOG_LIMIT = 4 * 2**20  # bytes of the write-ahead log, beyond which it is worth emptying

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_FREE_SPACE = "Free some space, then try again: the story is as it was before."
_PERMISSION = "Check who may read and write the data directory."


def create_database(directory: Path, story: str, encoder: str, dimension: int) -> None:
    """Makes the database of an empty story, whole or not at all."""
    for left_behind in directory.glob(f"{FILE_NAME}.part*"):
        left_behind.unlink()
    part = directory / f"{FILE_NAME}.part"
    with closing(_connect(part, "rwc")) as connection:
        connection.execute("PRAGMA journal_mode = MEMORY")
        connection.executescript(f"BEGIN; {SCHEMA} PRAGMA user_version = {FORMAT}; COMMIT;")
        connection.execute(
            "INSERT INTO manifest VALUES (1, ?, ?, ?, 0)", (story, encoder, dimension)
        )
        connection.execute("PRAGMA journal_mode = WAL")
    part.replace(directory / FILE_NAME)
    sync_directory(directory)


def connect_writer(directory: Path) -> sqlite3.Connection:
    """A connection that writes, outside any transaction. Raises as `connect_reader` does.

    synchronous=FULL: in WAL mode, NORMAL survives a killed process but may lose the
    last commits with the power; commits are rare here and an fsync costs little.
    """
    connection = _connect(_existing(directory), "rw")
    with _closing_on_error(connection):
        _require_format(connection, directory)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA journal_size_limit = {LOG_LIMIT}")
    return connection


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Gives a story of an older format the newest, whole or not at all.

    Needs the right to write.
    """
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    for older in range(found, FORMAT):
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(UPGRADES[older])
        connection.execute(f"PRAGMA user_version = {older + 1}")
        connection.execute("COMMIT")


def connect_reader(directory: Path) -> sqlite3.Connection:
    """A connection that only reads, from a read-only file system too.

    Raises StoryMissing and FormatMismatch, and what SQLite raises.
    """
    path = _existing(directory)
    # SQLite keeps its locks in a file beside the database and can't make one there; but
    # where nobody can write, none are needed, if no log is left to be read.
    read_only = bool(os.statvfs(directory).f_flag & os.ST_RDONLY)
    immutable = "&immutable=1" if read_only and not log_size(directory) else ""
    connection = _connect(path, "ro", immutable)
    with _closing_on_error(connection):
        _require_format(connection, directory)
    return connection


def empty_log(connection: sqlite3.Connection) -> None:
    """Brings the log into the database, as far as no reader needs it apart, without waiting.

    What is left in the log is as safe there; but a long one is slow to open.
    """
    with suppress(sqlite3.Error):
        connection.execute("PRAGMA busy_timeout = 0")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def log_size(directory: Path) -> int:
    """Bytes of the write-ahead log."""
    try:
        return (directory / f"{FILE_NAME}-wal").stat().st_size
    except FileNotFoundError:
        return 0


def sync_directory(directory: Path) -> None:
    """Makes renames in a directory last through a loss of power."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def story_errors(directory: Path) -> Iterator[None]:
    """Turns what SQLite and the file system raise into the story's own errors."""
    try:
        yield
    except sqlite3.Error as error:
        raise _translated(error, directory.name) from error
    except OSError as error:
        raise StoreError(
            f"The story {directory.name} can't be read or written: {error.strerror or error}.",
            hint=_FREE_SPACE if error.errno in _FULL else _PERMISSION,
        ) from error


def _translated(error: sqlite3.Error, story: str) -> StoreError:
    # Errors that the sqlite3 module raises itself carry no code.
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in _DAMAGED:
        return StoryDamaged(f"The database of the story {story} is damaged: {error}.")
    if code in _BUSY:
        return StoryBusy(f"Another process is writing to the story {story}.")
    hint = _FREE_SPACE if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR) else _PERMISSION
    return StoreError(f"The story {story} can't be read or written: {error}.", hint=hint)


def _existing(directory: Path) -> Path:
    path = directory / FILE_NAME
    if not path.is_file():
        raise StoryMissing(f"There is no story {directory.name}.")
    return path


def _connect(path: Path, mode: str, more: str = "") -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}{more}",
        uri=True,
        timeout=10.0,
        isolation_level=None,
        check_same_thread=False,
    )


@contextmanager
def _closing_on_error(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise


def _require_format(connection: sqlite3.Connection, directory: Path) -> None:
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    if found == 0:
        raise StoryDamaged(
            f"The database of the story {directory.name} is damaged: it is empty.",
            hint=StoryDamaged.beyond_repair,
        )
    if found not in READABLE:
        raise FormatMismatch(
            f"The story {directory.name} has the format {found}, and this version reads {FORMAT}.",
            hint="Use the version of Verbatim that built it, or build the story anew.",
        )
