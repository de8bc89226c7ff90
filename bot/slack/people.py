"""Who somebody is in the workspace at this moment: admin, member of a group or a channel.

What Slack doesn't tell counts as "no": nobody may do more because a call failed.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.admin import Actor
from bot.slack.refusals import refusal
from bot.stories import Place

T = TypeVar("T")

log = logging.getLogger(__name__)

# Seconds for which what Slack has said still counts: people click twice, and leave rarely.
_OF_PEOPLE: Final = 60.0
_OF_CHANNELS: Final = 15.0
_PAGE: Final = 500
_KNOWN: Final = 5_000
_GROUP: Final = "S"
_ZONE: Final = "UTC"


@dataclass(frozen=True, slots=True)
class Profile:
    """`is_manager`: an admin or owner of the workspace. `zone`: the name of a time zone."""

    name: str
    is_manager: bool
    zone: str


class People:
    """Asks Slack, and remembers for a moment. For one event loop."""

    def __init__(self, client: AsyncWebClient, admins: frozenset[str]) -> None:
        """`admins`: ids of people and user groups; only these groups are looked at."""
        self._client = client
        self._groups = sorted(one for one in admins if one.startswith(_GROUP))
        self._profiles: _Remembered[Profile] = _Remembered(_OF_PEOPLE)
        self._group_members: _Remembered[frozenset[str]] = _Remembered(_OF_PEOPLE)
        self._channel_members: _Remembered[frozenset[str]] = _Remembered(_OF_CHANNELS)
        self._direct: _Remembered[bool] = _Remembered(float("inf"))

    async def actor(self, user: str) -> Actor:
        """The person with what the office wants to know of them."""
        profile = await self.profile(user)
        found = [await self._in_group(group) for group in self._groups]
        groups = frozenset(
            group for group, users in zip(self._groups, found, strict=True) if user in users
        )
        return Actor(
            platform="slack",
            id=user,
            name=profile.name,
            groups=groups,
            is_manager=profile.is_manager,
        )

    async def profile(self, user: str) -> Profile:
        """Nobody in particular where Slack doesn't tell."""
        found = await self._profiles.get(user, lambda: self._asked_profile(user))
        return found or Profile(user, is_manager=False, zone=_ZONE)

    async def channels_of(self, place: Place, channels: frozenset[str]) -> frozenset[str]:
        """Those of the channels that the place's person is in."""
        every = sorted(channels)
        found = await asyncio.gather(*(self._in_channel(one) for one in every))
        return frozenset(
            one for one, users in zip(every, found, strict=True) if place.person in users
        )

    async def is_direct(self, channel: str) -> bool:
        """Whether this is the bot's own conversation with one person.

        People's conversations with each other look alike from outside, and the bot sees none.
        """
        if not channel.startswith("D"):
            return False
        return bool(await self._direct.get(channel, lambda: self._asked_direct(channel)))

    async def _in_group(self, group: str) -> frozenset[str]:
        found = await self._group_members.get(group, lambda: self._asked_group(group))
        return found or frozenset()

    async def _in_channel(self, channel: str) -> frozenset[str]:
        found = await self._channel_members.get(channel, lambda: self._asked_channel(channel))
        return found or frozenset()

    async def _asked_profile(self, user: str) -> Profile:
        found: dict[str, Any] = (await self._client.users_info(user=user))["user"]
        profile = found.get("profile") or {}
        name = profile.get("display_name") or found.get("real_name") or found.get("name") or user
        there = not found.get("deleted")
        manages = bool(there and (found.get("is_admin") or found.get("is_owner")))
        return Profile(str(name), manages, str(found.get("tz") or _ZONE))

    async def _asked_group(self, group: str) -> frozenset[str]:
        return frozenset((await self._client.usergroups_users_list(usergroup=group))["users"])

    async def _asked_channel(self, channel: str) -> frozenset[str]:
        users: set[str] = set()
        async for page in await self._client.conversations_members(channel=channel, limit=_PAGE):
            users.update(page["members"])
        return frozenset(users)

    async def _asked_direct(self, channel: str) -> bool:
        found = await self._client.conversations_info(channel=channel)
        return bool(found["channel"].get("is_im"))


class _Remembered(Generic[T]):
    """Answers for some seconds. A failure is logged, is None, and isn't remembered."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._known: dict[Hashable, tuple[float, T]] = {}

    async def get(self, key: Hashable, ask: Callable[[], Awaitable[T]]) -> T | None:
        now = time.monotonic()
        known = self._known.get(key)
        if known and now - known[0] < self._seconds:
            return known[1]
        self._known.pop(key, None)
        try:
            found = await ask()
        except SlackApiError as error:
            log.warning("Slack doesn't tell of %s: %s.", key, refusal(error).log)
            return None
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            log.warning("Slack doesn't tell of %s: %s.", key, error)
            return None
        if len(self._known) >= _KNOWN:
            self._known.clear()
        self._known[key] = (now, found)
        return found
