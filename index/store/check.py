"""Proves that a story on disk is what it should be, and derives anew what can be."""

# ruff: noqa: S608 - the names of tables in statements are ours, and values are bound

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from index.errors import StoreError, StoryDamaged
from index.store import lexical, records
from index.store.protocol import CheckReport, Finding
from index.store.rules import unit_length, wrong_spans
from index.store.vector_files import (
    bring_up_to_date,
    other_files,
    path_of,
    searched_keys,
    stored_vectors,
    vector_sum,
)
from index.store.vector_index import VectorIndex

_REBUILD = "Run: python -m index rebuild"  # passages and vectors follow from the texts


@dataclass(frozen=True, slots=True)
class _Problem:
    message: str
    repair: Callable[[], object] | None = None
    hint: str = StoryDamaged.beyond_repair


def check_story(connection: sqlite3.Connection, directory: Path, *, repair: bool) -> CheckReport:
    """On a connection that may write, outside a transaction, with the right to write.

    Checks one thing after another, each as the repairs before left it.
    """
    connection.execute("BEGIN IMMEDIATE")
    story, dimension, generation = connection.execute(
        "SELECT story, dimension, generation FROM manifest"
    ).fetchone()
    checks: tuple[Iterator[_Problem], ...] = (
        _database(connection),
        _texts(connection),
        _vectors(connection, dimension),
        _lexical(connection),
        _languages(connection, dimension),
        _index_files(connection, directory, dimension),
        _other_files(connection, directory),
    )
    findings = [finding for check in checks for finding in _findings(check, repair)]
    articles, passages = connection.execute(
        "SELECT (SELECT count(*) FROM articles WHERE version IS NOT NULL),"
        " (SELECT count(*) FROM searched)"
    ).fetchone()
    connection.execute("COMMIT" if repair else "ROLLBACK")
    return CheckReport(
        story=story,
        generation=generation,
        articles=articles,
        passages=passages,
        findings=tuple(findings),
    )


def _findings(problems: Iterator[_Problem], repair: bool) -> Iterator[Finding]:
    try:
        for problem in problems:
            if repair and problem.repair:
                problem.repair()
            repairable = problem.repair is not None
            hint = "Run: python -m index check" if repairable else problem.hint
            yield Finding(problem.message, repairable, repaired=repair and repairable, hint=hint)
    except (sqlite3.DatabaseError, StoreError, ValueError, KeyError) as error:
        # What it rests on is damaged, which an earlier check has told or this one tells.
        yield Finding(f"A check could not be finished: {error}.", repairable=False)


def _database(connection: sqlite3.Connection) -> Iterator[_Problem]:
    for (line,) in connection.execute("PRAGMA integrity_check").fetchall():
        # Newer versions of SQLite look into FTS5 tables here; `_lexical` can repair them.
        if line != "ok" and "FTS5" not in line:
            yield _Problem(f"The database is damaged: {line}.")
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchall():
        yield _Problem(f"Row {row} of {table} belongs to a row of {parent} that is gone.")


def _texts(connection: sqlite3.Connection) -> Iterator[_Problem]:
    """Each version's hash, and the spans of its passages and sentences."""
    versions = connection.execute(
        "SELECT articles.key, articles.id, versions.version, hash, length,"
        f" {records.DRAFT_COLUMNS} FROM articles JOIN versions ON versions.article = articles.key"
    )
    for key, article_id, version, content_hash, length, *columns in versions:
        name = f"Article {article_id}, version {version}"
        try:
            article = records.article(article_id, version, columns)
            passages = [
                records.passage(row)
                for row in connection.execute(
                    f"SELECT {records.PASSAGE_COLUMNS} FROM passages"
                    " WHERE article = ? AND version = ? ORDER BY ordinal",
                    (key, version),
                )
            ]
        except (ValueError, KeyError, TypeError) as error:
            yield _Problem(f"{name} can't be read: {error}.")
            continue
        if records.content_hash(article) != content_hash:
            yield _Problem(f"{name} is not what its hash was made of.")
        if len(article.text) != length:
            yield _Problem(f"{name} is {len(article.text)} characters long and not {length}.")
        for wrong in wrong_spans(passages, len(article.text)):
            yield _Problem(f"{name}: {wrong}.", hint=_REBUILD)


def _vectors(connection: sqlite3.Connection, dimension: int) -> Iterator[_Problem]:
    """Each passage's vector and its sentences', of old versions too."""
    rows = connection.execute(
        "SELECT passages.key, length(sentences), vector, coalesce(vectors, vector)"
        " FROM passages JOIN entries ON entries.passage = passages.key"
        " LEFT JOIN sentence_vectors ON sentence_vectors.passage = passages.key"
    )
    for key, offsets, vector, vectors in rows:
        name = f"Passage {key}"
        try:
            own = records.matrix(vector, dimension)
            sentences = records.matrix(vectors, dimension)
        except ValueError:
            yield _Problem(f"{name} has vectors not of {dimension} numbers.", hint=_REBUILD)
            continue
        if len(own) != 1 or len(sentences) != offsets // records.SENTENCE_BYTES:
            problem = "has not one vector for itself and one for each sentence"
            yield _Problem(f"{name} {problem}.", hint=_REBUILD)
        if not (unit_length(own) and unit_length(sentences)):
            yield _Problem(f"{name} has a vector that isn't of unit length.", hint=_REBUILD)


def _lexical(connection: sqlite3.Connection) -> Iterator[_Problem]:
    """The lexical index of each language against its passages' terms."""
    searched = {row[0] for row in connection.execute("SELECT DISTINCT language FROM searched")}
    for language in sorted(searched.union(lexical.languages(connection))):
        try:
            lexical.verify(connection, language)
        except sqlite3.DatabaseError as error:
            yield _Problem(
                f"The lexical index of {language} is damaged: {error}.",
                partial(lexical.rebuild, connection, language),
            )


def _languages(connection: sqlite3.Connection, dimension: int) -> Iterator[_Problem]:
    """How many passages each language has, and the sum of their vectors."""
    held = {
        language: (count, total)
        for language, count, total in connection.execute(
            "SELECT language, passages, vector_sum FROM languages"
        )
    }
    languages = [row[0] for row in connection.execute("SELECT DISTINCT language FROM searched")]
    for language in languages:
        keys = searched_keys(connection, language)
        total = vector_sum(connection, keys, dimension).astype(records.SUM).tobytes()
        if held.pop(language, None) != (len(keys), total):
            yield _Problem(
                f"The count or the mean vector of the passages in {language} is wrong.",
                partial(_set_language, connection, language, len(keys), total),
            )
    for language in held:
        yield _Problem(
            f"There is a count of passages in {language}, and no passages.",
            partial(connection.execute, "DELETE FROM languages WHERE language = ?", (language,)),
        )


def _set_language(
    connection: sqlite3.Connection, language: str, passages: int, total: bytes
) -> None:
    connection.execute(
        "INSERT INTO languages VALUES (?, ?, ?, 0, 0) ON CONFLICT (language)"
        " DO UPDATE SET passages = excluded.passages, vector_sum = excluded.vector_sum",
        (language, passages, total),
    )


def _index_files(
    connection: sqlite3.Connection, directory: Path, dimension: int
) -> Iterator[_Problem]:
    """Each language's vector index against the vectors in the database."""
    rows = connection.execute("SELECT language, index_generation, index_checksum FROM languages")
    for language, generation, checksum in rows.fetchall():
        path = path_of(directory, language, generation)
        index = VectorIndex.open(path, checksum)
        if index is None:
            problem = f"The vector index of {language} is missing or torn."
        elif not _holds(index, connection, language, dimension):
            problem = f"The vector index of {language} differs from the vectors in the database."
        else:
            continue
        yield _Problem(
            problem,
            partial(_rebuild_index, connection, path, language, dimension),
        )


def _holds(
    index: VectorIndex, connection: sqlite3.Connection, language: str, dimension: int
) -> bool:
    keys, vectors = index.contents()
    wanted = searched_keys(connection, language)
    return np.array_equal(keys, wanted) and np.array_equal(
        vectors.astype(np.float32), stored_vectors(connection, wanted, dimension)
    )


def _rebuild_index(
    connection: sqlite3.Connection, path: Path, language: str, dimension: int
) -> None:
    path.parent.mkdir(exist_ok=True)
    checksum = bring_up_to_date(connection, None, language, dimension).save(path)
    connection.execute(
        "UPDATE languages SET index_checksum = ? WHERE language = ?", (checksum, language)
    )


def _other_files(connection: sqlite3.Connection, directory: Path) -> Iterator[_Problem]:
    for path in other_files(connection, directory):
        yield _Problem(f"{path.name} belongs to no current index.", path.unlink)
