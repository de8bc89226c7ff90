"""The day a page says it was published on: declared by the page, never searched in its text.

In order: JSON-LD (schema.org `datePublished` of an article), OpenGraph and other meta
elements, microdata, a `<time>` inside the article, the address. The day is the one on the
publisher's own clock: "2026-01-13T00:30+01:00" is the 13th. What is searched in a page's
prose is as often a comment's or a footer's date, and a wrong date is worse than none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

_ARTICLES = re.compile(r"(?i)article|blogposting|report|liveblog")
_META_NAMES = """
article:published_time og:published_time og:article:published_time datepublished
article.published parsely-pub-date sailthru.date publish-date publish_date publishdate
publication_date pubdate dc.date.issued dcterms.issued dc.date dcterms.date dcterms.created
dc.date.created citation_publication_date date rnews:datepublished article_date_original
originalpublicationdate vr:published_time cxenseparse:recs:publishtime
"""
_META = tuple(_META_NAMES.split())
_ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_IN_ADDRESS = re.compile(
    r"/(\d{4})/(\d{1,2})/(\d{1,2})(?:/|$)|[/-](\d{4})-(\d{2})-(\d{2})(?=[/._-]|$)"
)


def published_at(root: Any, url: str | None) -> tuple[date | None, str]:
    """The day of publication that the page (an lxml tree) declares, and where it says so."""
    found = (
        (_first(_json_ld(root)), "the page's JSON-LD"),
        (_first(_meta(root)), "the page's metadata"),
        (_first(_microdata(root)), "the page's metadata"),
        (_only(_times(root)), "the page's <time>"),
        (_in_address(url), "the page's address"),
    )
    return next(((day, where) for day, where in found if day is not None), (None, "the page"))


def _first(values: Iterator[str]) -> date | None:
    return next((day for value in values if (day := iso_day(value)) is not None), None)


def _only(values: Iterator[str]) -> date | None:
    """The day, if all that can be read name the same one."""
    days = {day for value in values if (day := iso_day(value)) is not None}
    return days.pop() if len(days) == 1 else None


def iso_day(value: str) -> date | None:
    """The day that an ISO 8601 date or time starts with, on its own clock."""
    match = _ISO.match(value)
    return _day(*match.groups()) if match else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _json_ld(root: Any) -> Iterator[str]:
    for script in root.iterfind('.//script[@type="application/ld+json"]'):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue  # pages carry broken JSON-LD; the other declarations remain
        for node in _nodes(data):
            value = node.get("datePublished")
            if _ARTICLES.search(str(node.get("@type", ""))) and isinstance(value, str):
                yield value


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """The objects at the top of a JSON-LD document: itself, its list, its @graph."""
    top = data if isinstance(data, list) else [data]
    for node in top:
        if isinstance(node, dict):
            yield node
            graph = node.get("@graph")
            yield from (n for n in graph if isinstance(n, dict)) if isinstance(graph, list) else ()


def _meta(root: Any) -> Iterator[str]:
    values: dict[str, str] = {}
    for meta in root.iterfind(".//meta[@content]"):
        name = (meta.get("property") or meta.get("name") or "").lower()
        values.setdefault(name, meta.get("content"))
    yield from (values[name] for name in _META if name in values)


def _microdata(root: Any) -> Iterator[str]:
    for element in root.iterfind('.//*[@itemprop="datePublished"]'):
        yield element.get("content") or element.get("datetime") or ""


def _times(root: Any) -> Iterator[str]:
    for article in root.iterfind(".//article"):
        for element in article.iterfind(".//time[@datetime]"):
            yield element.get("datetime")


def _in_address(url: str | None) -> date | None:
    match = _IN_ADDRESS.search(url or "")
    return _day(*filter(None, match.groups())) if match else None
