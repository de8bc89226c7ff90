"""A chat that breaks down each time it is opened."""

from __future__ import annotations

from bot.desk import Desk
from bot.ledger import Ledger
from bot.settings import Settings


async def serve(desk: Desk, ledger: Ledger, settings: Settings) -> None:
    raise ConnectionError("the cable is cut")
