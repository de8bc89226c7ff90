"""One writing transaction on a story."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import ArticleMissing, EncoderMismatch, StoreError
from index.models import Article, Draft
from index.store import knowing, lexical, names, records, vector_files
from index.store.database import story_errors
from index.store.protocol import IndexEntry, PreparedArticle
from index.store.rules import require
from index.store.vector_index import VectorIndex


class SqliteWriter:
    """See `Writer`. Works inside a transaction that its maker begins and ends.

    An article is known inside by its key, and outside by its id.
    """

    def __init__(
        self, connection: sqlite3.Connection, directory: Path, note: str | None = None
    ) -> None:
        self._connection = connection
        self._directory = directory
        self._note = note
        self._encoder, self._dimension, self._generation = self._row(
            "SELECT encoder, dimension, generation FROM manifest"
        )
        self._before: dict[int, int | None] = {}  # article → its version when we came
        self._touched: set[str] = set()  # languages whose searched passages changed
        self._rebuilt = False
        self._whole = True

    def known(self, origin: str, content_hash: str) -> Article | None:
        with story_errors(self._directory):
            return self._known(origin, content_hash)

    def put(self, prepared: PreparedArticle, *, article_id: str | None = None) -> Article:
        draft = prepared.draft
        self._require_encoder(prepared.encoder)
        names.language_code(draft.language)
        require(prepared, self._dimension)
        content_hash = records.content_hash(draft)
        if article_id is not None:
            names.article_id(article_id)
        with self._changing():
            if article_id is None:
                of_origin = knowing.of_origin(self._all, draft.origin)
                key = None if of_origin is None else self._by_id(of_origin)
                current = self._known(draft.origin, content_hash)
            else:
                key = self._by_id(article_id)
                same = key is not None and self._hash(key) == content_hash
                current = self._current(key) if key is not None and same else None
            if current:
                return current
            if key is None:
                key = self._new_article(article_id or self._free_id(draft))
            self._unindex(key)
            version = self._add_version(key, draft, content_hash)
            self._add_passages(key, version, prepared)
            return self._article(key, version)

    def free_id(self, draft: Draft) -> str:
        with story_errors(self._directory):
            return self._free_id(draft)

    def remove(self, article_id: str) -> Article:
        with story_errors(self._directory):
            key = self._by_id(article_id)
            article = None if key is None else self._current(key)
        if key is None or article is None:
            raise ArticleMissing(f"There is no article {article_id}.")
        with self._changing():
            self._unindex(key)
            self._set_version(key, None)
        return article

    def encoded(self, article_id: str, version: int) -> bool:
        with story_errors(self._directory):
            return self._encoded(self._key_of(article_id, version), version)

    def restore(
        self, article_id: str, version: int, prepared: PreparedArticle | None = None
    ) -> Article:
        with self._changing():
            key = self._key_of(article_id, version)
            if self._version(key) == version:
                return self._article(key, version)
            self._unindex(key)
            self._set_version(key, version)
            article = self._article(key, version)
            if self._encoded(key, version):
                self._index_again(key)
            elif prepared is None:
                raise StoreError(f"Version {version} of {article_id} has to be encoded again.")
            else:
                self._require_encoder(prepared.encoder)
                require(prepared, self._dimension)
                if self._hash(key) != records.content_hash(prepared.draft):
                    raise StoreError(f"What was given for {article_id} is not version {version}.")
                self._add_passages(key, version, prepared)
            return article

    def rebuild(
        self, encoder: str, dimension: int, prepared: Iterable[tuple[str, PreparedArticle]]
    ) -> None:
        self._whole = False  # until every article has come
        with self._changing():
            for (language,) in self._all("SELECT language FROM languages"):
                lexical.clear(self._connection, language)
            self._run("DELETE FROM passages")
            self._run("DELETE FROM languages")
            self._run("UPDATE manifest SET encoder = ?, dimension = ?", (encoder, dimension))
            self._encoder, self._dimension = encoder, dimension
            rows = self._all("SELECT id, key, version FROM articles WHERE version IS NOT NULL")
        left = {article_id: (key, version) for article_id, key, version in rows}
        for article_id, item in prepared:
            if article_id not in left:
                raise ArticleMissing(f"There is no article {article_id} left to rebuild.")
            self._require_encoder(item.encoder)
            require(item, dimension)
            key, version = left.pop(article_id)
            with self._changing():
                if self._hash(key) != records.content_hash(item.draft):
                    raise StoreError(f"What was given for {article_id} is not its current text.")
                self._add_passages(key, version, item)
        if left:
            raise StoreError(f"The rebuild left out {', '.join(sorted(left))}.")
        self._whole = self._rebuilt = True

    def finish(self) -> bool:
        """Makes the transaction fit to be committed; False where nothing has changed."""
        if not self._whole:
            raise StoreError(f"Nothing was written to {self._directory.name}: a part of it failed.")
        with self._changing():
            changes = [
                (self._generation + 1, key, before, after)
                for key, before in self._before.items()
                if (after := self._version(key)) != before
            ]
            if not changes and not self._rebuilt:
                return False
            self._generation += 1
            self._run("UPDATE manifest SET generation = ?", (self._generation,))
            now = datetime.now(UTC).isoformat(timespec="seconds")
            encoder = self._encoder if self._rebuilt else None
            row = (self._generation, now, encoder, self._note)
            self._run("INSERT INTO history VALUES (?, ?, ?, ?)", row)
            for change in changes:
                self._run("INSERT INTO changes VALUES (?, ?, ?, ?)", change)
            for language in sorted(self._touched):
                self._write_index(language)
            return True

    def tidy(self) -> None:
        """Once committed or failed: deletes the files of no index, if they let themselves."""
        with suppress(sqlite3.Error, OSError):
            self._connection.rollback()
            for path in vector_files.other_files(self._connection, self._directory):
                path.unlink()

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Around what changes something: once it has failed, nothing may be committed."""
        whole, self._whole = self._whole, False
        with story_errors(self._directory):
            yield
        self._whole = whole

    def _require_encoder(self, encoder: str) -> None:
        if encoder != self._encoder:
            raise EncoderMismatch(
                f"The story {self._directory.name} was built with the encoder {self._encoder},"
                f" not with {encoder}."
            )

    # Articles and versions

    def _by_id(self, article_id: str) -> int | None:
        row = self._row("SELECT key FROM articles WHERE id = ?", (article_id,))
        return row[0] if row else None

    def _key_of(self, article_id: str, version: int) -> int:
        row = self._row(
            "SELECT key FROM articles JOIN versions ON versions.article = articles.key"
            " WHERE id = ? AND versions.version = ?",
            (article_id, version),
        )
        if row is None:
            raise ArticleMissing(f"There is no article {article_id}, version {version}.")
        return int(row[0])

    def _known(self, origin: str, content_hash: str) -> Article | None:
        version = knowing.known(self._all, origin, content_hash)
        if version is None:
            return None
        return self._article(self._key_of(version.article, version.version), version.version)

    def _version(self, key: int) -> int | None:
        (version,) = self._row("SELECT version FROM articles WHERE key = ?", (key,))
        return None if version is None else int(version)

    def _hash(self, key: int) -> str | None:
        row = self._row(
            "SELECT hash FROM articles JOIN versions ON versions.article = articles.key"
            " AND versions.version = articles.version WHERE key = ?",
            (key,),
        )
        return row[0] if row else None

    def _current(self, key: int) -> Article | None:
        version = self._version(key)
        return None if version is None else self._article(key, version)

    def _article(self, key: int, version: int) -> Article:
        article_id, *columns = self._row(
            f"SELECT id, {records.DRAFT_COLUMNS} FROM articles"  # noqa: S608
            " JOIN versions ON versions.article = key WHERE key = ? AND versions.version = ?",
            (key, version),
        )
        return records.article(article_id, version, columns)

    def _free_id(self, draft: Draft) -> str:
        return names.new_article_id(draft, taken=lambda name: self._by_id(name) is not None)

    def _new_article(self, article_id: str) -> int:
        return self._insert("INSERT INTO articles (id, version) VALUES (?, NULL)", (article_id,))

    def _add_version(self, key: int, draft: Draft, content_hash: str) -> int:
        (last,) = self._row(
            "SELECT coalesce(max(version), 0) FROM versions WHERE article = ?", (key,)
        )
        version: int = last + 1
        row = (key, version, content_hash, len(draft.text), *records.draft_row(draft))
        self._run(
            f"INSERT INTO versions (article, version, hash, length, {records.DRAFT_COLUMNS})"  # noqa: S608
            f" VALUES ({', '.join('?' * len(row))})",
            row,
        )
        self._set_version(key, version)
        return version

    def _set_version(self, key: int, version: int | None) -> None:
        self._before.setdefault(key, self._version(key))
        self._run("UPDATE articles SET version = ? WHERE key = ?", (version, key))

    # Passages and what they are found by

    def _add_passages(self, key: int, version: int, prepared: PreparedArticle) -> None:
        language = prepared.draft.language
        if any(item.entry for item in prepared.passages):
            lexical.create(self._connection, language)
        added: list[int] = []
        for item in prepared.passages:
            passage = self._insert(
                f"INSERT INTO passages (article, version, {records.PASSAGE_COLUMNS})"  # noqa: S608
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (key, version, *records.passage_row(item.passage)),
            )
            if item.entry:
                self._add_entry(passage, language, item.entry)
                added.append(passage)
        self._count(language, len(added), self._sum(added))

    def _add_entry(self, passage: int, language: str, entry: IndexEntry) -> None:
        terms = " ".join(entry.terms)
        vector = records.halves(entry.vector)
        sentences = records.halves(entry.sentence_vectors)
        self._run("INSERT INTO entries VALUES (?, ?, ?)", (passage, terms, vector))
        if sentences != vector:
            self._run("INSERT INTO sentence_vectors VALUES (?, ?)", (passage, sentences))
        lexical.add(self._connection, language, passage, terms)

    def _encoded(self, key: int, version: int) -> bool:
        return bool(
            self._row("SELECT 1 FROM passages WHERE article = ? AND version = ?", (key, version))
        )

    def _unindex(self, key: int) -> None:
        """Takes what an article has in the indexes out of them; its rows stay for undoing."""
        rows = self._searched(key)
        for language, passage, terms in rows:
            lexical.remove(self._connection, language, passage, terms)
        for language in {row[0] for row in rows}:
            removed = [passage for _language, passage, _terms in rows]
            self._count(language, -len(removed), -self._sum(removed))

    def _index_again(self, key: int) -> None:
        """Puts into the indexes what `_unindex` took out of them, of the version now current."""
        rows = self._searched(key)
        for language, passage, terms in rows:
            lexical.create(self._connection, language)
            lexical.add(self._connection, language, passage, terms)
        for language in {row[0] for row in rows}:
            added = [passage for _language, passage, _terms in rows]
            self._count(language, len(added), self._sum(added))

    def _searched(self, key: int) -> list[Any]:
        """The language, key and terms of each of an article's searched passages."""
        return self._all(
            "SELECT language, passage, terms FROM articles JOIN searched"
            " ON searched.article = articles.id WHERE key = ?",
            (key,),
        )

    def _sum(self, passages: Sequence[int]) -> NDArray[np.float64]:
        return vector_files.vector_sum(self._connection, passages, self._dimension)

    def _count(self, language: str, passages: int, vectors: NDArray[np.float64]) -> None:
        """Adds so many passages, with the sum of their vectors, to those of a language."""
        if not passages:
            return
        self._touched.add(language)
        row = self._row(
            "SELECT passages, vector_sum FROM languages WHERE language = ?", (language,)
        )
        count, total = row or (0, b"")
        count += passages
        if total:
            vectors = vectors + np.frombuffer(total, dtype=records.SUM)
        if count:
            self._run(
                "INSERT INTO languages VALUES (?, ?, ?, 0, 0) ON CONFLICT (language)"
                " DO UPDATE SET passages = excluded.passages, vector_sum = excluded.vector_sum",
                (language, count, vectors.astype(records.SUM).tobytes()),
            )
        else:
            self._run("DELETE FROM languages WHERE language = ?", (language,))

    def _write_index(self, language: str) -> None:
        row = self._row(
            "SELECT index_generation, index_checksum FROM languages WHERE language = ?", (language,)
        )
        if row is None:
            return  # its last passage is gone
        generation, checksum = row
        earlier = VectorIndex.open(
            vector_files.path_of(self._directory, language, generation), checksum
        )
        index = vector_files.bring_up_to_date(self._connection, earlier, language, self._dimension)
        path = vector_files.path_of(self._directory, language, self._generation)
        path.parent.mkdir(exist_ok=True)
        self._run(
            "UPDATE languages SET index_generation = ?, index_checksum = ? WHERE language = ?",
            (self._generation, index.save(path), language),
        )

    # Statements

    def _execute(self, sql: str, parameters: Sequence[Any]) -> sqlite3.Cursor:
        # SQLite ends a transaction by itself when the disk is full: what follows would
        # be committed statement by statement.
        if not self._connection.in_transaction:
            raise StoreError(f"Nothing was written to {self._directory.name}: a part of it failed.")
        return self._connection.execute(sql, parameters)

    def _run(self, sql: str, parameters: Sequence[Any] = ()) -> None:
        self._execute(sql, parameters)

    def _insert(self, sql: str, parameters: Sequence[Any]) -> int:
        return int(self._execute(sql, parameters).lastrowid or 0)

    def _row(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        return self._execute(sql, parameters).fetchone()

    def _all(self, sql: str, parameters: Sequence[Any] = ()) -> list[Any]:
        return self._execute(sql, parameters).fetchall()
