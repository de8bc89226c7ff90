"""What holds of any text whatever."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.attribution import attributions
from index.models import Attribution, Head, Speech
from index.passages import segment

PIECES = st.sampled_from(
    [
        "« ",
        " »",
        "«\u00a0",
        "\u202f»",
        "“",
        "”",
        '"',
        "'",
        "’",
        "‘",
        ", ",
        ". ",
        " : ",
        "! ",
        "\n\n",
        " (",
        ") ",
        "Ana Berg",
        "M. Arnoux",
        "Mrs Holt",
        "le ministre ",
        "a dit ",
        "a-t-il ajouté",
        "said ",
        "he ",
        "elle ",
        "selon ",
        "pour lui",
        "according to ",
        "que ",
        "that ",
        "estimant que ",
        "d’",
        "l’",
        "Ana",
        "Berg",
        "X ",
        "the banker ",
        "et ",
        "and ",
        "de la ",
        "2026 ",
        "lundi ",
        "students' ",
        "rien n’est réglé",
        "no way out ",
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=60))
OPENING = "«“„\"'‘»"  # a French paragraph may open with the closing mark


def read(text: str, language: str) -> tuple[Attribution, ...]:
    return attributions(text, language, segment(text, language, Head()))


@given(text=TEXTS, language=st.sampled_from(["fr", "en"]))
def test_spans_lie_in_the_text_in_order_and_apart(text: str, language: str) -> None:
    found = read(text, language)
    end = 0
    for said in found:
        assert end <= said.span.start < said.span.end <= len(text)
        assert said.span.of(text) == said.span.of(text).strip()
        end = said.span.end
    assert read(text, language) == found


@given(text=TEXTS, language=st.sampled_from(["fr", "en"]))
def test_what_is_told_stands_in_the_text(text: str, language: str) -> None:
    for said in read(text, language):
        if said.cue_span is not None:
            assert said.cue == said.cue_span.of(text)
            apart = said.cue_span.end <= said.span.start or said.span.end <= said.cue_span.start
            assert apart
            assert said.clause is not None
            assert said.clause.start <= said.cue_span.start
            assert said.cue_span.end <= said.clause.end
        assert said.speaker is None or all(word in text for word in said.speaker.split())
        assert said.role is None or (said.role in text and said.speaker is not None)


@given(text=TEXTS, language=st.sampled_from(["fr", "en"]))
def test_direct_words_stand_in_marks_and_indirect_ones_do_not(text: str, language: str) -> None:
    for said in read(text, language):
        before = text[: said.span.start]
        if said.kind is Speech.DIRECT:
            assert any(mark in before for mark in OPENING)
        else:
            assert not any(mark in said.span.of(text) for mark in "«»“”")


@pytest.mark.parametrize(
    "piece", ["« a ", "'a ", "\" 'x “y « ", "X, le chef, ", "de la ", "Aa Bb ", "« Je suis là.\n\n"]
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_time_grows_with_the_text(piece: str, language: str) -> None:
    """Sixteen times the text takes no more than some forty times as long."""

    def seconds(text: str) -> float:
        passages = segment(text, language, Head())
        start = time.process_time()
        attributions(text, language, passages)
        return time.process_time() - start

    short, long = piece * (2_000 // len(piece)), piece * (32_000 // len(piece))
    best = min(seconds(short) for _ in range(3))
    assert min(seconds(long) for _ in range(2)) < max(0.5, 40 * best)
