"""The reader that costs nothing: it judges by what retrieval measured already.

A logistic model on two signals: how far the best sentence stands above what the story
usually scores for this question, and how far above the best of the sentences that say
something else (a story tells its main facts many times). Fitted on PIAF, XQuAD, the
SQuAD 2 half, CLAPNQ and StoryQA's development questions, each set weighing the same,
with "the first candidate answers" as the aim.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.reader import Candidate
from index.retrieval import Hit, Retrieval

_BIAS: Final = -1.568
_STANDING: Final = 2.094
_LEAD: Final = 29.33
_FIELD: Final = slice(1, 9)
# Sentences this near to the best one (cosine) tell what it tells.
_ALIKE: Final = 0.88


@dataclass(frozen=True, slots=True)
class SignalReader:
    """Ranks sentences by their passage's score and their own cosine, in equal parts."""

    def read(self, retrieval: Retrieval, *, language: str) -> tuple[Candidate, ...]:
        scored = sorted(
            (
                (_score(hit, position), hit, position)
                for hit in retrieval.hits
                for position in range(len(hit.passage.sentences))
            ),
            key=lambda item: (-item[0], item[1].key, item[2]),
        )
        usual = _usual(scored)
        return tuple(
            Candidate(hit, position, score, _probability(score, score - usual))
            for score, hit, position in scored
        )


def _usual(scored: Sequence[tuple[float, Hit, int]]) -> float:
    """What the sentences score that come closest and don't say what the best one says."""
    if not scored:
        return 0.0
    _, hit, position = scored[0]
    best = hit.sentence_vectors[position]
    others = [
        score
        for score, hit, position in scored
        if float(hit.sentence_vectors[position] @ best) < _ALIKE
    ]
    field = others[_FIELD] or others[-1:]
    return sum(field) / len(field) if field else 0.0


def _score(hit: Hit, position: int) -> float:
    """The passage's score with this sentence's cosine in place of its best sentence's."""
    return hit.score + float(hit.sentence_scores[position] - hit.sentence_scores.max()) / 2


def _probability(standing: float, lead: float) -> float:
    return 1 / (1 + math.exp(-(_BIAS + _STANDING * standing + _LEAD * lead)))
