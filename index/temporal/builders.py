"""What a rule makes of its match, shared by the languages.

Groups bear the names of token classes, which every vocabulary fills with values of the same
types: month, day, year, number int (from 1), weekday int (Monday 0), unit Unit, turn Turn,
season Season, part Mod, bound Bound, offset int.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable

from index.models import Bound, Mod
from index.temporal.calendar import Season, Unit
from index.temporal.compounds import (
    Between,
    Counted,
    HalfOf,
    Marked,
    Night,
    NthWeekday,
    OfYear,
    Part,
    WeekOf,
)
from index.temporal.dates import (
    Anaphor,
    CalendarDate,
    DayOffset,
    DayOfMonth,
    Distance,
    Era,
    Hour,
    InSeason,
    PartOfYear,
    Period,
    Stretch,
    Weekday,
)
from index.temporal.feasts import Feast
from index.temporal.grammar import Groups
from index.temporal.meaning import Meaning, Turn
from index.temporal.weekdays import WeekdayBeside, WeekendOf

_LEAP = 2000
_WEEKS = 2  # in a fortnight
_ROUND = {Unit.DECADE: 10, Unit.CENTURY: 100}


def _unit(groups: Groups) -> Unit:
    return groups.find(Unit, "unit", "single", "weekend", "hours") or Unit.DAY


def calendar_date(groups: Groups) -> Meaning | None:
    """Of weekday, day, first, month, year and turn, those that are there."""
    month = groups.find(int, "month", "fullmonth")
    day = groups.find(int, "first", "ordinal", "nth", "day")
    year = groups.find(int, "year", "wordyear")
    if day and month and day > monthrange(year or _LEAP, month)[1]:
        return None
    weekday, turn = groups.find(int, "weekday", "shortday"), groups.find(Turn, "turn")
    return CalendarDate(year, month, day, weekday, turn)


def figures(*, day_first: bool) -> Callable[[Groups], Meaning | None]:
    """A date in figures; `day_first` where only the language tells 3/4 from 4/3."""

    def build(groups: Groups) -> Meaning | None:
        text = groups.take(str, "figures")
        one, two, three = (
            int(part) for part in text.replace("/", "-").replace(".", "-").split("-")
        )
        if one > 31:
            year, month, day = one, two, three
        else:
            year = three if three > 99 else three + (1900 if three > 68 else 2000)
            month, day = (two, one) if (day_first and two <= 12) or one > 12 else (one, two)
        if not 1 <= month <= 12 or not 1 <= day <= monthrange(year or _LEAP, month)[1]:
            return None
        return CalendarDate(year, month, day)

    return build


def month_of_tens(groups: Groups) -> Meaning | None:
    """mai 68: a year of last century by its last two figures."""
    tens = groups.take(int, "tens")
    month = groups.take(int, "month", "fullmonth")
    return CalendarDate(1900 + tens, month) if tens > 31 else None


def holiday(groups: Groups) -> Meaning:
    """A feast of a fixed day."""
    month, day = groups.take(tuple, "holiday", "noel")
    return CalendarDate(groups.find(int, "year"), month, day)


def feast(groups: Groups) -> Meaning:
    """A feast that moves with Easter."""
    first, last = groups.take(tuple, "feast", "easter")
    return Feast(first, last, groups.find(int, "year"), groups.find(Turn, "turn"))


def weekday(groups: Groups) -> Meaning:
    return Weekday(groups.take(int, "weekday"), groups.find(Turn, "turn"))


def weekday_of_week(groups: Groups) -> Meaning:
    """Monday of last week."""
    return Weekday(groups.take(int, "weekday"), week=groups.find(Turn, "turn") or Turn.THIS)


def weekday_beside(groups: Groups) -> Meaning:
    """The previous Tuesday."""
    return WeekdayBeside(groups.take(int, "weekday"), groups.take(Turn, "beside"))


def weekend_of(groups: Groups) -> Meaning | None:
    """The weekend of 7 March."""
    told = groups.find(Period, "period")
    return (
        None if told and told.unit is not Unit.WEEKEND else WeekendOf(groups.take(Meaning, "date"))
    )


def day_offset(groups: Groups) -> Meaning:
    return DayOffset(groups.take(int, "offset"))


def period(turn: Turn | None = None) -> Callable[[Groups], Meaning | None]:
    """A unit with its turn, or with this one."""

    def build(groups: Groups) -> Meaning | None:
        unit = _unit(groups)
        if unit is Unit.DAY:
            return None
        return Period(unit, groups.find(Turn, "turn", "ahead") or turn)

    return build


def period_away(count: int) -> Callable[[Groups], Meaning | None]:
    """The week before last."""
    return lambda groups: Distance(count, _unit(groups))


def distance(
    sign: int, *, from_antecedent: bool = False, unless_past: bool = False
) -> Callable[[Groups], Meaning | None]:
    """A number of units away: three days ago."""

    def build(groups: Groups) -> Meaning | None:
        unit = _unit(groups)
        roughly = "dozen" in groups or "roughly" in groups
        count = groups.take(int, "dozen", "number")
        if unit in _ROUND:
            unit, count, roughly = Unit.YEAR, count * _ROUND[unit], True
        if unit is Unit.FORTNIGHT:
            unit, count = Unit.WEEK, count * _WEEKS
        return Distance(sign * count, unit, from_antecedent, roughly, unless_past)

    return build


def stretch(groups: Groups) -> Meaning | None:
    """The last two years."""
    unit = _unit(groups)
    turn = groups.take(Turn, "turns")
    return Stretch((groups.find(int, "number") or 1) * turn.value, unit)


def season(groups: Groups) -> Meaning:
    return InSeason(
        groups.take(Season, "season"),
        groups.find(int, "year", "wordyear"),
        groups.find(Turn, "turn"),
    )


def season_of_this(groups: Groups) -> Meaning:
    return InSeason(groups.take(Season, "season"), turn=Turn.THIS)


def part_of_year(groups: Groups) -> Meaning | None:
    """The second quarter of 2012."""
    unit = groups.find(Unit, "subyear", "quartermark") or Unit.QUARTER
    ordinal = groups.take(int, "first", "ordinal", "number")
    if not 1 <= ordinal <= (4 if unit is Unit.QUARTER else 2):
        return None
    return PartOfYear(ordinal, unit, groups.find(int, "year"))


def decade(groups: Groups) -> Meaning | None:
    """The 1990s, the nineties: a year or the last two figures of one, divisible by ten."""
    number = groups.take(int, "year", "number", "tens", "nineties")
    if number % 10 or (number < 1000 and not 10 <= number <= 90):
        return None
    return Era(number if number >= 1000 else 1900 + number, Unit.DECADE)


def century(groups: Groups) -> Meaning | None:
    number = groups.take(int, "century", "ordinal", "number")
    return Era(number, Unit.CENTURY) if 1 <= number <= 22 else None


def anaphor(unit: Unit, offset: int = 0) -> Callable[[Groups], Meaning]:
    return lambda groups: Anaphor(unit, offset)


def anaphoric_day(groups: Groups) -> Meaning:
    """The following morning."""
    return Anaphor(Unit.DAY, groups.take(Turn, "beside").value)


def anaphoric_period(offset: int | None = None) -> Callable[[Groups], Meaning]:
    """That week, the following year."""

    def build(groups: Groups) -> Meaning:
        unit = _unit(groups)
        beside = groups.find(Turn, "beside")
        return Anaphor(unit, beside.value if beside and offset is None else offset or 0)

    return build


def hour(groups: Groups) -> Meaning | None:
    """A clock time, or a part of a day, alone."""
    clock = groups.find(str, "clock")
    exact = bool(clock) or any(name in groups for name in ("hour", "clockhours", "noon"))
    return None if clock and int(clock[:2].rstrip(":.")) > 24 else Hour(clock=exact)


def same(name: str) -> Callable[[Groups], Meaning]:
    """What another token of the match means, unchanged."""
    return lambda groups: groups.take(Meaning, name)


def of_year(groups: Groups) -> Meaning | None:
    """A date without a year, and the year beside it: May of last year."""
    dated = groups.find(Meaning, "date", "inmonth", "inseason", "insubyear")
    dated, year = dated or calendar_date(groups), groups.take(Meaning, "period")
    if not isinstance(year, Period | Anaphor) or year.unit is not Unit.YEAR:
        return None
    if not isinstance(dated, CalendarDate | InSeason | PartOfYear | Feast) or dated.year:
        return None
    return OfYear(dated, year)


def part(name: str | None = None) -> Callable[[Groups], Meaning | None]:
    """The beginning, middle or end of what another token means."""

    def build(groups: Groups) -> Meaning | None:
        which = groups.take(Mod, "part")
        whole = groups.take(Meaning, name) if name else calendar_date(groups)
        return Part(whole, which) if whole else None

    return build


def edge(groups: Groups) -> Meaning | None:
    """The first days of a month."""
    whole = groups.find(Meaning, "whole") or calendar_date(groups)
    return Part(whole, groups.take(Mod, "edge")) if whole else None


def part_of_period(turn: Turn = Turn.THIS) -> Callable[[Groups], Meaning | None]:
    """Early in the week, at the end of the year."""

    def build(groups: Groups) -> Meaning | None:
        whole = period(turn)(groups)
        return Part(whole, groups.take(Mod, "part")) if whole else None

    return build


def half_of(groups: Groups) -> Meaning | None:
    """The first half of a month, a year."""
    ordinal = groups.take(int, "first", "ordinal")
    whole = groups.find(Meaning, "whole") or calendar_date(groups.without("first", "ordinal"))
    return HalfOf(ordinal, whole) if whole and ordinal in (1, 2) else None


def week_of(groups: Groups) -> Meaning | None:
    """The week of a day; the first or last week of a month."""
    within = groups.find(Meaning, "daylike", "whole")
    within = within or calendar_date(groups.without("first", "ordinal"))
    last = "turn" in groups or "turns" in groups
    ordinal = -1 if last else groups.find(int, "first", "ordinal") or 1
    return WeekOf(within, ordinal) if within and ordinal <= 5 else None


def nth_weekday(groups: Groups) -> Meaning | None:
    """The first Monday of a month."""
    within: Meaning | None = calendar_date(groups.without("ordinal", "first", "weekday"))
    if "single" in groups:
        within = period()(groups)
    ordinal = groups.find(int, "first", "ordinal") or -1
    if within is None or ordinal > 5:
        return None
    return NthWeekday(ordinal, groups.take(int, "weekday"), within)


def counted(sign: int) -> Callable[[Groups], Meaning | None]:
    """A number of units before or after another date."""

    def build(groups: Groups) -> Meaning | None:
        number = groups.find(int, "number")
        base = groups.take(Meaning, "daylike")
        return Counted(sign * (number or 1), _unit(groups), base)

    return build


def day_of_month(groups: Groups) -> Meaning:
    """the 7th, in a month told of before."""
    return DayOfMonth(groups.take(int, "first", "ordinal", "day"))


def night(name: str) -> Callable[[Groups], Meaning]:
    return lambda groups: Night(groups.take(Meaning, name))


def between(groups: Groups) -> Meaning | None:
    """A range from the first date of the match to the last; a plain number is a day."""
    ends = [_end(name, value) for name, value in groups.items() if name != "nightlike"]
    dated = [end for end in ends if end is not None]
    if len(dated) > 1 and "day" in groups and "year" in groups:
        dated[-2:] = [CalendarDate(groups.take(int, "year"), day=groups.take(int, "day"))]
    return Between(dated[0], dated[-1]) if len(dated) > 1 else None


def between_years(groups: Groups) -> Meaning | None:
    """1990-95, 2012/2013."""
    tens = groups.find(int, "tens")
    if tens is None:
        return between(groups)
    dated = groups.find(Meaning, "whole")
    first = dated.year if isinstance(dated, CalendarDate) else groups.find(int, "year")
    if first is None or first % 100 >= tens:
        return None
    return Between(dated or CalendarDate(first), CalendarDate(first - first % 100 + tens))


def _end(name: str, value: object) -> Meaning | None:
    if isinstance(value, Meaning):
        return value
    if not isinstance(value, int):
        return None
    dated = _DATED.get(name.rstrip("_0123456789"))
    return dated(value) if dated else None


_DATED: dict[str, Callable[[int], Meaning]] = {
    "day": lambda number: CalendarDate(day=number),
    "first": lambda number: CalendarDate(day=number),
    "ordinal": lambda number: CalendarDate(day=number),
    "weekday": Weekday,
    "month": lambda number: CalendarDate(month=number),
    "fullmonth": lambda number: CalendarDate(month=number),
    "year": lambda number: CalendarDate(year=number),
}


def bounded(groups: Groups) -> Meaning:
    """Since, until or before a time; before the end of May is until then."""
    told, bound = groups.take(Meaning, "any"), groups.take(Bound, "bound")
    within = bound is Bound.BEFORE and told.mod is Mod.END
    return Marked(told, Bound.UNTIL if within else bound)


def onwards(groups: Groups) -> Meaning:
    return Marked(groups.take(Meaning, "any"), Bound.SINCE)


def earliest(groups: Groups) -> Meaning:
    """On 2 June at the earliest: then or later."""
    return Marked(groups.take(Meaning, "any"), Bound.SINCE, ahead=True)


def latest(groups: Groups) -> Meaning:
    """On 2 June at the latest: then or earlier."""
    return Marked(groups.take(Meaning, "any"), Bound.UNTIL)


def roughly(groups: Groups) -> Meaning:
    return Marked(groups.take(Meaning, "any"), approximate=True)
