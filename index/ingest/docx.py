"""A Word document: its paragraphs in order, those of tables and content controls among them.

python-docx opens it, but its `paragraph.text` leaves out words that were inserted with
changes tracked or stand in content controls, in the middle of sentences. So the text is
read from the XML: what a reader sees with all changes accepted.

A DOCX is a ZIP archive, so its unpacked size is checked before anything is unpacked, and
zipfile unpacks no more of a part than the archive declares. python-docx resolves no XML
entities and lxml bounds their expansion.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from lxml.etree import XMLSyntaxError  # type: ignore[import-untyped]

from index.errors import EmptyInput, TooLarge, UnreadableFile
from index.ingest.extract import Extract, Source

_MOST_PARTS = 5_000
_PLACEHOLDERS = frozenset({"", "python-docx"})
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Deleted and moved words, text boxes, and the old form that a new drawing carries along.
_UNSEEN = frozenset(
    {f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}pPr", f"{_W}rPr"}
    | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
_SIGNS = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "\u2011",
    f"{_W}softHyphen": "\u00ad",
}
_LONGEST_CELL = 100  # code points; a longer one is text that a table only lays out
_TITLE_STYLES = frozenset({"Title", "Titre", "Titel", "Título", "Titolo"})


def is_docx(data: bytes) -> bool:
    """Whether the ZIP archive `data` holds a Word document. Raises UnreadableFile."""
    with _archive(data) as archive:
        return "word/document.xml" in archive.namelist()


def read_docx(data: bytes, source: Source) -> list[Extract]:
    """The document's text. Raises EmptyInput, TooLarge and UnreadableFile."""
    with _archive(data) as archive:
        parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > _MOST_PARTS or unpacked > source.limits.unpacked_bytes:
        raise TooLarge(f"Unpacked, it has {len(parts):,} parts and {unpacked:,} bytes.")
    try:
        document = docx.Document(io.BytesIO(data))
        blocks = [(text, title) for text, title in _blocks(document) if text.strip()]
    except (zipfile.BadZipFile, OpcError, XMLSyntaxError, KeyError, ValueError) as error:
        raise UnreadableFile("The DOCX is damaged.") from error
    if not blocks:
        raise EmptyInput("The DOCX has no text.")
    properties = document.core_properties
    author = (properties.author or "").strip()
    return [
        Extract(
            text="\n\n".join(text for text, _ in blocks),
            title=next((text for text, is_title in blocks if is_title), None),
            file_title=properties.title or None,
            author=None if author in _PLACEHOLDERS else author,
        )
    ]


def _archive(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableFile("It is a damaged ZIP or DOCX file.") from error


def _blocks(document: Any) -> Iterator[tuple[str, bool]]:
    """The paragraphs' texts, and whether each is styled as the title."""
    titles = {style.style_id for style in document.styles if style.name in _TITLE_STYLES}
    for paragraph in document.element.body.iter(f"{_W}p"):
        row = next(paragraph.iterancestors(f"{_W}tr"), None)
        if row is not None and (cells := _cells(row)):
            if paragraph is next(row.iter(f"{_W}p")):
                yield "\t".join(cells), False
        elif not any(ancestor.tag in _UNSEEN for ancestor in paragraph.iterancestors()):
            style = paragraph.find(f"{_W}pPr/{_W}pStyle")
            yield _text(paragraph), style is not None and style.get(f"{_W}val") in titles


def _cells(row: Any) -> list[str]:
    """The texts of a table's row that is to be read side by side: short, a paragraph each."""
    cells = row.findall(f"{_W}tc")
    paragraphs = [list(cell.iter(f"{_W}p")) for cell in cells]
    if len(cells) < 2 or any(len(found) != 1 for found in paragraphs):
        return []
    texts = [_text(found).strip() for (found,) in paragraphs]
    flat = all(len(text) <= _LONGEST_CELL and "\n" not in text for text in texts)
    return texts if flat and any(texts) else []


def _text(element: Any) -> str:
    if element.tag in _UNSEEN or element.find(f"{_W}rPr/{_W}vanish") is not None:
        return ""
    if element.tag == f"{_W}t":
        return element.text or ""
    return _SIGNS.get(element.tag) or "".join(map(_text, element))
