from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.store import Store, create_story
from tests.index.store.making import DIMENSION, ENCODER


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty story called "story" under `tmp_path`."""
    made = create_story(tmp_path, "story", encoder=ENCODER, dimension=DIMENSION)
    yield made
    made.close()
