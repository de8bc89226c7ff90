"""The chats that the bot can live in, by the token that turns each on.

Their packages are imported when they are used, so that no SDK is loaded without a token.
"""

from __future__ import annotations

from collections.abc import Awaitable
from dataclasses import dataclass
from importlib import import_module
from typing import Final, Protocol, cast

from bot.core import Core
from bot.models import Check
from bot.settings import Settings


class Chat(Protocol):
    """What a chat's package offers."""

    def serve(self, core: Core, settings: Settings) -> Awaitable[None]:
        """Answers until it is cancelled, then lets what is under way be finished.

        While it is connected it tells `core.doors` who is in which channel, and posts what
        `core.digests` hands it.
        Raises BadSetting where trying again is no use.
        """
        ...


class Checks(Protocol):
    """What its module `checks` offers."""

    def check(self, settings: Settings) -> Awaitable[tuple[Check, ...]]:
        """Asks the platform whether all is well; changes and posts nothing."""
        ...


@dataclass(frozen=True, slots=True)
class Platform:
    """`token`: the name of the field of Settings that turns it on."""

    name: str
    package: str
    token: str

    def is_on(self, settings: Settings) -> bool:
        return bool(getattr(settings, self.token))

    def chat(self) -> Chat:
        return cast(Chat, import_module(self.package))

    def checks(self) -> Checks:
        return cast(Checks, import_module(f"{self.package}.checks"))


PLATFORMS: Final = (
    Platform("Slack", "bot.slack", "slack_bot_token"),
    Platform("Discord", "bot.discord", "discord_token"),
)
