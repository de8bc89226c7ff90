"""PDF, DOCX, Markdown and feeds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from index.ingest import read
from index.models import Draft
from tests.index.ingest.samples import (
    BODY,
    ENTITY_BOMB,
    FIRST,
    SECOND,
    THIRD,
    TITLE,
    drafts,
    flowing_pdf,
    lines_pdf,
    one,
    put,
    word,
)

JANUARY_13 = date(2026, 1, 13)
MIDNIGHT = "Tue, 13 Jan 2026 00:30:00 +0100"


def body(draft: Draft) -> str:
    return draft.text[draft.head.body :]


@pytest.mark.parametrize("columns", [1, 2])
def test_a_pdf_s_lines_become_paragraphs(tmp_path: Path, columns: int) -> None:
    paragraphs = [f"VALMONT, 13 janvier 2026 (AFP) - {FIRST}", SECOND, THIRD, FIRST, SECOND] * 8
    pdf = flowing_pdf(paragraphs, columns=columns, header="Le Quotidien de Valmont")
    draft = one(put(tmp_path, {"a.pdf": pdf}) / "a.pdf")
    assert draft.title == TITLE
    assert draft.published_at == JANUARY_13
    assert draft.text == "\n\n".join([TITLE, *paragraphs])


def test_a_pdf_on_one_page_keeps_its_running_header_out_of_the_body(tmp_path: Path) -> None:
    pdf = flowing_pdf([FIRST, SECOND], header="Le Quotidien de Valmont")
    draft = one(put(tmp_path, {"a.pdf": pdf}) / "a.pdf")
    assert draft.title == TITLE
    assert body(draft) == f"{FIRST}\n\n{SECOND}"


def test_hyphens_at_a_pdf_s_line_ends(tmp_path: Path) -> None:
    lines = [
        (60, 700, 10, "Le gouvernement et son porte-"),
        (60, 688, 10, "parole saluent le pont. Le gouver-"),
        (60, 676, 10, "nement y voit un sym-"),
        (60, 664, 10, "bole pour toute la vallée."),
    ]
    draft = one(put(tmp_path, {"a.pdf": lines_pdf([lines])}) / "a.pdf")
    assert draft.text == (
        "Le gouvernement et son porte-parole saluent le pont. Le gouvernement y voit un "
        "sym-bole pour toute la vallée."
    )


def test_a_sentence_runs_over_a_page_s_end(tmp_path: Path) -> None:
    first = [(60, 700 - 12 * n, 10, f"Ligne {n} du texte qui court sans fin") for n in range(10)]
    second = [(60, 760, 10, "et finit ici."), (60, 736, 10, "Un autre paragraphe commence là.")]
    draft = one(put(tmp_path, {"a.pdf": lines_pdf([first, second])}) / "a.pdf")
    assert draft.text.endswith(
        "Ligne 9 du texte qui court sans fin et finit ici.\n\nUn autre paragraphe commence là."
    )


def test_pages_without_text_are_noted(tmp_path: Path) -> None:
    draft = one(put(tmp_path, {"a.pdf": lines_pdf([[(60, 700, 10, SECOND)], []])}) / "a.pdf")
    assert "1 of its 2 pages have no text." in draft.notes


def test_a_word_document(tmp_path: Path) -> None:
    docx = word([f"VALMONT, 13 janvier 2026 (AFP) - {FIRST}", SECOND], author="Jeanne Martin")
    draft = one(put(tmp_path, {"a.docx": docx}) / "a.docx")
    assert (draft.title, draft.author, draft.published_at) == (TITLE, "Jeanne Martin", JANUARY_13)
    assert body(draft) == f"{FIRST}\n\n{SECOND}"


FRONT_MATTER = f"""---
title: "{TITLE}"
date: 2026-01-13
author: [Jeanne Martin, Paul Petit]
source: Le Quotidien
url: https://example.org/pont
lang: fr
lieu: Valmont
---

"""


def test_markdown_with_front_matter(tmp_path: Path) -> None:
    text = f"{FRONT_MATTER}{FIRST}\n\n## Une fête\n\n{SECOND}\n"
    draft = one(put(tmp_path, {"a.md": text}) / "a.md")
    assert draft.text == f"{FIRST}\n\nUne fête\n\n{SECOND}"
    assert (draft.title, draft.source, draft.place) == (TITLE, "Le Quotidien", "Valmont")
    assert (draft.author, draft.published_at) == ("Jeanne Martin, Paul Petit", JANUARY_13)
    assert (draft.url, draft.language) == ("https://example.org/pont", "fr")
    assert draft.head.body == 0
    assert draft.notes == ()


@pytest.mark.parametrize(
    ("field", "day"),
    [
        ("published: 2026-01-13T00:30:00+01:00", JANUARY_13),
        ("published_at: '13 janvier 2026'", JANUARY_13),
        ("Date: 13/01/2026", JANUARY_13),
        ("date: hier", None),
    ],
)
def test_front_matter_dates(tmp_path: Path, field: str, day: date | None) -> None:
    draft = one(put(tmp_path, {"a.md": f"---\n{field}\n---\n{BODY}"}) / "a.md")
    assert draft.published_at == day
    assert draft.text == BODY


def test_front_matter_that_is_no_yaml_is_read_line_by_line(tmp_path: Path) -> None:
    text = f"---\ntitle: Valmont : le pont rouvre\ndate: 2026-01-13\n---\n\n{BODY}\n"
    draft = one(put(tmp_path, {"a.md": text}) / "a.md")
    assert (draft.title, draft.published_at) == ("Valmont : le pont rouvre", JANUARY_13)
    assert body(draft) == BODY
    assert "not valid YAML" in draft.notes[0]


def test_markup_goes_and_words_stay(tmp_path: Path) -> None:
    text = (
        f"# {TITLE}\n\nIl *rouvre*, a dit [le maire](https://example.org),\n« enfin » **lui**.\n\n"
        '- "Une fête" -\n\n> Tout est prêt.\n\n1. Un\n2. Deux\n\n'
        "| a | b |\n|---|---|\n| c | d |\n\n![le pont](pont.jpg)\n\n"
        "<p>Fin &amp; suite</p>\n<!-- note -->\n"
    )
    draft = one(put(tmp_path, {"a.md": text}) / "a.md")
    assert draft.title == TITLE
    assert body(draft) == (
        'Il rouvre, a dit le maire,\n« enfin » lui.\n\n- "Une fête" -\n\nTout est prêt.\n\n'
        "1. Un\n\n2. Deux\n\na\n\nb\n\nc\n\nd\n\nFin & suite"
    )


RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Le Quotidien</title><language>fr</language>
<item><title>{TITLE}</title><link>https://example.org/pont</link><pubDate>{MIDNIGHT}</pubDate>
<author>Jeanne Martin</author>
<description>&lt;p&gt;{FIRST}&lt;/p&gt;
&lt;p&gt;Il &#171;&amp;nbsp;rouvre&amp;nbsp;&#187;.&lt;/p&gt;</description></item>
<item><title>Sans texte</title><link>https://example.org/vide</link></item>
<item><title>Sans adresse</title><guid isPermaLink="false">n7</guid>
<description>{SECOND}</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Le Quotidien</title>
<entry><title>{TITLE}</title><id>urn:1</id><link href="https://example.org/fete"/>
<updated>2026-01-13T00:30:00+01:00</updated><summary>Court.</summary>
<content type="html">&lt;p&gt;{FIRST}&lt;/p&gt;</content></entry></feed>"""


def test_rss(tmp_path: Path) -> None:
    path = put(tmp_path, {"feed.xml": RSS}) / "feed.xml"
    first, second = drafts(read(path))
    assert first.text == f"{FIRST}\n\nIl «\u00a0rouvre\u00a0»."
    assert (first.title, first.source, first.author) == (TITLE, "Le Quotidien", "Jeanne Martin")
    assert (first.published_at, first.language) == (JANUARY_13, "fr")
    assert first.origin == first.url == "https://example.org/pont"
    assert second.text == SECOND
    assert second.origin == f"{path}#n7"


def test_atom(tmp_path: Path) -> None:
    draft = one(put(tmp_path, {"feed.atom": ATOM}) / "feed.atom")
    assert (draft.text, draft.title, draft.published_at) == (FIRST, TITLE, JANUARY_13)
    assert draft.origin == "https://example.org/fete"


def test_entities_of_a_feed_neither_expand_nor_reach_files(tmp_path: Path) -> None:
    secret = put(tmp_path, {"secret": "mot de passe"}) / "secret"
    bomb = RSS.replace("<rss", f"{ENTITY_BOMB.replace('root', 'rss')}<rss", 1)
    outside = RSS.replace("<rss", f'<!DOCTYPE rss [<!ENTITY h SYSTEM "{secret.as_uri()}">]><rss', 1)
    for name, feed in (("bomb.rss", bomb), ("outside.rss", outside)):
        path = put(tmp_path, {name: feed.replace(SECOND, f"{SECOND} &h;")}) / name
        texts = [draft.text for draft in drafts(read(path))]
        assert len(texts) == 2
        assert all(len(text) < 500 and "mot de passe" not in text for text in texts)
