"""The buttons under an answer."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Final

from slack_bolt.async_app import AsyncAck

from bot.core import Core
from bot.desk import Desk
from bot.ledger import Verdict
from bot.models import Abstention, Answer, Result, TimelineRequest
from bot.phrases import Phrases, phrases
from bot.slack import blocks
from bot.slack.answers import Answers
from bot.slack.blocks import note
from bot.slack.languages import Languages
from bot.slack.lookups import Lookups
from bot.slack.places import Channels, Place, Private, Thread
from bot.slack.telling import telling
from bot.slack.whereabouts import Whereabouts
from bot.stories import Place as Where

log = logging.getLogger(__name__)

Json = dict[str, Any]

# Days before and after an article that "around that date" shows.
_AROUND: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Click:
    """Who clicked on what, and where: that decides what they may read, whatever the button says.

    `place`: where what is asked for goes; `aside`: to the clicker alone.
    """

    where: Where
    action: str
    value: str
    message: str
    place: Place
    aside: Private

    @classmethod
    async def of(cls, body: Json, channels: Channels, whereabouts: Whereabouts) -> Click:
        action, container = body["actions"][0], body["container"]
        user, channel, ts = body["user"]["id"], container["channel_id"], container["message_ts"]
        aside = Private(body["response_url"])
        thread = container.get("thread_ts") or body.get("message", {}).get("thread_ts") or ts
        place = aside if container.get("is_ephemeral") else Thread(channels, channel, thread, user)
        where = await whereabouts.of(channel, user)
        return cls(where, action["action_id"], action["value"], f"{channel}:{ts}", place, aside)


class Clicks:
    """Further quotes, paragraphs, timelines around, sharing, feedback, reports."""

    def __init__(
        self,
        core: Core,
        *,
        answers: Answers,
        lookups: Lookups,
        channels: Channels,
        languages: Languages,
        whereabouts: Whereabouts,
    ) -> None:
        self._doors = core.doors
        self._answers = answers
        self._lookups = lookups
        self._channels = channels
        self._languages = languages
        self._whereabouts = whereabouts

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
        click = await self._click(body)
        verdict, _, answer_id = click.value.partition(" ")
        await self._judged(click, answer_id, Verdict(verdict), "chat.thanks")

    async def wrong(self, ack: AsyncAck, body: Json) -> None:
        """A report of a wrong quote, confirmed in Slack's own dialog."""
        await ack()
        click = await self._click(body)
        user = click.where.person
        log.warning("A wrong quote is reported in the answer %s, by %s.", click.value, user)
        await self._judged(click, click.value, Verdict.WRONG_QUOTE, "chat.reported")

    async def _judged(self, click: Click, answer_id: str, verdict: Verdict, phrase: str) -> None:
        words = await self._languages.of(click.where.person)
        async with telling(click.aside, words):
            await self._doors.judge(click.where, answer_id, verdict)
            await click.aside.reply(note(words.say(phrase)))

    async def _once(
        self, body: Json, then: Callable[[Click, Result, Desk], Awaitable[None]]
    ) -> None:
        """Does it for the first click on this button of this message."""
        click = await self._click(body)
        words = await self._languages.of(click.where.person)
        async with telling(click.aside, words):
            recorded, desk = await self._doors.recorded(click.where, click.value)
            words = phrases(recorded.language)
            key = ("click", click.message, click.action, click.value)
            if not await self._answers.first_time(*key):
                await click.aside.reply(note(words.say("slack.there_already")))
                return
            try:
                await then(click, await desk.recall(recorded), desk)
            except Exception:
                await self._answers.forget(*key)  # so that a second try isn't taken for a double
                raise

    async def _click(self, body: Json) -> Click:
        return await Click.of(body, self._channels, self._whereabouts)

    async def _more(self, click: Click, result: Result, _: Desk) -> None:
        words = _words(result)
        further = result.more if isinstance(result, Answer) else ()
        messages = (
            blocks.further(further, result.question)
            if further
            else (note(words.say("chat.no_more")),)
        )
        await click.place.put(messages, words)

    async def _nearest(self, click: Click, result: Result, _: Desk) -> None:
        if isinstance(result, Abstention):
            await click.place.put(blocks.nearest(result), _words(result))

    async def _context(self, click: Click, result: Result, desk: Desk) -> None:
        cited = result.citations if isinstance(result, Answer) else result.nearest
        paragraphs = tuple(
            [
                replace(
                    one, quote=await desk.paragraph(one.quote), speaker=None, spans=(), time=None
                )
                for one in cited
            ]
        )
        words = _words(result)
        await click.place.put(blocks.context(paragraphs, words.language), words)

    async def _around(self, click: Click, result: Result, desk: Desk) -> None:
        cited = result.citations if isinstance(result, Answer) else result.nearest
        day = next(
            (c.quote.article.published_at for c in cited if c.quote.article.published_at), None
        )
        if day:
            request = TimelineRequest(
                from_=day - _AROUND, to=day + _AROUND, language=_words(result).language
            )
            await self._lookups.timeline(request, click.place, desk)

    async def _share(self, click: Click, result: Result, _: Desk) -> None:
        """A reply for all takes the private answer's place."""
        for message in blocks.shared(result, click.where.person):
            await click.aside.reply(message, to_all=True)
        await click.aside.remove()


def _words(result: Result) -> Phrases:
    return phrases(result.question.language)
