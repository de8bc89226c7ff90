"""/story use, list, new, private, sources, report, digest and forget-me, and their buttons."""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import time
from typing import Any, Final

from slack_bolt.async_app import AsyncAck
from slack_sdk.errors import SlackApiError

from bot.admin import Actor, Office
from bot.core import Core
from bot.errors import UnknownStory
from bot.phrases import Phrases
from bot.reporting import table
from bot.slack import stories
from bot.slack.answers import PLATFORM
from bot.slack.blocks import note
from bot.slack.languages import Languages
from bot.slack.people import People
from bot.slack.places import Channels, Private, Thread
from bot.slack.refusals import refusal
from bot.slack.reports import forgetting, reported
from bot.slack.telling import telling
from bot.slack.whereabouts import Whereabouts
from bot.stories import LONGEST, Daily, Place

log = logging.getLogger(__name__)

Json = dict[str, Any]

_HOUR: Final = re.compile(r"(\d{1,2})(?:[:h](\d{2})?)?(?:\s*(am|pm))?", re.IGNORECASE)
_ON: Final = frozenset({"on", "oui", "yes", "activer", "activée", "activé"})
_OFF: Final = frozenset({"off", "non", "no", "stop", "désactiver", "désactivée", "désactivé"})
_DAILY: Final = frozenset({"daily", "quotidien", "quotidienne", "jour"})
_MINUTES: Final = re.compile(r"(?:les )?(\d{1,6})\b")
_DAYS: Final = 30
_MOST_DAYS: Final = 3650


@dataclass(frozen=True, slots=True)
class Asked:
    """A subcommand: what follows it, who asks where, and how to answer them alone."""

    rest: str
    where: Place
    aside: Private
    words: Phrases

    @property
    def person(self) -> str:
        return self.where.person

    async def say(self, key: str, *, story: str = "") -> None:
        await self.aside.reply(note(self.words.say(key, story=story)))


class Managing:
    """What is said to all in a channel's name is noted with who did it; the rest to them alone."""

    def __init__(
        self,
        core: Core,
        office: Office,
        *,
        admins: frozenset[str],
        channels: Channels,
        languages: Languages,
        people: People,
        whereabouts: Whereabouts,
    ) -> None:
        """`admins`: ids of people and user groups that the settings name."""
        self._desk = core.desk
        self._ledger = core.ledger
        self._doors = core.doors
        self._digests = core.digests
        self._office = office
        self._admins = admins
        self._channels = channels
        self._languages = languages
        self._people = people
        self._whereabouts = whereabouts
        self._known: dict[str, Callable[[Asked], Awaitable[None]]] = {
            "use": self._use, "utiliser": self._use,
            "list": self._list, "liste": self._list,
            "new": self._new, "nouveau": self._new,
            "private": self._private, "privé": self._private, "prive": self._private,
            "sources": self._sources,
            "report": self._report, "rapport": self._report,
            "digest": self._digest, "veille": self._digest,
            "forget-me": self._forget, "oubliez-moi": self._forget, "oublie-moi": self._forget,
        }  # fmt: skip

    def knows(self, typed: str) -> bool:
        """Whether a command's words are one of these."""
        return typed.partition(" ")[0].casefold() in self._known

    async def handle(self, typed: str, command: Json, words: Phrases) -> None:
        """Raises BotError, StoryError."""
        first, _, rest = typed.partition(" ")
        where = await self._whereabouts.of(command["channel_id"], command["user_id"])
        asked = Asked(rest.strip(), where, Private(command["response_url"]), words)
        await self._known[first.casefold()](asked)

    async def unsubscribe(self, ack: AsyncAck, body: Json) -> None:
        """The button in every digest: anybody who sees it may."""
        await ack()
        user, channel = body["user"]["id"], body["container"]["channel_id"]
        words = await self._languages.of(user)
        aside = Private(body["response_url"])
        async with telling(aside, words):
            where = await self._whereabouts.of(channel, user)
            if await self._digests.unsubscribe(where, body["actions"][0]["value"]):
                await aside.reply(stories.unsubscribed(user, words), to_all=True)
            else:
                await aside.reply(note(words.say("slack.digest_was_off")))

    async def table(self, ack: AsyncAck, body: Json) -> None:
        """A report as a table, in the messages of who asks."""
        await ack()
        user, (story, days) = body["user"]["id"], body["actions"][0]["value"].split()
        words = await self._languages.of(user)
        aside = Private(body["response_url"])
        async with telling(aside, words):
            where = await self._whereabouts.of(body["container"]["channel_id"], user)
            await self._doors.named(where, story)
            desk = await self._doors.named(self._whereabouts.alone(user), story)
            await self._office.note(await self._people.actor(user), "report", story)
            report = await desk.report(self._ledger, days=int(days))
            await self._upload(user, f"report-{story}.csv", table(report), words)
            await aside.reply(note(words.say("slack.report_comes")))

    async def erase(self, ack: AsyncAck, body: Json) -> None:
        """Confirmed in Slack's own dialog."""
        await ack()
        user = body["user"]["id"]
        words = await self._languages.of(user)
        aside = Private(body["response_url"])
        async with telling(aside, words):
            erased = await self._desk.run(self._ledger.erase, PLATFORM, user)
            said = words.say("report.forgotten", count=erased, number=erased)
            await aside.reply(note(said), in_place=True)

    async def _use(self, asked: Asked) -> None:
        """In a channel for admins; in direct messages each for themselves."""
        name = asked.rest.strip("“”\"'").casefold()
        if not name:
            await self._list(asked)
            return
        actor = await self._people.actor(asked.person)
        if not asked.where.direct:
            await self._office.note(actor, "use", name, asked.where.channel)
        await self._doors.use(asked.where, name, owner=self._is_owner(actor))
        key = "slack.used_alone" if asked.where.direct else "slack.used"
        await asked.say(key, story=name)

    async def _list(self, asked: Asked) -> None:
        readable = await self._doors.readable(asked.where)
        await asked.aside.reply(stories.listed(readable, asked.words))

    async def _new(self, asked: Asked) -> None:
        name, _, kind = asked.rest.partition(" ")
        if not name:
            await asked.say("slack.new_how")
            return
        private = kind.strip().casefold() in ("private", "privé", "prive")
        await self._noted(asked, "new", name.casefold())
        await self._doors.create(asked.where, name.casefold(), private=private)
        key = "slack.new_private" if private else "slack.new_public"
        await asked.say(key, story=name.casefold())

    async def _private(self, asked: Asked) -> None:
        """Whether the story that is asked here is for its channels only."""
        wanted = asked.rest.casefold()
        if wanted not in _ON | _OFF:
            await asked.say("slack.private_how")
            return
        if asked.where.direct:  # it would be bound to no channel, and lost to all
            raise UnknownStory("A private story lives in a channel.")
        story = await self._doors.story(asked.where)
        await self._noted(asked, f"private {wanted}", story)
        if wanted in _ON:
            owner = self._is_owner(await self._people.actor(asked.person))
            await self._doors.use(asked.where, story, owner=owner)
        await self._doors.change(asked.where, private=wanted in _ON)
        await asked.say("slack.now_private" if wanted in _ON else "slack.now_public", story=story)

    async def _sources(self, asked: Asked) -> None:
        """Feeds and folders that are looked at on a schedule."""
        doing, _, address = asked.rest.partition(" ")
        story = await self._doors.story(asked.where)
        await self._office.require(await self._people.actor(asked.person), "sources", story)
        address = address.strip().strip("<>").partition("|")[0]  # as Slack writes a link
        minutes = _MINUTES.match(address)
        match doing.casefold():
            case "add" | "ajouter" if address:
                address = await self._office.watchable(address)
                settings = await self._doors.watch(asked.where, add=[address])
                done = f"sources add {address}"
            case "remove" | "retirer" if address:
                settings = await self._doors.watch(asked.where, remove=[address])
                done = f"sources remove {address}"
            case "every" | "toutes" if minutes:
                every = min(max(int(minutes[1]), 1), LONGEST)
                settings = await self._doors.watch(asked.where, minutes=every)
                done = f"sources every {every}"
            case _:
                settings = await self._doors.settings(asked.where)
                done = "sources"
        await self._noted(asked, done, story)
        await asked.aside.reply(stories.watched(story, settings, asked.words))

    async def _report(self, asked: Asked) -> None:
        number = asked.rest.split(" ")[0]
        days = min(int(number), _MOST_DAYS) if number.isdecimal() and int(number) else _DAYS
        story = await self._doors.story(asked.where)
        await self._noted(asked, "report", story)
        desk = await self._doors.at(asked.where)
        report = await desk.report(self._ledger, days=days)
        for message in reported(report, days, asked.words):
            await asked.aside.reply(message)

    async def _forget(self, asked: Asked) -> None:
        await asked.aside.reply(forgetting(asked.words))

    async def _digest(self, asked: Asked) -> None:
        first, _, rest = asked.rest.casefold().partition(" ")
        if first in _OFF:
            ended = [
                await self._digests.unsubscribe(asked.where, one.id)
                for one in await self._digests.subscribed(asked.where)
            ]
            await asked.say("slack.digest_off" if any(ended) else "slack.digest_was_off")
            return
        when = None
        if first in _DAILY:
            hour = _hour(rest.removeprefix("à ").removeprefix("at ").strip() or "8:00")
            if hour is None:
                await asked.say("slack.digest_how")
                return
            when = Daily(hour, (await self._people.profile(asked.person)).zone)
        elif first not in _ON:
            subscribed = await self._digests.subscribed(asked.where)
            await asked.aside.reply(stories.subscribed(subscribed, asked.words))
            return
        language = asked.words.language
        made = await self._digests.subscribe(asked.where, when=when, language=language)
        told = stories.subscribing(made, asked.words)
        place = Thread(self._channels, asked.where.channel, None, asked.person, asked.aside)
        if await place.put([told], asked.words) is None:  # refused, and told
            await self._digests.unsubscribe(asked.where, made.id)

    async def _noted(self, asked: Asked, action: str, story: str) -> None:
        """For admins only, and into the audit log. Raises NotAllowed."""
        actor = await self._people.actor(asked.person)
        await self._office.note(actor, action, story, asked.where.channel)

    def _is_owner(self, actor: Actor) -> bool:
        return actor.id in self._admins or not self._admins.isdisjoint(actor.groups)

    async def _upload(self, user: str, name: str, content: str, words: Phrases) -> None:
        """Into somebody's direct messages, which a message opens."""
        said = note(words.say("report.table"))
        try:
            channel, ts = await self._channels.post(user, said, None)
            await self._channels.client.files_upload_v2(
                channel=channel, thread_ts=ts, filename=name, content=content.encode("utf-8-sig")
            )
        except SlackApiError as error:
            log.warning("%s could not be uploaded: %s.", name, refusal(error).log)
            raise


def _hour(typed: str) -> time | None:
    """ "8:00", "8h", "8 am"."""
    found = _HOUR.fullmatch(typed)
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + 12 * (half == "pm") if half else hour
    return time(hour, minute) if hour < 24 and minute < 60 else None
