"""The name that stands out did what is asked: it doesn't demand it, or say something else."""

from __future__ import annotations

import pytest

from bot.kinds import Kind
from bot.kinds.spans import answering_span
from index.models import Span


@pytest.mark.parametrize(
    ("question", "language", "text", "held_in", "told"),
    [
        ("Who resigned?", "en", "Deputy Hugo Lanz resigned.", "en", "Deputy Hugo Lanz"),
        ("Qui a démissionné ?", "fr", "Hugo Lanz a réclamé la démission du maire.", "fr", None),
        ("Who resigned?", "en", "Hugo Lanz ruled out his resignation.", "en", None),
        (
            "Who said that Voss was injured?",
            "en",
            "Hugo Lanz said Voss would be fined.",
            "en",
            None,
        ),
    ],
)
def test_the_bold_name(
    question: str, language: str, text: str, held_in: str, told: str | None
) -> None:
    at = Span(0, len(text))
    found = answering_span(Kind.PERSON, question, language, text=text, at=at, language=held_in)
    assert (found.of(text) if found else None) == told
