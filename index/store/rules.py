"""What holds for every article in a store: its spans, its vectors, its terms. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from index.models import Passage
from index.store.protocol import IndexEntry, Matrix, PreparedArticle

_LENGTH_TOLERANCE = 1e-2  # of a vector, whose length is 1; halves stay within 1e-3


def require(prepared: PreparedArticle, dimension: int) -> None:
    """Raises ValueError for what no article can be."""
    passages = [item.passage for item in prepared.passages]
    for wrong in wrong_spans(passages, len(prepared.draft.text)):
        raise ValueError(wrong)
    for item in prepared.passages:
        if item.entry:
            for wrong in _wrong_entry(item.entry, len(item.passage.sentences), dimension):
                raise ValueError(f"passage {item.passage.ordinal} has {wrong}")


def wrong_spans(passages: Iterable[Passage], length: int) -> Iterator[str]:
    """Passages in the order of their ordinals lie in the text and never overlap; nor do
    sentences in their passage."""
    passage_end = 0
    for ordinal, passage in enumerate(passages):
        if passage.ordinal != ordinal:
            yield f"passage {passage.ordinal} stands where {ordinal} should"
        span = passage.span
        if not passage_end <= span.start < span.end <= length:
            yield f"passage {ordinal} overlaps another or leaves the text: {span.start}:{span.end}"
        passage_end = span.end
        sentence_end = span.start
        for sentence in passage.sentences:
            inner = sentence.span
            if not sentence_end <= inner.start < inner.end <= span.end:
                where = f"{inner.start}:{inner.end}"
                yield f"a sentence of passage {ordinal} overlaps another or leaves it: {where}"
            sentence_end = inner.end


def _wrong_entry(entry: IndexEntry, sentences: int, dimension: int) -> Iterator[str]:
    if entry.vector.shape != (dimension,):
        yield f"a vector of shape {entry.vector.shape} and not ({dimension},)"
    elif entry.sentence_vectors.shape != (sentences, dimension):
        shape = entry.sentence_vectors.shape
        yield f"sentence vectors of shape {shape} and not {(sentences, dimension)}"
    elif not unit_length(np.vstack([entry.vector, entry.sentence_vectors])):
        yield "a vector that isn't of unit length"
    if any(term.split() != [term] for term in entry.terms):
        yield "a term that is empty or holds white space"


def unit_length(vectors: Matrix) -> bool:
    """Whether all rows are finite and of length 1."""
    return bool(np.all(np.abs(np.linalg.norm(vectors, axis=1) - 1) < _LENGTH_TOLERANCE))
