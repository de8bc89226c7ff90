"""What the ledger takes and gives, and how it stands in its tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question asked, with what came of it: what a report is made of.

    `question` and `meant`: None where they aren't kept; `digest` still tells the same question
    again, unless nothing is kept. `person` tells askers apart and is nobody's name: it is of
    the ledger's own making. `articles`: ids of those cited in the answer.
    """

    id: str
    at: datetime
    platform: str
    person: str
    question: str | None
    meant: str | None
    digest: bytes | None
    language: str
    reason: Reason | None
    confidence: float
    elapsed_ms: float
    articles: tuple[str, ...]
    verdicts: tuple[Verdict, ...]


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
# What asked_rows takes, of a story and a period.
_WITHIN: Final = "story = ? AND at >= ? AND at < ?"
ASKED: Final = f"""
    SELECT id, at, platform, asker, question, meant, question_hash, language, reason, confidence,
           elapsed_ms
    FROM answers WHERE {_WITHIN} ORDER BY at, rowid
"""  # noqa: S608
ASKED_CITED: Final = f"""
    SELECT answer, article FROM cited
    WHERE place = 'citations' AND answer IN (SELECT id FROM answers WHERE {_WITHIN})
    GROUP BY answer, article ORDER BY answer, MIN(number)
"""  # noqa: S608
ASKED_VERDICTS: Final = f"""
    SELECT answer, verdict FROM feedback
    WHERE answer IN (SELECT id FROM answers WHERE {_WITHIN}) ORDER BY answer, feedback.at
"""  # noqa: S608
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


def asked_rows(
    rows: Sequence[Sequence[Any]],
    cited: Sequence[tuple[str, str]],
    verdicts: Sequence[tuple[str, str]],
    tell_apart: Callable[[str], bytes],
) -> tuple[Asked, ...]:
    """Of ASKED, ASKED_CITED and ASKED_VERDICTS. `tell_apart` hides who somebody is."""
    articles, thought = defaultdict[str, list[str]](list), defaultdict[str, list[Verdict]](list)
    for answer, article in cited:
        articles[answer].append(article)
    for answer, verdict in verdicts:
        thought[answer].append(Verdict(verdict))
    return tuple(
        Asked(
            id=answer,
            at=datetime.fromisoformat(at),
            platform=platform,
            person=tell_apart(f"{platform} {asker}").hex(),
            question=question,
            meant=meant,
            digest=digest,
            language=language,
            reason=Reason(reason) if reason else None,
            confidence=confidence,
            elapsed_ms=elapsed_ms,
            articles=tuple(articles[answer]),
            verdicts=tuple(thought[answer]),
        )
        for (
            answer, at, platform, asker, question, meant, digest, language, reason, confidence,
            elapsed_ms,
        ) in rows
    )  # fmt: skip


def written(at: datetime) -> str:
    """UTC, always as long, so that later ones sort later."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
