"""The read-only view of a story: what the bot asks, and all that it asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.embeddings import Encoder
from index.errors import EncoderMismatch
from index.retrieval import Retrieval, search
from index.store import Filter, Generation, Store


@dataclass(frozen=True, slots=True)
class Status:
    """What a story holds. `newest` is the latest publication date; None where none is known."""

    name: str
    generation: int
    articles: int
    newest: date | None
    encoder: str


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """One generation of a story. Everything that one question needs is asked of one snapshot."""

    generation: Generation

    @property
    def status(self) -> Status:
        articles = self.generation.articles()
        dated = [article.published_at for article in articles if article.published_at]
        manifest = self.generation.manifest
        return Status(
            name=manifest.story,
            generation=self.generation.number,
            articles=len(articles),
            newest=max(dated, default=None),
            encoder=manifest.encoder,
        )

    def search(
        self,
        question: str,
        vector: NDArray[np.float32],
        *,
        limit: int,
        language: str = "und",
        among: Filter | None = None,
    ) -> Retrieval:
        """The `limit` passages that fit best, best first. `vector` is the question's."""
        return search(
            self.generation, question, vector, limit=limit, language=language, among=among
        )


class Story:
    """A story and the encoder it was built with. Safe to share between threads."""

    def __init__(self, store: Store, encoder: Encoder) -> None:
        """Raises EncoderMismatch where the story was built with another encoder."""
        self._store = store
        self._encoder = encoder
        self._require_encoder(store.generation())

    def snapshot(self) -> Snapshot:
        """The newest generation. Raises EncoderMismatch after a rebuild with another encoder."""
        generation = self._store.generation()
        self._require_encoder(generation)
        return Snapshot(generation)

    def encode(self, questions: Sequence[str]) -> NDArray[np.float32]:
        """Questions → (len(questions), dimension) vectors of length 1."""
        return self._encoder.encode_queries(questions)

    def close(self) -> None:
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _require_encoder(self, generation: Generation) -> None:
        built_with = generation.manifest.encoder
        if built_with != self._encoder.name:
            raise EncoderMismatch(
                f"The story {generation.manifest.story} was built with the encoder {built_with}, "
                f"and {self._encoder.name} is set."
            )
