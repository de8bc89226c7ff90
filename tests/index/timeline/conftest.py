"""A made-up affair, told by several articles, in a story with the packaged model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from index.editing import add
from index.embeddings import Encoder
from index.ingest import read_text
from index.models import Draft
from index.store import open_story
from index.story import Story

Tell = Callable[..., Story]


def draft(
    text: str, day: date | None = None, *, name: str = "", source: str = "Test", lang: str = ""
) -> Draft:
    read = read_text(text, origin=f"test:{name or text}", title="", source=source)
    language = lang or read.language
    return Draft(
        text=read.text,
        title=name or "Port",
        language=language,
        origin=read.origin,
        source=source,
        published_at=day,
        head=read.head,
    )


@pytest.fixture
def tell(tmp_path: Path, encoder: Encoder) -> Iterator[Tell]:
    """Adds drafts to the test's story and opens it as it is then."""
    opened: list[Story] = []

    def telling(*drafts: Draft) -> Story:
        add(tmp_path, "main", drafts, lambda: encoder)
        opened.append(Story(open_story(tmp_path, "main"), encoder))
        return opened[-1]

    yield telling
    for story in opened:
        story.close()
