"""The reader that costs nothing: it judges by what retrieval measured already.

For encoders that don't tell what they make of each word; see late_reader.py.
Weights fitted by `python -m tests.evaluation.calibration --reader signals`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.reader import Candidate
from bot.weighing import Scored, Weights, weighed
from index.retrieval import Hit, Retrieval
from index.story import Snapshot

WEIGHTS: Final = Weights(bias=-1.93, standing=0.694, missing=-2.31, weakest=0.0, across=0.36)


@dataclass(frozen=True, slots=True)
class SignalReader:
    """Ranks sentences by their passage's score and their own cosine, in equal parts."""

    def read(
        self, retrieval: Retrieval, snapshot: Snapshot, *, language: str
    ) -> tuple[Candidate, ...]:
        return weighed(first_look(retrieval), retrieval, snapshot, WEIGHTS, language=language)


def first_look(retrieval: Retrieval) -> list[Scored]:
    """Every sentence of the hits, best first."""
    return sorted(
        (
            Scored(hit, position, _score(hit, position))
            for hit in retrieval.hits
            for position in range(len(hit.passage.sentences))
        ),
        key=lambda one: (-one.score, one.hit.key, one.position),
    )


def _score(hit: Hit, position: int) -> float:
    """The passage's score with this sentence's cosine in place of its best sentence's."""
    return hit.score + float(hit.sentence_scores[position] - hit.sentence_scores.max()) / 2
