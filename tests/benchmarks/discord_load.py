"""Everybody asks at once on Discord, and somebody trips over the cable.

    python -m tests.benchmarks.discord_load [--asks 200]

The bot runs in a process of its own, as `python -m bot run` starts it, against a loopback
Discord over HTTP and a websocket. Bounded: so many questions, and an end to all waiting.
"""

from __future__ import annotations

import asyncio
import os
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

import typer

from bot.discord.sheets import FAILED
from index.editing import add
from index.embeddings import load_encoder
from index.ingest import read
from index.models import Draft
from tests.wire.discord import Asked, Wire
from tests.wire.discord.people import until

ROOT: Final = Path(__file__).resolve().parents[2]
QUESTIONS: Final = (
    "Quels pays ont suspendu l'accès à Grok ?",
    "What is Ofcom investigating?",
    "Qu'a dit la Commission européenne ?",
    "Who won the football match?",
    "When did Indonesia act?",
)
# Seconds that the bot has to come online, to answer all, and to stop.
START: Final = 60.0
END: Final = 120.0
STOP: Final = 40.0
_CUT_AFTER: Final = 0.2
_PEOPLE: Final = 20


@dataclass(frozen=True, slots=True)
class Load:
    """What came of it. Seconds, but for the counts."""

    asks: int
    answered: int
    failed: int
    twice: int
    resumes: int
    invalid: int
    taken_p50: float
    taken_p95: float
    taken_most: float
    answered_p50: float
    whole: float
    stop: float
    exit_code: int

    def __str__(self) -> str:
        return (
            f"{self.asks} /ask at once, cable cut after {_CUT_AFTER} s: {self.answered} answered, "
            f"{self.failed} with a failure, {self.twice} twice, {self.resumes} resume, "
            f"{self.invalid} invalid calls; "
            f"taken p50 {self.taken_p50:.2f} s, p95 {self.taken_p95:.2f} s, "
            f"at most {self.taken_most:.2f} s; answered p50 {self.answered_p50:.2f} s, "
            f"all after {self.whole:.2f} s; stopped in {self.stop:.2f} s with {self.exit_code}."
        )


@asynccontextmanager
async def bot_process(wire: Wire, data: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """`python -m bot run` on the loopback Discord, from when it hears of things until its end."""
    identified = wire.gateway.counts["identifies"]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", cwd=ROOT, env=_environment(wire, data)
    )
    try:
        await until(lambda: wire.gateway.counts["identifies"] > identified, within=START)
        yield process
    finally:
        await _stopped(process)


def _environment(wire: Wire, data: Path) -> dict[str, str]:
    return {
        **os.environ,
        "DATA_DIR": str(data),
        "DISCORD_TOKEN": wire.token,
        "DISCORD_API_URL": wire.api,
        "DISCORD_GATEWAY_URL": wire.gateway_address,
        "SLACK_BOT_TOKEN": "",
    }


async def measure(data: Path, asks: int, command: Sequence[str] = ()) -> Load:
    """`data`: where a story is. `command`: what starts the bot, where not `bot run`."""
    async with Wire() as wire:
        guild = wire.guild()
        places = [wire.text_channel(guild, f"desk-{number}") for number in range(4)]
        people = [wire.person(f"reader-{number}", guild) for number in range(_PEOPLE)]
        process = await asyncio.create_subprocess_exec(
            *(command or (sys.executable, "-m", "bot", "run")),
            cwd=ROOT,
            env=_environment(wire, data),
        )
        try:
            await until(lambda: wire.world.commands.get(None), within=START)
            await until(lambda: wire.gateway.counts["identifies"], within=START)
            await asyncio.sleep(0.5)  # its servers are sent to it
            started = time.monotonic()
            asked = [
                people[number % _PEOPLE].slash(
                    places[number % len(places)],
                    "ask",
                    question=QUESTIONS[number % len(QUESTIONS)],
                )
                for number in range(asks)
            ]
            await asyncio.sleep(_CUT_AFTER)
            wire.gateway.cut()
            times = await asyncio.gather(*(_answered(one, started) for one in asked))
            whole = time.monotonic() - started
        finally:
            stopping = time.monotonic()
            exit_code = await _stopped(process)
            stopped = time.monotonic() - stopping
        answered = sorted(one for one in times if one is not None)
        taken = sorted(one.after for one in wire.acknowledged)
        return Load(
            asks=asks,
            answered=len(answered),
            failed=sum(_is_failure(one) for one in asked),
            twice=sum(bool(one.followups) for one in asked)
            + sum(len(place.from_bot()) for place in places)
            - len(answered),
            resumes=wire.gateway.counts["resumes"],
            invalid=len(wire.rest.findings),
            taken_p50=statistics.median(taken),
            taken_p95=taken[int(len(taken) * 0.95)],
            taken_most=taken[-1],
            answered_p50=statistics.median(answered),
            whole=whole,
            stop=stopped,
            exit_code=exit_code,
        )


async def _stopped(process: asyncio.subprocess.Process) -> int:
    """Tells it to stop, and ends it where it doesn't. Its exit code."""
    if process.returncode is None:
        process.send_signal(signal.SIGTERM)
    try:
        async with asyncio.timeout(STOP):
            return await process.wait()
    except TimeoutError:
        process.kill()
        return await process.wait()


async def _answered(asked: Asked, started: float) -> float | None:
    try:
        await asked.answer(within=END)
    except TimeoutError:
        return None
    return time.monotonic() - started


def _is_failure(asked: Asked) -> bool:
    """Whether what was answered is that something went wrong: its card's colour says so."""
    parts = asked.message.components if asked.message else []
    return any(part.get("accent_color") == FAILED.value for part in parts)


def sample_story(data: Path) -> None:
    """The project's own sample, as the story `main` below `data`."""
    (data / "models").symlink_to(ROOT / "data" / "models")
    encoder = load_encoder(None, data / "models")
    drafts = [one for one in read(str(ROOT / "docs/story")) if isinstance(one, Draft)]
    add(data, "main", drafts, lambda: encoder)


def bench(
    asks: Annotated[int, typer.Option(help="Questions at once, at most 500.", max=500)] = 200,
) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        sample_story(Path(scratch))
        print(asyncio.run(measure(Path(scratch), asks)))


if __name__ == "__main__":
    typer.run(bench)
