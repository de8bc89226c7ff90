"""/reindex and “Add to the story”: what admins do to the story of a channel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.admin import Kind
from bot.discord import previews
from bot.discord.carrying import Carrying, Gather
from bot.discord.completions import Choices, articles
from bot.discord.delivery import attend, insist
from bot.discord.gathering import gathered, of_message
from bot.discord.pasting import Form
from bot.discord.places import place_of
from bot.discord.sheets import Sheet
from bot.discord.standing import Standing
from bot.discord.translation import language_of, named
from bot.discord.tree import Tree
from bot.phrases import Phrases, phrases

# Characters of addresses and of a text in an option, and of an article's id.
_ADDRESSES = 2_000
_TEXT = 6_000
_ARTICLE = 100
_PATH = 1_000
# Generations that are listed.
_GENERATIONS = 10

_FORMS: Final = {Kind.ADD: "discord.form_add", Kind.REPLACE: "discord.form_replace"}

# Hidden from who doesn't manage the server, unless its settings show it to their role.
_HIDDEN = discord.Permissions(manage_guild=True)
# Only on servers that the bot is a member of.
_CONTEXTS = app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False)
_INSTALLS = app_commands.AppInstallationType(guild=True, user=False)


class Changing(commands.Cog):
    reindex = app_commands.Group(
        name=named("command_reindex"),
        description=named("command_reindex_about"),
        default_permissions=_HIDDEN,
        allowed_contexts=_CONTEXTS,
        allowed_installs=_INSTALLS,
    )

    def __init__(self, tree: Tree, standing: Standing) -> None:
        self._tree = tree
        self._standing = standing
        self._service = standing.service
        self._carrying = Carrying(standing)
        self._menu: app_commands.ContextMenu = app_commands.ContextMenu(
            name=named("command_add_to_story"), callback=self.add_this
        )
        self._menu.default_permissions = _HIDDEN
        self._menu.allowed_contexts = _CONTEXTS
        self._menu.allowed_installs = _INSTALLS

    async def cog_load(self) -> None:
        self._tree.add_command(self._menu)

    @reindex.command(name=named("command_add"), description=named("command_add_about"))
    @app_commands.rename(
        file=named("option_file"),
        file_2=named("option_file_2"),
        file_3=named("option_file_3"),
        url=named("option_url"),
        text=named("option_text"),
        folder=named("option_folder"),
    )
    @app_commands.describe(
        file=named("option_file_about"),
        file_2=named("option_file_more_about"),
        file_3=named("option_file_more_about"),
        url=named("option_urls_about"),
        text=named("option_text_about"),
        folder=named("option_folder_about"),
    )
    async def add(
        self,
        interaction: discord.Interaction[Any],
        *,
        file: discord.Attachment | None = None,
        file_2: discord.Attachment | None = None,
        file_3: discord.Attachment | None = None,
        url: app_commands.Range[str, 1, _ADDRESSES] | None = None,
        text: app_commands.Range[str, 1, _TEXT] | None = None,
        folder: app_commands.Range[str, 1, _PATH] | None = None,
    ) -> None:
        """Without anything given, a form asks for it."""
        files = [one for one in (file, file_2, file_3) if one]
        await self._take_in(interaction, Kind.ADD, files, url, text, folder=folder)

    @reindex.command(name=named("command_replace"), description=named("command_replace_about"))
    @app_commands.rename(
        article=named("option_article"),
        file=named("option_file"),
        url=named("option_url"),
        text=named("option_text"),
    )
    @app_commands.describe(
        article=named("option_article_about"),
        file=named("option_file_about"),
        url=named("option_url_about"),
        text=named("option_text_about"),
    )
    async def replace(
        self,
        interaction: discord.Interaction[Any],
        article: app_commands.Range[str, 1, _ARTICLE],
        file: discord.Attachment | None = None,
        url: app_commands.Range[str, 1, _ADDRESSES] | None = None,
        text: app_commands.Range[str, 1, _TEXT] | None = None,
    ) -> None:
        files = [file] if file else []
        await self._take_in(interaction, Kind.REPLACE, files, url, text, article=article)

    @reindex.command(name=named("command_remove"), description=named("command_remove_about"))
    @app_commands.rename(article=named("option_article"))
    @app_commands.describe(article=named("option_article_about"))
    async def remove(
        self,
        interaction: discord.Interaction[Any],
        article: app_commands.Range[str, 1, _ARTICLE],
    ) -> None:
        with self._service.under_way:
            words = _words(interaction)
            await self._carrying.plan(interaction, words, Kind.REMOVE, article=article)

    @replace.autocomplete("article")
    @remove.autocomplete("article")
    async def complete_article(self, interaction: discord.Interaction[Any], typed: str) -> Choices:
        return await articles(self._service, place_of(interaction), typed, _words(interaction))

    @reindex.command(name=named("command_rebuild"), description=named("command_rebuild_about"))
    async def rebuild(self, interaction: discord.Interaction[Any]) -> None:
        with self._service.under_way:
            await self._carrying.plan(interaction, _words(interaction), Kind.REBUILD)

    @reindex.command(name=named("command_undo"), description=named("command_undo_about"))
    async def undo(self, interaction: discord.Interaction[Any]) -> None:
        with self._service.under_way:
            await self._carrying.undo(interaction, _words(interaction))

    @reindex.command(name=named("command_jobs"), description=named("command_jobs_about"))
    async def status(self, interaction: discord.Interaction[Any]) -> None:
        async def work() -> Sequence[Sheet]:
            story = await self._service.doors.story(place_of(interaction))
            found = await self._service.office.jobs(self._standing.actor(interaction), story)
            return [previews.jobs(found, _words(interaction))]

        await self._look(interaction, work)

    @reindex.command(name=named("command_history"), description=named("command_history_about"))
    async def history(self, interaction: discord.Interaction[Any]) -> None:
        async def work() -> Sequence[Sheet]:
            desk = await self._service.at(place_of(interaction))
            status = await desk.status()
            actor = self._standing.actor(interaction)
            found = await self._service.office.history(status.stamp.story, actor, _GENERATIONS)
            titles = {article.id: article.title for article in status.articles}
            return [previews.history(found, titles, _words(interaction))]

        await self._look(interaction, work)

    async def add_this(
        self, interaction: discord.Interaction[Any], message: discord.Message
    ) -> None:
        """A message's files, or else its links, or else its words."""
        with self._service.under_way:
            words = _words(interaction)
            await self._carrying.plan(
                interaction, words, Kind.ADD, gather=lambda: of_message(message)
            )

    async def _take_in(
        self,
        interaction: discord.Interaction[Any],
        kind: Kind,
        files: Sequence[discord.Attachment],
        url: str | None,
        text: str | None,
        *,
        article: str | None = None,
        folder: str | None = None,
    ) -> None:
        words = _words(interaction)

        async def given(sent: discord.Interaction[Any], gather: Gather) -> None:
            with self._service.under_way:
                await self._carrying.plan(sent, words, kind, gather=gather, article=article)

        if files or url or text or folder:
            await given(
                interaction,
                lambda: gathered(files, addresses=url or "", text=text or "", folder=folder or ""),
            )
        elif await self._standing.allowed(interaction, words):
            title = words.say(_FORMS[kind])
            form = Form(title, words, given, several=kind is Kind.ADD)
            await insist(lambda: interaction.response.send_modal(form))

    async def _look(self, interaction: discord.Interaction[Any], work: Any) -> None:
        with self._service.under_way:
            words = _words(interaction)
            if await self._standing.allowed(interaction, words):
                await attend(interaction, self._service, words, work, private=True)


def _words(interaction: discord.Interaction[Any]) -> Phrases:
    return phrases(language_of(interaction.locale))
