"""/reindex, its window, "Add to the story", and the buttons under previews and results."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any, Final

from slack_bolt.async_app import AsyncAck
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.admin import (
    AdminRequest,
    Kind,
    Link,
    Pasted,
)
from bot.core import Core
from bot.errors import BotError
from bot.phrases import Phrases
from bot.slack import forms, previews
from bot.slack.answers import Answers
from bot.slack.blocks import note
from bot.slack.elements import Block, actions
from bot.slack.files import Files
from bot.slack.forms import Filled, Form, Task
from bot.slack.hearing import heard, links
from bot.slack.jobs import Jobs
from bot.slack.languages import Languages
from bot.slack.people import People
from bot.slack.places import Channels, Private
from bot.slack.refusals import refusal
from bot.slack.telling import said, telling, telling_alone
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
        jobs: Jobs,
        *,
        answers: Answers,
        channels: Channels,
        files: Files,
        languages: Languages,
        people: People,
        whereabouts: Whereabouts,
    ) -> None:
        self._doors = core.doors
        self._office = core.office
        self._jobs = jobs
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
                await self._jobs.plan(request, user, words)
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
            shown = forms.said(said(error, words), words)
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
            await ack(response_action="update", view=forms.said(said(error, words), words))
            return
        comes = note(words.say("slack.preview_comes"))
        await ack(response_action="update", view=forms.said(comes, words))
        if await self._answers.first_time("view", view["id"]):
            async with telling_alone(self._channels, user, words):
                await self._take(given, story, user, words)

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
            return previews.history(await self._office.history(story, actor, _ROWS), words)
        return ()

    async def _allowed(self, place: Place, user: str) -> str:
        """The story that is asked at a place, for somebody who may change it.

        What is shown of it then is shown to them alone, wherever the window was opened.
        Raises NotAllowed, NoStoryHere, UnknownStory.
        """
        actor, story = await asyncio.gather(self._people.actor(user), self._doors.story(place))
        await self._office.jobs(actor, story)  # asks whether they may, and notes a refusal
        await self._doors.named(self._whereabouts.alone(user), story)
        return story

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
        await self._jobs.plan(request, user, words, unread)

    async def _update(self, client: AsyncWebClient, view: Json, shown: Json) -> None:
        try:
            await client.views_update(view_id=view["id"], hash=view.get("hash"), view=shown)
        except SlackApiError as error:
            log.info("A window stays as it is: %s.", refusal(error).log)
