"""Posts what is new in a story to its subscribers."""

from __future__ import annotations

from functools import partial
from typing import Any

import discord

from bot.discord import stories
from bot.discord.delivery import finished, insist
from bot.discord.sheets import Sheet
from bot.phrases import phrases
from bot.stories import Digest, Subscription, Undeliverable


async def post(client: discord.Client, subscription: Subscription, digest: Digest) -> None:
    """Raises Undeliverable where the channel is gone or the bot may not write there."""
    channel = client.get_partial_messageable(int(subscription.place.channel))
    told = stories.digest(digest, subscription, phrases(subscription.language))
    try:
        for number, sheet in enumerate(told):
            # The same message again, after an answer that was lost, is the same message.
            nonce = f"{subscription.id}-{digest.stamp.generation}-{number}"[:25]
            await insist(partial(_send, channel, sheet, nonce))
    except (discord.Forbidden, discord.NotFound) as error:
        raise Undeliverable(str(error)) from error


async def _send(channel: discord.abc.Messageable, sheet: Sheet, nonce: str) -> Any:
    return await channel.send(view=finished(sheet), files=sheet.files(), nonce=nonce)
