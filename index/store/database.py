"""The SQLite database of a story: its tables, its connections, its errors."""

# ruff: noqa: S608 - the names of tables in statements are ours, and values are bound

from __future__ import annotations

import errno
import sqlite3
import string
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import FormatMismatch, StoreError, StoryBusy, StoryDamaged, StoryMissing
from index.store.names import language_code

FILE_NAME = "story.db"
FORMAT = 1  # PRAGMA user_version; 0 is a database that no commit has reached yet

_SCHEMA = f"""
CREATE TABLE manifest (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    story TEXT NOT NULL,
    encoder TEXT NOT NULL,
    dimension INTEGER NOT NULL CHECK (dimension > 0),
    generation INTEGER NOT NULL
) STRICT;

CREATE TABLE history (
    generation INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    encoder TEXT  -- of a rebuild
) STRICT;

CREATE TABLE articles (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    version INTEGER  -- the current one; NULL once removed
) STRICT;

-- What each commit did, so that it can be undone.
CREATE TABLE changes (
    generation INTEGER NOT NULL REFERENCES history,
    article INTEGER NOT NULL REFERENCES articles,
    before INTEGER,
    after INTEGER,
    PRIMARY KEY (generation, article)
) STRICT, WITHOUT ROWID;

-- The text stands last: the columns before it are read without it.
CREATE TABLE versions (
    article INTEGER NOT NULL REFERENCES articles,
    version INTEGER NOT NULL,
    hash TEXT NOT NULL,
    origin TEXT NOT NULL,
    language TEXT NOT NULL,
    title TEXT NOT NULL,
    source TEXT,
    author TEXT,
    place TEXT,
    published_at TEXT,
    url TEXT,
    head TEXT NOT NULL,
    notes TEXT NOT NULL,
    length INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (article, version)
) STRICT;
CREATE INDEX versions_by_origin ON versions (origin);
CREATE INDEX versions_by_hash ON versions (hash);

-- AUTOINCREMENT: a key is never given twice, so derived indexes can be brought up
-- to date by comparing keys.
CREATE TABLE passages (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL,
    version INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL,
    paragraph INTEGER NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    sentences BLOB NOT NULL,
    UNIQUE (article, version, ordinal),
    FOREIGN KEY (article, version) REFERENCES versions
) STRICT;

CREATE TABLE entries (
    passage INTEGER PRIMARY KEY REFERENCES passages ON DELETE CASCADE,
    terms TEXT NOT NULL,
    vector BLOB NOT NULL
) STRICT;

-- No row where the only sentence's vector is the passage's.
CREATE TABLE sentence_vectors (
    passage INTEGER PRIMARY KEY REFERENCES entries ON DELETE CASCADE,
    vectors BLOB NOT NULL
) STRICT;

-- Of the passages that are searched now. `vector_sum`: float64, exact (see index_files).
CREATE TABLE languages (
    language TEXT PRIMARY KEY,
    passages INTEGER NOT NULL CHECK (passages > 0),
    vector_sum BLOB NOT NULL,
    index_generation INTEGER NOT NULL,
    index_checksum INTEGER NOT NULL
) STRICT;

CREATE VIEW searched AS
SELECT passages.key AS passage, versions.language, versions.source, versions.published_at,
       articles.id AS article, entries.terms, entries.vector
FROM articles
JOIN versions ON versions.article = articles.key AND versions.version = articles.version
JOIN passages ON passages.article = versions.article AND passages.version = versions.version
JOIN entries ON entries.passage = passages.key;

PRAGMA user_version = {FORMAT};
"""

# Terms come folded and are to be kept whole: only white space and controls part them.
_TOKEN_CHARACTERS = string.punctuation.replace("'", "''")
_TOKENIZER = f"ascii tokenchars '{_TOKEN_CHARACTERS}'".replace('"', '""')


def create_schema(connection: sqlite3.Connection, story: str, encoder: str, dimension: int) -> None:
    """Within the caller's transaction."""
    for statement in _statements(_SCHEMA):
        connection.execute(statement)
    connection.execute(
        "INSERT INTO manifest VALUES (1, ?, ?, ?, 0)",
        (story, encoder, dimension),
    )


def _statements(script: str) -> Iterator[str]:
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""


def lexical_table(language: str) -> str:
    """The FTS5 table of a language: an index of its `searched` passages' terms."""
    return f"lexical_{language_code(language)}"


def create_lexical_table(connection: sqlite3.Connection, language: str) -> None:
    """Within the caller's transaction; does nothing where the table is there."""
    table = lexical_table(language)
    connection.execute(
        f"CREATE VIEW IF NOT EXISTS {table}_content AS "
        f"SELECT passage, terms FROM searched WHERE language = '{language}'"
    )
    connection.execute(
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {table} USING fts5("
        f"terms, content='{table}_content', content_rowid='passage', tokenize=\"{_TOKENIZER}\")"
    )
    connection.execute(
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {table}_vocabulary USING fts5vocab({table}, row)"
    )


def connect_writer(directory: Path, *, create: bool = False) -> sqlite3.Connection:
    """A connection that writes, outside any transaction.

    synchronous=FULL: in WAL mode, NORMAL survives a killed process but may lose the
    last commits with the power; commits are rare here and an fsync costs little.
    """
    path = directory / FILE_NAME
    connection = _connect(path, "rwc" if create else "rw")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA journal_size_limit = 67108864")
    return connection


def connect_reader(directory: Path) -> sqlite3.Connection:
    """A connection that only reads, from a read-only place too."""
    path = directory / FILE_NAME
    if not path.is_file():
        raise missing(directory)
    connection = _connect(path, "ro")
    try:
        format_of(connection)
    except sqlite3.OperationalError as error:
        connection.close()
        log = path.with_name(f"{FILE_NAME}-wal")
        if error.sqlite_errorcode != sqlite3.SQLITE_CANTOPEN or _holds_something(log):
            raise
        # A read-only directory in which SQLite can't make its -shm file, and no log to
        # read with it: nobody writes here, so the file may be read without any locks.
        connection = _connect(path, "ro", "&immutable=1")
    return connection


def _holds_something(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0


def _connect(path: Path, mode: str, more: str = "") -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}{more}",
        uri=True,
        timeout=10.0,
        isolation_level=None,
        check_same_thread=False,
    )


def format_of(connection: sqlite3.Connection) -> int:
    """PRAGMA user_version."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def require_format(connection: sqlite3.Connection, directory: Path) -> None:
    """Raises StoryMissing before the first commit, FormatMismatch for another version's."""
    found = format_of(connection)
    if found == 0:
        raise missing(directory)
    if found != FORMAT:
        raise FormatMismatch(
            f"The story {directory.name} is of format {found}; this version reads {FORMAT}.",
            hint="Use the version of Verbatim that built it, or build it anew.",
        )


def missing(directory: Path) -> StoryMissing:
    return StoryMissing(f"There is no story {directory.name}.")


_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_FREE_SPACE = "Free some space, then try again: the story is as it was before."
_PERMISSION = "Check who may write to the data directory."


@contextmanager
def story_errors(directory: Path) -> Iterator[None]:
    """Turns what SQLite and the file system raise into the story's own errors."""
    try:
        yield
    except sqlite3.Error as error:
        raise _translated(error, directory.name) from error
    except OSError as error:
        full = error.errno in _FULL
        raise StoreError(
            f"The story {directory.name} can't be read or written: {error.strerror or error}.",
            hint=_FREE_SPACE if full else _PERMISSION,
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
