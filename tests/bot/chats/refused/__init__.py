"""A chat that refuses its token: trying again is no use."""

from __future__ import annotations

from bot.core import Core
from bot.errors import BadSetting
from bot.settings import Settings


async def serve(core: Core, settings: Settings) -> None:
    raise BadSetting("The token is refused.", hint="Copy it again.")
