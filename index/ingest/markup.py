"""A tree of HTML, or of trafilatura's XML, as paragraphs of text.

One blank line parts two paragraphs, a line break inside a paragraph stays one, runs of
HTML white space become one space. No-break spaces are not HTML white space: they stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import Any

# HTML's, then those of trafilatura's XML.
_BLOCK_TAGS = """
address article aside blockquote body caption dd div dl dt fieldset figcaption figure footer
form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td tfoot th
thead tr ul
head item list quote row cell
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_BREAKS = frozenset({"br", "lb"})
_LEFT_OUT = frozenset({"script", "style", "noscript", "template", "iframe", "svg", "object"})


class _Break(Enum):
    PARAGRAPH = auto()
    LINE = auto()


def paragraphs(root: Any) -> Iterator[str]:
    """The paragraphs under `root`, an lxml element, in the document's order, none empty."""
    lines = [""]
    for piece in (*_pieces(root), _Break.PARAGRAPH):
        if isinstance(piece, str):
            lines[-1] += piece
        elif piece is _Break.LINE:
            lines.append("")
        else:
            kept = (re.sub(r"[ \t\r\n\f]+", " ", line).strip(" ") for line in lines)
            paragraph = "\n".join(line for line in kept if line.strip())
            if paragraph:
                yield paragraph
            lines = [""]


def _pieces(element: Any) -> Iterator[str | _Break]:
    """Texts and breaks in order. Recursive: libxml2 cuts documents at a depth of 256."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _LEFT_OUT:  # a comment's tag is a function
        return
    if tag in _BLOCKS:
        yield _Break.PARAGRAPH
    elif tag in _BREAKS:
        yield _Break.LINE
    yield element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
    if tag in _BLOCKS:
        yield _Break.PARAGRAPH
