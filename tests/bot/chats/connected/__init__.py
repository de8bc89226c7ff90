"""A chat that says when it is connected; it looks at the bot's health when it closes."""

from __future__ import annotations

import asyncio

import aiohttp

from bot import vitals
from bot.core import Core
from bot.settings import Settings
from tests.bot.chats import steady


async def serve(core: Core, settings: Settings) -> None:
    await steady.ask(core.desk, core.ledger, "on opening")
    vitals.connected("connected", True)
    try:
        await asyncio.Event().wait()
    finally:
        page = f"http://127.0.0.1:{settings.health_port}/readyz"
        async with aiohttp.ClientSession() as session, session.get(page) as answer:
            print(await answer.text(), flush=True)
        await steady.ask(core.desk, core.ledger, "on closing")
