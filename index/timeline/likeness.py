"""How alike sentences of a story are: by their meaning and by the words they share.

A story's sentences are all about one affair, and an encoder finds any two of them alike;
so each vector is taken from its language's mean, and words count by how rare they are.
"""

from __future__ import annotations

import math
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.timeline.candidates import Candidate

_MEANING: Final = 0.75  # share of meaning in likeness; the rest is shared words
_PLACES: Final = 256  # words are hashed to as many
_STEM: Final = 5  # letters that names share between languages: "Indonésie", "Indonesia"


def likeness(
    found: Sequence[Candidate], means: Mapping[str, NDArray[np.float32]]
) -> NDArray[np.float32]:
    """A row of length 1 per candidate: inner products are likenesses, unrelated ones about 0.

    `means`: the mean vector of each language's sentences.
    """
    meaning = _unit(np.stack([one.vector - means.get(one.article.language, 0.0) for one in found]))
    words = _unit(_words(found))
    joined = np.hstack([meaning * math.sqrt(_MEANING), words * math.sqrt(1 - _MEANING)])
    return joined.astype(np.float32)


def _words(found: Sequence[Candidate]) -> NDArray[np.float32]:
    stems = [sorted({term[:_STEM] for term in one.terms}) for one in found]
    frequency = Counter(stem for own in stems for stem in own)
    rows = np.zeros((len(found), _PLACES), np.float32)
    for row, own in enumerate(stems):
        for stem in own:
            digest = zlib.crc32(stem.encode())
            sign = 1 if digest & 1 else -1
            rows[row, (digest >> 1) % _PLACES] += sign * math.log(1 + len(found) / frequency[stem])
    return rows


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-9), np.float32)
