"""Timelines, changes, plans and histories as lines of a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from index.drawing import when
from index.drawing.exports import differing, published, quoted, source
from index.drawing.when import day
from index.editing import Amounts, Item, Kind, PieceKind, Plan
from index.models import Changes, Quote, Timeline, TimelineEntry
from index.quotations import Quotation
from index.store import Change, Commit


def timeline(found: Timeline, language: str) -> Iterator[str]:
    for entry in found.entries:
        yield from _entry(entry, language)
    if not found.entries:
        yield "No dated event."
    elif len(found.entries) < found.total:
        yield f"{len(found.entries)} of {found.total} entries."


def counted(from_: date, language: str) -> str:
    """What days like Friday were counted from, where that isn't today."""
    return f"Days are counted from the newest article, of {day(from_, language)}."


def changes(found: Changes, language: str) -> Iterator[str]:
    yield f"Since {day(found.since, language)}:"
    for change in found.articles:
        yield f"{change.kind}  {change.article.id}  {change.article.title}"
    if found.figures:
        yield ""
    for figure in found.figures:
        yield f"figure  {figure.value}: {_one_line(quoted(figure.quote, language))}"
        yield f"        {_article(figure.quote, language)}"
        if figure.before:
            yield f"before  {figure.value_before}: {_one_line(quoted(figure.before, language))}"
            yield f"        {_article(figure.before, language)}"
    if found.entries:
        yield ""
    for entry in found.entries:
        yield from _entry(entry, language)
    if not (found.articles or found.entries or found.figures):
        yield "Nothing."


def quotations(found: Sequence[Quotation], language: str) -> Iterator[str]:
    for one in found:
        who = ", ".join(filter(None, (one.said.speaker or "(no speaker named)", one.said.role)))
        words = _one_line(quoted(one.quote, language))
        yield f"{who}: {words}  [{one.quote.article.id}]"


def plan(looked: Plan) -> Iterator[str]:
    """What would be done: an article a line, and what a correction changes below it."""
    for item in looked.items:
        yield from _item(item)
    before, after = looked.articles
    yield f"{before} → {after} articles. Nothing was changed."


def history(commits: Sequence[Commit]) -> Iterator[str]:
    for one in commits:
        note = f"  {one.note}" if one.note else ""
        yield f"{one.generation}  {one.at:%Y-%m-%d %H:%M} UTC{note}"
        if one.encoder:
            yield f"    rebuilt with {one.encoder}"
        for change in one.changes:
            yield f"    {_change(change)}  {change.article}"
    if not commits:
        yield "Nothing was done to it yet."


def _change(change: Change) -> str:
    if change.before is None:
        return "added" if change.after == 1 else f"back, version {change.after}"
    return f"version {change.before} → {change.after}" if change.after else "removed"


def _item(item: Item) -> Iterator[str]:
    text = item.after or item.before
    name = item.before.id if item.before else text.title if text else ""
    how = f"  (recognised by {item.recognised_by})" if item.kind is Kind.REPLACE else ""
    yield f"{item.kind}  {_one_line(name)}{how if item.recognised_by else ''}"
    if item.resembles:
        yield f"    may be a correction of {item.resembles.id}: then add it with --replace"
    for sign, amounts in (("+", item.come), ("−", item.go)):
        if any(told := list(_counted(amounts))):
            yield f"    {sign} {', '.join(told)}"
    found = item.difference()
    if found and found.changed and item.before and item.after:
        for piece in found.pieces:
            if piece.kind is PieceKind.REMOVED and piece.before:
                yield f"    - {_one_line(piece.before.of(item.before.text)).strip()}"
            elif piece.kind is PieceKind.ADDED and piece.after:
                yield f"    + {_one_line(piece.after.of(item.after.text)).strip()}"


def _counted(amounts: Amounts) -> Iterator[str]:
    for number, name in (
        (amounts.passages, "passages"),
        (amounts.sentences, "sentences"),
        (amounts.quotes, "quotes"),
        (amounts.dated, "dated sentences"),
    ):
        if number:
            yield f"{number} {name}"


def _entry(entry: TimelineEntry, language: str) -> Iterator[str]:
    yield when(entry, language)
    yield f"    {_one_line(quoted(entry.shown.quote, language))}"
    for telling in entry.tellings:
        yield f"    — {source(telling, language)}  [{telling.quote.article.id}]"
    for one in entry.disagreements:
        yield f"    ! {differing(one, language)}"


def _article(quote: Quote, language: str) -> str:
    return f"— {published(quote.article, language)}  [{quote.article.id}]"


def _one_line(text: str) -> str:
    """Line ends shown as a space, for a line is an entry; no letter is touched."""
    return re.sub(r"\s*\n\s*", " ", text)
