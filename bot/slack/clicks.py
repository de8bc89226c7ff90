"""The buttons under an answer."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Final

from slack_bolt.async_app import AsyncAck

from bot.desk import Desk
from bot.errors import NoSuchRecord
from bot.ledger import Ledger, Recorded, Verdict
from bot.models import Abstention, Answer, Result, TimelineRequest
from bot.phrases import Phrases, phrases
from bot.slack import blocks
from bot.slack.answers import Answers
from bot.slack.blocks import note
from bot.slack.languages import Languages
from bot.slack.lookups import Lookups
from bot.slack.places import Channels, Place, Private, Thread
from bot.slack.telling import telling

log = logging.getLogger(__name__)

Json = dict[str, Any]

# Days before and after an article that "around that date" shows.
_AROUND: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Click:
    """Who clicked on what. `place`: where what is asked for goes; `aside`: to the clicker alone."""

    user: str
    action: str
    value: str
    message: str
    place: Place
    aside: Private

    @classmethod
    def of(cls, body: Json, channels: Channels) -> Click:
        action, container = body["actions"][0], body["container"]
        user, channel, ts = body["user"]["id"], container["channel_id"], container["message_ts"]
        aside = Private(body["response_url"])
        thread = container.get("thread_ts") or body.get("message", {}).get("thread_ts") or ts
        place = aside if container.get("is_ephemeral") else Thread(channels, channel, thread, user)
        return cls(user, action["action_id"], action["value"], f"{channel}:{ts}", place, aside)


class Clicks:
    """Further quotes, paragraphs, timelines around, sharing, feedback, reports."""

    def __init__(
        self,
        *,
        desk: Desk,
        ledger: Ledger,
        answers: Answers,
        lookups: Lookups,
        channels: Channels,
        languages: Languages,
    ) -> None:
        self._desk = desk
        self._ledger = ledger
        self._answers = answers
        self._lookups = lookups
        self._channels = channels
        self._languages = languages

    async def more(self, ack: AsyncAck, body: Json) -> None:
        await ack()
        await self._once(body, self._more)

    async def nearest(self, ack: AsyncAck, body: Json) -> None:
        await ack()
        await self._once(body, self._nearest)

    async def context(self, ack: AsyncAck, body: Json) -> None:
        await ack()
        await self._once(body, self._context)

    async def around(self, ack: AsyncAck, body: Json) -> None:
        await ack()
        await self._once(body, self._around)

    async def share(self, ack: AsyncAck, body: Json) -> None:
        await ack()
        await self._once(body, self._share)

    async def feedback(self, ack: AsyncAck, body: Json) -> None:
        """Slack's thumbs. The last one of each person counts."""
        await ack()
        click = Click.of(body, self._channels)
        verdict, _, answer_id = click.value.partition(" ")
        await self._judged(click, answer_id, Verdict(verdict), "chat.thanks")

    async def wrong(self, ack: AsyncAck, body: Json) -> None:
        """A report of a wrong quote, confirmed in Slack's own dialog."""
        await ack()
        click = Click.of(body, self._channels)
        log.warning("A wrong quote is reported in the answer %s, by %s.", click.value, click.user)
        await self._judged(click, click.value, Verdict.WRONG_QUOTE, "chat.reported")

    async def _judged(self, click: Click, answer_id: str, verdict: Verdict, phrase: str) -> None:
        words = await self._languages.of(click.user)
        async with telling(click.aside, words):
            await self._desk.run(self._ledger.feedback, answer_id, click.user, verdict)
            await click.aside.reply(note(words.say(phrase)))

    async def _once(self, body: Json, then: Callable[[Click, Result], Awaitable[None]]) -> None:
        """Does it for the first click on this button of this message."""
        click = Click.of(body, self._channels)
        words = await self._languages.of(click.user)
        async with telling(click.aside, words):
            recorded = await self._recorded(click.value)
            words = phrases(recorded.language)
            key = ("click", click.message, click.action, click.value)
            if not await self._answers.first_time(*key):
                await click.aside.reply(note(words.say("slack.there_already")))
                return
            try:
                await then(click, await self._desk.recall(recorded))
            except Exception:
                await self._answers.forget(*key)  # so that a second try isn't taken for a double
                raise

    async def _recorded(self, answer_id: str) -> Recorded:
        recorded = await self._desk.run(self._ledger.recorded, answer_id)
        if recorded is None:
            raise NoSuchRecord(f"The ledger has no answer {answer_id}.")
        return recorded

    async def _more(self, click: Click, result: Result) -> None:
        words = _words(result)
        further = result.more if isinstance(result, Answer) else ()
        messages = (
            blocks.further(further, result.question)
            if further
            else (note(words.say("chat.no_more")),)
        )
        await click.place.put(messages, words)

    async def _nearest(self, click: Click, result: Result) -> None:
        if isinstance(result, Abstention):
            await click.place.put(blocks.nearest(result), _words(result))

    async def _context(self, click: Click, result: Result) -> None:
        cited = result.citations if isinstance(result, Answer) else result.nearest
        paragraphs = tuple(
            [
                replace(one, quote=await self._desk.paragraph(one.quote), speaker=None)
                for one in cited
            ]
        )
        words = _words(result)
        await click.place.put(blocks.context(paragraphs, words.language), words)

    async def _around(self, click: Click, result: Result) -> None:
        cited = result.citations if isinstance(result, Answer) else result.nearest
        day = next(
            (c.quote.article.published_at for c in cited if c.quote.article.published_at), None
        )
        if day:
            request = TimelineRequest(
                from_=day - _AROUND, to=day + _AROUND, language=_words(result).language
            )
            await self._lookups.show(request, click.place)

    async def _share(self, click: Click, result: Result) -> None:
        """A reply for all takes the private answer's place."""
        for message in blocks.shared(result, click.user):
            await click.aside.reply(message, to_all=True)
        await click.aside.remove()


def _words(result: Result) -> Phrases:
    return phrases(result.question.language)
