"""Scored sentences → candidates: ranked, each with the probability that it answers.

Readers score sentences; what else tells an answer from a near miss is weighed here alike
for all of them. A sentence that lacks the kind of thing that was asked for (an amount, a
name, somebody's own words) falls behind. The probability is a logistic model on five
signals: how far the sentence's score stands out from those of all that was found, in standard
deviations (a question that a story doesn't answer finds many sentences alike; Shtok et al.
2012 predict so how well a query does); whether it lacks the kind asked for; how well the
question's least matched word is matched; whether it is in another language than the
question, whose words are never matched as well; and what a trained reader says.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.kinds import Evidence, Kind, asked_speaker, evidence, question_kind, speech_evidence
from bot.languages import UNKNOWN
from bot.reader import Candidate
from index.retrieval import Hit, Retrieval
from index.story import Snapshot

# Sentences of which the kind asked for is looked at.
LOOKED_AT: Final = 12
# What a sentence without the kind asked for loses of its rank, as a cosine.
PENALTY: Final = 0.05
# Keeps the standing of a story of two sentences within bounds, as a cosine.
_LEAST_SPREAD: Final = 0.001


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence of a hit, by its place in the passage.

    `score`: how far it stands above what the story usually scores, as a cosine; `bonus`:
    what a reader adds to rank it; `weakest`: the match of the question's least matched word,
    a cosine, 0 where the reader doesn't look at words; `log_odds`: that it answers, as a
    trained reader says; 0 where none looked; `matches`: as a candidate's.
    """

    hit: Hit
    position: int
    score: float
    bonus: float = 0.0
    weakest: float = 0.0
    log_odds: float = 0.0
    matches: tuple[tuple[str, float], ...] = ()

    @property
    def text(self) -> str:
        return self.hit.passage.sentences[self.position].span.of(self.hit.article.text)


@dataclass(frozen=True, slots=True)
class Signals:
    """What a probability rests on: see the module."""

    standing: float
    missing: bool
    weakest: float
    across: bool
    log_odds: float = 0.0

    def values(self) -> tuple[float, ...]:
        return (
            self.standing,
            float(self.missing),
            self.weakest,
            float(self.across),
            self.log_odds,
        )


@dataclass(frozen=True, slots=True)
class Weights:
    """Of the signals, as log-odds."""

    bias: float
    standing: float
    missing: float
    weakest: float
    across: float
    log_odds: float = 0.0

    def probability(self, signals: Signals) -> float:
        weights = (self.standing, self.missing, self.weakest, self.across, self.log_odds)
        odds = self.bias + sum(w * v for w, v in zip(weights, signals.values(), strict=True))
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, odds))))


def weighed(
    scored: Sequence[Scored],
    retrieval: Retrieval,
    snapshot: Snapshot,
    weights: Weights,
    *,
    language: str,
) -> tuple[Candidate, ...]:
    """The candidates, best first. `scored`: best first; `language`: the question's."""
    return tuple(
        Candidate(
            one.hit, one.position, rank, weights.probability(signals), one.log_odds, one.matches
        )
        for rank, one, signals in judged(scored, retrieval, snapshot, language=language)
    )


def judged(
    scored: Sequence[Scored], retrieval: Retrieval, snapshot: Snapshot, *, language: str
) -> list[tuple[float, Scored, Signals]]:
    """What ranks each sentence, and what tells how likely it answers; best first.

    Of the sentences past the first LOOKED_AT nothing more is asked: they stay behind.
    """
    looked_at, rest = scored[:LOOKED_AT], scored[LOOKED_AT:]
    found = _evidence(looked_at, retrieval.question, snapshot, language)
    standing = _standing([one.score for one in scored])

    def signals(one: Scored, *, missing: bool) -> Signals:
        across = language not in (UNKNOWN, one.hit.article.language)
        return Signals(standing(one.score), missing, one.weakest, across, one.log_odds)

    ranked = [
        (one.score + one.bonus - PENALTY * its.missing, one, signals(one, missing=its.missing))
        for one, its in zip(looked_at, found, strict=True)
    ]
    ranked.sort(key=lambda item: -item[0])
    least = min((rank for rank, _, _ in ranked), default=0.0)
    ranked += [(min(least, one.score), one, signals(one, missing=True)) for one in rest]
    return ranked


def _standing(scores: Sequence[float]) -> Callable[[float], float]:
    """From a score to how many standard deviations it is above the mean."""
    if not scores:
        return lambda score: 0.0
    mean, spread = float(np.mean(scores)), float(np.std(scores)) + _LEAST_SPREAD
    return lambda score: (score - mean) / spread


def _evidence(
    looked_at: Sequence[Scored], question: str, snapshot: Snapshot, language: str
) -> list[Evidence]:
    kind = question_kind(question, language)
    who = asked_speaker(question, language) if kind is Kind.SPEECH else None
    if who is None:
        return [evidence(kind, question, one.text, one.hit.article.language) for one in looked_at]
    return [
        speech_evidence(
            who,
            snapshot.said(one.hit.article, one.hit.passage.sentences[one.position].span),
            one.hit.article.language,
        )
        for one in looked_at
    ]
