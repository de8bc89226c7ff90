"""The journal of jobs and the audit log: `DATA_DIR/admin.db` (SQLite in WAL mode)."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Self

from bot.admin.models import (
    Actor,
    AdminRequest,
    AuditRow,
    Job,
    JobProgress,
    JobState,
    Kind,
)
from bot.admin.orders import SpooledSource, decoded, encoded
from bot.admin.spool import described
from bot.errors import NoSuchJob, OfficeFailed

FILE_NAME: Final = "admin.db"
VERSION: Final = 1  # of the schema, kept in PRAGMA user_version

_SCHEMA: Final = """
CREATE TABLE jobs (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL,  -- whose lock says that it is alive
    kind TEXT NOT NULL,
    story TEXT NOT NULL,
    article TEXT,
    target INTEGER,  -- the generation that an undo brings back
    sources TEXT NOT NULL,
    actor TEXT NOT NULL,
    state TEXT NOT NULL,
    progress TEXT NOT NULL,
    made_at TEXT NOT NULL,  -- UTC, as all times
    started_at TEXT,
    ended_at TEXT,
    generation INTEGER,
    code TEXT,
    detail TEXT
) STRICT;
CREATE INDEX jobs_by_state ON jobs (state);

CREATE TABLE audit (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    story TEXT NOT NULL,
    outcome TEXT NOT NULL,
    job TEXT,
    detail TEXT NOT NULL
) STRICT;
CREATE INDEX audit_by_story ON audit (story, number);
"""
_COLUMNS: Final = (
    "id, kind, story, article, target, sources, actor, state, progress, made_at, started_at, "
    "ended_at, generation, code, detail"
)
UNDER_WAY: Final = (
    JobState.WAITING,
    JobState.READING,
    JobState.PLANNING,
    JobState.ENCODING,
    JobState.WRITING,
)


class Journal:
    """Synchronous, and safe to share between threads and processes. Raises OfficeFailed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        with self._failing():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._database = sqlite3.connect(
                path, timeout=10, isolation_level=None, check_same_thread=False
            )
            for pragma in ("journal_mode = WAL", "synchronous = FULL"):
                self._database.execute(f"PRAGMA {pragma}")
            self._make()

    def begin(
        self,
        job: str,
        office: str,
        request: AdminRequest,
        sources: Sequence[SpooledSource],
        actor: Actor,
    ) -> None:
        """A new job, whose preview is being made."""
        state = JobState.READING
        row = (
            job, office, request.kind, request.story, request.article, request.to,
            encoded(sources).decode(), encoded(actor).decode(), state,
            encoded(JobProgress(job=job, state=state)).decode(), _now(),
        )  # fmt: skip
        with self._writing() as database:
            database.execute(
                "INSERT INTO jobs (id, office, kind, story, article, target, sources, actor, "
                "state, progress, made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row,
            )
            _note(database, actor, request.kind, request.story, "asked", job=job)

    def take(self, job: str, office: str, actor: Actor, wanted: JobState) -> Job:
        """Makes a planned or interrupted job this office's, to be carried out: by one alone.

        Raises NoSuchJob where it isn't in the state `wanted` any more.
        """
        with self._writing() as database:
            taken = database.execute(
                "UPDATE jobs SET state = ?, office = ?, actor = ?, started_at = ?, "
                "ended_at = NULL, code = NULL, detail = NULL WHERE id = ? AND state = ?",
                (JobState.WAITING, office, encoded(actor).decode(), _now(), job, wanted),
            )
            if not taken.rowcount:
                raise NoSuchJob(f"There is no job {job} to be carried out.")
            found = self._job(database, job)
            outcome = "confirmed" if wanted is JobState.PLANNED else "resumed"
            _note(database, actor, found.request.kind, found.request.story, outcome, job=job)
        return found

    def progress(self, progress: JobProgress) -> None:
        """Writes down where a job stands."""
        with self._writing() as database:
            database.execute(
                "UPDATE jobs SET state = ?, progress = ? WHERE id = ?",
                (progress.state, encoded(progress).decode(), progress.job),
            )

    def end(
        self,
        job: str,
        state: JobState,
        actor: Actor | None = None,
        *,
        generation: int | None = None,
        code: str | None = None,
        detail: str | None = None,
        expected: Sequence[JobState] | None = None,
    ) -> bool:
        """A job's end; `actor` is whose doing it is, where it isn't its own admin's.

        With `expected`, only from one of these states; whether it was.
        """
        with self._writing() as database:
            found = self._job(database, job)
            if expected is not None and found.state not in expected:
                return False
            database.execute(
                "UPDATE jobs SET state = ?, ended_at = ?, generation = ?, code = ?, detail = ? "
                "WHERE id = ?",
                (state, _now(), generation, code, detail, job),
            )
            request = found.request
            told = detail or (f"generation {generation}" if generation is not None else "")
            _note(
                database,
                actor or found.actor,
                request.kind,
                request.story,
                state,
                job=job,
                detail=told,
            )
        return True

    def forget(self, job: str) -> None:
        """A job that came to nothing and that nobody asked for."""
        with self._writing() as database:
            database.execute("DELETE FROM jobs WHERE id = ?", (job,))
            database.execute("DELETE FROM audit WHERE job = ?", (job,))

    def job(self, job: str) -> Job:
        """Raises NoSuchJob."""
        with self._reading() as database:
            return self._job(database, job)

    def jobs(self, states: Sequence[JobState], story: str | None, limit: int = -1) -> list[Job]:
        """Newest first."""
        marks = ", ".join("?" * len(states))
        with self._reading() as database:
            rows = database.execute(
                f"SELECT {_COLUMNS} FROM jobs WHERE state IN ({marks}) "  # noqa: S608
                "AND story = coalesce(?, story) ORDER BY made_at DESC, rowid DESC LIMIT ?",
                (*states, story, limit),
            ).fetchall()
        return [_job(row) for row in rows]

    def owners(self) -> dict[str, list[str]]:
        """The offices that have jobs under way, and these jobs' ids."""
        marks = ", ".join("?" * len(UNDER_WAY))
        owned: dict[str, list[str]] = {}
        with self._reading() as database:
            for office, job in database.execute(
                f"SELECT office, id FROM jobs WHERE state IN ({marks})",  # noqa: S608
                UNDER_WAY,
            ):
                owned.setdefault(office, []).append(job)
        return owned

    def planned_before(self, moment: datetime) -> list[str]:
        """Previews that nobody confirmed."""
        with self._reading() as database:
            rows = database.execute(
                "SELECT id FROM jobs WHERE state = ? AND made_at < ?",
                (JobState.PLANNED, _written(moment)),
            ).fetchall()
        return [job for (job,) in rows]

    def note(
        self,
        actor: Actor,
        action: str,
        story: str,
        outcome: str,
        *,
        detail: str = "",
    ) -> None:
        """A line of the audit log."""
        with self._writing() as database:
            _note(database, actor, action, story, outcome, detail=detail)

    def audit(self, limit: int, story: str | None) -> list[AuditRow]:
        """Newest first."""
        with self._reading() as database:
            rows = database.execute(
                "SELECT at, actor, action, story, outcome, job, detail FROM audit "
                "WHERE story = coalesce(?, story) ORDER BY number DESC LIMIT ?",
                (story, limit),
            ).fetchall()
        return [
            AuditRow(
                at=datetime.fromisoformat(at),
                actor=decoded(actor, Actor),
                action=action,
                story=story,
                outcome=outcome,
                job=job,
                detail=detail,
            )
            for at, actor, action, story, outcome, job, detail in rows
        ]

    def close(self) -> None:
        with self._lock:
            self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _make(self) -> None:
        database = self._database
        database.execute("BEGIN IMMEDIATE")
        try:
            (version,) = database.execute("PRAGMA user_version").fetchone()
            if version > VERSION:
                raise OfficeFailed(
                    f"{self._path} was made by a newer version of the bot.", reason="version"
                )
            if not version:
                for statement in _SCHEMA.split(";"):
                    database.execute(statement)
                database.execute(f"PRAGMA user_version = {VERSION}")
            database.execute("COMMIT")
        finally:
            if database.in_transaction:
                database.execute("ROLLBACK")

    def _job(self, database: sqlite3.Connection, job: str) -> Job:
        row = database.execute(f"SELECT {_COLUMNS} FROM jobs WHERE id = ?", (job,)).fetchone()  # noqa: S608
        if row is None:
            raise NoSuchJob(f"There is no job {job}.")
        return _job(row)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._reading() as database:
            database.execute("BEGIN IMMEDIATE")
            try:
                yield database
                database.execute("COMMIT")
            finally:
                if database.in_transaction:
                    database.execute("ROLLBACK")

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, self._failing():
            yield self._database

    @contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise OfficeFailed(
                f"{self._path} can't be read or written: {error}.", reason=str(error)
            ) from error


def _note(
    database: sqlite3.Connection,
    actor: Actor,
    action: str,
    story: str,
    outcome: str,
    *,
    job: str | None = None,
    detail: str = "",
) -> None:
    database.execute(
        "INSERT INTO audit (at, actor, action, story, outcome, job, detail) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (_now(), encoded(actor).decode(), action, story, outcome, job, detail),
    )


def _job(row: Sequence[Any]) -> Job:
    (
        job, kind, story, article, target, sources, actor, state, progress, made_at, started_at,
        ended_at, generation, code, detail,
    ) = row  # fmt: skip
    spooled = decoded(sources, tuple[SpooledSource, ...])
    return Job(
        id=job,
        request=AdminRequest(
            kind=Kind(kind),
            story=story,
            sources=tuple(described(source) for source in spooled),
            article=article,
            to=target,
        ),
        actor=decoded(actor, Actor),
        state=JobState(state),
        progress=decoded(progress, JobProgress),
        made_at=datetime.fromisoformat(made_at),
        started_at=datetime.fromisoformat(started_at) if started_at else None,
        ended_at=datetime.fromisoformat(ended_at) if ended_at else None,
        generation=generation,
        code=code,
        detail=detail,
    )


def _now() -> str:
    return _written(datetime.now(UTC))


def _written(at: datetime) -> str:
    """UTC, always as long, so that later ones sort later."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
