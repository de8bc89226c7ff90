"""/story: what it holds and what is new, which one is asked here, reports, digests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from typing import Any, Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.admin import may
from bot.commands import period
from bot.discord import lookups, reports, stories
from bot.discord.completions import Choices, days, subjects, zones
from bot.discord.completions import sources as watched
from bot.discord.completions import stories as story_names
from bot.discord.delivery import Work, attend
from bot.discord.identifiers import SUBJECT
from bot.discord.places import place_of
from bot.discord.sheets import Sheet, said
from bot.discord.standing import Standing
from bot.discord.translation import language_of, named
from bot.discord.tree import Tree
from bot.errors import BadTime, NotAllowed
from bot.models import StoryRequest, StoryTopic
from bot.phrases import Phrases, phrases
from bot.reporting import DAYS
from bot.stories import LONGEST, Daily

# Characters of a day in words, of an hour, of names.
_DAY: Final = 60
_HOUR: Final = 5
_STORY: Final = 64
_ZONE: Final = 64
_ADDRESS: Final = 1_000
_MOST_DAYS: Final = 365
# The time zone of daily digests where none is named, by language.
_ZONES: Final = {"fr": "Europe/Paris"}
_UTC: Final = "UTC"

_Interaction = discord.Interaction[Any]


class Telling(commands.Cog):
    story = app_commands.Group(
        name=named("command_story"), description=named("command_story_about")
    )

    def __init__(self, tree: Tree, standing: Standing) -> None:
        self._tree = tree
        self._standing = standing
        self._service = standing.service

    @story.command(name=named("command_status"), description=named("command_status_about"))
    async def status(self, interaction: _Interaction) -> None:
        await self._tell(interaction, StoryTopic.STATUS)

    @story.command(name=named("command_help"), description=named("command_help_about"))
    async def help(self, interaction: _Interaction) -> None:
        async def work() -> Sequence[Sheet]:
            return [stories.help_(self._tree.ids, _words(interaction))]

        await self._attend(interaction, work, private=True)

    @story.command(name=named("command_changes"), description=named("command_changes_about"))
    @app_commands.rename(since=named("option_since"), about=named("option_about"))
    @app_commands.describe(since=named("option_since_about"), about=named("option_about_about"))
    async def changes(
        self,
        interaction: _Interaction,
        since: app_commands.Range[str, 1, _DAY] | None = None,
        about: app_commands.Range[str, 1, SUBJECT] | None = None,
    ) -> None:
        await self._tell(interaction, StoryTopic.CHANGES, since=since, about=about)

    @changes.autocomplete("about")
    async def complete_subject(self, interaction: _Interaction, typed: str) -> Choices:
        return await subjects(self._service, place_of(interaction), typed)

    @changes.autocomplete("since")
    async def complete_since(self, interaction: _Interaction, typed: str) -> Choices:
        place, today = place_of(interaction), _today(interaction)
        return await days(self._service, place, typed, today, _words(interaction))

    @story.command(name=named("command_list"), description=named("command_list_about"))
    async def list_(self, interaction: _Interaction) -> None:
        async def work() -> Sequence[Sheet]:
            readable = await self._service.doors.readable(place_of(interaction))
            return [stories.readable(readable, _words(interaction))]

        await self._attend(interaction, work, private=True)

    @story.command(name=named("command_use"), description=named("command_use_about"))
    @app_commands.rename(
        story=named("option_story"), new=named("option_new"), private=named("option_closed")
    )
    @app_commands.describe(
        story=named("option_story_about"),
        new=named("option_new_about"),
        private=named("option_closed_about"),
    )
    async def use(
        self,
        interaction: _Interaction,
        story: app_commands.Range[str, 1, _STORY],
        new: bool = False,
        private: bool | None = None,
    ) -> None:
        """Binds a channel, which takes an admin; in direct messages everybody has their own."""
        place = place_of(interaction)
        actor = self._standing.actor(interaction)

        async def work() -> Sequence[Sheet]:
            doors, office = self._service.doors, self._service.office
            if not place.direct:
                await office.note(actor, "use", story, f"channel {place.channel}")
            elif new or private is not None:
                await office.note(actor, "use", story)
            if new:
                await doors.create(place, story, private=bool(private))
            else:
                await doors.use(place, story, owner=self._standing.is_owner(actor))
                if private is not None:
                    await doors.change(place, private=private)
            settings = await doors.settings(place)
            return [stories.used(story, settings, place, _words(interaction))]

        if place.direct or await self._standing.allowed(interaction, _words(interaction)):
            await self._attend(interaction, work, private=True)

    @use.autocomplete("story")
    async def complete_story(self, interaction: _Interaction, typed: str) -> Choices:
        return await story_names(self._service, place_of(interaction), typed)

    @story.command(name=named("command_sources"), description=named("command_sources_about"))
    @app_commands.rename(
        add=named("option_watch"), remove=named("option_unwatch"), every=named("option_minutes")
    )
    @app_commands.describe(
        add=named("option_watch_about"),
        remove=named("option_unwatch_about"),
        every=named("option_minutes_about"),
    )
    async def sources(
        self,
        interaction: _Interaction,
        add: app_commands.Range[str, 1, _ADDRESS] | None = None,
        remove: app_commands.Range[str, 1, _ADDRESS] | None = None,
        every: app_commands.Range[int, 1, LONGEST] | None = None,
    ) -> None:
        """Without anything given it lists them. Who looks after stories sees them, nobody else:
        an address may tell what a story is about."""
        place, actor = place_of(interaction), self._standing.actor(interaction)

        async def work() -> Sequence[Sheet]:
            doors, office = self._service.doors, self._service.office
            story = await doors.story(place)
            asked = {"add": add, "remove": remove, "every": every}
            said = " ".join(f"{name} {one}" for name, one in asked.items() if one)
            if said:
                settings = await doors.watch(
                    place,
                    add=[await office.watchable(add)] if add else (),
                    remove=[remove] if remove else (),
                    minutes=every,
                )
            else:
                settings = await doors.settings(place)
            await office.note(actor, f"sources {said}".strip(), story, f"channel {place.channel}")
            return [stories.watched(story, settings, _words(interaction))]

        if await self._standing.allowed(interaction, _words(interaction)):
            await self._attend(interaction, work, private=True)

    @sources.autocomplete("remove")
    async def complete_source(self, interaction: _Interaction, typed: str) -> Choices:
        if not may(self._standing.actor(interaction), self._service.settings):
            return []
        return await watched(self._service, place_of(interaction), typed)

    @story.command(name=named("command_report"), description=named("command_report_about"))
    @app_commands.rename(days_=named("option_days"))
    @app_commands.describe(days_=named("option_days_about"))
    async def report(
        self, interaction: _Interaction, days_: app_commands.Range[int, 1, _MOST_DAYS] = DAYS
    ) -> None:
        async def work() -> Sequence[Sheet]:
            desk = await self._service.at(place_of(interaction))
            report = await desk.report(self._service.ledger, days=days_)
            actor = self._standing.actor(interaction)
            await self._service.office.note(actor, "report", report.story)
            return reports.render(report, _words(interaction))

        if await self._standing.allowed(interaction, _words(interaction)):
            await self._attend(interaction, work, private=True)

    @story.command(name=named("command_forget"), description=named("command_forget_about"))
    async def forget_me(self, interaction: _Interaction) -> None:
        async def work() -> Sequence[Sheet]:
            return [reports.forgetting(_words(interaction))]

        await self._attend(interaction, work, private=True)

    @story.command(name=named("command_digest"), description=named("command_digest_about"))
    @app_commands.rename(
        when=named("option_when"), at=named("option_at"), zone=named("option_zone")
    )
    @app_commands.describe(
        when=named("option_when_about"),
        at=named("option_at_about"),
        zone=named("option_zone_about"),
    )
    @app_commands.choices(
        when=[
            app_commands.Choice(name=named("when_changed"), value="changed"),
            app_commands.Choice(name=named("when_daily"), value="daily"),
            app_commands.Choice(name=named("when_never"), value="never"),
        ]
    )
    async def digest(
        self,
        interaction: _Interaction,
        when: app_commands.Choice[str],
        at: app_commands.Range[str, 1, _HOUR] | None = None,
        zone: app_commands.Range[str, 1, _ZONE] | None = None,
    ) -> None:
        async def work() -> Sequence[Sheet]:
            words, place = _words(interaction), place_of(interaction)
            digests = self._service.core.digests
            if when.value == "never":
                for one in await digests.subscribed(place):
                    await digests.unsubscribe(place, one.id)
                return [said(words.say("discord.digest_ended"))]
            if not self._can_post(interaction):
                return [said(words.say("discord.digest_nowhere"), failed=True)]
            daily = None
            if when.value == "daily":
                hour = _hour(at or "8:00")
                daily = Daily(hour, zone or _ZONES.get(words.language, _UTC))
            made = await digests.subscribe(place, when=daily, language=words.language)
            return [stories.subscribed(made, words)]

        await self._attend(interaction, work, private=False)

    @digest.autocomplete("zone")
    async def complete_zone(self, interaction: _Interaction, typed: str) -> Choices:
        return zones(typed)

    def _can_post(self, interaction: _Interaction) -> bool:
        """Whether the bot can post where this is, of its own accord: it may be no member."""
        if interaction.guild_id is None:
            return place_of(interaction).direct
        return interaction.is_guild_integration() and interaction.app_permissions.send_messages

    async def _tell(
        self,
        interaction: _Interaction,
        topic: StoryTopic,
        *,
        since: str | None = None,
        about: str | None = None,
    ) -> None:
        async def work() -> Sequence[Sheet]:
            language, today = language_of(interaction.locale), _today(interaction)
            desk = await self._service.at(place_of(interaction))
            request = StoryRequest(topic=topic, about=about, language=language)
            if since:
                newest = await desk.newest()
                days = period(since, today=today, language=language, newest=newest)
                request = replace(
                    request, since=days.from_ or days.to, counted_from=days.counted_from
                )
            return await lookups.story(desk, request, today=today)

        await self._attend(interaction, work)

    async def _attend(
        self, interaction: _Interaction, work: Work, *, private: bool = False
    ) -> None:
        with self._service.under_way:
            words = _words(interaction)

            async def told() -> Sequence[Sheet]:
                try:
                    return await work()
                except NotAllowed as error:
                    return [said(self._standing.refusal(interaction, error, words), failed=True)]

            await attend(interaction, self._service, words, told, private=private)


def _hour(text: str) -> time:
    """ "8", "8:30", "8h30". Raises BadTime."""
    hours, _, minutes = text.strip().lower().replace("h", ":").partition(":")
    try:
        return time(int(hours), int(minutes or 0))
    except ValueError:
        raise BadTime(f"“{text}” is no hour.", text=text) from None


def _words(interaction: _Interaction) -> Phrases:
    return phrases(language_of(interaction.locale))


def _today(interaction: _Interaction) -> date:
    return interaction.created_at.date()
