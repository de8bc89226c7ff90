"""Days as people write them: 2026-01-09, 9 January, Friday, hier, since Monday."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Final

import typer

from index.lexicon import terms
from index.models import TimeExpression
from index.store import Generation
from index.story import status_of
from index.temporal import counted, question_interval, two_days

_SPOKEN: Final = ("en", "fr")


class Days:
    """Reads the days that a command's options name, in French or English.

    They are counted as `index.temporal.counting` says; `counted_from` is that day where it made
    a difference to one that was read, None where it didn't.
    """

    def __init__(self, generation: Generation, today: date | None = None) -> None:
        self._today = today or date.today()
        self._newest = status_of(generation).newest
        self.counted_from: date | None = None

    def first(self, text: str | None, option: str) -> date | None:
        """The first day that the words name, or the last where that is all they name."""
        found = self._read(text, option)
        return (found.from_ or found.to) if found else None

    def last(self, text: str | None, option: str) -> date | None:
        """The last day that the words name, or the first where that is all they name."""
        found = self._read(text, option)
        return (found.to or found.from_) if found else None

    def period(self, after: str | None, before: str | None) -> tuple[date | None, date | None]:
        """What --from and --to name, in order."""
        first, last = self.first(after, "--from"), self.last(before, "--to")
        if first and last and first > last:
            raise typer.BadParameter("--from is after --to; exchange the two.")
        return first, last

    def _read(self, text: str | None, option: str) -> TimeExpression | None:
        if text is None:
            return None
        if two := two_days(text):
            raise typer.BadParameter(
                f"{option}: “{two.text}” may be {two.day_first} or {two.month_first}. "
                "Write it as one of these."
            )
        found, day = counted(partial(_named, text), self._today, self._newest)
        if found is None:
            raise typer.BadParameter(
                f"{option}: “{text}” names no day. "
                "Write 2026-01-09, 9 January, Friday or yesterday."
            )
        self.counted_from = self.counted_from or day
        return found


def _named(text: str, today: date) -> TimeExpression | None:
    """What the words name if they name days and nothing else, the same in either language."""
    read = [
        found
        for language in _SPOKEN
        if (found := question_interval(text, language, today))
        and not terms(text[: found.start] + " " + text[found.end :], language)
    ]
    same = len({(found.from_, found.to) for found in read}) == 1
    return read[0] if same else None
