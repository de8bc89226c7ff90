"""An encoder that remembers: each text is encoded once, in whatever run and story it is met."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from index.embeddings import Encoder, OnBatch, Vectors

_AT_ONCE = 256  # texts between two commits: what an interrupted run loses


class RememberingEncoder:
    """An Encoder over another, with its vectors (float32) in a SQLite file."""

    def __init__(self, encoder: Encoder, path: Path) -> None:
        self._encoder = encoder
        self._database = sqlite3.connect(path)
        self._database.execute(
            "CREATE TABLE IF NOT EXISTS vectors (text BLOB PRIMARY KEY, vector BLOB) WITHOUT ROWID"
        )

    @property
    def name(self) -> str:
        return self._encoder.name

    @property
    def dimension(self) -> int:
        return self._encoder.dimension

    def encode_queries(self, texts: Sequence[str], *, on_batch: OnBatch | None = None) -> Vectors:
        return self._recalled("query", texts, self._encoder.encode_queries, on_batch)

    def encode_passages(self, texts: Sequence[str], *, on_batch: OnBatch | None = None) -> Vectors:
        return self._recalled("passage", texts, self._encoder.encode_passages, on_batch)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return self._encoder.count_tokens(texts)

    def _recalled(
        self,
        role: str,
        texts: Sequence[str],
        encode: Callable[[Sequence[str]], Vectors],
        on_batch: OnBatch | None,
    ) -> Vectors:
        keys = [self._key(role, text) for text in texts]
        known = self._known(keys)
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        fresh = sorted(new, key=lambda key: len(new[key]))  # like lengths fill batches
        for start in range(0, len(fresh), _AT_ONCE):
            batch = fresh[start : start + _AT_ONCE]
            vectors = encode([new[key] for key in batch])
            rows = [(key, vector.tobytes()) for key, vector in zip(batch, vectors, strict=True)]
            with self._database:
                self._database.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)
            known |= dict(zip(batch, vectors, strict=True))
            if on_batch:
                on_batch(len(texts) - len(new) + start + len(batch))
        if not keys:
            return np.empty((0, self.dimension), np.float32)
        return np.stack([known[key] for key in keys])

    def _known(self, keys: Sequence[bytes]) -> dict[bytes, Vectors]:
        found: dict[bytes, Vectors] = {}
        for start in range(0, len(keys), _AT_ONCE):
            batch = keys[start : start + _AT_ONCE]
            marks = ",".join("?" * len(batch))
            statement = f"SELECT text, vector FROM vectors WHERE text IN ({marks})"  # noqa: S608
            for key, vector in self._database.execute(statement, batch):
                found[key] = np.frombuffer(vector, np.float32)
        return found

    def _key(self, role: str, text: str) -> bytes:
        return hashlib.sha256(f"{self.name}\0{role}\0{text}".encode()).digest()
