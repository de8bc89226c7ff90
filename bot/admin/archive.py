"""What the office has on disk: the journal, the spool, the stories' histories. Synchronous."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from bot.admin import plans
from bot.admin.journal import FILE_NAME, UNDER_WAY, Journal
from bot.admin.models import (
    Actor,
    AdminRequest,
    AuditRow,
    HistoryRow,
    Job,
    JobProgress,
    JobResult,
    JobState,
    Plan,
)
from bot.admin.orders import Outline, SpooledSource, decoded
from bot.admin.spool import OUTLINE, Spool, failing
from bot.errors import NoSuchJob

# How many ended jobs are listed.
_LAST: Final = 20
_ENDED: Final = (JobState.DONE, JobState.FAILED, JobState.CANCELLED, JobState.DISCARDED)
_LOCK: Final = ".office"
# A name that the system frees when its process dies.
_NAME: Final = 8


class Archive:
    """Of one office, which is alive while it holds its lock. Safe to share between threads."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._spool = Spool(data)
        self._office = uuid.uuid4().hex[:_NAME]
        self._lock = FileLock(self._spool.root / f"{self._office}{_LOCK}", thread_local=False)

        self._done_unseen: list[tuple[Job, str]] = []

    def open(self) -> None:
        """Takes notice of what offices before left: jobs that their end interrupted."""
        with failing(self._spool.root):
            self._spool.root.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._lock.acquire()
        self._journal = Journal(self._data / FILE_NAME)
        self._look_for_the_dead()
        for job in self._spool.kept():
            with suppress(NoSuchJob):
                if self._journal.job(job).state in _ENDED:
                    self._spool.drop(job)

    def close(self) -> None:
        self._journal.close()
        self._lock.release()
        Path(self._lock.lock_file).unlink(missing_ok=True)

    def begin(self, job: str, request: AdminRequest, actor: Actor) -> tuple[SpooledSource, ...]:
        """A job whose preview is to be made; its sources are kept."""
        sources = self._spool.keep(job, request.sources)
        self._journal.begin(job, self._office, request, sources, actor)
        return sources

    def give_up(self, job: str) -> None:
        """A preview that could not even be made."""
        with suppress(NoSuchJob):
            self._journal.end(job, JobState.FAILED, expected=UNDER_WAY)
        self._spool.drop(job)

    def planned(self, job: str) -> Plan:
        self._journal.progress(JobProgress(job=job, state=JobState.PLANNED))
        return self.plan(job)

    def plan(self, job: str) -> Plan:
        """Raises NoSuchJob where there is none to be confirmed any more."""
        found = self._journal.job(job)
        if found.state not in (JobState.PLANNED, JobState.INTERRUPTED):
            raise NoSuchJob(f"The plan {job} was carried out or dropped.")
        outline = decoded(self._spool.read(job, OUTLINE), Outline)
        return Plan(
            id=job,
            request=found.request,
            actor=found.actor,
            generation=outline.generation,
            made_at=found.made_at,
            items=outline.items,
            skipped=outline.skipped,
            texts=outline.texts,
            entries=outline.entries,
        )

    def forget(self, job: str) -> None:
        """As if it had never been asked for."""
        self._journal.forget(job)
        self._spool.drop(job)

    def take(self, job: str, actor: Actor, wanted: JobState) -> Job:
        return self._journal.take(job, self._office, actor, wanted)

    def done(self, job: str, result: JobResult) -> JobResult:
        self._journal.end(job, JobState.DONE, generation=result.generation)
        self._spool.drop(job)
        return result

    def end(
        self,
        job: str,
        state: JobState,
        actor: Actor | None = None,
        *,
        code: str | None = None,
        detail: str | None = None,
        expected: Sequence[JobState] | None = None,
    ) -> bool:
        """See Journal.end. What an ended job kept is dropped."""
        ended = self._journal.end(job, state, actor, code=code, detail=detail, expected=expected)
        if ended and state in _ENDED:
            self._spool.drop(job)
        return ended

    def drop_old(self, before: datetime) -> None:
        """Previews that nobody confirmed in time."""
        for job in self._journal.planned_before(before):
            self.end(job, JobState.DISCARDED, detail="expired", expected=(JobState.PLANNED,))

    def progress(self, progress: JobProgress) -> None:
        self._journal.progress(progress)

    def show(self, job: str, where: str) -> None:
        """Remembers the message that shows a job as under way; forgotten with the job."""
        self._spool.show(job, where)

    def seen(self, job: str) -> None:
        """The message says by now what became of it."""
        self._spool.shown(job)

    def unseen(self, platform: str) -> tuple[tuple[Job, str], ...]:
        """Jobs that were over when their bot was killed, or were killed with it, with the
        messages of a platform that show them as under way. Each is handed out once."""
        self._look_for_the_dead()
        done = [one for one in self._done_unseen if one[0].actor.platform == platform]
        self._done_unseen = [one for one in self._done_unseen if one not in done]
        stuck = self._journal.jobs((JobState.INTERRUPTED,), None)
        here = (job for job in stuck if job.actor.platform == platform)
        return tuple(done + [(job, where) for job in here if (where := self._spool.shown(job.id))])

    def job(self, job: str) -> Job:
        return self._journal.job(job)

    def jobs(self, story: str | None) -> tuple[Job, ...]:
        """Under way or interrupted, and the last that ended."""
        self._look_for_the_dead()
        open_ = self._journal.jobs((*UNDER_WAY, JobState.INTERRUPTED), story)
        ended = self._journal.jobs(_ENDED, story, _LAST)
        return (*open_, *ended)

    def at_work(self, waiting: str) -> Actor | None:
        """Whose job is carried out just now, other than the one that waits."""
        writing = (JobState.ENCODING, JobState.WRITING)
        others = [job for job in self._journal.jobs(writing, None) if job.id != waiting]
        return others[0].actor if others else None

    def history(self, story: str, limit: int) -> tuple[HistoryRow, ...]:
        return plans.history(self._data, story, limit, self._known)

    def _known(self, job: str) -> Job | None:
        try:
            return self._journal.job(job)
        except NoSuchJob:
            return None

    def audit(self, limit: int, story: str | None) -> tuple[AuditRow, ...]:
        return tuple(self._journal.audit(limit, story))

    def note(
        self, actor: Actor, action: str, story: str, outcome: str, *, detail: str = ""
    ) -> None:
        self._journal.note(actor, action, story, outcome, detail=detail)

    def _look_for_the_dead(self) -> None:
        """Jobs of offices that aren't alive were interrupted; their previews are void."""
        for office, jobs in self._journal.owners().items():
            if office != self._office and self._is_dead(office):
                for job in jobs:
                    self._interrupted(job)

    def committed(self, job: str) -> int | None:
        """The generation that a job made, where it was stopped only after its commit."""
        return plans.made_by(self._data, self._journal.job(job).request.story, job)

    def _interrupted(self, job: str) -> None:
        found = self._journal.job(job)
        confirmed = found.started_at is not None
        made = self.committed(job) if confirmed else None
        if made is not None:  # it was killed after it had committed
            self._journal.end(job, JobState.DONE, generation=made, expected=UNDER_WAY)
            if where := self._spool.shown(job):
                self._done_unseen.append((self._journal.job(job), where))
            self._spool.drop(job)
            return
        state = JobState.INTERRUPTED if confirmed else JobState.DISCARDED
        self.end(job, state, expected=UNDER_WAY)

    def _is_dead(self, office: str) -> bool:
        path = self._spool.root / f"{office}{_LOCK}"
        with failing(path):
            try:
                with FileLock(path).acquire(timeout=0):
                    path.unlink(missing_ok=True)
            except Timeout:
                return False
        return True
