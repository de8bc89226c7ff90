"""Which entries a short timeline keeps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

import numpy as np

from index.models import Bound, DisagreementKind, Telling, TimelineEntry
from index.timeline.entries import Told
from index.timeline.events import days

# How much an entry loses beside a chosen one of the same day; e times less for each day apart.
_SAME_DAY: Final = 0.5


def overlapping(told: Sequence[Told], from_: date | None, to: date | None) -> list[Told]:
    """Entries of which a time, its open end included, meets the period.

    An entry that articles date differently has several.
    """
    first, last = from_ or date.min, to or date.max
    return [
        one
        for one in told
        if any(start <= last and end >= first for start, end in map(_extent, _times(one.entry)))
    ]


def parted(
    told: Sequence[Told], from_: date | None, to: date | None
) -> tuple[list[Told], list[Told]]:
    """Entries that happened in the period, and those that only reach into it.

    What began before it and what ends after it are told by other days than were asked for; so
    is what has less than half of its days in it.
    """
    inside = [one for one in told if any(_is_in(at, from_, to) for at in _times(one.entry))]
    within = {id(one) for one in inside}
    return inside, [one for one in told if id(one) not in within]


def _is_in(telling: Telling, from_: date | None, to: date | None) -> bool:
    first, last = days(telling.expression)
    since, until = from_ or date.min, to or date.max
    if telling.expression.bound is Bound.SINCE:
        return since <= first <= until
    if telling.expression.bound:
        return since <= last <= until
    shared = (min(last, until) - max(first, since)).days + 1
    return 2 * shared >= (last - first).days + 1


def _times(entry: TimelineEntry) -> Iterator[Telling]:
    yield entry.shown
    for one in entry.disagreements:
        if one.kind is DisagreementKind.DATE:
            yield from one.tellings


def _extent(telling: Telling) -> tuple[date, date]:
    """The days that an event may reach: "since Friday" to the end of time, and "until
    Friday" from the day on which it was written."""
    first, last = days(telling.expression)
    if telling.expression.bound is Bound.SINCE:
        return first, date.max
    if telling.expression.bound:
        return min(first, telling.quote.article.published_at or first), last
    return first, last


def selected(told: Sequence[Told], limit: int) -> list[Told]:
    """At most `limit` entries, in order of time: what matters, spread over the days.

    Greedy by salience, where an entry counts for less the nearer in time it is to one
    already chosen. (Where it counted for less the more alike in meaning too, fewer right days
    were found: what matters to a story is alike. Where more than the next days counted for
    less, what hardly matters came in from far away.)
    """
    if len(told) <= limit or not limit:
        return list(told[:limit])
    gain = np.array([one.entry.salience for one in told])
    middle = np.array([_middle(one) for one in told])
    chosen: list[int] = []
    for _ in range(limit):
        at = int(np.argmax(gain))
        chosen.append(at)
        near = np.exp(-np.abs(middle - middle[at]))
        gain = gain * (1 - _SAME_DAY * near)
        gain[chosen] = -1.0
    return [told[at] for at in sorted(chosen)]


def _middle(told: Told) -> float:
    first, last = days(told.entry.shown.expression)
    return (first.toordinal() + last.toordinal()) / 2
