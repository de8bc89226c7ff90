"""A tree of HTML, or of trafilatura's XML, as paragraphs of text.

Runs of HTML white space become one space, a line break stays one, two of them part
paragraphs. No-break spaces are not HTML white space: they stay.
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
title
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_UNREAD = frozenset(_UNREAD_TAGS.split())
_BREAKS = frozenset({"br", "lb"})
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
    lines = re.sub(r"[ \t\r\n\f]+", " ", "".join(pieces)).split("\x1f")
    text = "\n".join(line.strip(" ") for line in lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") if text.strip() else ""


def _pieces(element: Any) -> Iterator[tuple[str | _Break, Any]]:
    """Texts and breaks in order. Recursive: libxml2 cuts documents at a depth of 256."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _UNREAD or _is_hidden(element):
        return  # a comment's tag is a function
    if tag in _BLOCKS:
        yield _Break.START, element
    elif tag in _BREAKS:
        yield _Break.LINE, element
    yield (element.text or "").replace("\x1f", ""), element
    for child in element:
        yield from _pieces(child)
        yield (child.tail or "").replace("\x1f", ""), child
    if tag in _BLOCKS:
        yield _Break.END, element


def _is_hidden(element: Any) -> bool:
    return (
        element.get("hidden") is not None
        or _HIDDEN_STYLE.search(element.get("style", "")) is not None
        or not _HIDDEN_CLASSES.isdisjoint(element.get("class", "").split())
    )
