"""What a message says to the bot: whether it is for the bot, its words, its conversation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import discord

from bot.discord.identifiers import Press

_SPOKEN: Final = (discord.MessageType.default, discord.MessageType.reply)


def is_for(message: discord.Message, me: int) -> bool:
    """Whether somebody wrote this to the bot: in private, or mentioning or answering it."""
    if message.author.bot or message.webhook_id or message.type not in _SPOKEN:
        return False
    return message.guild is None or any(user.id == me for user in message.mentions)


def words_of(message: discord.Message, me: int) -> str:
    """What is asked: the text without the mention of the bot, other people by their names."""
    text = re.sub(rf"<@!?{me}>", " ", message.content)
    for user in message.mentions:
        text = re.sub(rf"<@!?{user.id}>", f"@{user.display_name}", text)
    return " ".join(text.split())


def is_lasting(channel: object) -> bool:
    """Whether a channel is one conversation: a thread, a forum post, a private channel."""
    return isinstance(
        channel, discord.Thread | discord.DMChannel | discord.GroupChannel
    ) or getattr(channel, "type", None) in {discord.ChannelType.private, discord.ChannelType.group}


def answer_in(message: discord.Message) -> str | None:
    """The id of the answer that a message of the bot shows; None where it shows none."""
    for identifier in _custom_ids(message):
        if match := Press.PATTERN.fullmatch(identifier):
            return Press.read(match).answer
    return None


def replied_to(message: discord.Message) -> discord.Message | None:
    """The message that this one answers, as far as Discord sent it along."""
    resolved = message.reference.resolved if message.reference else None
    return resolved if isinstance(resolved, discord.Message) else None


def _custom_ids(message: discord.Message) -> Iterator[str]:
    for row in message.components:
        if isinstance(row, discord.ActionRow):
            for control in row.children:
                if isinstance(control, discord.Button | discord.SelectMenu) and control.custom_id:
                    yield control.custom_id
