"""A time as the bot says it, never finer than the words that it was read from."""

from __future__ import annotations

from datetime import date

from bot.phrases import Phrases
from index.models import Bound, Mod, Precision, TimeExpression

# Precisions whose part ("early …", "mid-…") is said before the name.
_PREFIXED = (Precision.MONTH, Precision.YEAR)
_PARTS = (Mod.START, Mod.MID, Mod.END)


def when(time: TimeExpression, words: Phrases) -> str:
    """ "13 January 2026", "early January 2026", "since 9 January 2026", "week of 12 January 2026".

    Raises ValueError for an expression without days.
    """
    if time.from_ is None or time.to is None:
        raise ValueError(f"“{time.text}” names no days")
    said = _named(time.from_, time.to, time, words)
    if time.mod is Mod.APPROXIMATE:
        said = words.say("when.approximate", when=said)
    if time.bound is None:
        return said
    word = "since" if time.bound is Bound.SINCE else "until"
    return words.say(f"when.{word}{_article(time)}", when=said)


def days(first: date | None, last: date | None, words: Phrases) -> str:
    """A period asked about: "from 9 to 12 January 2026", "since 9 January 2026"."""
    if first and last:
        if first == last:
            return words.say("kinds.on", day=words.day(first))
        return words.say("kinds.between", first=words.day(first), last=words.day(last))
    if first:
        return words.say("kinds.since", day=words.day(first))
    return words.say("kinds.until", day=words.day(last)) if last else words.say("kinds.ever")


def _named(first: date, last: date, time: TimeExpression, words: Phrases) -> str:
    match time.precision:
        case Precision.DAY if first == last:
            said = words.day(first)
        case Precision.WEEK:
            said = words.say("when.week", day=words.day(first))
        case Precision.WEEKEND:
            said = words.say("when.weekend", day=words.day(first))
        case Precision.MONTH if (first.year, first.month) == (last.year, last.month):
            said = _in(words, first, "MMMM y")
        case Precision.YEAR if first.year == last.year:
            said = str(first.year)
        case Precision.SEASON:
            said = f"{_in(words, first, 'MMMM y')} – {_in(words, last, 'MMMM y')}"
        case _:
            return _interval(first, last, words)
    if time.mod not in _PARTS:
        return said
    part = f"when.{time.mod}" if time.precision in _PREFIXED else f"when.{time.mod}_of"
    return words.say(part, when=said)


def _article(time: TimeExpression) -> str:
    """Days take an article in French where months and years take none."""
    if time.mod in _PARTS or time.precision is Precision.YEAR:
        return ""
    if time.precision is Precision.DAY and time.mod is None:
        return "_day"
    return "_week" if time.precision is Precision.WEEK else ""


def _interval(first: date, last: date, words: Phrases) -> str:
    from babel.dates import format_interval  # noqa: PLC0415  (loads its data)

    return str(format_interval(first, last, "yMMMMd", locale=words.language))


def _in(words: Phrases, day: date, pattern: str) -> str:
    from babel.dates import format_date  # noqa: PLC0415  (loads its data)

    return format_date(day, pattern, locale=words.language)
