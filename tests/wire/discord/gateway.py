"""The gateway half: sessions that outlive their socket, heartbeats, RESUME, zlib-stream."""

from __future__ import annotations

import asyncio
import contextlib
import copy
import json
import secrets
import time
import zlib
from collections import Counter, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import discord
from aiohttp import web
from simcord import intents as content
from simcord.backend import serializers

from tests.wire.discord.world import World

# What a client may send in a minute, in commands and in bytes a command.
COMMANDS_A_MINUTE: Final = 120
LARGEST_COMMAND: Final = 4_096
# Events that a session keeps for a RESUME.
KEPT: Final = 2_000
# A client that stays silent this many heartbeats long is taken for dead.
PATIENCE: Final = 2.0

_DISPATCH, _HEARTBEAT, _IDENTIFY, _RESUME = 0, 1, 2, 6
_RECONNECT, _MEMBERS, _INVALID, _HELLO, _ACK = 7, 8, 9, 10, 11
_PRIVILEGED: Final = ("message_content", "members", "presences")


@dataclass(eq=False, slots=True)
class Socket:
    """One connection of a client."""

    raw: web.WebSocketResponse
    transport: asyncio.Transport | None
    deflate: Any = None
    session: Session | None = None
    heard: float = field(default_factory=time.monotonic)

    async def send(self, op: int, d: Any, *, s: int | None = None, t: str | None = None) -> None:
        text = json.dumps({"op": op, "d": d, "s": s, "t": t})
        with contextlib.suppress(ConnectionError, RuntimeError):  # it went away meanwhile
            if self.deflate is None:
                await self.raw.send_str(text)
            else:
                data = self.deflate.compress(text.encode())
                await self.raw.send_bytes(data + self.deflate.flush(zlib.Z_SYNC_FLUSH))

    def cut(self) -> None:
        """As a pulled cable: no close frame."""
        if self.transport:
            self.transport.abort()


@dataclass(eq=False, slots=True)
class Session:
    """A client's place in the stream of events; survives its sockets."""

    id: str
    intents: discord.Intents
    socket: Socket | None = None
    sent: int = 0
    kept: deque[tuple[int, str, Any]] = field(default_factory=lambda: deque(maxlen=KEPT))
    queue: asyncio.Queue[tuple[str, Any]] = field(default_factory=asyncio.Queue)
    pump: asyncio.Task[None] | None = None

    async def dispatch(self, event: str, payload: Any) -> None:
        self.sent += 1
        self.kept.append((self.sent, event, payload))
        if self.socket:
            await self.socket.send(_DISPATCH, payload, s=self.sent, t=event)

    async def deliver(self) -> None:
        """Sends what is queued, in order, for ever."""
        while True:
            await self.dispatch(*await self.queue.get())


class Gateway:
    """`counts`: identifies, resumes, replayed events, heartbeats, silences."""

    def __init__(
        self,
        world: World,
        token: str,
        address: Callable[[], str],
        *,
        heartbeat: float,
        privileged: bool,
    ) -> None:
        self._world = world
        self._token = token
        self._address = address
        self._heartbeat = heartbeat
        self._privileged = privileged
        self._sockets: set[Socket] = set()
        self.sessions: dict[str, Session] = {}
        self.counts: Counter[str] = Counter()
        self.answers_heartbeats = True
        world.subscribers.append(self._emit)

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        raw = web.WebSocketResponse(max_msg_size=LARGEST_COMMAND)
        await raw.prepare(request)
        compressed = request.query.get("compress") == "zlib-stream"
        transport = request.transport
        socket = Socket(raw, transport, zlib.compressobj() if compressed else None)
        self._sockets.add(socket)
        watch = asyncio.create_task(self._watch(socket))
        try:
            await socket.send(_HELLO, {"heartbeat_interval": int(self._heartbeat * 1000)})
            await self._listen(socket)
        finally:
            watch.cancel()
            self._sockets.discard(socket)
            if socket.session and socket.session.socket is socket:
                socket.session.socket = None
        return raw

    async def _listen(self, socket: Socket) -> None:
        recent: deque[float] = deque()
        async for message in socket.raw:
            if message.type is not web.WSMsgType.TEXT:
                continue
            now = time.monotonic()
            recent.append(now)
            while now - recent[0] > 60:
                recent.popleft()
            if len(recent) > COMMANDS_A_MINUTE:
                await socket.raw.close(code=4008, message=b"Rate limited.")
                return
            command = json.loads(message.data)
            await self._obey(socket, command["op"], command["d"])

    async def _obey(self, socket: Socket, op: int, d: Any) -> None:
        if op == _HEARTBEAT:
            socket.heard = time.monotonic()
            self.counts["heartbeats"] += 1
            if self.answers_heartbeats:
                await socket.send(_ACK, None)
        elif op == _IDENTIFY:
            await self._identify(socket, d)
        elif op == _RESUME:
            await self._resume(socket, d)
        elif op == _MEMBERS and socket.session:
            await self._send_members(socket.session, d)

    async def _identify(self, socket: Socket, d: Mapping[str, Any]) -> None:
        if d["token"] != self._token:
            await socket.raw.close(code=4004, message=b"Authentication failed.")
            return
        intents = discord.Intents._from_value(d["intents"])
        if not self._privileged and any(getattr(intents, name) for name in _PRIVILEGED):
            await socket.raw.close(code=4014, message=b"Disallowed intent(s).")
            return
        session = Session(secrets.token_hex(8), intents, socket)
        socket.session = session
        self.sessions[session.id] = session
        self.counts["identifies"] += 1
        guilds = list(self._world.guilds.values())
        ready = {
            "v": 10,
            "user": dict(serializers.user_payload(self._world.bot_user)),
            "session_id": session.id,
            "session_type": "normal",
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
            "relationships": [],
            "private_channels": [],
            "resume_gateway_url": self._address(),
            "application": {"id": str(self._world.application_id), "flags": 0},
            "shard": [0, 1],
            "_trace": [],
        }
        await session.dispatch("READY", ready)
        for guild in guilds:
            payload = serializers.guild_create_payload(self._world, guild)
            await session.dispatch("GUILD_CREATE", self._as_seen(session, "GUILD_CREATE", payload))
        session.pump = asyncio.create_task(session.deliver())

    async def _resume(self, socket: Socket, d: Mapping[str, Any]) -> None:
        session = self.sessions.get(d["session_id"])
        if session is None or d["token"] != self._token:
            await socket.send(_INVALID, False)
            return
        socket.session, session.socket = session, socket
        self.counts["resumes"] += 1
        for number, event, payload in list(session.kept):
            if number > (d["seq"] or 0):
                self.counts["replayed"] += 1
                await socket.send(_DISPATCH, payload, s=number, t=event)
        await session.dispatch("RESUMED", {})

    async def _send_members(self, session: Session, d: Mapping[str, Any]) -> None:
        guild = self._world.guilds[int(d["guild_id"])]
        members = guild.members.values()
        chunk = {
            "guild_id": str(guild.id),
            "members": [serializers.member_payload(self._world, guild, one) for one in members],
            "chunk_index": 0,
            "chunk_count": 1,
            "not_found": [],
            "nonce": d.get("nonce"),
        }
        await session.dispatch("GUILD_MEMBERS_CHUNK", chunk)

    async def _watch(self, socket: Socket) -> None:
        """Closes a connection whose client has stopped its heartbeats."""
        while True:
            await asyncio.sleep(self._heartbeat / 2)
            if time.monotonic() - socket.heard > PATIENCE * self._heartbeat:
                self.counts["silences"] += 1
                await socket.raw.close(code=4009, message=b"Session timed out.")
                return

    def _emit(self, event: str, payload: Mapping[str, Any]) -> None:
        for session in list(self.sessions.values()):
            gate = content.required_intent(event, payload)
            if gate is None or getattr(session.intents, gate):
                session.queue.put_nowait((event, self._as_seen(session, event, payload)))

    def _as_seen(self, session: Session, event: str, payload: Mapping[str, Any]) -> dict[str, Any]:
        """The payload without what this session's intents leave out."""
        seen = copy.deepcopy(dict(payload))
        if event in {"MESSAGE_CREATE", "MESSAGE_UPDATE"} and not session.intents.message_content:
            content.censor_message(seen, self._world.bot_user.id, backend=self._world)
        if event == "GUILD_CREATE":
            content.prune_guild_create(seen, session.intents, self._world.bot_user.id)
        return seen

    # What goes wrong with a gateway, on demand.

    def cut(self) -> None:
        """The cable is pulled: sockets die without a word, sessions live."""
        for socket in list(self._sockets):
            if socket.session:
                socket.session.socket = None
            socket.cut()

    async def ask_to_reconnect(self) -> None:
        for socket in list(self._sockets):
            await socket.send(_RECONNECT, None)

    async def invalidate(self) -> None:
        """Sessions are gone, and their clients are told."""
        for session in list(self.sessions.values()):
            self._forget(session)
        for socket in list(self._sockets):
            await socket.send(_INVALID, False)

    async def close(self) -> None:
        for session in list(self.sessions.values()):
            self._forget(session)
        for socket in list(self._sockets):
            await socket.raw.close(code=1001)

    def _forget(self, session: Session) -> None:
        del self.sessions[session.id]
        if session.pump:
            session.pump.cancel()
