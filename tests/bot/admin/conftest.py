"""An office over a data directory of its own, with the packaged model in real processes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.admin import (
    Actor,
    AdminRequest,
    JobProgress,
    JobResult,
    JobState,
    Kind,
    Office,
    OnProgress,
    Plan,
    Upload,
)
from bot.admin.models import Source
from bot.settings import Settings

ANNA = Actor(platform="slack", id="U1", name="Anna", is_manager=True)
BORIS = Actor(platform="discord", id="7", name="Boris", groups=frozenset({"42"}))
CARLA = Actor(platform="slack", id="U9", name="Carla")
PORT = "Le port de Valmer\n\nLe port de Valmer a fermé ses quais mardi.\n"

# Seconds until a wait is given up. A job yields to all else, so that on a busy machine it gets
# next to no processor.
PATIENCE = 300


@pytest.fixture
def settings(tmp_path: Path, models_dir: Path) -> Settings:
    (tmp_path / "models").symlink_to(models_dir)
    return Settings(data=tmp_path, discord_admins=frozenset({"42"}))


def upload(name: str, text: str) -> Upload:
    return Upload(name, text.encode())


def long_text(of: int, about: str = "quai") -> str:
    """An article that takes a while to encode: `of` paragraphs, no two alike."""
    paragraphs = (
        f"Le {about} numéro {n} a reçu {n * 7} navires en {1900 + n}. "
        f"Son gardien compte {n * 3} amarres et {n + 11} lampes."
        for n in range(1, of + 1)
    )
    return f"Les {about}s de Valmer\n\n" + "\n\n".join(paragraphs)


async def planned(
    office: Office, *sources: Source, story: str = "main", actor: Actor = ANNA
) -> Plan:
    return await office.plan(AdminRequest(kind=Kind.ADD, story=story, sources=sources), actor)


async def added(
    office: Office, *sources: Source, story: str = "main", actor: Actor = ANNA
) -> JobResult:
    plan = await planned(office, *sources, story=story, actor=actor)
    return await office.carry_out(plan.id, actor)


class Heard:
    """What an admin's message shows of a job, and a wait for a moment of it."""

    def __init__(self) -> None:
        self.all: list[JobProgress] = []
        self._news = asyncio.Condition()

    @property
    def listener(self) -> OnProgress:
        async def hear(progress: JobProgress) -> None:
            async with self._news:
                self.all.append(progress)
                self._news.notify_all()

        return hear

    async def until(self, state: JobState, *, done: int = 0) -> JobProgress:
        def there() -> bool:
            return any(one.state is state and one.done >= done for one in self.all)

        async with self._news, asyncio.timeout(PATIENCE):
            await self._news.wait_for(there)
        return next(one for one in self.all if one.state is state and one.done >= done)


async def until(true: Callable[[], Awaitable[bool]]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not await true():
        assert time.monotonic() < deadline
        await asyncio.sleep(0.05)
