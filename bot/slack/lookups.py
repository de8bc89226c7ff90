"""Timelines, quotations and the story's state: asked for by command, in words or by a button."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, Final

from slack_bolt.async_app import AsyncAck
from slack_sdk.errors import SlackApiError

from bot import commands
from bot.core import Core
from bot.desk import Desk
from bot.models import QuotesRequest, Request, StoryRequest, StoryTopic, TimelineRequest
from bot.phrases import Phrases, phrases
from bot.slack import quotations, stories, timelines
from bot.slack.answers import Answers
from bot.slack.blocks import note
from bot.slack.elements import Message
from bot.slack.hearing import heard
from bot.slack.languages import Languages
from bot.slack.managing import Managing
from bot.slack.places import Channels, Place, Private, Thread
from bot.slack.refusals import refusal
from bot.slack.telling import telling
from bot.slack.whereabouts import Whereabouts
from bot.stories import Place as Where

log = logging.getLogger(__name__)

Json = dict[str, Any]

_LISTED: Final = 25  # events of a timeline, where no number is asked for
_DRAWN: Final = 12  # events of its picture
_EXTENSIONS: Final = {"timelinejs": "json"}


class Lookups:
    """Shows what isn't an answer."""

    def __init__(
        self,
        core: Core,
        *,
        answers: Answers,
        channels: Channels,
        languages: Languages,
        managing: Managing,
        whereabouts: Whereabouts,
    ) -> None:
        self._managing = managing
        self._doors = core.doors
        self._answers = answers
        self._channels = channels
        self._languages = languages
        self._whereabouts = whereabouts

    async def show(self, request: Request, place: Place, where: Where) -> None:
        """Of the story that is asked there. Raises BotError, StoryError."""
        words = phrases(request.language)
        if commands.is_about(request, StoryTopic.HELP):
            await place.put(stories.help_(words), words)
            return
        desk = await self._doors.at(where)
        if isinstance(request, TimelineRequest):
            await self.timeline(request, place, desk)
        elif isinstance(request, QuotesRequest):
            story = await self._doors.story(where)
            await place.put(await self._quotes(request, story, desk, words), words)
        else:
            await place.put(await self._story(request, desk, words), words)

    async def requested(self, said: str, where: Where, words: Phrases) -> Request | None:
        """What a message commands, or None where it asks. Raises BadTime, BotError, StoryError."""
        return await commands.requested(
            said, today=date.today(), language=words.language, newest=partial(self._newest, where)
        )

    async def timeline(self, request: TimelineRequest, place: Place, desk: Desk) -> None:
        """The first page, and a picture where there can be one. `desk`: the story's."""
        request = replace(request, limit=request.limit or _LISTED)
        await self._timeline(timelines.Page(request), place, desk, phrases(request.language))

    async def timeline_command(self, ack: AsyncAck, command: Json) -> None:
        """/timeline, for all in the channel: a picture can't be shown to one person only."""
        await ack()
        aside = Private(command["response_url"])
        user, channel = command["user_id"], command["channel_id"]
        place = Thread(self._channels, channel, None, user, aside)
        await self._command("timeline", command, place, aside)

    async def quotes_command(self, ack: AsyncAck, command: Json) -> None:
        """/quotes, for the asker alone."""
        await ack()
        aside = Private(command["response_url"])
        await self._command("quotes", command, aside, aside)

    async def story_command(self, ack: AsyncAck, command: Json) -> None:
        """/story, for the asker alone."""
        await ack()
        aside = Private(command["response_url"])
        typed = heard(command.get("text") or "")
        if not self._managing.knows(typed):
            await self._command("story", command, aside, aside)
        elif await self._answers.first_time("command", command["trigger_id"]):
            words = await self._languages.of(command["user_id"])
            async with telling(aside, words):
                await self._managing.handle(typed, command, words)

    async def turn_timeline(self, ack: AsyncAck, body: Json) -> None:
        """Another page, in place of the one that is shown."""
        await ack()
        page = timelines.Page.read(body["actions"][0]["value"])
        words = phrases(page.request.language)
        aside = Private(body["response_url"])
        async with telling(aside, words):
            desk = await self._desk_of(page.story, body)
            found = await desk.timeline(page.request)
            message = timelines.timeline(found.timeline, page, found.stamp, words)
            await aside.reply(message, in_place=True)

    async def turn_quotes(self, ack: AsyncAck, body: Json) -> None:
        """Another page, in place of the one that is shown."""
        await ack()
        page = quotations.QuotesPage.read(body["actions"][0]["value"])
        words = phrases(page.request.language)
        aside = Private(body["response_url"])
        async with telling(aside, words):
            desk = await self._desk_of(page.story, body)
            found = await desk.quotes(page.request)
            message = quotations.quotations(found, page, words)
            await aside.reply(message, in_place=True)

    async def save(self, ack: AsyncAck, body: Json) -> None:
        """A timeline as a file, in the thread of its message."""
        await ack()
        action, container = body["actions"][0], body["container"]
        page = timelines.Page.read(action["value"])
        kind = action["action_id"].removeprefix(f"{timelines.SAVE}_")
        words = phrases(page.request.language)
        aside = Private(body["response_url"])
        async with telling(aside, words):
            desk = await self._desk_of(page.story, body)
            key = ("click", container["channel_id"], container["message_ts"], action["action_id"])
            if not await self._answers.first_time(*key):
                await aside.reply(note(words.say("slack.there_already")))
                return
            found = await desk.timeline(page.request)
            content = await desk.export(
                found.timeline, kind, language=words.language, title=found.stamp.story
            )
            thread = container.get("thread_ts") or container["message_ts"]
            name = f"timeline.{_EXTENSIONS.get(kind, kind)}"
            await self._upload(container["channel_id"], thread, name, content.encode(), words)

    async def _command(self, name: str, command: Json, place: Place, aside: Private) -> None:
        """`aside`: where the asker alone is told what went wrong."""
        if not await self._answers.first_time("command", command["trigger_id"]):
            return
        words = await self._languages.of(command["user_id"])
        async with telling(aside, words):
            where = await self._whereabouts.of(command["channel_id"], command["user_id"])
            request = await self._commanded(name, heard(command.get("text") or ""), where, words)
            await self.show(request, place, where)

    async def _commanded(self, name: str, said: str, where: Where, words: Phrases) -> Request:
        """A command's words, read like the same request in a message.

        Raises BadTime, BotError, StoryError.
        """
        if name == "story" and not said:
            return StoryRequest(topic=StoryTopic.STATUS, language=words.language)
        for text in (said, f"changes {said}") if name == "story" else (f"{name} {said}",):
            request = await self.requested(text, where, words)
            if request and (name != "story" or isinstance(request, StoryRequest)):
                return replace(request, language=words.language)
        return StoryRequest(topic=StoryTopic.HELP, language=words.language)

    async def _newest(self, where: Where) -> date | None:
        """The day of the newest article of the story that is asked there."""
        return await (await self._doors.at(where)).newest()

    async def _desk_of(self, story: str, body: Json) -> Desk:
        """The desk of a button's story, where it may be read. Raises UnknownStory, NoStoryHere."""
        where = await self._whereabouts.of(body["container"]["channel_id"], body["user"]["id"])
        return await (self._doors.named(where, story) if story else self._doors.at(where))

    async def _timeline(
        self, page: timelines.Page, place: Place, desk: Desk, words: Phrases
    ) -> None:
        found = await desk.timeline(page.request)
        message = timelines.timeline(found.timeline, page, found.stamp, words)
        ts = await place.put([message], words)
        if ts and isinstance(place, Thread) and found.timeline.entries:
            if len(found.timeline.entries) > _DRAWN:
                found = await desk.timeline(replace(page.request, limit=_DRAWN))
            picture = await desk.draw(
                found.timeline, language=words.language, title=found.stamp.story
            )
            await self._upload(place.channel, place.thread or ts, "timeline.png", picture, words)

    async def _quotes(
        self, request: QuotesRequest, story: str, desk: Desk, words: Phrases
    ) -> tuple[Message, ...]:
        if not (request.speaker or request.about or request.from_ or request.to):
            return quotations.speakers(await desk.speakers(), words)
        found = await desk.quotes(request)
        page = quotations.QuotesPage(request, story=story)
        return (quotations.quotations(found, page, words),)

    async def _story(
        self, request: StoryRequest, desk: Desk, words: Phrases
    ) -> tuple[Message, ...]:
        match request.topic:
            case StoryTopic.HELP:
                return stories.help_(words)
            case StoryTopic.STATUS:
                return stories.status(await desk.status(), words)
            case StoryTopic.CHANGES:
                today, newest = date.today(), await desk.newest()
                request = commands.recent(request, today=today, newest=newest)
                found = await desk.changes(request.since or today, request.about)
                return stories.changes(found, request, words)

    async def _upload(
        self, channel: str, thread: str, name: str, content: bytes, words: Phrases
    ) -> None:
        try:
            await self._channels.client.files_upload_v2(
                channel=channel,
                thread_ts=thread,
                filename=name,
                title=words.say("slack.timeline"),
                content=content,
                alt_txt=words.say("slack.timeline_picture") if name.endswith(".png") else None,
            )
        except SlackApiError as error:
            why = refusal(error)
            log.warning("%s could not be uploaded (%s): %s.", name, why.error, why.log)
