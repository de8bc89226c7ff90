"""What a control's custom id says: all that its press needs, so that it lives through restarts.

"v1:context:k3f9:2" is the context of the second quote of the answer k3f9. Timelines and lists
of quotations carry what was asked for, and so need no memory at all; a few letters tell of
which story ("v2:k7qa:said:2:en:"). Older ones, without, are of the story that is asked there.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final, Self

from bot.discord.markdown import shorten
from bot.models import QuotesRequest, TimelineRequest

MOST: Final = 100
# The longest subject and the longest name that fit in with the rest.
SUBJECT: Final = 54
NAME: Final = 80
# Of quotations of some days or about something: the name, and the name and the subject.
_SHORT_NAME: Final = 30
_NARROWED: Final = 58
_OF_STORY: Final = r"v(?:1|2:(?P<story>[a-z2-7]{4}))"
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
    """A page of a timeline. `story`: the tag of the story that it is of, "" for the place's."""

    request: TimelineRequest
    page: int
    story: str = ""

    PATTERN = re.compile(rf"{_OF_STORY}:line:(?P<page>\d{{1,3}}):{_TIMELINE}", re.DOTALL)

    def __str__(self) -> str:
        return f"{_version(self.story)}:line:{self.page}:{_written(self.request)}"

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        return cls(_request(match), int(match["page"]), match["story"] or "")


@dataclass(frozen=True, slots=True)
class Taken:
    """The menu of files that a timeline can be taken away as."""

    request: TimelineRequest
    story: str = ""

    PATTERN = re.compile(rf"{_OF_STORY}:file:{_TIMELINE}", re.DOTALL)

    def __str__(self) -> str:
        return f"{_version(self.story)}:file:{_written(self.request)}"

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        return cls(_request(match), match["story"] or "")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of a list of quotations, narrowed to days and a subject or not."""

    request: QuotesRequest
    page: int
    story: str = ""

    PATTERN = re.compile(
        rf"{_OF_STORY}:(?:said|says:(?P<from>\d{{0,8}}):(?P<to>\d{{0,8}}):(?P<about>[^:]*))"
        r":(?P<page>\d{1,3}):(?P<language>[a-z]{2}):(?P<speaker>.*)",
        re.DOTALL,
    )

    def __str__(self) -> str:
        asked = self.request
        kind = "said"
        if _is_narrowed(asked):
            kind = f"says:{_digits(asked.from_)}:{_digits(asked.to)}:{asked.about or ''}"
        rest = f"{self.page}:{asked.language}:{asked.speaker or ''}"
        return f"{_version(self.story)}:{kind}:{rest}"

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        asked = QuotesRequest(
            speaker=match["speaker"] or None,
            from_=_day(match["from"] or ""),
            to=_day(match["to"] or ""),
            about=match["about"] or None,
            language=match["language"],
        )
        return cls(asked, int(match["page"]), match["story"] or "")


class Step(StrEnum):
    """What can be done with a preview or a job."""

    CONFIRM = "confirm"
    CANCEL = "cancel"
    RESUME = "resume"
    DISCARD = "discard"


@dataclass(frozen=True, slots=True)
class Job:
    """A button of a preview or a job, by its id in the office."""

    step: Step
    id: str

    PATTERN = re.compile(rf"v1:job:(?P<step>{'|'.join(Step)}):(?P<id>[a-z0-9]{{1,40}})")

    def __str__(self) -> str:
        return f"v1:job:{self.step}:{self.id}"

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        return cls(Step(match["step"]), match["id"])


@dataclass(frozen=True, slots=True)
class Undo:
    """Takes back what made a generation of a story, or shows first what else that takes back."""

    generation: int
    story: str  # its tag

    PATTERN = re.compile(r"v1:undo:(?P<story>[a-z2-7]{4}):(?P<generation>\d{1,9})")

    def __str__(self) -> str:
        return f"v1:undo:{self.story}:{self.generation}"

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        return cls(int(match["generation"]), match["story"])


@dataclass(frozen=True, slots=True)
class Unsubscribe:
    """Ends the digests of a subscription."""

    subscription: str

    PATTERN = re.compile(r"v1:unsubscribe:(?P<subscription>[\w-]{1,60})")

    def __str__(self) -> str:
        return f"v1:unsubscribe:{self.subscription}"

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        return cls(match["subscription"])


@dataclass(frozen=True, slots=True)
class Forget:
    """Erases what the person who presses has asked, or keeps it."""

    sure: bool

    PATTERN = re.compile(r"v1:forget:(?P<sure>yes|no)")

    def __str__(self) -> str:
        return f"v1:forget:{'yes' if self.sure else 'no'}"

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        return cls(match["sure"] == "yes")


def tag(story: str) -> str:
    """Four letters that tell stories apart; names are too long, and not for every eye."""
    digest = hashlib.sha256(story.encode()).digest()
    return base64.b32encode(digest).decode().lower()[:4]


def subject(text: str | None) -> str | None:
    """A timeline's subject as it is searched and carried: on one line and not too long."""
    return shorten(text or "", SUBJECT) or None


def carried(request: QuotesRequest) -> QuotesRequest:
    """Quotations asked for as they are searched and carried: the name, and the subject."""
    about = subject((request.about or "").replace(":", " "))  # a colon ends it in an id
    request = replace(request, about=about)
    if not _is_narrowed(request):
        return replace(request, speaker=name(request.speaker))
    speaker = name(request.speaker, _SHORT_NAME)
    room = _NARROWED - len(speaker or "")
    return replace(request, speaker=speaker, about=shorten(about, room) if about else None)


def name(text: str | None, most: int = NAME) -> str | None:
    """A speaker's name as it is searched and carried."""
    line = " ".join((text or "").split())
    return line[:most].rstrip() or None


def _is_narrowed(request: QuotesRequest) -> bool:
    return bool(request.about or request.from_ or request.to)


def _version(story: str) -> str:
    return f"v2:{story}" if story else "v1"


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
