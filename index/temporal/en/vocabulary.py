"""English words of time."""

from __future__ import annotations

from index.models import Bound, Mod
from index.temporal.calendar import Season, Unit
from index.temporal.meaning import Turn
from index.temporal.tokens import Vocabulary
from index.temporal.vocabulary import meanings, numbered, words

# No English word that ends in an apostrophe matters here.
ELISIONS = ""

_ONES = (
    "zero, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, "
    "fourteen, fifteen, sixteen, seventeen, eighteen, nineteen"
)
_TENS = numbered("twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety", 2)
_ORDINALS = (
    "first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, "
    "twelfth, thirteenth, fourteenth, fifteenth, sixteenth, seventeenth, eighteenth, nineteenth, "
    "twentieth"
)


def _cardinals() -> dict[str, int]:
    """0 to 99 in words."""
    ones = list(numbered(_ONES, 0))
    numbers = {word: number for number, word in enumerate(ones)}
    for number, tens in enumerate(_TENS, 2):
        numbers |= {tens: 10 * number}
        numbers |= {f"{tens}{by}{ones[n]}": 10 * number + n for n in range(1, 10) for by in "- "}
    return numbers


def _ordinals() -> dict[str, object]:
    """first to thirty-first."""
    ones = list(numbered(_ORDINALS))
    numbers = numbered(_ORDINALS) | {"thirtieth": 30, "thirty-first": 31, "thirty first": 31}
    return numbers | {f"twenty{by}{ones[n - 1]}": 20 + n for n in range(1, 10) for by in "- "}


def _ordinal_figures() -> dict[str, object]:
    """1st to 31st."""
    numbers: dict[str, object] = {}
    for n in range(1, 32):
        ending = "th" if n in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
        numbers |= {f"{n}{ending}": n, f"{n:02}{ending}": n}
    return numbers


def _years_in_words() -> dict[str, object]:
    """nineteen ninety-six, two thousand and one."""
    years: dict[str, object] = {"two thousand": 2000}
    for word, number in _cardinals().items():
        if number >= 10:
            years |= {f"nineteen {word}": 1900 + number, f"twenty {word}": 2000 + number}
        else:
            years |= {f"two thousand {word}": 2000 + number}
        years |= {f"two thousand and {word}": 2000 + number}
    return years


# Any case, as chats write them; "march", "may" and "mar" are words of their own besides.
_MONTHS = numbered(
    "january, february, march, april, may, june, july, august, september, october, november, "
    "december"
)
_SHORT_MONTHS = meanings({
    1: "jan, jan.", 2: "feb, feb.", 3: "Mar, Mar.", 4: "apr, apr.", 6: "jun, jun.",
    7: "jul, jul.", 8: "aug, aug.", 9: "sep, sep., sept, sept.", 10: "oct, oct.",
    11: "nov, nov.", 12: "dec, dec.",
})  # fmt: skip
_WEEKDAYS = numbered("monday, tuesday, wednesday, thursday, friday, saturday, sunday", 0)
_SHORT_WEEKDAYS = meanings({
    0: "Mon.", 1: "Tue., Tues.", 2: "Wed.", 3: "Thu., Thur., Thurs.", 4: "Fri.", 5: "Sat.",
    6: "Sun.",
})  # fmt: skip

VOCABULARY: Vocabulary = {
    "month": _MONTHS | _SHORT_MONTHS,
    # Months after any preposition: "by May" may be by a minister, "to march" is to walk.
    "fullmonth": {
        word.capitalize() if word == "march" else word: number
        for word, number in _MONTHS.items()
        if word != "may"
    },
    "weekday": _WEEKDAYS | _SHORT_WEEKDAYS,
    "shortday": {short.rstrip("."): number for short, number in _SHORT_WEEKDAYS.items()},
    "weekdays": {f"{word}s": number for word, number in _WEEKDAYS.items()},
    "season": meanings({
        Season.SPRING: "spring", Season.SUMMER: "summer", Season.AUTUMN: "autumn, fall",
        Season.WINTER: "winter",
    }),
    "number": _cardinals()
    | meanings({1: "a, an", 2: "a couple of", 6: "half a dozen", 12: "a dozen"}),
    "ordinal": _ordinals() | _ordinal_figures(),
    "nth": _ordinal_figures(),
    "wordyear": _years_in_words(),
    "nineties": {
        f"{tens[:-1]}ies": 1900 + 10 * number for number, tens in enumerate(_TENS, 2)
    },
    "unit": meanings({
        Unit.DAY: "day, days", Unit.WEEK: "week, weeks", Unit.FORTNIGHT: "fortnight",
        Unit.MONTH: "month, months", Unit.QUARTER: "quarter, quarters",
        Unit.YEAR: "year, years", Unit.DECADE: "decade, decades",
        Unit.CENTURY: "century, centuries",
    }),
    "single": meanings({
        Unit.WEEK: "week", Unit.FORTNIGHT: "fortnight", Unit.MONTH: "month",
        Unit.QUARTER: "quarter", Unit.YEAR: "year", Unit.DECADE: "decade",
        Unit.CENTURY: "century",
    }),
    "hours": meanings({Unit.HOUR: "hour, hours"}),
    "weekend": meanings({Unit.WEEKEND: "weekend, week-end"}),
    "subyear": meanings({Unit.QUARTER: "quarter", Unit.HALF: "half"}),
    "quartermark": meanings({Unit.QUARTER: "q", Unit.HALF: "h"}),
    "turn": meanings({
        Turn.LAST: "last, past, this past", Turn.THIS: "this, current",
        Turn.NEXT: "next, coming, this coming, upcoming",
    }),
    "ahead": meanings({Turn.THIS: "current", Turn.NEXT: "coming, upcoming"}),
    "turns": meanings({Turn.LAST: "last, past, previous", Turn.NEXT: "next, coming"}),
    "beside": meanings({Turn.LAST: "previous, preceding", Turn.NEXT: "following"}),
    "edge": meanings({Mod.START: "first, first few, early", Mod.END: "last, last few, final"}),
    "holiday": meanings({
        (1, 1): "New Year's Day", (2, 14): "Valentine's Day", (10, 31): "Halloween",
        (12, 24): "Christmas Eve", (12, 25): "Christmas Day", (12, 26): "Boxing Day",
        (12, 31): "New Year's Eve",
    }),
    "noel": {"Christmas": (12, 25)},
    # Words of time that end names: "Central Europe Today".
    "titled": words("Today, Tomorrow"),
    # First and last day, counted from Easter Sunday.
    "feast": meanings({
        (-47, -47): "Shrove Tuesday, Mardi Gras", (-46, -46): "Ash Wednesday",
        (-7, -7): "Palm Sunday", (-3, -3): "Maundy Thursday", (-2, -2): "Good Friday",
        (-1, -1): "Easter Saturday, Holy Saturday", (0, 0): "Easter Sunday, Easter Day",
        (1, 1): "Easter Monday", (-1, 1): "Easter weekend", (39, 39): "Ascension Day",
        (49, 49): "Whit Sunday", (50, 50): "Whit Monday",
    }),
    "easter": meanings({(-2, 1): "Easter", (48, 50): "Whitsun, Pentecost"}),
    "offset": meanings({
        -2: "the day before yesterday", -1: "yesterday, last night", 0: "today, tonight",
        1: "tomorrow", 2: "the day after tomorrow",
    }),
    "daypart": words(
        "morning, midday, noon, lunchtime, afternoon, evening, dawn, dusk, midnight"
    ),
    "night": words("night"),
    "noon": words("noon, midday, midnight"),
    "meridiem": words("a.m., p.m., a.m, p.m, am, pm"),
    "zone": words("EST, EDT, CST, CDT, MST, MDT, PST, PDT, GMT, UTC, BST, CET, CEST, ET, PT, CT"),
    "part": meanings({
        Mod.START: "early, beginning of, start of, the beginning of, the start of",
        Mod.MID: "mid, middle of, the middle of",
        Mod.END: "late, end of, the end of",
    }),
    "shade": words("earlier, later, sometime"),
    "roughly": words(
        "about, around, some, almost, nearly, roughly, approximately, more than, less than, over, "
        "just over, just under, at least, circa"
    ),
    "bound": meanings({
        Bound.SINCE: "since, starting, beginning, effective, after",
        Bound.UNTIL: "until, till, through, by, up to, up until, no later than",
        Bound.BEFORE: "before, ahead of, prior to",
    }),
    "counted": words(
        "dollars, euros, pounds, yen, people, miles, kilometers, kilometres, km, meters, metres, "
        "feet, tons, tonnes, troops, soldiers, workers, jobs, employees, homes, houses, acres, "
        "students, shares, points, votes, times, pages, barrels, copies, members, million, "
        "billion, percent, cases"
    ),
    "named": words("Windows, Office, Model, Boeing, Flight, Route, Interstate, Highway, Agenda"),
}  # fmt: skip
