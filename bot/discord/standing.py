"""Who may change stories from Discord: asked at each command and each press, and told why not."""

from __future__ import annotations

from typing import Any

import discord

from bot.admin import Actor, may
from bot.discord.delivery import finished, insist
from bot.discord.places import actor_of, place_of
from bot.discord.service import Service
from bot.discord.sheets import said
from bot.errors import AskManager, BotError, NotAllowed
from bot.failures import told
from bot.phrases import Phrases
from index.errors import StoryError


class Standing:
    def __init__(self, service: Service, client: discord.Client) -> None:
        self.service = service
        self._client = client

    def actor(self, interaction: discord.Interaction[Any]) -> Actor:
        return actor_of(
            interaction, public=self._public, admins=self.service.settings.discord_admins
        )

    async def allowed(self, interaction: discord.Interaction[Any], words: Phrases) -> bool:
        """Whether this person may change stories now. Who may not is told whom to ask, alone,
        and it is in the audit log."""
        actor = self.actor(interaction)
        if may(actor, self.service.settings):
            return True
        try:
            story = await self.service.doors.story(place_of(interaction))
        except (BotError, StoryError):
            story = ""
        try:
            await self.service.office.note(actor, "discord", story)
        except BotError as error:
            sheet = said(self.refusal(interaction, error, words), failed=True)
            await insist(
                lambda: interaction.response.send_message(view=finished(sheet), ephemeral=True)
            )
            return False
        return True

    def is_owner(self, actor: Actor) -> bool:
        """Whether the bot's own settings name this person, or a role of theirs."""
        named = self.service.settings.discord_admins
        return actor.id in named or not named.isdisjoint(actor.groups)

    def refusal(
        self, interaction: discord.Interaction[Any], error: BaseException, words: Phrases
    ) -> str:
        """Whom to ask: admins by their mentions, which notify nobody."""
        if isinstance(error, AskManager) and self._public and _manages(interaction):
            return words.say("discord.public_application", server=interaction.guild_id)
        if isinstance(error, NotAllowed) and error.ids:
            mentions = [_mention(interaction, one) for one in error.ids]
            return words.say(f"error.{error.code}", admins=", ".join(mentions))
        return told(error, words)

    @property
    def _public(self) -> bool:
        """Whether anybody can add the application to a server; until it is known, they can."""
        application = self._client.application
        return application is None or application.bot_public


def _manages(interaction: discord.Interaction[Any]) -> bool:
    user = interaction.user
    return isinstance(user, discord.Member) and user.guild_permissions.manage_guild


def _mention(interaction: discord.Interaction[Any], one: str) -> str:
    guild = interaction.guild
    is_role = guild is not None and one.isdecimal() and guild.get_role(int(one)) is not None
    return f"<@&{one}>" if is_role else f"<@{one}>"
