"""The reader that reads: question and sentence together, where a first look found promise.

A cascade. What retrieval measured orders all sentences; the best of them are read together
with the question by a trained model. Their score is its log-odds plus what retrieval says,
weighed as in training: retrieval knows the story, the model knows whether a sentence answers.
Weights fitted by `python -m tests.training calibrate --reader trained`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.neighbours import sentences_before
from bot.reader import Candidate
from bot.signal_reader import first_look
from bot.weighing import LOOKED_AT, Scored, Weights, weighed
from index.embeddings import InContext, PairScorer
from index.retrieval import Retrieval
from index.story import Snapshot

WEIGHTS: Final = Weights(penalty=0.6, bias=0.0, score=1.0, lead=0.5, missing=-1.0, none=-1.0)


@dataclass(frozen=True, slots=True)
class TrainedReader:
    scorer: PairScorer

    def read(
        self, retrieval: Retrieval, snapshot: Snapshot, *, language: str
    ) -> tuple[Candidate, ...]:
        scored = self.scored(retrieval, snapshot)
        return weighed(scored, retrieval, snapshot, WEIGHTS, language=language)

    def scored(self, retrieval: Retrieval, snapshot: Snapshot) -> list[Scored]:
        """Every sentence of the hits, best first; those that weren't read come last."""
        looked_at = first_look(retrieval)
        promising, rest = looked_at[:LOOKED_AT], looked_at[LOOKED_AT:]
        logits = self.scorer.score(
            retrieval.question, [_in_context(one, snapshot) for one in promising]
        )
        standing = self.scorer.standing
        read = [
            Scored(one.hit, one.position, float(logit) + standing * one.score)
            for one, logit in zip(promising, logits, strict=True)
        ]
        read.sort(key=lambda one: -one.score)
        least = read[-1].score if read else 0.0
        behind = (
            Scored(one.hit, one.position, least + standing * (one.score - promising[-1].score))
            for one in rest
        )
        return [*read, *behind]


def _in_context(one: Scored, snapshot: Snapshot) -> InContext:
    article, passage = one.hit.article, one.hit.passage
    passages = snapshot.passages(article)
    before = next(iter(sentences_before(passage, one.position, passages)), None)
    return InContext(
        one.text,
        title=article.title,
        before=before.of(article.text) if before else "",
    )
