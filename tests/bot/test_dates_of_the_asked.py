"""A date answers "when" where it is of whom or what the question names."""

from __future__ import annotations

from datetime import date

import pytest

from bot.kinds import answering_words
from bot.kinds.times import is_another_time
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

BALLOT = "Le conseil a statué mardi sur le scrutin du 4 janvier."
ELECTED = "Brook, en poste depuis 2018, avait été élu le 5 mai 2019 avec 58% des voix."
CLEARED = "Police cleared the quay on Saturday, a day before the council rules on last week's vote."
SUSPECTED = "A sailor was arrested on Friday on suspicion of murdering the clerk."


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
        (
            "When did the council rule?",
            "The council is due to rule on last week's vote.",
            "en",
            None,
        ),
        ("When was the vote?", "The council ruled on last week's vote.", "en", "last week"),
        ("Quand le conseil a-t-il statué ?", BALLOT, "fr", "mardi"),
        ("Quand le scrutin a-t-il eu lieu ?", BALLOT, "fr", "4 janvier"),
        ("Quand Brook a-t-il été élu ?", ELECTED, "fr", "5 mai 2019"),
        ("When did the council rule?", CLEARED, "en", None),
        ("When was the clerk murdered?", SUSPECTED, "en", None),
        ("When was somebody arrested?", SUSPECTED, "en", "Friday"),
        ("When did Brook resign?", "Brook was expected to resign on Friday.", "en", None),
        ("When will Brook resign?", "Brook is expected to resign on Friday.", "en", "Friday"),
        ("When did the strike start?", "The strike ended on Friday.", "en", None),
        ("When did the strike end?", "The strike ended on Friday.", "en", "Friday"),
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


@pytest.mark.parametrize(
    ("question", "text", "another"),
    [
        ("When was Brook elected?", "Brook was first elected in 2014.", True),
        ("When was Brook first elected?", "Brook was first elected in 2014.", False),
        ("Quand Brook a-t-il été élu ?", "Brook a été élu pour la première fois en 2014.", True),
        ("When was the trial first scheduled?", "The trial is now due in May.", True),
        ("When was the trial scheduled?", "The trial is now due in May.", False),
    ],
)
def test_the_first_time_is_another_one(question: str, text: str, *, another: bool) -> None:
    assert is_another_time(question, text) is another


def test_what_came_dates_it_before_what_was_planned(make_shipped: MakeAnswerer) -> None:
    texts = {
        "Mill sale": "The council is scheduled to vote on the sale of the mill on Friday.",
        "Mill sold": "The council voted on Saturday to approve the sale of the mill.",
    }
    result = make_shipped(texts).ask("When did the council vote on the sale of the mill?")
    assert isinstance(result, Answer)
    assert result.citations[0].quote.article.title == "Mill sold"


def test_a_day_on_which_another_did_it_is_not_the_asked_one_s(make_shipped: MakeAnswerer) -> None:
    text = "Minister Clara Voss handed her resignation to President Hugo Lanz on Monday in Norda."
    answerer = make_shipped({"Voss resigns": text})
    assert isinstance(answerer.ask("When did Clara Voss resign?"), Answer)
    assert not isinstance(answerer.ask("When did Hugo Lanz resign?"), Answer)
