"""Changes to a story as messages: previews, progress, results, jobs, history. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import discord
from discord import ui

from bot.admin import differences, wording
from bot.admin.models import (
    Action,
    DiffPart,
    HistoryRow,
    Job,
    JobProgress,
    JobResult,
    JobState,
    Kind,
    Part,
    Plan,
    PlanItem,
    Skipped,
)
from bot.discord import identifiers
from bot.discord.identifiers import Step, Undo, tag
from bot.discord.markdown import (
    STRUCK,
    block_quote,
    emphasised,
    escape,
    link,
    shorten,
    small,
)
from bot.discord.sheets import FAILED, LABEL, QUOTED, SAID, Attached, Block, Control, Sheet, length
from bot.phrases import Phrases

# Articles, left-out inputs, jobs and generations that are listed; the rest are counted.
_ITEMS: Final = 12
_SKIPPED: Final = 8
_JOBS: Final = 6
# Characters of all of a message that are listed, of a difference, and of a line.
_ROOM: Final = 3_600
_DIFFERENCE: Final = 900
_LINE: Final = 200
_TITLE: Final = 90
# Articles whose differences are shown; all are in files.
_DIFFERENCES: Final = 2
_FILES: Final = 5
_ENDED: Final = (JobState.DONE, JobState.FAILED, JobState.CANCELLED, JobState.DISCARDED)


def preview(plan: Plan, words: Phrases) -> Sheet:
    """What would be changed, and the buttons that do it or don't."""
    head = [f"### {words.say('reindex.preview')}", escape(wording.summary(plan, words))]
    if gained := wording.gain(plan, words):
        head.append(small(escape(gained)))
    corrected = [item for item in plan.items if item.diff]
    compared = corrected[:_DIFFERENCES]
    listed = [_item(item, words, differs=item in compared) for item in _sorted(plan)]
    shown = _most(listed, _ITEMS, "reindex.more_articles", words)
    files = [
        Attached(f"changes-{number}.txt", differences.marked(item.diff).encode())
        for number, item in enumerate(corrected[:_FILES], start=1)
    ]
    rows: tuple[tuple[Control, ...], ...] = ()
    if plan.changes_something:
        risky = plan.request.kind in (Kind.REMOVE, Kind.REBUILD)
        style = discord.ButtonStyle.danger if risky else discord.ButtonStyle.success
        confirm = _button(words.say("reindex.confirm"), _job(Step.CONFIRM, plan.id), style)
        rows = ((confirm, _button(words.say("reindex.cancel"), _job(Step.CANCEL, plan.id))),)
    blocks = [Block("\n".join(head)), *shown, *_left_out(plan.skipped, words)]
    fitted = tuple(_within(blocks, words))
    return Sheet(fitted, QUOTED if rows else SAID, attached=tuple(files), rows=rows)


def progress(told: JobProgress, title: str, words: Phrases) -> Sheet:
    """Where a job stands. `title`: what it does and for whom."""
    lines = [f"**{escape(title)}**"]
    if bar := wording.bar(told):
        lines.append(f"`{bar}`")
    lines.append(escape(shorten(wording.progress_line(told, words), 2 * _LINE)))
    cancel = _button(words.say("reindex.cancel"), _job(Step.CANCEL, told.job))
    return Sheet((Block("\n".join(lines)),), SAID, rows=((cancel,),) if told.job else ())


def title(kind: Kind, who: str, words: Phrases) -> str:
    """What a job does, and for whom."""
    return words.say("reindex.job", what=words.say(f"reindex.kind_{kind}"), who=who)


def result(done: JobResult, who: str, words: Phrases) -> Sheet:
    """What a job did, what was left out and why, and the button that takes it back."""
    heading = "reindex.undone" if done.kind is Kind.UNDO else "reindex.done"
    head = [
        f"### {words.say(heading)}",
        escape(wording.result_line(done, words)),
        small(escape(title(done.kind, who, words))),
    ]
    lines = [
        Block(f"{escape(what)} **{escape(shorten(wording.title(one, words), _TITLE))}**")
        for what, one in wording.outcomes(done, words)
    ]
    blocks = [
        Block("\n".join(head)),
        *_most(lines, _ITEMS, "reindex.more_articles", words),
        *_left_out(done.skipped, words),
    ]
    changed = done.added or done.replaced or done.removed or done.back or done.rebuilt
    undo = _button(words.say("reindex.undo"), str(Undo(done.generation, tag(done.story))))
    rows = ((undo,),) if changed else ()
    return Sheet(tuple(_within(blocks, words)), QUOTED, rows=rows)


def ended(text: str, *, failed: bool = False) -> Sheet:
    """A job that did nothing, in the bot's words. `text` is Markdown."""
    return Sheet((Block(text),), FAILED if failed else SAID)


def interrupted(job: str, text: str, words: Phrases) -> Sheet:
    """A job that was killed, what the bot says of it, and the buttons that end that."""
    steps = (Step.RESUME, Step.DISCARD)
    row = tuple(_button(words.say(f"reindex.{step}"), _job(step, job)) for step in steps)
    return Sheet((Block(text),), FAILED, rows=(row,))


def jobs(found: Sequence[Job], words: Phrases) -> Sheet:
    """What runs, waits, was interrupted or has ended lately, newest first."""
    head = Block(f"### {words.say('reindex.jobs')}")
    if not found:
        return Sheet((head, Block(words.say("reindex.no_jobs"))), SAID)
    shown = sorted(found, key=lambda job: job.state in _ENDED)[:_JOBS]
    lines = [Block(escape(shorten(wording.standing(job, words), 2 * _LINE))) for job in shown]
    several = sum(job.state not in _ENDED for job in shown) > 1
    rows = [
        row
        for number, job in enumerate(shown, start=1)
        if (row := _steps(job, f" {number}" if several else "", words))
    ]
    numbered = [
        Block(f"**{number}.** {line.text}" if several else line.text)
        for number, line in enumerate(lines, start=1)
    ]
    return Sheet((head, *numbered), SAID, rows=tuple(rows[:5]))


def history(rows: Sequence[HistoryRow], titles: Mapping[str, str], words: Phrases) -> Sheet:
    """Who changed what when, newest first. `titles`: of articles, by id."""
    head = Block(f"### {words.say('reindex.history')}")
    if not rows:
        return Sheet((head, Block(words.say("reindex.no_history"))), SAID)
    named = {id_: shorten(text, _TITLE // 2) for id_, text in titles.items()}
    blocks = [
        Block(
            f"**{escape(wording.history_line(row, words))}**\n"
            f"{escape(shorten(wording.history_changes(row, words, named), 2 * _LINE))}"
        )
        for row in rows
    ]
    return Sheet(tuple(_within([head, *blocks], words)), SAID)


def difference(diff: Sequence[DiffPart], words: Phrases) -> str:
    """What a correction changes: what goes struck out, what comes in bold."""
    shown, left = differences.excerpt(diff, longest=_DIFFERENCE)
    if not shown:
        return ""
    text = "".join(_part(part) for part in shown)
    lines = [small(words.say("reindex.difference")), block_quote(text)]
    if left:
        lines.append(small(words.say("reindex.more_changes", count=left, number=left)))
    return "\n".join(lines)


def _part(part: DiffPart) -> str:
    match part.part:
        case Part.REMOVED:
            return emphasised(part.text, STRUCK)
        case Part.ADDED:
            return emphasised(part.text)
    return escape(part.text)


def _sorted(plan: Plan) -> list[PlanItem]:
    return [item for action in wording.ACTIONS for item in plan.having(action)]


def _item(item: PlanItem, words: Phrases, *, differs: bool) -> Block:
    name = escape(shorten(wording.title(item, words), _TITLE))
    lines = [f"{_SIGNS[item.action]} **{link(name, item.url)}**"]
    about = [wording.item_line(item, words), *item.notes]
    lines += [small(escape(shorten(one, 2 * _LINE))) for one in about if one]
    if differs and (changed := difference(item.diff, words)):
        lines.append(changed)
    return Block("\n".join(lines))


def _left_out(skipped: Sequence[Skipped], words: Phrases) -> list[Block]:
    if not skipped:
        return []
    lines = [Block(f"⚠️ **{words.say('reindex.left_out')}**")]
    told = [Block(escape(shorten(wording.skipped_line(one, words), _LINE))) for one in skipped]
    return [*lines, *_most(told, _SKIPPED, "discord.status_rest", words)]


def _most(blocks: Sequence[Block], most: int, more: str, words: Phrases) -> list[Block]:
    """At most so many, and how many more there are."""
    rest = len(blocks) - most
    if rest <= 0:
        return list(blocks)
    return [*blocks[:most], Block(small(words.say(more, count=rest, number=rest)))]


def _within(blocks: Sequence[Block], words: Phrases) -> Iterator[Block]:
    """Those that one message holds, and how many are left out."""
    room = _ROOM
    for number, block in enumerate(blocks):
        room -= length(block.text)
        if room < 0:
            rest = len(blocks) - number
            yield Block(small(words.say("discord.status_rest", count=rest, number=rest)))
            return
        yield block


def _steps(job: Job, number: str, words: Phrases) -> tuple[Control, ...]:
    match job.state:
        case JobState.INTERRUPTED:
            offered = [Step.RESUME, Step.DISCARD]
        case JobState.PLANNED:
            offered = [Step.CONFIRM, Step.CANCEL]
        case state:
            offered = [] if state in _ENDED else [Step.CANCEL]
    return tuple(
        _button(words.say(f"reindex.{step}") + number, _job(step, job.id)) for step in offered
    )


def _job(step: Step, job: str) -> str:
    return str(identifiers.Job(step, job))


def _button(
    label: str, identifier: str, style: discord.ButtonStyle = discord.ButtonStyle.secondary
) -> Control:
    button: ui.Button[Any] = ui.Button(
        style=style, label=shorten(label, LABEL), custom_id=identifier
    )
    return button


_SIGNS: Final = {
    Action.ADD: "➕",
    Action.REPLACE: "✏️",
    Action.REMOVE: "➖",
    Action.BACK: "↩️",
    Action.UNCHANGED: "▫️",
}
