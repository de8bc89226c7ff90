"""The REST half: authorisation, limits, faults, both judges, then simcord's routes."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import unquote

from aiohttp import BodyPartReader, web
from simcord.backend.errors import BackendError
from simcord.http import router
from simcord.http import routes as _routes  # noqa: F401  (registers the handlers)

from tests.wire.discord import rules
from tests.wire.discord.answers import answer, nothing
from tests.wire.discord.faults import Faults
from tests.wire.discord.limits import RateLimits
from tests.wire.discord.specification import Specification
from tests.wire.discord.world import Upload, World

MOST_UPLOADED: Final = 10 << 20
# Types of an interaction's answer.
_MESSAGES: Final = {4, 7}
_CHOICES: Final = 8


@dataclass(frozen=True, slots=True)
class Call:
    """A REST call as it came in. `at`: seconds, monotonic."""

    at: float
    method: str
    path: str
    body: Any
    files: tuple[Upload, ...] = ()
    query: Mapping[str, str] = field(default_factory=dict)
    reason: str | None = None
    authorization: str | None = None

    @property
    def is_tokenless(self) -> bool:
        """Interactions carry their token in the path, and don't count towards the limits."""
        return self.path.startswith("/interactions/") or (
            self.path.startswith("/webhooks/") and self.path.count("/") >= 3
        )

    @property
    def nonce(self) -> tuple[str, str] | None:
        """What tells a message that is sent again from another one like it."""
        if isinstance(self.body, dict) and self.body.get("enforce_nonce"):
            return self.path, str(self.body.get("nonce"))
        return None


@dataclass(slots=True)
class Finding:
    """A request that Discord would refuse, or that the loopback can't judge."""

    method: str
    path: str
    faults: list[str]
    body: Any


@dataclass(slots=True)
class Rest:
    """Answers below /api/v10. `findings` holds what was wrong with the bot's requests."""

    world: World
    token: str
    specification: Specification | None
    limits: RateLimits
    faults: Faults
    address: Callable[[], str]
    on_callback: Callable[[int], None]
    most_uploaded: int = MOST_UPLOADED
    public: bool = False
    calls: list[Call] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    refused: list[BackendError] = field(default_factory=list)
    _nonces: dict[tuple[str, str], Any] = field(default_factory=dict)

    async def handle(self, request: web.Request) -> web.Response:
        call = await _read(request)
        self.calls.append(call)
        fault = await self.faults.strike(call.method, call.path)
        if fault and not fault.done:
            return fault.response()
        response = self._answer(call)
        return fault.response() if fault else response

    def _answer(self, call: Call) -> web.Response:
        headers: Mapping[str, str] = {}
        if not call.is_tokenless:
            if call.authorization != f"Bot {self.token}":
                return answer({"message": "401: Unauthorized", "code": 0}, status=401)
            taken = self.limits.take(call.method, call.path)
            if isinstance(taken, web.Response):
                return taken
            headers = taken
        broken = [*self._against_specification(call), *_broken_rules(call)]
        if broken:
            self._find(call, broken)
            said = "Invalid Form Body: " + "; ".join(broken)[:500]
            return answer({"code": 50035, "message": said}, status=400, headers=headers)
        if sum(len(upload.data) for upload in call.files) > self.most_uploaded:
            said = "Request entity too large"
            self._find(call, [said])
            return answer({"code": 40005, "message": said}, status=413, headers=headers)
        return self._carry_out(call, headers)

    def _against_specification(self, call: Call) -> list[str]:
        if self.specification is None:
            return []
        return self.specification.faults_of(call.method, call.path, call.body)

    def _find(self, call: Call, faults: list[str]) -> None:
        self.findings.append(Finding(call.method, call.path, faults, call.body))

    def _carry_out(self, call: Call, headers: Mapping[str, str]) -> web.Response:
        if call.nonce in self._nonces:  # the same message sent again after a lost answer
            return answer(self._nonces[call.nonce], headers=headers)
        try:
            result = self._dispatch(call)
        except (router.RouteNotImplemented, router.UnsupportedField) as gap:
            self._find(call, [f"not in the loopback: {gap}"])
            return answer({"message": str(gap), "code": 0}, status=501, headers=headers)
        except BackendError as error:
            self.refused.append(error)
            return answer(error.to_json(), status=error.status, headers=headers)
        if call.nonce:
            self._nonces[call.nonce] = result
        if call.path.startswith("/interactions/") and call.path.endswith("/callback"):
            self.on_callback(int(call.path.split("/")[2]))
            if call.query.get("with_response", "").lower() not in {"1", "true"}:
                return nothing()
        return nothing() if result is None else answer(result, headers=headers)

    def _dispatch(self, call: Call) -> Any:
        if call.path in {"/gateway/bot", "/gateway"}:
            limit = {"total": 1000, "remaining": 999, "reset_after": 1, "max_concurrency": 1}
            return {"url": self.address(), "shards": 1, "session_start_limit": limit}
        result = router.dispatch(
            self.world,
            call.method,
            unquote(call.path),
            json=call.body,
            params=dict(call.query),
            files=list(call.files),
            reason=call.reason,
        )
        if call.path == "/oauth2/applications/@me":
            result["bot_public"] = self.public
        return result


async def _read(request: web.Request) -> Call:
    body: Any = None
    uploads: list[Upload] = []
    if request.content_type.startswith("multipart/"):
        async for part in await request.multipart():
            assert isinstance(part, BodyPartReader)
            if part.name == "payload_json":
                body = json.loads(await part.text())
            elif part.filename is not None:
                uploads.append(Upload(part.filename, bytes(await part.read())))
    elif request.can_read_body:
        body = json.loads(await request.text() or "null")
    return Call(
        at=time.monotonic(),
        method=request.method,
        path="/" + request.match_info["tail"],
        body=body,
        files=tuple(uploads),
        query=dict(request.query),
        reason=request.headers.get("X-Audit-Log-Reason"),
        authorization=request.headers.get("Authorization"),
    )


def _broken_rules(call: Call) -> Iterator[str]:
    body = call.body
    if isinstance(body, list):
        if call.method == "PUT" and call.path.endswith("/commands"):
            yield from rules.broken_by_commands(body)
        return
    if not isinstance(body, dict) or call.method not in {"POST", "PATCH"}:
        return
    message: Mapping[str, Any] = body
    if call.path.endswith("/callback"):
        message = body.get("data") or {}
        if body.get("type") == _CHOICES:
            yield from rules.broken_by_choices(message.get("choices") or [])
        if body.get("type") not in _MESSAGES:
            return
    elif call.path.endswith("/threads"):
        message = body.get("message") or {}
    elif "/messages" not in call.path and not call.path.startswith("/webhooks/"):
        return
    yield from rules.broken_by_message(message, [upload.data for upload in call.files])
    if message and not _mentions_nobody(message):
        yield "allowed_mentions: this bot notifies nobody, by any message or edit."


def _mentions_nobody(message: Mapping[str, Any]) -> bool:
    allowed = message.get("allowed_mentions")
    if allowed is None:
        return False
    return not any(allowed.get(key) for key in ("parse", "users", "roles", "replied_user"))
