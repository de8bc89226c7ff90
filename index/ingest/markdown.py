"""Markdown, with or without front matter: the words without the markup.

markdown-it-py parses CommonMark with tables; the text is put together from its tokens, so
line breaks, quotes and spaces stay as written and only the markup goes. List markers stay:
in a dispatch saved as Markdown, `- "Mets-la en bikini" -` is a subhead.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import lxml.html  # type: ignore[import-untyped]
from markdown_it import MarkdownIt
from markdown_it.token import Token

from index.ingest.encoding import decode
from index.ingest.extract import Extract, Source
from index.ingest.front_matter import read_front_matter
from index.ingest.markup import paragraphs


def read_markdown(data: bytes, source: Source) -> list[Extract]:
    """The document's text and what its front matter says. Raises BinaryInput and
    UnknownEncoding."""
    found, text = read_front_matter(decode(data, declared=source.charset))
    plain, heading = _plain(text)
    lines = f"{found.text}\n\n" if found.text else ""
    return [replace(found, text=lines + plain, title=found.title or (None if lines else heading))]


def _plain(text: str) -> tuple[str, str | None]:
    """The words of a Markdown text, and its heading if it opens with one."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    blocks = list(_blocks(tokens))
    opens = bool(tokens) and tokens[0].type == "heading_open" and tokens[0].tag == "h1"
    heading = " ".join(blocks[0].split()) if opens and blocks else None
    return "\n\n".join(blocks), heading


def _blocks(tokens: list[Token]) -> Iterator[str]:
    marker = ""
    row: list[str] | None = None  # the cells of the table's row that is being read
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            if row and any(row):
                yield "\t".join(row)
            row = None
        elif row is not None:
            if token.type == "inline":
                row.append(_inline(token).strip())
        elif token.type == "list_item_open":
            # An ordered item's `info` is its number, without the mark behind it.
            marker = f"{token.info}{token.markup} " if token.info else f"{token.markup} "
        elif token.type in ("fence", "code_block"):
            yield token.content.rstrip("\n")
        elif token.type == "html_block":
            yield from _html(token.content)
        elif token.type == "inline" and (text := _inline(token)).strip():
            yield marker + text
            marker = ""


def _html(markup: str) -> Iterator[str]:
    """The paragraphs of a block of HTML; none of a comment."""
    for element in lxml.html.fragments_fromstring(markup, no_leading_text=False):
        if isinstance(element, str):
            yield from filter(None, [element.strip()])
        else:
            yield from paragraphs(element)


def _inline(token: Token) -> str:
    pieces = []
    struck = 0
    for child in token.children or ():
        struck += {"s_open": 1, "s_close": -1}.get(child.type, 0)
        if struck:
            continue
        if child.type in ("text", "code_inline"):
            pieces.append(child.content)
        elif child.type in ("softbreak", "hardbreak") or child.content.startswith("<br"):
            pieces.append("\n")
    return "".join(pieces)
