"""The evaluated stories on disk, made through the door that users' articles go through."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

import index
from index import editing
from index.embeddings import Encoder
from index.models import Draft
from index.store import open_story
from index.story import Story
from tests.evaluation.vectors import RememberingEncoder

# What decides how an article is cut and kept.
_CUTTING = ("building.py", "models.py", "lexicon", "passages", "store")


class Shelf:
    """Stories and vectors under `root`, kept for as long as they would be made the same way.

    Their folders are named for the encoder, the code that encodes and the code that cuts
    and stores; those that other code made are removed. Vectors outlast a change of the
    latter, so that only what is cut differently is encoded again.
    """

    def __init__(self, root: Path, encoder: Encoder) -> None:
        vectors = _alone(root / _plain(encoder.name) / _fingerprint("embeddings"))
        self.encoder: Encoder = RememberingEncoder(encoder, vectors / "vectors.sqlite")
        self._data = _alone(vectors / "stories" / _fingerprint(*_CUTTING))

    def story(self, name: str, drafts: tuple[Draft, ...]) -> Story:
        """The story that holds just these drafts."""
        added = editing.add(self._data, name, drafts, lambda: self.encoder)
        held = {article.id for article in (*added.added, *added.replaced, *added.unchanged)}
        store = open_story(self._data, name)
        for summary in store.generation().articles():
            if summary.id not in held:
                editing.remove(self._data, name, summary.id)
        return Story(store, self.encoder)


def _plain(encoder: str) -> str:
    return re.sub(r"[^\w.-]+", "-", encoder)


def _fingerprint(*sources: str) -> str:
    folder = Path(index.__file__).parent
    digest = hashlib.sha256()
    for source in sources:
        path = folder / source
        for module in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            digest.update(module.read_bytes())
    return digest.hexdigest()[:16]


def _alone(folder: Path) -> Path:
    """The folder, made where it is missing, without any beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    for other in folder.parent.iterdir():
        if other != folder:
            shutil.rmtree(other)
    return folder
