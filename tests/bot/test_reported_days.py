"""The day of what is announced, beside that of its announcement."""

from __future__ import annotations

from datetime import date

import pytest

from bot.kinds import answering_words
from index.models import Span

LEAVING = "Paul Brin a annoncé mardi qu’il partirait samedi."
ONLY = "Paul Brin n’a annoncé sa retraite que vendredi."
CAPSIZED = "Le port a annoncé lundi que le bac avait chaviré dimanche."
SUNK = "The port said on Monday that the ferry had capsized on Sunday."
UNDATED = "The port said on Monday that the ferry had capsized."


@pytest.mark.parametrize(
    ("question", "sentence", "language", "told"),
    [
        ("Quand Paul Brin partira-t-il ?", LEAVING, "fr", "samedi"),
        ("Quand Paul Brin a-t-il annoncé qu’il partirait ?", LEAVING, "fr", "mardi"),
        ("Quand Paul Brin a-t-il annoncé sa retraite ?", ONLY, "fr", "vendredi"),
        ("Quand le bac a-t-il chaviré ?", CAPSIZED, "fr", "dimanche"),
        ("When did the ferry capsize?", SUNK, "en", "Sunday"),
        ("When did the ferry capsize?", UNDATED, "en", None),
    ],
)
def test_what_is_said_has_a_day_of_its_own(
    question: str, sentence: str, language: str, told: str | None
) -> None:
    found = answering_words(
        question,
        language,
        sentence,
        Span(0, len(sentence)),
        language,
        times=None,
        published=date(2026, 1, 13),
        matches={},
    )
    assert (found.span.of(sentence) if found else None) == told
