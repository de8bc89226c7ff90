"""The workspace: its state, its server, and what went wrong in it."""

from __future__ import annotations

import itertools
import json
import secrets
import time
from collections import defaultdict
from typing import Any, Final, Self

from aiohttp import web

from tests.wire.slack import files, methods
from tests.wire.slack.blockkit import faults_of_blocks
from tests.wire.slack.delivery import Sockets
from tests.wire.slack.faults import Fault, Meter, Refused
from tests.wire.slack.rules import EVERY_SCOPE, METHODS, Method, Rate, known_arguments
from tests.wire.slack.state import Call, Channel, File, ResponseUrl

Json = dict[str, Any]

BOT: Final = "UBOT"
TEAM: Final = "T0001"
APP: Final = "A0001"


class Workspace:
    """A workspace in which the bot is a member of C01 and has a direct message with U1.

    `findings` are what Slack would have refused or warned of: tests assert that none is left.
    `calls` are the Web API calls in order. `faults` are taken by the next calls that fit.
    `limits`: whether rates are limited as Slack limits them. `ack_timeout` and `retry_delays`
    are in seconds. `names`: people's own. `admins`, `owners`: of the workspace; `gone`: people who
    left it. `usergroups`: their members. `members_page`: the most members that a call lists.
    """

    bot_token = "xoxb-1-loopback"  # noqa: S105
    app_token = "xapp-1-loopback"  # noqa: S105
    signing_secret = "8f742231b10e8888abcd99yyyzzz85a5"  # noqa: S105

    def __init__(
        self,
        *,
        scopes: frozenset[str] = EVERY_SCOPE,
        limits: bool = False,
        posting: Rate | None = None,
        ack_timeout: float = 3.0,
        retry_delays: tuple[float, ...] = (0.5, 2.0, 4.0),
        locales: dict[str, str] | None = None,
    ) -> None:
        self.scopes = set(scopes)
        self.limits = limits
        self.posting = posting
        self.locales = locales or {}
        self.names: dict[str, str] = {}
        self.admins: set[str] = set()
        self.owners: set[str] = set()
        self.gone: set[str] = set()
        self.usergroups: dict[str, set[str]] = {}
        self.members_page = 999
        self.revoked = False
        everyone = {BOT, "U1", "U2"}
        self.channels = {
            "C01": Channel("C01", "newsroom", everyone),
            "C02": Channel("C02", "elsewhere", {"U1"}),
            "D01": Channel("D01", "", {BOT, "U1"}, is_im=True),
        }
        self.messages: dict[str, dict[str, Json]] = defaultdict(dict)
        self.ephemeral: list[Json] = []
        self.files: dict[str, File] = {}
        self.views: dict[str, Json] = {}
        self.homes: dict[str, Json] = {}
        self.triggers: dict[str, float] = {}
        self.streams: dict[str, str] = {}
        self.statuses: list[Json] = []
        self.titles: list[Json] = []
        self.prompts: list[Json] = []
        self.response_urls: dict[str, ResponseUrl] = {}
        self.calls: list[Call] = []
        self.findings: list[str] = []
        self.faults: list[Fault] = []
        self.stats: dict[str, int] = defaultdict(int)
        self.sockets = Sockets(self, ack_timeout=ack_timeout, retry_delays=retry_delays)
        self._meter = Meter()
        self._sequence = itertools.count(1)
        self._runner: web.AppRunner | None = None
        self.base = ""

    @property
    def api_url(self) -> str:
        return f"{self.base}/api/"

    async def start(self, port: int = 0) -> Self:
        """Listens on 127.0.0.1, on any free port where none is given."""
        app = web.Application(client_max_size=64 << 20)
        app.router.add_route("*", "/api/{method}", self._api)
        app.router.add_get("/link", self.sockets.link)
        app.router.add_post("/upload/{file}", self._upload)
        app.router.add_post("/respond/{id}", self._respond)
        app.router.add_get("/files-pri/{file}/{name}", self._download)
        app.router.add_get("/files-pri/{file}/download/{name}", self._download)
        app.router.add_get("/", files.login)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        self.base = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def stop(self) -> None:
        await self.sockets.close()
        if self._runner:
            await self._runner.cleanup()

    def ts(self) -> str:
        return f"{int(time.time())}.{next(self._sequence):06d}"

    def channel(self, identity: str) -> Channel:
        """The channel; a person's id stands for the direct message with them."""
        found = self.channels.get(identity)
        if found is None and identity.startswith("U"):
            direct = (c for c in self.channels.values() if c.is_im and identity in c.members)
            found = next(direct, None) or self._open_direct(identity)
        if found is None:
            raise Refused("channel_not_found")
        return found

    def require_member(self, identity: str) -> Channel:
        """The channel, where the bot may post. Raises Refused."""
        channel = self.channel(identity)
        if BOT not in channel.members:
            raise Refused("not_in_channel")
        if channel.archived:
            raise Refused("is_archived")
        return channel

    def posted(self, channel: str, *, thread: str | None = None) -> list[Json]:
        """The bot's messages, oldest first; those of one thread where it is given."""
        return [
            message
            for message in self.messages[channel].values()
            if message.get("user") == BOT and thread in (None, message.get("thread_ts"))
        ]

    def called(self, method: str) -> list[Json]:
        return [call.arguments for call in self.calls if call.method == method]

    def trigger(self) -> str:
        identity = secrets.token_hex(8)
        self.triggers[identity] = time.monotonic()
        return identity

    def response_url(self) -> tuple[str, ResponseUrl]:
        identity = secrets.token_hex(6)
        self.response_urls[identity] = kept = ResponseUrl()
        return f"{self.base}/respond/{identity}", kept

    def _open_direct(self, user: str) -> Channel:
        made = Channel(f"D{user}", "", {BOT, user}, is_im=True)
        self.channels[made.id] = made
        return made

    async def _api(self, request: web.Request) -> web.Response:
        name = request.match_info["method"]
        arguments, token = await _arguments(request)
        self.calls.append(Call(time.monotonic(), name, arguments))
        self.stats[name] += 1
        fault = next((f for f in self.faults if f.method in ("*", name)), None)
        if fault:
            return await self._fail(fault)
        try:
            method = self._allowed(name, token)
            wait = self._wait(name, method, arguments)
            if wait:
                self.stats["429"] += 1
                headers = {"Retry-After": str(max(1, round(wait)))}
                body = {"ok": False, "error": "ratelimited"}
                return web.json_response(body, status=429, headers=headers)
            self._check_arguments(name, method, arguments)
            answer = methods.TABLE[name](self, arguments)
        except Refused as refusal:
            self.stats[f"refused {refusal.error}"] += 1
            return web.json_response({"ok": False, "error": refusal.error, **refusal.more})
        granted = {"X-OAuth-Scopes": ",".join(sorted(self.scopes))}
        return web.json_response({"ok": True, **answer}, headers=granted)

    async def _fail(self, fault: Fault) -> web.Response:
        fault.times -= 1
        if fault.times <= 0:
            self.faults.remove(fault)
        await methods.pause(fault.delay)
        self.stats[f"fault {fault.status or fault.error}"] += 1
        return web.json_response(
            {"ok": False, "error": fault.error}, status=fault.status or 200, headers=fault.headers
        )

    def _allowed(self, name: str, token: str) -> Method:
        method = METHODS.get(name)
        if method is None:
            self.findings.append(f"{name}: a method that the workspace doesn't know")
            raise Refused("unknown_method")
        if not token:
            raise Refused("not_authed")
        if token not in (self.bot_token, self.app_token):
            raise Refused("invalid_auth")
        if self.revoked:
            raise Refused("token_revoked")
        if method.app != (token == self.app_token):
            raise Refused("not_allowed_token_type")
        if method.scope and method.scope not in self.scopes:
            raise Refused(
                "missing_scope", needed=method.scope, provided=",".join(sorted(self.scopes))
            )
        return method

    def _wait(self, name: str, method: Method, arguments: Json) -> float:
        if not self.limits:
            return 0.0
        key = (name, arguments.get("channel") if method.by_channel else None)
        rate = self.posting if self.posting and name == "chat.postMessage" else method.rate
        return self._meter.wait(key, rate)

    def _check_arguments(self, name: str, method: Method, arguments: Json) -> None:
        missing = [a for a in method.required if arguments.get(a) in (None, "")]
        if name == "assistant.threads.setStatus" and arguments.get("status") == "":
            missing.remove("status")  # an empty one clears it
        if missing:
            self.findings.append(f"{name}: {missing} missing")
            raise Refused("invalid_arguments")
        unknown = set(arguments) - (known_arguments(name) or set(arguments))
        if unknown:
            self.findings.append(f"{name}: unknown arguments {sorted(unknown)}")

    async def _upload(self, request: web.Request) -> web.Response:
        file = self.files.get(request.match_info["file"])
        if file is None:
            return web.Response(status=404)
        file.content = await request.read()
        if len(file.content) != file.length:
            self.findings.append(f"{file.name}: {len(file.content)} bytes, {file.length} announced")
        return web.Response(text=f"OK - {len(file.content)}")

    async def _download(self, request: web.Request) -> web.Response:
        return await files.download(self, request)

    async def _respond(self, request: web.Request) -> web.Response:
        kept = self.response_urls.get(request.match_info["id"])
        if kept is None or not kept.open:
            return web.Response(status=404, text="expired_url")
        body = await request.json()
        found = faults_of_blocks(body["blocks"]) if body.get("blocks") else []
        if found:
            self.findings += [f"response_url: {one}" for one in found]
            return web.json_response({"ok": False, "error": "invalid_blocks"}, status=400)
        self.findings += methods.warnings("response_url", body, body)
        kept.replies.append(body)
        return web.Response(text="ok")


async def _arguments(request: web.Request) -> tuple[Json, str]:
    arguments: Json = dict(request.query)
    if request.content_type == "application/json":
        arguments |= json.loads(await request.text() or "{}")
    elif request.can_read_body:
        arguments |= dict(await request.post())
    in_body = arguments.pop("token", "")
    header = request.headers.get("Authorization", "").removeprefix("Bearer ")
    return arguments, header or in_body
