"""What two texts share and where they differ, as spans of both. Pure.

Compared by sentence first and by word where sentences differ: a corrected article has
most of its sentences unchanged, so what is compared word by word is short.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

from index.models import Span

# A sentence or a line, with the white space after it: every character is in one.
_SENTENCE: Final = re.compile(r"\S.*?(?:[.!?…][»”\"’)]*\s+|\n\s*|\Z)", re.DOTALL)
# A whole number ("1,200", "1 200", "12.5", "9/1/2026"), a whole word ("aujourd'hui", "so-called"),
# or a mark.
_WORD: Final = re.compile(
    r"(?:\d+(?:[.,:/’'-]\d+|[ \u00a0\u2009\u202f]\d{3}(?!\w))*\w*|\w+(?:[’'-]\w+)*|[^\w\s])\s*"
)
# Fewer words than these that both texts share, amid others, are a coincidence.
_FEWEST_KEPT: Final = 3


class PieceKind(StrEnum):
    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words. `before` is its place in the old text, `after` in the new one.

    What is kept has both, with the same words; white space may differ.
    """

    kind: PieceKind
    before: Span | None
    after: Span | None


@dataclass(frozen=True, slots=True)
class Difference:
    """Pieces in order, that together hold all of both texts but white space at their starts."""

    pieces: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        return any(piece.kind is not PieceKind.KEPT for piece in self.pieces)


_Run = tuple[str, int, int, int, int]  # difflib's: what, where in the old, where in the new


def difference(before: str, after: str) -> Difference:
    """From the old text to the new one."""
    old, new = _cut(_SENTENCE, before, 0), _cut(_SENTENCE, after, 0)
    pieces: list[Piece] = []
    for what, *places in _runs(_texts(before, old), _texts(after, new)):
        here, there = _spans(old, new, places)
        if what == "replace" and here and there:
            pieces += _by_word(before, after, here, there)
        else:
            pieces += _pieces(what, here, there)
    return Difference(tuple(_joined(pieces)))


def _by_word(before: str, after: str, here: Span, there: Span) -> Iterator[Piece]:
    old = _cut(_WORD, here.of(before), here.start)
    new = _cut(_WORD, there.of(after), there.start)
    for what, *places in _without_islands(_runs(_texts(before, old), _texts(after, new))):
        yield from _pieces(what, *_spans(old, new, places))


def _runs(old: Sequence[str], new: Sequence[str]) -> list[_Run]:
    return list(SequenceMatcher(None, old, new).get_opcodes())


def _without_islands(runs: Sequence[_Run]) -> Iterator[_Run]:
    """Without the few words kept between changes that are longer than they."""
    pending: _Run | None = None
    for number, run in enumerate(runs):
        what, a, b, c, d = run
        inside = 0 < number < len(runs) - 1
        if what == "equal" and inside and b - a < _FEWEST_KEPT:
            around = min(_length(runs[number - 1]), _length(runs[number + 1]))
            if around > b - a:
                what = "replace"
        if what == "equal":
            if pending:
                yield pending
            pending = None
            yield run
        else:
            pending = ("replace", pending[1], b, pending[3], d) if pending else (what, a, b, c, d)
    if pending:
        yield pending


def _length(run: _Run) -> int:
    _what, a, b, c, d = run
    return max(b - a, d - c)


def _cut(pattern: re.Pattern[str], text: str, at: int) -> list[Span]:
    return [Span(at + found.start(), at + found.end()) for found in pattern.finditer(text)]


def _texts(text: str, spans: Sequence[Span]) -> list[str]:
    """What is compared: the words, whatever white space is between them."""
    return [" ".join(span.of(text).split()) for span in spans]


def _spans(
    old: Sequence[Span], new: Sequence[Span], places: Sequence[int]
) -> tuple[Span | None, Span | None]:
    a, b, c, d = places
    here = Span(old[a].start, old[b - 1].end) if a < b else None
    there = Span(new[c].start, new[d - 1].end) if c < d else None
    return here, there


def _pieces(what: str, here: Span | None, there: Span | None) -> Iterator[Piece]:
    if what == "equal":
        yield Piece(PieceKind.KEPT, here, there)
        return
    if here:
        yield Piece(PieceKind.REMOVED, here, None)
    if there:
        yield Piece(PieceKind.ADDED, None, there)


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Neighbours of one kind as one piece."""
    last: Piece | None = None
    for piece in pieces:
        if last and last.kind is piece.kind:
            last = Piece(
                last.kind, _over(last.before, piece.before), _over(last.after, piece.after)
            )
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last


def _over(first: Span | None, second: Span | None) -> Span | None:
    return Span(first.start, second.end) if first and second else None
