"""What a workspace holds."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(slots=True)
class Channel:
    id: str
    name: str
    members: set[str]
    is_im: bool = False
    private: bool = False
    archived: bool = False


@dataclass(slots=True)
class ResponseUrl:
    """Takes five replies in 30 minutes."""

    replies: list[Json] = field(default_factory=list)
    made: float = field(default_factory=time.monotonic)

    @property
    def open(self) -> bool:
        return len(self.replies) < 5 and time.monotonic() - self.made < 1800


@dataclass(slots=True)
class File:
    """`given`: to the app, in a window. `external`: the address of one that Slack doesn't hold."""

    id: str
    name: str
    length: int
    content: bytes = b""
    shares: list[tuple[str, str | None]] = field(default_factory=list)  # channel, thread
    user: str = "UBOT"
    given: bool = False
    external: str | None = None
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    at: float
    method: str
    arguments: Json
