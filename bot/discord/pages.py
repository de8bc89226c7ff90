"""Turning the pages of timelines and quotations, and taking timelines away as files."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any, Self

import discord
from discord import ui

from bot.discord import lookups
from bot.discord.delivery import attend, turn
from bot.discord.identifiers import Leaf, Taken, Turn
from bot.discord.places import place_of
from bot.discord.service import Service
from bot.discord.sheets import Sheet
from bot.discord.timelines import FILES, PICTURE
from bot.discord.translation import language_of
from bot.errors import NoSuchRecord
from bot.phrases import phrases


class TimelinePage(ui.DynamicItem[ui.Button[Any]], template=Turn.PATTERN):
    def __init__(self, to: Turn) -> None:
        super().__init__(ui.Button(custom_id=str(to)))
        self.to = to

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(Turn.read(match))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        service: Service = interaction.client.service
        drawn = any(file.filename == PICTURE for file in _files(interaction))

        async def work() -> Sheet:
            to = self.to
            desk = await service.of(place_of(interaction), to.story)
            return await lookups.timeline(desk, to.request, page=to.page, drawn=drawn)

        await _turn(interaction, work)


class QuotesPage(ui.DynamicItem[ui.Button[Any]], template=Leaf.PATTERN):
    def __init__(self, to: Leaf) -> None:
        super().__init__(ui.Button(custom_id=str(to)))
        self.to = to

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(Leaf.read(match))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        service: Service = interaction.client.service

        async def work() -> Sheet:
            desk = await service.of(place_of(interaction), self.to.story)
            return await lookups.quotes(desk, self.to.request, page=self.to.page)

        await _turn(interaction, work)


class TimelineFile(ui.DynamicItem[ui.Select[Any]], template=Taken.PATTERN):
    def __init__(self, taken: Taken) -> None:
        super().__init__(ui.Select(custom_id=str(taken)))
        self.taken = taken

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(Taken.read(match))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        service: Service = interaction.client.service
        [form] = self.item.values or [""]

        async def work() -> list[Sheet]:
            if form not in FILES:
                raise NoSuchRecord(f"There is no file “{form}”.")
            desk = await service.of(place_of(interaction), self.taken.story)
            return [await lookups.taken(desk, self.taken.request, form)]

        with service.under_way:
            words = phrases(language_of(interaction.locale))
            await attend(interaction, service, words, work, private=True)


async def _turn(
    interaction: discord.Interaction[Any], work: Callable[[], Awaitable[Sheet]]
) -> None:
    service: Service = interaction.client.service
    with service.under_way:
        words = phrases(language_of(interaction.locale))
        pictures = [file for file in _files(interaction) if file.filename == PICTURE]
        await turn(interaction, service, words, work, keeping=pictures)


def _files(interaction: discord.Interaction[Any]) -> list[discord.Attachment]:
    return interaction.message.attachments if interaction.message else []
