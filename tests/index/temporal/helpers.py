"""What the tests of time expressions share."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from index.models import TimeExpression
from index.temporal import time_expressions

PUBLISHED = date(2026, 1, 13)  # a Tuesday


class Read(NamedTuple):
    """An expression as the tests write it down."""

    text: str
    days: str  # "2026-01-09" or "2026-01-09..2026-01-12", "?" where not known
    precision: str
    kind: str
    bound: str | None
    mod: str | None


def table(lines: str) -> list[tuple[str, ...]]:
    """Rows (sentence, words, …) from lines "A sentence with [its words]. = values"."""
    rows = []
    for line in lines.strip().splitlines():
        marked, values = line.rsplit(" = ", 1)
        words = marked[marked.index("[") + 1 : marked.index("]")]
        rows.append((marked.replace(f"[{words}]", words), words, *values.split()))
    return rows


def days(expression: TimeExpression) -> str:
    first, last = expression.from_, expression.to
    if first == last:
        return str(first) if first else "?"
    return f"{first or ''}..{last or ''}"


def read(text: str, language: str, published: date | None = PUBLISHED) -> list[Read]:
    return [
        Read(
            one.text,
            days(one),
            one.precision.value,
            one.kind.value,
            one.bound.value if one.bound else None,
            one.mod.value if one.mod else None,
        )
        for one in time_expressions(text, language, published)
    ]


def dated(text: str, language: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    """Only the words and their days."""
    return [(one.text, one.days) for one in read(text, language, published)]
