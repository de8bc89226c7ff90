"""A message that tells where a job stands: changed now and then, for as long as it lasts."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import Any, Final

import discord

from bot.discord.delivery import finished, insist
from bot.discord.sheets import Sheet

log = logging.getLogger(__name__)

# Seconds between two changes: Discord lets a message be edited five times in five seconds,
# with all else that is posted in the channel.
EVERY: Final = 2.0
# Discord's code for an interaction's token that has ended, after 15 minutes.
_ENDED_TOKEN: Final = 50027


class Live:
    """The answer to an interaction, changed by its token while that lives, and after that as
    any message of the bot's own."""

    def __init__(
        self,
        interaction: discord.Interaction[Any],
        *,
        fresh: bool = False,
        every: float = EVERY,
    ) -> None:
        """`fresh`: the answer is a message of its own, and not the one that was pressed."""
        self._interaction = interaction
        self._every = every
        pressed = None if fresh else interaction.message
        self._message = pressed.id if pressed else None
        self._shown: list[dict[str, Any]] | None = None
        self._at = 0.0
        self._lock = asyncio.Lock()

    @property
    def where(self) -> str:
        """The channel and the message, for `at`; "" where there is none yet."""
        if self._message is None or self._interaction.channel_id is None:
            return ""
        return f"{self._interaction.channel_id} {self._message}"

    async def tell(self, sheet: Sheet) -> None:
        """Shows it, unless something was shown a moment ago: what comes next says more."""
        if not self._lock.locked() and time.monotonic() - self._at >= self._every:
            await self.show(sheet)

    async def show(self, sheet: Sheet) -> None:
        """Shows it in any case. Where the message is gone, nothing is shown."""
        async with self._lock:
            view = finished(sheet)
            parts: list[dict[str, Any]] = view.to_components()  # type: ignore[no-untyped-call]
            if parts == self._shown:
                return
            self._at = time.monotonic()
            try:
                await self._edit(sheet)
                self._shown = parts
            except discord.HTTPException as error:
                log.warning("where a job stands can't be shown: %s", error)

    async def _edit(self, sheet: Sheet) -> None:
        if not self._interaction.is_expired():
            try:
                message = await insist(
                    lambda: self._interaction.edit_original_response(
                        view=finished(sheet), attachments=sheet.files()
                    )
                )
                self._message = message.id
                return
            except discord.HTTPException as error:
                if not (error.code == _ENDED_TOKEN or error.status in (401, 404)):
                    raise
        if self._message is None or self._interaction.channel_id is None:
            return
        await _edited(self._interaction.client, self.where, sheet)


async def change(client: discord.Client, where: str, sheet: Sheet) -> None:
    """Changes a message that an earlier process showed; one of its own where that is gone."""
    try:
        try:
            await _edited(client, where, sheet)
        except discord.NotFound:
            channel = client.get_partial_messageable(int(where.split(maxsplit=1)[0]))
            await insist(lambda: channel.send(view=finished(sheet), files=sheet.files()))
    except discord.HTTPException as error:
        log.warning("what became of a job can't be shown: %s", error)


async def _edited(client: discord.Client, where: str, sheet: Sheet) -> None:
    channel, message = map(int, where.split())
    shown = client.get_partial_messageable(channel).get_partial_message(message)
    await insist(
        lambda: shown.edit(
            view=finished(sheet),
            attachments=sheet.files(),
            allowed_mentions=discord.AllowedMentions.none(),
        )
    )
