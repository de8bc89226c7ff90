"""The commands as a whole: registered when they changed, and what is told when one fails."""

from __future__ import annotations

import hashlib
import json
import logging
from pathlib import Path
from typing import Any, Final

import discord
from discord import app_commands

from bot.discord.delivery import finished, insist
from bot.discord.sheets import said
from bot.discord.translation import language_of
from bot.failures import told
from bot.phrases import phrases

log = logging.getLogger(__name__)

FILE_NAME: Final = "discord-commands.json"


class Tree(app_commands.CommandTree[Any]):
    """`ids`: the commands' ids by name, once they are registered."""

    ids: dict[str, int]

    async def register(self, directory: Path, application: int) -> bool:
        """Registers the commands where they aren't what was registered last; whether it did.

        Discord allows 200 new commands a day, and a changed list takes clients a moment.
        """
        kept = directory / FILE_NAME
        digest = await self._digest()
        found = _read(kept)
        if found.get("application") == application and found.get("digest") == digest:
            self.ids = {str(name): int(number) for name, number in found["ids"].items()}
            log.info("the commands are as they were")
            return False
        commands = await insist(self.sync)
        self.ids = {
            command.name: command.id
            for command in commands
            if command.type is discord.AppCommandType.chat_input
        }
        state = {"application": application, "digest": digest, "ids": self.ids}
        _write(kept, state)
        log.info("%d commands registered", len(commands))
        return True

    async def on_error(
        self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /
    ) -> None:
        """Whatever a command didn't expect: the asker gets a sentence, the log the rest."""
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        await tell_failure(interaction, cause)

    async def _digest(self) -> str:
        translator = self.translator
        commands = [
            await command.get_translated_payload(self, translator)
            if translator
            else command.to_dict(self)
            for command in self.get_commands()
        ]
        text = json.dumps(commands, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


async def tell_failure(interaction: discord.Interaction[Any], error: BaseException) -> None:
    """Says what failed where the asker reads it, whatever state the interaction is in."""
    sheet = said(told(error, phrases(language_of(interaction.locale))), failed=True)
    try:
        if interaction.response.is_done():
            await interaction.edit_original_response(view=finished(sheet), attachments=[])
        else:
            await interaction.response.send_message(view=finished(sheet), ephemeral=True)
    except discord.HTTPException as failure:
        log.warning("nobody could be told that it failed: %s", failure)


def _read(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(file: Path, state: dict[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(state), encoding="utf-8")
