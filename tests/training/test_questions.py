"""What is trained on: nothing that is held out or set apart for testing."""

from __future__ import annotations

import pytest

from tests.conftest import ROOT
from tests.evaluation import datasets
from tests.evaluation.datasets import Page, PageSet
from tests.evaluation.split import held_out
from tests.training.questions import TrainingSet, afriqa_train, training_set, training_sets
from tests.training.sample import HARBOUR, page

DATA = ROOT.parent / "shared" / "eval"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> list[TrainingSet]:
    """What is trained on, made where StoryQA isn't: its questions are for measuring alone."""
    if not DATA.is_dir():
        pytest.skip(f"the data sets are not at {DATA}")
    without = tmp_path_factory.mktemp("data")
    for folder in ("piaf", "xquad", "squad2", "clapnq", "afriqa_fr"):
        (without / folder).symlink_to(DATA / folder)
    return list(training_sets(without))


def test_held_out_articles_are_left_out_with_their_questions() -> None:
    made = training_set("harbour", HARBOUR, unanswered=0)
    assert {p.title for p in made.paragraphs} == {"Harbour", "Lighthouse"}
    assert "What is a secret?" not in {q.text for q in made.questions}
    assert len(made.questions) == 5


def test_no_held_out_article_is_in_any_published_set(published: list[TrainingSet]) -> None:
    for made in published:
        suffix = "c" if made.name == "clapnq" else ""
        assert made.paragraphs
        assert not [p.title for p in made.paragraphs if held_out(p.title + suffix)]


def test_held_out_texts_are_in_no_set_under_another_title(published: list[TrainingSet]) -> None:
    """The same paragraph of the English sets must not come back through another of them."""
    english = (datasets.xquad(DATA, "en"), datasets.squad2(DATA))
    kept = {
        paragraph.text
        for pages in english
        for one in pages.pages
        for paragraph in one.paragraphs
        if held_out(one.title)
    }
    assert kept
    assert kept.isdisjoint(p.text for made in published for p in made.paragraphs)


def test_what_afriqa_tests_is_not_trained_on(published: list[TrainingSet]) -> None:
    (made,) = (one for one in published if one.name == "afriqa")
    pages = datasets.afriqa(DATA).pages
    tested = {
        one.title
        for one in pages
        for paragraph in one.paragraphs
        for question in paragraph.questions
        if not question.id.startswith("train-")
    }
    assert {p.title for p in made.paragraphs}.isdisjoint(tested)


def test_an_article_with_questions_of_two_parts_is_not_trained_on() -> None:
    def titled(title: str, asked: str, context: str) -> Page:
        return page(title, (context, {asked: "deux"}))

    pages = PageSet(
        "fr",
        (
            titled("train-0", "a", "un deux"),
            titled("test-0", "a", "deux trois"),
        ),
    )
    assert [one.title for one in afriqa_train(pages).pages] == ["train-0"]


def test_answers_lie_where_the_sentences_are(published: list[TrainingSet]) -> None:
    """Every answer of every set shares words with some sentence of its paragraph."""
    for made in published:
        for question in made.questions:
            sentences = made.paragraphs[question.paragraph].sentences
            for answer in question.answers:
                assert any(s.start < answer.end and answer.start < s.end for s in sentences)


def test_a_question_can_be_asked_in_another_language() -> None:
    french = PageSet("fr", (page("Harbour", ("Creusé en 1871.", {"When?": "1871"})),))
    english = PageSet("en", (page("Harbour", ("Dug in 1871.", {"When?": "1871"})),))
    made = training_set("harbour", french, asked=english, unanswered=0)
    assert made.language == "fr"
    assert [(q.text, q.paragraph) for q in made.questions] == [("When?", 0)]
