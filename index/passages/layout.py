"""Paragraphs and subheads of a text, from its lines.

Blank lines always part paragraphs. A single line end does where the text is one
paragraph a line, and doesn't where lines were broken to a width in mid-sentence
(mails, PDFs) or are verse; `_Wrap` tells which from all the text's lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from index.models import PassageKind

# A title-like line is at most this long, in characters and words.
_SUBHEAD_LENGTH = 80
_SUBHEAD_WORDS = 12
_MARKED_LENGTH = 160
_VERSE_LENGTH = 60
_WRAP_LENGTH = 140

_MARKED = (
    re.compile(r"[-–—]{1,3}\s+\S.*\s[-–—]{1,3}"),  # AFP: - Comment X réagit-il ? -
    re.compile(r"#{1,6}\s+\S.*"),  # Markdown
    re.compile(r"(={2,6})\s*[^\s=].*\1"),  # wiki
    re.compile(r"(\*{2,3}|__)[^\s*_](?:.*[^\s.!…*_])?\1"),  # Markdown, a line in bold
    re.compile(r"(\*{2,3})\s+\S.*\s\1"),  # *** News ***
)
_ITEM = re.compile(r"(?:[-–—•·‣▪●◦*+]|\d{1,2}[.)]|[a-z]\))\s")
_WORD = re.compile(r"[^\W_]")
_QUOTED = re.compile(r"[«“„\"‘'].*[»”\"’']")
_OPENING = " \t\u00a0\u202f«“„\"‘'’([¿¡*_"
_TRAILING = " \t\u00a0\u202f»”\"’')]*_"
_FINAL = frozenset(".!?…:")
_NOT_TITLE_END = frozenset(".!?…:;,")


class Line(NamedTuple):
    """text[start:end] without outer white space."""

    start: int
    end: int
    text: str


class Block(NamedTuple):
    kind: PassageKind
    start: int
    end: int


def blocks(text: str, start: int, end: int) -> Iterator[Block]:
    """Body paragraphs and subheads of text[start:end] in order, without outer white space.

    They hold every character but white space. A paragraph without letter or digit
    ("* * *") is a HEADER: it separates and says nothing.
    """
    runs = list(_runs(text, start, end))
    wrap = _Wrap(runs)
    paragraphs = [paragraph for run in runs for paragraph in _paragraphs(run, wrap)]
    for index, paragraph in enumerate(paragraphs):
        before = paragraphs[index - 1] if index else None
        after = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        yield Block(_kind(paragraph, before, after), paragraph[0].start, paragraph[-1].end)


def lines(text: str, start: int, end: int) -> Iterator[Line | None]:
    """Lines of text[start:end], None for blank ones."""
    at = start
    for raw in text[start:end].split("\n"):
        stripped = raw.strip()
        if stripped:
            begin = at + len(raw) - len(raw.lstrip())
            yield Line(begin, begin + len(stripped), stripped)
        else:
            yield None
        at += len(raw) + 1


def _runs(text: str, start: int, end: int) -> Iterator[list[Line]]:
    """Lines between blank ones."""
    run: list[Line] = []
    for line in lines(text, start, end):
        if line is not None:
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


class _Wrap:
    """Whether and how wide the lines of a text were broken in mid-sentence."""

    def __init__(self, runs: list[list[Line]]) -> None:
        breaks = [(a.text, b.text) for run in runs for a, b in pairwise(run)]
        lengths = sorted(len(a) for a, _ in breaks)
        self.spaced = len(runs) > 1  # blank lines part paragraphs
        self._width = lengths[len(lengths) * 9 // 10] if lengths else 0
        unfinished = [b for a, b in breaks if not _finished(a)]
        continued = sum(b[0].islower() or _upper(b) for b in unfinished)
        self._broken = (
            self._width <= _WRAP_LENGTH
            and 2 * len(unfinished) > len(breaks)
            and 3 * continued > len(unfinished)
        )

    def joins(self, a: str, b: str) -> bool:
        """Is the line end between two lines no more than a space?"""
        fill = len(a) + 1 + len(b.split(None, 1)[0])
        full = self._broken and fill > (0.95 if _finished(a) else 0.85) * self._width
        headed = _marked(a) or _marked(b) or (_capitals(a) and not _upper(b))
        if headed or _ornament(a) or _ornament(b):
            return False
        if _ITEM.match(b):
            return full and not _finished(a) and b.lstrip("-–— ")[:1].islower()
        if full:
            return True
        if _finished(a) or _tabular(a) or _tabular(b):
            return False
        verse = self.spaced and len(a) <= _VERSE_LENGTH and len(b) <= _VERSE_LENGTH
        return b[0].islower() or a[-1] in ",-" or verse


def _paragraphs(run: list[Line], wrap: _Wrap) -> Iterator[list[Line]]:
    paragraph = [run[0]]
    for line in run[1:]:
        if wrap.joins(paragraph[-1].text, line.text):
            paragraph.append(line)
        else:
            yield paragraph
            paragraph = [line]
    yield paragraph


def _kind(
    paragraph: list[Line], before: list[Line] | None, after: list[Line] | None
) -> PassageKind:
    if not any(_WORD.search(line.text) for line in paragraph):
        return PassageKind.HEADER
    if len(paragraph) > 1:
        return PassageKind.BODY
    line = paragraph[0].text
    if _marked(line):
        return PassageKind.SUBHEAD
    if after is None or not _parts(before):
        return PassageKind.BODY
    following = after[0].text
    headed = _title_like(line) or (_capitals(line) and not _upper(following))
    prose = len(following) > len(line) and _finished(after[-1].text)
    leads = prose or _ITEM.match(following) is not None
    return PassageKind.SUBHEAD if headed and leads else PassageKind.BODY


def _parts(before: list[Line] | None) -> bool:
    """May a subhead follow: nothing, prose that has ended, a list, a subhead, a separator?"""
    if before is None:
        return True
    last = before[-1].text
    if last.endswith(":"):
        return False
    return (
        _finished(last)
        or _marked(last)
        or _ITEM.match(before[0].text) is not None
        or not _WORD.search(last)
    )


def _finished(line: str) -> bool:
    """Does the line end like a sentence?"""
    return line.rstrip(_TRAILING)[-1:] in _FINAL


def _ornament(line: str) -> bool:
    return len(line) > 2 and not _WORD.search(line)


def _tabular(line: str) -> bool:
    return "\t" in line or "|" in line


def _marked(line: str) -> bool:
    """Is the line marked as a heading by what stands around it?"""
    return (
        line[0] in "-–—#=*_"
        and len(line) <= _MARKED_LENGTH
        and any(mark.fullmatch(line) for mark in _MARKED)
    )


def _upper(line: str) -> bool:
    return line == line.upper() != line.lower()


def _capitals(line: str) -> bool:
    """A short line in capitals that doesn't end like a statement."""
    return (
        len(line) <= _SUBHEAD_LENGTH
        and sum(character.isalpha() for character in line) >= 4
        and _upper(line)
        and line.rstrip(_TRAILING)[-1:] not in ".!…;,"
        and not _ITEM.match(line)
    )


def _title_like(line: str) -> bool:
    """A short line that starts like a title and doesn't end like a sentence."""
    opened = line.lstrip(_OPENING)
    return (
        len(line) <= _SUBHEAD_LENGTH
        and len(line.split()) <= _SUBHEAD_WORDS
        and line.rstrip(_TRAILING)[-1:] not in _NOT_TITLE_END
        and (opened[:1].isupper() or opened[:1].isdigit())
        and any(character.isalpha() for character in line)
        and not _QUOTED.fullmatch(line)
        and line.count("«") == line.count("»")
        and line.count("“") == line.count("”")
        and line.count('"') % 2 == 0
        and not _ITEM.match(line)
        and not _tabular(line)
    )
