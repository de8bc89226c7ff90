"""Wrong sentences are hard and wrong; where nothing is to answer, nothing does."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.embeddings import Encoder
from index.lexicon import fold
from tests.training import lists
from tests.training.lists import LONGEST, CandidateList, holds
from tests.training.questions import TrainingSet, training_set
from tests.training.sample import HARBOUR

ANSWERS = {
    "When was the harbour dug?": "1871",
    "How many workers did it take?": "400",
    "When did a storm close the harbour?": "1902",
    "How high is the lighthouse?": "40 metres",
}


def _made(encoder: Encoder, unanswered: float, seed: int = 0) -> dict[str, CandidateList]:
    given = training_set("harbour", HARBOUR, unanswered=unanswered)
    return {one.question: one for one in lists.make(given, encoder, random.Random(seed))}


def test_the_sentence_with_the_answer_is_first_and_no_other_holds_it(encoder: Encoder) -> None:
    made = _made(encoder, unanswered=0)
    for question, answer in ANSWERS.items():
        one = made[question]
        assert one.right == 1
        assert answer in one.candidates[0].text
        assert not [c.text for c in one.candidates[1:] if fold(answer) in fold(c.text)]


def test_nothing_answers_where_the_answer_is_hidden(encoder: Encoder) -> None:
    made = _made(encoder, unanswered=1)
    for question, answer in ANSWERS.items():
        one = made[question]
        assert one.right == 0
        assert one.candidates
        shown = " ".join(f"{c.before} {c.text}" for c in one.candidates)
        assert fold(answer) not in fold(shown)


def test_a_paragraph_that_also_holds_the_hidden_answer_is_hidden(encoder: Encoder) -> None:
    made = _made(encoder, unanswered=1)["When was the harbour dug?"]
    assert {c.text for c in made.candidates} == {
        "Ships passed it by night.",
        "No keeper lives there now.",
    }


def test_an_unanswerable_question_meets_the_hardest_sentences(encoder: Encoder) -> None:
    one = _made(encoder, unanswered=0)["Who paid for the harbour?"]
    assert one.right == 0
    assert len(one.candidates) == LONGEST
    assert sum(c.title == "Harbour" for c in one.candidates) == 6


def test_a_candidate_comes_with_the_sentence_before_it(encoder: Encoder) -> None:
    first = _made(encoder, unanswered=0)["How many workers did it take?"].candidates[0]
    assert (first.title, first.before) == ("Harbour", "The harbour was dug in 1871.")
    opening = _made(encoder, unanswered=0)["When was the harbour dug?"].candidates[0]
    assert opening.before == ""


def test_a_seed_makes_the_same_lists_again(encoder: Encoder) -> None:
    assert _made(encoder, unanswered=0.5, seed=3) == _made(encoder, unanswered=0.5, seed=3)


def test_lists_are_read_as_they_were_written(encoder: Encoder, tmp_path: Path) -> None:
    made = list(_made(encoder, unanswered=0.3).values())
    assert lists.write(tmp_path / "lists.jsonl", made) == len(made)
    assert lists.read(tmp_path / "lists.jsonl") == made


def test_a_set_without_questions_makes_no_lists(encoder: Encoder) -> None:
    given = training_set("harbour", HARBOUR, unanswered=0)
    empty: TrainingSet = replace(given, questions=())
    assert list(lists.make(empty, encoder, random.Random(0))) == []


@pytest.mark.parametrize(
    ("text", "answer", "language"),
    [
        ("Des RÉGULATEURS ont agi.", "régulateur", "fr"),
        ("It cost 20,000 crowns.", "20 000", "en"),
        ("L’accès est suspendu.", "l'accès", "fr"),
        ("They met in the Old Town Hall.", "old town hall", "en"),
        ("C'est ainsi.", "ainsi", "fr"),  # a stop word has no term
    ],
)
def test_an_answer_is_known_in_another_form(text: str, answer: str, language: str) -> None:
    assert holds(text, answer, language)


@pytest.mark.parametrize(
    ("text", "answer"),
    [("It was dug in 1871.", "87"), ("The Normans came.", "man"), ("It rained.", "of the")],
)
def test_parts_of_words_are_no_answer(text: str, answer: str) -> None:
    assert not holds(text, answer, "en")


@given(
    st.lists(st.from_regex(r"[a-zéà0-9]{1,8}", fullmatch=True), min_size=1, max_size=12), st.data()
)
def test_whole_words_of_a_text_are_always_found(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    assert holds(" ".join(words).upper(), " ".join(words[start:end]), "fr")
