"""Who is told what is new in which story: kept in the database of places."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.errors import BadTimeZone
from bot.stories.database import Database
from bot.stories.models import Daily, Place, Subscription, When

_ID_BYTES: Final = 6
_COLUMNS: Final = (
    "id, platform, workspace, channel, person, direct, story, at, zone, language, told, told_at"
)


class Subscriptions:
    """Safe to share between threads and processes. Methods raise PlacesFailed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self,
        place: Place,
        story: str,
        *,
        when: When,
        language: str,
        told: int,
        now: datetime | None = None,
    ) -> Subscription:
        """From now on the place is told; a subscription that it has to the story is replaced.

        `told`: the generation that it knows. Raises BadTimeZone.
        """
        if when:
            _require_zone(when.zone)
        made = Subscription(
            id=secrets.token_hex(_ID_BYTES),
            place=replace(place, member_of=frozenset()),
            story=story,
            when=when,
            language=language,
            told=told,
            told_at=now or datetime.now(UTC),
        )
        with self._database.writing() as database:
            database.execute(
                "DELETE FROM subscriptions WHERE platform = ? AND channel = ? AND story = ?",
                (place.platform, place.channel, story),
            )
            database.execute(
                "INSERT INTO subscriptions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", _row(made)
            )
        return made

    def all(self) -> tuple[Subscription, ...]:
        with self._database.reading() as database:
            rows = database.execute(
                f"SELECT {_COLUMNS} FROM subscriptions ORDER BY id"  # noqa: S608 (a constant)
            ).fetchall()
        return tuple(map(_subscription, rows))

    def of(self, place: Place) -> tuple[Subscription, ...]:
        """Those of one channel."""
        return tuple(
            one
            for one in self.all()
            if (one.place.platform, one.place.channel) == (place.platform, place.channel)
        )

    def end(self, subscription_id: str) -> bool:
        """Whether there was one."""
        with self._database.writing() as database:
            return bool(
                database.execute(
                    "DELETE FROM subscriptions WHERE id = ?", (subscription_id,)
                ).rowcount
            )

    def tell(self, known: Subscription, *, told: int, at: datetime) -> bool:
        """Claims that the place is told of this generation now: True for one who asks only.

        False where somebody else has told it meanwhile, or it wants to be told no more.
        """
        with self._database.writing() as database:
            return bool(
                database.execute(
                    "UPDATE subscriptions SET told = ?, told_at = ? "
                    "WHERE id = ? AND told = ? AND told_at = ?",
                    (told, _written(at), known.id, known.told, _written(known.told_at)),
                ).rowcount
            )

    def untell(self, known: Subscription, *, told: int, at: datetime) -> None:
        """Takes a claim back: the place could not be told."""
        with self._database.writing() as database:
            database.execute(
                "UPDATE subscriptions SET told = ?, told_at = ? "
                "WHERE id = ? AND told = ? AND told_at = ?",
                (known.told, _written(known.told_at), known.id, told, _written(at)),
            )


def _require_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadTimeZone(f"“{name}” is no time zone.", zone=name) from error


def _row(one: Subscription) -> tuple[Any, ...]:
    place, when = one.place, one.when
    at, zone = (when.at.strftime("%H:%M"), when.zone) if when else (None, None)
    whose = (place.platform, place.workspace, place.channel, place.person, int(place.direct))
    told = (one.told, _written(one.told_at))
    return (one.id, *whose, one.story, at, zone, one.language, *told)


def _subscription(row: Sequence[Any]) -> Subscription:
    id_, platform, workspace, channel, person, direct, story, at, zone, language, told, told_at = (
        row
    )
    return Subscription(
        id=id_,
        place=Place(
            platform=platform,
            workspace=workspace,
            channel=channel,
            person=person,
            direct=bool(direct),
        ),
        story=story,
        when=Daily(time.fromisoformat(at), zone) if at else None,
        language=language,
        told=told,
        told_at=datetime.fromisoformat(told_at),
    )


def _written(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
