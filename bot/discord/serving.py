"""Runs the bot on Discord until it is cancelled."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any, Final

import discord
import yarl

from bot.core import Core
from bot.discord.client import Chat
from bot.discord.service import PLATFORM, Service
from bot.errors import BadSetting
from bot.logs import Briefly
from bot.settings import Settings

log = logging.getLogger(__name__)

# While Discord can't be reached, a line each try.
logging.getLogger(discord.client.__name__).addFilter(Briefly("Attempting a reconnect"))

# Seconds that answers under way have when the bot stops.
FINISHING: Final = 30.0


async def serve(
    core: Core,
    settings: Settings,
    *,
    on_online: Callable[[], object] | None = None,
    **options: Any,
) -> None:
    """Connects and answers until cancelled; then what is under way is finished first.

    `on_online` is called when the commands are registered and the bot hears of things.
    `options` go to discord.py's client. Raises BadSetting for a token that Discord refuses.
    """
    if not settings.discord_token:
        raise BadSetting("DISCORD_TOKEN isn't set.")
    point_at(settings)
    chat = Chat(Service(core, settings), settings.data, on_online=on_online, **options)
    async with chat:
        with core.digests.through(PLATFORM, chat.post):
            try:
                await chat.start(settings.discord_token)
            except discord.LoginFailure as error:
                raise BadSetting(
                    "Discord refuses DISCORD_TOKEN.",
                    hint="Copy the bot's token again; docs/discord.md says where it is.",
                ) from error
            except asyncio.CancelledError:
                if not await chat.service.under_way.over(within=FINISHING):
                    log.warning("stopped with answers under way")
                raise


def point_at(settings: Settings) -> None:
    """Where Discord is. discord.py has it for the whole process."""
    if settings.discord_api_url:
        discord.http.Route.BASE = settings.discord_api_url.rstrip("/")
    if settings.discord_gateway_url:
        gateway = yarl.URL(settings.discord_gateway_url)
        discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = gateway
