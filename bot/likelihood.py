"""A candidate's words, and how much likelier or less likely something makes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.citations import widened
from bot.reader import Candidate
from index.models import Span
from index.story import Snapshot


def text_of(candidate: Candidate) -> str:
    return candidate.sentence.span.of(candidate.hit.article.text)


def reach_of(candidate: Candidate, snapshot: Snapshot) -> Span:
    """The sentence with those that it leans on, as it would be quoted."""
    return widened(candidate.hit.article, candidate.span, snapshot)


def paragraph_of(candidate: Candidate) -> str:
    return candidate.hit.passage.span.of(candidate.hit.article.text)


def made_likelier(candidate: Candidate, factor: float) -> Candidate:
    """With odds `factor` times as high; below 1 it is less likely."""
    return replace(candidate, probability=raised(candidate.probability, factor))


def raised(probability: float, factor: float) -> float:
    """The probability whose odds are `factor` times as high."""
    return probability * factor / (1 + probability * (factor - 1))


def likeliest_first(candidates: Iterable[Candidate]) -> list[Candidate]:
    """By probability; as they came where it is the same."""
    return sorted(candidates, key=lambda one: -one.probability)
