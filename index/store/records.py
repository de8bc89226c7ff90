"""Between the story's data and the columns that hold it. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np

from index.models import (
    Article,
    Dateline,
    Draft,
    Head,
    Passage,
    PassageKind,
    Sentence,
    Span,
)
from index.store.protocol import ArticleSummary, Matrix

HALF = np.dtype("<f2")  # vectors on disk
SUM = np.dtype("<f8")  # sums of vectors on disk
_OFFSETS = np.dtype("<i4")
SENTENCE_BYTES = 2 * _OFFSETS.itemsize

# The columns of a version that say what the draft says, in the order of `draft_row`.
DRAFT_COLUMNS = (
    "origin, language, title, source, author, place, published_at, url, head, notes, text"
)
# And those that say what an article is without its text, in the order of `summary`.
SUMMARY_COLUMNS = "language, title, source, author, place, published_at, url, notes, origin, length"


def content_hash(draft: Draft) -> str:
    """SHA-256 of all that a draft says, wherever it was read, in hexadecimal."""
    _origin, *content = draft_row(draft)
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()


def draft_row(draft: Draft) -> tuple[str | None, ...]:
    return (
        draft.origin,
        draft.language,
        draft.title,
        draft.source,
        draft.author,
        draft.place,
        draft.published_at.isoformat() if draft.published_at else None,
        draft.url,
        _dump(_head_data(draft.head)),
        _dump(draft.notes),
        draft.text,
    )


def article(article_id: str, version: int, row: Sequence[Any]) -> Article:
    """An article from its id, its version and its DRAFT_COLUMNS."""
    origin, language, title, source, author, place, published_at, url, head, notes, text = row
    return Article(
        id=article_id,
        version=version,
        origin=origin,
        language=language,
        title=title,
        source=source,
        author=author,
        place=place,
        published_at=_optional_date(published_at),
        url=url,
        head=_head(json.loads(head)),
        notes=tuple(json.loads(notes)),
        text=text,
    )


def summary(article_id: str, version: int, *row: Any) -> ArticleSummary:
    """An article's summary from its id, its version and its SUMMARY_COLUMNS."""
    language, title, source, author, place, published_at, url, notes, origin, length = row
    return ArticleSummary(
        id=article_id,
        version=version,
        origin=origin,
        language=language,
        title=title,
        source=source,
        author=author,
        place=place,
        published_at=_optional_date(published_at),
        url=url,
        notes=tuple(json.loads(notes)),
        length=length,
    )


def _optional_date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


# The columns of a passage, in the order of `passage_row`.
PASSAGE_COLUMNS = "ordinal, kind, paragraph, start_offset, end_offset, sentences"


def passage_row(item: Passage) -> tuple[int | str | bytes, ...]:
    """Sentences are starts and ends as little-endian 32-bit integers."""
    offsets = [(sentence.span.start, sentence.span.end) for sentence in item.sentences]
    return (
        item.ordinal,
        item.kind.value,
        item.paragraph,
        item.span.start,
        item.span.end,
        np.array(offsets, dtype=_OFFSETS).tobytes(),
    )


def passage(row: Sequence[Any]) -> Passage:
    """A passage from its PASSAGE_COLUMNS. Raises ValueError where one holds what it can't."""
    ordinal, kind, paragraph, start, end, sentences = row
    offsets = np.frombuffer(sentences, dtype=_OFFSETS).reshape(-1, 2).tolist()
    return Passage(
        ordinal=ordinal,
        kind=PassageKind(kind),
        paragraph=paragraph,
        span=Span(start, end),
        sentences=tuple(Sentence(Span(*pair)) for pair in offsets),
    )


def halves(vectors: Matrix) -> bytes:
    """Rows at half precision.

    A component of a unit vector is off by at most 2^-12 of itself, so an inner
    product by about 1e-5: below what the order of results can show.
    """
    return vectors.astype(HALF).tobytes()


def matrix(blob: bytes, dimension: int) -> Matrix:
    """What `halves` wrote. Raises ValueError where the blob holds no whole rows."""
    return np.frombuffer(blob, dtype=HALF).reshape(-1, dimension).astype(np.float32)


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _head_data(head: Head) -> dict[str, Any]:
    line = head.dateline
    return {
        "body": head.body,
        "title": _pair(head.title),
        "headers": [_pair(span) for span in head.headers],
        "dateline": line
        and {
            "span": _pair(line.span),
            "date": line.date and line.date.isoformat(),
            "place": line.place,
            "agency": line.agency,
        },
    }


def _head(data: dict[str, Any]) -> Head:
    line = data["dateline"]
    return Head(
        body=data["body"],
        title=Span(*data["title"]) if data["title"] else None,
        headers=tuple(Span(*pair) for pair in data["headers"]),
        dateline=line
        and Dateline(
            span=Span(*line["span"]),
            date=_optional_date(line["date"]),
            place=line["place"],
            agency=line["agency"],
        ),
    )


def _pair(span: Span | None) -> tuple[int, int] | None:
    return (span.start, span.end) if span else None
