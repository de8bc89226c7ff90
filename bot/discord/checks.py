"""What `doctor` looks at for Discord: the token, the gateway, the servers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Final

import aiohttp
import discord

from bot.discord.client import intents
from bot.discord.invitation import invitation
from bot.discord.serving import point_at
from bot.models import Check
from bot.settings import Settings

_GUIDE: Final = "docs/discord.md says where the bot's token is; set DISCORD_TOKEN to it."
_NAMED: Final = "Discord: {}"
_SHOWN: Final = 5


async def check(settings: Settings) -> tuple[Check, ...]:
    """Asks Discord; changes and posts nothing. () where no token is set."""
    if not settings.discord_token:
        return ()
    point_at(settings)
    async with discord.Client(intents=intents()) as client:
        return tuple([one async for one in _asked(client, settings)])


async def _asked(client: discord.Client, settings: Settings) -> AsyncIterator[Check]:
    try:
        await client.login(settings.discord_token or "")
        application = await client.application_info()
    except discord.LoginFailure:
        yield Check(_NAMED.format("token"), False, "Discord refuses it.", _GUIDE)
        return
    except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
        said = f"Discord can't be reached: {error}"
        yield Check(_NAMED.format("API"), False, said, "Check the connection to discord.com.")
        return
    yield Check(_NAMED.format("token"), True, f"accepted, for {application.name}")
    yield _admins(application, settings)
    yield await _gateway(client)
    names = [guild.name async for guild in client.fetch_guilds(limit=200, with_counts=False)]
    if names:
        shown = ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")
        yield Check(_NAMED.format("servers"), True, f"in {len(names)}: {shown}")
    else:
        fix = f"Invite it: {invitation(application.id)}"
        yield Check(_NAMED.format("servers"), False, "the bot is in no server yet", fix)


def _admins(application: discord.AppInfo, settings: Settings) -> Check:
    """Who may change stories. Where anybody can add the bot, managing a server isn't enough."""
    named = len(settings.discord_admins)
    managers = settings.discord_managers and not application.bot_public
    who = [*(["who manages a server"] if managers else []), *([f"{named} named"] if named else [])]
    if who:
        return Check(_NAMED.format("admins"), True, f"stories are changed by {' and '.join(who)}")
    public = " (anybody can add this bot, so managing a server isn't enough)"
    said = f"nobody may change stories{public if application.bot_public else ''}"
    fix = "Set DISCORD_ADMINS, or switch “Public Bot” off; docs/discord.md says how."
    return Check(_NAMED.format("admins"), False, said, fix)


async def _gateway(client: discord.Client) -> Check:
    """Whether a session can be started: Discord counts them by the day."""
    found = await client.http.request(discord.http.Route("GET", "/gateway/bot"))
    limit = found["session_start_limit"]
    said = f"{limit['remaining']} of {limit['total']} sessions left today"
    fix = "Something starts the bot over and over: stop it and wait a day."
    return Check(_NAMED.format("gateway"), limit["remaining"] > 0, said, fix)
