"""kill -9 of a job, and of the bot in the middle of one: nothing is lost, and it is told."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bot.admin import JobState, Office
from bot.errors import Interrupted, NoSuchJob
from bot.settings import Settings
from index.store import open_story
from tests.bot.admin.conftest import (
    ANNA,
    BORIS,
    PORT,
    Heard,
    added,
    long_text,
    planned,
    until,
    upload,
)
from tests.conftest import ROOT

# A bot that begins a job and says so when texts are being encoded.
BOT = """
import asyncio, sys
from pathlib import Path
from bot.admin import JobState, Office
from bot.settings import Settings
from tests.bot.admin.conftest import ANNA, long_text, planned, upload

async def hear(progress):
    print(progress.state, progress.job, progress.done, flush=True)

async def main():
    async with Office(Settings(data=Path(sys.argv[1]))) as office:
        preview = await planned(office, upload("gare.txt", "La gare ferme jeudi."))
        plan = await planned(office, upload("quais.txt", long_text(400)))
        print("preview", preview.id, flush=True)
        await office.carry_out(plan.id, ANNA, hear)

asyncio.run(main())
"""


def processes_of(data: Path) -> list[int]:
    """The processes that still have something of this directory open."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal() and int(entry.name) != os.getpid():
            try:
                files = [str(link.readlink()) for link in (entry / "fd").iterdir()]
            except OSError:
                continue
            if any(file.startswith(str(data)) for file in files):
                found.append(int(entry.name))
    return found


def weight_of(process: int) -> int:
    """The niceness of a process's session, among others."""
    return int(Path(f"/proc/{process}/autogroup").read_text(encoding="ascii").split()[-1])


def killed_bot(data: Path) -> tuple[str, str]:
    """A bot that was killed with a preview, and a job whose texts were being encoded."""
    with subprocess.Popen(
        [sys.executable, "-c", BOT, str(data)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as bot:
        assert bot.stdout
        _, preview = bot.stdout.readline().split()
        state, job, done = bot.stdout.readline().split()
        while state != JobState.ENCODING or int(done) < 20:
            state, job, done = bot.stdout.readline().split()
        bot.kill()
    return preview, job


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc to find the job's process")
async def test_a_killed_job_is_told_and_can_be_resumed_or_discarded(settings: Settings) -> None:
    async with Office(settings) as office:
        await added(office, upload("port.txt", PORT))
        jobs = []
        for name in ("quai", "hangar"):
            plan = await planned(office, upload(f"{name}.txt", long_text(60, name)))
            heard = Heard()
            job = asyncio.create_task(office.carry_out(plan.id, ANNA, heard.listener))
            await heard.until(JobState.ENCODING, done=1)
            (child,) = processes_of(settings.data)
            os.kill(child, signal.SIGKILL)
            with pytest.raises(Interrupted):
                await job
            jobs.append(plan.id)
        assert open_story(settings.data, "main").generation().number == 1
        interrupted = await office.interrupted(ANNA, "main")
        assert {one.id for one in interrupted} == set(jobs)
        assert all(one.progress.total > 100 for one in interrupted)
        resumed = await office.resume(jobs[0], BORIS)
        assert [one.title for one in resumed.added] == ["Les quais de Valmer"]
        await office.discard(jobs[1], BORIS)
        with pytest.raises(NoSuchJob):
            await office.resume(jobs[1], ANNA)
        assert await office.interrupted(ANNA) == ()
        assert open_story(settings.data, "main").generation().number == 2
        assert not list((settings.data / "admin").glob("*/"))


@pytest.mark.skipif(
    not Path("/proc/self/autogroup").exists(), reason="this system doesn't weigh sessions"
)
async def test_a_job_yields_to_answers_of_other_sessions_too(settings: Settings) -> None:
    async with Office(settings) as office:
        plan = await planned(office, upload("quai.txt", long_text(60)))
        heard = Heard()
        job = asyncio.create_task(office.carry_out(plan.id, ANNA, heard.listener))
        await heard.until(JobState.ENCODING, done=1)
        (child,) = processes_of(settings.data)
        weight = weight_of(child)
        await job
    assert weight == 19


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc to find the job's process")
async def test_the_bot_is_killed_and_knows_its_jobs_when_it_is_back(settings: Settings) -> None:
    preview, job = killed_bot(settings.data)

    async def childless() -> bool:
        return not processes_of(settings.data)

    await until(childless)  # the job ends with the bot
    async with Office(settings) as office:
        (interrupted,) = await office.interrupted(ANNA)
        assert (interrupted.id, interrupted.state) == (job, JobState.INTERRUPTED)
        assert interrupted.progress.state is JobState.ENCODING
        assert 0 < interrupted.progress.done < interrupted.progress.total
        # What was confirmed and what only was previewed are there still.
        assert (await office.carry_out(preview, ANNA)).generation == 1
        assert (await office.resume(job, ANNA)).generation == 2


async def test_a_bot_that_stops_leaves_its_job_to_be_resumed(settings: Settings) -> None:
    async with Office(settings) as office:
        plan = await planned(office, upload("quais.txt", long_text(60)))
        heard = Heard()
        job = asyncio.create_task(office.carry_out(plan.id, ANNA, heard.listener))
        await heard.until(JobState.ENCODING, done=1)
    with pytest.raises(Interrupted):
        await job
    async with Office(settings) as office:
        (interrupted,) = await office.interrupted(ANNA)
        assert (await office.resume(interrupted.id, ANNA)).added


async def test_a_job_that_was_committed_before_the_bot_was_killed_is_done(
    settings: Settings,
) -> None:
    """The bot died between the story's commit and its own note of it."""
    async with Office(settings) as office:
        plan = await planned(office, upload("port.txt", PORT))
        await office.carry_out(plan.id, ANNA)
    with sqlite3.connect(settings.data / "admin.db") as journal:
        journal.execute(
            "UPDATE jobs SET state = ?, ended_at = NULL, generation = NULL, office = 'dead'",
            (JobState.WRITING,),
        )
    async with Office(settings) as office:
        (job,) = await office.jobs(ANNA)
        assert (job.state, job.generation) == (JobState.DONE, 1)
