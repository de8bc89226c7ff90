"""The office: previews, jobs, undo and history of stories, for people who may."""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final, ParamSpec, Self, TypeVar

from bot import vitals
from bot.admin import permissions, requests
from bot.admin.archive import Archive
from bot.admin.failing import raised
from bot.admin.models import (
    SCHEDULE,
    Actor,
    AdminRequest,
    AuditRow,
    HistoryRow,
    Job,
    JobProgress,
    JobResult,
    JobState,
    Kind,
    OnProgress,
    Plan,
    Source,
    made,
)
from bot.admin.orders import Event, Task
from bot.admin.running import Jobs, Running
from bot.errors import Cancelled, Interrupted, NoSuchJob, NotAllowed
from bot.lanes import Lane
from bot.settings import Settings

P = ParamSpec("P")
T = TypeVar("T")

log = logging.getLogger(__name__)

# How long a preview may be confirmed.
PREVIEW_LIFE: Final = timedelta(days=1)
# Seconds that jobs have to stop when the bot does: their processes are killed before that.
_LEAVING: Final = 5.0
_THREADS: Final = 2
_WAITING: Final = 1000
_SECONDS: Final = 60.0
_ID_ALPHABET: Final = "abcdefghijkmnpqrstuvwxyz23456789"
_ID_LENGTH: Final = 10


class Office:
    """Use with `async with`, in one event loop. Safe for any number of tasks.

    Every method asks first whether the actor may, whatever button or message it comes from,
    and raises NotAllowed (its `ids` are whom to ask), which is in the audit log too. Besides
    what is said below each raises OfficeFailed where the disk fails.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lane = Lane("office", _THREADS, _WAITING, _SECONDS)
        self._archive = Archive(settings.data)
        self._jobs = Jobs(self._keep, self._at_work_elsewhere)
        self._tasks: set[asyncio.Task[JobResult]] = set()

    async def plan(
        self,
        request: AdminRequest,
        actor: Actor,
        on_progress: OnProgress | None = None,
        *,
        looked_at: bool = True,
    ) -> Plan:
        """Reads the sources and works out what the request would change; nothing is changed.

        `looked_at`: somebody sees it before it is carried out, so that it says what becomes of
        the timeline's entries too; that takes seconds in a large story. Kept for a day, over
        restarts. Raises BadRequest and its kinds, Cancelled, OutOfMemory, JobFailed, StoryError.
        """
        await self._allow(actor, request.kind, request.story)
        request = requests.checked(request, actor, self._settings)
        job = "".join(secrets.choice(_ID_ALPHABET) for _ in range(_ID_LENGTH))
        await self._do(self._archive.drop_old, datetime.now(UTC) - PREVIEW_LIFE)
        try:
            sources = await self._do(self._archive.begin, job, request, actor)
            order = requests.order(
                Task.PLAN,
                job,
                request,
                self._settings,
                sources,
                watched=_watched(actor),
                looked_at=looked_at,
            )
            running = Running(order, actor)
            last = await self._jobs.preview(running, on_progress)
        except BaseException:
            await asyncio.shield(self._do(self._archive.give_up, job))
            raise
        if last is None or last.state is not JobState.PLANNED:
            raise await self._ended_badly(running, last, JobState.FAILED)
        return await self._do(self._archive.planned, job)

    async def planned(self, plan_id: str, actor: Actor) -> Plan:
        """A plan made before. Raises NoSuchJob."""
        plan = await self._do(self._archive.plan, plan_id)
        await self._allow(actor, "look", plan.request.story)
        return plan

    async def carry_out(
        self, plan_id: str, actor: Actor, on_progress: OnProgress | None = None
    ) -> JobResult:
        """Does what was planned, once other jobs are done: until then progress says WAITING.

        Goes on when the caller's task is cancelled. Raises NoSuchJob, OutOfDate, Cancelled,
        Interrupted, OutOfMemory, JobFailed, StoryError; the story is as it was then.
        """
        return await self._begun(plan_id, actor, JobState.PLANNED, on_progress)

    async def resume(
        self, job_id: str, actor: Actor, on_progress: OnProgress | None = None
    ) -> JobResult:
        """Carries an interrupted job out. Raises as `carry_out`."""
        return await self._begun(job_id, actor, JobState.INTERRUPTED, on_progress)

    async def take_in(self, story: str, sources: Sequence[Source]) -> JobResult | None:
        """Adds what is new at watched sources, and leaves no trace where nothing is: None.

        Raises as `plan` and `carry_out`.
        """
        watcher = Actor(platform=SCHEDULE, id=SCHEDULE, name=SCHEDULE)
        request = AdminRequest(kind=Kind.ADD, story=story, sources=tuple(sources))
        plan = await self.plan(request, watcher, looked_at=False)
        if plan.changes_something:
            return await self.carry_out(plan.id, watcher)
        await self._do(self._archive.forget, plan.id)
        for one in plan.skipped:
            log.info("Watched for the story %s: %s: %s", story, one.name, one.message)
        return None

    async def cancel(self, job_id: str, actor: Actor) -> bool:
        """Stops planning or carrying out, or drops a plan. False where it was over already.

        Raises NoSuchJob.
        """
        job = await self._do(self._archive.job, job_id)
        await self._allow(actor, "cancel", job.request.story)
        if running := self._jobs.find(job_id):
            running.stop(actor)
            return True
        return await self._do(
            self._archive.end, job_id, JobState.CANCELLED, actor, expected=(JobState.PLANNED,)
        )

    async def forget(self, plan_id: str, actor: Actor) -> None:
        """Drops a preview that nobody has seen, as if it had never been asked for. Raises
        NoSuchJob."""
        plan = await self._do(self._archive.plan, plan_id)
        await self._allow(actor, "cancel", plan.request.story)
        await self._do(self._archive.forget, plan_id)

    async def undo(
        self, story: str, actor: Actor, on_progress: OnProgress | None = None
    ) -> JobResult:
        """Brings the generation before back, at once. Raises as `plan` and `carry_out`."""
        request = AdminRequest(kind=Kind.UNDO, story=story)
        plan = await self.plan(request, actor, looked_at=False)
        return await self.carry_out(plan.id, actor, on_progress)

    async def history(self, story: str, actor: Actor, limit: int = 10) -> tuple[HistoryRow, ...]:
        """Who changed what when, newest first. Raises StoryError."""
        await self._allow(actor, "history", story)
        return await self._do(self._archive.history, story, limit)

    async def jobs(self, actor: Actor, story: str | None = None) -> tuple[Job, ...]:
        """Jobs that wait, run or were interrupted, and the last ones that ended, newest first."""
        await self._allow(actor, "jobs", story or "")
        return await self._do(self._archive.jobs, story)

    async def interrupted(self, actor: Actor, story: str | None = None) -> tuple[Job, ...]:
        """Jobs that were killed with the bot or alone; their `progress` says where they stood."""
        found = await self.jobs(actor, story)
        return tuple(job for job in found if job.state is JobState.INTERRUPTED)

    async def show(self, job_id: str, where: str) -> None:
        """Remembers the message that shows a job as under way, in words of its chat's own: for
        `unseen`, after a kill."""
        await self._do(self._archive.show, job_id, where)

    async def seen(self, job_id: str) -> None:
        """That message says by now what became of the job."""
        await self._do(self._archive.seen, job_id)

    async def unseen(self, platform: str) -> tuple[tuple[Job, str], ...]:
        """Jobs killed with the bot, or done just before, which a message of this platform still
        shows as under way, and where that is. Each is handed out once."""
        return await self._do(self._archive.unseen, platform)

    async def discard(self, job_id: str, actor: Actor) -> None:
        """Gives an interrupted job up, and what was kept for it. Raises NoSuchJob."""
        job = await self._do(self._archive.job, job_id)
        await self._allow(actor, "discard", job.request.story)
        expected = (JobState.INTERRUPTED,)
        end = self._archive.end
        if not await self._do(end, job_id, JobState.DISCARDED, actor, expected=expected):
            raise NoSuchJob(f"The job {job_id} isn't interrupted any more.")

    async def audit(
        self, actor: Actor, limit: int = 50, story: str | None = None
    ) -> tuple[AuditRow, ...]:
        """The audit log, newest first."""
        await self._allow(actor, "audit", story or "")
        return await self._do(self._archive.audit, limit, story)

    async def watchable(self, written: str) -> str:
        """A source as a story may watch it. Raises BadSource."""
        return await self._do(requests.watchable, written.strip(), self._settings)

    async def require(self, actor: Actor, action: str, story: str) -> None:
        """Asks whether the actor may. Raises NotAllowed, which is noted as refused."""
        await self._allow(actor, action, story)

    async def note(self, actor: Actor, action: str, story: str, detail: str = "") -> None:
        """Asks whether the actor may, and puts it into the audit log: for what admins do
        elsewhere, such as binding a channel. Raises NotAllowed, which is noted as refused."""
        await self._allow(actor, action, story)
        await self._do(self._archive.note, actor, action, story, "done", detail=detail)

    async def _begun(
        self, job_id: str, actor: Actor, wanted: JobState, on_progress: OnProgress | None
    ) -> JobResult:
        found = await self._do(self._archive.job, job_id)
        await self._allow(actor, found.request.kind, found.request.story)
        job = await self._do(self._archive.take, job_id, actor, wanted)
        # Whoever resumes it, a watched source's job is one.
        doing = self._carried_out(job, on_progress, watched=_watched(found.actor))
        task = asyncio.create_task(doing, name=f"job {job_id}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        task.add_done_callback(_heard)
        return await asyncio.shield(task)

    async def _carried_out(
        self, job: Job, on_progress: OnProgress | None, *, watched: bool
    ) -> JobResult:
        """As `_done`, and counted."""
        kind, began = str(job.request.kind), time.monotonic()
        with vitals.JOBS_RUNNING.track_inprogress():
            try:
                result = await self._done(job, on_progress, watched=watched)
            except BaseException as error:
                vitals.JOBS.labels(kind, _outcome(error)).inc()
                raise
            vitals.JOBS.labels(kind, str(JobState.DONE)).inc()
            vitals.JOB_SECONDS.labels(kind).observe(time.monotonic() - began)
            return result

    async def _done(self, job: Job, on_progress: OnProgress | None, *, watched: bool) -> JobResult:
        order = requests.order(Task.CARRY_OUT, job.id, job.request, self._settings, watched=watched)
        running = Running(order, job.actor)
        try:
            last = await self._jobs.in_turn(running, on_progress)
        except BaseException:
            await self._do(self._archive.end, job.id, JobState.INTERRUPTED)
            raise
        done = last.result if last else None
        if done is None and (number := await self._do(self._archive.committed, job.id)):
            # Stopped between its commit and its last word: what it did is done.
            done = made(replace(job, generation=number))
        if done is None:
            raise await self._ended_badly(running, last, JobState.INTERRUPTED)
        result = await self._do(self._archive.done, job.id, done)
        log.info("Job %s: %s in the story %s is done.", job.id, job.request.kind, job.request.story)
        return result

    async def _ended_badly(
        self, running: Running, last: Event | None, killed: JobState
    ) -> Exception:
        """Writes down how a job ended, and says it. `killed`: its state where it was killed."""
        job, end = running.order.job, self._archive.end
        if last is not None and last.failure is not None:
            error = raised(last.failure)
            await self._do(end, job, JobState.FAILED, code=error.code, detail=str(error))
            return error
        if running.stopped_by is not None:
            await self._do(end, job, JobState.CANCELLED, running.stopped_by)
            return Cancelled("The job was cancelled.", name=running.stopped_by.name)
        await self._do(end, job, killed)
        return Interrupted("The job was killed on its way.")

    async def _allow(self, actor: Actor, action: str, story: str) -> None:
        try:
            permissions.require(actor, self._settings)
        except NotAllowed:
            await self._do(self._archive.note, actor, action, story, "refused")
            raise

    async def _keep(self, progress: JobProgress) -> None:
        await self._do(self._archive.progress, progress)

    async def _at_work_elsewhere(self, job: str) -> Actor | None:
        return await self._do(self._archive.at_work, job)

    async def _do(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        return await self._lane.run(lambda: work(*args, **kwargs))

    async def __aenter__(self) -> Self:
        await self._do(self._archive.open)
        return self

    async def leave(self) -> None:
        """Stops what is under way, to be resumed another time. For a bot that is stopping:
        before the chats do, so that they can still say so."""
        for running in self._jobs.all():
            running.stop(None)
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=_LEAVING)

    async def __aexit__(self, *_: object) -> None:
        await self.leave()
        await self._do(self._archive.close)
        self._lane.end()


def _watched(actor: Actor) -> bool:
    return actor.platform == SCHEDULE


def _outcome(error: BaseException) -> str:
    match error:
        case Cancelled():
            return JobState.CANCELLED
        case Interrupted() | asyncio.CancelledError():
            return JobState.INTERRUPTED
    return JobState.FAILED


def _heard(task: asyncio.Task[JobResult]) -> None:
    """A failure that nobody waits for any more is in the journal; asyncio needn't tell it."""
    if not task.cancelled():
        task.exception()
