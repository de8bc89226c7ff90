"""Failures on demand: what Discord answers instead of doing what it was asked."""

from __future__ import annotations

import asyncio
import fnmatch
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.wire.discord.answers import answer


@dataclass(slots=True)
class Fault:
    """The next `times` calls that fit fail with `status` after `delay` seconds.

    `path` is a glob of the path below /api/v10. `status` 0 only delays. `done`: the call is
    carried out all the same, so that only its answer is lost, as a proxy's 502 has it.
    """

    path: str
    method: str = "*"
    status: int = 500
    code: int = 0
    message: str = "injected"
    times: int = 1
    delay: float = 0.0
    done: bool = False
    body: dict[str, Any] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)

    def fits(self, method: str, path: str) -> bool:
        return self.times > 0 and self.method in {"*", method} and fnmatch.fnmatch(path, self.path)

    def response(self) -> web.Response:
        body = {"code": self.code, "message": self.message, **self.body}
        return answer(body, status=self.status, headers=self.headers)


class Faults:
    """The faults that wait for their call."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def add(self, fault: Fault) -> Fault:
        self._waiting.append(fault)
        return fault

    async def strike(self, method: str, path: str) -> Fault | None:
        """The fault that this call meets, its delay over; None where it meets none to answer."""
        for fault in self._waiting:
            if fault.fits(method, path):
                fault.times -= 1
                await asyncio.sleep(fault.delay)
                return fault if fault.status else None
        return None
