"""PDF, DOCX and Markdown."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from index.ingest import read
from index.models import Draft
from tests.index.ingest.samples import (
    BODY,
    FIRST,
    SECOND,
    THIRD,
    TITLE,
    drafts,
    flowing_pdf,
    lines_pdf,
    part,
    put,
    repacked,
    word,
)

JANUARY_13 = date(2026, 1, 13)
DATELINE = "VALMONT, 13 janvier 2026 (AFP) - "
SAMPLES: dict[str, bytes | str] = {}  # each test's own stand above it; all are read at once


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Draft]:
    found = drafts(read(put(tmp_path_factory.mktemp("documents"), SAMPLES)))
    assert len(found) == len(SAMPLES)
    return {Path(draft.origin).name: draft for draft in found}


def body(draft: Draft) -> str:
    return draft.text[draft.head.body :]


PARAGRAPHS = [DATELINE + FIRST, SECOND, THIRD, FIRST, SECOND] * 8
HEADER = "Le Quotidien de Valmont"
SAMPLES["one_column.pdf"] = flowing_pdf(PARAGRAPHS, header=HEADER)
SAMPLES["two_columns.pdf"] = flowing_pdf(PARAGRAPHS, columns=2, header=HEADER)


@pytest.mark.parametrize("name", ["one_column.pdf", "two_columns.pdf"])
def test_a_pdf_s_lines_become_paragraphs(documents: dict[str, Draft], name: str) -> None:
    draft = documents[name]
    assert draft.text == "\n\n".join([TITLE, *PARAGRAPHS])
    assert (draft.title, draft.published_at) == (TITLE, JANUARY_13)
    assert body(draft).startswith(FIRST)


SAMPLES["one_page.pdf"] = flowing_pdf([FIRST, SECOND], header=HEADER)


def test_a_single_page_s_running_header_is_no_body(documents: dict[str, Draft]) -> None:
    assert documents["one_page.pdf"].title == TITLE
    assert body(documents["one_page.pdf"]) == f"{FIRST}\n\n{SECOND}"


SAMPLES["hyphens.pdf"] = lines_pdf(
    [
        [
            (60, 700, 10, "Le gouvernement et son porte-"),
            (60, 688, 10, "parole saluent le pont. Le gouver-"),
            (60, 676, 10, "nement y voit un sym-"),
            (60, 664, 10, "bole pour toute la vallée."),
        ]
    ]
)


def test_hyphens_at_a_pdf_s_line_ends(documents: dict[str, Draft]) -> None:
    assert documents["hyphens.pdf"].text == (
        "Le gouvernement et son porte-parole saluent le pont. Le gouvernement y voit un "
        "sym-bole pour toute la vallée."
    )


SAMPLES["two_pages.pdf"] = lines_pdf(
    [
        [(60, 700 - 12 * n, 10, f"Ligne {n} du texte qui court sans fin") for n in range(10)],
        [(60, 760, 10, "et finit ici."), (60, 736, 10, "Un autre paragraphe commence là.")],
        [],
    ]
)


def test_a_sentence_runs_over_a_page_s_end(documents: dict[str, Draft]) -> None:
    assert documents["two_pages.pdf"].text.endswith(
        "Ligne 9 du texte qui court sans fin et finit ici.\n\nUn autre paragraphe commence là."
    )


def test_pages_without_text_are_noted(documents: dict[str, Draft]) -> None:
    assert "1 of its 3 pages have no text." in documents["two_pages.pdf"].notes


SAMPLES["a.docx"] = word([DATELINE + FIRST, SECOND], author="Jeanne Martin")


def test_a_word_document(documents: dict[str, Draft]) -> None:
    draft = documents["a.docx"]
    assert (draft.title, draft.author, draft.published_at) == (TITLE, "Jeanne Martin", JANUARY_13)
    assert body(draft) == f"{FIRST}\n\n{SECOND}"


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TRACKED = (
    f"<w:p {_W}><w:r><w:t>Le pont </w:t></w:r><w:ins><w:r><w:t>suspendu </w:t></w:r></w:ins>"
    "<w:del><w:r><w:delText>neuf </w:delText></w:r></w:del>"
    "<w:moveFrom><w:r><w:t>hier </w:t></w:r></w:moveFrom>"
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>caché </w:t></w:r>"
    "<w:sdt><w:sdtContent><w:r><w:t>de Valmont</w:t></w:r></w:sdtContent></w:sdt>"
    "<w:r><w:br/><w:t>rouvre</w:t><w:tab/><w:t>samedi.</w:t></w:r></w:p>"
)
_PARTS = word([FIRST, SECOND])
SAMPLES["tracked.docx"] = repacked(
    _PARTS,
    **{
        "word__document.xml": part(_PARTS, "word/document.xml").replace(
            b"<w:sectPr",
            f"<w:sdt><w:sdtContent>{_TRACKED}</w:sdtContent></w:sdt><w:sectPr".encode(),
        )
    },
)


def test_no_word_of_a_word_document_is_left_out(documents: dict[str, Draft]) -> None:
    assert documents["tracked.docx"].text.endswith(
        f"{SECOND}\n\nLe pont suspendu de Valmont\nrouvre\tsamedi."
    )


SAMPLES["fields.md"] = f"""---
title: "{TITLE}"
date: 2026-01-13
author: [Jeanne Martin, Paul Petit]
source: Le Quotidien
url: https://example.org/pont
lang: fr
lieu: Valmont
---

{FIRST}

## Une fête

{SECOND}
"""


def test_markdown_with_front_matter(documents: dict[str, Draft]) -> None:
    draft = documents["fields.md"]
    assert draft.text == f"{FIRST}\n\nUne fête\n\n{SECOND}"
    assert (draft.title, draft.source, draft.place) == (TITLE, "Le Quotidien", "Valmont")
    assert (draft.author, draft.published_at) == ("Jeanne Martin, Paul Petit", JANUARY_13)
    assert (draft.url, draft.language) == ("https://example.org/pont", "fr")
    assert draft.head.body == 0
    assert draft.notes == ()


FRONT_MATTER_DATES = {
    "published: 2026-01-13T00:30:00+01:00": JANUARY_13,
    "published_at: '13 janvier 2026'": JANUARY_13,
    "Date: 13/01/2026": JANUARY_13,
    "date: hier": None,
}
for _number, _field in enumerate(FRONT_MATTER_DATES):
    SAMPLES[f"date_{_number}.txt"] = f"---\n{_field}\n---\n{BODY}"


@pytest.mark.parametrize("number", range(len(FRONT_MATTER_DATES)))
def test_front_matter_dates(documents: dict[str, Draft], number: int) -> None:
    draft = documents[f"date_{number}.txt"]
    assert draft.published_at == list(FRONT_MATTER_DATES.values())[number]
    assert draft.text == BODY


SAMPLES["no_yaml.md"] = f"---\ntitle: Valmont : le pont\ndate: 2026-01-13\n---\n\n{BODY}\n"


def test_front_matter_that_is_no_yaml_is_read_line_by_line(documents: dict[str, Draft]) -> None:
    draft = documents["no_yaml.md"]
    assert (draft.title, draft.published_at) == ("Valmont : le pont", JANUARY_13)
    assert body(draft) == BODY
    assert "not valid YAML" in draft.notes[0]


SAMPLES["markup.md"] = (
    f"# {TITLE}\n\nIl *rouvre*, a dit [le maire](https://example.org),\n« enfin » **lui**.\n\n"
    '- "Une fête" -\n\n> Tout est prêt.\n\n1. Un\n2. Deux\n\n'
    "| a | b |\n|---|---|\n| c | d |\n\n![le pont](pont.jpg)\n\n"
    "Une \\* étoile<br>et *<u>deux</u>*&nbsp;!\n\n<p>Fin &amp; suite</p>\n<!-- note -->\n"
)


def test_markup_goes_and_words_stay(documents: dict[str, Draft]) -> None:
    draft = documents["markup.md"]
    assert draft.title == TITLE
    assert body(draft) == (
        'Il rouvre, a dit le maire,\n« enfin » lui.\n\n- "Une fête" -\n\nTout est prêt.\n\n'
        "1. Un\n\n2. Deux\n\na\tb\n\nc\td\n\nUne * étoile\net deux\u00a0!\n\nFin & suite"
    )
