"""The figure that stands out is of what is asked: no age, no other things, nothing corrected."""

from __future__ import annotations

import pytest

from bot.kinds import question_kind
from bot.kinds.spans import answering_span
from index.models import Span

MARCH = "Thousands of people marched a day after the vote was won by fewer than 12,000 ballots."
BAIL = "La caution s'élève à 90.000 euros, et non à 70.000."
HURT = "Le bilan est de 71 blessés, dont neuf en Belgique et quatre au Luxembourg."
JUDGES = "Two of its nine judges have asked for a delay."


@pytest.mark.parametrize(
    ("question", "language", "text", "held_in", "told"),
    [
        ("How many people marched?", "en", MARCH, "en", None),
        ("How many people marched?", "en", "About 8,000 miners marched.", "en", "8,000"),
        ("A combien s'élève la caution ?", "fr", BAIL, "fr", "90.000 euros"),
        ("How many clerks did Peru name?", "en", "Peru named nine clerks, not 19.", "en", "nine"),
        ("Combien de blessés en Belgique ?", "fr", HURT, "fr", "neuf"),
        ("Combien de blessés ?", "fr", HURT, "fr", "71"),
        ("How many judges does the court have?", "en", JUDGES, "en", "nine"),
        ("Combien de juges compte la cour ?", "fr", JUDGES, "en", "nine"),
        ("How many judges asked for a delay?", "en", JUDGES, "en", "Two"),
        (
            "Combien de tonnes a-t-on vendues ?",
            "fr",
            "On a vendu 2,5 tonnes à dix clients.",
            "fr",
            "2,5",
        ),
        ("How many people were arrested?", "en", "Six arrests were made.", "en", "Six"),
        ("How many people were arrested?", "en", "Ivo Brook, 34, was arrested.", "en", None),
    ],
)
def test_the_bold_figure(
    question: str, language: str, text: str, held_in: str, told: str | None
) -> None:
    kind = question_kind(question, language)
    at = Span(0, len(text))
    found = answering_span(kind, question, language, text=text, at=at, language=held_in)
    assert (found.of(text) if found else None) == told
