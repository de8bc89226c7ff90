"""What passes between the chats and the office. Frozen, and free of any chat's ways."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

COMMAND_LINE: Final = "command line"
SCHEDULE: Final = "schedule"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who asks for something, as the platform says at this moment.

    `platform`: "slack", "discord", COMMAND_LINE or SCHEDULE. `id` and `groups` are the
    platform's own ids: Slack's user groups, Discord's roles. `is_manager`: a workspace admin
    or owner in Slack, Manage Server in Discord.
    """

    platform: str
    id: str
    name: str
    groups: frozenset[str] = frozenset()
    is_manager: bool = False


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came. `name` tells its kind; folders in it are ignored."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Link:
    """The address of a page, a file or a feed."""

    url: str


@dataclass(frozen=True, slots=True)
class Pasted:
    """Text as somebody pasted it; its header lines are read where there are some."""

    text: str = field(repr=False)
    title: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder or a file on the machine that the bot runs on.

    From a chat, only within the folders that ADMIN_FOLDERS names.
    """

    path: str


Source = Upload | Link | Pasted | Folder


class Kind(StrEnum):
    ADD = "add"
    REPLACE = "replace"
    REMOVE = "remove"
    REBUILD = "rebuild"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class AdminRequest:
    """What an admin wants done with a story.

    ADD takes sources. REPLACE takes one source, and the id of the article that it corrects.
    REMOVE takes an article's id. UNDO brings back the generation `to`, or without it the one
    before the newest.
    """

    kind: Kind
    story: str
    sources: tuple[Source, ...] = ()
    article: str | None = None
    to: int | None = None


class Action(StrEnum):
    """What becomes of an article. BACK: an undo brings it back."""

    ADD = "add"
    REPLACE = "replace"
    REMOVE = "remove"
    UNCHANGED = "unchanged"
    BACK = "back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many of each an article or a story holds, or gains (a negative number: loses).

    `dated`: sentences that say what happened when, which the timeline's entries are made of.
    """

    passages: int = 0
    sentences: int = 0
    quotes: int = 0
    dated: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryCounts:
    """How many entries of the timeline come, change (another sentence tells them, or one tells
    them no more) and go."""

    come: int = 0
    changed: int = 0
    gone: int = 0


class Part(StrEnum):
    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class DiffPart:
    """A piece of a corrected text. KEPT and ADDED in a row are the new text, KEPT and REMOVED
    the old one."""

    part: Part
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItem:
    """What becomes of one article.

    `article`: its id, None for one that gets it only when it is added. `version`: the one
    that is current before; None where there is none. `recognised`: why it is taken for that
    article: "origin", "url", "title", "likeness" or "named"; None where it isn't known yet.
    `resembles`: the id of an article that it may be a correction of, though not surely, and
    `resembled` that one's title. `gone` and `come`: what the story loses and gains by it.
    `texts`: passages and sentences to encode. `diff` of a corrected text; () where there is
    nothing to compare. `notes`: what the reader of it should know.
    """

    action: Action
    title: str
    origin: str = ""
    article: str | None = None
    version: int | None = None
    source: str | None = None
    url: str | None = None
    language: str = "und"
    published_at: date | None = None
    recognised: str | None = None
    likeness: float | None = None
    resembles: str | None = None
    resembled: str = ""
    texts: int = 0
    gone: Counts = field(default_factory=Counts)
    come: Counts = field(default_factory=Counts)
    diff: tuple[DiffPart, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """An input that can't be taken in. `code`: an error's, as in index.errors, for its phrase
    "admin.skipped_<code>"; `message` and `hint` say it in English."""

    name: str
    code: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a request would change: the preview. Its id is what a Confirm button carries.

    `generation`: the story's when this was worked out; 0 for a story that isn't there yet.
    `texts`: passages and sentences to encode, which is what takes time. `entries`: None where
    that wasn't worked out: nobody looks, or too much comes.
    """

    id: str
    request: AdminRequest  # its sources without their content
    actor: Actor
    generation: int
    made_at: datetime  # UTC
    items: tuple[PlanItem, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    texts: int = 0
    entries: EntryCounts | None = None

    def having(self, action: Action) -> tuple[PlanItem, ...]:
        return tuple(item for item in self.items if item.action is action)

    @property
    def changes_something(self) -> bool:
        """Whether there is anything to confirm."""
        return self.request.kind is Kind.REBUILD or any(
            item.action is not Action.UNCHANGED for item in self.items
        )

    @property
    def gain(self) -> Counts:
        """What the story gains in all; negative numbers are losses."""
        come, gone = ([getattr(item, side) for item in self.items] for side in ("come", "gone"))
        return Counts(
            passages=sum(c.passages for c in come) - sum(c.passages for c in gone),
            sentences=sum(c.sentences for c in come) - sum(c.sentences for c in gone),
            quotes=sum(c.quotes for c in come) - sum(c.quotes for c in gone),
            dated=sum(c.dated for c in come) - sum(c.dated for c in gone),
        )


class JobState(StrEnum):
    """READING and PLANNING make the preview, ENCODING and WRITING carry it out.

    INTERRUPTED: the bot or its job was killed; `resume` or `discard` it.
    """

    WAITING = "waiting"
    READING = "reading"
    PLANNING = "planning"
    PLANNED = "planned"
    ENCODING = "encoding"
    WRITING = "writing"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True, kw_only=True)
class JobProgress:
    """Where a job stands. `job` is the plan's id too, and what a Cancel button carries.

    `file` of `files`, from 1, with its `name`; `done` of `total` texts while encoding. 0 where
    it isn't known. `per_second`: texts; `seconds_left`: None where it can't be told yet.
    `waits_for`: whose job goes first, in state WAITING.
    """

    job: str
    state: JobState
    file: int = 0
    files: int = 0
    name: str = ""
    done: int = 0
    total: int = 0
    per_second: float = 0.0
    seconds_left: float | None = None
    waits_for: Actor | None = None


# Told at most about once a second, the newest each time; a slow one holds nothing up.
OnProgress = Callable[[JobProgress], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """An article as a job left it."""

    article: str
    title: str
    version: int | None  # None: not in the story any more
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class JobResult:
    """What a job did. `generation`: the story's afterwards. `back`: brought back by an undo."""

    job: str
    kind: Kind
    story: str
    generation: int
    added: tuple[Outcome, ...] = ()
    replaced: tuple[Outcome, ...] = ()
    removed: tuple[Outcome, ...] = ()
    back: tuple[Outcome, ...] = ()
    unchanged: tuple[Outcome, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    rebuilt: int = 0  # articles
    seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A job as the journal has it. `progress`: where it stood when that was last written down.

    `code` and `detail`: of what it failed with. Times in UTC.
    """

    id: str
    request: AdminRequest  # its sources without their content
    actor: Actor
    state: JobState
    progress: JobProgress
    made_at: datetime
    started_at: datetime | None = None
    ended_at: datetime | None = None
    generation: int | None = None
    code: str | None = None
    detail: str | None = None


def made(job: Job) -> JobResult:
    """What is known of the result of a job that is done, where its process never told it."""
    kind, story = job.request.kind, job.request.story
    return JobResult(job=job.id, kind=kind, story=story, generation=job.generation or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """A generation of a story: when it was made (UTC), by which job, what it changed.

    `back`: articles whose earlier text came back. `actor`, `kind` and `job` are None for what
    was done past the bot, with `python -m index`.
    """

    generation: int
    at: datetime
    added: tuple[str, ...] = ()  # ids of articles
    replaced: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    rebuilt: bool = False
    actor: Actor | None = None
    kind: Kind | None = None
    job: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRow:
    """One line of the audit log: who did, or was refused, what and when (UTC).

    `outcome`: "planned", "started", "done", "failed", "cancelled", "refused" and so on.
    """

    at: datetime
    actor: Actor
    action: str
    story: str
    outcome: str
    job: str | None = None
    detail: str = ""
