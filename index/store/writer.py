"""One writing transaction on a story."""

# ruff: noqa: S608 - the names of tables in statements are ours, and values are bound

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from index.errors import ArticleMissing, EncoderMismatch, StoreError
from index.models import Article, Draft
from index.store import names, records
from index.store.database import create_lexical_table, lexical_table
from index.store.protocol import PreparedArticle, PreparedPassage
from index.store.rules import require
from index.store.vector_files import (
    bring_up_to_date,
    other_files,
    path_of,
    vector_sum,
)
from index.store.vector_index import VectorIndex

PASTED = "paste"  # an origin that says nothing about which article it is


class SqliteWriter:
    """See `Writer`. Works inside a transaction that its maker began and ends."""

    def __init__(self, connection: sqlite3.Connection, directory: Path) -> None:
        self._connection = connection
        self._directory = directory
        self._encoder, self._dimension, self._generation = self._row(
            "SELECT encoder, dimension, generation FROM manifest"
        )
        self._before: dict[int, int | None] = {}  # article key → version when we came
        self._touched: set[str] = set()  # languages whose searched passages changed
        self._rebuilt = False

    def known(self, origin: str, content_hash: str) -> Article | None:
        key = self._by_origin(origin)
        if key is not None:
            (last,) = self._row(
                "SELECT hash FROM versions WHERE article = ? AND origin = ?"
                " ORDER BY version DESC LIMIT 1",
                (key, origin),
            )
            return self._current(key) if last == content_hash else None
        row = self._row(
            "SELECT articles.key FROM articles JOIN versions ON versions.article = articles.key"
            " AND versions.version = articles.version WHERE hash = ? LIMIT 1",
            (content_hash,),
        )
        return self._current(row[0]) if row else None

    def put(self, prepared: PreparedArticle, *, article_id: str | None = None) -> Article:
        draft = prepared.draft
        self._require_encoder(prepared.encoder)
        names.language_code(draft.language)
        require(prepared, self._dimension)
        content_hash = records.content_hash(draft)
        if article_id is None:
            known = self.known(draft.origin, content_hash)
            if known:
                return known
            key = self._by_origin(draft.origin)
        else:
            key = self._by_id(names.article_id(article_id))
            if key is not None and self._hash(key) == content_hash:
                current = self._current(key)
                if current:
                    return current
        if key is None:
            new_id = article_id or names.new_article_id(
                draft, taken=lambda name: self._by_id(name) is not None
            )
            key = self._insert("INSERT INTO articles (id, version) VALUES (?, NULL)", (new_id,))
        self._unindex(key)
        version = self._add_version(key, draft, content_hash)
        self._add_passages(key, version, prepared)
        current = self._current(key)
        assert current is not None  # noqa: S101 - its version was just added
        return current

    def remove(self, article_id: str) -> Article:
        key = self._by_id(article_id)
        article = None if key is None else self._current(key)
        if key is None or article is None:
            raise ArticleMissing(f"There is no article {article_id}.")
        self._unindex(key)
        self._set_version(key, None)
        return article

    def rebuild(
        self, encoder: str, dimension: int, prepared: Iterable[tuple[str, PreparedArticle]]
    ) -> None:
        for (language,) in self._all("SELECT language FROM languages"):
            table = lexical_table(language)
            self._run(f"INSERT INTO {table}({table}) VALUES ('delete-all')")
        self._run("DELETE FROM passages")
        self._run("DELETE FROM languages")
        self._run("UPDATE manifest SET encoder = ?, dimension = ?", (encoder, dimension))
        self._encoder, self._dimension, self._rebuilt = encoder, dimension, True
        left = dict(self._all("SELECT id, key FROM articles WHERE version IS NOT NULL"))
        for article_id, item in prepared:
            self._require_encoder(item.encoder)
            require(item, dimension)
            key = left.pop(article_id, None)
            if key is None:
                raise ArticleMissing(f"There is no article {article_id} left to rebuild.")
            if self._hash(key) != records.content_hash(item.draft):
                raise StoreError(f"What was given for {article_id} is not its current text.")
            (version,) = self._row("SELECT version FROM articles WHERE key = ?", (key,))
            self._add_passages(key, version, item)
        if left:
            raise StoreError(f"The rebuild left out {', '.join(sorted(left))}.")

    def finish(self) -> bool:
        """Makes the transaction ready to commit; False where there is nothing to commit."""
        changes = [
            (self._generation + 1, key, before, after)
            for key, before in self._before.items()
            if (after := self._row("SELECT version FROM articles WHERE key = ?", (key,))[0])
            != before
        ]
        if not changes and not self._rebuilt:
            return False
        self._generation += 1
        self._run("UPDATE manifest SET generation = ?", (self._generation,))
        self._run(
            "INSERT INTO history VALUES (?, ?, ?)",
            (
                self._generation,
                datetime.now(UTC).isoformat(timespec="seconds"),
                self._encoder if self._rebuilt else None,
            ),
        )
        self._connection.executemany("INSERT INTO changes VALUES (?, ?, ?, ?)", changes)
        for language in sorted(self._touched):
            self._write_index(language)
        return True

    def tidy(self) -> None:
        """After the commit: deletes the files that it made old."""
        for path in other_files(self._connection, self._directory):
            path.unlink(missing_ok=True)

    def _write_index(self, language: str) -> None:
        row = self._row(
            "SELECT index_generation, index_checksum FROM languages WHERE language = ?", (language,)
        )
        if row is None:
            return  # its last passage is gone
        generation, checksum = row
        earlier = VectorIndex.open(path_of(self._directory, language, generation), checksum)
        index = bring_up_to_date(self._connection, earlier, language, self._dimension)
        path = path_of(self._directory, language, self._generation)
        path.parent.mkdir(exist_ok=True)
        self._run(
            "UPDATE languages SET index_generation = ?, index_checksum = ? WHERE language = ?",
            (self._generation, index.save(path), language),
        )

    def _require_encoder(self, encoder: str) -> None:
        if encoder != self._encoder:
            raise EncoderMismatch(
                f"The story {self._directory.name} was built with the encoder {self._encoder},"
                f" not with {encoder}."
            )

    def _by_origin(self, origin: str) -> int | None:
        """The article that an origin stands for: the one it last gave a text to."""
        if origin == PASTED:
            return None
        row = self._row(
            "SELECT article FROM versions WHERE origin = ? ORDER BY rowid DESC LIMIT 1", (origin,)
        )
        return row[0] if row else None

    def _by_id(self, article_id: str) -> int | None:
        row = self._row("SELECT key FROM articles WHERE id = ?", (article_id,))
        return row[0] if row else None

    def _hash(self, key: int) -> str | None:
        row = self._row(
            "SELECT hash FROM articles JOIN versions ON versions.article = articles.key"
            " AND versions.version = articles.version WHERE key = ?",
            (key,),
        )
        return row[0] if row else None

    def _current(self, key: int) -> Article | None:
        row = self._row(
            f"SELECT id, versions.version, {records.DRAFT_COLUMNS}"
            " FROM articles JOIN versions ON versions.article = articles.key"
            " AND versions.version = articles.version WHERE key = ?",
            (key,),
        )
        return records.article(row[0], row[1], row[2:]) if row else None

    def _add_version(self, key: int, draft: Draft, content_hash: str) -> int:
        (last,) = self._row(
            "SELECT coalesce(max(version), 0) FROM versions WHERE article = ?", (key,)
        )
        version: int = last + 1
        self._run(
            f"INSERT INTO versions (article, version, hash, length, {records.DRAFT_COLUMNS})"
            f" VALUES ({', '.join('?' * 15)})",
            (key, version, content_hash, len(draft.text), *records.draft_row(draft)),
        )
        self._set_version(key, version)
        return version

    def _set_version(self, key: int, version: int | None) -> None:
        (before,) = self._row("SELECT version FROM articles WHERE key = ?", (key,))
        self._before.setdefault(key, before)
        self._run("UPDATE articles SET version = ? WHERE key = ?", (version, key))

    def _add_passages(self, key: int, version: int, prepared: PreparedArticle) -> None:
        language = prepared.draft.language
        table = lexical_table(language)
        added: list[int] = []
        for item in prepared.passages:
            passage_key = self._add_passage(key, version, item)
            if item.entry:
                if not added:
                    create_lexical_table(self._connection, language)
                terms = " ".join(item.entry.terms)
                self._run(
                    f"INSERT INTO {table} (rowid, terms) VALUES (?, ?)",
                    (passage_key, terms),
                )
                added.append(passage_key)
        self._count(language, len(added), vector_sum(self._connection, added, self._dimension))

    def _add_passage(self, key: int, version: int, item: PreparedPassage) -> int:
        passage = item.passage
        passage_key = self._insert(
            f"INSERT INTO passages (article, version, {records.PASSAGE_COLUMNS})"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                key,
                version,
                passage.ordinal,
                passage.kind.value,
                passage.paragraph,
                passage.span.start,
                passage.span.end,
                records.sentence_offsets(passage.sentences),
            ),
        )
        if item.entry:
            vector = records.halves(item.entry.vector)
            sentences = records.halves(item.entry.sentence_vectors)
            self._run(
                "INSERT INTO entries VALUES (?, ?, ?)",
                (passage_key, " ".join(item.entry.terms), vector),
            )
            if sentences != vector:
                self._run("INSERT INTO sentence_vectors VALUES (?, ?)", (passage_key, sentences))
        return passage_key

    def _unindex(self, key: int) -> None:
        """Takes an article's searched passages out of the indexes, as long as it has some."""
        rows = self._all(
            "SELECT language, passage, terms FROM articles JOIN searched"
            " ON searched.article = articles.id WHERE articles.key = ?",
            (key,),
        )
        for language, passage, terms in rows:
            table = lexical_table(language)
            self._run(
                f"INSERT INTO {table} ({table}, rowid, terms) VALUES ('delete', ?, ?)",
                (passage, terms),
            )
        if rows:
            keys = [passage for _language, passage, _terms in rows]
            self._count(
                rows[0][0], -len(keys), -vector_sum(self._connection, keys, self._dimension)
            )

    def _count(self, language: str, passages: int, total: np.ndarray[Any, Any]) -> None:
        """Adds so many passages and their sum of vectors to what a language has."""
        if not passages:
            return
        self._touched.add(language)
        row = self._row(
            "SELECT passages, vector_sum FROM languages WHERE language = ?", (language,)
        )
        if row is None:
            self._run(
                "INSERT INTO languages VALUES (?, ?, ?, 0, 0)",
                (language, passages, total.astype("<f8").tobytes()),
            )
        elif row[0] + passages == 0:
            self._run("DELETE FROM languages WHERE language = ?", (language,))
        else:
            total = total + np.frombuffer(row[1], dtype="<f8")
            self._run(
                "UPDATE languages SET passages = ?, vector_sum = ? WHERE language = ?",
                (row[0] + passages, total.astype("<f8").tobytes(), language),
            )

    def _run(self, sql: str, parameters: Sequence[Any] = ()) -> None:
        self._connection.execute(sql, parameters)

    def _insert(self, sql: str, parameters: Sequence[Any]) -> int:
        key = self._connection.execute(sql, parameters).lastrowid
        assert key is not None  # noqa: S101 - an INSERT that didn't raise has one
        return key

    def _row(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        return self._connection.execute(sql, parameters).fetchone()

    def _all(self, sql: str, parameters: Sequence[Any] = ()) -> list[Any]:
        return self._connection.execute(sql, parameters).fetchall()
