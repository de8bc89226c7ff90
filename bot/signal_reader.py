"""The reader that costs nothing: it judges by what retrieval measured already.

A logistic model on two signals: how far the best sentence stands above what the story
usually scores for this question, and how far above the sentences that come third to
tenth. Fitted on PIAF, XQuAD, the SQuAD 2 half, CLAPNQ and StoryQA's development
questions, each set weighing the same, with "the first candidate answers" as the aim.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from bot.reader import Candidate
from index.retrieval import Hit, Retrieval

_BIAS: Final = -1.568
_STANDING: Final = 2.094
_LEAD: Final = 29.33
_FIELD: Final = slice(2, 10)


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
        scores = [score for score, _, _ in scored]
        field = scores[_FIELD] or scores[-1:]
        usual = sum(field) / len(field) if field else 0.0
        return tuple(
            Candidate(hit, position, score, _probability(score, score - usual))
            for score, hit, position in scored
        )


def _score(hit: Hit, position: int) -> float:
    """The passage's score with this sentence's cosine in place of its best sentence's."""
    return hit.score + float(hit.sentence_scores[position] - hit.sentence_scores.max()) / 2


def _probability(standing: float, lead: float) -> float:
    return 1 / (1 + math.exp(-(_BIAS + _STANDING * standing + _LEAD * lead)))
