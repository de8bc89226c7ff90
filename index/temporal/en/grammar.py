"""English time expressions, from the words up. The notation is `index.temporal.grammar`'s."""

from __future__ import annotations

from dataclasses import replace

from index.models import Bound, Mod
from index.temporal import builders as b
from index.temporal.calendar import Unit
from index.temporal.compounds import Between, Marked, Part
from index.temporal.dates import CalendarDate, DayOffset, EventDay, Period, ThatDate, ThisNight
from index.temporal.grammar import Groups, Rule, trap
from index.temporal.meaning import Meaning, Turn
from index.temporal.weekdays import WeeksOff


def _within(groups: Groups) -> Meaning | None:
    """within three weeks: no later than then."""
    meaning = b.distance(1)(groups)
    return Marked(meaning, Bound.UNTIL) if meaning else None


def _within_next(groups: Groups) -> Meaning | None:
    """within the next three weeks."""
    return _within(groups) if groups.take(Turn, "turns") is Turn.NEXT else None


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


def _week_on(groups: Groups) -> Meaning:
    """a week on Tuesday, Tuesday week: a week after the next one."""
    weeks = groups.find(int, "number") or 1
    return WeeksOff(groups.take(int, "weekday"), weeks, unless_past="number" in groups)


def _weeks_hence(groups: Groups) -> Meaning | None:
    """a week tomorrow."""
    days = groups.take(int, "offset")
    return DayOffset(days + 7 * groups.take(int, "number")) if days in (0, 1) else None


def _weeks_ago(groups: Groups) -> Meaning:
    """a week ago on Monday: a week before the last one."""
    return WeeksOff(groups.take(int, "weekday"), -groups.take(int, "number"))


def _weekdays_ago(groups: Groups) -> Meaning:
    """two Fridays ago: a week before the last one."""
    return WeeksOff(groups.take(int, "weekdays"), 1 - groups.take(int, "number"))


_END = "(,|.|;|:|—|–|\\))"
_WEEKDAY = "(TURN? (WEEKDAY|SHORTDAY) ,?)?"
_OF_YEAR = "((,|of|in)? (YEAR|WORDYEAR))?"

_AT_FEAST = "(at|on|over|for|around|near|with|last|this|next|BOUND)"

# The beginning of a line of a list.
_ITEM = "BREAK (-|–|—|•|·)?"

_TRAPS = (
    trap("(every|each) (other? (WEEKDAY|UNIT|WEEKEND|DAYPART|MONTH)|ORDINAL UNIT)"),
    trap("WEEKDAYS"),
    trap("(black|bloody|super|cyber) WEEKDAY"),
    trap("CAPITAL TITLED"),
    trap("sunday (times|mirror|telegraph|express)"),
    trap("saturday NIGHT live"),
    trap("NAMED YEAR"),
    trap("NUMBER -? UNIT -? (old|long)"),
    trap("fiscal -? ORDINAL -? quarter"),
    trap("arab SEASON"),
    trap("one WEEKDAY < (in|of)"),
    trap("(ORDINAL|last) WEEKDAY (of|in) (every|each|the) (UNIT|SEASON)"),
    trap(f"on a WEEKDAY < {_END}"),
)
_DAYS = (
    Rule("DATE DAYLIKE", f"{_WEEKDAY} the? ORDINAL of? MONTH {_OF_YEAR}", b.calendar_date),
    Rule("DATE DAYLIKE", f"{_WEEKDAY} DAY of? MONTH {_OF_YEAR}", b.calendar_date),
    Rule("DATE DAYLIKE", f"{_WEEKDAY} MONTH (DAY|NTH|the ORDINAL) {_OF_YEAR}", b.calendar_date),
    Rule("DATE DAYLIKE", f"WEEKDAY ,? MONTH ORDINAL {_OF_YEAR}", b.calendar_date),
    Rule("DATE DAYLIKE", "this MONTH (DAY|NTH)", b.calendar_date),
    Rule("DATE DAYLIKE", "WEEKDAY ,? (the? ORDINAL|DAY) !UNIT !HOURS !COUNTED !:", b.calendar_date),
    Rule("DATE DAYLIKE", f"{_ITEM} > WEEKDAY ,? (ORDINAL|DAY) < :", b.calendar_date),
    Rule("DATE DAYLIKE", "SHORTDAY ,? the? NTH", b.calendar_date),
    Rule("DATE DAYLIKE", "(WEEKDAY ,?)? FIGURES", b.figures(day_first=False)),
    Rule("DATE DAYLIKE", "HOLIDAY YEAR?", b.holiday),
    Rule("DATE DAYLIKE", "NOEL YEAR", b.holiday),
    Rule("DATE DAYLIKE", f"{_AT_FEAST} > NOEL !' !CAPITAL", b.holiday),
    Rule("DATE DAYLIKE", "BOUND > the new year !' !s", lambda g: CalendarDate(month=1, day=1)),
    Rule("DATE DAYLIKE", "TURN? FEAST YEAR?", b.feast),
    Rule("WHOLE", "TURN EASTER !CAPITAL", b.feast),
    Rule("WHOLE", "(at|over|BOUND) > EASTER YEAR? !CAPITAL", b.feast),
    Rule("DAYLIKE", "(the? TURN)? WEEKDAY", b.weekday),
    Rule("DAYLIKE", "the BESIDE WEEKDAY", b.weekday_beside),
    Rule("DAYLIKE", "NUMBER (week|weeks) on WEEKDAY", _week_on),
    Rule("DAYLIKE", "WEEKDAY week !of", _week_on),
    Rule("DAYLIKE", "NUMBER (week|weeks) OFFSET", _weeks_hence),
    Rule("DAYLIKE", "NUMBER (week|weeks) ago on? WEEKDAY", _weeks_ago),
    Rule("DAYLIKE", "NUMBER WEEKDAYS ago", _weekdays_ago),
    Rule("DAYLIKE", "(WEEKDAY of? TURN week|TURN week (' s?)? WEEKDAY)", b.weekday_of_week),
    Rule("DAYLIKE", "the? (ORDINAL|last) WEEKDAY (of|in) MONTH (,? YEAR)?", b.nth_weekday),
    Rule("DAYLIKE", "the? (ORDINAL|last) WEEKDAY (of|in) TURN SINGLE", b.nth_weekday),
    Rule("DAYLIKE", "OFFSET", b.day_offset),
    Rule("DAYLIKE", "this (DAYPART|NIGHT)", lambda g: DayOffset(0)),
    Rule("NIGHTLIKE", "overnight < , !WEEKDAY !OFFSET", lambda g: ThisNight()),
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
)
_WHEN = "(in|during|since|until|before|after|late|early|mid)"
_WITH = "(of|by|to|from|between|through|and|for)"
_MONTHS = (
    Rule("INMONTH WHOLE", "MONTH (,|of|-)? (YEAR|WORDYEAR)", b.calendar_date),
    Rule("INMONTH WHOLE", f"{_ITEM} > FULLMONTH < :", b.calendar_date),
    Rule("INMONTH WHOLE", "TURN MONTH", b.calendar_date),
    Rule("INMONTH WHOLE", f"{_WHEN} -? > MONTH !' !CAPITAL", b.calendar_date),
    Rule("INMONTH WHOLE", "as (early|soon|late) as > MONTH !' !CAPITAL", b.calendar_date),
    Rule("INMONTH WHOLE", "MONTH , > FULLMONTH < (,|and|or)", b.calendar_date),
    Rule("INMONTH WHOLE", f"{_WITH} > FULLMONTH !' !CAPITAL", b.calendar_date),
)
_YEARS = (
    Rule("INYEAR WHOLE", "the? year (YEAR|WORDYEAR)", b.calendar_date),
    Rule("INYEAR WHOLE", f"({_WHEN}|BOUND|between) -? > (YEAR|WORDYEAR) !COUNTED", b.calendar_date),
    Rule("INYEAR WHOLE", "(of|for|from|to) > (!ROUND YEAR|WORDYEAR) !COUNTED", b.calendar_date),
    Rule("INYEAR WHOLE", "(the|fiscal) > YEAR !COUNTED !CAPITAL !s", b.calendar_date),
    Rule("INYEAR WHOLE", "\\( > YEAR < \\)", b.calendar_date),
    Rule("INYEAR WHOLE", "YEAR (,|and|or) > YEAR", b.calendar_date),
    Rule("INYEAR WHOLE", "> YEAR < , YEAR", b.calendar_date),
    Rule("INYEAR WHOLE", f"{_ITEM} > YEAR < :", b.calendar_date),
)
_PERIODS = (
    Rule("PERIOD WHOLE", "(TURN|the AHEAD) (SINGLE|WEEKEND) !of", b.period()),
    Rule("PERIOD WHOLE", "the TURN WEEKEND", b.period()),
    Rule("PERIOD WHOLE", "(over|during|at|on|of) > the WEEKEND", b.period()),
    Rule("PERIOD WHOLE", "the SINGLE before last", b.period_away(-2)),
    Rule("PERIOD WHOLE", "the SINGLE after next", b.period_away(2)),
    Rule("PERIOD WHOLE", "(that same?|the same) (SINGLE|WEEKEND)", b.anaphoric_period(0)),
    Rule("PERIOD WHOLE", "the BESIDE (SINGLE|WEEKEND)", b.anaphoric_period()),
    Rule("INSEASON WHOLE", "TURN SEASON", b.season),
    Rule("INSEASON WHOLE", "the? SEASON of? (YEAR|WORDYEAR)", b.season),
    Rule("INSEASON WHOLE", "(in|during|over|BOUND) > the SEASON", b.season),
    Rule("INSUBYEAR WHOLE", "the? ORDINAL -? quarter", b.part_of_year),
    Rule("INSUBYEAR WHOLE", "the? ORDINAL -? SUBYEAR of (YEAR|WORDYEAR)", b.part_of_year),
    Rule("INSUBYEAR WHOLE", "the? YEAR ORDINAL -? SUBYEAR", b.part_of_year),
    Rule("INSUBYEAR WHOLE", "QUARTERMARK NUMBER (of? YEAR)?", b.part_of_year),
    Rule("INSUBYEAR WHOLE", "YEAR -? QUARTERMARK NUMBER", b.part_of_year),
    Rule("ERA WHOLE", "(the? '? YEAR|the? ' TENS|the TENS) '? s", b.decade),
    Rule("ERA WHOLE", "the NINETIES", b.decade),
    Rule("ERA WHOLE", "the? ORDINAL -? century", b.century),
)
_COUNT = "ROUGHLY? NUMBER (UNIT|HOURS)"
_BEFORE, _AFTER = b.distance(-1, from_antecedent=True), b.distance(1, from_antecedent=True)
_LENGTHS = (
    Rule("STRETCH", "the? TURNS NUMBER (UNIT|HOURS)", b.stretch),
    Rule("STRETCH", "the TURNS SINGLE !of", b.stretch),
    Rule("AGO", f"{_COUNT} ago", b.distance(-1)),
    Rule("AGO", f"in {_COUNT} ' s? time", b.distance(1)),
    Rule("AGO", f"in {_COUNT}", b.distance(1, unless_past=True)),
    Rule("AGO", f"{_COUNT} from now", b.distance(1)),
    Rule("AGO", f"within {_COUNT}", _within),
    Rule("AGO", "within the TURNS NUMBER (UNIT|HOURS)", _within_next),
    Rule("AGO", "NUMBER (UNIT|HOURS) later !than", _AFTER),
    Rule("AGO", f"NUMBER (UNIT|HOURS) (earlier !than|before < {_END})", _BEFORE),
    Rule("THATDATE", "that date", lambda g: ThatDate()),
)

WORDS = (*_TRAPS, *_DAYS, *_HOURS, *_MONTHS, *_YEARS, *_PERIODS, *_LENGTHS)

# Parts of what the words make, and what belongs to a day: its hour, its week, its year.
_TIME = "(WHOLE|MONTH|YEAR)"
_AT = "(at|around|about|in)"

PARTS = (
    Rule("WHOLE", "PART -? (in|of)? (the|this)? WHOLE", b.part("whole")),
    Rule("WHOLE", "PART -? (MONTH|YEAR|WORDYEAR)", b.part()),
    Rule("WHOLE", "PART (-|in|of)? (the|this)? SINGLE", b.part_of_period()),
    Rule("WHOLE", "midweek", lambda g: Part(Period(Unit.WEEK, Turn.THIS), Mod.MID)),
    Rule("PERIOD WHOLE", "(the? WEEKEND|PERIOD) of DATE", b.weekend_of),
    Rule("WHOLE", "the? year (' s)? -? end", _year_end),
    Rule("WHOLE", "SHADE PERIOD", b.same("period")),
    Rule("WHOLE", "SHADE in the SINGLE", b.period(Turn.THIS)),
    Rule("WHOLE", "the? EDGE days of (WHOLE|MONTH)", b.edge),
    Rule("WHOLE", f"the? ORDINAL half of {_TIME}", b.half_of),
    Rule("WEEK WHOLE", "the? week (of|beginning|starting|ending) on? DAYLIKE", b.week_of),
    Rule("WEEK WHOLE", f"the? (ORDINAL|TURNS) week (of|in) {_TIME}", b.week_of),
    Rule("DATE DAYLIKE", "DATE (of|,)? PERIOD", b.of_year),
    Rule("INMONTH WHOLE", "(MONTH|INMONTH|INSEASON|INSUBYEAR) (of|,)? PERIOD", b.of_year),
    Rule("INSUBYEAR WHOLE", "PERIOD ' s INSUBYEAR", b.of_year),
    Rule("DAYLIKE", "(PART|SHADE) on? DAYLIKE", b.same("daylike")),
    Rule("DAYLIKE", "DAYLIKE (PART|SHADE)? (DAYPART|NIGHT|OFFSET)", b.same("daylike")),
    Rule("DAYLIKE", f"DAYLIKE ,? {_AT}? (HOURLIKE|CLOCK)", b.same("daylike")),
    Rule("HOURED DAYLIKE", "(HOURLIKE|NOON|overnight) (on|of|,)? DAYLIKE", b.same("daylike")),
    Rule("HOURED DAYLIKE", "(PART -?|the)? (DAYPART|NIGHT) (on|of|,)? DAYLIKE", b.same("daylike")),
    Rule("DAYLIKE", "(NUMBER UNIT|the day) after DAYLIKE", b.counted(1)),
    Rule("DAYLIKE", "(NUMBER UNIT|the day) before DAYLIKE", b.counted(-1)),
    Rule("DAYLIKE", "NUMBER UNIT from DAYLIKE", b.counted(1)),
)

_FROM = "(from|between)"
_TO = "(to|through|until|till|-|–|BOUND)"
_DAY = "(DAY|ORDINAL)"
_ANY = "(DAYLIKE|WHOLE|YEAR|MONTH)"
_AMONG = "(in|from|between|of|during|for|the|\\()"

RANGES = (
    Rule("SPAN", f"{_FROM}? the? {_DAY} (, {_DAY})? ({_TO}|and) the? DATE", b.between),
    Rule("SPAN", f"{_FROM}? {_DAY} ({_TO}|and) {_DAY} of INMONTH", _days_of),
    Rule("SPAN", f"{_FROM}? DATE ({_TO}|and) the? {_DAY} !COUNTED !UNIT !MONTH", b.between),
    Rule("SPAN", f"{_FROM}? DATE ({_TO}|and) the? {_DAY} ,? YEAR", b.between),
    Rule("SPAN", f"from? DAYLIKE {_TO} DAYLIKE", b.between),
    Rule("SPAN", f"between {_ANY} and {_ANY}", b.between),
    Rule("SPAN", f"from {_ANY} {_TO} {_ANY}", b.between),
    Rule("SPAN", "(MONTH|INMONTH) (-|–|to|through) INMONTH", b.between),
    Rule("SPAN", "(FULLMONTH|INMONTH) (-|–) FULLMONTH", b.between),
    Rule("SPAN", f"{_AMONG} > (YEAR|WHOLE) (-|–|/) (YEAR|TENS)", b.between_years),
    Rule("SPAN", "(YEAR|INYEAR) (to|through) (YEAR|INYEAR)", b.between),
)

# A day by what happened then: "the night of the fire".
_EVENT = "the (day|DAYPART|NIGHT|eve) (of|before|after|that|when)"

BOUNDS = (
    Rule("EVENT", f"{_EVENT} !ANY !DAY !NUMBER", lambda g: EventDay()),
    Rule("MARKED", "(no earlier|no sooner) than the? > ANY", b.earliest),
    Rule("MARKED", "not before the? > ANY", b.earliest),
    Rule("MARKED", "ANY < ,? at the earliest", b.earliest),
    Rule("MARKED", "ANY < ,? at the latest", b.latest),
    # "shortly before dawn on Saturday" is on Saturday.
    Rule("MARKED", "(before|after) (the|about|around)? > HOURED", b.same("houred")),
    Rule("MARKED", "BOUND (the|on|about|around)? > !HOURLIKE ANY < !'", b.bounded),
    Rule("MARKED", "from the? > ANY < (on|onwards)", b.onwards),
    Rule("MARKED", "(about|around|circa|roughly|nearly|almost) the? > ANY", b.roughly),
)

LEVELS = (WORDS, PARTS, RANGES, BOUNDS)
