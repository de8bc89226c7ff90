"""An RSS or Atom feed, by feedparser: one article for each entry that has text.

feedparser drops entity declarations before it parses (checked: an entity bomb stays small)
and sanitises an entry's HTML. It would open a URL or a file named by a string, so it is
only ever given bytes.
"""

from __future__ import annotations

import email.utils
import io
from collections import Counter
from datetime import date
from typing import Any

import feedparser
import lxml.html  # type: ignore[import-untyped]

from index.errors import EmptyInput, UnreadableFile
from index.ingest.extract import Extract, Source
from index.ingest.markup import paragraphs
from index.ingest.page_dates import iso_day
from index.written_dates import dates


def read_feed(data: bytes, source: Source) -> list[Extract]:
    """The feed's entries that have text. Raises EmptyInput and UnreadableFile."""
    headers = {"content-location": source.url} if source.url else {}
    feed = feedparser.parse(io.BytesIO(data), response_headers=headers, resolve_relative_uris=False)
    if not feed.version and not feed.entries:
        raise UnreadableFile("It is XML, but neither RSS nor Atom.")
    links = Counter(entry.get("link") for entry in feed.entries)
    found = [
        _extract(entry, feed.feed, shares_link=links[entry.get("link")] > 1)
        for entry in feed.entries
    ]
    articles = [extract for extract in found if extract.text.strip()]
    if not articles:
        raise EmptyInput("The feed has no entry with text.")
    return articles


def _extract(entry: Any, feed: Any, *, shares_link: bool) -> Extract:
    contents = [content.value for content in entry.get("content", ()) if content.get("value")]
    texts = [_plain(markup) for markup in [*contents, entry.get("summary", "")]]
    link = entry.get("link", "")
    url = link if link.startswith(("http://", "https://")) else None
    part = url or entry.get("id") or entry.get("title") or None
    if url and shares_link:
        own = entry.get("id")
        part = f"{url}#{own if own and own != url else entry.get('title', '')}"
    return Extract(
        text=max(texts, key=len),
        title=_plain(entry.get("title", "")) or None,
        source=_publisher(entry, feed),
        author=_authors(entry),
        published_at=_day(entry.get("published", "")) or _day(entry.get("updated", "")),
        dated_by="the feed",
        url=url,
        language=feed.get("language") or None,
        part=part,
    )


def _authors(entry: Any) -> str | None:
    names = (author.get("name", "") for author in entry.get("authors", ()))
    return ", ".join(filter(None, map(str.strip, names))) or entry.get("author") or None


def _publisher(entry: Any, feed: Any) -> str | None:
    """The entry's own source, as aggregators name it, or the feed's title."""
    own = entry.get("source")
    title = (own.get("title") if isinstance(own, dict) else None) or feed.get("title")
    return _plain(title or "") or None


def _plain(markup: str) -> str:
    if not markup.strip():
        return ""
    return "\n\n".join(paragraphs(lxml.html.fragment_fromstring(markup, create_parent="div")))


def _day(written: str) -> date | None:
    """The day of an RFC 822 or ISO 8601 time, on the publisher's own clock."""
    if (day := iso_day(written)) is not None:
        return day
    try:
        return email.utils.parsedate_to_datetime(written).date()
    except (ValueError, TypeError):
        written_day = next(dates(written), None)
        return written_day.settle()[0] if written_day else None
