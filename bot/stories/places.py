"""Which story is asked where, and where it may be read."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, Self

from bot.errors import BadStoryName, NoStoryHere, NotWatched, PlacesFailed, StoryTaken
from bot.stories import settings_file
from bot.stories.database import FILE_NAME, Database
from bot.stories.models import Place, StorySettings
from index.errors import StoreError
from index.store import story_file, story_names
from index.story import DEFAULT_STORY

log = logging.getLogger(__name__)

Channel = tuple[str, str]  # platform, and its id there


def may_read(place: Place, settings: StorySettings, bound: Iterable[Channel]) -> bool:
    """Whether a story of these settings, bound to these channels, may be read at a place.

    The one rule, which every door asks: a public story everywhere; a private one in the
    channels that are bound to it, and in direct messages by those who are in such a channel.
    """
    if not settings.private:
        return True
    channels = {channel for platform, channel in bound if platform == place.platform}
    if place.direct:
        return not channels.isdisjoint(place.member_of)
    return place.channel in channels


class Places:
    """The bindings of a data directory. Safe to share between threads and processes.

    Every method raises PlacesFailed where the disk fails, and then nothing is answered.
    """

    def __init__(self, data: Path, *, named: str | None = None) -> None:
        """`named`: the story for all places without one of their own, if somebody chose one."""
        self._data = data
        self._named = named
        self.database: Final = Database(data / FILE_NAME)

    def names(self) -> tuple[str, ...]:
        """All stories, also those that have settings and no article yet."""
        folder = story_file(self._data, DEFAULT_STORY).parent.parent
        prepared = (path.parent.name for path in folder.glob(f"*/{settings_file.FILE_NAME}"))
        return tuple(sorted({*story_names(self._data), *prepared}))

    def settings(self, story: str) -> StorySettings:
        """Raises BadStoryName."""
        return settings_file.read(self._folder(story))

    def change(self, story: str, **changes: Any) -> StorySettings:
        """Sets these fields of a story's settings, which is there then. Raises BadStoryName."""
        folder = self._folder(story)
        with self.database.writing():  # so that two who change it don't undo each other's
            changed = replace(settings_file.read(folder), **changes)
            settings_file.write(folder, changed)
        return changed

    def watch(
        self,
        story: str,
        *,
        add: Sequence[str] = (),
        remove: Sequence[str] = (),
        minutes: int | None = None,
    ) -> StorySettings:
        """What the story takes its articles from by itself, and how often: all of it or nothing.

        Raises NotWatched, BadStoryName.
        """
        folder = self._folder(story)
        with self.database.writing():
            settings = settings_file.read(folder)
            sources = dict.fromkeys((*settings.sources, *add))
            for source in remove:
                if source not in sources:
                    raise NotWatched(
                        f"The story {story} doesn't watch {source}.", source=source, story=story
                    )
                del sources[source]
            changed = replace(settings, sources=tuple(sources), minutes=minutes or settings.minutes)
            settings_file.write(folder, changed)
        return changed

    def bound(self, story: str) -> frozenset[Channel]:
        """The channels that are bound to a story."""
        with self.database.reading() as database:
            return frozenset(
                database.execute(
                    "SELECT platform, channel FROM bound WHERE story = ?", (story,)
                ).fetchall()
            )

    def bind(self, place: Place, story: str) -> None:
        """From now on the story is asked at this place, in direct messages by this person.

        Whether it may be is not asked here; see `Doors.use`. Raises BadStoryName.
        """
        self._folder(story)
        with self.database.writing() as database:
            if place.direct:
                row = (place.platform, place.person, story)
                database.execute("REPLACE INTO chosen VALUES (?, ?, ?)", row)
            else:
                bound = (place.platform, place.channel, place.workspace, story)
                database.execute("REPLACE INTO bound VALUES (?, ?, ?, ?)", bound)

    def create(self, story: str, *, private: bool) -> StorySettings:
        """A new story without articles, bound to no channel. Raises StoryTaken, BadStoryName."""
        if story in self.names():
            raise StoryTaken(f"There is a story {story} already.", story=story)
        return self.change(story, private=private)

    def bindings(self) -> dict[str, tuple[Channel, ...]]:
        """The channels that are bound, by story."""
        with self.database.reading() as database:
            rows = database.execute(
                "SELECT story, platform, channel FROM bound ORDER BY platform, channel"
            ).fetchall()
        found: dict[str, tuple[Channel, ...]] = {}
        for story, platform, channel in rows:
            found[story] = (*found.get(story, ()), (platform, channel))
        return found

    def unbind(self, place: Place) -> None:
        """The default story is asked here again."""
        with self.database.writing() as database:
            if place.direct:
                database.execute(
                    "DELETE FROM chosen WHERE platform = ? AND person = ?",
                    (place.platform, place.person),
                )
            else:
                database.execute(
                    "DELETE FROM bound WHERE platform = ? AND channel = ?",
                    (place.platform, place.channel),
                )

    def may_read(self, place: Place, story: str) -> bool:
        """See the function `may_read`. Raises BadStoryName."""
        return may_read(place, self.settings(story), self.bound(story))

    def readable(self, place: Place) -> dict[str, StorySettings]:
        """The stories that may be read at this place, with their settings."""
        found = {}
        for name in self.names():
            try:
                settings = self.settings(name)
            except (PlacesFailed, BadStoryName) as error:  # the others are there all the same
                log.error("A story is left out: %s %s", error, error.hint)
                continue
            if may_read(place, settings, self.bound(name)):
                found[name] = settings
        return found

    def private_channels(self, platform: str) -> frozenset[str]:
        """The channels of a platform that a private story is bound to."""
        with self.database.reading() as database:
            rows = database.execute(
                "SELECT channel, story FROM bound WHERE platform = ?", (platform,)
            ).fetchall()
        return frozenset(channel for channel, story in rows if self.settings(story).private)

    def set_for(self, place: Place) -> str | None:
        """The story that somebody chose for this place."""
        with self.database.reading() as database:
            if place.direct:
                found = database.execute(
                    "SELECT story FROM chosen WHERE platform = ? AND person = ?",
                    (place.platform, place.person),
                ).fetchone()
            else:
                found = database.execute(
                    "SELECT story FROM bound WHERE platform = ? AND channel = ?",
                    (place.platform, place.channel),
                ).fetchone()
        return found[0] if found else None

    def story_for(self, place: Place) -> str:
        """The story that is asked at this place, which may be read there. Raises NoStoryHere.

        The one chosen for it, else the one for all places (the setting STORY, or `main`),
        else the only public one, else the only one that may be read there. Where there is no
        story at all, the name of the one to be begun.
        """
        own = self.set_for(place)
        if own and self.may_read(place, own):
            return own
        if self._named:
            meant = [self._named]
        else:
            readable = self.readable(place)
            public = [name for name, settings in readable.items() if not settings.private]
            begun = readable or self.names()
            meant = [DEFAULT_STORY] if DEFAULT_STORY in readable or not begun else []
            meant = meant or public or list(readable)
        if len(meant) == 1 and self.may_read(place, meant[0]):
            return meant[0]
        raise NoStoryHere("No story is set for this place.")

    def close(self) -> None:
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _folder(self, story: str) -> Path:
        try:
            return story_file(self._data, story).parent
        except StoreError as error:
            raise BadStoryName(str(error), story=story) from error
