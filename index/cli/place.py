"""Where a command works: which data, which story, which encoder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from index.embeddings import Encoder, OnStep, load_encoder
from index.store import Generation, Store, open_story, story_names
from index.story import DEFAULT_STORY


@dataclass(frozen=True, slots=True)
class Place:
    """Where a command works."""

    data: Path
    story: str | None
    encoder: str | None = None
    threads: int | None = None

    def written(self) -> str:
        """The story that a writing command changes."""
        return self.story or DEFAULT_STORY

    def asked(self) -> str:
        """The story that a reading command reads: the default one, or the only one there is."""
        names = story_names(self.data)
        if self.story or DEFAULT_STORY in names or len(names) != 1:
            return self.story or DEFAULT_STORY
        return names[0]

    def load_encoder(self, on_step: OnStep) -> Encoder:
        """The encoder; `on_step` is told in a sentence what takes time."""
        return load_encoder(
            self.encoder, self.data / "models", threads=self.threads, on_step=on_step
        )

    def store(self) -> Store:
        return open_story(self.data, self.asked())

    def generation(self) -> Generation:
        return self.store().generation()
