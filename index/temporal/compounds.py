"""What expressions made of others say: parts, nights, ranges, bounds."""

from __future__ import annotations

from dataclasses import dataclass, replace

from index.models import Bound, Mod, Precision, TimeKind
from index.temporal import calendar
from index.temporal.calendar import Days, Unit
from index.temporal.dates import CalendarDate, InSeason, PartOfYear, Weekday
from index.temporal.feasts import Feast
from index.temporal.meaning import Context, Meaning, Reading, Tense, choose

# How many days of doubt there are about the year of a range.
_YEARLY = 240


@dataclass(frozen=True, slots=True)
class Part(Meaning):
    """The beginning, middle or end of what another expression names."""

    whole: Meaning
    which: Mod

    @property
    def precision(self) -> Precision:
        return self.whole.precision

    @property
    def kind(self) -> TimeKind:
        return self.whole.kind

    @property
    def mod(self) -> Mod | None:
        return self.which

    @property
    def way(self) -> int:
        return self.whole.way

    def days(self, context: Context) -> Days:
        return calendar.part(self.whole.days(context), self.which)


@dataclass(frozen=True, slots=True)
class OfYear(Meaning):
    """A date without a year in the year that other words name: May of last year."""

    dated: CalendarDate | InSeason | PartOfYear | Feast
    year: Meaning

    @property
    def precision(self) -> Precision:
        return self.dated.precision

    @property
    def kind(self) -> TimeKind:
        return TimeKind.ANAPHORIC if self.year.kind is TimeKind.ANAPHORIC else self.dated.kind

    def days(self, context: Context) -> Days:
        year = self.year.days(context).first.year
        return replace(self.dated, year=year).days(context)


@dataclass(frozen=True, slots=True)
class HalfOf(Meaning):
    """The first (1) or second (2) half of what another expression names."""

    ordinal: int
    whole: Meaning

    precision = Precision.RANGE

    @property
    def kind(self) -> TimeKind:
        return self.whole.kind

    def days(self, context: Context) -> Days:
        return calendar.half(self.whole.days(context), self.ordinal)


@dataclass(frozen=True, slots=True)
class WeekOf(Meaning):
    """The week that a day lies in, or by `ordinal` a week of a longer time; -1 is the last.

    As in ISO 8601 a week belongs to the time that its Thursday lies in.
    """

    within: Meaning
    ordinal: int = 1

    precision = Precision.WEEK

    @property
    def kind(self) -> TimeKind:
        return self.within.kind

    def days(self, context: Context) -> Days:
        return calendar.nth_week(self.within.days(context), self.ordinal)


@dataclass(frozen=True, slots=True)
class NthWeekday(Meaning):
    """The first Monday of a month; -1 is the last."""

    ordinal: int
    weekday: int
    within: Meaning

    precision = Precision.DAY

    @property
    def kind(self) -> TimeKind:
        return self.within.kind

    def days(self, context: Context) -> Days:
        return calendar.nth_weekday(self.within.days(context), self.weekday, self.ordinal)


@dataclass(frozen=True, slots=True)
class Counted(Meaning):
    """A number of units before or after another date: the day after 9 January."""

    count: int
    unit: Unit
    base: Meaning

    @property
    def precision(self) -> Precision:
        return self.unit.precision

    @property
    def kind(self) -> TimeKind:
        return self.base.kind

    def days(self, context: Context) -> Days:
        return calendar.unit_at(self.base.days(context).first, self.unit, self.count)


@dataclass(frozen=True, slots=True)
class Night(Meaning):
    """The night that begins on a day."""

    evening: Meaning

    precision = Precision.RANGE

    @property
    def kind(self) -> TimeKind:
        return self.evening.kind

    def days(self, context: Context) -> Days:
        return calendar.nights(self.evening.days(context))


@dataclass(frozen=True, slots=True)
class Between(Meaning):
    """From the first day of one to the last day of the other."""

    first: Meaning
    last: Meaning

    precision = Precision.RANGE

    @property
    def kind(self) -> TimeKind:
        order = list(TimeKind)
        return max(self._ends(), key=lambda end: order.index(end.kind)).kind

    def _ends(self) -> tuple[Meaning, Meaning]:
        first, last = self.first, self.last
        told = last.dated if isinstance(last, OfYear) else last
        if not isinstance(first, CalendarDate) or not isinstance(told, CalendarDate):
            return first, last
        if told.month is None and told.day is not None:
            told = replace(told, month=first.month)
        first = first.filled(told)
        if isinstance(last, OfYear):
            return OfYear(first, last.year), replace(last, dated=told)
        return first, told

    def days(self, context: Context) -> Days:
        first, last = self._ends()
        if context.tense is None and not context.before and _recurs(first) and _recurs(last):
            near = [self._days(context.moved(context.today, tense)) for tense in Tense]
            return choose(near, replace(context, tense=None), None, _YEARLY)
        return self._days(context)

    def _days(self, context: Context) -> Days:
        first, last = self._ends()
        if context.tense is Tense.FUTURE or not _depends(first):
            begin = first.days(context)
            after = context.moved(begin.first, Tense.FUTURE) if _depends(last) else context
            end = last.days(after)
        else:
            end = last.days(context)
            begin = first.days(context.moved(end.last, Tense.PAST))
        return Days(begin.first, end.last)


@dataclass(frozen=True, slots=True)
class Marked(Meaning):
    """What another expression says, with a bound or as roughly so.

    `ahead`: it is to come, where no verb tells ("at the earliest").
    """

    inner: Meaning
    bounded: Bound | None = None
    approximate: bool = False
    ahead: bool = False

    @property
    def precision(self) -> Precision:
        return self.inner.precision

    @property
    def kind(self) -> TimeKind:
        return self.inner.kind

    @property
    def mod(self) -> Mod | None:
        return self.inner.mod or (Mod.APPROXIMATE if self.approximate else None)

    @property
    def bound(self) -> Bound | None:
        return self.bounded or self.inner.bound

    @property
    def is_length(self) -> bool:
        return self.inner.is_length

    @property
    def way(self) -> int:
        return self.inner.way

    def days(self, context: Context) -> Days:
        return self.read(context).days

    def read(self, context: Context) -> Reading:
        """Since when is past and until when to come, where no verb tells otherwise; a mere limit
        is either."""
        reading = self.inner.read(replace(context, tense=self._tense(context)))
        return replace(reading, mod=reading.mod or self.mod)

    def _tense(self, context: Context) -> Tense | None:
        if self.way and self.bounded and self.bounded.ends:
            return Tense.FUTURE  # it was closed until the next day
        limit = context.limit and self.kind is TimeKind.PARTIAL
        told = None if (limit or self.ahead) and context.tense is Tense.PAST else context.tense
        if told or context.tense is Tense.PAST or limit:
            return told
        if self.ahead:
            return Tense.FUTURE
        if self.bounded is None:
            return None
        return Tense.FUTURE if self.bounded.ends else Tense.PAST


def _recurs(end: Meaning) -> bool:
    """Whether an end is a day or month of any year."""
    return isinstance(end, CalendarDate) and end.month is not None and _depends(end)


def _depends(end: Meaning) -> bool:
    """Whether one end of a range is only known from the other: Monday, 9 January."""
    if isinstance(end, CalendarDate):
        return end.year is None and end.turn is None
    return isinstance(end, Weekday) and end.turn is None and end.week is None
