"""Names and descriptions of the commands in the languages that the bot speaks."""

from __future__ import annotations

from typing import Final

import discord
from discord import app_commands

from bot.phrases import DEFAULT, LANGUAGES, phrases

_LANGUAGE: Final = {
    discord.Locale.french: "fr",
    discord.Locale.british_english: "en",
    discord.Locale.american_english: "en",
}


def named(key: str) -> app_commands.locale_str:
    """The phrase "discord.<key>", in English for who reads another language."""
    return app_commands.locale_str(phrases(DEFAULT).say(f"discord.{key}"), key=key)


def language_of(locale: discord.Locale) -> str:
    """The bot's language that is nearest to a client's."""
    short = str(locale)[:2]
    return short if short in LANGUAGES else DEFAULT


class Translator(app_commands.Translator):
    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        language = _LANGUAGE.get(locale)
        if language is None or language == DEFAULT or "key" not in string.extras:
            return None
        return phrases(language).say(f"discord.{string.extras['key']}")
