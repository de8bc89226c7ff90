"""Which quotation marks and brackets of a paragraph belong together.

Directional marks pair by a stack, German ones („…“, »…«) the other way round. Straight
ones and apostrophes are told apart by the white space around them. A mark that finds no
partner (a quotation that goes on in the next paragraph, an inch, a possessive) is no mark
at all.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

# An apostrophe or right single mark between two letters can only be an apostrophe.
_MARK = re.compile(r"[\"“”„‚«»‘()\[\]]|(?<!\w)['’](?!\d0s)|['’](?!\w)")
_OPENS = {"“": "“", "„": "„", "‚": "‚", "«": "«", "(": "(", "[": "["}
_CLOSES = {"”": "“", "»": "«", ")": "(", "]": "["}
# What closes as well what was opened by one of these.
_GERMAN = {"“": "„", "”": "„", "«": "»", "‘": "‚"}
_BEFORE_OPENING = frozenset("\"'’‘“„«([{-–—/¿¡*_")
_AFTER_CLOSING = frozenset("\"'’”»)]}.,;:!?…-–—/*_")


class Pair(NamedTuple):
    """Offsets of an opening mark and of the mark that closes it."""

    open: int
    close: int


class _Stack:
    """Open marks. Closing one drops those left open inside it, so every mark is popped once."""

    def __init__(self) -> None:
        self._marks: list[tuple[str, int] | None] = []
        self._open: Counter[str] = Counter()
        self._sole: dict[str, int] = {}
        self.pairs: list[Pair] = []

    def is_open(self, mark: str) -> bool:
        return self._open[mark] > 0

    def open(self, mark: str, at: int) -> None:
        self._marks.append((mark, at))
        self._open[mark] += 1

    def open_sole(self, mark: str, at: int) -> None:
        """Open a mark that can't nest in itself: one still open was never closed."""
        if self.is_open(mark):
            self._marks[self._sole[mark]] = None
            self._open[mark] -= 1
        self._sole[mark] = len(self._marks)
        self.open(mark, at)

    def close(self, mark: str, at: int) -> None:
        while self.is_open(mark):
            opened = self._marks.pop()
            if opened is None:
                continue
            self._open[opened[0]] -= 1
            if opened[0] == mark:
                self.pairs.append(Pair(opened[1], at))
                return


def pairs(text: str) -> list[Pair]:
    """Matched marks of a paragraph, in order of their opening. Linear time."""
    stack = _Stack()
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        opened = _GERMAN.get(mark, "")
        if stack.is_open(opened) and not _opens(text, at):
            stack.close(opened, at)
        elif mark == "“" and stack.is_open("“") and not _opens(text, at):
            stack.close("“", at)
        elif mark == "»" and not stack.is_open("«") and _opens(text, at) and not _closes(text, at):
            stack.open("»", at)
        elif mark in _OPENS:
            stack.open(_OPENS[mark], at)
        elif mark in _CLOSES:
            stack.close(_CLOSES[mark], at)
        elif mark == '"':
            _straight(stack, text, at)
        else:
            _single(stack, text, at)
    stack.pairs.sort()
    return stack.pairs


def _opens(text: str, at: int) -> bool:
    """May a mark open after what stands before it?"""
    before = text[at - 1] if at else " "
    return before.isspace() or before in _BEFORE_OPENING


def _closes(text: str, at: int) -> bool:
    """May a mark close before what stands after it?"""
    after = text[at + 1] if at + 1 < len(text) else " "
    return after.isspace() or after in _AFTER_CLOSING


def _straight(stack: _Stack, text: str, at: int) -> None:
    opens, closes = _opens(text, at), _closes(text, at)
    if stack.is_open('"') and (closes or not opens):
        stack.close('"', at)
    elif stack.is_open("„") and closes and not opens:
        stack.close("„", at)
    elif opens:
        stack.open_sole('"', at)
    # else an inch, or the end of a quotation that opened in an earlier paragraph


def _single(stack: _Stack, text: str, at: int) -> None:
    opens, closes = _opens(text, at), _closes(text, at)
    if closes and stack.is_open("‘"):
        stack.close("‘", at)
    elif opens and not closes and text[at] != "’":
        stack.open_sole("‘", at)
