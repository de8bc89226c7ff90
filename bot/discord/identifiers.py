"""What a control's custom id says: all that its press needs, so that it lives through restarts.

"v1:context:k3f9:2" is the context of the second quote of the answer k3f9. Timelines and lists
of quotations carry what was asked for, and so need no memory at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Self

from bot.discord.markdown import shorten
from bot.models import QuotesRequest, TimelineRequest

MOST: Final = 100
# The longest subject and the longest name that fit in with the rest.
SUBJECT: Final = 60
NAME: Final = 80
_TIMELINE: Final = (
    r"(?P<from>\d{0,8}):(?P<to>\d{0,8}):(?P<limit>\d{0,3}):(?P<language>[a-z]{2}):(?P<about>.*)"
)


class Action(StrEnum):
    """What can be done with an answer."""

    HELPFUL = "yes"
    UNHELPFUL = "no"
    MORE = "more"
    CONTEXT = "context"
    AROUND = "around"
    REPORT = "report"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Press:
    """A button under an answer. `number` is its citation's, 0 where it is for all of them."""

    action: Action
    answer: str
    number: int = 0

    PATTERN = re.compile(
        rf"v1:(?P<action>{'|'.join(Action)}):(?P<answer>[\w-]{{1,40}}):(?P<number>\d{{1,3}})"
    )

    def __str__(self) -> str:
        return f"v1:{self.action}:{self.answer}:{self.number}"

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        return cls(Action(match["action"]), match["answer"], int(match["number"]))


@dataclass(frozen=True, slots=True)
class Turn:
    """A page of a timeline."""

    request: TimelineRequest
    page: int

    PATTERN = re.compile(rf"v1:line:(?P<page>\d{{1,3}}):{_TIMELINE}", re.DOTALL)

    def __str__(self) -> str:
        return f"v1:line:{self.page}:{_written(self.request)}"

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        return cls(_request(match), int(match["page"]))


@dataclass(frozen=True, slots=True)
class Taken:
    """The menu of files that a timeline can be taken away as."""

    request: TimelineRequest

    PATTERN = re.compile(rf"v1:file:{_TIMELINE}", re.DOTALL)

    def __str__(self) -> str:
        return f"v1:file:{_written(self.request)}"

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        return cls(_request(match))


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of a list of quotations."""

    request: QuotesRequest
    page: int

    PATTERN = re.compile(
        r"v1:said:(?P<page>\d{1,3}):(?P<language>[a-z]{2}):(?P<speaker>.*)", re.DOTALL
    )

    def __str__(self) -> str:
        return f"v1:said:{self.page}:{self.request.language}:{self.request.speaker or ''}"

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        asked = QuotesRequest(speaker=match["speaker"] or None, language=match["language"])
        return cls(asked, int(match["page"]))


def subject(text: str | None) -> str | None:
    """A timeline's subject as it is searched and carried: on one line and not too long."""
    return shorten(text or "", SUBJECT) or None


def name(text: str | None) -> str | None:
    """A speaker's name as it is searched and carried."""
    line = " ".join((text or "").split())
    return line[:NAME].rstrip() or None


def _written(request: TimelineRequest) -> str:
    days = (_digits(request.from_), _digits(request.to))
    rest = (request.limit or "", request.language, request.about or "")
    return ":".join(map(str, (*days, *rest)))


def _request(match: re.Match[str]) -> TimelineRequest:
    return TimelineRequest(
        from_=_day(match["from"]),
        to=_day(match["to"]),
        about=match["about"] or None,
        limit=int(match["limit"]) if match["limit"] else None,
        language=match["language"],
    )


def _digits(day: date | None) -> str:
    return day.strftime("%Y%m%d") if day else ""


def _day(digits: str) -> date | None:
    return date.fromisoformat(digits) if digits else None
