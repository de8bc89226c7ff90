"""The tables of a story's database."""

from __future__ import annotations

FORMAT = 2  # kept in PRAGMA user_version
READABLE = frozenset({1, FORMAT})  # a story of an older one is brought up to date by a writer

UPGRADES = {1: "ALTER TABLE history ADD COLUMN note TEXT"}  # to the next format

SCHEMA = """
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
    encoder TEXT,  -- of a rebuild
    note TEXT  -- by who wrote it: absent from format 1
) STRICT;

CREATE TABLE articles (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    version INTEGER,  -- the current one; NULL once removed
    FOREIGN KEY (key, version) REFERENCES versions (article, version)
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

-- Of the passages that are searched now. `vector_sum`: float64, exact (see vector_files).
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
"""
