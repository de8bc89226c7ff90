"""One generation of a story, read from SQLite and FAISS."""

# ruff: noqa: S608 - the names of tables in statements are ours, and values are bound

from __future__ import annotations

import json
import threading
import weakref
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from index.errors import ArticleMissing, StoryDamaged
from index.models import Article, Passage
from index.store import records
from index.store.database import (
    FORMAT,
    connect_reader,
    lexical_table,
    require_format,
    story_errors,
)
from index.store.protocol import (
    ArticleSummary,
    Change,
    Commit,
    Filter,
    LanguageStats,
    Manifest,
    PassageKey,
    Ranking,
    StoredPassage,
    Vector,
)
from index.store.vector_files import bring_up_to_date, path_of
from index.store.vector_index import Keys, VectorIndex

_CACHED_ARTICLES = 1024
_CACHED_FILTERS = 32


class Snapshot:
    """A read transaction held open, shared by threads one statement at a time.

    One connection and a lock, rather than a connection per thread: connections can't
    be made to begin at the same commit, and a question spends about two milliseconds
    in here. A writer in WAL mode neither waits for it nor makes it wait.
    """

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._lock = threading.Lock()
        with story_errors(directory):
            connection = connect_reader(directory)
            try:
                require_format(connection, directory)
                connection.execute("BEGIN")
                # The first statement that reads is what fixes the snapshot.
                connection.execute("SELECT generation FROM manifest").fetchone()
            except BaseException:
                connection.close()
                raise
        self.connection = connection
        weakref.finalize(self, connection.close)

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Any]:
        with self._lock, story_errors(self.directory):
            return self.connection.execute(sql, parameters).fetchall()

    def vector_index(self, language: str, generation: int, checksum: int) -> VectorIndex:
        """The language's index: from its file, else from the vectors in the database."""
        with self._lock, story_errors(self.directory):
            index = VectorIndex.open(path_of(self.directory, language, generation), checksum)
            if index is not None:
                return index
            (dimension,) = self.connection.execute("SELECT dimension FROM manifest").fetchone()
            return bring_up_to_date(self.connection, None, language, dimension)


class SqliteGeneration:
    """See `Generation`. Indexes are loaded when they are first used."""

    def __init__(self, directory: Path) -> None:
        self._snapshot = snapshot = Snapshot(directory)
        ((story, encoder, dimension, number),) = snapshot.rows(
            "SELECT story, encoder, dimension, generation FROM manifest"
        )
        self.number: int = number
        self.manifest = Manifest(story=story, encoder=encoder, dimension=dimension, format=FORMAT)
        self._languages = {
            language: (LanguageStats(count, _mean(total, count)), generation, checksum)
            for language, count, total, generation, checksum in snapshot.rows(
                "SELECT language, passages, vector_sum, index_generation, index_checksum"
                " FROM languages ORDER BY language"
            )
        }
        self._indexes: dict[str, VectorIndex] = {}
        self._loading = threading.Lock()
        # The caches hold the snapshot, not the generation: no cycle keeps it open.
        self._version = lru_cache(_CACHED_ARTICLES)(
            lambda article_id, version: _version(snapshot, article_id, version)
        )
        self._among = lru_cache(_CACHED_FILTERS)(
            lambda language, among: _matching(snapshot, language, among)
        )

    def articles(self) -> Sequence[ArticleSummary]:
        return self._summaries

    @cached_property
    def _summaries(self) -> tuple[ArticleSummary, ...]:
        rows = self._snapshot.rows(
            "SELECT id, versions.version, title, language, origin, source, author, place,"
            " published_at, url, notes, length FROM articles JOIN versions"
            " ON versions.article = articles.key AND versions.version = articles.version"
            " ORDER BY published_at IS NULL, published_at, id"
        )
        return tuple(
            ArticleSummary(
                id=article_id,
                version=version,
                title=title,
                language=language,
                origin=origin,
                source=source,
                author=author,
                place=place,
                published_at=records.optional_date(published_at),
                url=url,
                notes=tuple(json.loads(notes)),
                length=length,
            )
            for (
                article_id,
                version,
                title,
                language,
                origin,
                source,
                author,
                place,
                published_at,
                url,
                notes,
                length,
            ) in rows
        )

    def article(self, article_id: str, version: int | None = None) -> Article:
        return self._version(article_id, version or self._current(article_id))

    def _current(self, article_id: str) -> int:
        rows = self._snapshot.rows(
            "SELECT version FROM articles WHERE id = ? AND version IS NOT NULL", (article_id,)
        )
        if not rows:
            raise ArticleMissing(f"There is no article {article_id}.")
        return int(rows[0][0])

    def passages(self, article_id: str) -> tuple[Passage, ...]:
        rows = self._snapshot.rows(
            f"SELECT {records.PASSAGE_COLUMNS}"
            " FROM articles JOIN passages ON passages.article = articles.key"
            " AND passages.version = articles.version WHERE articles.id = ? ORDER BY ordinal",
            (article_id,),
        )
        if not rows:
            self._current(article_id)
        return tuple(_passage(row) for row in rows)

    def languages(self) -> Mapping[str, LanguageStats]:
        return {language: row[0] for language, row in self._languages.items()}

    def nearest(
        self, vector: Vector, k: int, *, language: str, among: Filter | None = None
    ) -> Ranking:
        if language not in self._languages:
            return []
        keys = None if among is None else self._among(language, among)
        return self._index(language).search(vector, k, keys)

    def _index(self, language: str) -> VectorIndex:
        with self._loading:
            if language not in self._indexes:
                _stats, generation, checksum = self._languages[language]
                self._indexes[language] = self._snapshot.vector_index(
                    language, generation, checksum
                )
            return self._indexes[language]

    def lexical(
        self, terms: Iterable[str], k: int, *, language: str, among: Filter | None = None
    ) -> Ranking:
        phrases = [f'"{quoted}"' for term in terms if (quoted := term.replace('"', '""'))]
        if language not in self._languages or not phrases:
            return []
        table = lexical_table(language)
        parameters: list[Any] = [" OR ".join(dict.fromkeys(phrases))]
        condition = ""
        if among is not None:
            condition = "AND +rowid IN (SELECT value FROM json_each(?))"
            parameters.append(json.dumps(self._among(language, among).tolist()))
        rows = self._snapshot.rows(
            f"SELECT rowid, rank FROM {table} WHERE {table} MATCH ? {condition}"
            " ORDER BY rank LIMIT ?",
            (*parameters, k),
        )
        return [(PassageKey(key), -rank) for key, rank in rows]

    def document_frequencies(self, terms: Iterable[str], *, language: str) -> Mapping[str, int]:
        if language not in self._languages:
            return {}
        wanted = list(dict.fromkeys(terms))
        marks = ",".join("?" * len(wanted))
        return dict(
            self._snapshot.rows(
                f"SELECT term, doc FROM {lexical_table(language)}_vocabulary"
                f" WHERE term IN ({marks})",
                wanted,
            )
        )

    def load(self, keys: Sequence[PassageKey]) -> list[StoredPassage]:
        marks = ",".join("?" * len(keys))
        rows = self._snapshot.rows(
            f"SELECT passages.key, articles.id, passages.version, {records.PASSAGE_COLUMNS},"
            " vector, vectors"
            " FROM passages JOIN articles ON articles.key = passages.article"
            " JOIN entries ON entries.passage = passages.key"
            " LEFT JOIN sentence_vectors ON sentence_vectors.passage = passages.key"
            f" WHERE passages.key IN ({marks})",
            keys,
        )
        found = {row[0]: self._stored(row) for row in rows}
        return [found[key] for key in keys]

    def _stored(self, row: Sequence[Any]) -> StoredPassage:
        key, article_id, version, *columns, vector, vectors = row
        matrix = records.matrix(vector, self.manifest.dimension)
        return StoredPassage(
            key=key,
            article=self._version(article_id, version),
            passage=_passage(columns),
            vector=matrix[0],
            sentence_vectors=(
                matrix if vectors is None else records.matrix(vectors, self.manifest.dimension)
            ),
        )

    def history(self, limit: int | None = None) -> list[Commit]:
        rows = self._snapshot.rows(
            "SELECT generation, at, encoder FROM history ORDER BY generation DESC LIMIT ?",
            (-1 if limit is None else limit,),
        )
        return [
            Commit(
                generation=generation,
                at=datetime.fromisoformat(at),
                encoder=encoder,
                changes=tuple(
                    Change(*change)
                    for change in self._snapshot.rows(
                        "SELECT id, before, after FROM changes JOIN articles"
                        " ON articles.key = changes.article WHERE generation = ? ORDER BY id",
                        (generation,),
                    )
                ),
            )
            for generation, at, encoder in rows
        ]


def _mean(total: bytes, count: int) -> Vector:
    return (np.frombuffer(total, dtype="<f8") / count).astype(np.float32)


def _passage(columns: Sequence[Any]) -> Passage:
    try:
        return records.passage(columns)
    except ValueError as error:
        raise StoryDamaged(f"A passage of the story makes no sense: {error}.") from error


def _version(snapshot: Snapshot, article_id: str, version: int) -> Article:
    rows = snapshot.rows(
        f"SELECT {records.DRAFT_COLUMNS} FROM articles JOIN versions"
        " ON versions.article = articles.key WHERE id = ? AND versions.version = ?",
        (article_id, version),
    )
    if not rows:
        raise ArticleMissing(f"There is no article {article_id}, version {version}.")
    return records.article(article_id, version, rows[0])


def _matching(snapshot: Snapshot, language: str, among: Filter) -> Keys:
    """The keys of a language's searched passages that meet a filter."""
    conditions: list[str] = ["language = ?"]
    parameters: list[str] = [language]
    if among.published_from:
        conditions.append("published_at >= ?")
        parameters.append(among.published_from.isoformat())
    if among.published_to:
        conditions.append("published_at <= ?")
        parameters.append(among.published_to.isoformat())
    for column, values in (("source", among.sources), ("article", among.articles)):
        if values is not None:
            conditions.append(f"{column} IN (SELECT value FROM json_each(?))")
            parameters.append(json.dumps(sorted(values)))
    rows = snapshot.rows(
        f"SELECT passage FROM searched WHERE {' AND '.join(conditions)}",
        parameters,
    )
    return np.fromiter((key for (key,) in rows), dtype=np.int64)
