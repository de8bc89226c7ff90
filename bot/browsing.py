"""What can be looked up in a story besides answers: its state, who says what."""

from __future__ import annotations

from collections import Counter

from bot.models import Stamp, StoryStatus
from index.story import Quotation, Snapshot, Story, quotations


class Browser:
    """Looks things up in one story. Safe to share between threads."""

    def __init__(self, story: Story) -> None:
        self._story = story

    def status(self) -> StoryStatus:
        snapshot = self._story.snapshot()
        generation = snapshot.generation
        latest = generation.history(limit=1)
        return StoryStatus(
            stamp=stamp_of(snapshot),
            indexed_at=latest[0].at if latest else None,
            articles=tuple(generation.articles()),
        )

    def quotes(self, speaker: str | None = None) -> tuple[Quotation, ...]:
        return tuple(quotations(self._story.snapshot().generation, speaker=speaker))

    def speakers(self) -> tuple[tuple[str, int], ...]:
        names = Counter(quotation.said.speaker for quotation in self.quotes())
        return tuple((name, count) for name, count in names.most_common() if name)


def stamp_of(snapshot: Snapshot) -> Stamp:
    status = snapshot.status
    return Stamp(status.name, status.generation, status.articles, status.newest)
