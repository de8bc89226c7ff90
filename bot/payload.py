"""Results as JSON: the command line's contract with programs. Field names are fixed."""

from __future__ import annotations

from typing import Any

from bot.models import Abstention, Citation, Result
from bot.plain import render


def payload(result: Result, *, elapsed_ms: float) -> dict[str, Any]:
    """What `python -m bot ask --json` prints. Offsets are code points into the article's text."""
    abstained = isinstance(result, Abstention)
    stamp = result.stamp
    body: dict[str, Any] = {
        "question": result.question.text,
        "meant": result.question.meant,
        "language": result.question.language,
        "kind": "abstention" if abstained else "answer",
        "reason": str(result.reason) if isinstance(result, Abstention) else None,
        "confidence": round(result.confidence, 4),
        "citations": [] if isinstance(result, Abstention) else _citations(result.citations),
        "more": [] if isinstance(result, Abstention) else _citations(result.more),
        "text": render(result),
        "story": {
            "name": stamp.story,
            "articles": stamp.articles,
            "newest": stamp.newest.isoformat() if stamp.newest else None,
            "generation": stamp.generation,
        },
        "elapsed_ms": round(elapsed_ms, 1),
    }
    if isinstance(result, Abstention):
        body["nearest"] = _citations(result.nearest)
    return body


def _citations(citations: tuple[Citation, ...]) -> list[dict[str, Any]]:
    return [_citation(citation) for citation in citations]


def _citation(citation: Citation) -> dict[str, Any]:
    article = citation.quote.article
    return {
        "number": citation.number,
        "quote": citation.quote.text,
        "speaker": citation.speaker,
        "article": {
            "id": article.id,
            "title": article.title,
            "source": article.source,
            "published_at": article.published_at.isoformat() if article.published_at else None,
            "url": article.url,
            "language": article.language,
        },
        "start": citation.quote.start,
        "end": citation.quote.end,
        "paragraph": citation.paragraph,
        "confidence": round(citation.confidence, 4),
    }
