"""The reader that reads: question and sentence together, where a first look found promise.

A cascade. `first` (the signal reader) orders all sentences by what retrieval measured;
the best of them are read together with the question by a trained model. What ranks and
what is told as a probability weigh both: retrieval knows the story, the model knows
whether a sentence answers.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

from bot.neighbours import sentences_before
from bot.reader import Candidate, Reader
from index.embeddings import InContext, PairScorer
from index.retrieval import Retrieval

# Sentences that are read. More cost time and hardly ever bring a better first one.
READ: Final = 12
# Log-odds of an answer = _BIAS + _LOGIT · the model's + _STANDING · the first look's score.
_LOGIT: Final = 1.0
_STANDING: Final = 12.0
_BIAS: Final = 0.0


@dataclass(frozen=True, slots=True)
class TrainedReader:
    first: Reader
    scorer: PairScorer

    def read(self, retrieval: Retrieval, *, language: str) -> tuple[Candidate, ...]:
        looked_at = self.first.read(retrieval, language=language)
        promising, rest = looked_at[:READ], looked_at[READ:]
        logits = self.scorer.score(
            retrieval.question, [_in_context(c, retrieval) for c in promising]
        )
        read = [
            replace(candidate, score=odds, probability=1 / (1 + math.exp(-odds)))
            for candidate, logit in zip(promising, logits, strict=True)
            for odds in (_BIAS + _LOGIT * float(logit) + _STANDING * candidate.score,)
        ]
        read.sort(key=lambda candidate: -candidate.score)
        least = read[-1].probability if read else 0.0
        return (*read, *(replace(c, probability=min(c.probability, least)) for c in rest))


def _in_context(candidate: Candidate, retrieval: Retrieval) -> InContext:
    article = candidate.hit.article
    passages = retrieval.generation.passages(article.id)
    before = next(iter(sentences_before(candidate, passages)), None)
    return InContext(
        candidate.sentence.span.of(article.text),
        title=article.title,
        before=before.of(article.text) if before else "",
    )
