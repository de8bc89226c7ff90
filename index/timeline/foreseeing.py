"""What a change of its articles would make of a story's timeline, before it is made. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.models import Article, Passage, PassageKind, Span, Telling
from index.store.protocol import Matrix, Vector
from index.timeline.candidates import Candidate, candidates
from index.timeline.counting import counted
from index.timeline.entries import Told


@dataclass(frozen=True, slots=True)
class EntryChanges:
    """How many entries come, change and go; `come - gone` is what the timeline grows by.

    An entry changes where another sentence tells it, or one tells it no more.
    """

    come: int = 0
    changed: int = 0
    gone: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Foreseen:
    """A text that would come, as an article, with what it tells when."""

    article: Article
    passages: tuple[Passage, ...]
    told: tuple[Telling, ...]

    def sentences(self) -> tuple[str, ...]:
        """Those that need a vector, each once."""
        return tuple(dict.fromkeys(one.quote.text for one in self.told))

    def candidates(self, vectors: Mapping[str, Vector]) -> Iterator[Candidate]:
        """`vectors`: of length 1, by sentence."""
        if not self.told:
            return iter(())
        dimension = len(vectors[self.told[0].quote.text])
        dated = {one.quote.start for one in self.told}

        def row(span: Span) -> Vector:
            text = span.of(self.article.text)
            return vectors[text] if span.start in dated else np.zeros(dimension, np.float32)

        matrices: dict[int, Matrix] = {
            passage.ordinal: np.stack([row(one.span) for one in passage.sentences])
            for passage in self.passages
            if passage.kind is PassageKind.BODY
        }
        counting = counted(self.article, self.passages, self.told)
        counts = {one.quote.start: one.figures for one in counting}
        return candidates(self.article, self.passages, self.told, matrices, counts)


def entry_changes(before: Sequence[Told], after: Sequence[Told]) -> EntryChanges:
    """Each entry of after is the one of before that it shares most tellings with, and that no
    other is already."""
    old, new = list(map(_tellings, before)), list(map(_tellings, after))
    holding: dict[Hashable, int] = {
        telling: number for number, tellings in enumerate(old) for telling in tellings
    }
    shared: Counter[tuple[int, int]] = Counter()
    for number, tellings in enumerate(new):
        for telling in tellings:
            if telling in holding:
                shared[number, holding[telling]] += 1
    match: dict[int, int] = {}
    taken: set[int] = set()
    for (number, other), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if number not in match and other not in taken:
            match[number] = other
            taken.add(other)
    return EntryChanges(
        come=len(new) - len(match),
        changed=sum(new[number] != old[other] for number, other in match.items()),
        gone=len(old) - len(match),
    )


def _tellings(told: Told) -> frozenset[Hashable]:
    """Without their places: what is corrected elsewhere in its article tells the same."""
    return frozenset(
        (
            one.quote.article.id,
            one.quote.text,
            one.expression.from_,
            one.expression.to,
            one.expression.bound,
        )
        for one in told.entry.tellings
    )
