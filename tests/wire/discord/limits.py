"""Rate limits: a bucket for each route and major parameter, and the bot's 50 calls a second."""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from aiohttp import web

from tests.wire.discord.answers import answer

# Calls and the seconds that they are counted over. Discord publishes no table; these are the
# ones that its headers show for a bot.
USUAL: Final[Mapping[str, tuple[int, float]]] = {
    "POST /channels/{}/messages": (5, 5.0),
    "POST /channels/{}/typing": (5, 5.0),
    "PUT /applications/{}/commands": (2, 60.0),
}
GLOBAL: Final = 50


@dataclass(slots=True)
class _Bucket:
    limit: int
    seconds: float
    left: int = 0
    until: float = 0.0

    def refill(self, now: float) -> None:
        if now >= self.until:
            self.left, self.until = self.limit, now + self.seconds


class RateLimits:
    """Counts a bot's calls. `refused` counts the 429s by their bucket."""

    def __init__(
        self, buckets: Mapping[str, tuple[int, float]] = USUAL, *, a_second: int = GLOBAL
    ) -> None:
        self._limits = buckets
        self._buckets: dict[tuple[str, str], _Bucket] = {}
        self._a_second = a_second
        self._recent: deque[float] = deque()
        self.refused: Counter[str] = Counter()

    def take(self, method: str, path: str) -> web.Response | dict[str, str]:
        """The headers that tell what is left, or the 429."""
        now = time.monotonic()
        while self._recent and now - self._recent[0] > 1:
            self._recent.popleft()
        if len(self._recent) >= self._a_second:
            return self._refuse("global", 1 - (now - self._recent[0]), {})
        self._recent.append(now)
        key, major = _key(method, path)
        if key not in self._limits:
            return {}
        bucket = self._buckets.setdefault((key, major), _Bucket(*self._limits[key]))
        bucket.refill(now)
        wait = bucket.until - now
        headers = {
            "X-RateLimit-Bucket": key,
            "X-RateLimit-Limit": str(bucket.limit),
            "X-RateLimit-Remaining": str(max(0, bucket.left - 1)),
            "X-RateLimit-Reset-After": f"{wait:.3f}",
            "X-RateLimit-Reset": f"{time.time() + wait:.3f}",
        }
        if bucket.left <= 0:
            return self._refuse(key, wait, headers)
        bucket.left -= 1
        return headers

    def _refuse(self, key: str, wait: float, headers: dict[str, str]) -> web.Response:
        self.refused[key] += 1
        shared = key == "global"
        return answer(
            {"message": "You are being rate limited.", "retry_after": wait, "global": shared},
            status=429,
            headers={
                **headers,
                "Retry-After": str(int(wait) + 1),
                "X-RateLimit-Scope": "global" if shared else "user",
                **({"X-RateLimit-Global": "true"} if shared else {}),
            },
        )


def _key(method: str, path: str) -> tuple[str, str]:
    """ "POST /channels/{}/messages" and the channel that has this bucket to itself."""
    parts = path.strip("/").split("/")
    route = "/".join("{}" if part.isdigit() or len(part) > 30 else part for part in parts)
    return f"{method} /{route}", parts[1] if len(parts) > 1 else ""
