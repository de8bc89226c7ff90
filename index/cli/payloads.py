"""Results as JSON: the command line's contract with programs. Field names are fixed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from index.editing import Added, Amounts, Item, Plan, Undone
from index.errors import StoryError
from index.ingest import Failure
from index.models import (
    Article,
    Changes,
    Disagreement,
    Draft,
    Quote,
    Telling,
    TimeExpression,
    Timeline,
    TimelineEntry,
)
from index.quotations import Quotation
from index.retrieval import Hit
from index.store import ArticleSummary, CheckReport, Commit
from index.story import Status

JsonObject = dict[str, Any]


def article(entry: Article | ArticleSummary) -> JsonObject:
    return {
        "id": entry.id,
        "version": entry.version,
        "title": entry.title,
        "source": entry.source,
        "author": entry.author,
        "place": entry.place,
        "published_at": entry.published_at.isoformat() if entry.published_at else None,
        "url": entry.url,
        "language": entry.language,
        "origin": entry.origin,
        "notes": list(entry.notes),
    }


def added(result: Added | None, failures: Sequence[Failure]) -> JsonObject:
    return {
        "added": [article(entry) for entry in result.added] if result else [],
        "replaced": [article(entry) for entry in result.replaced] if result else [],
        "unchanged": [article(entry) for entry in result.unchanged] if result else [],
        "recognised_by": {key: str(how) for key, how in result.recognised_by.items()}
        if result
        else {},
        "resembles": dict(result.resembling) if result else {},
        "failed": failed(failures),
        "generation": result.generation if result else None,
    }


def failed(failures: Sequence[Failure]) -> list[JsonObject]:
    return [{"origin": failure.origin, **error(failure.error)} for failure in failures]


def plan(looked: Plan, failures: Sequence[Failure]) -> JsonObject:
    before, after = looked.articles
    return {
        "story": looked.story,
        "generation": looked.generation,
        "articles": {"before": before, "after": after},
        "items": [item(one) for one in looked.items],
        "come": amounts(looked.come),
        "go": amounts(looked.go),
        "failed": failed(failures),
    }


def item(one: Item) -> JsonObject:
    """What would become of an article. Pieces of the difference are spans of both texts."""
    text = one.after or one.before
    found = one.difference()
    return {
        "kind": str(one.kind),
        "title": text.title if text else "",
        "origin": text.origin if text else "",
        "article": one.before.id if one.before else None,
        "version": one.before.version if one.before else None,
        "recognised_by": str(one.recognised_by) if one.recognised_by else None,
        "resembles": one.resembles.id if one.resembles else None,
        "come": amounts(one.come),
        "go": amounts(one.go),
        "difference": [
            {
                "kind": str(piece.kind),
                "before": [piece.before.start, piece.before.end] if piece.before else None,
                "after": [piece.after.start, piece.after.end] if piece.after else None,
            }
            for piece in (found.pieces if found else ())
        ],
    }


def amounts(of: Amounts) -> JsonObject:
    return {
        "passages": of.passages,
        "sentences": of.sentences,
        "quotes": of.quotes,
        "dated": of.dated,
    }


def undone(result: Undone) -> JsonObject:
    return {
        "to": result.to,
        "back": [article(one) for one in result.added],
        "replaced": [article(one) for one in result.replaced],
        "removed": [article(one) for one in result.removed],
        "generation": result.generation,
    }


def commit(one: Commit) -> JsonObject:
    return {
        "generation": one.generation,
        "at": one.at.isoformat(),
        "rebuilt_with": one.encoder,
        "note": one.note,
        "changes": [
            {"article": change.article, "before": change.before, "after": change.after}
            for change in one.changes
        ],
    }


def error(problem: StoryError) -> JsonObject:
    return {"code": problem.code, "error": str(problem), "hint": problem.hint}


def status(state: Status) -> JsonObject:
    return {
        "story": state.name,
        "generation": state.generation,
        "articles": state.articles,
        "newest": state.newest.isoformat() if state.newest else None,
        "encoder": state.encoder,
    }


def check(report: CheckReport) -> JsonObject:
    return {
        "story": report.story,
        "generation": report.generation,
        "articles": report.articles,
        "passages": report.passages,
        "clean": report.clean,
        "sound": report.sound,
        "findings": [
            {
                "message": finding.message,
                "repairable": finding.repairable,
                "repaired": finding.repaired,
            }
            for finding in report.findings
        ],
    }


def hit(found: Hit) -> JsonObject:
    span = found.passage.span
    return {
        "passage": span.of(found.article.text),
        "article": article(found.article),
        "start": span.start,
        "end": span.end,
        "paragraph": found.passage.paragraph,
        "score": round(found.score, 4),
        "dense": round(found.dense, 4),
        "lexical": round(found.lexical, 4),
    }


def quotations(
    found: Sequence[Quotation], from_: date | None, to: date | None, counted_from: date | None
) -> JsonObject:
    return {
        "quotes": list(map(quotation, found)),
        "from": from_.isoformat() if from_ else None,
        "to": to.isoformat() if to else None,
        "counted_from": counted_from.isoformat() if counted_from else None,
    }


def quotation(found: Quotation) -> JsonObject:
    return {
        "quote": found.quote.text,
        "speaker": found.said.speaker,
        "role": found.said.role,
        "cue": found.said.cue,
        "article": article(found.quote.article),
        "start": found.quote.start,
        "end": found.quote.end,
    }


def expression(found: TimeExpression) -> JsonObject:
    return {
        "start": found.start,
        "end": found.end,
        "text": found.text,
        "from": found.from_.isoformat() if found.from_ else None,
        "to": found.to.isoformat() if found.to else None,
        "precision": str(found.precision),
        "kind": str(found.kind),
        "bound": str(found.bound) if found.bound else None,
        "mod": str(found.mod) if found.mod else None,
    }


def dated(draft: Draft, found: TimeExpression) -> JsonObject:
    """An expression and the article, not yet in a story, to which its offsets refer."""
    return {**expression(found), "article": {"origin": draft.origin, "title": draft.title}}


def timeline(found: Timeline, counted_from: date | None) -> JsonObject:
    return {
        "entries": [entry(one) for one in found.entries],
        "total": found.total,
        "from": found.from_.isoformat() if found.from_ else None,
        "to": found.to.isoformat() if found.to else None,
        "counted_from": counted_from.isoformat() if counted_from else None,
    }


def entry(one: TimelineEntry) -> JsonObject:
    """An entry: its first telling's quote and time, then all tellings, the first included."""
    return {
        "from": one.from_.isoformat(),
        "to": one.to.isoformat(),
        "precision": str(one.precision),
        "kind": str(one.kind),
        "bound": str(one.bound) if one.bound else None,
        "mod": str(one.mod) if one.mod else None,
        **telling(one.shown),
        "articles": one.articles,
        "salience": round(one.salience, 4),
        "tellings": [telling(each) for each in one.tellings],
        "disagreements": [disagreement(each) for each in one.disagreements],
    }


def telling(one: Telling) -> JsonObject:
    """A quote with its address, its speaker, and the expression that dates it."""
    return {
        **quote(one.quote),
        "paragraph": one.paragraph,
        "speaker": one.speaker,
        "expression": expression(one.expression),
        "carried": one.carried,
    }


def quote(one: Quote) -> JsonObject:
    return {
        "quote": one.text,
        "article": article(one.article),
        "start": one.start,
        "end": one.end,
    }


def disagreement(one: Disagreement) -> JsonObject:
    return {
        "kind": str(one.kind),
        "tellings": [
            {"value": value, **telling(each)}
            for value, each in zip(one.values, one.tellings, strict=True)
        ],
    }


def changes(found: Changes, counted_from: date | None) -> JsonObject:
    return {
        "since": found.since.isoformat(),
        "counted_from": counted_from.isoformat() if counted_from else None,
        "articles": [
            {"kind": str(one.kind), "at": one.at.isoformat(), "article": article(one.article)}
            for one in found.articles
        ],
        "entries": [entry(one) for one in found.entries],
        "figures": [
            {
                "value": one.value,
                **quote(one.quote),
                "before": {"value": one.value_before, **quote(one.before)} if one.before else None,
            }
            for one in found.figures
        ],
    }
