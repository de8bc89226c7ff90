"""What a single date says: calendar dates, weekdays, periods, distances, anaphors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from index.models import Mod, Precision, TimeKind
from index.temporal import calendar
from index.temporal.calendar import Days, Season, Unit
from index.temporal.meaning import Context, Meaning, Reading, Tense, Turn, Unresolved, choose

# How many days off a date may be for the tense of its sentence to be believed over its
# nearness: a weekday always, a month too, a day of the year unless it comes within two months.
_WEEKLY, _MONTHLY, _QUARTERLY, _YEARLY = 14, 366, 150, 240


@dataclass(frozen=True, slots=True)
class CalendarDate(Meaning):
    """A date by its numbers, the finest last: 2026; January; 9 January; Friday 9.

    `turn` is of the whole: last May.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    turn: Turn | None = None

    @property
    def precision(self) -> Precision:
        if self.day is not None:
            return Precision.DAY
        return Precision.YEAR if self.month is None else Precision.MONTH

    @property
    def kind(self) -> TimeKind:
        return TimeKind.PARTIAL if self.year is None else TimeKind.ABSOLUTE

    def days(self, context: Context) -> Days:
        if self.year is not None:
            return self._in(self.year)
        if self.turn is None and (told := self._told_year(context)):
            return self._in(told)
        if self.turn is Turn.THIS and self.day is None:
            return self._in(context.today.year)
        doubt = _YEARLY if self.day is not None else _MONTHLY
        return choose(list(self._candidates(context.today)), context, self.turn, doubt)

    def _told_year(self, context: Context) -> int | None:
        """An earlier year that the sentence has just told: in 2009, arrested on 3 March."""
        if self.month is None or context.tense is Tense.FUTURE or not context.before:
            return None
        told = context.before[0]
        if told.precision is Precision.MONTH and told.days.first.month == self.month:
            return None  # "élu en mars 2020, il se représente en mars"
        first, last = told.days.first.year, told.days.last.year
        if told.kind is not TimeKind.ABSOLUTE or not first == last < context.today.year:
            return None
        if told.precision is Precision.DAY and not self._goes_on(told, context):
            return None
        return first

    def _goes_on(self, told: Reading, context: Context) -> bool:
        """Whether a day of the year is told of on from a full date: what is past and, unless
        the text turns back, after it. (Elected on 28 June 2020 and again on 22 March.)"""
        days = self._try(told.days.first.year)
        onwards = context.turns_back or (days is not None and days.last >= told.days.first)
        return context.tense is Tense.PAST and onwards

    def _candidates(self, today: date) -> Iterator[Days]:
        if self.month is None:
            yield from self._in_months_near(today)
            return
        years = [today.year + shift for shift in (-1, 0, 1)]
        if self.month == 2 and self.day == 29:
            years = [today.year + shift for shift in range(-8, 9)]
        found = [days for days in map(self._try, years) if days is not None]
        fitting = [days for days in found if self.weekday in (None, days.first.weekday())]
        yield from fitting or found

    def _in_months_near(self, today: date) -> Iterator[Days]:
        """Days of that number, on that weekday if there is one, within a month or so."""
        for shift in (-1, 0, 1):
            near = calendar.shift_months(today.replace(day=1), shift)
            days = replace(self, month=near.month)._try(near.year)
            if days is not None and self.weekday in (None, days.first.weekday()):
                yield days

    def _try(self, year: int) -> Days | None:
        try:
            return self._in(year)
        except ValueError:
            return None

    def _in(self, year: int) -> Days:
        if self.month is None:
            return calendar.year(year)
        if self.day is None:
            return calendar.month(year, self.month)
        return Days.one(date(year, self.month, self.day))

    def filled(self, other: CalendarDate) -> CalendarDate:
        """With what it leaves out taken from the other end of a range."""
        month = other.month if self.month is None and self.day is not None else self.month
        if self.year is not None:
            return replace(self, month=month)
        return replace(self, month=month, year=other.year)


@dataclass(frozen=True, slots=True)
class Weekday(Meaning):
    """Monday is 0. `week`: the Monday of the last, this or next week."""

    weekday: int
    turn: Turn | None = None
    week: Turn | None = None

    precision = Precision.DAY

    def days(self, context: Context) -> Days:
        monday = calendar.week(context.today).first
        if self.week is not None:
            return Days.one(monday + timedelta(7 * self.week.value + self.weekday))
        near = [Days.one(monday + timedelta(7 * w + self.weekday)) for w in (-2, -1, 0, 1, 2)]
        return choose(near, context, self.turn, _WEEKLY)


@dataclass(frozen=True, slots=True)
class DayOffset(Meaning):
    """Yesterday is -1; `night`: it may reach into the day after."""

    offset: int
    night: bool = False

    @property
    def precision(self) -> Precision:
        return Precision.RANGE if self.night else Precision.DAY

    def days(self, context: Context) -> Days:
        days = Days.one(context.today + timedelta(self.offset))
        return calendar.nights(days) if self.night else days


@dataclass(frozen=True, slots=True)
class ThisNight(Meaning):
    """The night that ends today if the sentence is past, else the one that begins today."""

    precision = Precision.RANGE

    def days(self, context: Context) -> Days:
        shift = -1 if context.tense is Tense.PAST else 0
        return calendar.nights(Days.one(context.today + timedelta(shift)))


@dataclass(frozen=True, slots=True)
class Period(Meaning):
    """The last, this or next unit of the calendar: last week, this year."""

    unit: Unit
    turn: Turn | None

    @property
    def precision(self) -> Precision:
        return self.unit.precision

    def days(self, context: Context) -> Days:
        if self.unit is Unit.WEEKEND:
            near = [calendar.weekend(context.today + timedelta(7 * w)) for w in (-1, 0, 1)]
            if self.turn is Turn.THIS and context.tense is None:
                return near[1]
            return choose(near, context, self.turn, _WEEKLY)
        return calendar.unit_at(context.today, self.unit, self.turn.value if self.turn else 0)


@dataclass(frozen=True, slots=True)
class Distance(Meaning):
    """A number of units away: three days ago, in two months, two years earlier.

    `from_antecedent`: counted from the date told of before, not from publication.
    `unless_past`: a length of time where the sentence is past ("built in two years").
    """

    count: int
    unit: Unit
    from_antecedent: bool = False
    approximate: bool = False
    unless_past: bool = False

    @property
    def precision(self) -> Precision:
        return self.unit.precision

    @property
    def kind(self) -> TimeKind:
        return TimeKind.ANAPHORIC if self.from_antecedent else TimeKind.RELATIVE

    @property
    def mod(self) -> Mod | None:
        return Mod.APPROXIMATE if self.approximate else None

    @property
    def way(self) -> int:
        return self.count if self.from_antecedent else 0

    def days(self, context: Context) -> Days:
        if self.unless_past and context.tense is Tense.PAST:
            raise Unresolved
        if not self.from_antecedent:
            return calendar.unit_at(context.today, self.unit, self.count)
        return context.counted(self.unit, self.count)


@dataclass(frozen=True, slots=True)
class Stretch(Meaning):
    """A number of units up to now or from now on: the last two years."""

    count: int
    unit: Unit

    precision = Precision.RANGE
    mod = Mod.APPROXIMATE
    is_length = True

    def days(self, context: Context) -> Days:
        far = calendar.shift(context.today, self.unit, self.count)
        return Days(min(far, context.today), max(far, context.today))


@dataclass(frozen=True, slots=True)
class InSeason(Meaning):
    season: Season
    year: int | None = None
    turn: Turn | None = None

    precision = Precision.SEASON

    @property
    def kind(self) -> TimeKind:
        if self.year is not None:
            return TimeKind.ABSOLUTE
        return TimeKind.RELATIVE if self.turn else TimeKind.PARTIAL

    def days(self, context: Context) -> Days:
        if self.year is not None:
            return calendar.season(self.year, self.season)
        this = context.today.year
        near = [calendar.season(this + shift, self.season) for shift in (-2, -1, 0, 1)]
        if self.turn is Turn.THIS:
            near = [days for days in near if this in (days.first.year, days.last.year)]
        return choose(near, context, self.turn, _YEARLY)


@dataclass(frozen=True, slots=True)
class PartOfYear(Meaning):
    """The nth quarter, half or week of a year."""

    ordinal: int
    unit: Unit
    year: int | None = None

    @property
    def precision(self) -> Precision:
        return self.unit.precision

    @property
    def kind(self) -> TimeKind:
        return TimeKind.PARTIAL if self.year is None else TimeKind.ABSOLUTE

    def days(self, context: Context) -> Days:
        if self.year is not None:
            return self._in(self.year)
        this = context.today.year
        return choose([self._in(this + shift) for shift in (-1, 0, 1)], context, None, _QUARTERLY)

    def _in(self, year: int) -> Days:
        if self.unit is Unit.WEEK:
            return calendar.iso_week(year, self.ordinal)
        length = 3 if self.unit is Unit.QUARTER else 6
        if not 1 <= self.ordinal <= 12 // length:
            raise Unresolved
        return calendar.months(year, length * (self.ordinal - 1) + 1, length)


@dataclass(frozen=True, slots=True)
class Era(Meaning):
    """A decade (1990) or a century (the 20th), by its number."""

    number: int
    unit: Unit

    precision = Precision.RANGE
    kind = TimeKind.ABSOLUTE

    def days(self, context: Context) -> Days:
        fixed = calendar.decade if self.unit is Unit.DECADE else calendar.century
        return fixed(self.number)


@dataclass(frozen=True, slots=True)
class Anaphor(Meaning):
    """The day before, that week: counted in units from the date told of before."""

    unit: Unit
    offset: int = 0

    @property
    def precision(self) -> Precision:
        return self.unit.precision

    kind = TimeKind.ANAPHORIC

    @property
    def way(self) -> int:
        return self.offset

    def days(self, context: Context) -> Days:
        return context.counted(self.unit, self.offset)


@dataclass(frozen=True, slots=True)
class DayOfMonth(Meaning):
    """A bare day, in the month of the day told of before, or the next such day to come."""

    day: int

    precision = Precision.DAY
    kind = TimeKind.ANAPHORIC

    def days(self, context: Context) -> Days:
        if Tense.FUTURE in (context.tense, context.set_for):
            return self._to_come(context)
        return Days.one(context.antecedent(Unit.DAY).days.first.replace(day=self.day))

    def _to_come(self, context: Context) -> Days:
        """From publication on, unless a later month has been told of."""
        today = context.today
        told = [one.days.first for one in context.before[:1] if one.precision is Precision.DAY]
        start = max([today, *(day.replace(day=1) for day in told)])
        for shift in (0, 1):
            month = calendar.shift_months(start.replace(day=1), shift)
            day = month.replace(day=self.day)
            if day >= start:
                return Days.one(day)
        raise Unresolved


@dataclass(frozen=True, slots=True)
class ThatDate(Meaning):
    """The date told of before, as it is."""

    precision = Precision.DAY
    kind = TimeKind.ANAPHORIC

    def days(self, context: Context) -> Days:
        return context.antecedent().days

    def read(self, context: Context) -> Reading:
        return replace(context.antecedent(), kind=self.kind)


@dataclass(frozen=True, slots=True)
class Hour(Meaning):
    """A part of a day or a clock time alone: of the day told of, else of the publication date.

    `clock`: of the first alone, told of in the last sentences: any article tells of hours of
    days long ago.
    """

    clock: bool = False

    precision = Precision.DAY
    kind = TimeKind.ANAPHORIC

    def days(self, context: Context) -> Days:
        told = context.lately if self.clock else context.before
        for reading in (*context.beside, *told):
            leads_on = reading.leads_on and not context.cannot_be(reading.days)
            if reading.precision is Precision.DAY and leads_on:
                return reading.days
        if self.clock:
            raise Unresolved
        return Days.one(context.today)


@dataclass(frozen=True, slots=True)
class EventDay(Meaning):
    """A day by what happened then, whatever day it was: the night of the fire."""

    precision = Precision.DAY
    is_of_event = True

    def days(self, context: Context) -> Days:
        raise Unresolved
