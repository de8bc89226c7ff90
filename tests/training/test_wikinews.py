"""Our questions on Wikinews fit the articles where these are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.training.wikinews import stories

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora"


def test_every_answer_stands_in_its_article() -> None:
    if not CORPORA.is_dir():
        pytest.skip("the corpora aren't there: ../shared/corpora")
    given = list(stories(CORPORA, None))
    assert sum(len(story.questions) for story in given) == 385
    assert any(len(question.answers) > 1 for story in given for question in story.questions)
    for story in given:
        assert {article.language for article in story.articles} == {"fr"}
