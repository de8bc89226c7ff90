"""How well passages are found: each question's gold paragraph among the paragraphs ranked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.models import Span
from index.retrieval import Hit
from tests.evaluation.cases import Asked, Case
from tests.evaluation.exactness import Exactness
from tests.evaluation.figures import Figure
from tests.evaluation.metrics import mrr_at_10, ndcg_at_10, recall_at
from tests.evaluation.shelf import Shelf

# Passages asked for: more than ten, as a long paragraph makes several.
_PASSAGES = 60


@dataclass(frozen=True, slots=True)
class Ranked:
    """Where the gold paragraph stood, from 0; None: not found. `language`: the gold's."""

    asked: Asked
    rank: int | None
    language: str


def rank(shelf: Shelf, case: Case, exactness: Exactness) -> list[Ranked]:
    """Every question of the case; a paragraph ranks by the best of its passages."""
    languages = {draft.origin: draft.language for draft in case.drafts}
    ranked = []
    with shelf.story(case.story, case.drafts) as story:
        snapshot = story.snapshot()
        vectors = story.encode([asked.text for asked in case.questions])
        for asked, vector in zip(case.questions, vectors, strict=True):
            found = snapshot.search(asked.text, vector, limit=_PASSAGES, language=asked.language)
            exactness.see(case, found.hits)
            order = list(dict.fromkeys(_paragraphs(case, found.hits)))
            (gold,) = {_paragraph(case, g.origin, g.span.start) for g in asked.gold}
            place = order.index(gold) if gold in order else None
            ranked.append(Ranked(asked, place, languages[gold[0]]))
    return ranked


def figures(name: str, ranked: Sequence[Ranked]) -> Iterator[Figure]:
    ranks = [one.rank for one in ranked]
    for k in (1, 5, 10):
        yield Figure(name, f"R@{k}", recall_at(k, ranks), len(ranks))
    yield Figure(name, "MRR@10", mrr_at_10(ranks), len(ranks))
    yield Figure(name, "nDCG@10", ndcg_at_10(ranks), len(ranks))


def mixed_figures(name: str, ranked: Sequence[Ranked]) -> Iterator[Figure]:
    """By the question's language, and of these by the language that its gold is in."""
    asked_in = sorted({one.asked.language for one in ranked})
    for language in asked_in:
        own = [one for one in ranked if one.asked.language == language]
        yield from figures(f"{name} {language}→all", own)
        for gold in asked_in:
            ranks = [one.rank for one in own if one.language == gold]
            yield Figure(f"{name} {language}→{gold}", "R@1", recall_at(1, ranks), len(ranks))


def _paragraphs(case: Case, hits: Sequence[Hit]) -> Iterator[tuple[str, Span]]:
    for hit in hits:
        yield _paragraph(case, hit.article.origin, hit.passage.span.start)


def _paragraph(case: Case, origin: str, at: int) -> tuple[str, Span]:
    spans = case.paragraphs[origin]
    return origin, spans[bisect_right(spans, at, key=lambda span: span.start) - 1]
