"""Presses that end something: a digest's subscription, the memory of one's questions."""

from __future__ import annotations

import re
from typing import Any, Self

import discord
from discord import ui

from bot.discord.delivery import attend, turn
from bot.discord.identifiers import Forget, Unsubscribe
from bot.discord.markdown import escape
from bot.discord.places import place_of
from bot.discord.service import PLATFORM, Service
from bot.discord.sheets import Sheet, said
from bot.discord.translation import language_of
from bot.phrases import phrases


class UnsubscribeButton(ui.DynamicItem[ui.Button[Any]], template=Unsubscribe.PATTERN):
    def __init__(self, ended: Unsubscribe) -> None:
        super().__init__(ui.Button(custom_id=str(ended)))
        self.ended = ended

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(Unsubscribe.read(match))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """One click, by anybody who sees the digest; the channel sees who it was."""
        service: Service = interaction.client.service
        words = phrases(language_of(interaction.locale))

        async def work() -> list[Sheet]:
            place, known = place_of(interaction), self.ended.subscription
            ended = await service.core.digests.unsubscribe(place, known)
            key = "discord.digest_ended_by" if ended else "discord.digest_ended"
            return [said(words.say(key, who=escape(interaction.user.display_name)))]

        with service.under_way:
            await attend(interaction, service, words, work, private=False)


class ForgetButton(ui.DynamicItem[ui.Button[Any]], template=Forget.PATTERN):
    def __init__(self, forget: Forget) -> None:
        super().__init__(ui.Button(custom_id=str(forget)))
        self.forget = forget

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(Forget.read(match))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """The questions of who presses, whoever's message it is."""
        service: Service = interaction.client.service
        words = phrases(language_of(interaction.locale))

        async def work() -> Sheet:
            if not self.forget.sure:
                return said(words.say("discord.forget_kept"))
            who = str(interaction.user.id)
            number = await service.desk.run(service.ledger.erase, PLATFORM, who)
            return said(words.say("report.forgotten", count=number, number=number))

        with service.under_way:
            await turn(interaction, service, words, work, keeping=())
