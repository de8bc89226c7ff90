"""What is new in a story, posted where it is subscribed to."""

from __future__ import annotations

from typing import Final

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.phrases import phrases
from bot.slack import stories
from bot.slack.places import Channels
from bot.slack.refusals import refusal
from bot.stories import Digest, Subscription, Undeliverable

# Refusals that no waiting mends: the channel is gone, or is not the bot's any more.
_FINAL: Final = frozenset(
    {
        "account_inactive",
        "channel_not_found",
        "is_archived",
        "not_in_channel",
        "restricted_action",
        "user_not_found",
    }
)


class Digests:
    def __init__(self, client: AsyncWebClient) -> None:
        self._channels = Channels(client)

    async def post(self, subscription: Subscription, digest: Digest) -> None:
        """The first message in the channel, what it doesn't hold in its thread.

        Raises Undeliverable, SlackApiError.
        """
        words = phrases(subscription.language)
        first, *rest = stories.digest(digest, subscription, words)
        try:
            channel, ts = await self._channels.post(subscription.place.channel, first, None)
        except SlackApiError as error:
            if refusal(error).error in _FINAL:
                raise Undeliverable(refusal(error).log) from error
            raise
        for message in rest:
            await self._channels.post(channel, message, ts)
