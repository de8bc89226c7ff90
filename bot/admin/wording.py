"""Previews, progress, results and history as lines in the reader's language. Pure.

Both chats and the console show these words, each with its own marks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from bot.admin.models import (
    Action,
    Actor,
    Counts,
    EntryCounts,
    HistoryRow,
    Job,
    JobProgress,
    JobResult,
    JobState,
    Outcome,
    Plan,
    PlanItem,
    Skipped,
)
from bot.phrases import Phrases

# What a plan's items are listed under, in this order.
ACTIONS: Final = (Action.REPLACE, Action.ADD, Action.REMOVE, Action.BACK, Action.UNCHANGED)
_LISTED: Final = {"back": "reindex.brought_back"}
_BAR: Final = 20
_MINUTE: Final = 60
_HOUR: Final = 3600
_PLATFORMS: Final = {"slack": "Slack", "discord": "Discord"}


def summary(plan: Plan, words: Phrases) -> str:
    """What would be done, in a line: "2 articles to add, 1 to skip"."""
    counted = [(f"reindex.will_{action}", len(plan.having(action))) for action in ACTIONS]
    counted.append(("reindex.will_skip", len(plan.skipped)))
    parts = [words.say(key, count=number, number=number) for key, number in counted if number]
    if plan.request.kind == "rebuild":
        parts.insert(0, words.say("reindex.will_rebuild"))
    return " · ".join(parts) or words.say("reindex.nothing")


def item_line(item: PlanItem, words: Phrases) -> str:
    """Outlet, date, and what the story gains and loses by it."""
    parts = [item.source] if item.source else []
    if item.published_at:
        parts.append(words.day(item.published_at))
    elif item.action in (Action.ADD, Action.REPLACE):
        parts.append(words.say("answer.undated"))
    if item.action is Action.REPLACE and item.recognised:
        likeness = round(100 * (item.likeness or 0))
        parts.append(words.say(f"reindex.by_{item.recognised}", likeness=likeness))
    if item.resembles:
        parts.append(words.say("reindex.resembles", title=item.resembled, article=item.resembles))
    changed = balance(item.come, item.gone, words)
    return " · ".join([*parts, *([changed] if changed else [])])


def title(item: PlanItem | Outcome, words: Phrases) -> str:
    return " ".join(item.title.split()) or words.say("reindex.untitled")


def balance(come: Counts, gone: Counts, words: Phrases) -> str:
    """What comes and goes: "+12 passages, +3/−1 quotes"; "" where nothing does."""
    parts = []
    for name in ("passages", "quotes", "dated"):
        more, less = getattr(come, name), getattr(gone, name)
        shown = "/".join([*([f"+{more}"] if more else []), *([f"−{less}"] if less else [])])
        if shown:
            parts.append(words.say(f"reindex.{name}", count=max(more, less), number=shown))
    return ", ".join(parts)


def gain(plan: Plan, words: Phrases) -> str:
    """What the story gains in all, and what becomes of its timeline; "" where nothing does."""
    names = ("passages", "quotes") if plan.entries else ("passages", "quotes", "dated")
    parts = []
    for name in names:
        number = getattr(plan.gain, name)
        if number:
            signed = f"+{number}" if number > 0 else f"−{-number}"
            parts.append(words.say(f"reindex.{name}", count=abs(number), number=signed))
    told = [words.say("reindex.gain", parts=", ".join(parts))] if parts else []
    if plan.entries and (events := _events(plan.entries, words)):
        told.append(words.say("reindex.timeline", parts=events))
    return " ".join(told)


def _events(entries: EntryCounts, words: Phrases) -> str:
    counted = (
        ("reindex.entries_come", entries.come),
        ("reindex.entries_changed", entries.changed),
        ("reindex.entries_gone", entries.gone),
    )
    return ", ".join(words.say(key, count=n, number=n) for key, n in counted if n)


def skipped_line(skipped: Skipped, words: Phrases) -> str:
    """Which input is left out, and why."""
    key = f"admin.skipped_{skipped.code}"
    why = words.say(key) if key in words else f"{skipped.message} {skipped.hint}".strip()
    return words.say("reindex.skipped", name=skipped.name, why=why)


def progress_line(progress: JobProgress, words: Phrases) -> str:
    """Where a job stands: "File 3 of 12 (a.pdf) · 120 of 400 … · 14 a second · about 20 s left"."""
    if progress.state is JobState.WAITING:
        first = progress.waits_for
        return (
            words.say("reindex.waits_for", who=first.name) if first else words.say("reindex.waits")
        )
    parts = []
    if progress.files:
        key = "reindex.file" if progress.name else "reindex.file_number"
        at, files, name = progress.file, progress.files, progress.name
        parts.append(words.say(key, file=at, files=files, name=name))
    if progress.total:
        parts.append(words.say("reindex.texts", done=progress.done, total=progress.total))
    if progress.per_second:
        rate = f"{progress.per_second:.{0 if progress.per_second >= 10 else 1}f}"
        parts.append(words.say("reindex.rate", rate=_decimal(rate, words)))
    if progress.seconds_left is not None:
        parts.append(words.say("reindex.left", time=duration(progress.seconds_left, words)))
    doing = words.say(f"reindex.doing_{progress.state}")
    return " · ".join([doing, *parts])


def bar(progress: JobProgress) -> str:
    """A bar of what is done; "" where that isn't known."""
    if not progress.total:
        return ""
    share = min(1.0, progress.done / progress.total)
    full = int(share * _BAR)
    return f"{'█' * full}{'░' * (_BAR - full)} {int(share * 100)} %"


def duration(seconds: float, words: Phrases) -> str:
    """ "20 s", "3 min", "1 h 10 min"."""
    whole = max(1, round(seconds))
    if whole < _MINUTE:
        return words.say("reindex.seconds", seconds=whole)
    minutes = round(whole / _MINUTE)
    if whole < _HOUR:
        return words.say("reindex.minutes", minutes=minutes)
    return words.say("reindex.hours", hours=minutes // 60, minutes=minutes % 60)


def result_line(result: JobResult, words: Phrases) -> str:
    """What was done, in a line, with the generation that it made."""
    counted = [
        ("reindex.did_add", len(result.added)),
        ("reindex.did_replace", len(result.replaced)),
        ("reindex.did_remove", len(result.removed)),
        ("reindex.did_back", len(result.back)),
        ("reindex.did_rebuild", result.rebuilt),
        ("reindex.did_unchanged", len(result.unchanged)),
        ("reindex.did_skip", len(result.skipped)),
    ]
    parts = [words.say(key, count=number, number=number) for key, number in counted if number]
    made = words.say("reindex.made", generation=result.generation)
    took = words.say("reindex.took", time=duration(result.seconds, words))
    return " · ".join([*(parts or [words.say("reindex.nothing_done")]), made, took])


def outcomes(result: JobResult, words: Phrases) -> tuple[tuple[str, Outcome], ...]:
    """What became of each article that changed, in the words for it."""
    every = (
        ("reindex.added", result.added),
        ("reindex.replaced", result.replaced),
        ("reindex.removed", result.removed),
        ("reindex.brought_back", result.back),
    )
    return tuple((words.say(key), one) for key, listed in every for one in listed)


def history_line(row: HistoryRow, words: Phrases) -> str:
    """When, who, and what: "generation 5 · 13 January 2026, 10:42 UTC · Ada Brune (Slack)"."""
    generation = words.say("reindex.generation", generation=row.generation)
    by = actor_name(row.actor, words) if row.actor else words.say("reindex.past_the_bot")
    return " · ".join([generation, moment(row.at, words), by])


def history_changes(
    row: HistoryRow, words: Phrases, titles: Mapping[str, str], *, most: int = 3
) -> str:
    """What a generation changed, with the titles of its first articles."""
    parts = [words.say("reindex.was_undo")] if row.kind == "undo" else []
    if row.rebuilt:
        parts.append(words.say("reindex.was_rebuilt"))
    for name in ("added", "replaced", "removed", "back"):
        listed: Sequence[str] = getattr(row, name)
        if listed:
            shown = ", ".join(titles.get(one) or one for one in listed[:most])
            rest = len(listed) - most
            more = f" {words.say('reindex.and_more', number=rest)}" if rest > 0 else ""
            parts.append(f"{words.say(_LISTED.get(name, f'reindex.{name}'))} {shown}{more}")
    return " · ".join(parts) or words.say("reindex.nothing_done")


def standing(job: Job, words: Phrases) -> str:
    """Whose job that is, what it does, and where it stands or stood."""
    what = words.say(f"reindex.kind_{job.request.kind}")
    state = words.say(f"reindex.state_{job.state}")
    line = words.say("reindex.job", what=what, who=actor_name(job.actor, words))
    parts = [line, moment(job.made_at, words), state]
    running = (JobState.READING, JobState.PLANNING, JobState.ENCODING, JobState.WRITING)
    if job.state in running:
        parts[-1] = progress_line(job.progress, words)
    elif job.state is JobState.INTERRUPTED and job.progress.total:
        done, total = job.progress.done, job.progress.total
        parts.append(words.say("reindex.stood_at", done=done, total=total))
    return " · ".join(parts)


def actor_name(actor: Actor, words: Phrases) -> str:
    key = f"reindex.by_{actor.platform.replace(' ', '_')}"
    if key in words:
        return words.say(key)
    return f"{actor.name} ({_PLATFORMS.get(actor.platform, actor.platform)})"


def moment(at: datetime, words: Phrases) -> str:
    """A moment in UTC: "13 January 2026, 10:42 UTC"."""
    return f"{words.day(at.date())}, {at:%H:%M} UTC"


def _decimal(number: str, words: Phrases) -> str:
    return number.replace(".", ",") if words.language == "fr" else number
