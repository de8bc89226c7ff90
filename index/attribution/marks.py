"""Where the quotation marks of a text open and close.

A scanner over paragraphs. A mark is read by its shape (« opens) or, where it has one
shape for both ends, by what stands around it. A quotation that a paragraph leaves open
is carried on where the next one opens with a mark again (the press's way of quoting over
paragraphs: two quotations, the second `continued`), runs on to a mark that closes it
later (one quotation), or ends with its paragraph (unclosed).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.models import Span

_RUN_ON = 8  # paragraphs that a quotation may span without a mark
_WITHIN = 300  # marks in a paragraph after which a quotation is taken not to end there
_OPENING_BEFORE = "([{—–-/«“‘„\"'"
_SENTENCE_END = ".!?…"
_ELIDED = re.compile(r"(?:tis|twas|em|til|till|cause|n|\d\ds?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Marked words. `span`: inside the marks; `start`, `end`: with the marks there are."""

    span: Span
    start: int
    end: int
    closed: bool = True
    continued: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    family: int
    opens: bool
    closes: bool
    weak: bool = False  # may as well be a plural's apostrophe: students'


@dataclass(frozen=True, slots=True)
class _Close:
    """Where a quotation ends, and the paragraph and mark to go on reading at.

    `marked`: by a mark; `open`: the paragraph ended with the quotation still open.
    """

    paragraph: int
    mark: int
    at: int
    marked: bool = True
    open: bool = False


class _Scanner:
    def __init__(
        self, text: str, paragraphs: Sequence[Span], pairs: Sequence[tuple[str, str]]
    ) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self.families: dict[str, tuple[int, bool, bool]] = {}
        for number, (left, right) in enumerate(pairs):
            # „…” and “…” share an end: one family.
            family = self.families.get(right, (number,))[0]
            self.families[right] = (family, left == right, True)
            self.families[left] = (family, True, left == right)
        self.pattern = re.compile("[" + re.escape("".join(self.families)) + "]")
        self.marks = [list(self._read(p)) for p in paragraphs]

    def _read(self, paragraph: Span) -> Iterator[_Mark]:
        for match in self.pattern.finditer(self.text, paragraph.start, paragraph.end):
            family, left, right = self.families[match.group()]
            mark = self._mark(match, paragraph, family, left, right)
            if mark.opens or mark.closes:
                yield mark

    def _mark(
        self, match: re.Match[str], paragraph: Span, family: int, left: bool, right: bool
    ) -> _Mark:
        start, end = match.span()
        before = self.text[start - 1] if start > paragraph.start else " "
        after = self.text[end] if end < paragraph.end else " "
        if left != right:
            if match.group() == "’" and after.isalnum():
                return _Mark(start, end, family, opens=False, closes=False)
            weak = match.group() == "’" and self._plural(before, after)
            return _Mark(start, end, family, left, right, weak)
        opens = (before.isspace() or before in _OPENING_BEFORE) and not after.isspace()
        closes = not before.isspace() and not after.isalnum()
        weak = False
        if match.group() == "'":
            opens = opens and not _ELIDED.match(self.text, end)
            weak = self._plural(before, after)
        return _Mark(start, end, family, opens, closes, weak)

    @staticmethod
    def _plural(before: str, after: str) -> bool:
        return before in "sS" and after == " "

    def scan(self) -> Iterator[Quotation]:
        number, index, continued = 0, 0, False
        while number < len(self.paragraphs):
            if index >= len(self.marks[number]):
                number, index, continued = number + 1, 0, False
                continue
            opening = self.marks[number][index]
            continued = continued and index == 0
            close = self._close(number, index) if opening.opens or continued else None
            if close is None:
                index += 1
                continue
            yield from self._quotation(opening, close, continued)
            continued = close.open and self._reopens(number + 1)
            number, index = (number + 1, 0) if continued else (close.paragraph, close.mark)

    def _quotation(self, opening: _Mark, close: _Close, continued: bool) -> Iterator[Quotation]:
        inside = self.text[opening.end : close.at]
        start = opening.end + len(inside) - len(inside.lstrip())
        stop = opening.end + len(inside.rstrip())
        if any(map(str.isalnum, inside)):
            end = close.at + 1 if close.marked else stop
            yield Quotation(Span(start, stop), opening.start, end, close.marked, continued)

    def _close(  # noqa: PLR0911, PLR0912 - the cases of a scanner
        self, number: int, index: int
    ) -> _Close | None:
        opening = self.marks[number][index]
        single = self.text[opening.start] in "'‘"
        nests = self.text[opening.start] != '"'
        depth = 1
        inner: list[tuple[int, _Mark]] = []
        last: _Close | None = None
        weak: _Close | None = None
        for later, mark in enumerate(self.marks[number][index + 1 : index + _WITHIN], index + 1):
            if mark.family != opening.family:
                continue
            if self._ends(mark):
                here = _Close(number, later + 1, mark.start)
                if mark.weak:
                    weak = weak or here
                    continue
                depth -= 1
                last = here
                if depth == 0:
                    return here
            elif mark.opens and weak:
                return weak
            elif mark.opens and nests:
                depth += 1
                inner.append((later, mark))
            elif mark.opens:
                return self._unclosed(number, later, opening, mark)
        reopens = self._reopens(number + 1)
        if not reopens and (run_on := self._run_on(number, opening)):
            return run_on
        if last is not None:
            for later, mark in inner:
                before = self.text[opening.end : mark.start].rstrip()
                if before and before[-1] in _SENTENCE_END:
                    return self._unclosed(number, later, opening, mark)
            return replace(last, open=reopens)
        if single and not reopens:
            return weak
        end = self.paragraphs[number].end
        return _Close(number + 1, 0, end, marked=False, open=True)

    def _unclosed(self, number: int, later: int, opening: _Mark, mark: _Mark) -> _Close:
        """Before another opening mark: at the last whole sentence, or at that mark."""
        before = self.text[opening.end : mark.start]
        stop = max(before.rfind(sign) for sign in _SENTENCE_END)
        at = opening.end + stop + 1 if stop >= 0 else mark.start
        return _Close(number, later, at, marked=False)

    def _ends(self, mark: _Mark) -> bool:
        """Whether a mark, met inside a quotation of its family, is to be read as its end."""
        return mark.closes and not (mark.opens and self.text[mark.start - 1].isspace())

    def _reopens(self, number: int) -> bool:
        if number >= len(self.paragraphs) or not self.marks[number]:
            return False
        first = self.marks[number][0]
        # A French paragraph may repeat the closing mark at its head.
        return first.start == self.paragraphs[number].start and (
            first.opens or self.text[first.start] == "»"
        )

    def _run_on(self, number: int, opening: _Mark) -> _Close | None:
        """The mark of a later paragraph that closes it, quotations in it left out."""
        depth, nests = 1, self.text[opening.start] == "«"
        for later in range(number + 1, min(number + 1 + _RUN_ON, len(self.paragraphs))):
            if self._reopens(later):
                return None
            for index, mark in enumerate(self.marks[later]):
                if mark.family != opening.family or mark.weak:
                    continue
                if self._ends(mark):
                    depth -= 1
                    if depth == 0:
                        return _Close(later, index + 1, mark.start)
                elif nests:
                    depth += 1
                else:
                    return None
        return None


def quotations(
    text: str, paragraphs: Sequence[Span], pairs: Sequence[tuple[str, str]]
) -> list[Quotation]:
    """The outermost quotations of `paragraphs`, in order, never overlapping.

    `pairs` are the marks that the language uses, the opening and the closing one. A
    quotation inside a quotation belongs to the outer one's words.
    """
    return list(_Scanner(text, paragraphs, pairs).scan())
