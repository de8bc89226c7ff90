"""Lists made of a story: each direction, what answers first, wrong ones of both languages."""

from __future__ import annotations

import random

import pytest

from index.embeddings import Encoder
from tests.evaluation.stories import WrittenStory, load_all
from tests.training.lists import CandidateList
from tests.training.news import LONGEST, RIGHT, lists_of


@pytest.fixture(scope="module")
def story() -> WrittenStory:
    return load_all(measured=False)[0]


@pytest.fixture(scope="module")
def lists(story: WrittenStory, encoder: Encoder) -> list[CandidateList]:
    return list(lists_of(story, encoder, random.Random(0)))


def test_each_question_is_asked_in_both_languages_of_three_choices_of_articles(
    story: WrittenStory, lists: list[CandidateList]
) -> None:
    assert len(lists) == len(story.questions) * 2 * 3
    worded = {text for question in story.questions for text in question.text.values()}
    assert {one.question for one in lists} == worded


def test_what_answers_stands_first_and_nowhere_else(
    story: WrittenStory, lists: list[CandidateList]
) -> None:
    by_id = {article.id: article for article in story.articles}
    answering = {
        text: {
            by_id[answer.article].sentences[answer.sentence].of(by_id[answer.article].text)
            for answer in question.answers
        }
        for question in story.questions
        for text in question.text.values()
    }
    for one in lists:
        assert one.right <= RIGHT
        assert len(one.candidates) == LONGEST
        for at, candidate in enumerate(one.candidates):
            assert (candidate.text in answering[one.question]) == (at < one.right)
            assert (candidate.answer is not None) == (at < one.right)


def test_nothing_answers_a_near_miss(story: WrittenStory, lists: list[CandidateList]) -> None:
    missed = {q.text["fr"] for q in story.questions if not q.answers}
    assert missed
    assert not any(one.right for one in lists if one.question in missed)


def test_wrong_sentences_of_all_articles_are_of_both_languages(
    story: WrittenStory, lists: list[CandidateList]
) -> None:
    language = {
        span.of(article.text): article.language
        for article in story.articles
        for span in article.sentences
    }
    for one in lists[2::3]:
        wrong = {language[candidate.text] for candidate in one.candidates[one.right :]}
        assert wrong == {"fr", "en"}
