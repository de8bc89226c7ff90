from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.lexicon import fold, terms, words

LANGUAGES = st.sampled_from(["fr", "en", "es", "de", "ru", "ar", "und", "xx"])


@pytest.mark.parametrize(
    "figure", ["20.000", "20 000", "20\u00a0000", "20\u202f000", "20,000", "20’000"]
)
def test_a_figure_is_one_term_however_it_is_grouped(figure: str) -> None:
    assert terms(f"plus de {figure} images", "fr")[0] == "20000"


def test_decimals_share_a_form_and_years_stay() -> None:
    assert terms("3,5 et 3.5", "fr") == ("3.5", "3.5")
    assert terms("2026", "fr") == ("2026",)


def test_inflected_words_share_a_term() -> None:
    assert terms("régulateurs", "fr") == terms("régulateur", "fr") == terms("REGULATEUR", "fr")
    assert terms("countries", "en") == terms("country", "en")


def test_typography_makes_no_difference() -> None:
    plain = terms("l'accès au cœur final", "fr")
    assert terms("l’accès au coeur ﬁnal", "fr") == plain
    assert terms(unicodedata.normalize("NFD", "l'accès au cœur final"), "fr") == plain
    assert terms("l'ac\u00adcès au cœur fi\u00adnal", "fr") == plain


def test_small_words_say_nothing() -> None:
    assert terms("Qu'est-ce que c'est ?", "fr") == ()
    assert terms("What is it to them?", "en") == ()


@given(st.text(max_size=200), LANGUAGES)
def test_words_are_spans_in_order_and_terms_are_plain(text: str, language: str) -> None:
    found = words(text, language)
    assert all(0 <= word.start < word.end <= len(text) for word in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert terms(text, language) == tuple(word.term for word in found if word.term)
    assert all(term.split() == [term] for term in terms(text, language))


@given(st.text(max_size=100))
@example("𝕊")
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
