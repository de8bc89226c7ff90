"""Folders for what takes long to make, kept until the code that made it changes."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import index

# What decides how an article is cut and kept.
CUTTING = ("building.py", "models.py", "lexicon", "passages", "store")
ENCODING = ("embeddings",)


def kept(parent: Path, *sources: str) -> Path:
    """A folder in `parent` for what these parts of `index` make.

    It is named for their code, and replaces the one that they had before they changed.
    """
    folder = parent / _fingerprint(*sources)
    folder.mkdir(parents=True, exist_ok=True)
    for other in parent.iterdir():
        if other != folder:
            shutil.rmtree(other)
    return folder


def _fingerprint(*sources: str) -> str:
    package = Path(index.__file__).parent
    digest = hashlib.sha256()
    for source in sources:
        path = package / source
        for module in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            digest.update(module.read_bytes())
    return digest.hexdigest()[:16]
