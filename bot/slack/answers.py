"""A question in Slack, from its words to the posted answer."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, replace
from typing import Final

from bot.core import Core
from bot.errors import BotError, NoStoryHere
from bot.ledger import Entry
from bot.models import Abstention, Result
from bot.phrases import LANGUAGES, Phrases, phrases
from bot.slack import blocks
from bot.slack.places import Place
from bot.stories import Place as Where

log = logging.getLogger(__name__)

PLATFORM: Final = "slack"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and where it comes from.

    `where`: which decides what story is asked. `conversation`: what follow-ups share.
    `named`: whether it was put to the bot by name, by command or alone with it; else it was
    only taken for a question to the bot.
    """

    text: str
    where: Where
    conversation: str
    named: bool = True


class Answers:
    """Answers at a place, and remembers it for the buttons and for follow-ups."""

    def __init__(self, core: Core) -> None:
        self._desk = core.desk
        self._ledger = core.ledger
        self._doors = core.doors

    async def give(self, asked: Asked, place: Place, words: Phrases) -> None:
        """`words`: for a question whose language can't be told. Raises BotError, StoryError."""
        started = time.monotonic()
        desk = await self._doors.at(asked.where)
        earlier = await self._doors.earlier(asked.where, asked.conversation)
        result = await desk.ask(asked.text, earlier=earlier)
        if result.question.language not in LANGUAGES:
            spoken = replace(result.question, language=words.language)
            result = replace(result, question=spoken)
        answer_id = await self._recorded(asked, result, (time.monotonic() - started) * 1000)
        messages = blocks.answered(result, answer_id, private=place.private)
        words = phrases(result.question.language)
        if isinstance(result, Abstention) and not asked.named:
            # It may have been meant for somebody else: no answer need not be seen by all.
            await place.whisper(messages, words)
            return
        ts = await place.put(messages, words)
        if answer_id and ts:
            await self._desk.run(self._ledger.placed, answer_id, ts)

    async def going_on(self, where: Where, conversation: str) -> bool:
        """Whether the bot has answered in this conversation lately, from the same story."""
        try:
            return bool(await self._doors.earlier(where, conversation))
        except NoStoryHere:
            return False

    async def first_time(self, *key: str) -> bool:
        """Whether nobody has handled what goes by this key. Slack delivers some things twice."""
        return await self._desk.run(self._ledger.claim, ":".join((PLATFORM, *key)))

    async def forget(self, *key: str) -> None:
        """What goes by this key was not handled after all."""
        await self._desk.run(self._ledger.release, ":".join((PLATFORM, *key)))

    async def _recorded(self, asked: Asked, result: Result, elapsed_ms: float) -> str | None:
        entry = Entry(
            platform=PLATFORM,
            conversation=asked.conversation,
            asker=asked.where.person,
            result=result,
            elapsed_ms=elapsed_ms,
        )
        try:
            return await self._desk.run(self._ledger.record, entry)
        except BotError as error:
            log.error("An answer is given without buttons: %s", error)
            return None
