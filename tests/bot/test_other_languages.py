"""Questions in languages without rules: by meaning alone, and of whom they name."""

from __future__ import annotations

import pytest

from bot.answering import Answerer
from bot.kinds import Kind, asking, listing, question_kind
from bot.kinds.causes import speaks_of_causes
from bot.kinds.counted import counted
from bot.kinds.names import countries_in, country, mentions, names_in
from bot.models import Answer
from bot.signal_reader import SignalReader
from index.lexicon import nations_in
from tests.bot.conftest import MakeStory

QUESTIONS = [
    ("¿Cuántos barcos perdió Perú?", "es"),
    ("Wie viele Schiffe verlor Norwegen?", "de"),
    ("Perché la Norvegia ha chiuso il porto?", "it"),
    ("Quem fechou o porto da Noruega?", "pt"),
]
HAFEN = (
    "Norwegen hat am Montag den Hafen von Orla geschlossen.\n\n"
    "Der Hafen war nach dem Sturm voller Sand."
)
PORT = "Norway closed its port on Monday. Peru reopened its own port the day after."


@pytest.mark.parametrize(("question", "language"), QUESTIONS)
def test_no_rule_of_another_language_is_applied(question: str, language: str) -> None:
    assert question_kind(question, language) is Kind.OTHER
    assert asking(question, language).items is None
    assert counted(question, language) is None
    assert listing(question, language) is None
    assert not speaks_of_causes("porque", language)


@pytest.mark.parametrize(
    ("name", "code"),
    [("Finnland", "FI"), ("Noruega", "NO"), ("Norvegia", "NO"), ("Island", None), ("Orla", None)],
)
def test_countries_are_known_in_languages_that_people_ask_in(name: str, code: str | None) -> None:
    assert country(name) == code


def test_the_word_that_opens_a_question_is_no_part_of_a_country_s_name() -> None:
    assert names_in("Hat Finnland gestern geschlossen?") == ("Finnland",)
    assert names_in("South Korea closed it.") == ("South Korea",)
    assert names_in("¿Cuántos barcos hay en Orla?") == ("Orla",)
    assert names_in("Ann Brook closed it.") == ("Ann Brook",)


@pytest.mark.parametrize(
    "question", ["Bilan ?", "Bilan de la crue ?", "Death toll of the flood?", "Whose boat is it?"]
)
def test_what_opens_a_short_question_is_no_name(question: str) -> None:
    assert names_in(question) == ()


@pytest.mark.parametrize(
    "question",
    ["Brook's reaction?", "Brook a-t-elle cédé ?", "Brook is where?", "Brook peut-elle partir ?"],
)
def test_a_name_may_open_a_question(question: str) -> None:
    assert names_in(question) == ("Brook",)


@pytest.mark.parametrize(("question", "language"), QUESTIONS)
def test_any_question_is_answered_or_not_without_a_fault(
    make_story: MakeStory, question: str, language: str
) -> None:
    result = Answerer(make_story({"Port": PORT}), SignalReader(), threshold=0.0).ask(question)
    assert result.question.language == language


def test_a_capital_makes_no_german_noun_a_name(make_story: MakeStory) -> None:
    story = make_story({"Hafen": HAFEN})
    result = Answerer(story, SignalReader(), threshold=0.0).ask(
        "Warum wurde die Einfahrt zum Hafen von Orla geschlossen?"
    )
    assert isinstance(result, Answer)
    assert result.citations[0].quote.article.language == "de"


def test_a_deed_of_another_country_is_less_likely(make_story: MakeStory) -> None:
    text = "Norway closed its port on Monday after a storm."
    answerer = Answerer(make_story({"Sea": text}), SignalReader(), threshold=0.0)
    own = answerer.ask("Perché la Norvegia ha chiuso il port?")
    other = answerer.ask("Perché la Spagna ha chiuso il port?")
    assert isinstance(own, Answer)
    assert other.confidence < own.confidence


@pytest.mark.parametrize(
    ("text", "language", "nations"),
    [
        ("los muelles españoles", "es", {"es"}),
        ("un barco de España", "es", {"es"}),
        ("die norwegischen Häfen Schwedens", "de", {"no", "se"}),
        ("i porti danesi, dice Francesco", "it", {"dk"}),
        ("uma zona franca em Angola", "pt", {"ao"}),
        ("os portos franceses", "pt", {"fr"}),
        ("Mauricio compra chile en Granada", "es", set()),
        ("the polish on the german clock", "en", set()),
    ],
)
def test_nations_are_known_by_their_names_and_people(
    text: str, language: str, nations: set[str]
) -> None:
    assert nations_in(text, language) == nations


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("en los Países Bajos y en EE. UU.", ["NL", "US"]),
        ("Deutschlands Häfen, die Vereinigten Staaten", ["DE", "US"]),
        ("Mauricio vive en Granada, Man in Island", []),
    ],
)
def test_countries_are_found_in_texts_of_other_languages(text: str, codes: list[str]) -> None:
    assert [code for code, _, _ in countries_in(text)] == codes


@pytest.mark.parametrize("name", ["Spain", "Espagne", "Spanien", "Spagna"])
def test_a_text_speaks_of_a_country_by_its_own_name_for_it(name: str) -> None:
    assert mentions(name, "un muelle en España", "es")
    assert mentions(name, "los muelles españoles", "es")
    assert not mentions(name, "ein Hafen in Schweden", "de")


def test_a_short_word_of_a_name_is_no_other_s_beginning() -> None:
    assert not mentions("Orla Re", "The firm reported a loss.")
    assert mentions("Orla Re", "Re reported a loss.")
    assert mentions("Orla Re", "Orlan divers reported a loss.")
