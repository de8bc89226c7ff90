"""How a time looks on an axis: known days solid, uncertain ones pale and dashed."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from index.drawing.axis import Axis
from index.drawing.scene import Box, Dot, Item, Line, Shape
from index.drawing.themes import Theme, blended
from index.models import Bound, Mod, Precision, TimelineEntry

_FADES: Final = 32  # steps from a colour to nothing


class Mark(StrEnum):
    DAY = "day"  # on that day
    CARRIED = "carried"  # on that day, as an earlier sentence dates it
    SPAN = "span"  # all through these days
    WITHIN = "within"  # at some time in these days
    OPEN = "open"  # on from there, or up to there
    OFF = "off"  # before or after the days that are drawn


DOTS: Final = frozenset({Mark.DAY, Mark.CARRIED})


def mark(entry: TimelineEntry, axis: Axis) -> Mark:
    if entry.to < axis.first or entry.from_ > axis.last:
        return Mark.OFF
    if entry.bound:
        return Mark.OPEN
    if entry.mod is Mod.APPROXIMATE:
        return Mark.WITHIN
    if entry.precision is Precision.DAY:
        return Mark.CARRIED if entry.shown.carried else Mark.DAY
    return Mark.SPAN if entry.precision is Precision.RANGE and entry.mod is None else Mark.WITHIN


def drawn(entry: TimelineEntry, axis: Axis, y: float, *, size: float, theme: Theme) -> list[Item]:
    """An entry's time on an axis, around height `y`; `size` is a dot's diameter."""
    kind = mark(entry, axis)
    if kind is Mark.OFF:
        return [_arrow(axis, y, leftwards=entry.to < axis.first, size=size, theme=theme)]
    left, right = _extent(entry, axis, size)
    items: list[Item] = []
    if kind is Mark.OPEN:
        items += _open(entry, axis, (left, right), y, size=size, theme=theme)
    elif kind in DOTS:
        carried = kind is Mark.CARRIED
        items += dot((left + right) / 2, y, size=size, theme=theme, carried=carried)
    elif kind is Mark.SPAN:
        items.append(Box(left, y - size / 2, right - left, size, theme.solid, size / 2))
    else:
        items += within(left, right, y, size=size, theme=theme)
    if kind not in DOTS:
        items += _cut(entry, axis, y, size=size, theme=theme)
    return items


def within(left: float, right: float, y: float, *, size: float, theme: Theme) -> Iterator[Item]:
    """A pale bar with a dashed outline."""
    top, bottom = y - size / 2, y + size / 2
    yield Box(left, top, right - left, size, blended(theme.soft, theme.panel, 0.55), size / 6)
    pen = size / 10
    dash = size / 3
    for edge in (top + pen / 2, bottom - pen / 2):
        for start, end in _dashes(left, right, dash):
            yield Line(start, edge, end, edge, theme.solid, pen)
    for edge in (left + pen / 2, right - pen / 2):
        for start, end in _dashes(top, bottom, dash):
            yield Line(edge, start, edge, end, theme.solid, pen)


def fading(start: float, end: float, y: float, *, size: float, theme: Theme) -> Iterator[Item]:
    """A bar that begins at `start` and is gone at `end`, on either side."""
    high = size * 0.62
    step = (end - start) / _FADES
    for at in range(_FADES):
        color = blended(theme.solid, theme.panel, 0.75 * (1 - at / _FADES))
        x = min(start + at * step, start + (at + 1) * step)
        yield Box(x, y - high / 2, abs(step) + 0.5, high, color)


def runs_off(entry: TimelineEntry, axis: Axis) -> bool:
    """Whether some of an entry's days are not drawn."""
    return entry.from_ < axis.first or entry.to > axis.last


def dot(x: float, y: float, *, size: float, theme: Theme, carried: bool = False) -> Iterator[Item]:
    """A day; hollow where its date is carried over."""
    yield Dot(x, y, size / 2, theme.solid)
    if carried:
        yield Dot(x, y, size / 3.2, theme.panel)


def _open(
    entry: TimelineEntry,
    axis: Axis,
    extent: tuple[float, float],
    y: float,
    *,
    size: float,
    theme: Theme,
) -> Iterator[Item]:
    """A known end, and the other one open; what is before a day stops short of it."""
    left, right = extent
    if entry.bound is Bound.BEFORE:
        yield from fading(left, axis.left, y, size=size, theme=theme)
        yield Line(left, y - size / 2, left, y + size / 2, theme.solid, size / 5)
        return
    since = entry.bound is Bound.SINCE
    known = (left + right) / 2
    if since:
        yield from fading(known, axis.right, y, size=size, theme=theme)
    else:
        yield from fading(known, axis.left, y, size=size, theme=theme)
    if entry.precision is Precision.DAY:
        yield from dot(known, y, size=size, theme=theme, carried=entry.shown.carried)
    else:
        yield from within(left, right, y, size=size, theme=theme)


def _extent(entry: TimelineEntry, axis: Axis, size: float) -> tuple[float, float]:
    """Where the days lie inside the axis, at least as wide as a dot, and clear of the arrows
    where they run off it."""
    clear = 1.3 * size
    left = max(axis.start(max(entry.from_, axis.first)), axis.left)
    left += clear if entry.from_ < axis.first else 0.0
    right = min(axis.end(min(entry.to, axis.last)), axis.right)
    right -= clear if entry.to > axis.last else 0.0
    if right - left < size:
        middle = min(max((left + right) / 2, axis.left + size / 2), axis.right - size / 2)
        return middle - size / 2, middle + size / 2
    return left, right


def _cut(
    entry: TimelineEntry, axis: Axis, y: float, *, size: float, theme: Theme
) -> Iterator[Item]:
    """Arrows where days run off the axis."""
    if entry.from_ < axis.first:
        yield _arrow(axis, y, leftwards=True, size=size, theme=theme)
    if entry.to > axis.last:
        yield _arrow(axis, y, leftwards=False, size=size, theme=theme)


def _arrow(axis: Axis, y: float, *, leftwards: bool, size: float, theme: Theme) -> Shape:
    tip, base = (axis.left, axis.left + size) if leftwards else (axis.right, axis.right - size)
    return arrow(tip, base, y, size=size, theme=theme)


def arrow(tip: float, base: float, y: float, *, size: float, theme: Theme) -> Shape:
    return Shape(((tip, y), (base, y - size / 2), (base, y + size / 2)), theme.solid)


def _dashes(start: float, end: float, dash: float) -> Iterator[tuple[float, float]]:
    """Dashes and gaps of about the same length, a dash at either end."""
    count = max(1, round(((end - start) / dash - 1) / 2))
    step = (end - start) / (2 * count + 1)
    for at in range(count + 1):
        yield start + 2 * at * step, start + (2 * at + 1) * step
