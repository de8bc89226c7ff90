"""A page: its article by trafilatura, its date from what the page itself declares.

The canonical text is what trafilatura takes for the article, its paragraphs parted by
blank lines and the spaces inside them as published: trafilatura turns no-break spaces
into plain ones, so they travel through it in disguise.
"""

from __future__ import annotations

import re
from typing import Any

import lxml.html  # type: ignore[import-untyped]
import trafilatura

from index.errors import UnreadableFile
from index.ingest.encoding import declared_charset, decode
from index.ingest.extract import Extract, Source
from index.ingest.markup import paragraphs
from index.ingest.page_dates import published_at

_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # lxml can't set these
# No-break, narrow no-break, thin and figure spaces, and printable signs to hide them in.
_SPACES = "\u00a0\u202f\u2009\u2007"
_DISGUISES = "\u2420\u2422\u2423\u2425"


def read_html(data: bytes, source: Source) -> list[Extract]:
    """The page's article. Raises UnreadableFile where no article is found in it."""
    text = decode(data, declared=source.charset or declared_charset(data))
    root = _parse(text)
    disguised = not any(sign in text for sign in _DISGUISES)
    if disguised:
        _translate(root, dict(zip(map(ord, _SPACES), _DISGUISES, strict=True)))
    found = trafilatura.bare_extraction(
        root,
        url=source.url,
        include_comments=False,
        with_metadata=True,
        # The date is found by page_dates; this keeps htmldate from a long search.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or isinstance(found, dict) or found.body is None:
        raise UnreadableFile("No article was found in the page.")
    back = dict(zip(map(ord, _DISGUISES), _SPACES, strict=True)) if disguised else {}
    blocks = [block.translate(back) for block in paragraphs(found.body)]
    if not any(block.strip() for block in blocks):
        raise UnreadableFile("No article was found in the page.")
    first = found.body.find(".//*")
    headline = blocks[0] if first is not None and first.get("rend") == "h1" else None
    sitename, author = _plain(found.sitename, back), _plain(found.author, back)
    date, dated_by = published_at(root, source.url or found.url)
    return [
        Extract(
            text="\n\n".join(blocks),
            title=headline or _plain(found.title, back),
            source=sitename,
            author=author if author != sitename else None,
            published_at=date,
            dated_by=dated_by,
            url=found.url or source.url,
            language=root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        )
    ]


def _parse(text: str) -> Any:
    """The page's tree. libxml2 mends what is broken and cuts what is nested too deep."""
    parser = lxml.html.HTMLParser(encoding="utf-8")
    markup = _NOT_XML.sub("", _XML_DECLARATION.sub("", text)).encode()
    try:
        return lxml.html.document_fromstring(markup, parser=parser)
    except lxml.etree.ParserError as error:
        raise UnreadableFile("No article was found in the page.") from error


def _translate(root: Any, table: dict[int, str]) -> None:
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        for name in ("text", "tail"):
            value = getattr(element, name)
            if value and not value.isspace():
                setattr(element, name, value.translate(table))


def _plain(value: str | None, back: dict[int, str]) -> str | None:
    """A metadata value on one line, or None."""
    words = " ".join((value or "").translate(back).split("\n")).strip()
    return words or None
