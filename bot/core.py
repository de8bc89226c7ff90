"""What every chat stands on, in one hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from bot.admin import Office
from bot.desk import Desk
from bot.ledger import Ledger
from bot.stories import SETTLED, Digests, Doors, Places


@dataclass(frozen=True, slots=True)
class Core:
    """One for the process, for any number of chats in one event loop.

    What is read of a story goes through `doors`. `desk` itself is for what has no story,
    such as `desk.run`, and `ledger` for what has none either: claims, places of messages.
    `office` changes stories, for people who may.
    """

    desk: Desk
    ledger: Ledger
    doors: Doors
    digests: Digests
    office: Office

    @classmethod
    def of(
        cls,
        desk: Desk,
        ledger: Ledger,
        places: Places,
        office: Office,
        *,
        settled: float = SETTLED,
    ) -> Self:
        """`settled`: seconds that a story must have been left alone before a digest of it."""
        doors = Doors(desk, ledger, places)
        return cls(desk, ledger, doors, Digests(desk, doors, settled=settled), office)
