"""Where somebody asks, and who they are, as Discord says at this moment."""

from __future__ import annotations

from typing import Any

import discord

from bot.admin import Actor
from bot.discord.service import PLATFORM
from bot.stories import Place


def place_of(interaction: discord.Interaction[Any]) -> Place:
    """Where a command was given or a button pressed.

    Only the bot's own direct messages are direct: a person who has the app in their account
    can use it in their messages with others too, who see what is answered there.
    """
    return Place(
        platform=PLATFORM,
        workspace=str(interaction.guild_id or ""),
        channel=_channel(interaction.channel, interaction.channel_id or 0),
        person=str(interaction.user.id),
        direct=interaction.guild_id is None and interaction.context.dm_channel,
    )


def place_at(message: discord.Message) -> Place:
    """Where a message stands, and its author."""
    guild = message.guild
    return Place(
        platform=PLATFORM,
        workspace=str(guild.id if guild else ""),
        channel=_channel(message.channel, message.channel.id),
        person=str(message.author.id),
        direct=guild is None and isinstance(message.channel, discord.DMChannel),
    )


def actor_of(
    interaction: discord.Interaction[Any], *, public: bool, admins: frozenset[str]
) -> Actor:
    """Who acts, with the roles that Discord sends along with every interaction.

    Manage Server counts on a server that the bot is a member of. `public`: anybody can add
    the application to a server of their own; there it counts only on servers that `admins`,
    the ids that DISCORD_ADMINS names, has too.
    """
    user, guild = interaction.user, interaction.guild
    known = isinstance(user, discord.Member) and guild is not None and guild.me is not None
    trusted = not public or str(interaction.guild_id) in admins
    return Actor(
        platform=PLATFORM,
        id=str(user.id),
        name=user.display_name,
        groups=_roles(user) if known else frozenset(),
        is_manager=known and trusted and user.guild_permissions.manage_guild,  # type: ignore[union-attr]
    )


async def channels_of(
    client: discord.Client, person: str, channels: frozenset[str]
) -> frozenset[str]:
    """Which of these channels somebody sees at this moment. Raises what Discord answers."""
    members: dict[int, discord.Member | None] = {}
    seen = set()
    for one in channels:
        channel = client.get_channel(int(one))
        if not isinstance(channel, discord.abc.GuildChannel):
            continue
        guild = channel.guild
        if guild.id not in members:
            try:
                members[guild.id] = await guild.fetch_member(int(person))
            except discord.NotFound:
                members[guild.id] = None
        member = members[guild.id]
        if member and channel.permissions_for(member).view_channel:
            seen.add(one)
    return frozenset(seen)


def _roles(user: discord.User | discord.Member) -> frozenset[str]:
    """Without @everyone, whose id is the server's."""
    if not isinstance(user, discord.Member):
        return frozenset()
    return frozenset(str(role.id) for role in user.roles if not role.is_default())


def _channel(channel: object, number: int) -> str:
    """The channel; of a thread or a forum post the one that it is in."""
    return str(channel.parent_id if isinstance(channel, discord.Thread) else number)
