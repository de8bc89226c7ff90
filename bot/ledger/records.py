"""What the ledger takes and gives, and how it stands in its tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final

from bot.models import Address, Answer, Reason, Result


class Verdict(StrEnum):
    """What somebody thinks of an answer; the last word of each counts."""

    GOOD = "good"
    BAD = "bad"
    WRONG_QUOTE = "wrong_quote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An answer as given. `conversation` and `asker` are the platform's own ids."""

    platform: str
    conversation: str
    asker: str
    result: Result
    elapsed_ms: float


@dataclass(frozen=True, slots=True)
class Cited:
    """What is kept of a citation: not its words, but where they stand."""

    address: Address
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """An answer as the ledger has it. `question` and `meant`: None where they aren't kept."""

    id: str
    at: datetime
    platform: str
    conversation: str
    asker: str
    question: str | None
    meant: str | None
    language: str
    reason: Reason | None
    confidence: float
    story: str
    generation: int
    message: str | None
    citations: tuple[Cited, ...]
    more: tuple[Cited, ...]
    nearest: tuple[Cited, ...]


KEPT_ANSWER: Final = """
    INSERT INTO answers VALUES (
        :id, :at, :platform, :conversation, :asker, :question, :meant, :question_hash, :language,
        :reason, :confidence, :story, :generation, :elapsed_ms, NULL
    )
"""
KEPT_CITATION: Final = "INSERT INTO cited VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
# As `recorded` takes them.
ANSWER: Final = """
    SELECT at, reason, id, platform, conversation, asker, question, meant, language, confidence,
           story, generation, message
    FROM answers WHERE id = ?
"""
CITED: Final = """
    SELECT place, article, version, start_offset, end_offset, paragraph, confidence
    FROM cited WHERE answer = ? ORDER BY place, number
"""
_AS_THEY_ARE: Final = (
    "id", "platform", "conversation", "asker", "question", "meant", "language", "confidence",
    "story", "generation", "message",
)  # fmt: skip


def answer_row(entry: Entry) -> dict[str, Any]:
    """What KEPT_ANSWER takes, but for what the ledger adds: id, time, the question kept."""
    result = entry.result
    return {
        "platform": entry.platform,
        "conversation": entry.conversation,
        "asker": entry.asker,
        "language": result.question.language,
        "reason": None if isinstance(result, Answer) else str(result.reason),
        "confidence": result.confidence,
        "story": result.stamp.story,
        "generation": result.stamp.generation,
        "elapsed_ms": entry.elapsed_ms,
    }


def cited_rows(answer_id: str, result: Result) -> Iterator[tuple[Any, ...]]:
    """What KEPT_CITATION takes."""
    places = (
        {"citations": result.citations, "more": result.more}
        if isinstance(result, Answer)
        else {"nearest": result.nearest}
    )
    for place, citations in places.items():
        for citation in citations:
            at = citation.address
            address = (at.article, at.version, at.start, at.end, at.paragraph)
            yield (answer_id, place, citation.number, *address, citation.confidence)


def recorded(row: Sequence[Any], cited: Sequence[Sequence[Any]]) -> Recorded:
    """`row` of ANSWER, and `cited`, those of CITED."""
    at, reason, *as_they_are = row

    def at_place(wanted: str) -> tuple[Cited, ...]:
        return tuple(
            Cited(Address(*address), confidence)
            for place, *address, confidence in cited
            if place == wanted
        )

    return Recorded(
        **dict(zip(_AS_THEY_ARE, as_they_are, strict=True)),
        at=datetime.fromisoformat(at),
        reason=Reason(reason) if reason else None,
        citations=at_place("citations"),
        more=at_place("more"),
        nearest=at_place("nearest"),
    )


def written(at: datetime) -> str:
    """UTC, always as long, so that later ones sort later."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
