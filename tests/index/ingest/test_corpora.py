"""Heads of real news: the AFP dispatch, French Wikinews, and NTREX-128 in both languages."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from index.ingest import read_text
from tests.index.ingest.samples import SHARED, one

DISPATCH = SHARED / "story" / "afp-grok-2026-01-13.txt"
WIKINEWS = SHARED / "corpora" / "wikinews_fr" / "articles.jsonl"
NTREX = SHARED / "corpora" / "ntrex" / "docs.jsonl"
JOINS: list[Callable[[list[str]], str]] = ["\n".join, "\n\n".join]

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpora are not here")


def rows(path: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_the_dispatch() -> None:
    draft = one(DISPATCH)
    assert draft.text == DISPATCH.read_text()
    assert draft.title.startswith("Images dénudées truquées sur X: le réseau social de Musk")
    assert draft.published_at == date(2026, 1, 13)
    assert (draft.source, draft.place, draft.language) == ("AFP", "Paris, France", "fr")
    assert draft.text[draft.head.body :].startswith("Un mouvement d'indignation")
    assert draft.text[: draft.head.body].endswith(" - ")
    (note,) = draft.notes
    assert "2026-01-08" in note


@pytest.mark.parametrize("join", JOINS)
def test_wikinews(join: Callable[[list[str]], str]) -> None:
    """75 of 76 articles open with a dated line, "22 mai 2012. - "; the last has none."""
    dated = 0
    for row in rows(WIKINEWS):
        text = join([row["title"], *row["paragraphs"]])
        draft = read_text(text)
        assert draft.title == row["title"]
        assert draft.language == "fr"
        if row["paragraphs"][0][:1].isdigit():
            dated += 1
            assert draft.published_at is not None
            assert draft.published_at.year == 2012
            assert text[draft.head.body - 3 : draft.head.body] == " - "
        else:
            assert draft.head.dateline is None
    assert dated == 75


@pytest.mark.parametrize("join", JOINS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_ntrex(join: Callable[[list[str]], str], language: str) -> None:
    """No article has a dateline or a header line; 119 of 123 French titles and all English
    ones are found whole (the others are long and end in a full stop)."""
    titles = 0
    for row in rows(NTREX):
        draft = read_text(join(row[language]))
        assert draft.head.dateline is None
        assert draft.head.headers == ()
        assert draft.published_at is None
        assert draft.language == language
        titles += draft.title == row[language][0]
    assert titles >= (123 if language == "en" else 119)
