"""Drafts → articles that a store can take in: cut, encoded, with their terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

import numpy as np

from index.embeddings import Encoder, OnBatch
from index.lexicon import terms
from index.models import Draft, Passage, PassageKind
from index.passages import segment
from index.store import IndexEntry, PreparedArticle, PreparedPassage

# Headlines and subheads announce what the body says; quoted alone they mislead.
EVIDENCE: Final = frozenset({PassageKind.BODY})


@dataclass(frozen=True, slots=True)
class CutArticle:
    """A draft and its passages, before anything is encoded."""

    draft: Draft
    passages: tuple[Passage, ...]

    def texts(self) -> Iterator[str]:
        """What has to be encoded, in a fixed order: each passage, then its sentences.

        A passage is read under its headline, which names the affair; a sentence is
        read alone, so that it is found for what it says itself.
        """
        draft = self.draft
        for passage in self.passages:
            if passage.kind in EVIDENCE:
                body = passage.span.of(draft.text)
                yield f"{draft.title}\n{body}" if draft.title else body
                yield from (sentence.span.of(draft.text) for sentence in passage.sentences)


def cut(draft: Draft) -> CutArticle:
    return CutArticle(draft, segment(draft.text, draft.language, draft.head))


def prepare(
    articles: Sequence[CutArticle], encoder: Encoder, *, on_batch: OnBatch | None = None
) -> list[PreparedArticle]:
    """Encodes the articles together, each different text once.

    `on_batch` is told how many different texts of this call are done.
    """
    rows = {text: row for row, text in enumerate(_different(articles))}
    vectors = encoder.encode_passages(list(rows), on_batch=on_batch)
    prepared = []
    for article in articles:
        own = iter(vectors[[rows[text] for text in article.texts()]])
        prepared.append(
            PreparedArticle(
                draft=article.draft,
                encoder=encoder.name,
                passages=tuple(
                    _prepared(article.draft, passage, own) for passage in article.passages
                ),
            )
        )
    return prepared


def in_batches(articles: Iterable[CutArticle], size: int = 64) -> Iterator[Sequence[CutArticle]]:
    """Enough articles at a time for full batches, few enough to keep memory flat."""
    rest = iter(articles)
    while batch := tuple(islice(rest, size)):
        yield batch


def _different(articles: Iterable[CutArticle]) -> Iterable[str]:
    return dict.fromkeys(text for article in articles for text in article.texts())


def _prepared(draft: Draft, passage: Passage, vectors: Iterator[np.ndarray]) -> PreparedPassage:
    if passage.kind not in EVIDENCE:
        return PreparedPassage(passage)
    vector = next(vectors)
    sentences = np.stack([next(vectors) for _ in passage.sentences])
    found_by = terms(passage.span.of(draft.text), draft.language)
    return PreparedPassage(
        passage, IndexEntry(vector=vector, sentence_vectors=sentences, terms=found_by)
    )
