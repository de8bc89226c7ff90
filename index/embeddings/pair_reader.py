"""What the bot asks of a model that reads a question and a sentence together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from index.models import Span


@dataclass(frozen=True, slots=True)
class InContext:
    """A sentence with the headline it stands under and the sentence before it ("" for none)."""

    sentence: str
    title: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class PairReading:
    """`log_odds` that the sentence answers.

    `span`: the words of the sentence that answer if any do, None where they can't be told;
    `sure`: from 0 to 1, how much likelier they are than all other words of it.
    """

    log_odds: float
    span: Span | None = None
    sure: float = 0.0


class PairReader(Protocol):
    """Reads sentences for a question, each for itself."""

    @property
    def name(self) -> str: ...

    def read(self, question: str, sentences: Sequence[InContext]) -> list[PairReading]:
        """One for each sentence, in the order given."""
        ...
