"""A report as CSV, a question a row: for spreadsheets, so their formulas are disarmed."""

from __future__ import annotations

import csv
import io
from typing import Final

from bot.reporting.models import Report, Row

COLUMNS: Final = (
    "id", "at", "platform", "language", "question", "meant", "kind", "confidence", "helpful",
    "disliked", "wrong_quote", "group", "articles", "elapsed_ms",
)  # fmt: skip
# A spreadsheet takes a cell that begins so for a formula.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def table(report: Report) -> str:
    """CSV with a header of COLUMNS. Who asked isn't in it; times are in UTC."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in report.rows:
        writer.writerow(_cells(row))
    return out.getvalue()


def _cells(row: Row) -> list[str | int | float]:
    return [
        row.id,
        row.at.isoformat(timespec="seconds"),
        row.platform,
        row.language,
        _disarmed(row.question or ""),
        _disarmed(row.meant or ""),
        row.kind,
        round(row.confidence, 3),
        row.helpful,
        row.disliked,
        row.wrong_quote,
        "" if row.group is None else row.group,
        "; ".join(row.articles),
        round(row.elapsed_ms, 1),
    ]


def _disarmed(cell: str) -> str:
    return "'" + cell if cell.startswith(_FORMULA) else cell
