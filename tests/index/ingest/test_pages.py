"""HTML pages: the article, the spaces inside it, and what the page declares."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from index.ingest import read
from index.models import Draft
from tests.index.ingest.samples import BODY, FIRST, SECOND, STORY, THIRD, TITLE, one, put

JANUARY_13 = date(2026, 1, 13)


def page(head: str = "", *, opening: str = "", lang: str = "fr", article: str = "") -> str:
    return f"""<!doctype html><html lang="{lang}"><head><meta charset="utf-8">
    <title>{TITLE} | Le Quotidien</title>{head}</head><body>
    <nav><ul><li><a href="/">Accueil</a></li><li><a href="/s">Sports</a></li></ul></nav>
    <article><h1>{TITLE}</h1><p>{opening}{FIRST}</p><h2>Une fête</h2><p>{SECOND}</p>
    <p>{THIRD}</p>{article}</article>
    <footer><p>© 2019 Le Quotidien, mentions légales du 3 mars 2019</p></footer></body></html>"""


def json_ld(**fields: str) -> str:
    pairs = ", ".join(f'"{key}": "{value}"' for key, value in fields.items())
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {pairs}}}</script>'


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Draft]:
    """Each sample page, read as one folder."""
    meta = (
        f'<meta property="og:title" content="{TITLE}">'
        '<meta property="og:site_name" content="Le Quotidien">'
        '<meta name="author" content="Jeanne Martin">'
        '<link rel="canonical" href="https://example.org/2025/12/31/pont">'
    )
    midnight = "2026-01-13T00:30:00+01:00"
    samples: dict[str, bytes | str] = {
        "declared.html": page(meta + json_ld(datePublished=midnight, dateModified="2026-01-20")),
        "opengraph.html": page(f'<meta property="article:published_time" content="{midnight}">'),
        "time.html": page(opening=f'<time datetime="{midnight}">13 janvier</time> '),
        "undated.html": page(),
        "broken_json.html": page('<script type="application/ld+json">{"@type":</script>'),
        "dateline.html": page(
            json_ld(datePublished="2026-01-14"), opening="VALMONT, 13 jan 2026 (AFP) - "
        ),
        "english_template.html": page(lang="en"),
        "spaces.html": page(
            article="<p>Il «&nbsp;rouvre&nbsp;» : 20&#8239;000 personnes, <b>81&nbsp;%</b>\n"
            "   d’entre elles<br>à pied, selon la ville.</p>"
        ),
        "inline.html": page(
            article="<div>Le <q>pont</q>, <font>dit</font> <time>lundi</time> l’<abbr>Office</abbr>"
            " du <small>lac</small>, est <span class='sr-only'>lien</span>sûr<button>Partager"
            "</button><sup>1</sup> : <ins>« enfin »</ins>.<br><br>Il <u>rouvre</u> samedi à midi"
            " pour tous ceux qui l’attendaient depuis deux ans.</div>"
        ),
        "latin.html": page()
        .replace("’", "'")
        .replace("utf-8", "iso-8859-1")
        .translate(str.maketrans("œ“”…", 'o"".'))
        .encode("latin-1"),
        "cp1252.html": page().replace('<meta charset="utf-8">', "").encode("cp1252"),
        "unclosed.html": page()
        .replace("</p>", "")
        .replace("</article>", "")
        .replace("</body></html>", ""),
        "page.txt": page(),
        "words.html": f"{TITLE}\n\n{BODY}",
    }
    folder = put(tmp_path_factory.mktemp("pages"), samples)
    found = list(read(folder))
    assert all(isinstance(draft, Draft) for draft in found), found
    return {Path(draft.origin).name: draft for draft in found if isinstance(draft, Draft)}


def test_the_article_and_nothing_around_it(pages: dict[str, Draft]) -> None:
    draft = pages["undated.html"]
    assert draft.text == f"{TITLE}\n\n{FIRST}\n\nUne fête\n\n{SECOND}\n\n{THIRD}"
    assert draft.title == TITLE
    assert draft.head.title is not None
    assert draft.head.title.of(draft.text) == TITLE
    assert draft.text[draft.head.body :].startswith(FIRST)
    assert draft.language == "fr"


def test_what_the_page_declares(pages: dict[str, Draft]) -> None:
    draft = pages["declared.html"]
    assert (draft.source, draft.author) == ("Le Quotidien", "Jeanne Martin")
    assert draft.url == "https://example.org/2025/12/31/pont"
    assert draft.published_at == JANUARY_13


@pytest.mark.parametrize("name", ["declared.html", "opengraph.html", "time.html"])
def test_declared_dates_are_days_on_the_publisher_s_clock(
    pages: dict[str, Draft], name: str
) -> None:
    assert pages[name].published_at == JANUARY_13
    assert pages[name].notes == ()


@pytest.mark.parametrize("name", ["undated.html", "broken_json.html"])
def test_no_date_is_taken_from_a_footer(pages: dict[str, Draft], name: str) -> None:
    assert pages[name].published_at is None


def test_a_dateline_goes_before_the_page_s_date(pages: dict[str, Draft]) -> None:
    draft = pages["dateline.html"]
    assert draft.published_at == JANUARY_13
    assert draft.place == "VALMONT"
    assert "2026-01-14 according to the page's JSON-LD" in draft.notes[0]
    assert draft.text[draft.head.body :].startswith(FIRST)


def test_the_text_s_language_goes_before_the_template_s(pages: dict[str, Draft]) -> None:
    assert pages["english_template.html"].language == "fr"


def test_no_break_spaces_and_line_breaks_stay(pages: dict[str, Draft]) -> None:
    assert pages["spaces.html"].text.endswith(
        "Il «\u00a0rouvre\u00a0» : 20\u202f000 personnes, 81\u00a0% d’entre elles\n"
        "à pied, selon la ville."
    )


def test_no_word_inside_a_sentence_is_left_out(pages: dict[str, Draft]) -> None:
    assert pages["inline.html"].text.endswith(
        "Le pont, dit lundi l’Office du lac, est sûr1 : « enfin ».\n\n"
        "Il rouvre samedi à midi pour tous ceux qui l’attendaient depuis deux ans."
    )


@pytest.mark.parametrize("name", ["cp1252.html", "unclosed.html", "page.txt"])
def test_encodings_and_broken_markup(pages: dict[str, Draft], name: str) -> None:
    assert pages[name].text == pages["undated.html"].text


def test_latin_1(pages: dict[str, Draft]) -> None:
    assert "Élise Aubépine sera dévoilée à midi" in pages["latin.html"].text


def test_text_that_is_only_named_html(pages: dict[str, Draft]) -> None:
    assert pages["words.html"].text == f"{TITLE}\n\n{BODY}"


@pytest.mark.skipif(not STORY.is_dir(), reason="the sample story is not here")
def test_the_sample_story_s_page() -> None:
    draft = one(STORY / "2026-01-11-ai-forensics.html")
    assert draft.published_at == date(2026, 1, 11)
    assert draft.source == "Verbatim sample"
    assert "Back to top" not in draft.text
