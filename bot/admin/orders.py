"""What the office and its jobs' processes say to each other: JSON, a line each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, TypeVar

import msgspec

from bot.admin.models import EntryCounts, JobResult, JobState, Kind, PlanItem, Skipped
from index.models import Draft

T = TypeVar("T")

# What the office writes to a job's process after its order.
CANCEL: Final = b"cancel\n"


class Task(StrEnum):
    PLAN = "plan"
    CARRY_OUT = "carry_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpooledSource:
    """A source whose content is a file of the spool. `type`: its class's name, in small letters.

    `value`: the name, the address or the path. `file`: in the job's folder.
    """

    type: str
    value: str
    file: str | None = None
    title: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a job's process is told. `data`, `spool`: paths. `memory`: bytes it may take.

    `watched`: on a schedule. `looked_at`: somebody sees the preview. `model` and
    `fetch_private`: as the settings have them.
    """

    job: str
    task: Task
    kind: Kind
    story: str
    data: str
    spool: str
    sources: tuple[SpooledSource, ...] = ()
    article: str | None = None
    to: int | None = None
    watched: bool = False
    looked_at: bool = False
    model: str | None = None
    memory: int = 4 << 30
    fetch_private: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a job failed: an error of index.errors or bot.errors by its class's name."""

    name: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What a job's process tells: where it stands, or, as its last word, how it ended.

    After a preview, the spool has its outline and what was read for it.
    """

    state: JobState
    file: int = 0
    files: int = 0
    name: str = ""
    done: int = 0
    total: int = 0
    blocked: bool = False  # a job of another process goes first
    result: JobResult | None = None
    failure: Failure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read from the sources, kept between preview and confirmation.

    `names`: what each draft's source calls itself, in their order.
    """

    drafts: tuple[Draft, ...] = ()
    names: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A plan as its process works it out; the office adds who asked for it. See models.Plan."""

    generation: int
    items: tuple[PlanItem, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    texts: int = 0
    entries: EntryCounts | None = None


def encoded(value: Any) -> bytes:
    return msgspec.json.encode(value)


def decoded(raw: bytes | str, kind: type[T]) -> T:
    """Raises ValueError for what isn't that."""
    return msgspec.json.decode(raw, type=kind)
