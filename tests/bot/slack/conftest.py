"""The bot in the loopback workspace: real bolt, real sockets, a small story of our own."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from bot.admin import Office
from bot.core import Core
from bot.desk import Desk
from bot.ledger import FILE_NAME, Ledger
from bot.opening import Shelf
from bot.settings import Settings
from bot.signal_reader import SignalReader
from bot.slack import serve, serving
from bot.stories import Places
from index.embeddings import Encoder
from index.story import Story
from tests.bot.conftest import MakeStory
from tests.fakes import HashEncoder
from tests.wire.slack import Workspace

TEXTS = {
    "Valmer harbour closed": (
        "The harbour of Valmer closed on Monday after the storm. Ships wait off the cape.\n\n"
        "“We will reopen within a week,” the harbour master Ada Brune said on Tuesday. "
        "The harbour lost two cranes.\n\n"
        "The town of Port-Sec sent a tug on 12 January 2026."
    ),
    "Le port de Valmer fermé": (
        "Le port de Valmer a fermé lundi après la tempête. Les navires attendent au large.\n\n"
        "En Espagne, le port de Roca a rouvert dimanche.\n\n"
        "« Nous rouvrirons dans la semaine », a déclaré mardi Ada Brune, capitaine du port."
    ),
}


@pytest.fixture
def story(make_story: MakeStory) -> Story:
    return make_story(TEXTS)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        data=tmp_path,
        slack_bot_token=Workspace.bot_token,
        slack_app_token=Workspace.app_token,
    )


@asynccontextmanager
async def serving_in(
    workspace: Workspace,
    story: Story,
    settings: Settings,
    *,
    threshold: float = 0.0,
    encoder: Encoder | None = None,
) -> AsyncIterator[Ledger]:
    """The bot in the workspace, from before its first event until it has stopped."""
    async with core_in(workspace, settings, threshold=threshold, encoder=encoder) as core:
        yield core.ledger


@asynccontextmanager
async def core_in(
    workspace: Workspace,
    settings: Settings,
    *,
    threshold: float = 0.0,
    encoder: Encoder | None = None,
) -> AsyncIterator[Core]:
    """The same, for who looks at what the bot stands on.

    `threshold` 0 answers everything, 1 nothing. `encoder`: the one that stories were made with.
    """
    shelf = Shelf(settings.data, encoder or HashEncoder(), SignalReader(), threshold=threshold)
    settings = replace(settings, slack_api_url=workspace.api_url)
    with Ledger(settings.data / FILE_NAME) as ledger, Places(settings.data) as places:
        async with Desk(shelf) as desk, Office(settings) as office:
            core = Core.of(desk, ledger, places, office, settled=0.0)
            task = asyncio.create_task(serve(core, settings))
            if settings.slack_app_token:
                await until(lambda: workspace.sockets.open > 0 or task.done())
            else:
                await listening(settings.http_port)
            if task.done():
                task.result()
            try:
                yield core
            finally:
                await office.leave()  # as the running bot does
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task


@pytest.fixture
async def workspace(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Workspace]:
    """A workspace, which in the end has nothing to find fault with."""
    monkeypatch.setattr(serving, "PING", 0.3)
    started = await Workspace(locales={"U2": "fr-FR"}).start()
    yield started
    await started.stop()
    assert not started.findings


@pytest.fixture
async def ledger(workspace: Workspace, story: Story, settings: Settings) -> AsyncIterator[Ledger]:
    """The bot's own, while it serves the workspace."""
    async with serving_in(workspace, story, settings) as opened:
        yield opened


async def until(holds: Callable[[], object], seconds: float = 10.0) -> None:
    """Waits until something holds; fails after so many seconds."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it never came to hold"
        await asyncio.sleep(0.01)


async def settled(seconds: float = 0.4) -> None:
    """Gives the bot time to do what it shouldn't."""
    await asyncio.sleep(seconds)


async def listening(port: int) -> None:
    for _ in range(500):
        with suppress(OSError):
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.close()
            return
        await asyncio.sleep(0.01)
    raise AssertionError("the bot never listened")


def shown(message: dict[str, object]) -> str:
    """All that a reader sees of a message, in order."""
    words: list[str] = []

    def walk(item: object) -> None:
        if isinstance(item, dict):
            if isinstance(item.get("text"), str) and item.get("type") != "mrkdwn":
                words.append(item["text"])
            for name, inner in item.items():
                if name not in ("confirm", "accessibility_label"):
                    walk(inner)
        elif isinstance(item, list):
            for inner in item:
                walk(inner)

    walk(message.get("blocks", []))
    return "\n".join(words)
