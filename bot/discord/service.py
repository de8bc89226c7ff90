"""What the chat asks of the desk and the ledger, in Discord's terms."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.desk import Desk
from bot.errors import LedgerFailed, NoSuchRecord
from bot.ledger import Entry, Ledger, Recorded, Verdict
from bot.models import Result

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
    desk: Desk
    ledger: Ledger
    under_way: UnderWay = field(default_factory=UnderWay)

    async def ask(self, question: str, *, conversation: str, asker: int) -> Given:
        """Answers in the light of what was asked before in the conversation, and records it."""
        started = time.perf_counter()
        result = await self.desk.ask(question, earlier=await self._earlier(conversation))
        entry = Entry(
            platform=PLATFORM,
            conversation=conversation,
            asker=str(asker),
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

    async def recorded(self, answer: str) -> Recorded:
        """Raises NoSuchRecord, LedgerFailed."""
        found = await self.desk.run(self.ledger.recorded, answer)
        if found is None:
            raise NoSuchRecord(f"The ledger has no answer {answer}.")
        return found

    async def recall(self, answer: str) -> Result:
        """An answer given before, its quotes cut again.

        Raises NoSuchRecord, LedgerFailed, Outdated.
        """
        return await self.desk.recall(await self.recorded(answer))

    async def conversation_of(self, answer: str) -> str | None:
        """The conversation that an answer belongs to; None where the ledger can't tell."""
        try:
            return (await self.recorded(answer)).conversation
        except (NoSuchRecord, LedgerFailed):
            return None

    async def judge(self, answer: str, who: int, verdict: Verdict) -> None:
        """Raises NoSuchRecord, LedgerFailed."""
        await self.desk.run(self.ledger.feedback, answer, str(who), verdict)

    async def _earlier(self, conversation: str) -> Sequence[str]:
        try:
            story = (await self.desk.status()).stamp.story
            return await self.desk.run(self.ledger.earlier, PLATFORM, conversation, story=story)
        except LedgerFailed:
            log.exception("%s is answered without what came before", conversation)
            return ()
