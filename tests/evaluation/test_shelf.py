"""Stories are kept between runs, hold just what they should, and encode nothing twice."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from index.embeddings import OnBatch, Vectors
from index.models import Draft
from tests.evaluation.shelf import Shelf
from tests.evaluation.vectors import RememberingEncoder
from tests.fakes import HashEncoder


class CountingEncoder(HashEncoder):
    """A HashEncoder that writes down what it is given."""

    def __init__(self) -> None:
        super().__init__(64)
        self.given: list[str] = []

    def encode_passages(self, texts: Sequence[str], *, on_batch: OnBatch | None = None) -> Vectors:
        self.given += texts
        return super().encode_passages(texts, on_batch=on_batch)


@pytest.fixture
def counting() -> CountingEncoder:
    return CountingEncoder()


def _draft(origin: str, text: str) -> Draft:
    return Draft(text=text, title="", language="en", origin=origin)


def test_a_text_is_encoded_once(tmp_path: Path, counting: CountingEncoder) -> None:
    texts = ["one word", "other words", "one word"]
    first = RememberingEncoder(counting, tmp_path / "v.sqlite").encode_passages(texts)
    again = RememberingEncoder(counting, tmp_path / "v.sqlite").encode_passages(texts[::-1])
    assert sorted(counting.given) == ["one word", "other words"]
    np.testing.assert_array_equal(first, HashEncoder(64).encode_passages(texts))
    np.testing.assert_array_equal(first[::-1], again)


def test_questions_and_passages_are_kept_apart(tmp_path: Path, counting: CountingEncoder) -> None:
    remembering = RememberingEncoder(counting, tmp_path / "v.sqlite")
    remembering.encode_passages(["one word"])
    remembering.encode_queries(["one word"])
    assert counting.given == ["one word", "one word"]


def test_a_story_holds_just_its_drafts(tmp_path: Path, counting: CountingEncoder) -> None:
    one, other = _draft("a", "The first article is short."), _draft("b", "So is the second.")
    with Shelf(tmp_path, counting).story("story", (one, other)) as story:
        assert {a.origin for a in story.snapshot().generation.articles()} == {"a", "b"}
    encoded = len(counting.given)
    with Shelf(tmp_path, counting).story("story", (other,)) as story:
        assert {a.origin for a in story.snapshot().generation.articles()} == {"b"}
    assert len(counting.given) == encoded
