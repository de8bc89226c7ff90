"""A tree of HTML, or of trafilatura's XML, as paragraphs of text.

Runs of HTML white space become one space, a line break stays one, two of them part
paragraphs. No-break spaces are not HTML white space: they stay. The short cells of a table's
row make one paragraph, with tabs between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

# HTML's, then those of trafilatura's XML.
_BLOCK_TAGS = """
address article aside blockquote body caption dd div dl dt fieldset figcaption figure footer
form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td tfoot th
thead tr ul
head item list quote row cell
"""
_UNREAD_TAGS = """
script style noscript template iframe svg math object canvas audio video button select textarea
title del s strike
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_UNREAD = frozenset(_UNREAD_TAGS.split())
_BREAKS = frozenset({"br", "lb"})
_UNROWED = _BLOCKS | _BREAKS
_CELLS = frozenset({"td", "th", "cell"})
_LONGEST_CELL = 100  # code points; a longer one is text that a table only lays out
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HIDDEN_CLASSES = frozenset({"sr-only", "visually-hidden", "screen-reader-text"})


@dataclass(frozen=True, slots=True)
class Run:
    """The text between two borders of blocks. It starts in `element`'s text or, where it
    follows a block (`behind`), in its tail."""

    text: str
    element: Any
    behind: bool


class _Break(Enum):
    LINE = auto()
    START = auto()  # of a block
    END = auto()


def runs(root: Any) -> Iterator[Run]:
    """The runs of text under `root`, an lxml element, in the document's order, none empty."""
    element, behind = root, False
    pieces: list[str] = []
    for piece, border in _pieces(root):
        if isinstance(piece, str):
            pieces.append(piece)
        elif piece is _Break.LINE:
            pieces.append("\x1f")
        else:
            if text := _text(pieces):
                yield Run(text, element, behind)
            element, behind, pieces = border, piece is _Break.END, []
    if text := _text(pieces):
        yield Run(text, element, behind)


def paragraphs(root: Any) -> list[str]:
    """The paragraphs under `root`, none empty."""
    return [paragraph for run in runs(root) for paragraph in run.text.split("\n\n")]


def _text(pieces: list[str]) -> str:
    flowed = re.sub(r"[ \t\r\n\f]+", " ", "".join(pieces))
    lines = re.sub(r" ?\x1e ?", "\t", flowed).split("\x1f")
    text = "\n".join(line.strip(" \t") for line in lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") if text.strip() else ""


def _pieces(element: Any) -> Iterator[tuple[str | _Break, Any]]:
    """Texts and breaks in order. Recursive: libxml2 cuts documents at a depth of 256."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _UNREAD or _is_hidden(element):
        return  # a comment's tag is a function
    is_block = tag in _BLOCKS
    if tag in _CELLS and _is_row_of_data(element.getparent()):
        is_block = False
        if element.getprevious() is None:
            yield _Break.START, element
        else:
            yield "\x1e", element
    if is_block:
        yield _Break.START, element
    elif tag in _BREAKS:
        yield _Break.LINE, element
    yield _plain(element.text), element
    for child in element:
        yield from _pieces(child)
        yield _plain(child.tail), child
    if is_block:
        yield _Break.END, element


def _plain(text: str | None) -> str:
    return re.sub(r"[\x1e\x1f]", "", text or "")


def _is_row_of_data(row: Any) -> bool:
    """Whether a table's row holds short cells of words, to be read side by side."""
    return len(row) > 1 and all(
        cell.tag in _CELLS
        and all(
            isinstance(part.tag, str) and part.tag not in _UNROWED
            for part in cell.iterdescendants()
        )
        and len("".join(cell.itertext())) <= _LONGEST_CELL
        for cell in row
    )


def _is_hidden(element: Any) -> bool:
    return (
        element.get("hidden") is not None
        or _HIDDEN_STYLE.search(element.get("style", "")) is not None
        or not _HIDDEN_CLASSES.isdisjoint(element.get("class", "").split())
    )
