"""The YAML block that a Markdown file may open with, by python-frontmatter."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any

import frontmatter
import yaml

from index.ingest.extract import Extract
from index.written_dates import dates

_BLOCK = re.compile(r"\s*---[ \t]*\r?\n(.*?\n)---[ \t]*(?:\r?\n|$)", re.DOTALL)
_FIELD = re.compile(r"^\w+[ \t]*:", re.MULTILINE)
_KEYS = {
    "title": ("title", "titre", "headline"),
    "source": ("source", "publisher", "agency", "agence", "outlet", "site", "sitename", "media"),
    "author": ("author", "authors", "auteur", "auteurs", "by", "byline"),
    "place": ("place", "location", "lieu"),
    "date": ("date", "published", "published_at", "publishdate", "pubdate", "date_published"),
    "url": ("url", "link", "permalink", "canonical", "canonical_url", "source_url"),
    "language": ("lang", "language", "langue", "locale"),
}


def has_front_matter(text: str) -> bool:
    """Whether `text` opens with fields between two lines of three dashes."""
    block = _BLOCK.match(text)
    return block is not None and _FIELD.search(block[1]) is not None


def read_front_matter(text: str) -> tuple[Extract, str]:
    """What the front matter says, and the text behind it.

    "title: Grok : le scandale" is not YAML. Such a block comes back as the Extract's text,
    for its lines still read as header lines, and a note says so.
    """
    if not has_front_matter(text):
        return Extract(text=""), text
    try:
        post = frontmatter.loads(text.lstrip())
    except (yaml.YAMLError, ValueError, RecursionError):
        block = _BLOCK.match(text)
        lines = block[0].strip() if block else ""
        note = "Its front matter is not valid YAML and was read line by line."
        return Extract(text=lines, notes=(note,)), text.lstrip()[len(lines) :]
    fields = {str(key).lower().replace("-", "_"): value for key, value in post.metadata.items()}
    found = Extract(
        text="",
        title=_text(fields, "title"),
        source=_text(fields, "source"),
        author=_text(fields, "author"),
        place=_text(fields, "place"),
        published_at=_date(_value(fields, "date")),
        dated_by="the front matter",
        url=_text(fields, "url"),
        language=_text(fields, "language"),
    )
    return found, post.content


def _value(fields: Mapping[str, Any], name: str) -> Any:
    return next((fields[key] for key in _KEYS[name] if fields.get(key)), None)


def _text(fields: Mapping[str, Any], name: str) -> str | None:
    """A field on one line, several authors parted by commas; nothing from nested values."""
    value = _value(fields, name)
    values = value if isinstance(value, list) else [value]
    texts = [" ".join(item.split()) for item in values if isinstance(item, str)]
    return ", ".join(filter(None, texts)) or None


def _date(value: Any) -> datetime.date | None:
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    written = next(dates(value), None) if isinstance(value, str) else None
    return written.settle()[0] if written else None
