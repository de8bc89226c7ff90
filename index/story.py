"""The read-only view of a story: what the bot asks, and all that it asks."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from index.attribution import attributions
from index.embeddings import Encoder
from index.errors import EncoderMismatch
from index.lexicon import fold
from index.models import Article, Attribution, Passage, Quote, Span, Speech
from index.retrieval import Retrieval, search
from index.store import Filter, Generation, Store

# The story that is meant where none is named.
DEFAULT_STORY: Final = "main"


@dataclass(frozen=True, slots=True)
class Status:
    """What a story holds. `newest` is the latest publication date; None where none is known."""

    name: str
    generation: int
    articles: int
    newest: date | None
    encoder: str


def status_of(generation: Generation) -> Status:
    articles = generation.articles()
    manifest = generation.manifest
    return Status(
        name=manifest.story,
        generation=generation.number,
        articles=len(articles),
        newest=max((a.published_at for a in articles if a.published_at), default=None),
        encoder=manifest.encoder,
    )


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, and who says them as far as the article tells."""

    quote: Quote
    said: Attribution


def quotations(generation: Generation, *, speaker: str | None = None) -> list[Quotation]:
    """The direct quotations of all articles, in the articles' order and each in text order.

    `speaker`: only those of whom the name holds these words, accents and case aside.
    """
    wanted = fold(speaker or "")
    found: list[Quotation] = []
    for summary in generation.articles():
        article = generation.article(summary.id)
        passages = generation.passages(summary.id)
        found += [
            Quotation(Quote.cut(article, said.span), said)
            for said in attributions(article.text, article.language, passages)
            if said.kind is Speech.DIRECT and wanted in fold(said.speaker or "")
        ]
    return found


class _Speech:
    """Who says what in the articles read last; an article's version never changes."""

    _MOST: Final = 256

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[str, int], tuple[Attribution, ...]] = OrderedDict()
        self._lock = Lock()

    def of(self, article: Article, passages: Sequence[Passage]) -> tuple[Attribution, ...]:
        key = (article.id, article.version)
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]
        found = attributions(article.text, article.language, passages)
        with self._lock:
            self._known[key] = found
            if len(self._known) > self._MOST:
                self._known.popitem(last=False)
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """One generation of a story. Everything that one question needs is asked of one snapshot."""

    generation: Generation
    _speech: _Speech = field(default_factory=_Speech, repr=False)

    @property
    def status(self) -> Status:
        return status_of(self.generation)

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

    def passages(self, article: Article) -> tuple[Passage, ...]:
        """All passages of an article that a search found, in order."""
        return self.generation.passages(article.id)

    def speaker(self, article: Article, span: Span) -> str | None:
        """Whose words `span` holds, where it holds somebody's and the article tells.

        Between several, whose words are the longest. Words reported without quotation
        marks count where they are most of the span: beside other news they would lend
        the speaker what the article itself says.
        """
        longest, speaker = 0, None
        for said in self._speech.of(article, self.passages(article)):
            shared = min(span.end, said.span.end) - max(span.start, said.span.start)
            enough = 0 if said.kind is Speech.DIRECT else len(span) // 2
            if said.speaker and shared > max(longest, enough):
                longest, speaker = shared, said.speaker
        return speaker


class Story:
    """A story and the encoder it was built with. Safe to share between threads."""

    def __init__(self, store: Store, encoder: Encoder) -> None:
        """Raises EncoderMismatch where the story was built with another encoder."""
        self._store = store
        self._encoder = encoder
        self._speech = _Speech()
        self._require_encoder(store.generation())

    def snapshot(self) -> Snapshot:
        """The newest generation. Raises EncoderMismatch after a rebuild with another encoder."""
        generation = self._store.generation()
        self._require_encoder(generation)
        return Snapshot(generation, self._speech)

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
