"""A PDF: pypdf's lines, put together again to paragraphs.

A PDF holds lines, not paragraphs, so its canonical text is the words in pypdf's order with
the lines of a paragraph joined: what a reader would read aloud, and what an editor expects
between quotation marks. The words themselves are never changed, with one exception: a
hyphen at a line's end is taken out where the document itself writes the word whole
elsewhere, or where it is a soft hyphen. Otherwise it stays, so that "porte-parole" is never
"porteparole". Running headers, footers and page numbers are left out: they would stand in
the middle of sentences.
"""

from __future__ import annotations

import io
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from index.errors import EncryptedFile, NoText, TooLarge, UnreadableFile
from index.ingest.extract import Extract, Source

_MARGIN_LINES = 2  # lines at a page's top or bottom that may be a running header or footer
_LONGEST_HEADLINE = 220  # code points
_UNTOLD = re.compile(r"[\ufffd\ue000-\uf8ff]")
_END_OF_SENTENCE = re.compile(r"[.!?…:][\"»”’)\]\s]*$")
_WORD_PARTS = re.compile(r"([^\W\d_]+)-$")
_PAGE_NUMBER = re.compile(r"\W*(?:page )?#\W*(?:(?:/|of|sur) ?#)?\W*")
_PLACEHOLDER = re.compile(
    r"\(.*\)|anonymous|untitled|microsoft \w+ - .*|.*\.\w{2,4}|", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of text; position and size of its type in points, from the page's lower left."""

    text: str
    x: float
    y: float
    size: float


def read_pdf(data: bytes, source: Source) -> list[Extract]:
    """The document's text. Raises EncryptedFile, NoText, TooLarge and UnreadableFile."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise EncryptedFile("The PDF needs a password.")
        pages = list(_pages(reader, source.limits.characters))
        information = reader.metadata
        title, author = (information.title, information.author) if information else (None, None)
    except PyPdfError as error:
        raise UnreadableFile(f"The PDF is damaged ({error}).") from error
    words = Counter(word for page in pages for line in page for word in _words(line.text))
    blank = sum(not page for page in pages)
    if blank == len(pages):
        raise NoText("The PDF holds pictures of pages and no text.")
    paragraphs = _joined(pages, words)
    text = "\n\n".join(paragraph.text for paragraph in paragraphs)
    if len(_UNTOLD.findall(text)) > len(text) / 50:
        raise NoText("The PDF's fonts don't say which letters they show.")
    return [
        Extract(
            text=text,
            title=_headline(paragraphs),
            file_title=_unless_placeholder(title),
            author=_unless_placeholder(author),
            notes=(f"{blank} of its {len(pages)} pages have no text.",) if blank else (),
        )
    ]


def _unless_placeholder(value: str | None) -> str | None:
    cleaned = " ".join((value or "").split())
    return None if _PLACEHOLDER.fullmatch(cleaned) else cleaned


def _pages(reader: PdfReader, characters: int) -> Iterator[list[_Line]]:
    lines = []
    read = 0
    for page in reader.pages:
        lines.append(_lines(page))
        read += sum(len(line.text) for line in lines[-1])
        if read > characters:
            raise TooLarge(f"Its text has more than {characters:,} characters.")
    furniture = _furniture(lines)
    for page_lines in lines:
        last = len(page_lines) - _MARGIN_LINES
        yield [
            line
            for number, line in enumerate(page_lines)
            if _MARGIN_LINES <= number < last or _shape(line.text) not in furniture
        ]


def _lines(page: Any) -> list[_Line]:
    """The page's lines in pypdf's order, with where each starts."""
    lines: list[_Line] = []
    pending: list[str] = []
    start: tuple[float, float, float] | None = None

    def take(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        nonlocal start
        for piece in re.split(r"(\n)", text):
            if piece == "\n":
                finish()
            elif piece:
                pending.append(piece)
                if start is None and piece.strip():
                    x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
                    y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
                    start = (x, y, size * math.hypot(tm[2], tm[3]) * math.hypot(cm[2], cm[3]))

    def finish() -> None:
        nonlocal start
        text = _unicode("".join(pending)).strip()
        if text and start is not None:
            lines.append(_Line(text, *start))
        pending.clear()
        start = None

    page.extract_text(visitor_text=take)
    finish()
    return lines


def _unicode(text: str) -> str:
    """`text` without what broken fonts give: NULs and halves of surrogate pairs."""
    joined = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return joined.replace("\x00", "")


def _furniture(pages: list[list[_Line]]) -> set[str]:
    """The shapes of running headers and footers: marginal lines that most pages have, and
    bare page numbers."""
    shapes: Counter[str] = Counter()
    for lines in pages:
        margins = [*lines[:_MARGIN_LINES], *lines[_MARGIN_LINES:][-_MARGIN_LINES:]]
        shapes.update({_shape(line.text) for line in margins})
    return {
        shape
        for shape, count in shapes.items()
        if (count > 1 and count * 2 > len(pages))
        or re.fullmatch(r"\W*(?:page )?#\W*(?:/ ?#)?", shape)
    }


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text.casefold())


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.casefold())


@dataclass(slots=True)
class _Paragraph:
    text: str
    size: float
    page: int


def _joined(pages: list[list[_Line]], words: Counter[str]) -> list[_Paragraph]:
    """The paragraphs of all pages, their lines joined."""
    paragraphs: list[_Paragraph] = []
    starts = Counter(round(line.x) for page in pages for line in page)
    margins = tuple(x for x, count in starts.items() if count * 20 >= starts.total())
    for number, page in enumerate(pages):
        before: _Line | None = None
        layout = _Layout.of(page, margins)
        for line in page:
            last = paragraphs[-1] if paragraphs else None
            if last and not _starts_paragraph(before, line, last.text, layout):
                last.text = _join(last.text, line.text, words)
            else:
                paragraphs.append(_Paragraph(line.text, line.size, number))
            before = line
    return paragraphs


def _headline(paragraphs: list[_Paragraph]) -> str | None:
    """What stands in the largest type near the top of the first page, if that stands out."""
    usual = median(paragraph.size for paragraph in paragraphs)
    top = [paragraph for paragraph in paragraphs[:8] if paragraph.page == 0]
    largest = max(top, key=lambda paragraph: paragraph.size, default=None)
    if largest is None or largest.size < 1.15 * usual or len(largest.text) > _LONGEST_HEADLINE:
        return None
    return largest.text


@dataclass(frozen=True, slots=True)
class _Layout:
    """What is usual on a page: the distance between lines in sizes of type (0 if there is
    none), a full line's length in code points, where lines start in points."""

    leading: float
    full: float
    margins: tuple[float, ...]

    @classmethod
    def of(cls, page: list[_Line], margins: tuple[float, ...]) -> _Layout:
        gaps = [
            (above.y - line.y) / line.size
            for above, line in pairwise(page)
            if above.y > line.y and abs(above.size - line.size) < 0.5 and line.size
        ]
        lengths = sorted(len(line.text) for line in page)
        return cls(
            leading=median(gaps) if gaps else 0.0,
            full=median(lengths[len(lengths) // 2 :] or [0]),
            margins=margins,
        )

    def indents(self, line: _Line) -> bool:
        return any(0.5 <= (line.x - margin) / (line.size or 1) <= 4 for margin in self.margins)


def _starts_paragraph(before: _Line | None, line: _Line, paragraph: str, layout: _Layout) -> bool:
    """Whether `line` opens a paragraph. Between columns and pages only a finished sentence
    ends one; within a column, larger gaps and other sizes of type do too."""
    ended = _END_OF_SENTENCE.search(paragraph) is not None
    if before is None or before.y <= line.y:
        return ended or not (line.text[0].islower() or paragraph[-1] in ",-")
    if abs(before.size - line.size) > 0.1 * max(before.size, line.size):
        return True
    if layout.leading and before.y - line.y > 1.25 * layout.leading * line.size:
        return True
    return ended and (layout.indents(line) or len(before.text) < 0.75 * layout.full)


def _join(paragraph: str, line: str, words: Counter[str]) -> str:
    if paragraph.endswith("\u00ad"):
        return paragraph[:-1] + line
    broken = _WORD_PARTS.search(paragraph)
    if broken is None or not line[0].isalpha():
        return f"{paragraph} {line}"
    second = re.match(r"[^\W\d_]+", line)
    whole = broken[1].casefold() + (second[0].casefold() if second else "")
    return (paragraph[:-1] if words[whole] else paragraph) + line
