"""/timeline and /quotes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.commands import period
from bot.desk import Desk
from bot.discord import lookups
from bot.discord.completions import days, names, subjects
from bot.discord.delivery import Work, attend
from bot.discord.identifiers import NAME, SUBJECT
from bot.discord.places import place_of
from bot.discord.service import Service
from bot.discord.sheets import Sheet, said
from bot.discord.timelines import MOST
from bot.discord.translation import language_of, named
from bot.models import Period, QuotesRequest, TimelineRequest
from bot.phrases import Phrases, phrases

Choices = list[app_commands.Choice[str]]
_DAY = 60  # characters of a day in words
_ALWAYS = Period(None, None)


class Looking(commands.Cog):
    def __init__(self, service: Service) -> None:
        self._service = service

    @app_commands.command(
        name=named("command_timeline"), description=named("command_timeline_about")
    )
    @app_commands.rename(
        from_=named("option_from"),
        to=named("option_to"),
        about=named("option_about"),
        limit=named("option_limit"),
    )
    @app_commands.describe(
        from_=named("option_from_about"),
        to=named("option_to_about"),
        about=named("option_about_about"),
        limit=named("option_limit_about"),
    )
    async def timeline(
        self,
        interaction: discord.Interaction[Any],
        from_: app_commands.Range[str, 1, _DAY] | None = None,
        to: app_commands.Range[str, 1, _DAY] | None = None,
        about: app_commands.Range[str, 1, SUBJECT] | None = None,
        limit: app_commands.Range[int, 1, MOST] | None = None,
    ) -> None:
        async def work() -> Sequence[Sheet]:
            desk = await self._service.at(place_of(interaction))
            days = await _period(desk, interaction, from_, to)
            if _is_backwards(days):
                return [_backwards(days, _words(interaction))]
            request = TimelineRequest(
                from_=days.from_,
                to=days.to,
                about=about,
                limit=limit,
                language=language_of(interaction.locale),
                counted_from=days.counted_from,
            )
            return [await lookups.timeline(desk, request)]

        await self._attend(interaction, work)

    @app_commands.command(name=named("command_quotes"), description=named("command_quotes_about"))
    @app_commands.rename(
        speaker=named("option_speaker"),
        about=named("option_about"),
        from_=named("option_from"),
        to=named("option_to"),
    )
    @app_commands.describe(
        speaker=named("option_speaker_about"),
        about=named("option_about_about"),
        from_=named("option_published_from_about"),
        to=named("option_published_to_about"),
    )
    async def quotes(
        self,
        interaction: discord.Interaction[Any],
        speaker: app_commands.Range[str, 1, NAME] | None = None,
        about: app_commands.Range[str, 1, SUBJECT] | None = None,
        from_: app_commands.Range[str, 1, _DAY] | None = None,
        to: app_commands.Range[str, 1, _DAY] | None = None,
    ) -> None:
        async def work() -> Sequence[Sheet]:
            desk = await self._service.at(place_of(interaction))
            days = await _period(desk, interaction, from_, to)
            if _is_backwards(days):
                return [_backwards(days, _words(interaction))]
            request = QuotesRequest(
                speaker=speaker,
                from_=days.from_,
                to=days.to,
                about=about,
                language=language_of(interaction.locale),
                counted_from=days.counted_from,
            )
            return [await lookups.quotes(desk, request)]

        await self._attend(interaction, work)

    @timeline.autocomplete("from_")
    @timeline.autocomplete("to")
    @quotes.autocomplete("from_")
    @quotes.autocomplete("to")
    async def complete_day(self, interaction: discord.Interaction[Any], typed: str) -> Choices:
        place, today = place_of(interaction), _today(interaction)
        return await days(self._service, place, typed, today, _words(interaction))

    @timeline.autocomplete("about")
    @quotes.autocomplete("about")
    async def complete_subject(self, interaction: discord.Interaction[Any], typed: str) -> Choices:
        return await subjects(self._service, place_of(interaction), typed)

    @quotes.autocomplete("speaker")
    async def complete_name(self, interaction: discord.Interaction[Any], typed: str) -> Choices:
        return await names(self._service, place_of(interaction), typed)

    async def _attend(self, interaction: discord.Interaction[Any], work: Work) -> None:
        with self._service.under_way:
            await attend(interaction, self._service, _words(interaction), work, private=False)


async def _period(
    desk: Desk, interaction: discord.Interaction[Any], from_: str | None, to: str | None
) -> Period:
    """The days that two options name. Raises BadTime, TwoDays."""
    language, today = language_of(interaction.locale), _today(interaction)
    newest = await desk.newest() if from_ or to else None
    first, last = (
        period(one, today=today, language=language, newest=newest) if one else _ALWAYS
        for one in (from_, to)
    )
    return Period(
        first.from_ or first.to,
        last.to or last.from_,
        counted_from=first.counted_from or last.counted_from,
    )


def _is_backwards(days: Period) -> bool:
    return bool(days.from_ and days.to and days.to < days.from_)


def _backwards(days: Period, words: Phrases) -> Sheet:
    from_, to = words.day(days.from_ or date.min), words.day(days.to or date.max)
    return said(words.say("discord.backwards", from_=from_, to=to), failed=True)


def _words(interaction: discord.Interaction[Any]) -> Phrases:
    return phrases(language_of(interaction.locale))


def _today(interaction: discord.Interaction[Any]) -> date:
    return interaction.created_at.date()
