"""A date answers "when" where it is of whom or what the question names."""

from __future__ import annotations

from datetime import date

import pytest

from bot.kinds import answering_words
from bot.models import Answer
from index.models import Span
from tests.bot.conftest import MakeAnswerer

TODAY = date(2026, 1, 13)
FERRIES = "Ferries to Norla resume on Friday, those to Quill on Monday, the harbour master said."
FUNDS = "Fribay will open its fair on Saturday and Teltow in May."
BAKERIES = (
    "La boulangerie d'Orvel rouvre samedi, celle de Brissac dans deux semaines, dit la mairie."
)
TRIALS = "Le procès du comptable commencera en mars, celui du directeur en juin."


@pytest.mark.parametrize(
    ("question", "sentence", "language", "told"),
    [
        ("When do ferries to Quill resume?", FERRIES, "en", "Monday"),
        ("When do ferries to Norla resume?", FERRIES, "en", "Friday"),
        ("When does Teltow open its fair?", FUNDS, "en", "May"),
        ("When does Fribay open its fair?", FUNDS, "en", "Saturday"),
        ("Quand la boulangerie de Brissac rouvre-t-elle ?", BAKERIES, "fr", "dans deux semaines"),
        ("Quand la boulangerie d'Orvel rouvre-t-elle ?", BAKERIES, "fr", "samedi"),
        ("Quand commence le procès du directeur ?", TRIALS, "fr", "juin"),
        (
            "When does Quill reopen?",
            "Norla reopens on Saturday, Quill some time later.",
            "en",
            None,
        ),
        (
            "When did Brook leave?",
            "Brook, whom Sayer met on Monday, left on Friday.",
            "en",
            "Friday",
        ),
        ("When did Brook leave?", "Brook, a judge from Dover, left on Friday.", "en", "Friday"),
        ("When did Brook leave?", "Brook quarrelled, and left Dover on Friday.", "en", "Friday"),
        ("When did Ann Brook leave?", "Sayer said on Monday that Brook had left.", "en", None),
    ],
)
def test_a_date_is_of_whom_the_question_names(
    question: str, sentence: str, language: str, told: str | None
) -> None:
    at = Span(0, len(sentence))
    found = answering_words(
        question, language, sentence, at, language, times=None, published=TODAY, matches={}
    )
    assert (found.span.of(sentence) if found else None) == told


def test_a_date_of_the_sentence_before_is_not_another_s(make_shipped: MakeAnswerer) -> None:
    text = (
        "The trial of the accountant will open in March. That of the director, it was announced "
        "on 5 January, is to open as well."
    )
    asked = make_shipped({"The Norda trials": text}, threshold=0.0)
    result = asked.ask("When will the trial of the director open?")
    assert isinstance(result, Answer)
    assert result.citations[0].time is None
    assert not result.citations[0].spans
