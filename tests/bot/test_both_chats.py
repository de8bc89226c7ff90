"""One process in both chats: `python -m bot run` on two loopbacks."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from index.embeddings import Encoder
from tests.bot.discord.newsroom import make_story, shown
from tests.wire.discord import Wire
from tests.wire.discord.people import until
from tests.wire.slack import Workspace, people

pytestmark = pytest.mark.slow

_CHATS = ("SLACK_", "DISCORD_")


@asynccontextmanager
async def bot(
    data: Path, command: str = "run", **environment: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(_CHATS)}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", command, "--data", str(data), "--story", "main"),
        env={**inherited, "ANSWER_THRESHOLD": "0", **environment},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


async def _until_ready(port: int, *chats: str) -> None:
    """Until the bot says that it is connected to these."""
    async with aiohttp.ClientSession() as session, asyncio.timeout(20):
        while True:
            async with session.get(f"http://127.0.0.1:{port}/readyz") as answer:
                if (await answer.json())["chats"] == dict.fromkeys(chats, True):
                    assert answer.status == 200
                    return
            await asyncio.sleep(0.1)


async def test_both_answer_one_fails_alone_and_sigterm_ends_well(
    tmp_path: Path, models_dir: Path, encoder: Encoder
) -> None:
    (tmp_path / "models").symlink_to(models_dir)
    make_story(tmp_path, encoder).close()
    workspace = await Workspace().start()
    try:
        async with Wire() as wire:
            guild = wire.guild()
            channel = wire.text_channel(guild)
            alice = wire.person("alice", guild)
            slack = {
                "SLACK_BOT_TOKEN": workspace.bot_token,
                "SLACK_APP_TOKEN": workspace.app_token,
                "SLACK_API_URL": workspace.api_url,
            }
            discord = {
                "DISCORD_TOKEN": wire.token,
                "DISCORD_API_URL": wire.api,
                "DISCORD_GATEWAY_URL": wire.gateway_address,
            }
            port = _free_port()
            async with bot(tmp_path, **slack, **discord, HEALTH_PORT=str(port)) as process:
                await until(lambda: workspace.sockets.open, within=60)
                await until(lambda: wire.gateway.counts["identifies"], within=60)
                await until(lambda: wire.world.commands, within=60)
                await people.say(workspace, "U1", "D01", "How much is the damage?")
                asked = alice.slash(channel, "ask", question="How much is the damage?")
                answer = await asked.answer()
                assert "4 million euros" in shown(answer)
                await until(lambda: workspace.posted("D01"), within=20)
                assert "4 million euros" in str(workspace.posted("D01"))
                await _until_ready(port, "Slack", "Discord")
                process.send_signal(signal.SIGTERM)
                assert process.stderr
                log = (await process.stderr.read()).decode()
                assert await process.wait() == 0, log
                assert log.count("bot.ledger") == 2  # an answer each, by its id
                assert "damage" not in log
            async with bot(tmp_path, "doctor", **slack, **discord) as process:
                out, err = await process.communicate()
                found = out.decode() + err.decode()
                assert process.returncode == 0, found
                assert "Slack" in found
                assert "Discord" in found
            async with bot(tmp_path, **slack, **{**discord, "DISCORD_TOKEN": "wrong"}) as process:
                await until(lambda: workspace.sockets.open, within=60)
                before = len(workspace.posted("D01"))
                await people.say(workspace, "U1", "D01", "What do insurers say?")
                await until(lambda: len(workspace.posted("D01")) > before, within=20)
                process.send_signal(signal.SIGTERM)
                assert process.stderr
                log = (await process.stderr.read()).decode()
                assert await process.wait() == 0, log
                assert "Discord is off" in log
                assert workspace.bot_token not in log
    finally:
        await workspace.stop()
