"""French time expressions, from the words up. The notation is `index.temporal.grammar`'s."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from index.models import Bound
from index.temporal import builders as b
from index.temporal.calendar import Unit
from index.temporal.compounds import Counted, Marked, Night
from index.temporal.dates import Anaphor, DayOffset, Distance, EventDay, Hour, ThatDate, ThisNight
from index.temporal.grammar import Groups, Rule, trap
from index.temporal.meaning import Meaning, Turn
from index.temporal.weekdays import WeeksOff


def _within(groups: Groups) -> Meaning | None:
    """d'ici trois semaines: no later than then."""
    meaning = b.distance(1)(groups)
    return Marked(meaning, Bound.UNTIL) if meaning else None


def _within_days(days: int) -> Callable[[Groups], Meaning]:
    """sous huitaine: within a week, which French counts as eight days."""
    return lambda groups: Marked(Distance(days, Unit.DAY), Bound.UNTIL)


def _away(sign: int, *, from_antecedent: bool = False) -> Callable[[Groups], Meaning | None]:
    """il y a quinze jours, huit jours plus tard: in French two weeks, a week."""
    away = b.distance(sign, from_antecedent=from_antecedent)

    def build(groups: Groups) -> Meaning | None:
        meaning = away(groups)
        if not isinstance(meaning, Distance) or meaning.unit is not Unit.DAY:
            return meaning
        weeks = _WEEKS_BY_DAYS.get(abs(meaning.count))
        return replace(meaning, unit=Unit.WEEK, count=sign * weeks) if weeks else meaning

    return build


def _since(groups: Groups) -> Meaning | None:
    """depuis trois semaines: from then on; of hours no text tells from when they are counted."""
    meaning = None if "hours" in groups else _away(-1)(groups)
    return Marked(meaning, Bound.SINCE) if meaning else None


def _eve(groups: Groups) -> Meaning:
    return Anaphor(Unit.DAY, groups.take(int, "veille"))


def _eve_of(groups: Groups) -> Meaning:
    """la veille du 9 janvier."""
    return Counted(groups.take(int, "veille"), Unit.DAY, groups.take(Meaning, "daylike"))


def _christmas_eve(groups: Groups) -> Meaning:
    return Counted(groups.take(int, "veille"), Unit.DAY, b.holiday(groups))


def _weekday_night(groups: Groups) -> Meaning:
    """la nuit du samedi."""
    return Night(b.weekday(groups))


def _in_weeks(weeks: int) -> Callable[[Groups], Meaning]:
    """lundi en huit: a week after the next one."""
    return lambda groups: WeeksOff(groups.take(int, "weekday"), weeks)


def _within_the(groups: Groups) -> Meaning | None:
    """dans les quinze jours: no later than then, of what is to come."""
    meaning = b.distance(1, unless_past=True)(groups)
    return Marked(meaning, Bound.UNTIL) if meaning else None


def _within_next(groups: Groups) -> Meaning | None:
    """dans les six prochains mois."""
    return _within(groups) if groups.take(Turn, "turns") is Turn.NEXT else None


_WEEKS_BY_DAYS = {8: 1, 15: 2}

_NTH = "(FIRST|ORDINAL|NUMBER (e|ème|nd))"

_WEEKDAY = "(THIS? WEEKDAY ,? le?)"

# The beginning of a line of a list.
_ITEM = "BREAK (-|–|—|•|·)?"

_TRAPS = (
    trap("(chaque|tous les|toutes les) (WEEKDAY|WEEKDAYS|WEEKEND|UNIT|DAYPART|NIGHT|SEASON|MONTH)"),
    trap("le WEEKDAY !DAY !FIRST !TURN"),
    trap("du WEEKDAY au WEEKDAY !DAY !FIRST"),
    trap("du WEEKDAY !DAY !FIRST !TURN !BESIDE !NUMBER"),
    trap("un WEEKDAY < (qui|que|où|,|.|;)"),
    trap("(FIRST|ORDINAL|TURNS) WEEKDAY (de chaque|du|de l') UNIT"),
    trap("un WEEKDAY < (de|d') FULLMONTH"),
    trap("HOLIDAY (chinois|lunaire)"),
    trap("(de|à|vers|sur|depuis|la) PLANET !YEAR"),
    trap("NAMED YEAR ((-|–|/) (YEAR|TENS))?"),
    trap("(l'|le) SEASON arabe"),
    trap("(à|BOUND) ce jour"),
    trap("encore NOWADAYS"),
    trap("NOWADAYS en france"),
    trap("NOWADAYS (encore|ROLE)"),
    trap("HOUR h MINUTE? (à|et) HOUR h MINUTE?"),
    trap("NUMBER à NUMBER (UNIT|HOURS)"),
)
_DAYS = (
    Rule("DATE DAYLIKE", f"{_WEEKDAY}? (DAY|FIRST) MONTH (,? YEAR|TURN)?", b.calendar_date),
    Rule("DATE DAYLIKE", "(DAY|FIRST) - MONTH (-? YEAR|TURN)?", b.calendar_date),
    Rule("DATE DAYLIKE", "WEEKDAY (DAY|FIRST) !UNIT !HOURS !COUNTED !h", b.calendar_date),
    Rule("DATE DAYLIKE", f"{_WEEKDAY}? FIGURES", b.figures(day_first=True)),
    Rule("DATE DAYLIKE", "HOLIDAY YEAR?", b.holiday),
    Rule("DATE DAYLIKE", "(à|BOUND) > NOEL YEAR?", b.holiday),
    Rule("DATE DAYLIKE", "VEILLE de NOEL YEAR?", _christmas_eve),
    Rule("DATE DAYLIKE", "le? FEAST (YEAR|TURN)?", b.feast),
    Rule("WHOLE", "(à|pour|BOUND) > EASTER (YEAR|TURN)?", b.feast),
    Rule("DAYLIKE", "THIS? WEEKDAY TURN?", b.weekday),
    Rule("DAYLIKE", "le? WEEKDAY BESIDE", b.weekday_beside),
    Rule("DAYLIKE", "WEEKDAY en huit", _in_weeks(1)),
    Rule("DAYLIKE", "WEEKDAY en quinze", _in_weeks(2)),
    Rule("DAYLIKE", "WEEKDAY de (la|cette) UNIT TURN?", b.weekday_of_week),
    Rule("DAYLIKE", "(FIRST|ORDINAL|TURNS) WEEKDAY (de|d') MONTH YEAR?", b.nth_weekday),
    Rule("DAYLIKE", "OFFSET WEEKDAY?", b.day_offset),
    Rule("DAYLIKE", "(ce jour|THIS DAYPART)", lambda g: DayOffset(0)),
    Rule("DAYLIKE", "THIS (jour|DAYPART) - là", b.anaphor(Unit.DAY)),
    Rule("DAYLIKE", "(le|ce) (même jour|(jour|DAYPART) même)", b.anaphor(Unit.DAY)),
    Rule("DAYLIKE", "(le|la|l') DAYPART BESIDE", b.anaphoric_day),
    Rule("DAYLIKE", "dans la foulée !de !du !des !d'", b.anaphor(Unit.DAY)),
    Rule("DAYLIKE", "VEILLE !de !du !des !d' !que", _eve),
    Rule("DAYLIKE", "le > (DAY|FIRST) < (,|.|;|\\))", b.day_of_month),
    Rule("DAYLIKE", f"{_ITEM} le > (DAY|FIRST) < :", b.day_of_month),
    Rule("DAYLIKE", "(UPTO|fixée au|fixé au) > (DAY|FIRST) < (,|.|;|\\))", b.day_of_month),
    Rule("NIGHTLIKE", "THIS NIGHT", lambda g: ThisNight()),
    Rule("NIGHTLIKE", "la? NIGHT du WEEKDAY !DAY !FIRST !au", _weekday_night),
    Rule("NIGHTLIKE", "la? NIGHT du WEEKDAY au WEEKDAY", b.between),
    Rule("NIGHTLIKE", "la NIGHT TURN", lambda g: DayOffset(-1, night=True)),
    Rule("NIGHTLIKE", "THIS NIGHT - là", lambda g: Night(Anaphor(Unit.DAY))),
    Rule("NIGHTLIKE", "(dans|pendant|durant|de) > la NIGHT !de !du !des", lambda g: Night(Hour())),
)
_CLOCK = "NUMBER CLOCKHOURS (NUMBER|et demie)?"
_HOURS = (
    Rule("HOURLIKE", "(dans|pendant|durant|de) > (la|l') DAYPART !de !du !des !d'", b.hour),
    Rule("HOURLIKE", "(en|au) > DAYPART", b.hour),
    Rule("HOURLIKE", "(à|AROUND|avant|après|dès|entre|\\() > HOUR h MINUTE? ZONE?", b.hour),
    Rule("HOURLIKE", f"(à|AROUND|dès|entre) > {_CLOCK} !de !par", b.hour),
    Rule("HOURLIKE", f"(à|AROUND|dès|entre) > {_CLOCK} (du|de l') DAYPART", b.hour),
    Rule("HOURLIKE", "(à|AROUND|dès|—|entre|\\() > (CLOCK|NOON) ZONE?", b.hour),
    Rule("HOURLIKE", "(HOUR h MINUTE?|CLOCK) ZONE", b.hour),
)
_MONTHS = (
    Rule("INMONTH WHOLE", "(THIS? mois (de|d'))? MONTH (YEAR|TURN)", b.calendar_date),
    Rule("INMONTH WHOLE", "FULLMONTH (,|et|ou) > FULLMONTH", b.calendar_date),
    Rule("INMONTH WHOLE", "FULLMONTH TENS < (,|.|;|\\))", b.month_of_tens),
    Rule("INMONTH WHOLE", f"{_ITEM} > FULLMONTH < :", b.calendar_date),
    Rule("INMONTH WHOLE", "THIS? mois (de|d') FULLMONTH", b.calendar_date),
    Rule("INMONTH WHOLE", "(en|de|d'|pour|entre|BOUND) > FULLMONTH", b.calendar_date),
)
_YEARS = (
    Rule("INYEAR WHOLE", "(année|an) YEAR", b.calendar_date),
    Rule("INYEAR WHOLE", "(en|BOUND (à|la|l')?|horizon|entre) > YEAR !COUNTED", b.calendar_date),
    Rule("INYEAR WHOLE", "(de|d'|pour|à|sur) > !ROUND YEAR !COUNTED", b.calendar_date),
    Rule("INYEAR WHOLE", "\\( > YEAR < \\)", b.calendar_date),
    Rule("INYEAR WHOLE", "YEAR (,|et) > YEAR", b.calendar_date),
    Rule("INYEAR WHOLE", "> YEAR < , YEAR", b.calendar_date),
    Rule("INYEAR WHOLE", f"{_ITEM} > YEAR < :", b.calendar_date),
)
_WHEN = "(dans|pendant|durant|BOUND)"
_PERIODS = (
    Rule("PERIOD WHOLE", "(THE|THIS)? (UNIT|WEEKEND) TURN", b.period()),
    Rule("PERIOD WHOLE", "THIS (UNIT|WEEKEND) (- ci)?", b.period(Turn.THIS)),
    Rule("PERIOD WHOLE", "THE UNIT en cours", b.period(Turn.THIS)),
    Rule("PERIOD WHOLE", f"{_WHEN} > le WEEKEND", b.period()),
    Rule("PERIOD WHOLE", "du > WEEKEND", b.period()),
    Rule("PERIOD WHOLE", "THIS (UNIT|WEEKEND) - là", b.anaphoric_period(0)),
    Rule("PERIOD WHOLE", "(le|la|cette) même (UNIT|WEEKEND)", b.anaphoric_period(0)),
    Rule("PERIOD WHOLE", "(le|la|l') (UNIT|WEEKEND) BESIDE", b.anaphoric_period()),
    Rule("INSEASON WHOLE", "(THIS|l'|le)? SEASON TURN", b.season),
    Rule("INSEASON WHOLE", "THIS SEASON", b.season_of_this),
    Rule("INSEASON WHOLE", "SEASON de? YEAR ((-|/) (YEAR|TENS))?", b.season),
    Rule(
        "INSEASON WHOLE",
        "(à|de|dans|pendant|durant|BOUND) > (l'|le) SEASON !YEAR !de !TURN",
        b.season,
    ),
    Rule("INSEASON WHOLE", "au > SEASON !YEAR !de !TURN", b.season),
    Rule("INSUBYEAR WHOLE", f"{_NTH} SUBYEAR !de", b.part_of_year),
    Rule("INSUBYEAR WHOLE", f"{_NTH} SUBYEAR de? (l' année)? YEAR", b.part_of_year),
    Rule("INSUBYEAR WHOLE", "QUARTERMARK NUMBER YEAR", b.part_of_year),
    Rule("INSUBYEAR WHOLE", "au > QUARTERMARK NUMBER !YEAR !de", b.part_of_year),
    Rule("ERA WHOLE", "(années|décennie) (NUMBER|YEAR)", b.decade),
    Rule("ERA WHOLE", "(CENTURY|NUMBER (e|ème)) siècle !avant", b.century),
)
_COUNT = "ROUGHLY? (NUMBER|DOZEN (de|d')) (UNIT|HOURS)"
_BEFORE, _AFTER = _away(-1, from_antecedent=True), _away(1, from_antecedent=True)
_LENGTHS = (
    Rule("STRETCH", "NUMBER TURNS (UNIT|HOURS)", b.stretch),
    Rule("AGO", f"(il y a|voici|voilà) {_COUNT} (et demi)?", _away(-1)),
    Rule("AGO", f"dans {_COUNT} (et demi)?", _away(1)),
    Rule("AGO", f"(WITHIN|sous) {_COUNT}", _within),
    Rule("AGO", "dans les NUMBER (UNIT|HOURS) !qui !suivant !TURNS", _within_the),
    Rule("AGO", "dans les NUMBER TURNS (UNIT|HOURS)", _within_next),
    Rule("AGO", "sous huitaine", _within_days(8)),
    Rule("AGO", "sous quinzaine", _within_days(15)),
    Rule("AGO", f"depuis {_COUNT}", _since),
    Rule("AGO", "NUMBER (UNIT|HOURS) (plus tard !que|après < ,)", _AFTER),
    Rule("AGO", "NUMBER (UNIT|HOURS) ((plus tôt|auparavant) !que|avant < ,)", _BEFORE),
    Rule("THATDATE", "cette date", lambda g: ThatDate()),
)

WORDS = (*_TRAPS, *_DAYS, *_HOURS, *_MONTHS, *_YEARS, *_PERIODS, *_LENGTHS)

# Parts of what the words make, and what belongs to a day: its hour, its week, its year.
_OF = "(de|du|d'|de l'|de la)"
_TIME = "(WHOLE|FULLMONTH|YEAR)"

PARTS = (
    Rule("WHOLE", f"PART ({_OF}|-|des)? WHOLE", b.part("whole")),
    Rule("WHOLE", f"PART ({_OF}|-|des|du mois de)? (FULLMONTH|YEAR|MONTH YEAR)", b.part()),
    Rule("WHOLE", f"PART {_OF} (UNIT|WEEKEND) !TURN !BESIDE", b.part_of_period()),
    Rule("WHOLE", f"EDGE jours {_OF} (WHOLE|FULLMONTH)", b.edge),
    Rule("WHOLE", f"(FIRST|ORDINAL) (quinzaine|moitié) {_OF} {_TIME}", b.half_of),
    Rule("WEEK WHOLE", "la? semaine (de|du) DAYLIKE", b.week_of),
    Rule("WEEK WHOLE", f"la (FIRST|ORDINAL|TURNS) semaine {_OF} {_TIME}", b.week_of),
    Rule("HOURLIKE", "PART (de|d')? DAYPART", lambda g: Hour()),
    Rule("NIGHTLIKE", "PART de NIGHT", lambda g: Night(Hour())),
    Rule("DAYLIKE", "DAYLIKE ,? (au|en|(à|dans) (la|l'))? (DAYPART|HOURLIKE)", b.same("daylike")),
    Rule("DAYLIKE", "DAYLIKE en PART (de|d')? DAYPART", b.part("daylike")),
    Rule("DAYLIKE", "DAYLIKE (,|à|AROUND)? (à|AROUND)? (HOURLIKE|CLOCK)", b.same("daylike")),
    Rule("HOURED DAYLIKE", "HOURLIKE (de|du|le|,)? DAYLIKE", b.same("daylike")),
    Rule("PERIOD WHOLE", "((le|du)? WEEKEND|PERIOD) du DATE", b.weekend_of),
    Rule("DAYLIKE", "PART (de|d')? DAYPART (de|du|le) DAYLIKE", b.part("daylike")),
    Rule("DAYLIKE", "(le|la|l') DAYPART (de|du) DAYLIKE", b.same("daylike")),
    Rule("DAYLIKE", "VEILLE (de|du|d') DAYLIKE", _eve_of),
    Rule("DAYLIKE", "NUMBER UNIT après le? DAYLIKE", b.counted(1)),
    Rule("DAYLIKE", "NUMBER UNIT avant le? DAYLIKE", b.counted(-1)),
    Rule("NIGHTLIKE", "(NIGHTLIKE|la? NIGHT) (de|du) DAYLIKE", b.night("daylike")),
    Rule("NIGHTLIKE", "(NIGHTLIKE|la? NIGHT) (de|du) DAYLIKE (à|au) DAYLIKE", b.between),
    Rule("NIGHTLIKE", "(NIGHTLIKE|la? NIGHT) (du|de) DAY au DAYLIKE", b.between),
    Rule("DATE DAYLIKE", "DATE (de|,)? PERIOD", b.of_year),
    Rule("INMONTH WHOLE", "(INMONTH|INSEASON) (de|,)? PERIOD", b.of_year),
)

_TO = "(au|à|BOUND)"
_AND = "(et (le|la|l')?|-|–)"
_DAY = "(DAY|FIRST)"
_AMONG = "(en|de|entre|période|fourchette|années|exercice|\\()"

RANGES = (
    Rule("SPAN", f"(du|de) DAYLIKE {_TO} DAYLIKE", b.between),
    Rule("SPAN", f"du {_DAY} {_TO} DATE", b.between),
    Rule("SPAN", f"{_DAY} (, {_DAY})? (et|ou|au|-|–) DATE", b.between),
    Rule("SPAN", f"entre le? ({_DAY}|DAYLIKE) {_AND} DAYLIKE", b.between),
    Rule("SPAN", f"entre le? DATE {_AND} {_DAY}", b.between),
    Rule("SPAN", f"entre WHOLE {_AND} {_TIME}", b.between),
    Rule("SPAN", f"(de|d') WHOLE (à|BOUND) {_TIME}", b.between),
    Rule("SPAN", "(FULLMONTH|MONTH|INMONTH) (-|–) INMONTH", b.between),
    Rule("SPAN", "(FULLMONTH|INMONTH) (-|–) FULLMONTH", b.between),
    Rule("SPAN", f"{_AMONG} > (YEAR|WHOLE) (-|–|/) (YEAR|TENS)", b.between_years),
)

# A day by what happened then: "la nuit du drame".
_EVENT = "(la NIGHT|le jour|(le|la|l') DAYPART|VEILLE)"

BOUNDS = (
    Rule("EVENT", f"{_EVENT} (du|des|de la|de l'|où) !ANY !DAY !NUMBER", lambda g: EventDay()),
    Rule("MARKED", "ANY < ,? au plus tôt", b.earliest),
    Rule("MARKED", "(ANY < ,? au plus tard|au plus tard (THE|en)? > ANY)", b.latest),
    Rule("MARKED", "pas avant (le|la|l'|en)? > ANY", b.earliest),
    # "peu après 21 heures vendredi" is on Friday.
    Rule("MARKED", "(avant|après) (THE|AROUND)? > HOURED", b.same("houred")),
    Rule("MARKED", "BOUND (THE|THIS|en|à|AROUND)? > !HOURLIKE ANY", b.bounded),
    Rule("MARKED", "(AROUND|ROUGHLY) (le|la|l'|en)? > ANY", b.roughly),
)

LEVELS = (WORDS, PARTS, RANGES, BOUNDS)
