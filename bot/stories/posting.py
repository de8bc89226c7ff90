"""Tells subscribers what is new, each thing once, whatever stops the bot in between."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Final

from bot import vitals
from bot.desk import Desk
from bot.discretion import be_discreet
from bot.errors import BotError
from bot.stories.digest import Digest, digest
from bot.stories.doors import Doors
from bot.stories.models import Place, Subscription, When
from bot.stories.subscriptions import Subscriptions
from index.errors import StoryError, StoryMissing

log = logging.getLogger(__name__)

# Seconds between looks at what is due.
EVERY: Final = 5.0
# Seconds that a story must have been left alone before its changes are told: what comes in
# file by file makes one message.
SETTLED: Final = 10.0
# Seconds before a place that could not be told is tried again.
RETRY: Final = 300.0

Post = Callable[[Subscription, Digest], Awaitable[None]]


class Undeliverable(Exception):
    """The place is gone, or the bot may not write there: it is told no more."""


class Digests:
    """Subscriptions, and the task that serves them. For one event loop."""

    def __init__(self, desk: Desk, doors: Doors, *, settled: float = SETTLED) -> None:
        """`settled`: seconds that a story must have been left alone before it is told of."""
        self._desk = desk
        self._doors = doors
        self._settled = settled
        self._subscriptions = Subscriptions(doors.places.database)
        self._posts: dict[str, Post] = {}
        self._seen: dict[str, tuple[int, float]] = {}  # by story: its generation, since when
        self._not_before: dict[str, float] = {}  # by subscription that could not be told
        self._stopping = asyncio.Event()

    @contextmanager
    def through(self, platform: str, post: Post) -> Iterator[None]:
        """While a chat is connected, it posts the platform's digests.

        `post` raises Undeliverable where there is no use in trying again, and anything else
        where there may be; then nothing stands in the place.
        """
        self._posts[platform] = post
        try:
            yield
        finally:
            if self._posts.get(platform) is post:
                del self._posts[platform]

    async def subscribe(self, place: Place, *, when: When, language: str) -> Subscription:
        """Tells a place from now on what is new in the story that is asked there.

        Raises NoStoryHere, BadTimeZone.
        """
        story = await self._doors.story(place)
        told = await self._generation(story) or 0
        return await self._desk.run(
            self._subscriptions.add, place, story, when=when, language=language, told=told
        )

    async def subscribed(self, place: Place) -> tuple[Subscription, ...]:
        """What a place is told of, as far as it may be read there."""
        found = await self._desk.run(self._subscriptions.of, place)
        return tuple([one for one in found if await self._doors.may_read(place, one.story)])

    async def unsubscribe(self, place: Place, subscription: str) -> bool:
        """Ends one of the place's own. Whether there was one."""
        own = {one.id for one in await self._desk.run(self._subscriptions.of, place)}
        return subscription in own and await self._desk.run(self._subscriptions.end, subscription)

    async def serve(self) -> None:
        """Tells what is due, until `stop`."""
        be_discreet(True)  # it is busy with all stories, private ones too
        while not self._stopping.is_set():
            try:
                await self.tell_due(datetime.now(UTC))
            except Exception:  # it goes on: the next round may find all well
                log.exception("digests were not looked at")
            try:
                async with asyncio.timeout(EVERY):
                    await self._stopping.wait()
            except TimeoutError:
                continue

    def stop(self) -> None:
        """Lets what is being told be finished, and begins nothing more."""
        self._stopping.set()

    async def tell_due(self, now: datetime) -> None:
        """One look at all subscriptions. `now`: with its time zone."""
        for subscription in await self._desk.run(self._subscriptions.all):
            if self._stopping.is_set():
                return
            post = self._posts.get(subscription.place.platform)
            late = self._not_before.get(subscription.id, 0.0) > time.monotonic()
            if post is None or late:
                continue
            try:
                await self._tell(subscription, post, now)
            except (BotError, StoryError) as error:  # the others are told all the same
                log.warning("The subscription %s waits: %s", subscription.id, error.code)
                self._not_before[subscription.id] = time.monotonic() + RETRY
            except Exception:
                log.exception("the subscription %s waits", subscription.id)
                self._not_before[subscription.id] = time.monotonic() + RETRY

    async def _tell(self, subscription: Subscription, post: Post, now: datetime) -> None:
        if not await self._doors.may_read(subscription.place, subscription.story):
            if not subscription.place.direct:  # who is in which channel may be unknown just now
                await self._desk.run(self._subscriptions.end, subscription.id)
                log.info("The subscription %s ended with its binding.", subscription.id)
            return
        generation = await self._generation(subscription.story)
        if generation is None or not self._is_due(subscription, generation, now):
            return
        changes, stamp = await self._desk.at(subscription.story).news(subscription.told)
        told = digest(changes, stamp)
        # First claimed, then told: what a crash cuts short is told never rather than twice.
        claimed = await self._desk.run(
            self._subscriptions.tell, subscription, told=stamp.generation, at=now
        )
        if not (told and claimed):
            return
        try:
            await post(subscription, told)
            vitals.DIGESTS.labels("told").inc()
        except Undeliverable:
            vitals.DIGESTS.labels("ended").inc()
            await self._desk.run(self._subscriptions.end, subscription.id)
            log.info("The subscription %s ended: its place can't be told.", subscription.id)
        except Exception as error:
            vitals.DIGESTS.labels("failed").inc()
            await self._desk.run(
                self._subscriptions.untell, subscription, told=stamp.generation, at=now
            )
            self._not_before[subscription.id] = time.monotonic() + RETRY
            log.warning("The subscription %s waits: %s", subscription.id, type(error).__name__)

    def _is_due(self, subscription: Subscription, generation: int, now: datetime) -> bool:
        if subscription.when:
            return subscription.told_at < subscription.when.last_before(now)
        seen, since = self._seen.get(subscription.story, (-1, 0.0))
        if seen != generation:
            since = time.monotonic()
            self._seen[subscription.story] = (generation, since)
        changed = generation != subscription.told
        return changed and time.monotonic() - since >= self._settled

    async def _generation(self, story: str) -> int | None:
        """None where there is no such story, or not yet."""
        try:
            return (await self._desk.at(story).status()).stamp.generation
        except StoryMissing:
            return None
