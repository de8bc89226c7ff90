"""What the bot listens to in Slack. Thin: who asks what, and where the answer goes."""

from __future__ import annotations

import logging
from typing import Any

from slack_bolt.async_app import AsyncAck
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.languages import question_language
from bot.phrases import LANGUAGES, Phrases, phrases
from bot.slack import windows
from bot.slack.answers import Answers, Asked
from bot.slack.blocks import asked_by
from bot.slack.elements import shortened
from bot.slack.hearing import asks, heard, mentions
from bot.slack.languages import Languages
from bot.slack.lookups import Lookups
from bot.slack.places import Channels, Place, Private, Thread
from bot.slack.refusals import refusal
from bot.slack.telling import telling
from bot.slack.whereabouts import Whereabouts

log = logging.getLogger(__name__)

Json = dict[str, Any]

# Messages of other kinds are no questions: edits, joins, topics, other bots' posts.
_SAID = (None, "file_share", "thread_broadcast")
_TITLE = 60


class Questions:
    """Mentions, direct messages, follow-ups in threads, /ask, the shortcuts and the modal."""

    def __init__(
        self,
        answers: Answers,
        lookups: Lookups,
        channels: Channels,
        languages: Languages,
        whereabouts: Whereabouts,
        *,
        bot: str,
    ) -> None:
        """`bot`: the bot's own user id."""
        self._answers = answers
        self._lookups = lookups
        self._channels = channels
        self._languages = languages
        self._whereabouts = whereabouts
        self._bot = bot

    async def said(self, event: Json) -> None:
        """A message: in a channel, a thread or to the bot alone. Slack may bring it twice."""
        if event.get("bot_id") or event.get("subtype") not in _SAID or not event.get("user"):
            return
        channel, ts, text = event["channel"], event["ts"], event.get("text") or ""
        direct = event.get("channel_type") == "im"
        thread = event.get("thread_ts") or ts
        conversation = f"{channel}:{thread}"
        where = await self._whereabouts.of(channel, event["user"], direct=direct or None)
        named = event["type"] == "app_mention" or mentions(text, self._bot)
        if not (direct or named):
            follows = thread != ts and asks(text, bot=self._bot)
            if not (follows and await self._answers.going_on(where, conversation)):
                return
        if not await self._answers.first_time("post", channel, ts):
            return
        words = heard(text, bot=self._bot)
        asked = Asked(words, where, conversation, named=direct or named)
        if direct:
            await self._show_work(asked, channel, thread, begins=thread == ts)
        await self._reply(asked, Thread(self._channels, channel, thread, where.person))

    async def ask_command(self, ack: AsyncAck, command: Json, client: AsyncWebClient) -> None:
        """/ask: only the asker sees the answer. Without a question, a window opens."""
        await ack()
        if not await self._answers.first_time("command", command["trigger_id"]):
            return
        text, user = heard(command.get("text") or ""), command["user_id"]
        channel = command["channel_id"]
        if not text:
            await self._open(client, command["trigger_id"], user)
            return
        where = await self._whereabouts.of(channel, user)
        asked = Asked(text, where, f"{channel}:ask:{user}")
        await self._reply(asked, Private(command["response_url"]))

    async def ask_about(self, ack: AsyncAck, shortcut: Json, client: AsyncWebClient) -> None:
        """The message shortcut: a window with the message's words, answered in its thread."""
        await ack()
        message = shortcut["message"]
        await self._open(
            client,
            shortcut["trigger_id"],
            shortcut["user"]["id"],
            question=heard(message.get("text") or "", bot=self._bot),
            channel=shortcut["channel"]["id"],
            thread=message.get("thread_ts") or message["ts"],
        )

    async def ask_anything(self, ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
        """The global shortcut, and the App Home's button."""
        await ack()
        await self._open(client, body["trigger_id"], body["user"]["id"])

    async def submitted(self, ack: AsyncAck, body: Json, view: Json) -> None:
        """A question from the window."""
        text, channel, thread = windows.asked_in(view)
        user = body["user"]["id"]
        if not any(map(str.isalnum, text)):
            said = (await self._languages.of(user)).say("answer.empty_question")
            await ack(response_action="errors", errors={windows.QUESTION: said})
            return
        await ack()
        words = await self._languages.of(user)
        if not await self._answers.first_time("view", view["id"]):
            return
        place = Thread(self._channels, channel or user, thread, user)
        ts = await place.put([asked_by(user, text, words)], words)
        if ts is None:
            return  # refused, and told
        root = thread or ts
        where = await self._whereabouts.of(place.channel, user, direct=None if channel else True)
        asked = Asked(text, where, f"{place.channel}:{root}")
        await self._reply(asked, Thread(self._channels, place.channel, root, user))

    async def _reply(self, asked: Asked, place: Place) -> None:
        words = await self._words(asked)
        async with telling(place, words):
            # In a thread, "what's new?" is more often said to a colleague.
            request = (
                await self._lookups.requested(asked.text, asked.where, words)
                if asked.named
                else None
            )
            if request:
                await self._lookups.show(request, place, asked.where)
            else:
                await self._answers.give(asked, place, words)

    async def _words(self, asked: Asked) -> Phrases:
        """In the question's language, or the asker's own where it can't be told."""
        language = question_language(asked.text)
        if language in LANGUAGES:
            return phrases(language)
        return await self._languages.of(asked.where.person)

    async def _open(
        self,
        client: AsyncWebClient,
        trigger: str,
        user: str,
        *,
        question: str = "",
        channel: str | None = None,
        thread: str | None = None,
    ) -> None:
        words = await self._languages.of(user)
        view = windows.ask_modal(words, question=question, channel=channel, thread=thread)
        try:
            await client.views_open(trigger_id=trigger, view=view)
        except SlackApiError as error:
            log.warning("No window for %s: %s.", user, refusal(error).log)

    async def _show_work(self, asked: Asked, channel: str, thread: str, *, begins: bool) -> None:
        """In the agent's view: that it works, and what a new thread is about."""
        client = self._channels.client
        working = (await self._words(asked)).say("chat.working")
        try:
            await client.assistant_threads_setStatus(
                channel_id=channel, thread_ts=thread, status=working
            )
            if begins and asked.text:
                await client.assistant_threads_setTitle(
                    channel_id=channel, thread_ts=thread, title=shortened(asked.text, _TITLE)
                )
        except SlackApiError as error:
            log.info("No status or title in %s: %s.", channel, refusal(error).log)
