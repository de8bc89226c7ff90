"""A timeline as a scene: an overview to scale, then each entry with its quote.

Sizes are for a width of 1080 pixels and grow with it: on a phone's screen, a third as wide,
the smallest text is about 10 points.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from index.drawing.axis import Axis, axis
from index.drawing.exports import differing, in_a_line, quoted, quoted_text, source
from index.drawing.fonts import Face, shortened, width, wrapped
from index.drawing.marks import DOTS, Mark, arrow, drawn, fading, mark, runs_off, within
from index.drawing.marks import dot as spot
from index.drawing.scene import Box, Dot, Item, Line, Scene, Text
from index.drawing.themes import Theme
from index.drawing.when import days, when
from index.drawing.words import locale, words
from index.models import Timeline, TimelineEntry

_WIDTH: Final = 1080
_MARGIN: Final = 44
_TITLE, _HEAD, _QUOTE, _SMALL = 54, 34, 35, 28
_ROW: Final = 40
_DOT: Final = 22
_QUOTE_LINES: Final = 6
_BADGE: Final = 23
_INDENT: Final = 66  # of an entry's text, beside its number


def scene(
    timeline: Timeline, *, language: str, theme: Theme, width: int, title: str | None = None
) -> Scene:
    return _Layout(timeline, language, theme, width / _WIDTH, title).scene(width)


@dataclass(frozen=True, slots=True)
class _Style:
    """How a line is set; `size` for a width of 1080, `spacing` to the next in sizes."""

    face: Face
    size: float
    color: str
    spacing: float = 1.25


@dataclass(slots=True)
class _Layout:
    """Puts one thing under the other; `y` is where the next one begins."""

    timeline: Timeline
    language: str
    theme: Theme
    unit: float
    title: str | None
    y: float = 0.0
    items: list[Item] = field(default_factory=list)

    def scene(self, wide: int) -> Scene:
        entries = self.timeline.entries
        self.y = self._px(_MARGIN)
        self._heading()
        if entries:
            self._overview()
            for number, entry in enumerate(entries, start=1):
                self._entry(number, entry)
        else:
            self._line(self._say("empty"), _Style(Face.SANS, _HEAD, self.theme.muted))
        told = "\n".join(in_a_line(one, self.language) for one in entries)
        return Scene(
            width=wide,
            height=round(self.y + self._px(_MARGIN) - self._px(16)),
            background=self.theme.background,
            items=tuple(self.items),
            title=self._heading_text(),
            description=told or self._say("empty"),
            language=locale(self.language),
        )

    def _px(self, size: float) -> float:
        return size * self.unit

    def _say(self, name: str, **values: object) -> str:
        return str(words(self.language)["timeline"][name]).format(**values)

    @property
    def _left(self) -> float:
        return self._px(_MARGIN)

    @property
    def _right(self) -> float:
        return self._px(_WIDTH - _MARGIN)

    def _heading_text(self) -> str:
        name = self._say("title")
        return f"{name} · {self.title}" if self.title else name

    def _heading(self) -> None:
        room = self._right - self._left
        lines, _ = wrapped(self._heading_text(), Face.BOLD, self._px(_TITLE), room, 2)
        for line in lines:
            self._line(line, _Style(Face.BOLD, _TITLE, self.theme.ink))
        entries = self.timeline.entries
        if not entries:
            return
        count = len(entries)
        shown = self._say("shown_one" if count == 1 else "shown", count=count)
        if self.timeline.total > count:
            shown = self._say("of", shown=shown, total=self.timeline.total)
        period = days(
            min(one.from_ for one in entries), max(one.to for one in entries), self.language
        )
        self._line(f"{_capital(period)} · {shown}", _Style(Face.SANS, _SMALL + 2, self.theme.muted))
        self.y += self._px(20)

    def _overview(self) -> None:
        """Every entry's time on a row of its own, to one scale, and what the marks mean."""
        entries = self.timeline.entries
        inner = self._px(24)
        top = self.y
        panel = len(self.items)
        scale = axis(entries, self._left + inner + self._px(52), self._right - inner)
        self.y += self._px(54)
        rows = self.y
        bottom = rows + len(entries) * self._px(_ROW)
        self._ticks(scale, rows, bottom)
        for number, entry in enumerate(entries, start=1):
            middle = self.y + self._px(_ROW) / 2
            self._number(number, self._left + inner + self._px(18), middle, _SMALL - 2)
            self.items += drawn(entry, scale, middle, size=self._px(_DOT), theme=self.theme)
            self.y += self._px(_ROW)
        self.y += self._px(20)
        self._legend(inner, scale)
        high = self.y - top
        box = Box(self._left, top, self._right - self._left, high, self.theme.panel, self._px(16))
        self.items.insert(panel, box)
        self.y += self._px(44)

    def _ticks(self, scale: Axis, top: float, bottom: float) -> None:
        size = self._px(_SMALL - 2)
        longest = max(
            (width(label, Face.SANS, size) for _, label in scale.ticks(self.language, 40)),
            default=0.0,
        )
        room = scale.right - scale.left
        most = max(1, int(room // (longest + self._px(22))))
        for day, label in scale.ticks(self.language, most):
            x = scale.start(day)
            self.items.append(Line(x, top, x, bottom, self.theme.rule, self._px(2)))
            wide = width(label, Face.SANS, size)
            x = min(max(x - wide / 2, scale.left - self._px(40)), scale.right - wide)
            text = Text(x, top - self._px(14), label, Face.SANS, size, self.theme.muted)
            self.items.append(text)

    def _legend(self, inner: float, scale: Axis) -> None:
        """What the marks that are used mean; as many on a line as fit."""
        marks = {mark(one, scale) for one in self.timeline.entries}
        if any(runs_off(one, scale) for one in self.timeline.entries):
            marks.add(Mark.OFF)
        size = self._px(_SMALL - 2)
        x = start = self._left + inner
        for kind in (kind for kind in Mark if kind in marks):
            label = self._say(f"legend_{kind}")
            room = self._px(_DOT if kind in DOTS | {Mark.OFF} else 62)
            wide = room + self._px(16) + width(label, Face.SANS, size)
            if x > start and x + wide > self._right - inner:
                x, self.y = start, self.y + self._px(42)
            self._sample(kind, x, self.y + self._px(14), room)
            at = self.y + self._px(23)
            color = self.theme.muted
            self.items.append(Text(x + room + self._px(16), at, label, Face.SANS, size, color))
            x += wide + self._px(34)
        self.y += self._px(50)

    def _sample(self, kind: Mark, x: float, y: float, wide: float) -> None:
        dot = self._px(_DOT)
        if kind in DOTS:
            carried = kind is Mark.CARRIED
            self.items += spot(x + dot / 2, y, size=dot, theme=self.theme, carried=carried)
        elif kind is Mark.SPAN:
            self.items.append(Box(x, y - dot / 2, wide, dot, self.theme.solid, dot / 2))
        elif kind is Mark.WITHIN:
            self.items += within(x, x + wide, y, size=dot, theme=self.theme)
        elif kind is Mark.OFF:
            self.items.append(arrow(x, x + dot, y, size=dot, theme=self.theme))
        else:
            self.items += fading(x + dot / 2, x + wide, y, size=dot, theme=self.theme)
            self.items.append(Dot(x + dot / 2, y, dot / 2, self.theme.solid))

    def _entry(self, number: int, entry: TimelineEntry) -> None:
        theme, shown = self.theme, entry.shown
        left = self._left + self._px(_INDENT)
        badge = self.y + self._px(_HEAD) * 0.62
        x = self._left + self._px(_BADGE)
        self.items.append(Dot(x, badge, self._px(_BADGE), theme.panel))
        self._number(number, x, badge, _SMALL - 2)
        heading = _Style(Face.BOLD, _HEAD, theme.solid)
        quotation = _Style(Face.SERIF, _QUOTE, theme.ink, spacing=1.32)
        note = _Style(Face.SANS, _SMALL, theme.muted)
        warning = _Style(Face.BOLD, _SMALL, theme.warning)
        self._block(_capital(when(entry, self.language)), heading, left, most=2)
        self.y += self._px(2)
        room = self._right - left
        said = quoted(shown.quote, self.language)
        lines, cut = wrapped(said, Face.SERIF, self._px(_QUOTE), room, _QUOTE_LINES)
        for line in self._cut_short(shown.quote.text, room) if cut else lines:
            self._line(line, quotation, left)
        self.y += self._px(4)
        if shown.carried:
            self._block(self._say("carried"), note, left, most=2)
        self._block(source(shown, self.language, carried=False), note, left, most=1)
        if others := entry.articles - 1:
            more = self._say("more_one" if others == 1 else "more", count=others)
            self._line(more, note, left)
        for one in entry.disagreements:
            self._block(differing(one, self.language), warning, left, most=4)
        self.y += self._px(34)

    def _cut_short(self, quote: str, room: float) -> list[str]:
        """Whole words of a long quote between the marks, and after them that there is more."""
        pieces = quote.split()
        fewest, most = 1, len(pieces)
        best: list[str] = []
        while fewest <= most:
            count = (fewest + most) // 2
            start = quoted_text(" ".join(pieces[:count]), self.language)
            text = f"{start} {self._say('cut')}"
            lines, cut = wrapped(text, Face.SERIF, self._px(_QUOTE), room, _QUOTE_LINES)
            if cut:
                most = count - 1
            else:
                best, fewest = lines, count + 1
        return best

    def _number(self, number: int, x: float, y: float, size: float) -> None:
        """A number centred on a point."""
        text, height = str(number), self._px(size)
        left = x - width(text, Face.BOLD, height) / 2
        item = Text(left, y + height * 0.34, text, Face.BOLD, height, self.theme.ink)
        self.items.append(item)

    def _block(self, text: str, style: _Style, left: float, *, most: int) -> None:
        """A paragraph of at most so many lines, its rest left out with an ellipsis."""
        room = self._right - left
        size = self._px(style.size)
        lines, cut = wrapped(text, style.face, size, room, most)
        if cut:
            rest = text[len(" ".join(lines[:-1])) :]
            lines[-1] = shortened(rest, style.face, size, room)
        for line in lines:
            self._line(line, style, left)

    def _line(self, text: str, style: _Style, left: float | None = None) -> None:
        size = self._px(style.size)
        x = self._left if left is None else left
        self.items.append(Text(x, self.y + size, text, style.face, size, style.color))
        self.y += size * style.spacing


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
