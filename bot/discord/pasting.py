"""The form for what is added: addresses, files, a text."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final

import discord
from discord import ui

from bot.admin.models import Source
from bot.discord.gathering import MOST_FILES, gathered
from bot.discord.markdown import shorten
from bot.phrases import Phrases

# Discord's limits of a form's title and labels, and of what a field takes.
_TITLE: Final = 45
TEXT: Final = 4_000
_ADDRESSES: Final = 2_000
_HEADLINE: Final = 300
# Seconds that somebody may take to fill it in.
_PATIENCE: Final = 3_600.0

Gather = Callable[[], Awaitable[Sequence[Source]]]
OnGiven = Callable[[discord.Interaction[Any], Gather], Awaitable[None]]


class Form(ui.Modal):
    """`on_given` gets what brings the sources, once the form is sent."""

    def __init__(
        self, title: str, words: Phrases, on_given: OnGiven, *, several: bool = True
    ) -> None:
        """`several`: more than one article may be given."""
        super().__init__(title=shorten(title, _TITLE), timeout=_PATIENCE)
        self._on_given = on_given
        self._address: ui.TextInput[Any] = ui.TextInput(
            style=discord.TextStyle.paragraph if several else discord.TextStyle.short,
            required=False,
            max_length=_ADDRESSES,
        )
        self._files: ui.FileUpload[Any] = ui.FileUpload(
            required=False, max_values=MOST_FILES if several else 1
        )
        self._title: ui.TextInput[Any] = ui.TextInput(required=False, max_length=_HEADLINE)
        self._text: ui.TextInput[Any] = ui.TextInput(
            style=discord.TextStyle.paragraph, required=False, max_length=TEXT
        )
        self._field(
            words,
            "discord.form_addresses" if several else "discord.form_address",
            self._address,
            "discord.form_addresses_about" if several else "",
        )
        self._field(
            words,
            "discord.form_files" if several else "discord.form_file",
            self._files,
            "discord.form_files_about",
        )
        self._field(words, "discord.form_title", self._title)
        self._field(words, "discord.form_text", self._text, "discord.form_text_about")

    def _field(self, words: Phrases, name: str, field: ui.Item[Any], about: str = "") -> None:
        description = words.say(about) if about else None
        self.add_item(ui.Label(text=words.say(name), description=description, component=field))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        async def gather() -> Sequence[Source]:
            return await gathered(
                self._files.values,
                addresses=self._address.value,
                text=self._text.value,
                title=self._title.value,
            )

        await self._on_given(interaction, gather)
