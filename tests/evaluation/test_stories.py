"""Our own stories: what is said of them holds, and a faulty one is told."""

from __future__ import annotations

from typing import Any

import pytest

from tests.evaluation.stories import LANGUAGES, doubtful, load_all, parsed


def given(**changes: Any) -> dict[str, Any]:
    article = {
        "id": "a1",
        "language": "en",
        "source": "The Quay",
        "published": "2025-03-04T18:30:00+01:00",
        "title": "Harbour closed",
        "paragraphs": ["The harbour closed on Monday. A crane had fallen.", "It opens in May."],
    }
    question = {
        "kind": "why",
        "en": "Why was it shut?",
        "fr": "Pourquoi est-il fermé ?",
        "answers": [{"article": "a1", "words": "A crane had fallen"}],
    }
    return {"articles": [article], "questions": [question | changes]}


def test_an_answer_is_the_sentence_around_its_words() -> None:
    story = parsed("quay", given())
    (answer,) = story.questions[0].answers
    (article,) = story.articles
    assert article.sentences[answer.sentence].of(article.text) == "A crane had fallen."
    assert answer.words.of(article.text) == "A crane had fallen"


@pytest.mark.parametrize(
    ("answers", "fault"),
    [
        ([{"article": "a2", "words": "A crane"}], "no article 'a2'"),
        ([{"article": "a1", "words": "a ship"}], "'a ship' stands 0 times in a1"),
        ([{"article": "a1", "words": "n"}], "times in a1"),
        ([{"article": "a1", "words": "Monday. A crane"}], "isn't within one sentence of a1"),
    ],
)
def test_an_answer_that_isnt_where_it_is_said_to_be_is_told(
    answers: list[dict[str, str]], fault: str
) -> None:
    with pytest.raises(ValueError, match="question 1 ") as raised:
        parsed("quay", given(answers=answers))
    assert fault in str(raised.value)


def test_a_question_is_worded_in_both_languages() -> None:
    with pytest.raises(ValueError, match="not worded in both languages"):
        parsed("quay", given(fr=" "))


def test_a_sentence_with_the_same_words_is_asked_about() -> None:
    story = parsed("quay", given(answers=[{"article": "a1", "words": "closed"}]))
    assert not list(doubtful(story))
    twice = given(answers=[{"article": "a1", "words": "harbour"}])
    twice["articles"][0]["paragraphs"].append("The HARBOUR is old.")
    assert [doubt for doubt in doubtful(parsed("quay", twice)) if "HARBOUR is old" in doubt]


@pytest.mark.parametrize("measured", [True, False])
def test_every_story_is_told_in_both_languages_and_has_near_misses(measured: bool) -> None:
    stories = load_all(measured=measured)
    assert stories
    for story in stories:
        assert {article.language for article in story.articles} == set(LANGUAGES)
        missing = sum(not question.answers for question in story.questions)
        assert len(story.questions) / 4 < missing < len(story.questions) / 2
