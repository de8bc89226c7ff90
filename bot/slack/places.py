"""Where messages go: into a thread, or to one person only. Slack's refusals end here."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from typing import Protocol
from weakref import WeakValueDictionary

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.phrases import Phrases
from bot.slack.blocks import note
from bot.slack.elements import Message
from bot.slack.refusals import refusal
from bot.slack.retrying import retry_handlers

log = logging.getLogger(__name__)

# A response_url takes five replies.
_REPLIES = 5


class Place(Protocol):
    """`private`: only the asker sees what is put there."""

    @property
    def private(self) -> bool: ...

    async def put(self, messages: Sequence[Message], words: Phrases) -> str | None:
        """Posts them in order; the first one's ts, None where it has none or was refused.

        `words`: the language in which the asker is told of a refusal.
        """
        ...

    async def whisper(self, messages: Sequence[Message], words: Phrases) -> None:
        """Shows them there to the asker alone."""
        ...


class Channels:
    """Posts into channels, one message after the other in each.

    Slack takes about one message a second in a channel. Those that wait, wait here in line,
    rather than be refused and come back all at once.
    """

    def __init__(self, client: AsyncWebClient) -> None:
        self.client = client
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def post(self, channel: str, message: Message, thread: str | None) -> tuple[str, str]:
        """Posts a message; the channel it stands in and its ts. Raises SlackApiError.

        A person's id for a channel means their direct messages.
        """
        turn = self._turns.setdefault(channel, asyncio.Lock())
        async with turn:
            posted = await self.client.chat_postMessage(
                channel=channel,
                thread_ts=thread,
                text=message.text,
                blocks=list(message.blocks),
                unfurl_links=False,
                unfurl_media=False,
            )
        return str(posted["channel"]), str(posted["ts"])

    async def tell(self, user: str, message: Message) -> None:
        """Says something to somebody alone, where that is possible."""
        try:
            await self.post(user, message, None)
        except SlackApiError as error:
            log.warning("%s could not be told: %s", user, refusal(error).log)


class Private:
    """Only the asker sees it, where they asked: a reply to a command or a click."""

    private = True

    def __init__(self, response_url: str) -> None:
        self._webhook = AsyncWebhookClient(response_url, retry_handlers=retry_handlers())

    async def put(self, messages: Sequence[Message], words: Phrases) -> str | None:
        for message in messages[:_REPLIES]:
            await self.reply(message)
        if len(messages) > _REPLIES:
            log.warning("%d private messages didn't fit.", len(messages) - _REPLIES)
        return None

    async def whisper(self, messages: Sequence[Message], words: Phrases) -> None:
        await self.put(messages, words)

    async def reply(
        self, message: Message, *, to_all: bool = False, in_place: bool = False
    ) -> None:
        """`to_all`: in the channel. `in_place`: instead of the message that was clicked on."""
        sent = await self._webhook.send(
            text=message.text,
            blocks=list(message.blocks),
            response_type="in_channel" if to_all else "ephemeral",
            replace_original=in_place,
            unfurl_links=False,
            unfurl_media=False,
        )
        if sent.status_code != 200:
            log.warning("Slack took no reply (%s): %s", sent.status_code, sent.body)

    async def remove(self) -> None:
        """Takes the private message away that was clicked on."""
        await self._webhook.send(delete_original=True)


class Thread:
    """A thread of a channel; the channel itself where `thread` is None.

    `channel`: a person's id stands for their direct messages until something is posted there.
    `aside`: where the asker is told of a refusal; their direct messages where it is None.
    """

    private = False

    def __init__(
        self,
        channels: Channels,
        channel: str,
        thread: str | None,
        asker: str,
        aside: Private | None = None,
    ) -> None:
        self._channels = channels
        self.channel = channel
        self.thread = thread
        self._asker = asker
        self._aside = aside

    async def put(self, messages: Sequence[Message], words: Phrases) -> str | None:
        first: str | None = None
        try:
            for message in messages:
                thread = self.thread or first
                self.channel, ts = await self._channels.post(self.channel, message, thread)
                first = first or ts
        except SlackApiError as error:
            why = refusal(error)
            log.warning("Posting in %s was refused (%s): %s.", self.channel, why.error, why.log)
            if why.phrase:
                await self._tell(note(words.say(why.phrase)))
        return first

    async def whisper(self, messages: Sequence[Message], words: Phrases) -> None:
        try:
            for message in messages:
                await self._channels.client.chat_postEphemeral(
                    channel=self.channel,
                    user=self._asker,
                    thread_ts=self.thread,
                    text=message.text,
                    blocks=list(message.blocks),
                )
        except SlackApiError as error:
            why = refusal(error)
            log.warning("A whisper in %s was refused (%s): %s.", self.channel, why.error, why.log)

    async def _tell(self, message: Message) -> None:
        if self._aside:
            await self._aside.reply(message)
        else:
            await self._channels.tell(self._asker, message)
