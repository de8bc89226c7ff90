"""The time that a chat question asks about, on Tuesday 13 January 2026."""

from __future__ import annotations

from datetime import date

import pytest

from index.temporal import question_interval

TODAY = date(2026, 1, 13)
OPEN = None


@pytest.mark.parametrize(
    ("question", "language", "first", "last"),
    [
        ("Que s'est-il passé depuis vendredi ?", "fr", "2026-01-09", OPEN),
        ("Qu'a dit Musk le 9 janvier ?", "fr", "2026-01-09", "2026-01-09"),
        ("quoi de neuf depuis hier", "fr", "2026-01-12", OPEN),
        ("Que s'est-il passé entre le 5 et le 8 janvier ?", "fr", "2026-01-05", "2026-01-08"),
        ("Que s'est-il passé ces trois derniers jours ?", "fr", "2026-01-10", "2026-01-13"),
        ("Et avant le 9 janvier ?", "fr", OPEN, "2026-01-08"),
        ("Que prévoit-on pour la semaine prochaine ?", "fr", "2026-01-19", "2026-01-25"),
        ("What happened since Friday?", "en", "2026-01-09", OPEN),
        ("what's new since friday", "en", "2026-01-09", OPEN),
        ("What happened between 5 and 8 January?", "en", "2026-01-05", "2026-01-08"),
        ("what did x say in the last two weeks", "en", "2025-12-30", "2026-01-13"),
        ("Who spoke on Monday?", "en", "2026-01-12", "2026-01-12"),
        ("What happened until last week?", "en", OPEN, "2026-01-11"),
        ("What happened since January 5 and before January 9?", "en", "2026-01-05", "2026-01-08"),
    ],
)
def test_the_time_asked_about(
    question: str, language: str, first: str | None, last: str | None
) -> None:
    asked = question_interval(question, language, TODAY)
    assert asked is not None
    assert (asked.from_ and str(asked.from_), asked.to and str(asked.to)) == (first, last)
    assert question[asked.start : asked.end] == asked.text


@pytest.mark.parametrize(
    ("question", "language", "first"),
    [
        ("timeline since 9 January", "en", "2026-01-09"),
        ("depuis le 9 janvier", "fr", "2026-01-09"),
        ("What happened on 5 December?", "en", "2025-12-05"),
        ("What will happen on 5 December?", "en", "2026-12-05"),
    ],
)
def test_what_is_not_said_to_come_is_past_however_near(
    question: str, language: str, first: str
) -> None:
    asked = question_interval(question, language, date(2026, 11, 28))
    assert asked is not None
    assert str(asked.from_) == first


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Quels pays ont suspendu l'accès à Grok ?", "fr"),
        ("Which countries suspended access?", "en"),
        ("¿Qué pasó ayer?", "es"),
        ("", "fr"),
    ],
)
def test_a_question_without_a_time(question: str, language: str) -> None:
    assert question_interval(question, language, TODAY) is None
