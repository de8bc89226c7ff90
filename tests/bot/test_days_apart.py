"""What came days before or after a dated thing hasn't its date."""

from __future__ import annotations

from datetime import date

import pytest

from bot.kinds import answering_words
from index.models import Span

SEARCHED = (
    "Entré en fonctions le 5 janvier, le maire a porté plainte jeudi, trois jours après les "
    "fouilles."
)
SUED = "In office since 5 January, the mayor sued on Thursday, three days after the searches."
APPEALED = "The mayor appealed on Monday, two weeks after his trial."
DIED = "Le maire est mort lundi, une semaine après avoir été blessé."
CRACKED = "On Tuesday, a day after a crack was found, the dam was evacuated."
FREED = "La gérante a été libérée, deux jours après les fouilles de lundi."


@pytest.mark.parametrize(
    ("question", "sentence", "language", "told"),
    [
        ("Quand ont eu lieu les fouilles ?", SEARCHED, "fr", None),
        ("Quand le maire a-t-il porté plainte ?", SEARCHED, "fr", "jeudi"),
        ("Quand le maire est-il entré en fonctions ?", SEARCHED, "fr", "5 janvier"),
        ("When did the searches take place?", SUED, "en", None),
        ("When did the mayor sue?", SUED, "en", "Thursday"),
        ("When was the mayor's trial?", APPEALED, "en", None),
        ("When did the mayor appeal?", APPEALED, "en", "Monday"),
        ("Quand le maire a-t-il été blessé ?", DIED, "fr", None),
        ("Quand le maire est-il mort ?", DIED, "fr", "lundi"),
        ("When was the crack found?", CRACKED, "en", None),
        ("When was the dam evacuated?", CRACKED, "en", "Tuesday"),
        ("Quand ont eu lieu les fouilles ?", FREED, "fr", "lundi"),
    ],
)
def test_what_is_days_apart_has_another_date(
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
