"""The reader that reads question and sentence together, trained for it.

Word by word first (late_reader.py), which is quick and does well across languages; then the
trained reader looks at the most promising sentences, each with its headline and the sentence
before it. Its log-odds are added to what ranks a sentence, and tell with the other signals how
likely it answers. Weights fitted by `python -m tests.evaluation.calibration`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.late_reader import WEIGHTS as BY_WORDS
from bot.late_reader import LateReader
from bot.neighbours import sentences_before
from bot.reader import Candidate
from bot.weighing import LOOKED_AT, Scored, Weights, weighed
from index.embeddings import InContext, PairReader
from index.retrieval import Retrieval
from index.story import Snapshot

WEIGHTS: Final = Weights(
    bias=-7.03, standing=0.455, missing=-2.86, weakest=7.87, across=0.656, log_odds=0.5
)
# What a unit of log-odds adds to a sentence's rank, as a cosine.
_RANK: Final = 0.01
# Below this probability by words alone, reading together isn't worth its time.
_HOPELESS: Final = 0.03


@dataclass(frozen=True, slots=True)
class JointReader:
    late: LateReader
    pairs: PairReader

    def read(
        self, retrieval: Retrieval, snapshot: Snapshot, *, language: str
    ) -> tuple[Candidate, ...]:
        by_words = self.late.scored(retrieval, snapshot, language=language)
        first = weighed(by_words, retrieval, snapshot, BY_WORDS, language=language)
        if not first or first[0].probability < _HOPELESS:
            return first
        scored = self._read_together(by_words, retrieval.question, snapshot)
        return weighed(scored, retrieval, snapshot, WEIGHTS, language=language)

    def scored(self, retrieval: Retrieval, snapshot: Snapshot, *, language: str) -> list[Scored]:
        """As the late reader's, the most promising with what the trained reader says."""
        by_words = self.late.scored(retrieval, snapshot, language=language)
        return self._read_together(by_words, retrieval.question, snapshot)

    def _read_together(
        self, scored: Sequence[Scored], question: str, snapshot: Snapshot
    ) -> list[Scored]:
        promising, rest = scored[:LOOKED_AT], scored[LOOKED_AT:]
        readings = self.pairs.read(question, [_in_context(one, snapshot) for one in promising])
        return [
            *(
                replace(
                    one,
                    bonus=one.bonus + _RANK * reading.log_odds,
                    log_odds=reading.log_odds,
                )
                for one, reading in zip(promising, readings, strict=True)
            ),
            *rest,
        ]


def _in_context(one: Scored, snapshot: Snapshot) -> InContext:
    article, passage = one.hit.article, one.hit.passage
    before = next(iter(sentences_before(passage, one.position, snapshot.passages(article))), None)
    return InContext(one.text, article.title, before.of(article.text) if before else "")
