"""Which format bytes are in, and the module that reads it.

The content decides; a name or a server's content type only where the content is open:
Markdown and plain text look alike. Format modules are imported when they are needed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module

from index.errors import BinaryInput, EmptyInput, EncryptedFile, UnreadableFile
from index.ingest.encoding import declared_charset, decode
from index.ingest.extract import Extract, Source
from index.ingest.front_matter import has_front_matter

_FOREIGN = (
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%!PS", "a PostScript document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an old Office format"),
)
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_MARKDOWN_SUFFIXES = frozenset({".md", ".markdown", ".mdown"})
_TEXT_SUFFIXES = frozenset({"", ".txt", ".text", ".pdf", ".docx", ".xml", ".rss", ".atom"})
_ROOT = re.compile(
    r"(?:<\?(?:(?!\?>).)*\?>|<!--(?:(?!-->).)*-->|<!doctype[^>\[]*(?:\[[^\]]*\]\s*)?>|\s)*"
    r"<([\w:.-]+)",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = re.compile(r"<(?:p|div|article|h[1-6]|br|span|table|section|body|main|ul|a)\b[^<>]*>", re.I)
_LOOKED_AT = 4_096  # code points


def read_bytes(data: bytes, source: Source) -> list[Extract]:
    """The articles in `data`, at least one. Raises an IngestError."""
    if not data.strip():
        raise EmptyInput("It is empty." if not data else "There is nothing but white space in it.")
    return _reader(data, source)(data, source)


def _reader(data: bytes, source: Source) -> Callable[[bytes, Source], list[Extract]]:
    if data[:1024].lstrip().startswith(b"%PDF-") or (
        source.suffix == ".pdf" and b"%PDF-" in data[:1024]
    ):
        return _lazily("pdf", "read_pdf")
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        from index.ingest.docx import is_docx, read_docx  # noqa: PLC0415  (heavy)

        if not is_docx(data):
            raise BinaryInput("It is a ZIP archive and no Word document.")
        return read_docx
    for signature, name in _FOREIGN:
        if data.startswith(signature):
            if _ENCRYPTED_OFFICE in data:
                raise EncryptedFile("The document needs a password.")
            raise BinaryInput(f"It is {name}.", hint="Save it as DOCX, PDF or plain text.")
    return _text_reader(data, source)


def _text_reader(data: bytes, source: Source) -> Callable[[bytes, Source], list[Extract]]:
    beginning = _beginning(data, source)
    if not beginning.strip():
        raise EmptyInput("There is nothing but white space in it.")
    root = _ROOT.match(beginning)
    name = root[1].lower() if root else ""
    if name in ("rss", "feed", "rdf:rdf"):
        return _lazily("feed", "read_feed")
    if name in ("html", "head", "body") or beginning.lstrip()[:14].lower() == "<!doctype html":
        return _lazily("html", "read_html")
    if beginning.lstrip().startswith("<?xml"):
        raise UnreadableFile("It is XML, but neither a feed nor a page.")
    is_page = source.suffix in _PAGE_SUFFIXES or source.content_type in (
        "text/html",
        "application/xhtml+xml",
    )
    if is_page and _TAGS.search(beginning):
        return _lazily("html", "read_html")
    is_markdown = source.suffix in _MARKDOWN_SUFFIXES or source.content_type == "text/markdown"
    if is_markdown or has_front_matter(beginning):
        return _lazily("markdown", "read_markdown")
    if source.listed and source.suffix not in _TEXT_SUFFIXES | _PAGE_SUFFIXES:
        raise BinaryInput(f"Files named {source.suffix} are not read from a folder.")
    return _read_plain


def _beginning(data: bytes, source: Source) -> str:
    return decode(data, declared=source.charset or declared_charset(data))[:_LOOKED_AT]


def _read_plain(data: bytes, source: Source) -> list[Extract]:
    return [Extract(text=decode(data, declared=source.charset))]


def _lazily(module: str, function: str) -> Callable[[bytes, Source], list[Extract]]:
    reader: Callable[[bytes, Source], list[Extract]] = getattr(
        import_module(f"index.ingest.{module}"), function
    )
    return reader
