"""RSS and Atom: one article for each entry that has text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from index.ingest import read
from tests.index.ingest.samples import ENTITY_BOMB, FIRST, SECOND, TITLE, drafts, put

JANUARY_13 = date(2026, 1, 13)
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Le Quotidien</title><language>fr</language>
<item><title>{TITLE}</title><link>https://example.org/pont</link>
<pubDate>Tue, 13 Jan 2026 00:30:00 +0100</pubDate><author>Jeanne Martin</author>
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


def test_entries_become_articles(tmp_path: Path) -> None:
    folder = put(tmp_path, {"a.xml": RSS, "b.atom": ATOM})
    first, second, third = drafts(read(folder))
    assert first.text == f"{FIRST}\n\nIl «\u00a0rouvre\u00a0»."
    assert (first.title, first.source, first.author) == (TITLE, "Le Quotidien", "Jeanne Martin")
    assert (first.published_at, first.language) == (JANUARY_13, "fr")
    assert first.origin == first.url == "https://example.org/pont"
    assert second.text == SECOND
    assert second.origin == f"{folder / 'a.xml'}#n7"
    assert second.url is None
    assert (third.text, third.title, third.published_at) == (FIRST, TITLE, JANUARY_13)
    assert third.origin == "https://example.org/fete"


def test_entities_neither_expand_nor_reach_files(tmp_path: Path) -> None:
    secret = put(tmp_path, {"secret": "mot de passe"}) / "secret"
    bomb = RSS.replace("<rss", f"{ENTITY_BOMB.replace('root', 'rss')}<rss", 1)
    outside = RSS.replace("<rss", f'<!DOCTYPE rss [<!ENTITY h SYSTEM "{secret.as_uri()}">]><rss', 1)
    feeds = {"bomb.rss": bomb, "outside.rss": outside}
    folder = put(
        tmp_path / "feeds",
        {name: feed.replace(SECOND, f"{SECOND} &h;") for name, feed in feeds.items()},
    )
    texts = [draft.text for draft in drafts(read(folder))]
    assert len(texts) == 4
    assert all(len(text) < 500 and "mot de passe" not in text for text in texts)
