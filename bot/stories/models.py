"""Places, stories' settings, subscriptions. Frozen, and free of any chat's ways."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where somebody asks, by the platform's own ids, never by names, which change.

    `channel`: what a story can be bound to: of a thread or a forum post its channel's. The
    direct messages' where `direct`, and "" where there is none (a page of one's own).
    `direct`: only `person` and the bot are there. Not so in other people's direct messages,
    and not where an answer in a channel is shown to one person: that is a channel.
    `member_of`: channels that `person` is in at this moment, as far as it has been asked;
    it counts in direct messages only.
    """

    platform: str
    workspace: str
    channel: str
    person: str
    direct: bool = False
    member_of: frozenset[str] = frozenset()


# The most minutes between two looks at what a story watches: a week.
LONGEST: Final = 10_080


@dataclass(frozen=True, slots=True, kw_only=True)
class StorySettings:
    """What is set for a story, beside its articles.

    `private`: it is read only in the channels that are bound to it, and by people in them.
    `sources`: feeds and folders that are looked at every `minutes` for new articles.
    """

    private: bool = False
    sources: tuple[str, ...] = ()
    minutes: int = 60


@dataclass(frozen=True, slots=True)
class Readable:
    """A story that may be read at a place. `here`: it is the one that is asked there."""

    name: str
    settings: StorySettings
    here: bool


@dataclass(frozen=True, slots=True)
class Daily:
    """Every day at an hour. `zone`: the name of a time zone ("Europe/Paris")."""

    at: time
    zone: str

    def last_before(self, now: datetime) -> datetime:
        """The last moment at which it was that hour, `now` included. In UTC."""
        zone = ZoneInfo(self.zone)
        today = now.astimezone(zone).date()
        moments = (
            datetime.combine(today - timedelta(days=ago), self.at, zone).astimezone(UTC)
            for ago in (0, 1)
        )
        return next(moment for moment in moments if moment <= now)


# None: after every change of the story.
When = Daily | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A place that is told what is new in a story.

    `told`: the generation that it was last told of. `told_at`: when that was, in UTC.
    `language`: "fr" or "en".
    """

    id: str
    place: Place
    story: str
    when: When
    language: str
    told: int
    told_at: datetime
