"""The bot as discord.py runs it: intents, cogs, buttons, commands."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import discord
from discord import app_commands
from discord.ext import commands

from bot import vitals
from bot.discord import digests
from bot.discord.asking import Asking
from bot.discord.buttons import AnswerButton
from bot.discord.carrying import Carrying
from bot.discord.changing import Changing
from bot.discord.jobs import JobButton, UndoButton
from bot.discord.leaving import ForgetButton, UnsubscribeButton
from bot.discord.looking import Looking
from bot.discord.pages import QuotesPage, TimelineFile, TimelinePage
from bot.discord.places import channels_of
from bot.discord.service import PLATFORM, Service
from bot.discord.standing import Standing
from bot.discord.telling import Telling
from bot.discord.translation import Translator
from bot.discord.tree import Tree
from bot.stories import Digest, Place, Subscription

log = logging.getLogger(__name__)

_BUTTONS: Final = (
    AnswerButton,
    TimelinePage,
    TimelineFile,
    QuotesPage,
    JobButton,
    UndoButton,
    UnsubscribeButton,
    ForgetButton,
)

# Nobody is warned that packages for voice are missing: this bot has none.
discord.VoiceClient.warn_nacl = False
discord.VoiceClient.warn_dave = False

_NAME: Final = "Discord"
# Whether the bot may be added to servers, to people's accounts; where its commands are offered.
_INSTALLS: Final = app_commands.AppInstallationType(guild=True, user=True)
_CONTEXTS: Final = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)


def intents() -> discord.Intents:
    """What the bot hears of: servers, and messages there and in private.

    Without the privileged message content intent, Discord blanks the messages that aren't
    for the bot: it reads those that mention it, answer it or are sent to it directly.
    """
    wanted = discord.Intents.none()
    wanted.guilds = True
    wanted.guild_messages = True
    wanted.dm_messages = True
    return wanted


class Chat(commands.Bot):
    """`service`: what answers. `directory`: where it is kept which commands are registered."""

    tree: Tree

    def __init__(
        self,
        service: Service,
        directory: Path,
        *,
        on_online: Callable[[], object] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=Tree,
            intents=intents(),
            # Nobody is ever notified: not by an article's words, nor by a question's.
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            **options,
        )
        self.service = service
        self.standing = Standing(service, self)
        self._directory = directory
        self._on_online = on_online

    async def setup_hook(self) -> None:
        await self.tree.set_translator(Translator())
        await self.add_cog(Asking(self, self.tree, self.service))
        await self.add_cog(Looking(self.service))
        await self.add_cog(Telling(self.tree, self.standing))
        await self.add_cog(Changing(self.tree, self.standing))
        for command in self.tree.get_commands():  # those that say nothing else of themselves
            command.allowed_installs = command.allowed_installs or _INSTALLS
            command.allowed_contexts = command.allowed_contexts or _CONTEXTS
        self.add_dynamic_items(*_BUTTONS)
        self.service.doors.members_by(PLATFORM, self.members)
        await self.tree.register(self._directory, self.application_id or 0)

    async def members(self, place: Place, channels: frozenset[str]) -> frozenset[str]:
        """Which of these channels somebody sees at this moment."""
        return await channels_of(self, place.person, channels)

    async def post(self, subscription: Subscription, digest: Digest) -> None:
        """Raises Undeliverable."""
        await digests.post(self, subscription, digest)

    async def on_ready(self) -> None:
        log.info("online as %s, in %d servers", self.user, len(self.guilds))
        vitals.connected(_NAME, True)
        if self._on_online:
            self._on_online()
        await Carrying(self.standing).tell_interrupted(self)

    async def on_resumed(self) -> None:
        vitals.connected(_NAME, True)

    async def on_disconnect(self) -> None:
        vitals.connected(_NAME, False)

    async def on_message(self, message: discord.Message, /) -> None:
        """No commands in messages: the cogs listen to them."""

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        log.exception("%s failed", event_method)
