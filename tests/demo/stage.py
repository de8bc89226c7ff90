"""Both loopback chats with the bot between them, and a printer for what is said there."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.text import Text

from index.editing import add
from index.embeddings import load_encoder
from index.ingest import Failure, read
from tests.wire.discord import Wire
from tests.wire.discord.people import until
from tests.wire.slack import Workspace

_START: Final = 120.0  # seconds
_WIDTH: Final = 100  # columns


class Transcript:
    """Prints who says what, where. Articles' words are shown as they are."""

    def __init__(self) -> None:
        self._screen = Console(highlight=False, emoji=False, markup=False, width=_WIDTH)

    def opens(self, words: str) -> None:
        self._screen.print(Text(words))

    def scene(self, title: str) -> None:
        self._screen.print()
        self._screen.rule(Text(title, style="bold"), align="left")

    def says(self, who: str, where: str, what: str) -> None:
        self._screen.print()
        self._screen.print(Text(f"{who}, {where}: ", style="bold cyan") + Text(what))

    def does(self, who: str, what: str) -> None:
        self._screen.print()
        self._screen.print(Text(f"{who} {what}", style="bold cyan"))

    def bot(self, lines: Iterable[Text], *, where: str) -> None:
        self._screen.print(Text(f"Verbatim, {where}:", style="bold green"))
        for line in lines:
            bar = "│ " if line.plain.startswith("│ ") else ""
            for number, part in enumerate(line.wrap(self._screen, _WIDTH - 6)):
                part.rstrip()
                self._screen.print(Text("  " + (bar if number else "")) + part)


@dataclass(frozen=True, slots=True)
class Stage:
    slack: Workspace
    discord: Wire


def make_story(data: Path, models: Path, files: Iterable[Path]) -> None:
    """The story "main" of these articles."""
    (data / "models").symlink_to(models.resolve())
    drafts = []
    for file in files:
        for found in read(str(file)):
            if isinstance(found, Failure):
                raise ValueError(str(found))
            drafts.append(found)
    add(data, "main", drafts, lambda: load_encoder(None, models))


@asynccontextmanager
async def staged(data: Path, log: Path) -> AsyncIterator[Stage]:
    """The bot is in both chats, as `python -m bot run` starts it; `log`: its log."""
    workspace = await Workspace().start()
    try:
        async with Wire() as wire:
            environment = {
                **os.environ,
                "DATA_DIR": str(data),
                "STORY": "main",
                "SLACK_BOT_TOKEN": workspace.bot_token,
                "SLACK_APP_TOKEN": workspace.app_token,
                "SLACK_API_URL": workspace.api_url,
                "DISCORD_TOKEN": wire.token,
                "DISCORD_API_URL": wire.api,
                "DISCORD_GATEWAY_URL": wire.gateway_address,
            }
            with log.open("wb") as written:
                process = await asyncio.create_subprocess_exec(
                    *(sys.executable, "-m", "bot", "run"), env=environment, stderr=written
                )
                try:
                    await until(lambda: workspace.sockets.open, within=_START)
                    await until(lambda: wire.world.commands.get(None), within=_START)
                    yield Stage(workspace, wire)
                finally:
                    if process.returncode is None:
                        process.terminate()
                    await process.wait()
    finally:
        await workspace.stop()


def scratch() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="verbatim-demo-")
