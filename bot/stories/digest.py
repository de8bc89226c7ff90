"""What is new in a story since a generation, as much of it as a message holds. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, TypeVar

from bot.models import Stamp
from index.models import Changes, TimelineEntry

T = TypeVar("T")

# What is shown of each kind; the rest are counted.
ARTICLES: Final = 10
ENTRIES: Final = 8
FIGURES: Final = 8


@dataclass(frozen=True, slots=True)
class Digest:
    """`changes`: those that are shown. `articles`, `entries`, `figures`: how many there are.

    `stamp`: the state of the story that is told of.
    """

    changes: Changes
    stamp: Stamp
    articles: int
    entries: int
    figures: int

    def __bool__(self) -> bool:
        """Whether there is anything new."""
        return bool(self.articles or self.entries or self.figures)


def digest(changes: Changes, stamp: Stamp) -> Digest:
    """The entries that matter most, in order of time; the first articles and figures."""
    kept = sorted(changes.entries, key=_importance)[:ENTRIES]
    shown = replace(
        changes,
        articles=changes.articles[:ARTICLES],
        entries=tuple(entry for entry in changes.entries if entry in kept),
        figures=changes.figures[:FIGURES],
    )
    return Digest(shown, stamp, len(changes.articles), len(changes.entries), len(changes.figures))


def _importance(entry: TimelineEntry) -> float:
    return -entry.salience
