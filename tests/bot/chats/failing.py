"""A chat that breaks down each time it is opened."""

from __future__ import annotations

from bot.desk import Desk
from bot.errors import BotError
from bot.ledger import Ledger
from bot.models import Check
from bot.settings import Settings


async def serve(desk: Desk, ledger: Ledger, settings: Settings) -> None:
    raise ConnectionError("the cable is cut")


async def check(settings: Settings) -> tuple[Check, ...]:
    raise BotError("It can't be reached.", hint="Plug the cable in.")
