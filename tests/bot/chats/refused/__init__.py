"""A chat that refuses its token: trying again is no use."""

from __future__ import annotations

from bot.desk import Desk
from bot.errors import BadSetting
from bot.ledger import Ledger
from bot.settings import Settings


async def serve(desk: Desk, ledger: Ledger, settings: Settings) -> None:
    raise BadSetting("The token is refused.", hint="Copy it again.")
