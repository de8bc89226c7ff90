"""A chat that says when it is connected; it looks at the bot's health when it closes."""

from __future__ import annotations

import asyncio

import aiohttp

from bot import vitals
from bot.desk import Desk
from bot.ledger import Ledger
from bot.settings import Settings
from tests.bot.chats import steady


async def serve(desk: Desk, ledger: Ledger, settings: Settings) -> None:
    await steady.ask(desk, ledger, "on opening")
    vitals.connected("connected", True)
    try:
        await asyncio.Event().wait()
    finally:
        page = f"http://127.0.0.1:{settings.health_port}/readyz"
        async with aiohttp.ClientSession() as session, session.get(page) as answer:
            print(await answer.text(), flush=True)
        await steady.ask(desk, ledger, "on closing")
