"""Feasts that move with Easter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from dateutil.easter import easter

from index.models import Precision, TimeKind
from index.temporal.calendar import Days
from index.temporal.meaning import Context, Meaning, Turn, choose

# A feast comes once a year: the tense of its sentence is believed whatever its distance.
_YEARLY = 366


@dataclass(frozen=True, slots=True)
class Feast(Meaning):
    """A feast of the Western churches, by its first and last day counted from Easter Sunday."""

    first: int
    last: int
    year: int | None = None
    turn: Turn | None = None

    @property
    def precision(self) -> Precision:
        return Precision.DAY if self.first == self.last else Precision.RANGE

    @property
    def kind(self) -> TimeKind:
        return TimeKind.PARTIAL if self.year is None else TimeKind.ABSOLUTE

    def days(self, context: Context) -> Days:
        if self.year is not None:
            return self._in(self.year)
        this = context.today.year
        near = [self._in(this + shift) for shift in (-1, 0, 1)]
        return choose(near, context, self.turn, _YEARLY)

    def _in(self, year: int) -> Days:
        sunday = easter(year)
        return Days(sunday + timedelta(self.first), sunday + timedelta(self.last))
