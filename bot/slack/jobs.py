"""Previews and jobs in their messages, and the buttons under them."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

from slack_bolt.async_app import AsyncAck
from slack_sdk.errors import SlackApiError

from bot.admin import (
    AdminRequest,
    JobProgress,
    JobResult,
    JobState,
    Kind,
    OnProgress,
    Plan,
    made,
    wording,
)
from bot.admin.differences import marked
from bot.core import Core
from bot.errors import BotError, Interrupted, NoSuchJob, NotAllowed, UnknownStory
from bot.failures import told
from bot.phrases import Phrases
from bot.slack import forms, previews
from bot.slack.answers import PLATFORM
from bot.slack.blocks import note
from bot.slack.forms import Form
from bot.slack.languages import Languages
from bot.slack.live import Live
from bot.slack.people import People
from bot.slack.places import Channels, Private
from bot.slack.refusals import refusal
from bot.slack.telling import said, telling, telling_alone
from bot.slack.whereabouts import Whereabouts

log = logging.getLogger(__name__)

Json = dict[str, Any]


class Jobs:
    """Who may is asked of the office on every click, with what Slack says at that moment."""

    def __init__(
        self,
        core: Core,
        *,
        channels: Channels,
        languages: Languages,
        people: People,
        whereabouts: Whereabouts,
    ) -> None:
        self._doors = core.doors
        self._office = core.office
        self._channels = channels
        self._languages = languages
        self._people = people
        self._whereabouts = whereabouts

    async def confirm(self, ack: AsyncAck, body: Json) -> None:
        await ack()
        async with self._clicked(body) as (job, user, words):
            actor = await self._people.actor(user)
            await self._readable(body, user, (await self._office.planned(job, actor)).request.story)
            await self._carry(body, words, job, lambda on: self._office.carry_out(job, actor, on))

    async def resume(self, ack: AsyncAck, body: Json) -> None:
        await ack()
        async with self._clicked(body) as (job, user, words):
            actor = await self._people.actor(user)
            await self._readable(body, user, (await self._office.planned(job, actor)).request.story)
            await self._carry(body, words, job, lambda on: self._office.resume(job, actor, on))

    async def cancel(self, ack: AsyncAck, body: Json) -> None:
        await ack()
        async with self._clicked(body) as (job, user, words):
            actor = await self._people.actor(user)
            stopped = await self._office.cancel(job, actor)
            key = "error.cancelled" if stopped else "slack.too_late"
            await self._ended(body, note(words.say(key, name=actor.name)), words, edit=stopped)

    async def discard(self, ack: AsyncAck, body: Json) -> None:
        await ack()
        async with self._clicked(body) as (job, user, words):
            actor = await self._people.actor(user)
            await self._office.discard(job, actor)
            said = note(words.say("slack.discarded", name=actor.name))
            await self._ended(body, said, words, edit=True)

    async def undo(self, ack: AsyncAck, body: Json) -> None:
        """Takes a change back at once, or shows what that does to later ones."""
        await ack()
        async with self._clicked(body) as (value, user, words):
            taken = previews.Undo.read(value)
            actor = await self._people.actor(user)
            await self._readable(body, user, taken.story)
            request = AdminRequest(kind=Kind.UNDO, story=taken.story)
            plan = await self._office.plan(request, actor, looked_at=False)
            if plan.generation != taken.generation:
                await self._office.cancel(plan.id, actor)
                plan = await self._office.plan(request, actor)
                await Live.begin(self._channels, user, previews.preview(plan, words))
                await Private(body["response_url"]).reply(note(words.say("slack.changed_since")))
                return
            live = await Live.begin(self._channels, user, previews.beginning(words))
            await self._go_on(
                live, words, plan.id, lambda on: self._office.carry_out(plan.id, actor, on)
            )

    async def tell_interrupted(self) -> None:
        """Tells whose jobs were killed with the bot where they stood, once each: in a new
        message, which is seen, and in the one that showed them as under way."""
        try:
            for job, where in await self._office.unseen(PLATFORM):
                person = job.actor.id
                words = await self._languages.of(person)
                stood = wording.standing(job, words)
                channel, ts = where.split()
                shown = Live(self._channels, channel, ts)
                if job.state is JobState.DONE:
                    await shown.finish(previews.result(made(job), words))
                    continue
                await shown.finish(note(stood))
                await self._channels.tell(person, previews.interrupted(job.id, stood, words))
        except BotError as error:
            log.error("Nobody is told of interrupted jobs: %s %s", error, error.hint)

    async def plan(
        self, request: AdminRequest, user: str, words: Phrases, unread: Sequence[str] = ()
    ) -> None:
        live = await Live.begin(self._channels, user, previews.beginning(words))

        async def on_progress(progress: JobProgress) -> None:
            await live.show(previews.progress(progress, words))

        try:
            actor = await self._people.actor(user)
            plan = await self._office.plan(request, actor, on_progress)
        except Exception as error:  # the last line of defence: told() logs what nobody expected
            await live.finish(said(error, words))
            return
        await live.finish(previews.preview(plan, words, unread))
        await self._attach(plan, live, words)

    async def _attach(self, plan: Plan, live: Live, words: Phrases) -> None:
        """What of a correction didn't fit into the preview, as a file in its thread."""
        cut = previews.differences(plan)
        if not cut:
            return
        whole = "\n\n\n".join(f"{item.title}\n\n{marked(item.diff)}" for item in cut)
        try:
            await self._channels.client.files_upload_v2(
                channel=live.channel,
                thread_ts=live.ts,
                filename="changes.txt",
                title=words.say("reindex.difference"),
                content=whole.encode(),
            )
        except SlackApiError as error:
            log.warning("The difference could not be uploaded: %s.", refusal(error).log)

    async def _carry(
        self,
        body: Json,
        words: Phrases,
        job: str,
        work: Callable[[OnProgress], Awaitable[JobResult]],
    ) -> None:
        live = self._live(body)
        if live is None:
            live = await Live.begin(self._channels, body["user"]["id"], previews.beginning(words))
        await self._go_on(live, words, job, work)

    async def _go_on(
        self,
        live: Live,
        words: Phrases,
        job: str,
        work: Callable[[OnProgress], Awaitable[JobResult]],
    ) -> None:
        """Shows how a job goes on, in its own message."""

        async def on_progress(progress: JobProgress) -> None:
            await live.show(previews.progress(progress, words))

        try:
            await self._office.show(job, f"{live.channel} {live.ts}")
            done = await work(on_progress)
        except (NotAllowed, NoSuchJob):
            raise  # a click on an old button, or a second one: the message is another's
        except Interrupted as error:
            await self._office.seen(job)
            await live.finish(previews.interrupted(job, told(error, words), words))
        except Exception as error:  # the last line of defence: told() logs what nobody expected
            await live.finish(said(error, words))
        else:
            await live.finish(previews.result(done, words))

    async def _ended(self, body: Json, message: Any, words: Phrases, *, edit: bool) -> None:
        """Says that a job is over: in its own message, in the window, or to who clicked alone."""
        live = self._live(body)
        if "view" in body:
            shown = forms.said(message, words)
            try:
                await self._channels.client.views_update(view_id=body["view"]["id"], view=shown)
            except SlackApiError as error:
                log.info("A window stays as it is: %s.", refusal(error).log)
        elif live and edit:
            await live.finish(message)
        else:
            await Private(body["response_url"]).reply(message)

    def _live(self, body: Json) -> Live | None:
        """The message that was clicked on, where it can be edited."""
        container = body["container"]
        if container.get("type") != "message" or container.get("is_ephemeral"):
            return None
        return Live(self._channels, container["channel_id"], container["message_ts"])

    @asynccontextmanager
    async def _clicked(self, body: Json) -> AsyncIterator[tuple[str, str, Phrases]]:
        """The button's value, who clicked, and their language; failures are told to them alone."""
        user, url = body["user"]["id"], body.get("response_url")
        words = await self._languages.of(user)
        if url:
            async with telling(Private(url), words):
                yield body["actions"][0]["value"], user, words
        else:
            async with telling_alone(self._channels, user, words):
                yield body["actions"][0]["value"], user, words

    async def _readable(self, body: Json, user: str, story: str) -> None:
        """Old buttons open nothing: the story must still be for who clicks. Raises UnknownStory."""
        container = body["container"]
        channel = container.get("channel_id") or Form.read(body["view"]).channel
        place = await self._whereabouts.of(channel, user)
        if not await self._doors.may_read(place, story):
            raise UnknownStory("There is no such story here.")
