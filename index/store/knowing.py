"""What the story knows already of what comes in, by where it comes from and what it says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from index.store.names import names_an_article
from index.store.protocol import Version

Rows = Callable[[str, Sequence[Any]], list[Any]]  # a statement and its parameters → all rows


def of_origin(rows: Rows, origin: str) -> str | None:
    """See `Generation.of_origin`."""
    last = _last_from(rows, origin)
    return last[0] if last else None


def known(rows: Rows, origin: str, content_hash: str) -> Version | None:
    """See `Writer.known`."""
    last = _last_from(rows, origin)
    if last is None:
        found = rows(
            "SELECT id, versions.version FROM versions JOIN articles"
            " ON articles.key = versions.article AND articles.version = versions.version"
            " WHERE hash = ? LIMIT 1",
            (content_hash,),
        )
        return Version(*found[0]) if found else None
    article, version, last_hash = last
    current = rows(
        "SELECT versions.version, hash FROM versions JOIN articles"
        " ON articles.key = versions.article AND articles.version = versions.version WHERE id = ?",
        (article,),
    )
    if not current:
        return None  # removed
    ((current_version, current_hash),) = current
    undone = current_version < version
    same = content_hash == (current_hash if undone else last_hash)
    return Version(article, current_version) if same else None


def earlier(rows: Rows, origin: str, content_hash: str) -> Version | None:
    """See `Writer.earlier`."""
    last = _last_from(rows, origin)
    if last is not None:
        found = rows(
            "SELECT id, versions.version FROM versions JOIN articles"
            " ON articles.key = versions.article WHERE id = ? AND hash = ?"
            " AND versions.version IS NOT articles.version"
            " ORDER BY versions.version DESC LIMIT 1",
            (last[0], content_hash),
        )
    elif not names_an_article(origin):
        found = rows(
            "SELECT id, versions.version FROM versions JOIN articles"
            " ON articles.key = versions.article WHERE hash = ? AND articles.version IS NULL"
            " ORDER BY versions.rowid DESC LIMIT 1",
            (content_hash,),
        )
    else:
        found = []
    return Version(*found[0]) if found else None


def _last_from(rows: Rows, origin: str) -> tuple[str, int, str] | None:
    """The article, version and hash of the last text that came from an origin."""
    if not names_an_article(origin):
        return None
    found = rows(
        "SELECT id, versions.version, hash FROM versions JOIN articles"
        " ON articles.key = versions.article WHERE origin = ?"
        " ORDER BY versions.rowid DESC LIMIT 1",
        (origin,),
    )
    return found[0] if found else None
