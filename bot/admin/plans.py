"""What a request would change in a story, and what was changed before. Synchronous."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bot.admin.models import Action, Counts, HistoryRow, Job, Kind, PlanItem
from bot.admin.orders import Order, Outline, Reading
from index.building import EVIDENCE, cut
from index.errors import StoryMissing
from index.models import Draft
from index.store import Generation, content_hash, open_story
from index.undoing import to_undo


def generation(data: Path, story: str) -> int:
    """The number of the newest one; 0 for a story that isn't there yet."""
    try:
        return open_story(data, story).generation().number
    except StoryMissing:
        return 0


def outline(data: Path, order: Order, reading: Reading) -> Outline:
    """Raises StoryError."""
    try:
        now = open_story(data, order.story).generation()
    except StoryMissing:
        if order.kind is not Kind.ADD:
            raise
        now = None
    items: list[PlanItem] = []
    match order.kind:
        case Kind.ADD | Kind.REPLACE:
            known = {one.origin: one.id for one in now.articles()} if now else {}
            items += [_taken_in(now, known, draft, order.article) for draft in reading.drafts]
        case Kind.REMOVE if now and order.article:
            items.append(_removed(now, order.article))
        case Kind.UNDO if now:
            for article, version in to_undo(now, order.to).items():
                items.append(
                    _removed(now, article)
                    if version is None
                    else _brought_back(now, article, version)
                )
        case _:
            pass
    fresh = [item.come for item in items]
    return Outline(
        generation=now.number if now else 0,
        items=tuple(items),
        skipped=reading.skipped,
        texts=sum(one.passages + one.sentences for one in fresh),
    )


def fresh(outline: Outline) -> list[PlanItem]:
    """What has to be encoded, in order."""
    encoded = (Action.ADD, Action.REPLACE, Action.BACK)
    return [item for item in outline.items if item.action in encoded]


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
    data: Path, story: str, limit: int, made_by: Mapping[int, Job]
) -> tuple[HistoryRow, ...]:
    """Newest first. Raises StoryError."""
    rows = []
    for commit in open_story(data, story).generation().history(limit):
        job = made_by.get(commit.generation)
        changes = commit.changes
        rows.append(
            HistoryRow(
                generation=commit.generation,
                at=commit.at,
                added=tuple(one.article for one in changes if one.before is None),
                replaced=tuple(one.article for one in changes if one.before and one.after),
                removed=tuple(one.article for one in changes if one.after is None),
                rebuilt=commit.encoder is not None,
                actor=job.actor if job else None,
                kind=job.request.kind if job else None,
                job=job.id if job else None,
            )
        )
    return tuple(rows)


def _taken_in(
    now: Generation | None, known: Mapping[str, str], draft: Draft, named: str | None
) -> PlanItem:
    article = named or known.get(draft.origin)
    before = now.article(article) if now and article else None
    same = before is not None and content_hash(before) == content_hash(draft)
    action = Action.UNCHANGED if same else Action.REPLACE if before else Action.ADD
    return PlanItem(
        action=action,
        title=draft.title,
        origin=draft.origin,
        article=article,
        version=before.version if before else None,
        source=draft.source,
        url=draft.url,
        language=draft.language,
        published_at=draft.published_at,
        recognised="named" if named else "origin" if before else None,
        come=Counts() if same else _counts(draft),
        gone=Counts() if same or before is None else _counts(before),
        notes=draft.notes,
    )


def _removed(now: Generation, article: str) -> PlanItem:
    gone = now.article(article)
    return PlanItem(
        action=Action.REMOVE, title=gone.title, article=article, version=gone.version,
        gone=_counts(gone),
    )  # fmt: skip


def _brought_back(now: Generation, article: str, version: int) -> PlanItem:
    then = now.article(article, version)
    current = {one.id: one.version for one in now.articles()}.get(article)
    return PlanItem(
        action=Action.BACK,
        title=then.title,
        article=article,
        version=current,
        source=then.source,
        language=then.language,
        published_at=then.published_at,
        come=_counts(then),
        gone=_counts(now.article(article)) if current else Counts(),
    )


def _counts(draft: Draft) -> Counts:
    passages = [passage for passage in cut(draft).passages if passage.kind in EVIDENCE]
    return Counts(
        passages=len(passages), sentences=sum(len(passage.sentences) for passage in passages)
    )
