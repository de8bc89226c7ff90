"""The evaluated stories on disk, made through the door that users' articles go through."""

from __future__ import annotations

import re
from pathlib import Path

from index import editing
from index.embeddings import Encoder
from index.models import Draft
from index.store import open_story
from index.story import Story
from tests.evaluation.kept import CUTTING, ENCODING, kept
from tests.evaluation.vectors import RememberingEncoder


class Shelf:
    """Stories and vectors under `root`, kept for as long as they would be made the same way.

    Vectors outlast a change of the code that cuts and stores, so that only what is cut
    differently is encoded again.
    """

    def __init__(self, root: Path, encoder: Encoder) -> None:
        vectors = kept(root / re.sub(r"[^\w.-]+", "-", encoder.name), *ENCODING)
        self.encoder: Encoder = RememberingEncoder(encoder, vectors / "vectors.sqlite")
        self._data = kept(vectors / "stories", *CUTTING)

    def story(self, name: str, drafts: tuple[Draft, ...]) -> Story:
        """The story that holds just these drafts."""
        added = editing.add(self._data, name, drafts, lambda: self.encoder)
        held = {article.id for article in (*added.added, *added.replaced, *added.unchanged)}
        store = open_story(self._data, name)
        for summary in store.generation().articles():
            if summary.id not in held:
                editing.remove(self._data, name, summary.id)
        return Story(store, self.encoder)
