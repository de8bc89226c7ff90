"""Runs of whole days: a month, the third ten days of one, a quarter, a winter.

Conventions: weeks run from Monday to Sunday; early, mid and late in a month are days
1-10, 11-20 and 21-end; in a year January-March, May-August and October-December.
Seasons are those of the northern hemisphere, by the sun: 20 March, 21 June,
22 September, 21 December; a winter bears the year it begins in.

Functions raise ValueError or OverflowError for days outside years 1-9999.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Self

from index.models import Mod, Precision

_THURSDAY, _SATURDAY = 3, 5


class Season(Enum):
    """(month, day) it begins on, and the length in months."""

    SPRING = (3, 20)
    SUMMER = (6, 21)
    AUTUMN = (9, 22)
    WINTER = (12, 21)


class Unit(Enum):
    """A unit of the calendar, with the precision of a date counted in it."""

    HOUR = "hour", Precision.DAY
    DAY = "day", Precision.DAY
    WEEK = "week", Precision.WEEK
    WEEKEND = "weekend", Precision.WEEKEND
    FORTNIGHT = "fortnight", Precision.RANGE
    MONTH = "month", Precision.MONTH
    QUARTER = "quarter", Precision.RANGE
    HALF = "half", Precision.RANGE
    YEAR = "year", Precision.YEAR
    DECADE = "decade", Precision.RANGE
    CENTURY = "century", Precision.RANGE

    @property
    def precision(self) -> Precision:
        return self.value[1]


_MONTHS_IN = {
    Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12, Unit.DECADE: 120,
    Unit.CENTURY: 1200,
}  # fmt: skip
_DAYS_IN = {Unit.DAY: 1, Unit.WEEK: 7, Unit.WEEKEND: 7, Unit.FORTNIGHT: 14}

# The longest run of days that one may still count days, weeks, … from.
LONGEST = {
    Unit.HOUR: 1, Unit.DAY: 2, Unit.WEEK: 7, Unit.WEEKEND: 7, Unit.FORTNIGHT: 14,
    Unit.MONTH: 31, Unit.QUARTER: 92, Unit.HALF: 184, Unit.YEAR: 366, Unit.DECADE: 3653,
    Unit.CENTURY: 36525,
}  # fmt: skip


_FOLLOWING = dict(zip(Season, [*list(Season)[1:], Season.SPRING], strict=True))


@dataclass(frozen=True, slots=True)
class Days:
    """A run of days, first and last included; first <= last."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"{self.last} is before {self.first}")

    @classmethod
    def one(cls, day: date) -> Self:
        return cls(day, day)

    def __len__(self) -> int:
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def distance(self, day: date) -> int:
        """Days from `day` to the nearest day of the run: negative if the run is past."""
        if day > self.last:
            return (self.last - day).days
        return max(0, (self.first - day).days)


def week(day: date) -> Days:
    monday = day - timedelta(day.weekday())
    return Days(monday, monday + timedelta(6))


def iso_week(year: int, number: int) -> Days:
    return week(date.fromisocalendar(year, number, 1))


def nth_week(days: Days, ordinal: int) -> Days:
    """A week of a longer time, by the days its Thursdays lie in; -1 is the last.

    A single day has the one week that it lies in. ValueError where there is no such week.
    """
    if len(days) <= 7:
        return week(days.first)
    return week(nth_weekday(days, _THURSDAY, ordinal).first)


def nth_weekday(days: Days, weekday: int, ordinal: int) -> Days:
    """A weekday by its place in a longer time; -1 is the last. ValueError where there is none."""
    first = days.first + timedelta((weekday - days.first.weekday()) % 7)
    last = days.last - timedelta((days.last.weekday() - weekday) % 7)
    found = last if ordinal < 0 else first + timedelta(7 * (ordinal - 1))
    if found not in days:
        raise ValueError(f"{days} has no weekday {weekday} number {ordinal}")
    return Days.one(found)


def half(days: Days, ordinal: int) -> Days:
    """The first or second half: of a month days 1-15 or 16-end, of a year six months."""
    if (days.first.month, days.first.day, len(days) > 364) == (1, 1, True):
        return months(days.first.year, 1 if ordinal == 1 else 7, 6)
    middle = days.first + timedelta((len(days) + 1) // 2 - 1)
    if days.first.day == 1 and 28 <= len(days) <= 31:
        middle = days.first.replace(day=15)
    return Days(days.first, middle) if ordinal == 1 else Days(middle + timedelta(1), days.last)


def weekend(day: date) -> Days:
    """Saturday and Sunday of the day's week."""
    saturday = week(day).first + timedelta(_SATURDAY)
    return Days(saturday, saturday + timedelta(1))


def month(year: int, number: int) -> Days:
    return Days(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]))


def months(year: int, first: int, count: int) -> Days:
    """`count` whole months from a year's `first`."""
    return Days(date(year, first, 1), month(*_counted(year, first + count - 1)).last)


def year(number: int) -> Days:
    return months(number, 1, 12)


def years(first: int, count: int) -> Days:
    return Days(date(first, 1, 1), date(first + count - 1, 12, 31))


def decade(number: int) -> Days:
    return years(number - number % 10, 10)


def century(number: int) -> Days:
    """The 20th runs from 1901 to 2000."""
    return years(number * 100 - 99, 100)


def season(number: int, name: Season) -> Days:
    """The season that begins in that year."""
    following = _FOLLOWING[name]
    ends_in = number + (following is Season.SPRING)
    return Days(date(number, *name.value), date(ends_in, *following.value) - timedelta(1))


def shift_months(day: date, count: int) -> date:
    """The same day `count` months later, or the last of a shorter month."""
    number, of_month = _counted(day.year, day.month + count)
    return date(number, of_month, min(day.day, month(number, of_month).last.day))


def nights(days: Days) -> Days:
    """Days and the one after them: what happens at night may happen on either."""
    return Days(days.first, days.last + timedelta(1))


def part(days: Days, which: Mod) -> Days:
    """The early, middle or late part of a run of days, by its length."""
    if which is Mod.APPROXIMATE or len(days) < 3:
        return days
    first, last = days.first, days.last
    if first.day == 1 and first.month == last.month:
        return {
            Mod.START: Days(first, first.replace(day=10)),
            Mod.MID: Days(first.replace(day=11), first.replace(day=20)),
            Mod.END: Days(first.replace(day=21), last),
        }[which]
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return _part_of_years(days, which)
    third = len(days) / 3
    begin = {Mod.START: 0, Mod.MID: int(third), Mod.END: int(2 * third)}[which]
    end = {Mod.START: round(third), Mod.MID: round(2 * third), Mod.END: len(days)}[which]
    return Days(first + timedelta(begin), first + timedelta(end - 1))


def shift(day: date, unit: Unit, count: int) -> date:
    """The day `count` units later."""
    if unit is Unit.HOUR:
        return day + timedelta(int(count / 24))
    if unit in _DAYS_IN:
        return day + timedelta(count * _DAYS_IN[unit])
    return shift_months(day, count * _MONTHS_IN[unit])


def unit_at(day: date, unit: Unit, count: int = 0) -> Days:
    """The whole unit that lies `count` units from the day's own."""
    there = shift(day, unit, count)
    if unit in _OF_DAY:
        return _OF_DAY[unit](there)
    length = _MONTHS_IN[unit]
    return months(there.year, (there.month - 1) // length * length + 1, length)


_OF_DAY: dict[Unit, Callable[[date], Days]] = {
    Unit.HOUR: Days.one,
    Unit.DAY: Days.one,
    Unit.WEEK: week,
    Unit.WEEKEND: weekend,
    Unit.FORTNIGHT: lambda day: Days(day, day + timedelta(13)),
    Unit.DECADE: lambda day: decade(day.year),
    Unit.CENTURY: lambda day: century((day.year + 99) // 100),
}


def _part_of_years(days: Days, which: Mod) -> Days:
    count = days.last.year - days.first.year + 1
    if count == 1:
        first, length = {Mod.START: (1, 3), Mod.MID: (5, 4), Mod.END: (10, 3)}[which]
        return months(days.first.year, first, length)
    cuts = (0, 4, 7, 10) if count == 10 else (0, count // 3, 2 * count // 3, count)
    at = [Mod.START, Mod.MID, Mod.END].index(which)
    return years(days.first.year + cuts[at], max(1, cuts[at + 1] - cuts[at]))


def _counted(year_: int, month_: int) -> tuple[int, int]:
    """Year and month of a month counted beyond a year's ends."""
    return year_ + (month_ - 1) // 12, (month_ - 1) % 12 + 1
