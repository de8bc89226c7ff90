"""Days as an article's head writes them: "mardi 13/01/2026", "Jan 13", "2026-01-13".

Pure. French and English, and as German, Spanish, Italian, Portuguese and Dutch articles write
them: "11. Mai 2026", "lunes, 11 de mayo de 2026". Only whole days, with a day and a month:
"janvier 2026" and "mardi" are none. The dates in an article's body are another module's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from index.models import Span

_MONTHS = {
    1: "janvier janv jan january",
    2: "février fevrier févr fevr fév fev february feb",
    3: "mars march mar",
    4: "avril avr april apr",
    5: "mai may",
    6: "juin june jun",
    7: "juillet juil juill july jul",
    8: "août aout august aug",
    9: "septembre september sept sep",
    10: "octobre october oct",
    11: "novembre november nov",
    12: "décembre decembre déc dec december",
}
# Those of further languages, which all write the day first.
_BEHIND_A_DAY = {
    1: "januar jänner enero gennaio janeiro januari",
    2: "februar febrero febbraio fevereiro februari",
    3: "märz maerz marzo março maart",
    4: "abril aprile",
    5: "mayo maggio maio mei",
    6: "juni junio giugno junho",
    7: "juli julio luglio julho",
    8: "agosto augustus",
    9: "septiembre setiembre settembre setembro",
    10: "oktober octubre ottobre outubro",
    11: "noviembre novembro",
    12: "dezember diciembre dicembre dezembro",
}
# Their short forms, many of which are words of English or French: months before a year, or in
# capitals at the end of a dateline ("ROMA, 11 MAG - ").
_SHORT = {
    1: "ene gen",
    2: "febr",
    3: "mrz mrt",
    4: "abr",
    5: "mag",
    6: "giu",
    7: "lug",
    8: "ago",
    9: "set sett",
    10: "okt ott out",
    12: "dez dic",
}
_WEEKDAYS = {
    0: "lundi lun monday mon montag lunes lunedì lunedi segunda-feira maandag",
    1: "mardi tuesday tues tue dienstag martes martedì martedi terça-feira dinsdag",
    2: (
        "mercredi mer wednesday wed mittwoch miércoles miercoles mercoledì mercoledi"
        " quarta-feira woensdag"
    ),
    3: "jeudi jeu thursday thurs thur thu donnerstag jueves giovedì giovedi quinta-feira donderdag",
    4: "vendredi ven friday fri freitag viernes venerdì venerdi sexta-feira vrijdag",
    5: "samedi sam saturday sat samstag sonnabend sábado sabado sabato zaterdag",
    6: "dimanche dim sunday sun sonntag domingo domenica zondag",
}
# As German and Dutch pages write them before a date: "Mo., 11.05.2026", "di 12 mei 2026".
_SHORT_WEEKDAYS = {0: "mo ma", 1: "di", 2: "mi wo", 3: "do", 4: "fr vr", 5: "sa za", 6: "so zo"}
_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _numbered(table: dict[int, str]) -> dict[str, int]:
    return {word: number for number, words in table.items() for word in words.split()}


def _either(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_NAMES, _FURTHER, _SHORTENED = _numbered(_MONTHS), _numbered(_BEHIND_A_DAY), _numbered(_SHORT)
_DAYS, _SHORT_DAYS = _numbered(_WEEKDAYS), _numbered(_SHORT_WEEKDAYS)
_MONTH_NUMBERS = _NAMES | _FURTHER | _SHORTENED
_WEEKDAY_NUMBERS = _DAYS | _SHORT_DAYS
WEEKDAY = rf"(?:{_either(_DAYS)})\b\.?"
_MONTH = rf"(?:{_either(_NAMES)})\b\.?"
_AFTER_A_DAY = rf"""(?:{_either(_NAMES | _FURTHER)})\b\.?
    | (?:{_either(_SHORTENED)})\b\.?(?=\s+(?:de\s+)?[12]\d{{3}}\b)
    | (?-i:{_either(_SHORTENED).upper()})\b(?=\s+[-–—]|$)"""

# The four ways a day is written. Two-digit years count from 1970 to 2069, as in POSIX.
_DATE = re.compile(
    rf"""(?<![\w/.-])
    (?:(?:le|ce|on|the|am|vom|el|il|em|op)\s+)?
    (?:(?P<weekday>{WEEKDAY}|(?:{_either(_SHORT_DAYS)})\b\.?),?\s+)?
    (?:(?:le|the|den|dem|el|il|a)\s+|l['’])?
    (?:
        (?P<y1>\d{{4}})[-/.](?P<m1>\d{{1,2}})[-/.](?P<d1>\d{{1,2}})(?=T\d|\W|$)
      | (?P<a>\d{{1,2}})(?P<mark>[/.-])(?P<b>\d{{1,2}})(?P=mark)(?P<y2>\d{{4}}|\d{{2}})(?!\w)
      | (?P<d3>\d{{1,2}})(?:\s?(?:er|st|nd|rd|th)|\.?[º°]|\.)?(?:\s+(?:of|de))?
        (?:[ \u00a0\u202f-]|(?<=\.))(?P<m3>{_AFTER_A_DAY})
        (?:(?:,?[ \u00a0\u202f-]|\s+del?\s+)(?P<y3>\d{{4}}))?(?!\w)
      | (?P<m4>{_MONTH})[ \u00a0\u202f](?P<d4>\d{{1,2}})(?:st|nd|rd|th)?
        (?:,?\s(?P<y4>\d{{4}}))?(?:(?!\w)|(?<=\d{{4}})(?=\d{{1,2}}:\d\d))
    )""",
    re.IGNORECASE | re.VERBOSE,
)
TIME = re.compile(
    r"""(?:(?:à|at|um|a\s+las|alle|(?:alle\s+)?(?P<hours>ore)|às|om)\s+)?\bT?\d{1,2}\s?(?:
        [:h]\s?\d{2}(?::\d{2})?(?:\.\d+)?|h\b|(?=Uhr\b|uur\b)
        |\.\d{2}(?:(?=\s?(?:[ap]\.?m|GMT|BST|UTC|CES?T|Uhr|uur|h)\b)|(?(hours)|(?!)))
    )
    \s*(?:(?:[ap]\.?m|Uhr|uur|horas|hs?)\b\.?)?\s*(?:Z\b|\(?(?:UTC|GMT|CET|CEST|E[SD]?T|P[SD]T|BST|HNE|HAE)\b\)?)?
    \s*(?:[+-]\d{1,2}(?::?\d{2})?)?""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A day as it is written, not yet settled: `span` into the text it was found in.

    `readings` are (month, day) pairs: two where "01/02/2026" leaves the order open,
    day first before month first. `year` is None where none is written, `weekday`
    counts from Monday = 0.
    """

    span: Span
    text: str
    readings: tuple[tuple[int, int], ...]
    year: int | None
    weekday: int | None

    def settle(
        self, *, day_first: bool = True, near: date | None = None
    ) -> tuple[date | None, tuple[str, ...]]:
        """The date meant and what the reader should know about it.

        `near` (another date of the same article) gives a year that isn't written and
        decides between two orders where it equals one of them; before it, the weekday
        decides, after it `day_first`. No year is ever invented: without `near` the
        date is None. A date that the calendar doesn't have is None too.
        """
        if self.year is None and near is None:
            return None, (f"The date “{self.text}” has no year, and nothing else gives one.",)
        years = [near.year - 1, near.year, near.year + 1] if near else []
        if self.year is not None:
            years = [self.year]
        days = [d for order in self.readings for y in years if (d := _day(y, *order)) is not None]
        if not days:
            return None, (f"The date “{self.text}” is not in the calendar.",)
        if self.year is None and near is not None:
            days = [min(days, key=lambda day: abs(day - near))]
        fitting = [day for day in days if day.weekday() == self.weekday]
        if len(days) > 1 and len(fitting) != 1:
            if near in days:
                return near, ()
            day = days[0] if day_first else days[-1]
            order = "day" if day_first else "month"
            return day, (f"The date “{self.text}” was read {order} first: {day.isoformat()}.",)
        day = (fitting or days)[0]
        if self.weekday is None or fitting:
            return day, ()
        weekday = _DAY_NAMES[day.weekday()]
        return day, (f"The date “{self.text}” is doubtful: {day.isoformat()} was a {weekday}.",)


def dates(text: str, start: int = 0, end: int | None = None) -> Iterator[WrittenDate]:
    """The days written in ``text[start:end]``, in order. Never guesses."""
    for match in _DATE.finditer(text, start, len(text) if end is None else end):
        if (written := _written(match)) is not None:
            yield written


def writes_month_first(text: str) -> bool:
    """Whether `text` has a date such as 01/13/2026, which only reads month first, and
    none such as 13/01/2026."""
    numeric = [(int(m["a"]), int(m["b"])) for m in _DATE.finditer(text) if m["a"]]
    month_first = any(first <= 12 < second <= 31 for first, second in numeric)
    return month_first and not any(second <= 12 < first <= 31 for first, second in numeric)


def _written(match: re.Match[str]) -> WrittenDate | None:
    found = match.groupdict()
    if found["y1"]:
        year: str | None = found["y1"]
        readings = [(int(found["m1"]), int(found["d1"]))]
    elif found["a"]:
        year = found["y2"]
        first, second = int(found["a"]), int(found["b"])
        readings = list(dict.fromkeys([(second, first), (first, second)]))
    else:
        name = (found["m3"] or found["m4"]).rstrip(".").casefold()
        readings = [(_MONTH_NUMBERS[name], int(found["d3"] or found["d4"]))]
        year = found["y3"] or found["y4"]
    readings = [(m, d) for m, d in readings if 1 <= m <= 12 and 1 <= d <= 31]
    if not readings:
        return None
    weekday = found["weekday"]
    number = None if weekday is None else _WEEKDAY_NUMBERS[weekday.rstrip(".").casefold()]
    span = Span(match.start(), match.end())
    return WrittenDate(span, match[0], tuple(readings), _year(year), number)


def _year(digits: str | None) -> int | None:
    if digits is None or len(digits) == 4:
        return None if digits is None else int(digits)
    return int(digits) + (2000 if int(digits) < 70 else 1900)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
