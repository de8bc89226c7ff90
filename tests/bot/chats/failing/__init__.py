"""A chat that breaks down each time it is opened."""

from __future__ import annotations

from bot.core import Core
from bot.settings import Settings


async def serve(core: Core, settings: Settings) -> None:
    raise ConnectionError("the cable is cut")
