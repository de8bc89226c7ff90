"""Stand-ins that are quick and deterministic, where a test isn't about the model."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray


class HashEncoder:
    """An Encoder that knows nothing of meaning: texts that share words are near.

    A text is a bag of its words' stems (their first five letters, case and accents
    folded) and of the stems' trigrams, each hashed to one of `dimension` signed places.
    """

    def __init__(self, dimension: int = 128, *, name: str = "hash") -> None:
        self.dimension = dimension
        self.name = f"{name}:{dimension}"

    def encode_queries(
        self, texts: Sequence[str], *, on_batch: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        return self.encode_passages(texts, on_batch=on_batch)

    def encode_passages(
        self, texts: Sequence[str], *, on_batch: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in enumerate(texts):
            for stem in _stems(text):
                self._count(vectors[row], stem, 1.0)
                for at in range(len(stem) - 2):
                    self._count(vectors[row], stem[at : at + 3], 0.3)
            if not vectors[row].any():
                vectors[row, 0] = 1.0
            if on_batch:
                on_batch(row + 1)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(_stems(text)) + 2 for text in texts]

    def _count(self, vector: NDArray[np.float32], feature: str, weight: float) -> None:
        digest = hashlib.blake2b(feature.encode(), digest_size=8).digest()
        place = int.from_bytes(digest[:4]) % self.dimension
        vector[place] += weight if digest[4] & 1 else -weight


def _stems(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in folded if not unicodedata.combining(char))
    return [word[:5] for word in re.findall(r"\w+", plain)]
