"""What can go wrong on Slack's side of the wire, on demand."""

from __future__ import annotations

import time
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from tests.wire.slack.rules import Rate


class Refused(Exception):
    """An answer with "ok": false and this error."""

    def __init__(self, error: str, **more: Any) -> None:
        super().__init__(error)
        self.error = error
        self.more = more


@dataclass(slots=True)
class Fault:
    """The next `times` calls of `method` ("*": of any) are answered so.

    Without a `status`, the answer is an ordinary refusal with `error`. `delay`: seconds before.
    """

    method: str
    times: int = 1
    status: int | None = None
    error: str = "internal_error"
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0


class Meter:
    """Token buckets, one a key."""

    def __init__(self) -> None:
        self._left: dict[object, tuple[float, float]] = {}

    def wait(self, key: object, rate: Rate) -> float:
        """Takes one call; 0 where it may pass, else seconds until one may."""
        now = time.monotonic()
        left, then = self._left.get(key, (rate.burst, now))
        left = min(rate.burst, left + (now - then) * rate.each_second)
        if left < 1:
            self._left[key] = (left, now)
            return (1 - left) / rate.each_second
        self._left[key] = (left - 1, now)
        return 0.0


Counts = defaultdict[str, int]
