"""A period drawn to scale: where days lie, and which of them are labelled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from babel.dates import format_date

from index.drawing.words import locale
from index.models import Bound, TimelineEntry

_LONG: Final = timedelta(days=31)  # an entry this long doesn't set the scale
_ALONE: Final = 4  # a period this many times the usual one is cut
_MARGIN: Final = 0.04
_STEPS: Final = (1, 2, 7, 14)  # days
_MONTHS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)


@dataclass(frozen=True, slots=True)
class Axis:
    """Days from `first` to `last`, both drawn, between x positions `left` and `right`."""

    first: date
    last: date
    left: float
    right: float

    def start(self, day: date) -> float:
        """Where a day begins."""
        share = (day.toordinal() - self.first.toordinal()) / self._days
        return self.left + share * (self.right - self.left)

    def end(self, day: date) -> float:
        """Where a day ends."""
        return self.start(day) + (self.right - self.left) / self._days

    def middle(self, day: date) -> float:
        return (self.start(day) + self.end(day)) / 2

    @property
    def _days(self) -> int:
        return self.last.toordinal() - self.first.toordinal() + 1

    def ticks(self, language: str, most: int) -> list[tuple[date, str]]:
        """Days to label and their labels, at most `most`: the finest steps that fit."""
        for step in _STEPS:
            days = [date.fromordinal(at) for at in self._every(step)]
            if len(days) <= most and self._days <= 120:
                return [(day, self._label(day, "d MMM", language)) for day in days]
        for step in _MONTHS:
            days = list(self._firsts(step))
            if 0 < len(days) <= most:
                pattern = "y" if step % 12 == 0 else "MMM y"
                return [(day, self._label(day, pattern, language)) for day in days]
        return [(self.first, str(self.first.year))]

    def _every(self, step: int) -> range:
        first = self.first.toordinal()
        if step >= 7:
            first += -self.first.weekday() % 7
        return range(first, self.last.toordinal() + 1, step)

    def _firsts(self, months: int) -> Iterator[date]:
        """First days of every so many months, counted from January of year 0."""
        at = -(-(self.first.year * 12 + self.first.month - 1) // months) * months
        while at // 12 < date.max.year:
            day = date(at // 12, at % 12 + 1, 1)
            if day > self.last:
                return
            if day >= self.first:
                yield day
            at += months

    @staticmethod
    def _label(day: date, pattern: str, language: str) -> str:
        return format_date(day, pattern, locale=locale(language))


def axis(entries: Sequence[TimelineEntry], left: float, right: float) -> Axis:
    """The axis on which these entries can be told apart.

    Long spans and a few far days don't set the scale: they run off its ends.
    """
    short = [one for one in entries if one.to - one.from_ <= _LONG]
    setting = short if len(short) * 2 >= len(entries) else list(entries)
    first, last = _usual([(one.from_, one.to) for one in setting])
    days = (last - first).days + 1
    before = max(1, round(days * _MARGIN))
    after = before
    if any(one.bound is Bound.SINCE for one in entries):
        after = max(after, round(days * 3 * _MARGIN))
    return Axis(_moved(first, -before), _moved(last, after), left, right)


def _usual(times: Sequence[tuple[date, date]]) -> tuple[date, date]:
    """The whole period, or the part of it that holds all but the tenth farthest out."""
    firsts = sorted(first for first, _ in times)
    lasts = sorted(last for _, last in times)
    whole = firsts[0], lasts[-1]
    spare = len(times) // 10
    inner = firsts[spare], lasts[-1 - spare]
    if spare and _days(whole) > _ALONE * max(_days(inner), 7):
        return inner
    return whole


def _days(period: Iterable[date]) -> int:
    first, last = period
    return (last - first).days + 1


def _moved(day: date, days: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))
