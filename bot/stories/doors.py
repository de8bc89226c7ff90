"""The doors to stories: whatever is read of one at a place is asked for here.

A chat never picks a story itself. It says where somebody asks and gets the desk of the
story that is asked there, or is told that there is none. The ids of answers open nothing
either: an answer is looked up again only where its story may be read.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from bot.desk import Desk
from bot.discretion import be_discreet
from bot.errors import NoStoryHere, NoSuchRecord, UnknownStory
from bot.ledger import Ledger, Recorded, Verdict
from bot.models import Result
from bot.stories.models import Place, Readable, StorySettings
from bot.stories.places import Places

log = logging.getLogger(__name__)

# Which of these channels somebody is in, at this moment: place.person, channels → those.
Membership = Callable[[Place, frozenset[str]], Awaitable[frozenset[str]]]


class Doors:
    """For any number of tasks of one event loop.

    Every method raises PlacesFailed where it can't be told what may be read: then nothing is.
    """

    def __init__(self, desk: Desk, ledger: Ledger, places: Places) -> None:
        self._desk = desk
        self._ledger = ledger
        self.places: Final = places
        self._memberships: dict[str, Membership] = {}

    def members_by(self, platform: str, membership: Membership) -> None:
        """How to find out on a platform who is in which channel; a chat says it on connecting.

        Until it has, and where it fails, nobody is in any channel.
        """
        self._memberships[platform] = membership

    async def story(self, place: Place) -> str:
        """The story that is asked at a place. Raises NoStoryHere.

        Wherever its name is shown, as in an answer's stamp, it may be read.
        """
        be_discreet(True)  # until it is known to be public
        place = await self._complete(place)
        name = await self._desk.run(self.places.story_for, place)
        await self._entered(name)
        return name

    async def at(self, place: Place) -> Desk:
        """The desk of the story that is asked at a place. Raises NoStoryHere."""
        return self._desk.at(await self.story(place))

    async def named(self, place: Place, story: str) -> Desk:
        """The desk of another story that may be read at a place too. Raises UnknownStory.

        For what carries the story that it was made of, as a page of a timeline does.
        """
        await self._require(place, story)
        return self._desk.at(story)

    async def readable(self, place: Place) -> tuple[Readable, ...]:
        """The stories that may be read at a place; no others are ever listed there."""
        place = await self._complete(place)
        try:
            here = await self._desk.run(self.places.story_for, place)
        except NoStoryHere:
            here = None
        found = await self._desk.run(self.places.readable, place)
        return tuple(Readable(name, settings, name == here) for name, settings in found.items())

    async def earlier(self, place: Place, conversation: str) -> tuple[str, ...]:
        """The questions of a conversation that were put to the story which is asked there now."""
        story = await self.story(place)
        return await self._desk.run(self._ledger.earlier, place.platform, conversation, story=story)

    async def recorded(self, place: Place, answer_id: str) -> tuple[Recorded, Desk]:
        """An answer given before, and the desk of its story, where that may be read.

        Raises NoSuchRecord, the same for an answer that isn't there and one that isn't for
        this place.
        """
        be_discreet(True)
        found = await self._desk.run(self._ledger.recorded, answer_id)
        if found is None or found.platform != place.platform:
            raise NoSuchRecord(f"The ledger has no answer {answer_id}.")
        try:
            await self._require(place, found.story)
        except UnknownStory:
            raise NoSuchRecord(f"The ledger has no answer {answer_id}.") from None
        return found, self._desk.at(found.story)

    async def recall(self, place: Place, answer_id: str) -> Result:
        """An answer given before, its quotes cut again. Raises NoSuchRecord, Outdated."""
        recorded, desk = await self.recorded(place, answer_id)
        return await desk.recall(recorded)

    async def judge(self, place: Place, answer_id: str, verdict: Verdict) -> None:
        """Keeps what the place's person thinks of an answer. Raises NoSuchRecord."""
        await self.recorded(place, answer_id)
        await self._desk.run(self._ledger.feedback, answer_id, place.person, verdict)

    async def use(self, place: Place, story: str, *, owner: bool = False) -> None:
        """Binds a channel to a story; in direct messages, what this person asks there.

        Whether the person may bind channels is for the caller to say. A private story can be
        bound only by somebody who is in a channel that is bound to it, and by an `owner`: an
        admin whom the bot's settings name. Raises UnknownStory, also for one that isn't there.
        """
        be_discreet(True)
        place = await self._complete(place, also_channels=True)
        there = story in await self._desk.run(self.places.names)
        if not there or not await self._desk.run(self._may_bind, place, story, owner):
            raise UnknownStory("There is no such story here.")
        await self._desk.run(self.places.bind, place, story)
        await self._entered(story)

    async def create(self, place: Place, story: str, *, private: bool) -> None:
        """A new story without articles, bound to the place.

        Raises StoryTaken, BadStoryName.
        """
        be_discreet(True)
        if place.direct and private:
            raise UnknownStory("A private story lives in a channel.")
        await self._desk.run(self._create, place, story, private)

    async def leave(self, place: Place) -> None:
        """The default story is asked here again."""
        await self._desk.run(self.places.unbind, place)

    async def settings(self, place: Place) -> StorySettings:
        """Of the story that is asked at a place. Raises NoStoryHere."""
        return await self._desk.run(self.places.settings, await self.story(place))

    async def change(self, place: Place, **changes: Any) -> StorySettings:
        """Sets fields of the settings of the story that is asked at a place."""
        name = await self.story(place)
        changed = await self._desk.run(self.places.change, name, **changes)
        await self._entered(name)
        return changed

    async def watch(
        self,
        place: Place,
        *,
        add: Sequence[str] = (),
        remove: Sequence[str] = (),
        minutes: int | None = None,
    ) -> StorySettings:
        """What the story that is asked at a place takes its articles from. Raises NotWatched."""
        story, watch = await self.story(place), self.places.watch
        return await self._desk.run(watch, story, add=add, remove=remove, minutes=minutes)

    async def may_read(self, place: Place, story: str) -> bool:
        place = await self._complete(place)
        return await self._desk.run(self.places.may_read, place, story)

    async def _require(self, place: Place, story: str) -> None:
        be_discreet(True)
        if not await self.may_read(place, story):
            raise UnknownStory("There is no such story here.")
        await self._entered(story)

    async def _entered(self, story: str) -> None:
        be_discreet((await self._desk.run(self.places.settings, story)).private)

    async def _complete(self, place: Place, *, also_channels: bool = False) -> Place:
        """With the channels that its person is in, where that decides anything."""
        if not (place.direct or also_channels):
            return place
        asked = await self._desk.run(self.places.private_channels, place.platform)
        find_out = self._memberships.get(place.platform)
        if not (asked and find_out):
            return replace(place, member_of=frozenset())
        try:
            return replace(place, member_of=asked & await find_out(place, asked))
        except Exception as error:
            log.error("Nobody counts as a member just now: %s", type(error).__name__)
            return replace(place, member_of=frozenset())

    def _may_bind(self, place: Place, story: str, owner: bool) -> bool:
        if self.places.may_read(place, story):
            return True
        # In a channel, who may read it elsewhere may bring it there.
        return not place.direct and (
            owner or self.places.may_read(replace(place, direct=True), story)
        )

    def _create(self, place: Place, story: str, private: bool) -> None:
        self.places.create(story, private=private)
        self.places.bind(place, story)
