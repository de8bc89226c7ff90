"""A burst of questions in Slack: the bot in a process of its own, the cable cut in the middle."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tests.wire.slack import Workspace, people

_PATIENCE = 180.0  # seconds for all answers
_START = 60.0


@dataclass(frozen=True, slots=True)
class Load:
    """What became of `asked` questions at once. Acknowledgements are in milliseconds.

    `once`: how many were answered exactly once. `connections`: how often the bot connected.
    `findings`: what Slack would have refused.
    """

    asked: int
    once: int
    seconds: float
    ack_p50: float
    ack_p99: float
    ack_most: float
    redelivered: int
    connections: int
    findings: int


@asynccontextmanager
async def bot_process(
    workspace: Workspace, data: Path, story: str, **settings: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    """`python -m bot run` in the workspace, from its first connection until it has ended."""
    earlier = workspace.stats["connected"]
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("SLACK_", "DISCORD_"))
    }
    environment = {
        **inherited,
        "DATA_DIR": str(data),
        "STORY": story,
        "SLACK_BOT_TOKEN": workspace.bot_token,
        "SLACK_APP_TOKEN": workspace.app_token,
        "SLACK_API_URL": workspace.api_url,
        **settings,
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", env=environment
    )
    try:
        async with asyncio.timeout(_START):
            while workspace.stats["connected"] == earlier or not workspace.sockets.open:
                if process.returncode is not None:
                    raise RuntimeError(f"the bot ended with {process.returncode}")
                await asyncio.sleep(0.02)
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
        try:
            await asyncio.wait_for(process.wait(), 30)
        except TimeoutError:
            process.kill()
            await process.wait()


async def burst(data: Path, story: str, questions: list[str]) -> Load:
    """Asks half of the questions at once, cuts the cable, and asks the others at once."""
    workspace = await Workspace().start()
    try:
        async with bot_process(workspace, data, story):
            await people.say(workspace, "U1", "D01", questions[0])  # what loads at the first one
            await _answered(workspace, "D01", 1)
            workspace.sockets.ack_seconds.clear()
            started = time.monotonic()
            half = len(questions) // 2
            asking = [_ask(workspace, question) for question in questions[:half]]
            await _acknowledged(workspace, half)  # each question comes as two events
            workspace.sockets.cut()
            asking += [_ask(workspace, question) for question in questions[half:]]
            asked = await asyncio.gather(*asking)
            await _answered(workspace, "C01", len(asked))
            seconds = time.monotonic() - started
            await asyncio.sleep(1.0)  # for what might be answered twice
    finally:
        await workspace.stop()
    return _load(workspace, asked, seconds)


def _ask(workspace: Workspace, question: str) -> asyncio.Task[str]:
    return asyncio.create_task(people.say(workspace, "U1", "C01", f"<@UBOT> {question}"))


async def _acknowledged(workspace: Workspace, count: int) -> None:
    async with asyncio.timeout(_PATIENCE):
        while len(workspace.sockets.ack_seconds) < count:  # noqa: ASYNC110
            await asyncio.sleep(0)


async def _answered(workspace: Workspace, channel: str, count: int) -> None:
    end = time.monotonic() + _PATIENCE
    while len(workspace.posted(channel)) < count and time.monotonic() < end:  # noqa: ASYNC110
        await asyncio.sleep(0.02)


def _load(workspace: Workspace, asked: list[str], seconds: float) -> Load:
    answers = Counter(message.get("thread_ts") for message in workspace.posted("C01"))
    acks = np.array(workspace.sockets.ack_seconds) * 1000
    return Load(
        asked=len(asked),
        once=sum(answers[ts] == 1 for ts in asked),
        seconds=seconds,
        ack_p50=float(np.percentile(acks, 50)),
        ack_p99=float(np.percentile(acks, 99)),
        ack_most=float(acks.max()),
        redelivered=workspace.stats["redelivered"],
        connections=workspace.stats["connected"],
        findings=len(workspace.findings),
    )
