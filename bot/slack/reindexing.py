"""/reindex, its window, "Add to the story", and the buttons under previews and results."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any, Final

from slack_bolt.async_app import AsyncAck
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.admin import (
    AdminRequest,
    JobProgress,
    JobResult,
    Kind,
    Link,
    Office,
    OnProgress,
    Pasted,
    Plan,
)
from bot.admin.differences import marked
from bot.core import Core
from bot.errors import BotError, Interrupted, NoSuchJob, NotAllowed, UnknownStory
from bot.failures import told
from bot.phrases import Phrases
from bot.slack import forms, previews
from bot.slack.answers import Answers
from bot.slack.blocks import note
from bot.slack.elements import Block, actions
from bot.slack.files import Files
from bot.slack.forms import Filled, Form, Task
from bot.slack.hearing import heard, links
from bot.slack.languages import Languages
from bot.slack.live import Live
from bot.slack.people import People
from bot.slack.places import Channels, Private
from bot.slack.refusals import refusal
from bot.slack.telling import telling
from bot.slack.whereabouts import Whereabouts
from bot.stories import Place
from index.errors import StoryError

log = logging.getLogger(__name__)

Json = dict[str, Any]

# What may follow the command, in both languages; without any of it the window opens.
_TASKS: Final = {
    "add": Task.ADD, "ajouter": Task.ADD, "replace": Task.REPLACE, "corriger": Task.REPLACE,
    "remplacer": Task.REPLACE, "remove": Task.REMOVE, "retirer": Task.REMOVE,
    "rebuild": Task.REBUILD, "reconstruire": Task.REBUILD, "undo": Task.UNDO,
    "annuler": Task.UNDO, "status": Task.STATUS, "état": Task.STATUS, "etat": Task.STATUS,
    "history": Task.HISTORY, "historique": Task.HISTORY,
}  # fmt: skip
# Beside a link, a message of fewer characters only introduces it.
_INTRODUCTION: Final = 280
# Long messages that are kept until the window is sent, in case they are to be taken in.
_KEPT: Final = 100
_ROWS: Final = 10


class Reindexing:
    """Who may is asked of the office on every call, with what Slack says at that moment."""

    def __init__(
        self,
        core: Core,
        office: Office,
        *,
        answers: Answers,
        channels: Channels,
        files: Files,
        languages: Languages,
        people: People,
        whereabouts: Whereabouts,
    ) -> None:
        self._doors = core.doors
        self._office = office
        self._answers = answers
        self._channels = channels
        self._files = files
        self._languages = languages
        self._people = people
        self._whereabouts = whereabouts
        self._long: OrderedDict[str, str] = OrderedDict()

    async def command(self, ack: AsyncAck, command: Json, client: AsyncWebClient) -> None:
        """/reindex [task or addresses]."""
        await ack()
        if not await self._answers.first_time("command", command["trigger_id"]):
            return
        typed, user, channel = (
            heard(command.get("text") or ""),
            command["user_id"],
            command["channel_id"],
        )
        first, _, rest = typed.partition(" ")
        task = _TASKS.get(first.casefold(), Task.ADD)
        urls = forms.addresses(rest if first.casefold() in _TASKS else typed)
        aside = Private(command["response_url"])
        words = await self._languages.of(user)
        async with telling(aside, words):
            place = await self._whereabouts.of(channel, user)
            if urls and task is Task.ADD:
                story = await self._allowed(place, user)
                sources = tuple(map(Link, urls))
                request = AdminRequest(kind=Kind.ADD, story=story, sources=sources)
                await aside.reply(note(words.say("slack.preview_comes")))
                await self._plan(request, user, words)
            else:
                form = Form(task=task, channel=channel)
                await self._open(client, command["trigger_id"], form, place, words)

    async def add_message(self, ack: AsyncAck, shortcut: Json, client: AsyncWebClient) -> None:
        """The message shortcut: the window with the message's links, text and files."""
        await ack()
        user, channel = shortcut["user"]["id"], shortcut["channel"]["id"]
        words = await self._languages.of(user)
        async with telling(Private(shortcut["response_url"]), words):
            form = self._form_of(shortcut["message"], channel, words)
            place = await self._whereabouts.of(channel, user)
            await self._open(client, shortcut["trigger_id"], form, place, words)

    async def turned(self, ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
        """Another task is chosen in the window, or the same is looked at again."""
        await ack()
        view, action, user = body["view"], body["actions"][0], body["user"]["id"]
        chosen = action.get("selected_option") or action
        form = Form.read(view).turned_to(Task(chosen["value"]))
        words = await self._languages.of(user)
        try:
            shown = await self._window(form, await self._place(form, user), words)
        except (BotError, StoryError) as error:
            shown = forms.said(self._said(error, words), words)
        await self._update(client, view, shown)

    async def suggest(self, ack: AsyncAck, body: Json) -> None:
        """The articles of the story whose names hold what was typed."""
        user, form = body["user"]["id"], Form.read(body["view"])
        try:
            words = await self._languages.of(user)
            place = await self._place(form, user)
            await self._allowed(place, user)
            status = await (await self._doors.at(place)).status()
            options = forms.articles(status.articles[::-1], str(body.get("value") or ""), words)
        except (BotError, StoryError) as error:
            log.info("No articles are suggested: %s", error.code)
            options = []
        await ack(options=options)

    async def submitted(self, ack: AsyncAck, body: Json, view: Json) -> None:
        """The window is sent: the preview comes in the person's messages with the bot."""
        user, given = body["user"]["id"], forms.filled(view)
        words = await self._languages.of(user)
        if missing := forms.faults(given, words):
            await ack(response_action="errors", errors=missing)
            return
        try:
            story = await self._allowed(await self._place(given.form, user), user)
        except (BotError, StoryError) as error:
            await ack(response_action="update", view=forms.said(self._said(error, words), words))
            return
        comes = note(words.say("slack.preview_comes"))
        await ack(response_action="update", view=forms.said(comes, words))
        if await self._answers.first_time("view", view["id"]):
            async with self._telling(user, words):
                await self._take(given, story, user, words)

    async def confirm(self, ack: AsyncAck, body: Json) -> None:
        await ack()
        async with self._clicked(body) as (job, user, words):
            actor = await self._people.actor(user)
            await self._readable(body, user, (await self._office.planned(job, actor)).request.story)
            await self._carry(body, words, lambda on: self._office.carry_out(job, actor, on))

    async def resume(self, ack: AsyncAck, body: Json) -> None:
        await ack()
        async with self._clicked(body) as (job, user, words):
            actor = await self._people.actor(user)
            await self._readable(body, user, (await self._office.planned(job, actor)).request.story)
            await self._carry(body, words, lambda on: self._office.resume(job, actor, on))

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
            plan = await self._office.plan(AdminRequest(kind=Kind.UNDO, story=taken.story), actor)
            if plan.generation != taken.generation:
                await Live.begin(self._channels, user, previews.preview(plan, words))
                await Private(body["response_url"]).reply(note(words.say("slack.changed_since")))
                return
            live = await Live.begin(self._channels, user, previews.beginning(words))
            await self._go_on(live, words, lambda on: self._office.carry_out(plan.id, actor, on))

    async def _open(
        self, client: AsyncWebClient, trigger: str, form: Form, place: Place, words: Phrases
    ) -> None:
        view = await self._window(form, place, words)
        try:
            await client.views_open(trigger_id=trigger, view=view)
        except SlackApiError as error:
            log.warning("No window for %s: %s.", place.person, refusal(error).log)

    async def _window(self, form: Form, place: Place, words: Phrases) -> Json:
        story = await self._allowed(place, place.person)
        return forms.window(form, story, words, await self._shown(form, story, place, words))

    async def _shown(self, form: Form, story: str, place: Place, words: Phrases) -> Sequence[Block]:
        actor = await self._people.actor(place.person)
        if form.task is Task.STATUS:
            found = previews.jobs(await self._office.jobs(actor, story), words)
            return (*found, actions(forms.refresh(words)))
        if form.task is Task.HISTORY:
            rows = await self._office.history(story, actor, _ROWS)
            status = await (await self._doors.at(place)).status()
            titles = {one.id: one.title for one in status.articles}
            return previews.history(rows, titles, words)
        return ()

    async def _allowed(self, place: Place, user: str) -> str:
        """The story that is asked at a place, for somebody who may change it.

        Raises NotAllowed, NoStoryHere.
        """
        actor, story = await asyncio.gather(self._people.actor(user), self._doors.story(place))
        await self._office.jobs(actor, story)  # asks whether they may, and notes a refusal
        return story

    async def _readable(self, body: Json, user: str, story: str) -> None:
        """Old buttons open nothing: the story must still be for who clicks. Raises UnknownStory."""
        container = body["container"]
        channel = container.get("channel_id") or Form.read(body["view"]).channel
        place = await self._whereabouts.of(channel, user)
        if not await self._doors.may_read(place, story):
            raise UnknownStory("There is no such story here.")

    async def _place(self, form: Form, user: str) -> Place:
        return await self._whereabouts.of(form.channel, user)

    def _form_of(self, message: Json, channel: str, words: Phrases) -> Form:
        text = message.get("text") or ""
        attached = message.get("attachments") or ()
        urls = [*links(text), *(one.get("from_url") or one.get("title_link") for one in attached)]
        urls = list(dict.fromkeys(url for url in urls if url))
        said = heard(text)
        pasted = "" if urls and len(said) < _INTRODUCTION else said
        shared = [(one["id"], one.get("name") or one["id"]) for one in message.get("files") or ()]
        if len(pasted) > forms.LONGEST:  # more than a field holds, and never cut
            shared.insert(0, self._keep(pasted, words))
            pasted = ""
        return Form(
            task=Task.ADD,
            channel=channel,
            shared=tuple(shared),
            links="\n".join(urls),
            pasted=pasted,
        )

    def _keep(self, text: str, words: Phrases) -> tuple[str, str]:
        key = f"text:{secrets.token_hex(8)}"
        self._long[key] = text
        if len(self._long) > _KEPT:
            self._long.popitem(last=False)
        return key, words.say("slack.reindex_message", characters=len(text))

    async def _take(self, given: Filled, story: str, user: str, words: Phrases) -> None:
        """Reads the files, and plans."""
        kept = [self._long.get(one["id"]) for one in given.files]
        fetched = await self._files.fetch(
            [one for one in given.files if not one["id"].startswith("text:")]
        )
        sources = [*fetched.sources, *(Pasted(text) for text in kept if text)]
        lost = [
            one["name"]
            for one, text in zip(given.files, kept, strict=True)
            if one["id"].startswith("text:") and not text
        ]
        unread = (*fetched.unread, *lost)
        request = forms.request(given, story, sources)
        if unread and not request.sources:
            said = "\n".join(words.say("slack.reindex_unread", name=name) for name in unread)
            await self._channels.tell(user, note(said))
            return
        await self._plan(request, user, words, unread)

    async def _plan(
        self, request: AdminRequest, user: str, words: Phrases, unread: Sequence[str] = ()
    ) -> None:
        live = await Live.begin(self._channels, user, previews.beginning(words))

        async def on_progress(progress: JobProgress) -> None:
            await live.show(previews.progress(progress, words))

        try:
            actor = await self._people.actor(user)
            plan = await self._office.plan(request, actor, on_progress)
        except Exception as error:  # the last line of defence: told() logs what nobody expected
            await live.finish(self._said(error, words))
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
        self, body: Json, words: Phrases, work: Callable[[OnProgress], Awaitable[JobResult]]
    ) -> None:
        live = self._live(body)
        if live is None:
            live = await Live.begin(self._channels, body["user"]["id"], previews.beginning(words))
        await self._go_on(live, words, work)

    async def _go_on(
        self, live: Live, words: Phrases, work: Callable[[OnProgress], Awaitable[JobResult]]
    ) -> None:
        """Shows how a job goes on, in its own message."""
        job = ""

        async def on_progress(progress: JobProgress) -> None:
            nonlocal job
            job = progress.job
            await live.show(previews.progress(progress, words))

        try:
            done = await work(on_progress)
        except (NotAllowed, NoSuchJob):
            raise  # a click on an old button, or a second one: the message is another's
        except Interrupted as error:
            await live.finish(previews.interrupted(job, told(error, words), words))
        except Exception as error:  # the last line of defence: told() logs what nobody expected
            await live.finish(self._said(error, words))
        else:
            await live.finish(previews.result(done, words))

    async def _ended(self, body: Json, message: Any, words: Phrases, *, edit: bool) -> None:
        """Says that a job is over: in its own message, in the window, or to who clicked alone."""
        live = self._live(body)
        if "view" in body:
            user = body["user"]["id"]
            form = Form.read(body["view"])
            shown = await self._window(form, await self._place(form, user), words)
            await self._update(self._channels.client, body["view"], shown)
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
            async with self._telling(user, words):
                yield body["actions"][0]["value"], user, words

    @asynccontextmanager
    async def _telling(self, user: str, words: Phrases) -> AsyncIterator[None]:
        """Failures are told in the person's messages with the bot."""
        try:
            yield
        except SlackApiError as error:
            log.warning("Slack refused: %s.", refusal(error).log)
        except Exception as error:  # the last line of defence: told() logs what nobody expected
            await self._channels.tell(user, self._said(error, words))

    async def _update(self, client: AsyncWebClient, view: Json, shown: Json) -> None:
        try:
            await client.views_update(view_id=view["id"], hash=view.get("hash"), view=shown)
        except SlackApiError as error:
            log.info("A window stays as it is: %s.", refusal(error).log)

    def _said(self, error: BaseException, words: Phrases) -> Any:
        said = told(error, words)
        return previews.refused(error, said, words) if isinstance(error, NotAllowed) else note(said)
