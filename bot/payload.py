"""Results as JSON: the command line's contract with programs. Field names are fixed."""

from __future__ import annotations

from typing import Any

from bot.models import Abstention, Citation, Period, Result
from bot.phrases import Phrases, phrases
from bot.plain import render
from index.drawing import when
from index.models import Article, Span, TimeExpression


def payload(result: Result, *, elapsed_ms: float) -> dict[str, Any]:
    """What `python -m bot ask --json` prints. Offsets are code points into the article's text."""
    abstained = isinstance(result, Abstention)
    stamp, words = result.stamp, phrases(result.question.language)
    body: dict[str, Any] = {
        "question": result.question.text,
        "meant": result.question.meant,
        "language": result.question.language,
        "kind": "abstention" if abstained else "answer",
        "reason": str(result.reason) if isinstance(result, Abstention) else None,
        "confidence": round(result.confidence, 4),
        "form": None if isinstance(result, Abstention) else str(result.form),
        "period": _period(result.period),
        "who": result.who,
        "unread": result.unread,
        "total": None if isinstance(result, Abstention) else result.total,
        "citations": [] if isinstance(result, Abstention) else _citations(result.citations, words),
        "more": [] if isinstance(result, Abstention) else _citations(result.more, words),
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
        body["nearest"] = _citations(result.nearest, words)
    return body


def _citations(citations: tuple[Citation, ...], words: Phrases) -> list[dict[str, Any]]:
    return [_citation(citation, words) for citation in citations]


def _citation(citation: Citation, words: Phrases) -> dict[str, Any]:
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
        "spans": [_span(span, article.text) for span in citation.spans],
        "time": _time(citation.time, citation.quote.article, words) if citation.time else None,
    }


def _span(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def _time(time: TimeExpression, article: Article, words: Phrases) -> dict[str, Any]:
    """`said`: the days as the bot says them, in the question's language."""
    return {
        "from": time.from_.isoformat() if time.from_ else None,
        "to": time.to.isoformat() if time.to else None,
        "precision": str(time.precision),
        "kind": str(time.kind),
        "bound": str(time.bound) if time.bound else None,
        "mod": str(time.mod) if time.mod else None,
        "said": when(time, words.language, published=article.published_at)
        if time.from_ and time.to
        else None,
        "expression": {"text": time.text, "start": time.start, "end": time.end},
    }


def _period(period: Period | None) -> dict[str, Any] | None:
    if period is None:
        return None
    days = {"from": period.from_, "to": period.to, "counted_from": period.counted_from}
    told: dict[str, Any] = {name: day.isoformat() if day else None for name, day in days.items()}
    return told | {"unread": period.unread}
