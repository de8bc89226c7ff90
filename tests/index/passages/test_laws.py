"""What holds of every text, language and head."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.models import Dateline, Head, Span
from index.passages import LONGEST_PASSAGE, segment
from tests.index.passages.reading import assert_lawful

LANGUAGES = st.sampled_from(["fr", "en", "de", "es", "und", ""])


def _words(*lines: str) -> list[str]:
    return [word for line in lines for word in line.split(" ")]


WORDS = _words(
    "Le la Il elle L'Inde d'abord aujourd’hui He said the U.S. M. Mr. Mme MM. etc. p. ex. J. K.",
    "X X. No. n° art. 5 1. 2) 20.000 3,14 81 % a.m. 10.30 2026. janv. J.-C. Inc. iPhone x.com",
    "IV. a https://x.com/?a=1 ... … . ! ? ?! « » “ ” \" ' ‘ ’ „ ‹ › ( ) [ ] {{ }} [12] [...]",
    'am 1. Juli XIV. z. B. Dr. EE. UU. Sr. » « „ “ ‚ ‘ »Ja« „Nein" sig. mevr. Die Der',
    '- – — * ** *** # ## === | • – ; : , ." .» .” !" ?\' 5" 😀 👩‍👧 ß ǅ',
    "e\u0301 A\u0301 \u0301 \u00ad \u200b \ufeff",
)
SPACES = [" ", "\u00a0", "\u202f", "  ", "\t", "\n", "\n\n", "\n \n", "\r\n", "\x0c", "\u2028"]
ALPHABET = " \n\t\u00a0\u202f\u00ad\u0301aAéÉzZ059.!?…:;,«»“”‘’\"'„-–—()[]*#|=_/@😀"

built = st.lists(st.sampled_from(WORDS + SPACES * 10), max_size=60).map("".join)
typed = st.text(st.sampled_from(ALPHABET), max_size=60)
anything = st.text(max_size=50)
texts = st.one_of(built, typed, anything)


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, Head]:
    """A text and any head that lies in it."""
    text = draw(texts.filter(bool))
    offsets = st.integers(0, len(text) - 1)
    spans = st.tuples(offsets, offsets).map(lambda ends: Span(min(ends), max(ends) + 1))
    dateline = draw(st.none() | spans)
    return text, Head(
        body=draw(st.integers(0, len(text))),
        title=draw(st.none() | spans),
        headers=tuple(draw(st.lists(spans, max_size=4))),
        dateline=None if dateline is None else Dateline(dateline, date(2026, 1, 13)),
    )


@settings(max_examples=2000, deadline=None)
@given(built, LANGUAGES)
@example("", "fr")
@example(" \n\u00a0", "en")
def test_passages_and_sentences_cover_news_like_text(text: str, language: str) -> None:
    assert_lawful(text, segment(text, language, Head()))


@settings(max_examples=2000, deadline=None)
@given(st.one_of(typed, anything), LANGUAGES)
def test_passages_and_sentences_cover_any_text(text: str, language: str) -> None:
    assert_lawful(text, segment(text, language, Head()))


@settings(max_examples=2000, deadline=None)
@given(articles(), LANGUAGES)
def test_passages_and_sentences_cover_under_any_head(
    article: tuple[str, Head], language: str
) -> None:
    text, head = article
    assert_lawful(text, segment(text, language, head))


@settings(max_examples=500, deadline=None)
@given(st.lists(st.tuples(texts, st.integers(1, 60)), min_size=1, max_size=4), LANGUAGES)
def test_no_passage_is_too_long_to_encode(parts: list[tuple[str, int]], language: str) -> None:
    text = " ".join(part * times for part, times in parts)
    passages = segment(text, language, Head())
    assert_lawful(text, passages)
    assert all(len(passage.span) <= LONGEST_PASSAGE for passage in passages)


def test_a_sentence_of_fifty_thousand_characters_is_cut_at_white_space() -> None:
    text = "mot " * 12_500
    passages = segment(text, "fr", Head())
    assert_lawful(text, passages)
    assert {word for p in passages for word in p.span.of(text).split()} == {"mot"}
    assert {passage.paragraph for passage in passages} == {1}


def test_a_word_of_fifty_thousand_characters_is_cut_anywhere() -> None:
    text = "a" * 50_000
    passages = segment(text, "fr", Head())
    assert_lawful(text, passages)
    assert max(len(passage.span) for passage in passages) <= LONGEST_PASSAGE


HOSTILE = {
    "quotation marks": '"' * 100_000,
    "stops": "." * 100_000,
    "spaced stops": ". " * 50_000,
    "a gap": "a" + " " * 100_000 + "b",
    "a gap after a stop": "." + " " * 100_000 + "!",
    "quotations never closed": "“A. B " * 20_000,
    "quotations never opened": "A. ” " * 20_000,
    "nested brackets": "(A. " * 20_000 + ") " * 20_000,
    "nested guillemets": "« A. " * 20_000 + "» " * 20_000,
    "single marks": "'a. " * 20_000 + "A.' " * 20_000,
    "initials": "A. " * 30_000,
    "labels": "1. " * 30_000,
    "notes": "a." + "[1]" * 30_000 + " A",
    "openers": ". " + "( " * 50_000 + "A",
    "symbols": ". " + "$ " * 50_000,
    "lines": "a\n" * 50_000,
    "blank lines": "\n" * 100_000,
    "dashes": "- " * 50_000,
    "rules": "=" * 100_000,
    "soft hyphens": "\u00ad" * 100_000,
    "half a word": "a" * 100_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_stays_linear_on_hostile_text(text: str) -> None:
    """A quadratic step takes minutes on these; a linear one some hundredths of a second."""
    started = time.perf_counter()
    assert_lawful(text, segment(text, "fr", Head()))
    assert time.perf_counter() - started < 5


def test_a_megabyte_of_news_takes_less_than_a_second() -> None:
    paragraph = (
        "Le ministre a annoncé mardi à M. Durand que 20.000 dossiers, soit 81 % du total, seraient "
        "revus. « Nous irons vite. Personne ne sera oublié », a-t-il promis à la presse.\n\n"
    )
    text = paragraph * (1_000_000 // len(paragraph.encode()))
    best = 99.0
    for _ in range(3):  # the machine may have other work
        started = time.process_time()
        assert len(segment(text, "fr", Head())) == text.count("\n\n")
        best = min(best, time.process_time() - started)
    assert best < 1
