from __future__ import annotations

from bot.models import Check
from bot.settings import Settings


async def check(settings: Settings) -> tuple[Check, ...]:
    raise KeyError("what nobody expects")
