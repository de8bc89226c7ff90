"""A tree of HTML, or of trafilatura's XML, as paragraphs of text.

One blank line parts two paragraphs, a line break inside a paragraph stays one, runs of
HTML white space become one space. No-break spaces are not HTML white space: they stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
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
_PARAGRAPH, _LINE = "\x1e", "\x1f"  # no parsed document holds these


def paragraphs(root: Any) -> Iterator[str]:
    """The paragraphs under `root`, an lxml element, in the document's order, none empty."""
    text = "".join(_pieces(root))
    for block in text.split(_PARAGRAPH):
        lines = (re.sub(r"[ \t\r\n\f]+", " ", line).strip(" ") for line in block.split(_LINE))
        paragraph = "\n".join(line for line in lines if line.strip())
        if paragraph:
            yield paragraph


def _pieces(element: Any) -> Iterator[str]:
    """Texts and marks in order. Recursive: libxml2 cuts documents at a depth of 256."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _LEFT_OUT:  # a comment's tag is a function
        return
    if tag in _BLOCKS:
        yield _PARAGRAPH
    elif tag in _BREAKS:
        yield _LINE
    yield element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
    if tag in _BLOCKS:
        yield _PARAGRAPH
