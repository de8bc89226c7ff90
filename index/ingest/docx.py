"""A Word document: its paragraphs and tables in order, by python-docx.

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
from docx.table import Table
from lxml.etree import XMLSyntaxError  # type: ignore[import-untyped]

from index.errors import EmptyInput, TooLarge, UnreadableFile
from index.ingest.extract import Extract, Source

_MOST_PARTS = 5_000
_PLACEHOLDERS = frozenset({"", "python-docx"})
_TITLE_STYLES = frozenset({"Title", "Titre"})


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
    author = " ".join((properties.author or "").split())
    return [
        Extract(
            text="\n\n".join(text for text, _ in blocks),
            title=next((" ".join(text.split()) for text, is_title in blocks if is_title), None),
            file_title=" ".join((properties.title or "").split()) or None,
            author=None if author in _PLACEHOLDERS else author,
        )
    ]


def _archive(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableFile("It is a damaged ZIP or DOCX file.") from error


def _blocks(container: Any) -> Iterator[tuple[str, bool]]:
    """The texts of paragraphs and table rows, and whether each is styled as the title."""
    for block in container.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = [cell.text.strip() for cell in row.cells]
                yield "\t".join(dict.fromkeys(filter(None, cells))), False
        else:
            style = block.style.name if block.style is not None else None
            yield block.text, style in _TITLE_STYLES
