"""Who did it is bold: nobody who refuses, demands, accepts, receives or denies it."""

from __future__ import annotations

import pytest

from bot.kinds import answering_words
from bot.kinds.persons import is_reversed
from bot.models import Abstention, Answer
from index.models import Span
from tests.bot.conftest import MakeAnswerer


def bold(question: str, sentence: str) -> str | None:
    language = "fr" if question.endswith(" ?") else "en"
    at = Span(0, len(sentence))
    found = answering_words(question, language, sentence, at, language, times=(), published=None)
    return found.span.of(sentence) if found else None


@pytest.mark.parametrize(
    ("question", "sentence", "name"),
    [
        ("Qui a démissionné ?", "La maire, Anne Brook, a démissionné jeudi.", "Anne Brook"),
        ("Qui a démissionné ?", "La maire, Anne Brook, a annoncé sa démission.", "Anne Brook"),
        ("Qui a démissionné ?", "On a accepté la démission de la maire Anne Brook.", "Anne Brook"),
        ("Who resigned?", "The mayor resigned, as Anne Brook had expected.", None),
        ("Who died?", "Among those who died was Anne Brook.", "Anne Brook"),
        ("Who was arrested?", "The police arrested Anne Brook.", "Anne Brook"),
        ("Who closed the quay?", "The harbour master Anne Brook closed the quay.", "Anne Brook"),
        (
            "Qui a fermé le quai ?",
            "Le préfet Jean Morel a ordonné la fermeture du quai.",
            "Jean Morel",
        ),
    ],
)
def test_who_did_it_is_bold(question: str, sentence: str, name: str | None) -> None:
    assert bold(question, sentence) == name


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Qui a démissionné ?", "Le préfet, Jean Morel, a exclu lundi la démission de la maire."),
        ("Qui a démissionné ?", "Le député Jean Morel a exigé lundi la démission de la maire."),
        ("Qui a démissionné ?", "Elle a remis sa démission au préfet, Jean Morel, qui l'accepte."),
        ("Who resigned?", "Governor Jean Morel accepted the mayor's resignation on Monday."),
        ("Who resigned?", "Unions demanded the resignation of the governor Jean Morel."),
        ("Who replaced the mayor?", "Governor Jean Morel accepted the mayor's resignation."),
    ],
)  # fmt: skip
def test_who_only_speaks_of_it_is_not_bold(question: str, sentence: str) -> None:
    assert bold(question, sentence) is None


def test_who_was_followed_did_not_follow() -> None:
    told = "Anne Brook succeeded Jean Morel."
    assert bold("Who succeeded Jean Morel?", told) == "Anne Brook"
    assert bold("Who succeeded Anne Brook?", told) is None
    assert bold("Who succeeded Jean Morel?", "Jean Morel was succeeded by Anne Brook.") == (
        "Anne Brook"
    )
    assert bold("Qui a succédé à Anne Brook ?", "Anne Brook a succédé au juge Jean Morel.") is None
    assert bold("Who arrested the captain?", "The captain Jean Morel was arrested.") is None


def test_who_said_something_else_or_denied_it_is_not_bold() -> None:
    asked = "Who said Brand was drunk?"
    assert bold(asked, "Harbour master Anne Brook said Brand was drunk.") is not None
    assert bold(asked, "Harbour master Anne Brook said Brand would stay.") is None
    assert bold(asked, "Harbour master Anne Brook denied that Brand was drunk.") is None


@pytest.mark.parametrize(
    ("question", "text", "language", "reverse"),
    [
        ("Who succeeded Anne Brook?", "Anne Brook succeeded Jean Morel.", "en", True),
        ("Who succeeded Anne Brook?", "Jean Morel succeeded Anne Brook.", "en", False),
        ("Who succeeded Anne Brook?", "Anne Brook was succeeded by Jean Morel.", "en", False),
        ("Who succeeded Anne Brook?", "Anne Brook's successor is Jean Morel.", "en", False),
        ("Who succeeded Anne Brook?", "Brook, who succeeded Jean Morel, left.", "en", True),
        ("Who did Anne Brook succeed?", "Anne Brook succeeded Jean Morel.", "en", False),
        ("Qui a succédé à Anne Brook ?", "Anne Brook a succédé à Jean Morel.", "fr", True),
        ("Qui a succédé à Anne Brook ?", "Anne Brook est remplacée par Jean Morel.", "fr", False),
    ],
)
def test_who_does_it_is_not_whom_it_is_done_to(
    question: str, text: str, language: str, *, reverse: bool
) -> None:
    assert is_reversed(question, language, text, language) is reverse


def test_nobody_is_told_to_have_followed_who_followed(make_shipped: MakeAnswerer) -> None:
    answerer = make_shipped(
        {
            "New captain": "Anne Brook succeeded Captain Jean Morel on Friday as head of the port "
            "of Valmer.\n\nThe quay is shut."
        }
    )
    assert isinstance(answerer.ask("Who succeeded Jean Morel?"), Answer)
    assert isinstance(answerer.ask("Who succeeded Anne Brook?"), Abstention)
