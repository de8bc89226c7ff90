"""A small story of our own, asked with a quick encoder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.answering import Answerer
from bot.opening import reader_for
from bot.settings import Settings
from index.editing import add
from index.embeddings import Encoder
from index.ingest import read_text
from index.models import Draft
from index.store import open_story
from index.story import Story
from tests.fakes import HashEncoder

MakeStory = Callable[..., Story]
MakeAnswerer = Callable[..., Answerer]
DAY = date(2026, 1, 13)


def draft(text: str, *, title: str = "", day: date | None = None, source: str = "Test") -> Draft:
    return read_text(text, origin=f"test:{title}", title=title, source=source, published_at=day)


@pytest.fixture
def make_story(tmp_path: Path) -> MakeStory:
    """Adds texts (title → text) to a story and opens it."""

    def make(texts: dict[str, str]) -> Story:
        encoder = HashEncoder()
        drafts = [draft(text, title=title, day=DAY) for title, text in texts.items()]
        add(tmp_path, "main", drafts, lambda: encoder)
        return Story(open_story(tmp_path, "main"), encoder)

    return make


@pytest.fixture(scope="module")
def make_shipped(
    encoder: Encoder, models_dir: Path, tmp_path_factory: pytest.TempPathFactory
) -> MakeAnswerer:
    """Answers from texts as users get them: with the packaged model and the usual threshold."""
    reader = reader_for(encoder, models_dir)

    def make(texts: dict[str, str], *, threshold: float = Settings().threshold) -> Answerer:
        data = tmp_path_factory.mktemp("shipped")
        drafts = [draft(text, title=title, day=DAY) for title, text in texts.items()]
        add(data, "main", drafts, lambda: encoder)
        story = Story(open_story(data, "main"), encoder)
        return Answerer(story, reader, threshold=threshold)

    return make
