"""Two stories of our own, one of them private, and the doors to them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from bot.desk import Desk
from bot.ledger import FILE_NAME, Entry, Ledger
from bot.opening import Shelf
from bot.signal_reader import SignalReader
from bot.stories import Digests, Doors, Place, Places
from index.editing import add
from tests.bot.conftest import draft
from tests.fakes import HashEncoder

OPEN_TEXT: Final = (
    "The harbour of Valmer closed on Monday after the storm.\n\n"
    "“We will reopen soon,” the harbour master Ada Brune said on Tuesday."
)
HIDDEN_TEXT: Final = (
    "The merger of Ostrel and Quandis was signed on 9 January 2026 in Brissac.\n\n"
    "“Nobody must know,” the notary Zora Velmont said on Tuesday."
)
HIDDEN_TITLE: Final = "Ostrel merger"
HIDDEN_QUESTION: Final = "Who signed the merger of Ostrel?"
# None of these may be met outside.
SECRETS: Final = ("Ostrel", "ostrel", "Quandis", "Velmont", "vault", "Nobody must know")


@dataclass(slots=True)
class House:
    """The private story `vault` is bound to C1, of which only ann is a member."""

    data: Path
    desk: Desk
    ledger: Ledger
    places: Places
    doors: Doors
    members: dict[str, set[str]]

    async def ask(self, place: Place, question: str, conversation: str = "t1") -> str:
        """The id of the answer."""
        desk = await self.doors.at(place)
        result = await desk.ask(question)
        entry = Entry(
            platform=place.platform,
            conversation=conversation,
            asker=place.person,
            result=result,
            elapsed_ms=1.0,
        )
        return self.ledger.record(entry)

    def digests(self) -> Digests:
        return Digests(self.desk, self.doors, settled=0.0)


def channel(name: str, person: str = "ann", platform: str = "slack") -> Place:
    return Place(platform=platform, workspace="W1", channel=name, person=person)


def direct(person: str) -> Place:
    return Place(
        platform="slack", workspace="W1", channel=f"D-{person}", person=person, direct=True
    )


HIDDEN_CHANNEL: Final = channel("C1")
# Everywhere that the private story must not get to.
OUTSIDE: Final = {
    "another channel": channel("C2"),
    "another channel, by an outsider": channel("C2", "bob"),
    "an outsider's direct messages": direct("bob"),
    "a member's talk with somebody else": Place(
        platform="slack", workspace="W1", channel="D-ann-bob", person="ann"
    ),
    "a channel of that id elsewhere": channel("C1", platform="discord"),
    "no channel at all": channel(""),
    "a channel that says it is the member's": Place(
        platform="slack",
        workspace="W1",
        channel="C2",
        person="ann",
        member_of=frozenset({"C1"}),
    ),
    "direct messages that say so themselves": Place(
        platform="slack",
        workspace="W1",
        channel="D-bob",
        person="bob",
        direct=True,
        member_of=frozenset({"C1"}),
    ),
}


def put(data: Path, story: str, title: str, text: str) -> None:
    add(data, story, [draft(text, title=title, day=date(2026, 1, 13))], HashEncoder)


@asynccontextmanager
async def house(data: Path) -> AsyncIterator[House]:
    shelf = Shelf(data, HashEncoder(), SignalReader(), threshold=0.0)
    members: dict[str, set[str]] = {"C1": {"ann"}}

    async def membership(place: Place, channels: frozenset[str]) -> frozenset[str]:
        return frozenset(one for one in channels if place.person in members.get(one, ()))

    with Ledger(data / FILE_NAME) as ledger, Places(data) as places:
        async with Desk(shelf) as desk:
            doors = Doors(desk, ledger, places)
            doors.members_by("slack", membership)
            yield House(data, desk, ledger, places, doors, members)


@pytest.fixture
async def two(tmp_path: Path) -> AsyncIterator[House]:
    put(tmp_path, "main", "Valmer harbour", OPEN_TEXT)
    put(tmp_path, "vault", HIDDEN_TITLE, HIDDEN_TEXT)
    async with house(tmp_path) as made:
        made.places.change("vault", private=True)
        made.places.bind(HIDDEN_CHANNEL, "vault")
        yield made
