"""Scored sentences → candidates: ranked, each with the probability that it answers.

Readers score sentences in their own units; what else tells an answer from a near miss is
weighed here alike for all of them. A sentence that lacks the kind of thing that was asked
for (an amount, a name, whose words) falls behind. The probability is a logistic model on
four signals: the score; how far it stands above the sentences that say something else (a
story tells its main facts many times, so those that say the same don't count); whether the
sentence lacks the kind asked for; and whether every sentence that was read lacks it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.kinds import Evidence, Kind, asked_speaker, evidence, question_kind, speech_evidence
from bot.reader import Candidate
from index.retrieval import Hit, Retrieval
from index.story import Snapshot

# Sentences of which the kind asked for is looked at.
LOOKED_AT: Final = 12
# Sentences this near to another one (cosine) tell what it tells.
_ALIKE: Final = 0.88
# What stands for the rest of the story: so many of the best that say something else.
_FIELD: Final = 8


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence of a hit, by its place in the passage, and its score in a reader's units."""

    hit: Hit
    position: int
    score: float

    @property
    def text(self) -> str:
        return self.hit.passage.sentences[self.position].span.of(self.hit.article.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Of a reader's signals. `penalty`: what a sentence without the kind asked for loses, in
    the reader's units, before it is ranked. The others make log-odds."""

    penalty: float
    bias: float
    score: float
    lead: float
    missing: float
    none: float


@dataclass(frozen=True, slots=True)
class Signals:
    """What the probability rests on: see the module."""

    score: float
    lead: float
    missing: bool
    none: bool

    def probability(self, weights: Weights) -> float:
        odds = (
            weights.bias
            + weights.score * self.score
            + weights.lead * self.lead
            + weights.missing * self.missing
            + weights.none * self.none
        )
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
        Candidate(one.hit, one.position, one.score, signals.probability(weights))
        for one, signals in judged(scored, retrieval, snapshot, weights.penalty, language=language)
    )


def judged(
    scored: Sequence[Scored],
    retrieval: Retrieval,
    snapshot: Snapshot,
    penalty: float,
    *,
    language: str,
) -> list[tuple[Scored, Signals]]:
    """The sentences, ranked, and what tells how likely each one answers."""
    looked_at, rest = scored[:LOOKED_AT], scored[LOOKED_AT:]
    found = _evidence(looked_at, retrieval.question, snapshot, language)
    ranked = sorted(
        (
            (one.score - penalty * its.missing, one, its)
            for one, its in zip(looked_at, found, strict=True)
        ),
        key=lambda item: -item[0],
    )
    none = any(its.known for its in found) and not any(its.found for its in found)
    ranked += [(one.score, one, Evidence(known=False, found=False)) for one in rest]
    usual = _usual([(score, one) for score, one, _ in ranked])
    return [
        (one, Signals(one.score, score - usual, its.missing, none)) for score, one, its in ranked
    ]


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


def _usual(ranked: Sequence[tuple[float, Scored]]) -> float:
    """What the sentences score that come closest and don't say what the best one says."""
    if not ranked:
        return 0.0
    first = ranked[0][1]
    best = first.hit.sentence_vectors[first.position]
    others = [
        score
        for score, one in ranked[1:]
        if float(one.hit.sentence_vectors[one.position] @ best) < _ALIKE
    ]
    field = others[:_FIELD]
    return sum(field) / len(field) if field else 0.0
