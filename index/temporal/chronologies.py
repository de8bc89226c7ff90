"""Lists of days: "14 jan : …", "Lundi : …", a line or paragraph for each.

Such a list leaves out what its reader sees: the year that stands in its heading or in an earlier
line, and that its days follow each other. Its verbs are in the present, whatever is past.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from index.models import Passage, PassageKind, TimeKind
from index.temporal.dates import CalendarDate, Weekday
from index.temporal.language import Mention
from index.temporal.meaning import Context, Meaning, Reading, Tense

_BEFORE: Final = re.compile(
    r"(?:^|\n)[^\S\n]*(?:[-–—•*·▪>#][^\S\n]*)?(?:(?:le|on)[^\S\n]+)?$", re.I
)
_AFTER: Final = re.compile(r"[^\S\n]*(?::|[–—]|- )")
_FAR: Final = 20  # characters of a line before its date
_YEAR: Final = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?![\d/-]|[.,]\d)")
# Longest stretch that a list of dates without a year covers.
_YEARLONG: Final = 366
_REVIEWED: Final = _YEARLONG + 31  # a year is looked back on until the next January is over
_SHORTLY: Final = 31  # days before a day told that a list with the newest first goes back

Read = Callable[[Meaning, Context], Reading | None]


@dataclass(frozen=True, slots=True)
class _List:
    """Items in text order; `year`: that of the nearest heading above that names just one."""

    items: tuple[Mention, ...]
    year: int | None


def readings(
    text: str,
    mentions: Sequence[Mention],
    passages: Sequence[Passage] | None,
    context: Callable[[Mention], Context],
    read: Read,
) -> dict[Mention, Reading]:
    """What the first date of each item means, where the list tells more than the item does."""
    found: dict[Mention, Reading] = {}
    for one in _lists(text, mentions, passages or ()):
        found |= _in_years(one, context, read) or _in_order(one.items, context, read)
    return found


def _lists(text: str, mentions: Sequence[Mention], passages: Sequence[Passage]) -> Iterator[_List]:
    headings = [p for p in passages if p.kind in (PassageKind.TITLE, PassageKind.SUBHEAD)]
    grouped: dict[int, list[Mention]] = {}
    for mention in mentions:
        before = text[max(0, mention.start - _FAR) : mention.start]
        if not _BEFORE.search(before if mention.start > _FAR else f"\n{before}"):
            continue
        if _AFTER.match(text, mention.end):
            above = sum(heading.span.start < mention.start for heading in headings)
            grouped.setdefault(above, []).append(mention)
    for above, items in grouped.items():
        if len(items) > 1:
            years = [_only_year(p.span.of(text)) for p in headings[:above]]
            yield _List(tuple(items), next((year for year in reversed(years) if year), None))


def _only_year(heading: str) -> int | None:
    years = {int(match[0]) for match in _YEAR.finditer(heading)}
    return years.pop() if len(years) == 1 else None


def _in_years(
    listed: _List, context: Callable[[Mention], Context], read: Read
) -> dict[Mention, Reading]:
    """The items without a year, in that of an earlier item or of the heading."""
    plain = [read(item.meaning, context(item)) for item in listed.items]
    published = context(listed.items[0]).reference
    year = listed.year
    if year and published and (year > published.year or _announces(plain, published)):
        year = None
    found: dict[Mention, Reading] = {}
    told = _into_next_year(listed, year, context, read) if year else None
    for item, own in zip(listed.items, plain, strict=True):
        meaning = item.meaning
        if isinstance(meaning, CalendarDate) and meaning.year is not None:
            told = own.days.first if own else told
        elif not isinstance(meaning, CalendarDate) or meaning.month is None or meaning.turn:
            continue
        elif told:
            reading = _following(meaning, told, published, read)
            if reading:
                found[item], told = reading, reading.days.first
        elif year and (reading := read(replace(meaning, year=year), context(item))):
            found[item] = replace(reading, kind=TimeKind.PARTIAL)
    return found


def _into_next_year(
    listed: _List, year: int, context: Callable[[Mention], Context], read: Read
) -> date | None:
    """The first day, where the list goes on from it into the year after the heading's.

    It does where the days then make a shorter list, which ends before the day of publication.
    """
    published = context(listed.items[0]).reference
    meanings = [
        item.meaning
        for item in listed.items
        if isinstance(item.meaning, CalendarDate) and item.meaning.month and not item.meaning.turn
    ]
    within = [read(replace(one, year=year), Context(published)) for one in meanings]
    days = [one.days.first for one in within if one]
    if len(days) < len(listed.items):
        return None
    day = days[0]
    for meaning in meanings:
        reading = read(meaning, Context(day, Tense.FUTURE, surely=True))
        if reading is None:
            return None
        day = reading.days.first
    shorter = day - days[0] < max(days) - min(days)
    return days[0] if shorter and (published is None or day <= published) else None


def _announces(plain: Sequence[Reading | None], published: date) -> bool:
    """Whether all days of a list are to come and near: a programme, no review."""
    days = [one.days for one in plain if one]
    return bool(days) and all(one.first >= published for one in days) and _rises(plain)


def _following(
    meaning: CalendarDate, told: date, published: date | None, read: Read
) -> Reading | None:
    """The first such day from `told` on, or the last before it where that is nearer.

    It has to be nearer only where the former is yet to come, the day of publication isn't known
    or the list would leap a year less a month.
    """
    after = read(meaning, Context(told, Tense.FUTURE, surely=True))
    if after is None:
        return None
    leap = after.days.first - told
    past = published is not None and not told <= published < after.days.first
    if past and leap.days < _YEARLONG - _SHORTLY:
        return after
    before = read(meaning, Context(told, Tense.PAST, surely=True))
    return before if before and abs(told - before.days.first) < leap else after


def _in_order(
    items: Sequence[Mention], context: Callable[[Mention], Context], read: Read
) -> dict[Mention, Reading]:
    """Where the items' days go to and fro, the latest days that follow each other, all past.

    From the last to the first or the other way round, whichever makes the shorter list. Where
    each item by itself is to come, the next days that follow each other.
    """
    listed = [item for item in items if _leaves_out(item.meaning)]
    plain = [read(item.meaning, context(item)) for item in listed]
    published = context(items[0]).reference
    if published is None or len(listed) < len(items) or _rises(plain) or _rises(plain[::-1]):
        return {}
    if all(one and one.days.first > published for one in plain):
        return _ascending(listed, published, read)
    ways = [_descending(way, published, read) for way in (listed[::-1], listed)]
    lengths = [
        (published - min(one.days.first for one in way.values())).days if way else _REVIEWED + 1
        for way in ways
    ]
    best = min(range(2), key=lengths.__getitem__)
    return ways[best] if lengths[best] <= _REVIEWED else {}


def _descending(items: Sequence[Mention], day: date, read: Read) -> dict[Mention, Reading]:
    found: dict[Mention, Reading] = {}
    for item in items:
        reading = read(item.meaning, Context(day, Tense.PAST, surely=True))
        if reading is None or reading.days.first > day:
            return {}
        found[item], day = reading, reading.days.first
    return found


def _ascending(items: Sequence[Mention], day: date, read: Read) -> dict[Mention, Reading]:
    """The days of a programme of weekdays; a date of the year is told well enough by itself."""
    found: dict[Mention, Reading] = {}
    for item in items:
        reading = read(item.meaning, Context(day, Tense.FUTURE, surely=True))
        if reading is None or not isinstance(item.meaning, Weekday):
            return {}
        found[item], day = reading, reading.days.first
    return found


def _leaves_out(meaning: Meaning) -> bool:
    if isinstance(meaning, Weekday):
        return meaning.turn is None and meaning.week is None
    return isinstance(meaning, CalendarDate) and meaning.year is None and meaning.turn is None


def _rises(found: Sequence[Reading | None]) -> bool:
    days = [one.days.first for one in found if one]
    return days == sorted(days)
