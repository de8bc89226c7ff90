"""The loopback Discord as one thing to start, watch and hurt."""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final, Self

import discord
from aiohttp import web
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType

from tests.wire.discord.faults import Fault, Faults
from tests.wire.discord.gateway import Gateway
from tests.wire.discord.limits import RateLimits
from tests.wire.discord.people import Person, Place
from tests.wire.discord.rest import MOST_UPLOADED, Call, Rest
from tests.wire.discord.specification import load_specification
from tests.wire.discord.world import World

TOKEN: Final = "MTIz.loopback.token"  # noqa: S105  (of a Discord that isn't one)


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """How long a bot took to take an interaction, in seconds."""

    interaction: int
    after: float


class Wire:
    """A Discord on a port of 127.0.0.1. An async context manager.

    `heartbeat`: seconds between a client's heartbeats. `privileged`: whether the application
    may have the privileged intents. `most_uploaded`: bytes of a request's files. `public`:
    whether anybody may add the application to their server.
    """

    def __init__(
        self,
        *,
        heartbeat: float = 41.25,
        limits: RateLimits | None = None,
        privileged: bool = False,
        most_uploaded: int = MOST_UPLOADED,
        public: bool = False,
    ) -> None:
        self.token = TOKEN
        self.world = World()
        self.limits = limits or RateLimits()
        self._faults = Faults()
        self.gateway = Gateway(
            self.world, TOKEN, self._gateway_address, heartbeat=heartbeat, privileged=privileged
        )
        self.rest = Rest(
            world=self.world,
            token=TOKEN,
            specification=load_specification(),
            limits=self.limits,
            faults=self._faults,
            address=self._gateway_address,
            on_callback=self._note_callback,
            most_uploaded=most_uploaded,
            public=public,
        )
        self._asked_at: dict[int, float] = {}
        self.acknowledged: list[Acknowledged] = []
        self.world.subscribers.append(self._note_interaction)
        self._runner: web.AppRunner | None = None
        self.base = ""

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=64 << 20)
        app.router.add_get("/gateway", self.gateway.handle)
        app.router.add_get("/gateway/", self.gateway.handle)
        app.router.add_route("*", "/api/v10/{tail:.*}", self.rest.handle)
        app.router.add_get("/cdn/{tail:.*}", self._file)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.base = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self.world.serve_files_from(self.base + "/cdn")
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.gateway.close()
        if self._runner:
            await self._runner.cleanup()

    @property
    def api(self) -> str:
        return f"{self.base}/api/v10"

    def _gateway_address(self) -> str:
        return self.base.replace("http", "ws") + "/gateway"

    @property
    def gateway_address(self) -> str:
        return self._gateway_address()

    def fail(self, path: str, **how: Any) -> Fault:
        """The next calls that fit fail; see Fault."""
        return self._faults.add(Fault(path, **how))

    def calls(self, method: str, ending: str) -> list[Call]:
        """The calls so far with this method, whose path ends so."""
        return [
            call for call in self.rest.calls if call.method == method and call.path.endswith(ending)
        ]

    def guild(self, name: str = "Newsroom") -> int:
        """A server that the bot is a member of; its id."""
        return int(self.world.create_guild(name).id)

    def text_channel(
        self, guild: int, name: str = "grok", *, only: Collection[int] | None = None
    ) -> Place:
        """`only`: the ids of the roles and people that see it, beside the bot."""
        overwrites = None if only is None else self._hidden_but_for(guild, only)
        channel = self.world.create_channel(guild, name, overwrites=overwrites)
        return Place(self.world, channel)

    def role(self, guild: int, name: str, **permissions: bool) -> int:
        """A role of a server, and its id; `permissions` as discord.Permissions names them."""
        value = discord.Permissions(**permissions).value
        return int(self.world.create_role(guild, name, permissions=value).id)

    def give(self, guild: int, person: Person, role: int) -> None:
        self.world.add_member_role(guild, person.id, role)

    def take(self, guild: int, person: Person, role: int) -> None:
        self.world.remove_member_role(guild, person.id, role)

    def person(self, name: str, *guilds: int, locale: str = "en-US") -> Person:
        """Somebody, a member of these servers, whose client is in this language."""
        user = self.world.make_user(name)
        for guild in guilds:
            self.world.add_member(guild, user.id)
        return Person(self.world, user.id, locale)

    def _hidden_but_for(self, guild: int, only: Collection[int]) -> list[Overwrite]:
        see = discord.Permissions(view_channel=True).value
        roles = self.world.get_guild(guild).roles
        seeing = [
            Overwrite(
                target_id=one,
                type=OverwriteType.ROLE if one in roles else OverwriteType.MEMBER,
                allow=see,
            )
            for one in (*only, self.world.bot_user.id)
        ]
        hidden = Overwrite(target_id=guild, type=OverwriteType.ROLE, deny=see)
        return [hidden, *seeing]

    async def _file(self, request: web.Request) -> web.Response:
        data = self.world.cdn.get(f"{self.base}{request.path}")
        return web.Response(status=404) if data is None else web.Response(body=data)

    def _note_interaction(self, event: str, payload: Any) -> None:
        if event == "INTERACTION_CREATE":
            self._asked_at[int(payload["id"])] = time.monotonic()

    def _note_callback(self, interaction: int) -> None:
        if interaction in self._asked_at:
            taken = time.monotonic() - self._asked_at[interaction]
            self.acknowledged.append(Acknowledged(interaction, taken))
