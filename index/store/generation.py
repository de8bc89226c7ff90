"""One generation of a story, read from SQLite and FAISS."""

# ruff: noqa: S608 - the names of tables in statements are ours, and values are bound

from __future__ import annotations

import json
import threading
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from index.errors import ArticleMissing, StoryDamaged
from index.models import Article, Passage
from index.store import knowing, lexical, records
from index.store.database import connect_reader, story_errors
from index.store.protocol import (
    ArticleSummary,
    Change,
    Commit,
    Filter,
    LanguageStats,
    Manifest,
    Matrix,
    PassageKey,
    Ranking,
    StoredPassage,
    Vector,
    Version,
)
from index.store.schema import FORMAT

if TYPE_CHECKING:
    from index.store.vector_index import Keys, VectorIndex

_CACHED_ARTICLES = 1024
_CACHED_QUESTIONS = 128
_CACHED_FILTERS = 32


class Snapshot:
    """A read transaction held open, shared by threads one statement at a time.

    One connection and a lock, rather than a connection per thread: connections can't
    be made to begin at the same commit, and a question spends a few milliseconds in
    here. A writer in WAL mode neither waits for it nor makes it wait.
    """

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._lock = threading.Lock()
        with story_errors(directory):
            self._connection = connect_reader(directory)
        weakref.finalize(self, self._connection.close)
        self.rows("BEGIN")
        self.rows("SELECT generation FROM manifest")  # the first read fixes the snapshot

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Any]:
        with self._lock, story_errors(self.directory):
            return self._connection.execute(sql, parameters).fetchall()

    def vector_index(self, file: IndexFile, dimension: int) -> VectorIndex:
        """A language's index: its file, else made from the vectors in the database."""
        from index.store import vector_files  # noqa: PLC0415 - FAISS loads slowly
        from index.store.vector_index import VectorIndex  # noqa: PLC0415

        path = vector_files.path_of(self.directory, file.language, file.generation)
        with story_errors(self.directory):
            index = VectorIndex.open(path, file.checksum)
            if index is not None:
                return index
            with self._lock:
                return vector_files.bring_up_to_date(
                    self._connection, None, file.language, dimension
                )


class IndexFile(NamedTuple):
    """Which file holds a language's vectors; equal where they are the same."""

    language: str
    generation: int
    checksum: int


class SqliteGeneration:
    """See `Generation`. A vector index is loaded when first used.

    Those among `loaded`, by earlier generations of the story, need not be loaded again.
    """

    def __init__(self, directory: Path, loaded: Mapping[IndexFile, VectorIndex]) -> None:
        self._snapshot = snapshot = Snapshot(directory)
        ((encoder, dimension, number),) = snapshot.rows(
            "SELECT encoder, dimension, generation FROM manifest"
        )
        self.number: int = number
        # A story is called as its directory is, also where that was copied or renamed.
        self.manifest = Manifest(
            story=directory.name, encoder=encoder, dimension=dimension, format=FORMAT
        )
        self.spare_file: Path | None = directory / "readings.db"
        self._languages: dict[str, LanguageStats] = {}
        self._files: dict[str, IndexFile] = {}
        for language, count, total, *file in snapshot.rows(
            "SELECT language, passages, vector_sum, index_generation, index_checksum"
            " FROM languages ORDER BY language"
        ):
            self._languages[language] = LanguageStats(count, _mean(total, count))
            self._files[language] = IndexFile(language, *file)
        self._indexes = {file: loaded[file] for file in self._files.values() if file in loaded}
        self._loading = threading.Lock()
        # The caches hold the snapshot and not the generation, which no cycle may keep open.
        self._version = lru_cache(_CACHED_ARTICLES)(partial(_version, snapshot))
        self._frequencies = lru_cache(_CACHED_QUESTIONS)(
            partial(lexical.document_frequencies, snapshot.rows)
        )
        self._among = lru_cache(_CACHED_FILTERS)(partial(_matching, snapshot))

    def loaded(self) -> dict[IndexFile, VectorIndex]:
        """The vector indexes that were loaded so far."""
        with self._loading:
            return dict(self._indexes)

    def articles(self) -> Sequence[ArticleSummary]:
        return self._summaries

    @cached_property
    def _summaries(self) -> tuple[ArticleSummary, ...]:
        rows = self._snapshot.rows(
            f"SELECT id, versions.version, {records.SUMMARY_COLUMNS} FROM articles JOIN versions"
            " ON versions.article = articles.key AND versions.version = articles.version"
            " ORDER BY published_at IS NULL, published_at, id"
        )
        with _sound("An article"):
            return tuple(records.summary(*row) for row in rows)

    def article(self, article_id: str, version: int | None = None) -> Article:
        return self._version(article_id, self._current(article_id) if version is None else version)

    def _current(self, article_id: str) -> int:
        rows = self._snapshot.rows(
            "SELECT version FROM articles WHERE id = ? AND version IS NOT NULL", (article_id,)
        )
        if not rows:
            raise ArticleMissing(f"There is no article {article_id}.")
        return int(rows[0][0])

    def known(self, origin: str, content_hash: str) -> Version | None:
        return knowing.known(self._snapshot.rows, origin, content_hash)

    def earlier(self, origin: str, content_hash: str) -> Version | None:
        return knowing.earlier(self._snapshot.rows, origin, content_hash)

    def of_origin(self, origin: str) -> str | None:
        return knowing.of_origin(self._snapshot.rows, origin)

    def passages(self, article_id: str) -> tuple[Passage, ...]:
        rows = self._snapshot.rows(
            f"SELECT {records.PASSAGE_COLUMNS}"
            " FROM articles JOIN passages ON passages.article = articles.key"
            " AND passages.version = articles.version WHERE articles.id = ? ORDER BY ordinal",
            (article_id,),
        )
        if not rows:
            self._current(article_id)
        with _sound(f"A passage of {article_id}"):
            return tuple(records.passage(row) for row in rows)

    def sentence_vectors(self, article_id: str) -> Mapping[int, Matrix]:
        rows = self._snapshot.rows(
            "SELECT ordinal, coalesce(vectors, vector)"
            " FROM articles JOIN passages ON passages.article = articles.key"
            " AND passages.version = articles.version"
            " JOIN entries ON entries.passage = passages.key"
            " LEFT JOIN sentence_vectors ON sentence_vectors.passage = passages.key"
            " WHERE articles.id = ? ORDER BY ordinal",
            (article_id,),
        )
        if not rows:
            self._current(article_id)
        with _sound(f"A passage of {article_id}"):
            return {
                ordinal: records.matrix(vectors, self.manifest.dimension)
                for ordinal, vectors in rows
            }

    def languages(self) -> Mapping[str, LanguageStats]:
        return self._languages

    def nearest(
        self, vector: Vector, k: int, *, language: str, among: Filter | None = None
    ) -> Ranking:
        if language not in self._languages:
            return []
        keys = None if among is None else self._among(language, among)
        return self._index(self._files[language]).search(vector, k, keys)

    def _index(self, file: IndexFile) -> VectorIndex:
        with self._loading:
            if file not in self._indexes:
                index = self._snapshot.vector_index(file, self.manifest.dimension)
                self._indexes[file] = index
            return self._indexes[file]

    def lexical(
        self, terms: Iterable[str], k: int, *, language: str, among: Filter | None = None
    ) -> Ranking:
        if language not in self._languages:
            return []
        frequencies = self.document_frequencies(terms, language=language)
        if among is None:
            passages = self._languages[language].passages
            return lexical.search(self._snapshot.rows, language, frequencies, k, passages)
        keys = self._among(language, among).tolist()
        return lexical.search_among(self._snapshot.rows, language, frequencies, k, keys)

    def document_frequencies(self, terms: Iterable[str], *, language: str) -> Mapping[str, int]:
        if language not in self._languages:
            return {}
        return self._frequencies(language, tuple(dict.fromkeys(terms)))

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
        with _sound(f"Passage {key} of {article_id}"):
            (own,) = records.matrix(vector, self.manifest.dimension)
            sentences = vector if vectors is None else vectors
            return StoredPassage(
                key=key,
                article=self._version(article_id, version),
                passage=records.passage(columns),
                vector=own,
                sentence_vectors=records.matrix(sentences, self.manifest.dimension),
            )

    def history(self, limit: int | None = None) -> list[Commit]:
        rows = self._snapshot.rows(
            "SELECT * FROM history ORDER BY generation DESC LIMIT ?",  # format 1 has no notes
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
                note=note[0] if note else None,
            )
            for generation, at, encoder, *note in rows
        ]


def _mean(total: bytes, count: int) -> Vector:
    return (np.frombuffer(total, dtype=records.SUM) / count).astype(np.float32)


@contextmanager
def _sound(what: str) -> Iterator[None]:
    """Around reading columns: what can't be read is damaged."""
    try:
        yield
    except (ValueError, KeyError, TypeError) as error:
        raise StoryDamaged(f"{what} can't be read: {error}.") from error


def _version(snapshot: Snapshot, article_id: str, version: int) -> Article:
    rows = snapshot.rows(
        f"SELECT {records.DRAFT_COLUMNS} FROM articles JOIN versions"
        " ON versions.article = articles.key WHERE id = ? AND versions.version = ?",
        (article_id, version),
    )
    if not rows:
        raise ArticleMissing(f"There is no article {article_id}, version {version}.")
    with _sound(f"Article {article_id}, version {version},"):
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
