from __future__ import annotations

from bot.errors import BotError
from bot.models import Check
from bot.settings import Settings


async def check(settings: Settings) -> tuple[Check, ...]:
    raise BotError("It can't be reached.", hint="Plug the cable in.")
