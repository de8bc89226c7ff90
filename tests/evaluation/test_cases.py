"""Stories made of a set: the gold stands where the answer does."""

from __future__ import annotations

import pytest

from index.models import Span
from tests.evaluation import cases
from tests.evaluation.cases import Case
from tests.evaluation.datasets import (
    NewsArticle,
    NewsQuestion,
    NewsSet,
    Page,
    PageSet,
    Paragraph,
    ParagraphQuestion,
)
from tests.evaluation.split import held_out


def _pages(language: str, words: tuple[str, ...]) -> PageSet:
    """Two pages, of two paragraphs and of one; each paragraph answers with its last word."""
    paragraphs = [
        Paragraph(
            f"{language} {word}",
            (ParagraphQuestion(f"q{n}", f"{word}?", (Span(3, 3 + len(word)),)),),
        )
        for n, word in enumerate(words)
    ]
    pages = (Page("First_page", tuple(paragraphs[:2])), Page("Second", tuple(paragraphs[2:])))
    return PageSet(language, pages)


ENGLISH = _pages("en", ("one", "three", "two"))
SPANISH = _pages("es", ("uno", "tres", "dos"))
NEWS = NewsSet(
    (
        NewsArticle("bbc.1", 10, {"en": ("Head", "Body."), "fr": ("Titre", "Corps.")}),
        NewsArticle("upi.2", 12, {"en": ("Other", "More."), "fr": ("Autre", "Encore.")}),
    ),
    (
        NewsQuestion("n1", "s", ("bbc.1", "upi.2"), {"en": "?", "fr": "?"}, frozenset({11, 13})),
        NewsQuestion("n2", "s", ("bbc.1", "upi.2"), {"en": "?", "fr": "?"}, frozenset()),
    ),
)


def _gold(case: Case) -> dict[str, set[str]]:
    texts = {draft.origin: draft.text for draft in case.drafts}
    return {
        f"{asked.language} {asked.id}": {gold.span.of(texts[gold.origin]) for gold in asked.gold}
        for asked in case.questions
    }


def test_a_whole_set_is_one_story_without_headlines() -> None:
    case = cases.whole("s", SPANISH, ENGLISH)
    assert [draft.text for draft in case.drafts] == ["es uno\n\nes tres", "es dos"]
    assert {draft.title for draft in case.drafts} == {""}
    assert {draft.language for draft in case.drafts} == {"es"}
    assert _gold(case) == {"en q0": {"uno"}, "en q1": {"tres"}, "en q2": {"dos"}}
    first = case.drafts[0].origin
    assert case.paragraphs[first] == (Span(0, 6), Span(8, 15))


def test_halves_hold_each_paragraph_in_one_language() -> None:
    case = cases.halves("s", ENGLISH, SPANISH, [ENGLISH, SPANISH])
    assert {(draft.language, draft.text) for draft in case.drafts} == {
        ("en", "en one"),
        ("en", "en two"),
        ("es", "es tres"),
    }
    answers = {"q0": {"one"}, "q1": {"tres"}, "q2": {"two"}}
    assert _gold(case) == {f"{lang} {q}": a for lang in ("en", "es") for q, a in answers.items()}


def test_a_story_for_each_page_bears_its_headline() -> None:
    first, second = cases.by_page("s", ENGLISH)
    assert (first.drafts[0].title, second.drafts[0].title) == ("First page", "Second")
    assert [asked.id for asked in first.questions] == ["q0", "q1"]
    assert [asked.held_out for asked in second.questions] == [held_out("Second")]


def test_news_have_their_first_line_for_a_headline() -> None:
    (case,) = cases.news("s", NEWS, language="fr", asked="en")
    draft = case.drafts[0]
    assert draft.text == "Titre\n\nCorps."
    assert draft.head.title is not None
    assert draft.head.title.of(draft.text) == draft.title == "Titre"
    assert draft.text[draft.head.body :] == "Corps."
    assert _gold(case) == {"en n1": {"Corps.", "Encore."}, "en n2": set()}


def test_mixed_news_take_turns() -> None:
    one, other = cases.mixed_news("s", NEWS, asked="fr")
    assert [draft.language for draft in one.drafts] == ["en", "fr"]
    assert [draft.language for draft in other.drafts] == ["fr", "en"]
    assert _gold(one) == {"fr n1": {"Body.", "Encore."}, "fr n2": set()}


@pytest.mark.parametrize(
    ("span", "expected"), [(Span(3, 6), True), (Span(5, 9), True), (Span(6, 9), False)]
)
def test_words_answer_where_they_share_any_with_the_gold(span: Span, expected: bool) -> None:
    case = cases.whole("s", ENGLISH)
    origin = case.drafts[0].origin
    assert case.questions[0].answered_by(origin, span) is expected
    assert not case.questions[0].answered_by("elsewhere", span)
