"""The ledger's tables, and a connection to them."""

from __future__ import annotations

import secrets
import sqlite3
from pathlib import Path
from typing import Final

from bot.errors import LedgerFailed

VERSION: Final = 1  # of the schema, kept in PRAGMA user_version

_SCHEMA: Final = """
CREATE TABLE secret (key BLOB NOT NULL) STRICT;

CREATE TABLE answers (
    id TEXT PRIMARY KEY,
    at TEXT NOT NULL,  -- UTC
    platform TEXT NOT NULL,
    conversation TEXT NOT NULL,
    asker TEXT NOT NULL,
    question TEXT,  -- NULL where only its hash is kept, or nothing
    meant TEXT,
    question_hash BLOB,
    language TEXT NOT NULL,
    reason TEXT,  -- of an abstention
    confidence REAL NOT NULL,
    story TEXT NOT NULL,
    generation INTEGER NOT NULL,
    elapsed_ms REAL NOT NULL,
    message TEXT  -- where the platform placed it
) STRICT;
CREATE INDEX answers_by_conversation ON answers (platform, conversation, at);
CREATE INDEX answers_by_time ON answers (at);

CREATE TABLE cited (
    answer TEXT NOT NULL REFERENCES answers ON DELETE CASCADE,
    place TEXT NOT NULL CHECK (place IN ('citations', 'more', 'nearest')),
    number INTEGER NOT NULL,
    article TEXT NOT NULL,
    version INTEGER NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    confidence REAL NOT NULL,
    PRIMARY KEY (answer, place, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE feedback (
    answer TEXT NOT NULL REFERENCES answers ON DELETE CASCADE,
    who TEXT NOT NULL,
    verdict TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (answer, who)
) STRICT, WITHOUT ROWID;

CREATE TABLE events (key TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
"""


def connect(path: Path) -> sqlite3.Connection:
    """The database, made where there is none. In autocommit: transactions are written out."""
    database = sqlite3.connect(path, timeout=10.0, isolation_level=None, check_same_thread=False)
    try:
        database.execute("PRAGMA journal_mode = WAL")
        # A killed process loses nothing; a loss of power at most the last answers.
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("PRAGMA secure_delete = ON")
        database.execute("BEGIN IMMEDIATE")
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if version == 0:
            for statement in _SCHEMA.split(";\n"):
                database.execute(statement)
            database.execute("INSERT INTO secret VALUES (?)", (secrets.token_bytes(32),))
            database.execute(f"PRAGMA user_version = {VERSION}")
        database.execute("COMMIT")
        if version > VERSION:
            raise LedgerFailed(f"{path} was written by a newer version of Verbatim.")
    except BaseException:
        database.close()
        raise
    return database
