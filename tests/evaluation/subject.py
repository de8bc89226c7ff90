"""What is measured: the bot's own parts, on the development sets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from bot.opening import reader_for
from bot.reader import Reader
from bot.settings import Settings
from index.embeddings import load_encoder
from tests.evaluation import answers, cases, datasets, reading, retrieval
from tests.evaluation.exactness import Exactness
from tests.evaluation.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Subject:
    """What is measured, and on what. `threshold`: the bot's. `note` is told what was left out."""

    data: Path
    shelf: Shelf
    reader: Reader
    threshold: float
    note: Callable[[str], None] = lambda _: None
    exactness: Exactness = field(default_factory=Exactness)

    @classmethod
    def shipped(
        cls,
        data: Path,
        kept: Path,
        *,
        encoder: str | None = None,
        reader: str | None = None,
        note: Callable[[str], None] = lambda _: None,
    ) -> Self:
        """As users have it, or with another encoder or reader. `kept`: with models and stories."""
        loaded = load_encoder(encoder, kept / "models")
        return cls(
            data=data.resolve(),
            shelf=Shelf(kept / "evaluation", loaded),
            reader=reader_for(loaded, kept / "models", model=reader),
            threshold=Settings().threshold,
            note=note,
        )

    @property
    def about(self) -> dict[str, object]:
        return {
            "encoder": self.shelf.encoder.name,
            "reader": type(self.reader).__name__,
            "threshold": self.threshold,
        }

    def pages(self, name: str, load: Callable[[Path], datasets.PageSet]) -> datasets.PageSet:
        pages = load(self.data)
        if pages.skipped:
            self.note(f"{name}: {pages.skipped} questions left out, as their answer isn't there.")
        return pages

    def rank(self, case: cases.Case) -> list[retrieval.Ranked]:
        return retrieval.rank(self.shelf, case, self.exactness)

    def read(self, stories: tuple[cases.Case, ...]) -> list[reading.Reading]:
        return [
            one
            for case in stories
            for one in reading.read(self.shelf, case, self.reader, self.exactness)
        ]

    def ask(self, stories: tuple[cases.Case, ...]) -> list[answers.Answered]:
        return [
            one
            for case in stories
            for one in answers.ask(self.shelf, case, self.reader, self.threshold, self.exactness)
        ]
