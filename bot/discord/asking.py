"""Questions: /ask, mentions, replies, private messages, “Ask about this”."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.commands import is_about, requested
from bot.discord import answers, lookups, stories
from bot.discord.completions import questions
from bot.discord.delivery import Typing, attempted, reply, respond, take
from bot.discord.hearing import answer_in, is_for, is_lasting, replied_to, words_of
from bot.discord.places import place_at, place_of
from bot.discord.service import Given, Service
from bot.discord.sheets import Sheet, said
from bot.discord.translation import language_of, named
from bot.discord.tree import Tree
from bot.failures import told
from bot.languages import question_language
from bot.models import StoryTopic
from bot.phrases import DEFAULT, LANGUAGES, Phrases, phrases
from bot.stories import Place

QUESTION = 2_000


class Asking(commands.Cog):
    def __init__(self, bot: commands.Bot, tree: Tree, service: Service) -> None:
        self._bot = bot
        self._tree = tree
        self._service = service
        self._menu: app_commands.ContextMenu = app_commands.ContextMenu(
            name=named("command_ask_about_this"), callback=self.about_this
        )

    async def cog_load(self) -> None:
        self._tree.add_command(self._menu)

    @app_commands.command(name=named("command_ask"), description=named("command_ask_about"))
    @app_commands.rename(question=named("option_question"), private=named("option_private"))
    @app_commands.describe(
        question=named("option_question_about"), private=named("option_private_about")
    )
    async def ask(
        self,
        interaction: discord.Interaction[Any],
        question: app_commands.Range[str, 1, QUESTION],
        private: bool = False,
    ) -> None:
        with self._service.under_way:
            await self._answer(interaction, question, private=private)

    @ask.autocomplete("question")
    async def suggest(
        self, interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        place, language = place_of(interaction), language_of(interaction.locale)
        return await questions(self._service, place, typed, language)

    async def about_this(
        self, interaction: discord.Interaction[Any], message: discord.Message
    ) -> None:
        """A message taken as a question."""
        with self._service.under_way:
            await self._answer(interaction, message.clean_content or "", private=True)

    async def _answer(
        self, interaction: discord.Interaction[Any], question: str, *, private: bool
    ) -> None:
        words = phrases(language_of(interaction.locale))
        if not await take(interaction, self._service, words, private=private):
            return
        lasting = is_lasting(interaction.channel)
        channel, place = str(interaction.channel_id), place_of(interaction)
        conversation = channel if lasting else f"{channel}:{interaction.id}"
        given, sheets = await self._sheets(question, conversation, place, words, private=private)
        message = await respond(interaction, sheets, words, private=private)
        if message and given:
            await self._service.placed(given.id, message.id)

    @commands.Cog.listener("on_message")
    async def hear(self, message: discord.Message) -> None:
        with self._service.under_way:
            await self._hear(message)

    async def _hear(self, message: discord.Message) -> None:
        me = self._bot.user.id if self._bot.user else 0
        if not is_for(message, me) or not await self._service.claim(f"message:{message.id}"):
            return
        question = words_of(message, me)
        language = question_language(question)
        words = phrases(language if language in LANGUAGES else _local(message))
        async with Typing(message.channel):
            given, sheets = await self._said_to(message, question, words)
        posted = await reply(message, sheets, words)
        if posted and given:
            await self._service.placed(given.id, posted.id)

    async def _said_to(
        self, message: discord.Message, question: str, words: Phrases
    ) -> tuple[Given | None, Sequence[Sheet]]:
        """What somebody gets who wrote this: an answer, or what their words command."""
        if not question:
            return None, [said(words.say("discord.empty_mention", bot=self._bot.user))]
        today, place = message.created_at.date(), place_at(message)

        async def newest() -> date | None:
            return await (await self._service.at(place)).newest()

        async def looked_up() -> Sequence[Sheet]:
            request = await requested(question, today=today, language=words.language, newest=newest)
            if request is None:
                return ()
            if is_about(request, StoryTopic.HELP):
                return [stories.help_(self._tree.ids, phrases(request.language))]
            desk = await self._service.at(place)
            return await lookups.requested(desk, request, today=today)

        if sheets := await attempted(looked_up, words):
            return None, sheets
        conversation = await self._conversation(message)
        return await self._sheets(question, conversation, place, words)

    async def _sheets(
        self,
        question: str,
        conversation: str,
        place: Place,
        words: Phrases,
        *,
        private: bool = False,
    ) -> tuple[Given | None, Sequence[Sheet]]:
        """The answer, or what is told in its place. `words`: of who asks."""
        try:
            given = await self._service.ask(question, place=place, conversation=conversation)
        except Exception as error:
            return None, [said(told(error, words), failed=True)]
        language = given.result.question.language
        spoken = phrases(language) if language in LANGUAGES else words
        return given, answers.render(given.result, spoken, answer=given.id, private=private)

    async def _conversation(self, message: discord.Message) -> str:
        """What follow-ups share: the thread, or the chain of replies that this belongs to."""
        channel = str(message.channel.id)
        if is_lasting(message.channel):
            return channel
        before = replied_to(message)
        if before and (answer := answer_in(before)):
            known = await self._service.conversation_of(place_at(message), answer)
            if known:
                return known
        return f"{channel}:{message.reference.message_id if message.reference else message.id}"


def _local(message: discord.Message) -> str:
    """The language of the server; a message doesn't tell its author's."""
    guild = message.guild
    return language_of(guild.preferred_locale) if guild else DEFAULT
