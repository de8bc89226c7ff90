"""A message that is edited while something goes on."""

from __future__ import annotations

import logging
import time
from typing import Final, Self

from slack_sdk.errors import SlackApiError

from bot.slack.elements import Message
from bot.slack.places import Channels
from bot.slack.refusals import refusal

log = logging.getLogger(__name__)

# Seconds between two edits: Slack takes about fifty a minute, of all messages together.
PAUSE: Final = 2.0


class Live:
    """One message of the bot's own. Edits that come too soon are left out, but for the last."""

    def __init__(self, channels: Channels, channel: str, ts: str) -> None:
        self._channels = channels
        self.channel = channel
        self.ts = ts
        self._edited = float("-inf")

    @classmethod
    async def begin(cls, channels: Channels, channel: str, message: Message) -> Self:
        """Posts it; a person's id for a channel means their direct messages.

        Raises SlackApiError.
        """
        channel, ts = await channels.post(channel, message, None)
        begun = cls(channels, channel, ts)
        begun._edited = time.monotonic()
        return begun

    async def show(self, message: Message) -> None:
        """Edits it, where the last edit is long enough ago. A refusal stops nothing."""
        if time.monotonic() - self._edited < PAUSE:
            return
        self._edited = time.monotonic()
        await self._edit(message)

    async def finish(self, message: Message) -> None:
        """The last edit; a message of its own where the first one is gone."""
        if not await self._edit(message):
            try:
                self.channel, self.ts = await self._channels.post(self.channel, message, None)
            except SlackApiError as error:
                log.warning("Nobody was told in %s: %s.", self.channel, refusal(error).log)

    async def _edit(self, message: Message) -> bool:
        try:
            await self._channels.client.chat_update(
                channel=self.channel,
                ts=self.ts,
                text=message.text,
                blocks=list(message.blocks),
            )
        except SlackApiError as error:
            log.warning("A message in %s stays: %s.", self.channel, refusal(error).log)
            return False
        return True
