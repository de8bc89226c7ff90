"""The sentences that words of an article stand in, with their vectors."""

from __future__ import annotations

from collections.abc import Mapping

from index.models import Passage, Quote
from index.store import Generation
from index.store.protocol import Matrix
from index.timeline.subject import Excerpt


class Excerpts:
    """Cuts excerpts from a generation's current articles; each article is read once."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation
        self._read: dict[str, tuple[tuple[Passage, ...], Mapping[int, Matrix]]] = {}

    def around(self, quote: Quote) -> list[Excerpt]:
        """The sentences that a quote touches; the quote itself where it is in none."""
        article = quote.article
        if article.id not in self._read:
            passages = self._generation.passages(article.id)
            self._read[article.id] = passages, self._generation.sentence_vectors(article.id)
        passages, vectors = self._read[article.id]
        touched = [
            Excerpt(
                article,
                sentence.span.of(article.text),
                vectors[passage.ordinal][number] if passage.ordinal in vectors else None,
            )
            for passage in passages
            if passage.span.start < quote.end and quote.start < passage.span.end
            for number, sentence in enumerate(passage.sentences)
            if sentence.span.start < quote.end and quote.start < sentence.span.end
        ]
        return touched or [Excerpt(article, quote.text)]
