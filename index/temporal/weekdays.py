"""Weekdays that are counted from others: a week on Tuesday, two Fridays ago, that Monday."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from index.models import Precision, TimeKind
from index.temporal.calendar import Days, Unit, weekend
from index.temporal.dates import Weekday
from index.temporal.meaning import Context, Meaning, Tense, Turn, Unresolved

_WEEK = 7


@dataclass(frozen=True, slots=True)
class WeeksOff(Meaning):
    """A number of weeks after the next such weekday (a week on Tuesday), or before the last.

    `unless_past`: the weeks are a length of time where the sentence is past ("marked a week on
    Tuesday"), and the weekday stands for itself.
    """

    weekday: int
    weeks: int
    unless_past: bool = False

    precision = Precision.DAY

    def days(self, context: Context) -> Days:
        if self.unless_past and context.tense is Tense.PAST:
            return Weekday(self.weekday).days(context)
        turn = Turn.NEXT if self.weeks > 0 else Turn.LAST
        day = Weekday(self.weekday, turn).days(context).first
        return Days.one(day + timedelta(_WEEK * self.weeks))


@dataclass(frozen=True, slots=True)
class WeekdayBeside(Meaning):
    """The previous or the following Tuesday: before or after the day told of."""

    weekday: int
    turn: Turn

    precision = Precision.DAY
    kind = TimeKind.ANAPHORIC

    @property
    def way(self) -> int:
        return self.turn.value

    def days(self, context: Context) -> Days:
        told = context.antecedent(Unit.WEEK).days
        if self.turn is Turn.LAST:
            back = (told.first.weekday() - self.weekday - 1) % _WEEK + 1
            return Days.one(told.first - timedelta(back))
        on = (self.weekday - told.last.weekday() - 1) % _WEEK + 1
        day = Days.one(told.last + timedelta(on))
        if context.cannot_be(day):
            raise Unresolved
        return day


@dataclass(frozen=True, slots=True)
class WeekendOf(Meaning):
    """The weekend of a day: the weekend of 7 March."""

    day: Meaning

    precision = Precision.WEEKEND

    @property
    def kind(self) -> TimeKind:
        return self.day.kind

    def days(self, context: Context) -> Days:
        return weekend(self.day.days(context).first)
