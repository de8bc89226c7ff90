"""What a request would change in a story, and what was changed before. Synchronous."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from bot.admin.models import (
    Action,
    Counts,
    DiffPart,
    EntryCounts,
    HistoryRow,
    Job,
    Kind,
    Part,
    PlanItem,
)
from bot.admin.orders import Order, Outline, Reading
from index import editing
from index.editing import Amounts, How, Item, PieceKind
from index.errors import StoreError, StoryMissing
from index.models import Article
from index.store import Change, open_story

Look = Callable[[editing.Plan], editing.Plan]

_ACTIONS: Final = {
    editing.Kind.ADD: Action.ADD,
    editing.Kind.REPLACE: Action.REPLACE,
    editing.Kind.REMOVE: Action.REMOVE,
    editing.Kind.UNCHANGED: Action.UNCHANGED,
}
_RECOGNISED: Final = {
    How.CHOSEN: "named",
    How.ORIGIN: "origin",
    How.CONTENT: "origin",
    How.ADDRESS: "url",
    How.TITLE: "title",
    How.LIKENESS: "likeness",
}
_PARTS: Final = {
    PieceKind.KEPT: Part.KEPT,
    PieceKind.REMOVED: Part.REMOVED,
    PieceKind.ADDED: Part.ADDED,
}


def generation(data: Path, story: str) -> int:
    """The number of the newest one; 0 for a story that isn't there yet."""
    try:
        return open_story(data, story).generation().number
    except StoryMissing:
        return 0


def replaces(order: Order, reading: Reading) -> editing.Replaces:
    """Which of the drafts is a version of an article that was named."""
    return dict.fromkeys(range(len(reading.drafts)), order.article) if order.article else {}


def outline(data: Path, order: Order, reading: Reading, *, look: Look | None = None) -> Outline:
    """`look` works out what becomes of the timeline's entries. Raises StoryError."""
    match order.kind:
        case Kind.ADD | Kind.REPLACE:
            if order.kind is Kind.REPLACE:
                open_story(data, order.story)
            looked = editing.plan(
                data,
                order.story,
                reading.drafts,
                replaces=replaces(order, reading),
                watched=order.watched,
            )
        case Kind.REMOVE:
            looked = editing.plan_removal(data, order.story, order.article or "")
        case Kind.UNDO:
            looked = editing.plan_undo(data, order.story, order.to)
        case Kind.REBUILD:
            number = open_story(data, order.story).generation().number
            return Outline(generation=number, skipped=reading.skipped)
    entries = look(looked).entries if look else None
    items = tuple(
        _shown(item, back=order.kind is Kind.UNDO)
        for item in looked.items
        if item.kind is not editing.Kind.LEFT_OUT
    )
    return Outline(
        generation=looked.generation,
        items=items,
        skipped=reading.skipped,
        texts=sum(item.texts for item in items),
        entries=EntryCounts(come=entries.come, changed=entries.changed, gone=entries.gone)
        if entries
        else None,
    )


def fresh(outline: Outline) -> list[PlanItem]:
    """What has to be encoded, in order."""
    return [item for item in outline.items if item.texts]


def does_the_same(now: Outline, seen: Outline) -> bool:
    """Whether what was confirmed is what would be done by now, or is there already."""
    if len(now.items) != len(seen.items):
        return False
    return all(
        one.action is Action.UNCHANGED
        or (one.action, one.article, one.version) == (other.action, other.article, other.version)
        for one, other in zip(now.items, seen.items, strict=True)
    )


def history(
    data: Path, story: str, limit: int, job_of: Callable[[str], Job | None]
) -> tuple[HistoryRow, ...]:
    """Newest first. `job_of` knows the jobs by their ids. Raises StoryError."""
    rows = []
    for commit in editing.history(data, story, limit):
        job = job_of(commit.note) if commit.note else None
        undone = job is not None and job.request.kind is Kind.UNDO
        back = [one for one in commit.changes if one.after and (undone or _is_older(one))]
        changes = [one for one in commit.changes if one not in back]
        rows.append(
            HistoryRow(
                generation=commit.generation,
                at=commit.at,
                added=tuple(one.article for one in changes if one.before is None),
                replaced=tuple(one.article for one in changes if one.before and one.after),
                removed=tuple(one.article for one in changes if one.after is None),
                back=tuple(one.article for one in back),
                rebuilt=commit.encoder is not None,
                actor=job.actor if job else None,
                kind=job.request.kind if job else None,
                job=job.id if job else None,
            )
        )
    return tuple(rows)


def _is_older(change: Change) -> bool:
    """Whether an article got a text that it had before, as an undo past the bot gives it."""
    return bool(change.before and change.after and change.after < change.before)


def made_by(data: Path, story: str, job: str) -> int | None:
    """The generation that a job committed, if it came to that and the story can be read."""
    try:
        commits = editing.history(data, story)
    except StoreError:
        return None
    return next((one.generation for one in commits if one.note == job), None)


def _shown(item: Item, *, back: bool) -> PlanItem:
    """`back`: what an undo brings is brought back."""
    before, after = item.before, item.after
    text = after or before
    if text is None:
        raise ValueError("an item without a text")
    action = _ACTIONS[item.kind]
    if back and after:
        action = Action.BACK
    article = before or (after if isinstance(after, Article) else None)
    diff, likeness = _difference(item)
    return PlanItem(
        action=action,
        title=text.title,
        origin=text.origin,
        article=article.id if article else None,
        version=before.version if before else None,
        source=text.source,
        url=text.url,
        language=text.language,
        published_at=text.published_at,
        recognised=_RECOGNISED[item.recognised_by] if before and item.recognised_by else None,
        likeness=likeness,
        resembles=item.resembles.id if item.resembles else None,
        resembled=item.resembles.title if item.resembles else "",
        texts=item.texts,
        come=_counts(item.come),
        gone=_counts(item.go),
        diff=diff,
        notes=text.notes,
    )


def _difference(item: Item) -> tuple[tuple[DiffPart, ...], float | None]:
    """A corrected text's, and the share of the longer text that both have in common."""
    found = item.difference()
    before, after = item.before, item.after
    if not (found and before and after and found.changed):
        return (), None
    parts = tuple(
        DiffPart(_PARTS[piece.kind], piece.after.of(after.text))
        if piece.after
        else DiffPart(_PARTS[piece.kind], piece.before.of(before.text) if piece.before else "")
        for piece in found.pieces
    )
    kept = sum(len(one.text) for one in parts if one.part is Part.KEPT)
    return parts, min(1.0, kept / max(len(before.text), len(after.text)))


def _counts(amounts: Amounts) -> Counts:
    return Counts(
        passages=amounts.passages,
        sentences=amounts.sentences,
        quotes=amounts.quotes,
        dated=amounts.dated,
    )
