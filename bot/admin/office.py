"""The office: previews, jobs, undo and history of stories, for people who may."""

from __future__ import annotations

from typing import Self

from bot.admin.models import (
    Actor,
    AdminRequest,
    AuditRow,
    HistoryRow,
    Job,
    JobResult,
    OnProgress,
    Plan,
)
from bot.settings import Settings


class Office:
    """Use with `async with`, in one event loop. Safe for any number of tasks.

    Every method asks first whether the actor may, whatever button or message it comes from,
    and raises NotAllowed (its `ids` are whom to ask), which is in the audit log too. Besides
    what is said below each raises OfficeFailed where the disk fails.
    """

    def __init__(self, settings: Settings) -> None: ...

    async def plan(
        self, request: AdminRequest, actor: Actor, on_progress: OnProgress | None = None
    ) -> Plan:
        """Reads the sources and works out what the request would change; nothing is changed.

        Kept for a day, over restarts. Raises BadRequest, NothingToUndo, Cancelled, StoryError.
        """
        raise NotImplementedError

    async def planned(self, plan_id: str, actor: Actor) -> Plan:
        """A plan made before. Raises NoSuchJob."""
        raise NotImplementedError

    async def carry_out(
        self, plan_id: str, actor: Actor, on_progress: OnProgress | None = None
    ) -> JobResult:
        """Does what was planned, once other jobs are done: until then progress says WAITING.

        Goes on when the caller's task is cancelled. Raises NoSuchJob, OutOfDate, Cancelled,
        Interrupted, OutOfMemory, JobFailed; the story is as it was then.
        """
        raise NotImplementedError

    async def cancel(self, job_id: str, actor: Actor) -> bool:
        """Stops planning or carrying out, or drops a plan. False where it was over already."""
        raise NotImplementedError

    async def undo(
        self, story: str, actor: Actor, on_progress: OnProgress | None = None
    ) -> JobResult:
        """Brings the generation before back, at once. Raises as `plan` and `carry_out`."""
        raise NotImplementedError

    async def history(self, story: str, actor: Actor, limit: int = 10) -> tuple[HistoryRow, ...]:
        """Who changed what when, newest first. Raises StoryError."""
        raise NotImplementedError

    async def jobs(self, actor: Actor, story: str | None = None) -> tuple[Job, ...]:
        """Jobs that wait, run or were interrupted, and the last ones that ended, newest first."""
        raise NotImplementedError

    async def interrupted(self, actor: Actor, story: str | None = None) -> tuple[Job, ...]:
        """Jobs that were killed with the bot or alone; their `progress` says where they stood."""
        raise NotImplementedError

    async def resume(
        self, job_id: str, actor: Actor, on_progress: OnProgress | None = None
    ) -> JobResult:
        """Carries an interrupted job out. Raises as `carry_out`."""
        raise NotImplementedError

    async def discard(self, job_id: str, actor: Actor) -> None:
        """Gives an interrupted job up, and what was kept for it. Raises NoSuchJob."""
        raise NotImplementedError

    async def audit(
        self, actor: Actor, limit: int = 50, story: str | None = None
    ) -> tuple[AuditRow, ...]:
        """The audit log, newest first."""
        raise NotImplementedError

    async def note(self, actor: Actor, action: str, story: str, detail: str = "") -> None:
        """Asks whether the actor may, and puts it into the audit log: for what admins do
        elsewhere, such as binding a channel. Raises NotAllowed, which is noted as refused."""
        raise NotImplementedError

    async def __aenter__(self) -> Self:
        raise NotImplementedError

    async def __aexit__(self, *_: object) -> None: ...
