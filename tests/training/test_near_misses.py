"""Near misses share all words but one with a question that is answered."""

from __future__ import annotations

import random
from dataclasses import replace

from tests.training.lists import Candidate, CandidateList
from tests.training.near_misses import near_misses

TEXT = "En 1912, Lise Arnoux ouvre la halle de Valmer."
OTHER = "Paul Destin dessine le pont en 1947."


def asked(question: str, text: str, *, right: int = 1) -> CandidateList:
    candidates = (Candidate("Valmer", "", text, (9, 20)), Candidate("Valmer", "", "Il pleut."))
    return CandidateList("own", question, candidates, (0.1, 0.0), right)


def made(*lists: CandidateList) -> list[CandidateList]:
    return list(near_misses(lists, 1.0, random.Random(0)))


def test_a_name_or_a_figure_becomes_one_that_the_article_is_also_asked_about() -> None:
    given = (
        asked("Quelle halle a été ouverte par Lise Arnoux ?", TEXT),
        asked("Quel pont a été dessiné par Paul Destin ?", OTHER),
        asked("Qui a ouvert une halle en 1912 ?", TEXT),
        asked("Qui a dessiné un pont en 1947 ?", OTHER),
    )
    assert [one.question for one in made(*given)] == [
        "Quelle halle a été ouverte par Paul Destin ?",
        "Quel pont a été dessiné par Lise Arnoux ?",
        "Qui a ouvert une halle en 1947 ?",
        "Qui a dessiné un pont en 1912 ?",
    ]


def test_nothing_answers_a_near_miss() -> None:
    given = asked("Qui a ouvert une halle en 1912 ?", TEXT)
    for one in made(given, asked("Qui a dessiné un pont en 1947 ?", OTHER)):
        assert one.right == 0
        assert all(candidate.answer is None for candidate in one.candidates)
        assert [c.text for c in one.candidates][1:] == ["Il pleut."]


def test_there_is_none_where_nothing_can_be_exchanged() -> None:
    assert made(asked("Qui a ouvert une halle ?", TEXT)) == []  # nothing is named
    assert made(asked("Qui a ouvert une halle en 1912 ?", TEXT)) == []  # no other year
    # The other one stands in the text too, and might be answered by it.
    assert (
        made(
            asked("Qui a ouvert une halle en 1912 ?", TEXT + " " + OTHER),
            asked("Qui a dessiné un pont en 1947 ?", TEXT + " " + OTHER),
        )
        == []
    )
    unanswered = asked("Qui a ouvert une halle en 1912 ?", TEXT, right=0)
    assert made(unanswered, asked("Qui a dessiné un pont en 1947 ?", OTHER, right=0)) == []


def test_names_are_exchanged_among_the_lists_that_go_together() -> None:
    given = asked("Quelle halle a été ouverte par Lise Arnoux ?", TEXT)
    other = replace(
        asked("Quel pont a été dessiné par Paul Destin ?", OTHER),
        candidates=(Candidate("Le pont", "", OTHER, (0, 11)),),
    )
    assert not made(given, other)
    together = near_misses((given, other), 1.0, random.Random(0), together=lambda _: "all")
    assert [one.question for one in together] == [
        "Quelle halle a été ouverte par Paul Destin ?",
        "Quel pont a été dessiné par Lise Arnoux ?",
    ]
