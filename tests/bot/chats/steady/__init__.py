"""A chat in which somebody asks as soon as it is open, and again when it closes."""

from __future__ import annotations

import asyncio

from bot.core import Core
from bot.desk import Desk
from bot.ledger import Entry, Ledger
from bot.settings import Settings


async def serve(core: Core, settings: Settings) -> None:
    await ask(core.desk, core.ledger, "on opening")
    print("open", flush=True)
    try:
        await asyncio.Event().wait()
    finally:
        await ask(core.desk, core.ledger, "on closing")


async def ask(desk: Desk, ledger: Ledger, when: str) -> None:
    result = await desk.ask(f"Le port de Valmer a-t-il fermé, {when} ?")
    given = Entry(platform="steady", conversation=when, asker="a", result=result, elapsed_ms=1.0)
    answer_id = await desk.run(ledger.record, given)
    print(f"answered {when}: {answer_id}", flush=True)
