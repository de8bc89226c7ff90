"""Which sentences of the passages found answer the question, and whether any does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from index.models import Sentence, Span
from index.retrieval import Hit, Retrieval
from index.story import Snapshot


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A sentence that may answer. `position` is its place among the passage's sentences.

    `score` ranks the sentences of one reading and means nothing across readings.
    `probability` is how likely it is that this sentence answers, from 0 to 1. `log_odds`: what
    a trained reader alone says to that, below 0 for rather not; 0 where none looked.
    `matches`: the question's content words, folded, each with how well it is matched by a word
    of this sentence alone, as a cosine; () where no reader looked at words. `lead`: how many
    sentences before it in the passage tell with it what answers.
    """

    hit: Hit
    position: int
    score: float
    probability: float
    log_odds: float = 0.0
    matches: tuple[tuple[str, float], ...] = ()
    lead: int = 0

    @property
    def span(self) -> Span:
        """The sentence with those that lead to it."""
        first = self.hit.passage.sentences[self.position - self.lead]
        return Span(first.span.start, self.sentence.span.end)

    @property
    def sentence(self) -> Sentence:
        return self.hit.passage.sentences[self.position]


class Reader(Protocol):
    """Reads what retrieval found. One reader serves all threads."""

    def read(
        self, retrieval: Retrieval, snapshot: Snapshot, *, language: str
    ) -> tuple[Candidate, ...]:
        """The candidates, best first. `snapshot`: what was searched. `language`: the question's.

        The first one's `probability` is calibrated: of many readings that say .8, the
        first candidate answers in 80 of 100. Nothing found: ().
        """
        ...
