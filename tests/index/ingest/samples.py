"""The files that the tests read, built here, about a bridge that never was."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import docx
import pypdf
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from index.errors import IngestError
from index.ingest import Failure, Fetcher, Limits, read
from index.models import Draft

SHARED = Path(__file__).parents[4] / "shared"
STORY = Path(__file__).parents[3] / "docs" / "story"

TITLE = "Le pont de Valmont rouvre samedi"
FIRST = (
    "La mairie de Valmont a annoncé lundi la réouverture du pont suspendu, fermé depuis deux "
    "ans, après des travaux dont le coût atteint 3,2 millions d’euros."
)
SECOND = "« Tout est prêt », a déclaré le maire, qui attend 20 000 personnes à la fête."
THIRD = (
    "Une œuvre d’Élise Aubépine sera dévoilée à midi : “le fil”, une corde d’acier de 81 mètres "
    "tendue d’une rive à l’autre…"
)
BODY = "\n\n".join((FIRST, SECOND, THIRD))


def put(folder: Path, files: Mapping[str, bytes | str]) -> Path:
    """Write files into `folder`, text as UTF-8, and give the folder back."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def one(target: Path | str, limits: Limits | None = None, fetcher: Fetcher | None = None) -> Draft:
    """The single Draft at `target`."""
    (draft,) = read(target, limits=limits, fetcher=fetcher)
    assert isinstance(draft, Draft), draft
    return draft


def error(
    target: Path | str, limits: Limits | None = None, fetcher: Fetcher | None = None
) -> IngestError:
    """The single failure at `target`."""
    (failure,) = read(target, limits=limits, fetcher=fetcher)
    assert isinstance(failure, Failure), failure
    return failure.error


def drafts(found: Iterable[Draft | Failure]) -> list[Draft]:
    return [draft for draft in found if isinstance(draft, Draft)]


def lines_pdf(pages: Sequence[Sequence[tuple[float, float, float, str]]]) -> bytes:
    """A PDF with text at given places: (x, y, size, line) in points."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for page in pages:
        for x, y, size, line in page:
            canvas.setFont("Helvetica", size)
            canvas.drawString(x, y, line)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def flowing_pdf(
    paragraphs: Sequence[str], *, title: str = TITLE, columns: int = 1, header: str = ""
) -> bytes:
    """A laid-out PDF: headline, paragraphs in columns, running header and page numbers."""
    buffer = io.BytesIO()
    width = 480 / columns

    def furnish(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.drawString(60, 815, header)
        canvas.drawString(290, 20, f"Page {document.page}")

    document = BaseDocTemplate(buffer)
    frames = [Frame(55 + n * width, 50, width - 15, 740) for n in range(columns)]
    document.addPageTemplates(PageTemplate(frames=frames, onPage=furnish))
    body = ParagraphStyle("body", fontSize=10, leading=12, firstLineIndent=12)
    headline = ParagraphStyle("headline", fontSize=18, leading=22, spaceAfter=8)
    document.build([Paragraph(title, headline), *(Paragraph(text, body) for text in paragraphs)])
    return buffer.getvalue()


def encrypted(pdf: bytes, user: str, owner: str | None = None) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    writer.encrypt(user, owner, algorithm="AES-256")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def word(paragraphs: Sequence[str], *, title: str = TITLE, author: str = "") -> bytes:
    document = docx.Document()
    document.core_properties.author = author
    document.add_heading(title, 0)
    for text in paragraphs:
        document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def part(archive: bytes, name: str) -> bytes:
    """One part of a ZIP archive."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return opened.read(name)


def repacked(archive: bytes, **changes: bytes) -> bytes:
    """A ZIP archive with some parts replaced or added; keys have "__" for "/"."""
    parts = {name.replace("__", "/"): content for name, content in changes.items()}
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, parts.pop(name, b"") or old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return buffer.getvalue()


ENTITY_BOMB = (
    '<!DOCTYPE root [<!ENTITY a "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 20}">' for old, new in pairwise("abcdefgh"))
    + "]>"
)
