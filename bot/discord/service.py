"""What the chat asks of the stories, the ledger and the office, in Discord's terms."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.admin import Office
from bot.core import Core
from bot.desk import Desk
from bot.discord.identifiers import tag
from bot.errors import LedgerFailed, NoSuchRecord
from bot.ledger import Entry, Ledger
from bot.models import Result
from bot.settings import Settings
from bot.stories import Doors, Place

PLATFORM: Final = "discord"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Given:
    """An answer, and its id in the ledger; "" where the ledger failed."""

    result: Result
    id: str


class UnderWay:
    """Counts what is being answered, so that a stop can wait for it."""

    def __init__(self) -> None:
        self._count = 0
        self._idle = asyncio.Event()
        self._idle.set()

    def __enter__(self) -> None:
        self._count += 1
        self._idle.clear()

    def __exit__(self, *_: object) -> None:
        self._count -= 1
        if not self._count:
            self._idle.set()

    async def over(self, *, within: float) -> bool:
        """Waits until nothing is under way; whether that was `within` so many seconds."""
        try:
            async with asyncio.timeout(within):
                await self._idle.wait()
        except TimeoutError:
            return False
        return True


@dataclass(frozen=True, slots=True)
class Service:
    """What is read of a story is read through `doors`, at the place where somebody asks."""

    core: Core
    settings: Settings
    under_way: UnderWay = field(default_factory=UnderWay)

    @property
    def desk(self) -> Desk:
        """For what is of no story."""
        return self.core.desk

    @property
    def ledger(self) -> Ledger:
        return self.core.ledger

    @property
    def doors(self) -> Doors:
        return self.core.doors

    @property
    def office(self) -> Office:
        return self.core.office

    async def at(self, place: Place) -> Desk:
        """The desk of the story that is asked at a place. Raises NoStoryHere."""
        return await self.doors.at(place)

    async def of(self, place: Place, story: str) -> Desk:
        """The desk of the story with this tag, where it may be read; without, the place's.

        Raises NoSuchRecord, NoStoryHere.
        """
        if not story:
            return await self.at(place)
        return await self.doors.named(place, await self.tagged(place, story))

    async def tagged(self, place: Place, story: str) -> str:
        """The name of the story with this tag, among those that may be read at a place."""
        for one in await self.doors.readable(place):
            if tag(one.name) == story:
                return one.name
        raise NoSuchRecord("That story isn't read here, or no more.")

    async def ask(self, question: str, *, place: Place, conversation: str) -> Given:
        """Answers in the light of what was asked before in the conversation, and records it."""
        started = time.perf_counter()
        desk = await self.at(place)
        result = await desk.ask(question, earlier=await self._earlier(place, conversation))
        entry = Entry(
            platform=PLATFORM,
            conversation=conversation,
            asker=place.person,
            result=result,
            elapsed_ms=(time.perf_counter() - started) * 1000,
        )
        try:
            return Given(result, await self.desk.run(self.ledger.record, entry))
        except LedgerFailed:
            log.exception("an answer is given without being recorded")
            return Given(result, "")

    async def claim(self, key: str) -> bool:
        """Whether it is ours to handle. An answer too many is better than none at all."""
        try:
            return await self.desk.run(self.ledger.claim, f"{PLATFORM}:{key}")
        except LedgerFailed:
            log.exception("%s is handled without being claimed", key)
            return True

    async def placed(self, answer: str, message: int) -> None:
        """Remembers where the answer stands."""
        if answer:
            try:
                await self.desk.run(self.ledger.placed, answer, str(message))
            except LedgerFailed:
                log.exception("the place of answer %s isn't recorded", answer)

    async def conversation_of(self, place: Place, answer: str) -> str | None:
        """The conversation that an answer belongs to; None where the ledger can't tell."""
        try:
            recorded, _ = await self.doors.recorded(place, answer)
        except (NoSuchRecord, LedgerFailed):
            return None
        return recorded.conversation

    async def _earlier(self, place: Place, conversation: str) -> Sequence[str]:
        try:
            return await self.doors.earlier(place, conversation)
        except LedgerFailed:
            log.exception("%s is answered without what came before", conversation)
            return ()
