"""What an admin's request would change, how it goes on, what it did. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.admin import wording
from bot.admin.differences import excerpt
from bot.admin.models import (
    Action,
    DiffPart,
    HistoryRow,
    Job,
    JobProgress,
    JobResult,
    JobState,
    Part,
    Plan,
    PlanItem,
    Skipped,
)
from bot.errors import NotAllowed
from bot.phrases import Phrases
from bot.slack import elements
from bot.slack.citations import heading
from bot.slack.elements import (
    Block,
    Message,
    actions,
    bullets,
    button,
    escape,
    line,
    plain,
    rich,
    shortened,
    small,
    somebody,
    text,
)
from bot.slack.packing import Piece, packed

# Actions; the value is the job's id, of UNDO what `Undo` writes.
CONFIRM: Final = "job_confirm"
CANCEL: Final = "job_cancel"
UNDO: Final = "job_undo"
RESUME: Final = "job_resume"
DISCARD: Final = "job_discard"

_ITEMS: Final = 12  # articles of a preview or a result
_SKIPPED: Final = 8
_DIFFERENCES: Final = 3
_DIFFERENCE: Final = 1_500  # characters of one
_ROWS: Final = 10
_TITLE: Final = 150
_WHY: Final = 300


@dataclass(frozen=True, slots=True)
class Undo:
    """What a button takes back: the change that made this generation of a story."""

    story: str
    generation: int

    def written(self) -> str:
        return json.dumps([self.story, self.generation])

    @classmethod
    def read(cls, value: str) -> Undo:
        story, generation = json.loads(value)
        return cls(str(story), int(generation))


def preview(plan: Plan, words: Phrases, unread: Sequence[str] = ()) -> Message:
    """What would change, to be confirmed. `unread`: names of files that Slack didn't give."""
    story = words.say("slack.reindex_story", story=plan.request.story)
    pieces = [_titled(f"{words.say('reindex.preview')} · {story}", wording.summary(plan, words))]
    shown = [item for action in wording.ACTIONS for item in plan.having(action)][:_ITEMS]
    pieces += [
        _item(item, words, shows_difference=number < _DIFFERENCES)
        for number, item in enumerate(shown)  # corrected ones come first
    ]
    if len(plan.items) > len(shown):
        pieces.append(_more(len(plan.items) - len(shown), words))
    pieces += _left_out(plan.skipped, unread, words)
    if gained := wording.gain(plan, words):
        pieces.append(Piece((small(gained),), escape(gained)))
    if not plan.changes_something:
        return _one(pieces)
    danger = any(plan.having(Action.REMOVE)) or plan.request.kind == "rebuild"
    style = "danger" if danger else "primary"
    buttons = actions(
        button(words.say("reindex.confirm"), CONFIRM, plan.id, style=style),
        button(words.say("reindex.cancel"), CANCEL, plan.id),
    )
    return _one(pieces, [buttons])


def differences(plan: Plan) -> tuple[PlanItem, ...]:
    """The corrected articles whose difference a preview doesn't show whole."""
    corrected = [item for item in plan.having(Action.REPLACE) if item.diff]
    cut = [item for item in corrected[:_DIFFERENCES] if excerpt(item.diff, longest=_DIFFERENCE)[1]]
    return (*cut, *corrected[_DIFFERENCES:])


def progress(found: JobProgress, words: Phrases) -> Message:
    """Where a job stands, with a button that stops it."""
    said = wording.progress_line(found, words)
    pieces = [Piece((rich(line(text(said))),), escape(said))]
    if drawn := wording.bar(found):
        pieces.append(Piece((small(drawn),), ""))
    if found.state is JobState.WRITING:
        return _one(pieces)
    return _one(pieces, [actions(button(words.say("reindex.cancel"), CANCEL, found.job))])


def beginning(words: Phrases) -> Message:
    """Before there is any progress."""
    said = words.say("reindex.doing_reading") + "…"
    return _one([Piece((rich(line(text(said))),), escape(said))])


def interrupted(job: str, said: str, words: Phrases) -> Message:
    """A job that was stopped on its way, to be gone on with or given up."""
    buttons = actions(
        button(words.say("reindex.resume"), RESUME, job, style="primary"),
        button(words.say("reindex.discard"), DISCARD, job),
    )
    return _one([Piece((rich(line(text(said))),), escape(said))], [buttons])


def result(found: JobResult, words: Phrases) -> Message:
    """What was done, what was left out and why; and a button that takes it back."""
    done = words.say("reindex.undone" if found.kind == "undo" else "reindex.done")
    story = words.say("slack.reindex_story", story=found.story)
    pieces = [_titled(f"{done} · {story}", wording.result_line(found, words))]
    outcomes = wording.outcomes(found, words)
    if outcomes:
        lines = [
            (
                text(f"{did} "),
                text(shortened(wording.title(one, words), _TITLE), bold=True),
                *([text(f" ({'; '.join(one.notes)})"[:_WHY])] if one.notes else []),
            )
            for did, one in outcomes[:_ITEMS]
        ]
        pieces.append(Piece((rich(bullets(lines)),), ""))
    if len(outcomes) > _ITEMS:
        pieces.append(_more(len(outcomes) - _ITEMS, words))
    pieces += _left_out(found.skipped, (), words)
    if not (outcomes or found.rebuilt):
        return _one(pieces)
    confirm = {
        "title": plain(words.say("reindex.undo")),
        "text": plain(words.say("reindex.undo_explained")),
        "confirm": plain(words.say("reindex.undo")),
        "deny": plain(words.say("slack.wrong_no")),
    }
    value = Undo(found.story, found.generation).written()
    undo = button(words.say("reindex.undo"), UNDO, value, confirm=confirm)
    return _one(pieces, [actions(undo)])


def history(
    rows: Sequence[HistoryRow], titles: Mapping[str, str], words: Phrases
) -> tuple[Block, ...]:
    """Who did what when, the newest first."""
    if not rows:
        return heading(words.say("reindex.no_history")).blocks
    lines = [
        (
            text(wording.history_line(row, words), bold=True),
            text("\n" + shortened(wording.history_changes(row, words, titles), _WHY)),
        )
        for row in rows[:_ROWS]
    ]
    return (*heading(words.say("reindex.history")).blocks, rich(bullets(lines)))


def jobs(found: Sequence[Job], words: Phrases) -> tuple[Block, ...]:
    """Jobs that wait, run, or were interrupted, with what can be done about each."""
    going = [job for job in found if job.state in _GOING][:_ROWS]
    if not going:
        return heading(words.say("reindex.no_jobs")).blocks
    blocks: list[Block] = [*heading(words.say("reindex.jobs")).blocks]
    for job in going:
        said = wording.standing(job, words)
        blocks.append(rich(line(text(said))))
        if job.state is JobState.INTERRUPTED:
            made = [
                button(words.say("reindex.resume"), RESUME, job.id, style="primary"),
                button(words.say("reindex.discard"), DISCARD, job.id),
            ]
        else:
            made = [button(words.say("reindex.cancel"), CANCEL, job.id)]
        blocks.append(actions(*made))
    return tuple(blocks)


def refused(error: NotAllowed, said: str, words: Phrases) -> Message:
    """Who may not do that is told whom to ask; `said`: the sentence without their names."""
    if not error.ids:
        return Message(escape(said), (rich(line(text(said))),))
    ask = words.say("slack.only_admins")
    people = [part for one in error.ids for part in (text(" "), somebody(one))]
    return Message(escape(ask), (rich(line(text(ask), *people)),))


_GOING: Final = (
    JobState.WAITING,
    JobState.READING,
    JobState.PLANNING,
    JobState.PLANNED,
    JobState.ENCODING,
    JobState.WRITING,
    JobState.INTERRUPTED,
)


def _titled(first: str, second: str) -> Piece:
    return Piece(
        (rich(line(text(first, bold=True))), rich(line(text(second)))), escape(f"{first}\n{second}")
    )


def _item(item: PlanItem, words: Phrases, *, shows_difference: bool) -> Piece:
    """An article: what becomes of it, and what of its text would change."""
    did = words.say(f"slack.item_{item.action}")
    title = shortened(wording.title(item, words), _TITLE)
    about = shortened(wording.item_line(item, words), _WHY)
    parts = [text(f"{did} · "), text(title, bold=True), *([text(f"\n{about}")] if about else [])]
    parts += [text(f"\n{shortened(note, _WHY)}", italic=True) for note in item.notes[:2]]
    rows = [line(*parts)]
    longest = _DIFFERENCE if shows_difference else 0
    shown, left = excerpt(item.diff, longest=longest)
    if any(one.part is not Part.KEPT for one in shown):
        rows.append({"type": "rich_text_quote", "elements": [_changed(one) for one in shown]})
    blocks = [rich(*rows)]
    if left:
        blocks.append(small(words.say("reindex.more_changes", count=left, number=left)))
    return Piece(tuple(blocks), escape(f"{did} · {title}"))


def _changed(part: DiffPart) -> elements.Part:
    """What goes is struck out, what comes is bold."""
    return text(part.text, bold=part.part is Part.ADDED, struck=part.part is Part.REMOVED)


def _left_out(skipped: Sequence[Skipped], unread: Sequence[str], words: Phrases) -> list[Piece]:
    """What is not taken in, and why."""
    said = [words.say("slack.reindex_unread", name=name) for name in unread]
    said += [wording.skipped_line(one, words) for one in skipped]
    if not said:
        return []
    lines = [(text(shortened(one, _WHY)),) for one in said[:_SKIPPED]]
    title = words.say("reindex.left_out")
    first = Piece((rich(line(text(title, bold=True)), bullets(lines)),), escape(title))
    rest = len(said) - _SKIPPED
    return [first, *([_more(rest, words)] if rest > 0 else [])]


def _more(number: int, words: Phrases) -> Piece:
    return Piece((small(words.say("reindex.more_articles", count=number, number=number)),), "")


def _one(pieces: Sequence[Piece], ending: Sequence[Block] = ()) -> Message:
    """One message, which can be edited: what doesn't fit gives way, differences first."""
    (message, *rest) = packed(pieces, ending)
    if not rest:
        return message
    kept = [Piece(piece.blocks[:1], piece.text) for piece in pieces]
    while len(fitting := packed(kept, ending)) > 1:
        kept.pop(-2)
    return fitting[0]
