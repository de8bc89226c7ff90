"""People ask while an admin rebuilds the story: no answer may wait for it, or fail.

    python -m tests.benchmarks.reindexing [--articles 1000] [--people 50] [--think 12]

The bot runs in a process of its own in a loopback Slack; everybody writes to it directly and
asks again some seconds after each answer. First while nothing else is done, then while an
admin's job encodes all articles anew. Bounded: so many people, and an end to all waiting.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Final

import typer

from bot.phrases import LANGUAGES, phrases
from index import editing
from index.embeddings import load_encoder
from index.store import open_story
from tests.benchmarks.measures import Latency
from tests.benchmarks.slack import bot_process
from tests.benchmarks.synthetic import SyntheticEncoder, drafts
from tests.benchmarks.synthetic import questions as made_up
from tests.wire.slack import Workspace, people

STORY: Final = "load"
PARAGRAPHS: Final = 2  # of an article
PATIENCE: Final = 60.0  # seconds that somebody waits for an answer
# Times the idle p99 that the busy one may be.
BOUND: Final = 3.0
_FAILURES: Final = frozenset(
    phrases(language).say(f"error.{code}")
    for language in LANGUAGES
    for code in ("busy", "took_too_long", "closing", "ledger")
)


@dataclass(slots=True)
class Asked:
    """Of one phase: seconds that each answer took, and what went wrong."""

    seconds: list[float] = field(default_factory=list)
    silent: int = 0
    failed: int = 0

    @property
    def latency(self) -> Latency:
        return Latency.of(self.seconds)


@dataclass(frozen=True, slots=True)
class Load:
    """What came of it. `job`: seconds that the rebuild took; `rebuilt`: whether it got to its
    end in the time that it had, and then the bot answers from its generation."""

    people: int
    articles: int
    idle: Asked
    busy: Asked
    job: float
    rebuilt: bool
    findings: int

    @property
    def times(self) -> float:
        return self.busy.latency.p99 / self.idle.latency.p99

    @property
    def met(self) -> bool:
        wrong = sum(phase.silent + phase.failed for phase in (self.idle, self.busy))
        return wrong == 0 and self.times <= BOUND

    def __str__(self) -> str:
        lines = [f"{self.people} people, {self.articles:,} articles"]
        for name, phase in (("idle", self.idle), ("reindexing", self.busy)):
            lines.append(
                f"{name}: {len(phase.seconds)} answers, p50 {phase.latency.p50:.0f} ms, "
                f"p99 {phase.latency.p99:.0f} ms, {phase.silent} without, {phase.failed} failed"
            )
        end = "to its end" if self.rebuilt else "and was stopped"
        lines.append(
            f"p99 {self.times:.2f} times idle (at most {BOUND:g}); the job ran for "
            f"{self.job:.0f} s {end}; {self.findings} findings: {'met' if self.met else 'missed'}"
        )
        return "\n".join(lines)


def make_story(data: Path, models: Path, articles: int) -> None:
    """Its vectors are made up under the packaged model's name; a rebuild makes true ones."""
    encoder = load_encoder(None, models)
    stand_in = SyntheticEncoder(encoder.name, encoder.dimension)
    fresh = drafts(articles * PARAGRAPHS, paragraphs=PARAGRAPHS)
    editing.add(data, STORY, fresh, lambda: stand_in)
    if not (data / "models").exists():
        (data / "models").symlink_to(models.resolve())


async def measure(
    data: Path, articles: int, asking: int, *, think: float, seconds: float, longest: float
) -> Load:
    """`think`: seconds at most from an answer to the next question. `seconds`: of the idle
    phase; `longest`: that the job may take before it is stopped.
    """
    workspace = await Workspace().start()
    everybody = [f"U{number + 100}" for number in range(asking)]
    for person in everybody:
        workspace.channel(person)
    try:
        async with bot_process(workspace, data, STORY):
            await _ask(workspace, everybody[0], "Combien ?", Asked())  # what loads at the first
            idle, busy = Asked(), Asked()
            end = time.monotonic() + seconds
            await _everybody(workspace, everybody, think, idle, lambda: time.monotonic() < end)
            before = _generation(data)
            started = time.monotonic()
            job = await _rebuild(data)
            try:
                end = started + longest
                await _everybody(
                    workspace,
                    everybody,
                    think,
                    busy,
                    lambda: job.returncode is None and time.monotonic() < end,
                )
                took = time.monotonic() - started
            finally:
                if job.returncode is None:
                    job.terminate()
                await job.wait()
    finally:
        await workspace.stop()
    rebuilt = _generation(data) > before
    findings = len(workspace.findings)
    return Load(asking, articles, idle, busy, took, rebuilt, findings)


async def _rebuild(data: Path) -> asyncio.subprocess.Process:
    command = (sys.executable, "-m", "bot", "admin", "rebuild", "--yes", "--json")
    return await asyncio.create_subprocess_exec(
        *command,
        *("--story", STORY, "--data", str(data)),
        stdout=asyncio.subprocess.DEVNULL,
        env=dict(os.environ),
    )


async def _everybody(
    workspace: Workspace,
    everybody: list[str],
    think: float,
    asked: Asked,
    going_on: Callable[[], bool],
) -> None:
    """All ask, each again some time after their answer, as long as it goes on."""

    async def one(number: int, person: str) -> None:
        thinking = random.Random(number)
        await asyncio.sleep(thinking.uniform(0, think))
        for text, _ in made_up(1000, seed=number):
            if not going_on():
                return
            await _ask(workspace, person, text, asked)
            await asyncio.sleep(thinking.uniform(0, think))

    await asyncio.gather(*(one(number, person) for number, person in enumerate(everybody)))


async def _ask(workspace: Workspace, person: str, text: str, asked: Asked) -> None:
    channel = workspace.channel(person).id
    before = len(workspace.posted(channel))
    started = time.monotonic()
    await people.say(workspace, person, channel, text)
    while len(said := workspace.posted(channel)) == before:
        if time.monotonic() > started + PATIENCE:
            asked.silent += 1
            return
        await asyncio.sleep(0.01)
    asked.seconds.append(time.monotonic() - started)
    asked.failed += any(phrase in json.dumps(said[-1], ensure_ascii=False) for phrase in _FAILURES)


def _generation(data: Path) -> int:
    return open_story(data, STORY).generation().number


app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command(help=__doc__)
def main(  # noqa: PLR0917  (a command's options are its parameters)
    articles: Annotated[int, typer.Option(help="Articles that are encoded anew.")] = 1000,
    asking: Annotated[int, typer.Option("--people", help="People who ask.")] = 50,
    think: Annotated[float, typer.Option(help="Seconds at most until one asks again.")] = 12.0,
    seconds: Annotated[float, typer.Option(help="Seconds without the job.")] = 60.0,
    longest: Annotated[float, typer.Option(help="Seconds that the job may take.")] = 900.0,
    data: Annotated[Path, typer.Option(help="Where the model is.")] = Path("data"),
) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        make_story(Path(scratch), data / "models", articles)
        load = asyncio.run(
            measure(Path(scratch), articles, asking, think=think, seconds=seconds, longest=longest)
        )
    print(load)
    raise typer.Exit(0 if load.met else 1)


if __name__ == "__main__":
    app()
