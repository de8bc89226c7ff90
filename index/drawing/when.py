"""A time in words, never finer than its text: "weekend of 10–11 January 2026"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from babel.dates import format_date

from index.drawing.words import locale, words
from index.models import Bound, Mod, Precision, TimeExpression, TimelineEntry

_MODS: Final = {
    Mod.START: "early",
    Mod.MID: "mid",
    Mod.END: "late",
    Mod.APPROXIMATE: "about",
}
_SEASONS: Final = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}  # by their first month
# Parts of a week, a weekend or a range have no name of their own, and are given by their days.
_NAMED: Final = {Precision.MONTH, Precision.SEASON, Precision.YEAR}


def when(
    entry: TimelineEntry | TimeExpression, language: str, *, published: date | None = None
) -> str:
    """The time of an entry, or what date words name, as a reader of `language` would write it.

    `published`: of the article that words are of; an entry has its own. What goes on since a
    day that was still to come then is from that day on. Raises ValueError where an end of it
    isn't known.
    """
    table = words(language)["when"]
    precision, mod, first, last = entry.precision, entry.mod, entry.from_, entry.to
    if first is None or last is None:
        raise ValueError("A time without its days can't be put in words.")
    if mod is not Mod.APPROXIMATE and precision not in _NAMED:
        # A part of a day is that day; one of a week or of a range is so many days.
        precision = precision if precision is Precision.DAY or mod is None else Precision.RANGE
        mod = None
    text = _span(first, last, precision, language)
    if mod:
        text = table[_MODS[mod]].format(whole=text)
    if entry.bound is None:
        return text
    bounds = words(language)[_bound(entry, entry.bound, published)]
    if precision is Precision.SEASON and mod is None:
        return str(bounds[_season(first)].format(year=first.year))
    return str(bounds[str(precision)].format(when=text))


def _bound(entry: TimelineEntry | TimeExpression, bound: Bound, published: date | None) -> str:
    if isinstance(entry, TimelineEntry):
        published = entry.shown.quote.article.published_at
    to_come = bound is Bound.SINCE and published and entry.from_ and entry.from_ > published
    return "from" if to_come else str(bound)


def day(when: date, language: str) -> str:
    """A date without its weekday: "13 January 2026", "1er janvier 2026"."""
    return _first(format_date(when, "d MMMM y", locale=locale(language)), language)


def days(first: date, last: date, language: str) -> str:
    """A run of days: "5–11 January 2026", "du 31 janvier au 1er février 2026"."""
    table = words(language)["when"]
    if first == last:
        return day(first, language)
    if (first.year, first.month) == (last.year, last.month):
        month = format_date(last, "MMMM y", locale=locale(language))
        one = _first(str(first.day), language)
        return str(table["days_of_month"].format(first=one, last=last.day, month=month))
    pattern = "d MMMM" if first.year == last.year else "d MMMM y"
    one = _first(format_date(first, pattern, locale=locale(language)), language)
    return str(table["days"].format(first=one, last=day(last, language)))


def _span(first: date, last: date, precision: Precision, language: str) -> str:
    table = words(language)["when"]
    if precision is Precision.DAY and first == last:
        return _first(format_date(first, table["day"], locale=locale(language)), language)
    if precision is Precision.WEEKEND and first.month == last.month:
        month = format_date(last, table["month"], locale=locale(language))
        one = _first(str(first.day), language)
        return str(table["weekend_of_month"].format(first=one, last=last.day, month=month))
    if precision in {Precision.WEEK, Precision.WEEKEND}:
        return str(table[str(precision)].format(days=days(first, last, language)))
    named = _named(first, last, precision, language)
    return named or str(table["range"].format(days=days(first, last, language)))


def _named(first: date, last: date, precision: Precision, language: str) -> str | None:
    """A month, season, year or run of years by its name, where the days are one."""
    table = words(language)["when"]
    if precision is Precision.MONTH and (first.year, first.month) == (last.year, last.month):
        return format_date(first, table["month"], locale=locale(language))
    if precision is Precision.SEASON:
        return str(table[_season(first)].format(year=first.year))
    if precision is Precision.YEAR and first.year == last.year:
        return str(first.year)
    if _whole_years(first, last):
        return str(table["years"].format(first=first.year, last=last.year))
    return None


def _season(first: date) -> str:
    """The season that a day, the first of a season or of a part of it, lies in."""
    return _SEASONS[max((month for month in _SEASONS if month <= first.month), default=12)]


def _whole_years(first: date, last: date) -> bool:
    following = last + timedelta(days=1) if last < date.max else None
    whole = (first.month, first.day) == (1, 1) and (
        following is None or (following.month, following.day) == (1, 1)
    )
    return whole and first.year < last.year


def _first(text: str, language: str) -> str:
    """French numbers the first of a month "1er"."""
    if locale(language) != "fr":
        return text
    return " ".join("1er" if word == "1" else word for word in text.split(" "))
