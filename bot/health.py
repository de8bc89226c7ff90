"""Whether the bot is well, over HTTP on a loopback port: for those who watch over it.

`/healthz` says that the process lives, `/readyz` whether it can answer somebody, `/metrics`
what Prometheus collects. Nothing of what is asked can be read here.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Final

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot import vitals
from bot.desk import Desk
from bot.errors import BadSetting, BotError
from bot.settings import Settings
from index.errors import StoryError

# Seconds that the story has to say how it is.
_PATIENCE: Final = 5.0


class Health:
    """What the running bot says about itself."""

    def __init__(
        self, desk: Desk, chats: Sequence[str], stories: Callable[[], Sequence[str]]
    ) -> None:
        """`chats`: the names of those that are on. `stories`: names those that there are."""
        self._desk = desk
        self._chats = chats
        self._stories = stories
        self._stopping = False

    def stop(self) -> None:
        """From now on the bot isn't ready: it takes no new questions."""
        self._stopping = True

    async def unready(self) -> str | None:
        """Why nobody can be answered just now; None where somebody can."""
        if self._stopping:
            return "The bot is stopping."
        if not any(map(vitals.is_connected, self._chats)):
            return "No chat is connected."
        return await self._looked_at()

    async def _looked_at(self) -> str | None:
        """Why no story can be asked; None where one can. Counts what each of them holds."""
        held, why = 0, "There is no article yet."
        for name in self._stories():
            try:
                async with asyncio.timeout(_PATIENCE):
                    stamp = (await self._desk.at(name).status()).stamp
            except (BotError, StoryError) as error:
                why = str(error)
            except TimeoutError:
                why = f"A story doesn't say within {_PATIENCE:g} s how it is."
            else:
                vitals.GENERATION.labels(name).set(stamp.generation)
                vitals.ARTICLES.labels(name).set(stamp.articles)
                held += stamp.articles
        return None if held else why

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/healthz", self._healthz)
        app.router.add_get("/readyz", self._readyz)
        app.router.add_get("/metrics", self._metrics)
        return app

    async def _healthz(self, _: web.Request) -> web.Response:
        return web.json_response({"alive": True})

    async def _readyz(self, _: web.Request) -> web.Response:
        why = await self.unready()
        body = {
            "ready": why is None,
            "why": why,
            "chats": {chat: vitals.is_connected(chat) for chat in self._chats},
        }
        return web.json_response(body, status=503 if why else 200)

    async def _metrics(self, _: web.Request) -> web.Response:
        await self._looked_at()
        return web.Response(body=generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})


@asynccontextmanager
async def served(health: Health, settings: Settings) -> AsyncIterator[None]:
    """Meanwhile the pages are there, where HEALTH_PORT is set.

    Raises BadSetting where the port can't be had.
    """
    if settings.health_port is None:
        yield
        return
    runner = web.AppRunner(health.app(), access_log=None)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, settings.health_host, settings.health_port).start()
        except OSError as error:
            raise BadSetting(
                f"HEALTH_PORT {settings.health_port} can't be had: {error.strerror}.",
                hint="Set another one; see docs/operations.md.",
            ) from error
        yield
    finally:
        await runner.cleanup()
