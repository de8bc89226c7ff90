"""Files in the shapes that people really have them: clippings, feeds, old pages."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import docx
import pytest

from index.building import cut
from index.ingest import Failure, read, read_text
from index.models import Draft
from tests.index.ingest.samples import BODY, FIRST, SECOND, THIRD, TITLE, drafts, put

JANUARY_13 = date(2026, 1, 13)
SAMPLES: dict[str, bytes | str] = {}  # each test's own stand above it; all are read at once


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Draft]:
    found = drafts(read(put(tmp_path_factory.mktemp("shapes"), SAMPLES)))
    assert len(found) == len(SAMPLES)
    return {Path(draft.origin).name: draft for draft in found}


def matter(fields: str, fence: str = "---", end: str = "") -> str:
    return f"{fence}\n{fields}\n{end or fence}\n\n{BODY}\n"


SAMPLES["clipped.md"] = matter(
    f'title: "{TITLE}"\nsource: "https://www.courrier.example/pont"\n'
    'author:\n  - "[[Anne Petit]]"\n  - "[[Paul Grand]]"\npublished: 2026-01-13\n'
    "created: 2026-02-01\ntags:\n  - clippings"
)
SAMPLES["nested.md"] = matter(
    f"title: {TITLE}\ndatePublished: 2026-01-13T23:30:00-05:00\npublisher:\n"
    "  name: Le Courrier\nauthor:\n  - name: Anne Petit\n    email: a@courrier.example\n"
    "  - name: Paul Grand\ncanonicalUrl: https://www.courrier.example/pont"
)
SAMPLES["french.md"] = matter(
    f"Titre: {TITLE}\nPublié_le: 13 janvier 2026\njournal: Le Courrier\nauteur: Anne Petit, "
    "Paul Grand\nville: Valmont\nlien: https://www.courrier.example/pont"
)
SAMPLES["toml.md"] = matter(
    f'title = "{TITLE}"\ndate = 2026-01-13T23:30:00-05:00\nsource = "Le Courrier"\n'
    'authors = ["Anne Petit", "Paul Grand"]\nurl = "https://www.courrier.example/pont"',
    fence="+++",
)
SAMPLES["dots.md"] = matter(
    f"title: {TITLE}\ndate: 2026-01-13 23:30:00 -0500\nsource: Le Courrier\n"
    "author: Anne Petit, Paul Grand\nurl: https://www.courrier.example/pont",
    end="...",
)


@pytest.mark.parametrize("name", ["clipped.md", "nested.md", "french.md", "toml.md", "dots.md"])
def test_front_matter_in_many_dialects(documents: dict[str, Draft], name: str) -> None:
    draft = documents[name]
    assert (draft.title, draft.published_at) == (TITLE, JANUARY_13)
    assert draft.author == "Anne Petit, Paul Grand"
    assert draft.url == "https://www.courrier.example/pont"
    assert draft.source == ("courrier.example" if name == "clipped.md" else "Le Courrier")
    assert draft.text.strip() == BODY
    assert draft.place == ("Valmont" if name == "french.md" else None)


SAMPLES["numbers.md"] = matter("title: 2026\ndate: 2026-13-45\nauthor: ~\nsource: null")


def test_front_matter_with_values_of_other_types(documents: dict[str, Draft]) -> None:
    draft = documents["numbers.md"]
    assert (draft.title, draft.published_at) == ("2026", None)
    assert (draft.author, draft.source) == (None, None)


SAMPLES["no-address.md"] = matter(f'title: {TITLE}\nsource: "http://[x"')


def test_an_address_that_is_none_names_no_outlet(documents: dict[str, Draft]) -> None:
    draft = documents["no-address.md"]
    assert (draft.title, draft.url, draft.source) == (TITLE, "http://[x", None)


SAMPLES["order.md"] = matter(f"title: {TITLE}\ndate: 02/01/2026")


def test_a_doubtful_date_of_the_front_matter_is_said_to_be(documents: dict[str, Draft]) -> None:
    draft = documents["order.md"]
    assert draft.published_at == date(2026, 1, 2)
    assert any("day first" in note for note in draft.notes)


SAMPLES["struck.md"] = f"# {TITLE}\n\nLe maire ~~refuse~~ accepte. {SECOND}\n"


def test_struck_words_of_markdown_are_not_read(documents: dict[str, Draft]) -> None:
    assert "refuse" not in documents["struck.md"].text


def word_table(title: str, text: str, rows: list[list[str]]) -> bytes:
    document = docx.Document()
    document.add_heading(title, 0)
    document.add_paragraph(text)
    table = document.add_table(len(rows), len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def body_paragraphs(draft: Draft) -> list[str]:
    return draft.text[draft.head.body :].split("\n\n")


def page(body: str) -> str:
    return f"<!doctype html><html lang=fr><body><article><h1>{TITLE}</h1>{body}</article></html>"


SAMPLES["struck.html"] = page(
    f"<p>Le maire <del>refuse</del><ins>accepte</ins> le <s>petit</s> projet. {FIRST}</p>"
    f"<p>{SECOND}</p><p>{THIRD}</p>"
)


def test_struck_words_of_a_page_are_not_read(documents: dict[str, Draft]) -> None:
    text = documents["struck.html"].text
    assert "Le maire accepte le" in text
    assert "refuse" not in text
    assert "petit" not in text


SAMPLES["entities.html"] = page(
    f"<p>L&#146;\u0153uvre co&ucirc;te &#128; 5. {FIRST}</p><p>{THIRD}</p>"
)


def test_old_pages_code_their_apostrophes_for_windows(documents: dict[str, Draft]) -> None:
    assert "L’œuvre coûte € 5." in documents["entities.html"].text


def test_a_page_that_only_asks_for_javascript_is_no_article(tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            "app.html": "<html><body><div id=root></div><noscript>You need to enable JavaScript "
            "to run this application in your browser.</noscript></body></html>"
        },
    )
    (found,) = read(tmp_path)
    assert isinstance(found, Failure)


SAMPLES["pointers.html"] = page(
    f"<p>{FIRST}</p><p><a href=/a>Le tram arrive en avance sur le calendrier prévu</a></p>"
    f"<p>{SECOND}</p><p><b>Lire aussi :</b> <a href=/b>Le stade ferme pour des travaux</a></p>"
    f"<p>{THIRD} <a href=/c>Le rapport</a></p>"
)


def test_links_to_other_articles_are_not_this_one_s_words(documents: dict[str, Draft]) -> None:
    draft = documents["pointers.html"]
    assert body_paragraphs(draft) == [FIRST, SECOND, f"{THIRD} Le rapport"]


SAMPLES["pre.html"] = f"<html><body><pre>{TITLE}\n\n{FIRST}\n\n{SECOND}</pre></body></html>"


def test_preformatted_text_keeps_its_paragraphs(documents: dict[str, Draft]) -> None:
    draft = documents["pre.html"]
    assert (draft.title, body_paragraphs(draft)) == (TITLE, [FIRST, SECOND])


ROWS = [["Poste", "Coût"], ["Acier", "20 000 euros"], ["Peinture", "1 200 euros"]]
SAMPLES["table.html"] = page(
    f"<p>{FIRST}</p><p>{SECOND}</p><table>"
    + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in ROWS)
    + f"</table><p>{THIRD}</p>"
)
SAMPLES["table.md"] = (
    f"# {TITLE}\n\n{FIRST}\n\n| Poste | Coût |\n|---|---|\n"
    "| Acier | 20 000 euros |\n| Peinture | 1 200 euros |\n"
)


SAMPLES["table.docx"] = word_table(TITLE, FIRST, ROWS)


@pytest.mark.parametrize("name", ["table.html", "table.md", "table.docx"])
def test_a_table_s_row_is_one_paragraph(documents: dict[str, Draft], name: str) -> None:
    draft = documents[name]
    passages = [passage.span.of(draft.text) for passage in cut(draft).passages]
    for row in ROWS:
        assert "\t".join(row) in passages


SAMPLES["layout.html"] = (
    f"<html><body><table><tr><td><h1>{TITLE}</h1>{FIRST}<br><br>{SECOND}<br><br>{THIRD}</td>"
    "<td>Météo</td></tr></table></body></html>"
)


def test_a_table_that_lays_out_a_page_is_no_row(documents: dict[str, Draft]) -> None:
    draft = documents["layout.html"]
    assert "\t" not in draft.text
    assert SECOND in [passage.span.of(draft.text) for passage in cut(draft).passages]


FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Le Courrier</title>
<item><title>Un</title><link>https://courrier.example/direct</link><guid>1</guid>
<pubDate>13 janvier 2026</pubDate><description>{FIRST}</description></item>
<item><title>Deux</title><link>https://courrier.example/direct</link><guid>2</guid>
<pubDate>Tue, 13 Jan 2026 23:30:00 -0500</pubDate><description>{SECOND}</description></item>
</channel></rss>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Courrier</title>
<entry><title>Un</title><id>urn:1</id><published>2026-01-13T23:59:00+01:00</published>
<author><name>Anne Petit</name></author><author><name>Paul Grand</name></author>
<summary>{FIRST}</summary></entry></feed>"""


def test_entries_that_share_a_link_are_articles_of_their_own(tmp_path: Path) -> None:
    one, two = drafts(read(put(tmp_path, {"feed.xml": FEED})))
    assert one.origin != two.origin
    assert one.url == two.url == "https://courrier.example/direct"
    assert one.published_at == two.published_at == JANUARY_13


def test_an_entry_without_a_link_goes_by_its_id(tmp_path: Path) -> None:
    (entry,) = drafts(read(put(tmp_path, {"atom.xml": ATOM})))
    assert entry.origin.endswith("atom.xml#urn:1")


def test_all_authors_of_an_entry(tmp_path: Path) -> None:
    (entry,) = drafts(read(put(tmp_path, {"atom.xml": ATOM})))
    assert entry.author == "Anne Petit, Paul Grand"


def test_line_ends_of_other_programs_and_control_characters() -> None:
    text = f"{TITLE}\u2029{FIRST}\v{SECOND}\f{THIRD} \x1b[31mRouge\x07 l\x92été"
    draft = read_text(text)
    assert draft.title == TITLE
    assert draft.text == f"{TITLE}\n{FIRST}\n{SECOND}\n{THIRD} [31mRouge l’été"


def test_text_that_another_program_garbled_is_refused(tmp_path: Path) -> None:
    garbled = f"{TITLE}\n\n{BODY}".encode().decode("cp1252", "ignore")
    (found,) = read(put(tmp_path, {"garbled.txt": garbled}))
    assert isinstance(found, Failure)
    assert "garbled" in str(found.error)
    (kept,) = drafts(read(put(tmp_path / "ok", {"a.txt": f"{BODY}\n\nOn lisait « Ã© » partout."})))
    assert "Ã©" in kept.text


def test_a_title_made_of_the_first_sentence_ends_where_the_sentence_does() -> None:
    draft = read_text("Le conseil a voté la fermeture du pont, a dit M. Durand lundi. Oui.\n\nBon.")
    assert draft.title == "Le conseil a voté la fermeture du pont, a dit M. Durand lundi."


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Londres, correspondance", "Londres"),
        ("Londres, correspondante", "Londres"),
        ("(Londres, correspondance)", "Londres"),
        ("Londres - Envoyé spécial", "Londres"),
        ("De notre correspondant à Londres", "Londres"),
        ("De notre envoyée spéciale à Kuala Lumpur", "Kuala Lumpur"),
        ("From our correspondent in London", "London"),
    ],
)
def test_a_correspondent_s_line_is_no_body(line: str, place: str) -> None:
    draft = read_text(f"{TITLE}\n\n{line}\n\n{BODY}")
    assert draft.place == place
    assert draft.text[draft.head.body :] == BODY


def test_a_city_in_brackets_is_a_dateline() -> None:
    draft = read_text(f"{TITLE}\n\n(Ottawa) {BODY}")
    assert draft.place == "Ottawa"
    assert draft.text[draft.head.body :] == BODY
