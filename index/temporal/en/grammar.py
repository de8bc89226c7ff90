"""English time expressions, from the words up. The notation is `index.temporal.grammar`'s."""

from __future__ import annotations

from dataclasses import replace

from index.models import Bound, Mod
from index.temporal import builders as b
from index.temporal.calendar import Unit
from index.temporal.compounds import Between, Marked, Part
from index.temporal.dates import CalendarDate, DayOffset, Period, ThatDate
from index.temporal.grammar import Groups, Rule, trap
from index.temporal.meaning import Meaning, Turn


def _within(groups: Groups) -> Meaning | None:
    """within three weeks: no later than then."""
    meaning = b.distance(1)(groups)
    return Marked(meaning, Bound.UNTIL) if meaning else None




def _year_end(groups: Groups) -> Meaning:
    return Part(Period(Unit.YEAR, Turn.THIS), Mod.END)


def _days_of(groups: Groups) -> Meaning | None:
    """9 to 12 of June."""
    month = groups.take(Meaning, "inmonth")
    days = [value for name, value in groups.items() if name.startswith(("day", "ordinal"))]
    if not isinstance(month, CalendarDate):
        return None
    first, last = (replace(month, day=day) for day in days if isinstance(day, int))
    return Between(first, last)


_END = "(,|.|;|:|—|–|\\))"
_WEEKDAY = "(TURN? (WEEKDAY|SHORTDAY) ,?)?"
_YEAR = "((,|of|in)? (YEAR|WORDYEAR))?"

_TRAPS = (
    trap("(every|each) (other? (WEEKDAY|UNIT|WEEKEND|DAYPART|MONTH)|ORDINAL UNIT)"),
    trap("WEEKDAYS"),
    trap("(black|bloody|super|cyber) WEEKDAY"),
    trap("sunday (times|mirror|telegraph|express)"),
    trap("NAMED YEAR"),
    trap("NUMBER -? UNIT -? (old|long)"),
    trap("fiscal -? ORDINAL -? quarter"),
    trap("arab SEASON"),
)
_DAYS = (
    Rule("DATE DAYLIKE", f"{_WEEKDAY} (the? ORDINAL of? MONTH|DAY of? MONTH) {_YEAR}", b.calendar_date),
    Rule("DATE DAYLIKE", f"{_WEEKDAY} MONTH ,? the? (DAY|ORDINAL) {_YEAR}", b.calendar_date),
    Rule("DATE DAYLIKE", "(WEEKDAY ,?)? FIGURES", b.figures(day_first=False)),
    Rule("DATE DAYLIKE", "WEEKDAY ,? (the? ORDINAL|DAY) !UNIT !HOURS !COUNTED !:", b.calendar_date),
    Rule("DATE DAYLIKE", "HOLIDAY YEAR?", b.holiday),
    Rule("DAYLIKE", "(the? TURN)? WEEKDAY", b.weekday),
    Rule("DAYLIKE", "(WEEKDAY of? TURN week|TURN week (' s?)? WEEKDAY)", b.weekday_of_week),
    Rule("DAYLIKE", "OFFSET", b.day_offset),
    Rule("DAYLIKE", "this (DAYPART|NIGHT)", lambda g: DayOffset(0)),
    Rule("DAYLIKE", "(that same?|the same) (day|DAYPART|NIGHT)", b.anaphor(Unit.DAY)),
    Rule("DAYLIKE", "the? (next|following) (day|DAYPART)", b.anaphor(Unit.DAY, 1)),
    Rule("DAYLIKE", "the (previous|preceding) (day|DAYPART|NIGHT)", b.anaphor(Unit.DAY, -1)),
    Rule("DAYLIKE", f"(the|a) day (earlier|before < {_END})", b.anaphor(Unit.DAY, -1)),
    Rule("DAYLIKE", f"(the|a) day (later|after < {_END})", b.anaphor(Unit.DAY, 1)),
    Rule("DAYLIKE", f"on > the ORDINAL < {_END}", b.day_of_month),
)
_HOURS = (
    Rule("HOURLIKE", "(in|during) > the DAYPART", b.hour),
    Rule("HOURLIKE", "HOUR MERIDIEM ZONE?", b.hour),
    Rule("HOURLIKE", "CLOCK (MERIDIEM ZONE?|ZONE)", b.hour),
    Rule("HOURLIKE", "(at|by|around|about|until) > (CLOCK|NOON)", b.hour),
    Rule("HOURLIKE", "overnight", b.hour),
)
_WHOLES = (
    Rule("INMONTH WHOLE", "MONTH (,|of)? (YEAR|WORDYEAR)", b.calendar_date),
    Rule("INMONTH WHOLE", "MONTH ,? of? TURN year", b.date_of_turned_year),
    Rule("INMONTH WHOLE", "TURN MONTH", b.calendar_date),
    Rule("INMONTH WHOLE", "(in|during|since|until|late|early|mid) -? > MONTH !' !CAPITAL", b.calendar_date),
    Rule("INMONTH WHOLE", "(of|by|to|from|between|through|and|before|after|for) > FULLMONTH !' !CAPITAL", b.calendar_date),
    Rule("INYEAR WHOLE", "(in|of|during|BOUND|between|for|to|fiscal|early|late|mid) -? > (YEAR|WORDYEAR) !COUNTED", b.calendar_date),
    Rule("INYEAR WHOLE", "the? year (YEAR|WORDYEAR)", b.calendar_date),
    Rule("INYEAR WHOLE", "(the|fiscal) > YEAR !COUNTED !CAPITAL !s", b.calendar_date),
    Rule("INYEAR WHOLE", "\\( > YEAR < \\)", b.calendar_date),
    Rule("INYEAR WHOLE", "YEAR (,|and|or) > YEAR", b.calendar_date),
    Rule("INYEAR WHOLE", "> YEAR < , YEAR", b.calendar_date),
    Rule("PERIOD WHOLE", "the? TURN (SINGLE|WEEKEND) !of", b.period()),
    Rule("PERIOD WHOLE", "the SINGLE before last", b.period_away(-2)),
    Rule("PERIOD WHOLE", "the SINGLE after next", b.period_away(2)),
    Rule("PERIOD WHOLE", "(over|during|at|on|of) > the WEEKEND", b.period()),
    Rule("PERIOD WHOLE", "(that same?|the same) (SINGLE|WEEKEND)", b.anaphoric_period(0)),
    Rule("PERIOD WHOLE", "the BESIDE (SINGLE|WEEKEND)", b.anaphoric_period()),
    Rule("INSEASON WHOLE", "TURN SEASON", b.season),
    Rule("INSEASON WHOLE", "the? SEASON of? (YEAR|WORDYEAR)", b.season),
    Rule("INSEASON WHOLE", "(in|during|over|BOUND) > the SEASON", b.season),
    Rule("INSUBYEAR WHOLE", "the? ORDINAL -? quarter", b.part_of_year),
    Rule("INSUBYEAR WHOLE", "the? ORDINAL -? SUBYEAR of (YEAR|TURN year)", b.part_of_year),
    Rule("INSUBYEAR WHOLE", "(the? YEAR|TURN year ' s) ORDINAL -? SUBYEAR", b.part_of_year),
    Rule("INSUBYEAR WHOLE", "(QUARTERMARK NUMBER (of? YEAR|of? TURN year)|YEAR -? QUARTERMARK NUMBER)", b.part_of_year),
    Rule("ERA WHOLE", "the? '? (YEAR|TENS) '? s", b.decade),
    Rule("ERA WHOLE", "the NINETIES", b.decade),
    Rule("ERA WHOLE", "the? ORDINAL -? century", b.century),
)
_COUNT = "ROUGHLY? NUMBER (UNIT|HOURS)"
_LENGTHS = (
    Rule("STRETCH", "the? TURNS NUMBER (UNIT|HOURS)", b.stretch),
    Rule("STRETCH", "the TURNS SINGLE", b.stretch),
    Rule("AGO", f"{_COUNT} ago", b.distance(-1)),
    Rule("AGO", f"in {_COUNT} ' s? time", b.distance(1)),
    Rule("AGO", f"in {_COUNT}", b.distance(1, unless_past=True)),
    Rule("AGO", f"{_COUNT} from now", b.distance(1)),
    Rule("AGO", f"within {_COUNT}", _within),
    Rule("AGO", "NUMBER (UNIT|HOURS) later", b.distance(1, from_antecedent=True)),
    Rule("AGO", f"NUMBER (UNIT|HOURS) (earlier|before < {_END})", b.distance(-1, from_antecedent=True)),
    Rule("THATDATE", "that date", lambda g: ThatDate()),
)

WORDS = (*_TRAPS, *_DAYS, *_HOURS, *_WHOLES, *_LENGTHS)

# Parts of what the words make, and what belongs to a day: its hour, its week, its year.
PARTS = (
    Rule("WHOLE", "PART -? (in|of)? (the|this)? WHOLE", b.part("whole")),
    Rule("WHOLE", "PART -? (MONTH|YEAR|WORDYEAR)", b.part()),
    Rule("WHOLE", "PART (in|of)? (the|this)? SINGLE", b.part_of_period()),
    Rule("WHOLE", "the? year (' s)? -? end", _year_end),
    Rule("WHOLE", "(SHADE|later) PERIOD", b.same("period")),
    Rule("WHOLE", "(SHADE|later) in the SINGLE", b.period(Turn.THIS)),
    Rule("WHOLE", "the? EDGE days of (WHOLE|FULLMONTH)", b.edge),
    Rule("WHOLE", "the? ORDINAL half of (WHOLE|FULLMONTH|YEAR)", b.half_of),
    Rule("WEEK WHOLE", "the? week (of|beginning|starting|commencing|ending) on? DAYLIKE", b.week_of),
    Rule("WEEK WHOLE", "(the? (ORDINAL|TURNS)) week (of|in) (WHOLE|FULLMONTH|YEAR)", b.week_of),
    Rule("DAYLIKE", "(PART|SHADE) DAYLIKE", b.same("daylike")),
    Rule("DAYLIKE", "DAYLIKE (PART|SHADE)? (DAYPART|NIGHT|OFFSET)", b.same("daylike")),
    Rule("DAYLIKE", "DAYLIKE ,? (at|around|about|in)? (HOURLIKE|CLOCK)", b.same("daylike")),
    Rule("DAYLIKE", "(HOURLIKE|NOON|PART -? DAYPART|the? (DAYPART|NIGHT)) (on|of|,)? DAYLIKE", b.same("daylike")),
    Rule("DAYLIKE", "(NUMBER UNIT|the day) after DAYLIKE", b.counted(1)),
    Rule("DAYLIKE", "(NUMBER UNIT|the day) before DAYLIKE", b.counted(-1)),
    Rule("DAYLIKE", "NUMBER UNIT from DAYLIKE", b.counted(1)),
    Rule("DAYLIKE", "the? (ORDINAL|last) WEEKDAY (of|in) (WHOLE|FULLMONTH)", b.nth_weekday),
)

_TO = "(to|through|until|till|-|–|BOUND)"
_AND = "(and|-|–)"

RANGES = (
    Rule("SPAN", f"(from|between)? the? (DAY|ORDINAL) (, (DAY|ORDINAL))? ({_TO}|and) the? DATE", b.between),
    Rule("SPAN", f"(from|between)? (DAY|ORDINAL) ({_TO}|and) (DAY|ORDINAL) of INMONTH", _days_of),
    Rule("SPAN", f"(from|between)? DATE ({_TO}|and) the? (DAY|ORDINAL) (,? YEAR)? !COUNTED !UNIT !MONTH", b.between),
    Rule("SPAN", f"from? DAYLIKE {_TO} DAYLIKE", b.between),
    Rule("SPAN", "between (DAYLIKE|WHOLE|MONTH) and (DAYLIKE|WHOLE|YEAR|MONTH)", b.between),
    Rule("SPAN", f"from (WHOLE|MONTH) {_TO} (WHOLE|YEAR|MONTH)", b.between),
    Rule("SPAN", "MONTH (-|–|to|through) INMONTH", b.between),
    Rule("SPAN", "(in|from|between|of|during|for|the|\\() > (YEAR|WHOLE) (-|–|/) (YEAR|TENS)", b.between_years),
    Rule("SPAN", "YEAR (to|through) YEAR", b.between),
)

BOUNDS = (
    Rule("MARKED", "BOUND (the|on|about|around)? > ANY", b.bounded),
    Rule("MARKED", "ROUGHLY the? > ANY", b.roughly),
)

LEVELS = (WORDS, PARTS, RANGES, BOUNDS)
