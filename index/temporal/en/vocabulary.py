"""English words of time. Months and weekdays are names: they bear a capital."""

from __future__ import annotations

from index.models import Bound, Mod
from index.temporal.calendar import Season, Unit
from index.temporal.meaning import Turn
from index.temporal.tokens import Vocabulary

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy",
         80: "eighty", 90: "ninety"}  # fmt: skip
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def _cardinals() -> dict[str, object]:
    """0 to 99 in words."""
    numbers: dict[str, object] = {word: number for number, word in enumerate(_UNITS)}
    for tens, word in _TENS.items():
        numbers |= {word: tens}
        numbers |= {f"{word}-{_UNITS[n]}": tens + n for n in range(1, 10)}
        numbers |= {f"{word} {_UNITS[n]}": tens + n for n in range(1, 10)}
    return numbers


def _ordinals() -> dict[str, object]:
    numbers: dict[str, object] = {word: n for n, word in enumerate(_ORDINALS, 1)}
    numbers |= {f"twenty-{word}": 20 + n for n, word in enumerate(_ORDINALS[:9], 1)}
    numbers |= {f"twenty {word}": 20 + n for n, word in enumerate(_ORDINALS[:9], 1)}
    numbers |= {"thirtieth": 30, "thirty-first": 31}
    endings = {1: "st", 2: "nd", 3: "rd"}
    for n in range(1, 32):
        ending = "th" if n in (11, 12, 13) else endings.get(n % 10, "th")
        numbers[f"{n}{ending}"] = numbers[f"{n:02}{ending}"] = n
    return numbers


def _years_in_words() -> dict[str, object]:
    """nineteen ninety-six, two thousand."""
    years: dict[str, object] = {"two thousand": 2000}
    years |= {f"two thousand {word}": 2000 + n for n, word in enumerate(_UNITS)}
    years |= {f"two thousand and {word}": 2000 + n for n, word in enumerate(_UNITS)}
    for words, number in _cardinals().items():
        if isinstance(number, int) and number >= 10:
            years[f"nineteen {words}"] = 1900 + number
            years[f"twenty {words}"] = 2000 + number
    return years


# Any case, as chats write them; bare "march", "may" and "mar" are words of their own.
_FULL_MONTHS: dict[str, object] = {word.lower(): n for n, word in enumerate(_MONTHS, 1)}
_SHORT_MONTHS: dict[str, object] = {
    written: n
    for n, short in enumerate("jan feb Mar apr May jun jul aug sep oct nov dec".split(), 1)
    for written in (short, f"{short}.")
} | {"sept": 9, "sept.": 9}
_FULL_WEEKDAYS: dict[str, object] = {word.lower(): n for n, word in enumerate(_WEEKDAYS)}
_SHORT_WEEKDAYS: dict[str, object] = {
    "Mon.": 0, "Tue.": 1, "Tues.": 1, "Wed.": 2, "Thu.": 3, "Thur.": 3, "Thurs.": 3, "Fri.": 4,
    "Sat.": 5, "Sun.": 6,
}  # fmt: skip

VOCABULARY: Vocabulary = {
    "month": _FULL_MONTHS | _SHORT_MONTHS,
    # Those that are months after any preposition: "by May" may be by a minister.
    "fullmonth": {
        word.capitalize() if word == "march" else word: n
        for word, n in _FULL_MONTHS.items()
        if word != "may"
    },
    "weekday": _FULL_WEEKDAYS | _SHORT_WEEKDAYS,
    "shortday": {
        short: n for n, short in enumerate("Mon Tue Wed Thu Fri Sat Sun".split())
    } | {"Tues": 1, "Thur": 3, "Thurs": 3},
    "weekdays": {f"{word.lower()}s": n for n, word in enumerate(_WEEKDAYS)},
    "season": {
        "spring": Season.SPRING, "summer": Season.SUMMER, "autumn": Season.AUTUMN,
        "fall": Season.AUTUMN, "winter": Season.WINTER,
    },
    "number": _cardinals() | {"a": 1, "an": 1, "a couple of": 2, "a dozen": 12, "half a dozen": 6},
    "wordyear": _years_in_words(),
    "ordinal": _ordinals(),
    "unit": {
        "day": Unit.DAY, "days": Unit.DAY, "week": Unit.WEEK, "weeks": Unit.WEEK,
        "fortnight": Unit.FORTNIGHT, "month": Unit.MONTH, "months": Unit.MONTH,
        "quarter": Unit.QUARTER, "quarters": Unit.QUARTER, "year": Unit.YEAR,
        "years": Unit.YEAR, "decade": Unit.DECADE, "decades": Unit.DECADE,
        "century": Unit.CENTURY, "centuries": Unit.CENTURY,
    },
    "single": {
        "week": Unit.WEEK, "fortnight": Unit.FORTNIGHT, "month": Unit.MONTH,
        "quarter": Unit.QUARTER, "year": Unit.YEAR, "decade": Unit.DECADE,
        "century": Unit.CENTURY,
    },
    "hours": {"hour": Unit.HOUR, "hours": Unit.HOUR, "minutes": Unit.HOUR, "minute": Unit.HOUR},
    "weekend": {"weekend": Unit.WEEKEND, "week-end": Unit.WEEKEND},
    "subyear": {"quarter": Unit.QUARTER, "half": Unit.HALF},
    "turn": {
        "last": Turn.LAST, "past": Turn.LAST, "this past": Turn.LAST, "this": Turn.THIS,
        "next": Turn.NEXT, "this coming": Turn.NEXT, "coming": Turn.NEXT, "current": Turn.THIS,
        "upcoming": Turn.NEXT,
    },
    "turns": {
        "last": Turn.LAST, "past": Turn.LAST, "previous": Turn.LAST, "next": Turn.NEXT,
        "coming": Turn.NEXT,
    },
    "beside": {
        "previous": Turn.LAST, "preceding": Turn.LAST, "following": Turn.NEXT,
    },
    "edge": {"first": Mod.START, "first few": Mod.START, "early": Mod.START, "last": Mod.END,
             "last few": Mod.END, "final": Mod.END},
    "holiday": {
        "Christmas": (12, 25), "Christmas Day": (12, 25), "Christmas Eve": (12, 24),
        "New Year's Day": (1, 1), "New Year's Eve": (12, 31), "Halloween": (10, 31),
        "Boxing Day": (12, 26), "Valentine's Day": (2, 14),
    },
    "quartermark": {"q": None},
    "nineties": {"twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950,
                 "sixties": 1960, "seventies": 1970, "eighties": 1980, "nineties": 1990},
    "offset": {
        "the day before yesterday": -2, "yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1,
        "the day after tomorrow": 2, "last night": -1,
    },
    "daypart": {
        "morning": None, "afternoon": None, "evening": None, "midday": None,
        "noon": None, "midnight": None, "lunchtime": None, "dawn": None, "dusk": None,
    },
    "night": {"night": None},
    "noon": {"noon": None, "midnight": None, "midday": None},
    "part": {
        "early": Mod.START, "the beginning of": Mod.START, "the start of": Mod.START,
        "mid": Mod.MID, "the middle of": Mod.MID, "late": Mod.END, "the end of": Mod.END,
        "beginning of": Mod.START, "end of": Mod.END, "middle of": Mod.MID, "start of": Mod.START,
    },
    "shade": {"earlier": None, "later": None, "sometime": None, "early": Mod.START,
              "late": Mod.END, "mid": Mod.MID},
    "roughly": {
        "about": None, "around": None, "some": None, "almost": None, "nearly": None,
        "roughly": None, "approximately": None, "more than": None, "less than": None,
        "over": None, "just over": None, "just under": None, "at least": None, "circa": None,
    },
    "bound": {
        "since": Bound.SINCE, "starting": Bound.SINCE, "beginning": Bound.SINCE,
        "as of": Bound.SINCE, "effective": Bound.SINCE, "after": Bound.SINCE,
        "from": Bound.SINCE, "until": Bound.UNTIL, "till": Bound.UNTIL, "through": Bound.UNTIL,
        "by": Bound.UNTIL, "before": Bound.UNTIL, "up to": Bound.UNTIL, "up until": Bound.UNTIL,
        "no later than": Bound.UNTIL,
    },
    "the": {"the": None, "this": None, "its": None, "their": None, "our": None},
    "meridiem": {
        "a.m.": None, "p.m.": None, "am": None, "pm": None, "a.m": None, "p.m": None,
    },
    "zone": {
        word: None
        for word in "EST EDT CST CDT MST MDT PST PDT GMT UTC BST CET CEST ET PT CT".split()
    },
    "counted": {
        word: None
        for word in (
            "dollars euros pounds yen people miles kilometers km meters feet tons tonnes troops "
            "soldiers workers jobs employees homes houses acres students shares points votes "
            "times pages barrels copies members million billion percent"
        ).split()
    },
    "named": {
        word: None
        for word in "Windows Office Model Boeing Flight Route Interstate Highway Agenda".split()
    },
}

# No word of English that ends in an apostrophe matters here.
ELISIONS = ""
