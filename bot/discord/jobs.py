"""Presses under previews, progress and results, also of a bot that has been restarted since."""

from __future__ import annotations

import re
from typing import Any, Self

import discord
from discord import ui

from bot.discord.carrying import Carrying
from bot.discord.identifiers import Job, Step, Undo
from bot.discord.translation import language_of
from bot.phrases import phrases


class JobButton(ui.DynamicItem[ui.Button[Any]], template=Job.PATTERN):
    def __init__(self, job: Job) -> None:
        super().__init__(ui.Button(custom_id=str(job)))
        self.job = job

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(Job.read(match))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        carrying = Carrying(interaction.client.standing)
        words = phrases(language_of(interaction.locale))
        with interaction.client.service.under_way:
            match self.job.step:
                case Step.CONFIRM:
                    await carrying.confirm(interaction, self.job.id, words)
                case Step.CANCEL:
                    await carrying.cancel(interaction, self.job.id, words)
                case Step.RESUME:
                    await carrying.resume(interaction, self.job.id, words)
                case Step.DISCARD:
                    await carrying.discard(interaction, self.job.id, words)


class UndoButton(ui.DynamicItem[ui.Button[Any]], template=Undo.PATTERN):
    def __init__(self, undo: Undo) -> None:
        super().__init__(ui.Button(custom_id=str(undo)))
        self.undo = undo

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(Undo.read(match))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        words = phrases(language_of(interaction.locale))
        with interaction.client.service.under_way:
            await Carrying(interaction.client.standing).undo(
                interaction, words, generation=self.undo.generation, story=self.undo.story
            )
