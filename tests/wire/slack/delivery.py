"""How Slack brings something to a bot: over its socket or as signed HTTP, timed, and again."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import random
import secrets
import time
import urllib.parse
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import aiohttp
from aiohttp import web

from tests.wire.slack.faults import Refused

if TYPE_CHECKING:
    from tests.wire.slack.workspace import Workspace

Json = dict[str, Any]

EVENT: Final = "events_api"
COMMAND: Final = "slash_commands"
INTERACTION: Final = "interactive"
_MOST_SOCKETS = 10
_PATIENCE = 30.0  # seconds that a delivery waits for a socket


@dataclass(slots=True)
class _Envelope:
    sent: float
    answered: asyncio.Future[Json] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )


class Sockets:
    """The bot's connections, and what is sent over them.

    `ack_seconds`: how long each acknowledgement took. `http_url`: where to deliver by signed
    HTTP instead. Events that aren't acknowledged in `ack_timeout` are sent again after each of
    `retry_delays`; commands and clicks are not, and the person sees a failure.
    """

    def __init__(
        self, workspace: Workspace, *, ack_timeout: float, retry_delays: tuple[float, ...]
    ) -> None:
        self._workspace = workspace
        self._ack_timeout = ack_timeout
        self._retry_delays = retry_delays
        self._open: list[tuple[web.WebSocketResponse, web.Request]] = []
        self._tickets: set[str] = set()
        self._waiting: dict[str, _Envelope] = {}
        self._connected = asyncio.Event()
        self.ack_seconds: list[float] = []
        self.http_url: str | None = None

    @property
    def open(self) -> int:
        return len(self._open)

    def ticket(self) -> str:
        """A websocket address that can be used once. Raises Refused."""
        if len(self._open) >= _MOST_SOCKETS:
            raise Refused("too_many_websockets")
        ticket = secrets.token_hex(8)
        self._tickets.add(ticket)
        return f"{self._workspace.base.replace('http', 'ws', 1)}/link?ticket={ticket}"

    async def link(self, request: web.Request) -> web.StreamResponse:
        """Serves one connection until it ends."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            return web.Response(status=401)
        self._tickets.discard(ticket)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._open.append((socket, request))
        self._connected.set()
        self._workspace.stats["connected"] += 1
        await socket.send_json(
            {
                "type": "hello",
                "num_connections": len(self._open),
                "connection_info": {"app_id": "A0001"},
                "debug_info": {"host": "loopback", "approximate_connection_time": 18060},
            }
        )
        try:
            async for message in socket:
                if message.type == aiohttp.WSMsgType.TEXT:
                    self._heard(message.data)
        finally:
            self._open = [pair for pair in self._open if pair[0] is not socket]
            if not self._open:
                self._connected.clear()
        return socket

    def _heard(self, data: str) -> None:
        try:
            answer = json.loads(data)
        except ValueError:
            return  # the SDK sends pings of its own
        envelope = self._waiting.pop(answer.get("envelope_id"), None)
        if envelope is None:
            self._workspace.stats["late or repeated acknowledgement"] += 1
            return
        self.ack_seconds.append(time.monotonic() - envelope.sent)
        if not envelope.answered.done():
            envelope.answered.set_result(answer.get("payload") or {})

    async def refresh(self) -> None:
        """Slack does this every few hours: it warns, then hangs up."""
        for socket, _ in list(self._open):
            await socket.send_json({"type": "disconnect", "reason": "refresh_requested"})
            await asyncio.sleep(0.1)
            await socket.close()

    def cut(self) -> None:
        """Cuts the cable: no goodbye."""
        for _, request in list(self._open):
            if request.transport:
                request.transport.abort()

    async def close(self) -> None:
        for socket, _ in list(self._open):
            await socket.close()

    async def deliver(self, kind: str, payload: Json) -> Json | None:
        """Brings it, again where Slack would; the acknowledgement's payload, None without one."""
        send = self._by_http if self.http_url else self._by_socket
        answer = await send(kind, payload, 0)
        if kind != EVENT:
            if answer is None:
                self._workspace.stats["a failure shown to somebody"] += 1
            return answer
        for attempt, delay in enumerate(self._retry_delays, start=1):
            if answer is not None:
                break
            await asyncio.sleep(delay)
            self._workspace.stats["redelivered"] += 1
            answer = await send(kind, payload, attempt)
        if answer is None:
            self._workspace.stats["event lost"] += 1
        return answer

    async def _by_socket(self, kind: str, payload: Json, attempt: int) -> Json | None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._connected.wait(), _PATIENCE)
        if not self._open:
            return None
        identity = secrets.token_hex(8)
        message: Json = {"envelope_id": identity, "type": kind, "payload": payload}
        message["accepts_response_payload"] = kind != EVENT
        if kind == EVENT:
            message |= {"retry_attempt": attempt, "retry_reason": "timeout" if attempt else ""}
        self._waiting[identity] = envelope = _Envelope(time.monotonic())
        socket, _ = random.choice(self._open)
        with suppress(ConnectionError, RuntimeError, TimeoutError):
            await socket.send_json(message)
            return await asyncio.wait_for(asyncio.shield(envelope.answered), self._ack_timeout)
        self._waiting.pop(identity, None)
        return None

    async def _by_http(self, kind: str, payload: Json, attempt: int) -> Json | None:
        body, content_type = encoded(kind, payload)
        headers = {**self.signed(body), "Content-Type": content_type}
        if attempt:
            headers |= {"X-Slack-Retry-Num": str(attempt), "X-Slack-Retry-Reason": "http_timeout"}
        sent = time.monotonic()
        try:
            status, text = await self.post(body, headers)
        except (TimeoutError, aiohttp.ClientError):
            return None
        if status != 200:
            self._workspace.stats[f"the bot's HTTP {status}"] += 1
            return None
        self.ack_seconds.append(time.monotonic() - sent)
        return dict(json.loads(text)) if text.startswith("{") else {"text": text}

    async def post(self, body: str, headers: dict[str, str]) -> tuple[int, str]:
        """Posts this to the bot's HTTP door."""
        timeout = aiohttp.ClientTimeout(total=self._ack_timeout)
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.post(self.http_url or "", data=body.encode(), headers=headers) as response,
        ):
            return response.status, await response.text()

    def signed(
        self, body: str, *, at: float | None = None, secret: str | None = None
    ) -> dict[str, str]:
        """The headers that prove who sent `body`, as of `at` (seconds since the epoch)."""
        stamp = str(int(time.time() if at is None else at))
        key = (secret or self._workspace.signing_secret).encode()
        digest = hmac.new(key, f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}


def encoded(kind: str, payload: Json) -> tuple[str, str]:
    """The HTTP body and its content type."""
    form = "application/x-www-form-urlencoded"
    if kind == EVENT:
        return json.dumps(payload), "application/json"
    if kind == COMMAND:
        return urllib.parse.urlencode(payload), form
    return urllib.parse.urlencode({"payload": json.dumps(payload)}), form
