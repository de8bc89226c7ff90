"""A question and a sentence in which the words that answer are sought."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from index.lexicon import fold, terms
from index.models import Span

STEM: Final = 5


@dataclass(frozen=True, slots=True)
class Sought:
    """A question and a sentence of an article, by its place in the text."""

    question: str
    asked_in: str
    text: str
    at: Span
    language: str

    @property
    def stems(self) -> set[str]:
        return {term[:STEM] for term in terms(self.question, self.asked_in)}

    def asks(self, found: str) -> bool:
        """Whether the question has these words itself."""
        return plain(found) in plain(self.question)


def matches(pattern: re.Pattern[str], sought: Sought) -> Iterator[re.Match[str]]:
    yield from pattern.finditer(sought.text, sought.at.start, sought.at.end)


def only(sought: Sought, found: Sequence[re.Match[str]]) -> Span | None:
    new = [match for match in found if not sought.asks(match[0])]
    return of(new[0]) if len({plain(match[0]) for match in new}) == 1 else None


def before(sought: Sought, match: re.Match[str], letters: int = 20) -> str:
    return sought.text[max(sought.at.start, match.start() - letters) : match.start()]


def of(match: re.Match[str]) -> Span:
    return Span(*match.span())


def plain(text: str) -> str:
    return fold(text.replace("’", "'"))
