"""A deed is told of who did it, and as done: by the order of words and what leads to them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answering import Answerer
from bot.kinds.names import names_within
from bot.kinds.relations import asked_relation, is_undone, tells_word
from bot.kinds.roles import action, actor, asks_for_doers, is_wished, may_do
from bot.models import Abstention, Answer
from bot.signal_reader import SignalReader
from tests.bot.conftest import MakeAnswerer, MakeStory

CANAL = (
    "Peru accused Chile of draining the canal. Bolivia, which lies upstream, and Peru closed "
    "their locks on Monday.\n\n"
    "Deputy Hugo Lanz demanded that engineer Clara Voss resign. She stays.\n\n"
    "Norway lifted its ban on the boats. The harbour promised to publish its accounts."
)


@pytest.mark.parametrize(
    ("question", "language", "who"),
    [
        ("Did Chile accuse Peru?", "en", "Chile"),
        ("Le Chili a-t-il accusé le Pérou ?", "fr", "Chili"),
        ("Has engineer Clara Voss resigned?", "en", "Clara Voss"),
        ("Was Chile accused by Peru?", "en", None),
        ("Le Chili a-t-il été accusé ?", "fr", None),
        ("Did the mayor of Peru resign?", "en", None),
        ("Did the harbour close?", "en", None),
    ],
)
def test_who_is_asked_to_have_done_it(question: str, language: str, who: str | None) -> None:
    assert actor(question, asked_relation(question, language)) == who


@pytest.mark.parametrize(
    ("question", "name", "text", "may"),
    [
        ("Did Chile accuse Peru?", "Chile", "Peru accused Chile of it.", False),
        ("Did Peru accuse Chile?", "Peru", "Peru accused Chile of it.", True),
        ("Did Peru accuse Chile?", "Peru", "Chile was accused by Peru.", True),
        ("Did Peru close it?", "Peru", "Bolivia and Peru closed it.", True),
        ("Did Bolivia close it?", "Bolivia", "Bolivia, Peru and Chile closed it.", True),
        ("Did Bolivia close it?", "Bolivia", "Bolivia, which feeds Peru, closed it.", True),
        ("Did Peru close it?", "Peru", "Peru, Bolivia, Chile and Spain closed it.", True),
        ("Did Bolivia close it?", "Bolivia", "Peru, Bolivia, Chile and Spain closed it.", True),
        ("Did Chile close it?", "Chile", "Peru, Bolivia, and Chile closed it.", True),
        ("Did Peru close it?", "Peru", "Peru, Bolivia, and Chile closed it.", True),
        ("Did Bolivia close it?", "Bolivia", "Peru, Bolivia, and Chile closed it.", True),
        ("Did Bolivia close it?", "Bolivia", "Peru, unlike Bolivia, and Chile closed it.", False),
        ("Did Hugo Lanz resign?", "Hugo Lanz", "Hugo Lanz asked Clara Voss to resign.", False),
        ("Did Clara Voss resign?", "Clara Voss", "Hugo Lanz asked Clara Voss to resign.", True),
    ],
)
def test_of_two_the_nearest_before_the_verb_does_it(
    question: str, name: str, text: str, may: bool
) -> None:
    assert may_do(name, asked_relation(question, "en"), text, "en") is may


@pytest.mark.parametrize(
    ("question", "language", "verb"),
    [
        ("Did Norway freeze its payments?", "en", "freeze"),
        ("Has Norway already repainted it?", "en", "repainted"),
        ("La Norvège a-t-elle déjà repeint le quai ?", "fr", "repeint"),
        ("Le quai risque-t-il une crue ?", "fr", "risque"),
        ("Did the town close it?", "en", ""),
    ],
)
def test_the_verb_that_is_asked_for(question: str, language: str, verb: str) -> None:
    assert action(question, language) == verb


@pytest.mark.parametrize(
    ("text", "wished"),
    [
        ("The deputy demanded that the engineer resign.", True),
        ("Le député a exigé la démission de tous, et elle a démissionné.", False),
        ("The deputy called on her to resign.", True),
        ("She resigned after the deputy demanded it.", False),
        ("The deputy threatened to resign.", True),
        ("The deputy is considering her resignation.", True),
        ("Le maire a exclu mardi la démission de son adjointe.", True),
        ("Le député a réclamé jeudi la démission de l'ingénieure.", True),
        ("She welcomed his resignation.", False),
    ],
)
def test_what_is_only_wanted_has_not_come_to_be(text: str, wished: bool) -> None:
    language = "fr" if text.startswith("Le ") else "en"
    assert is_wished(asked_relation("Did she resign?", "en"), text, language) is wished


@pytest.mark.parametrize(
    ("question", "text", "undone"),
    [
        ("Did Norway ban the boats?", "Norway lifted its ban on the boats.", True),
        ("Did Norway ban the boats?", "Norway banned the boats, and Peru allowed them.", False),
        ("Did Norway lift its ban?", "Norway lifted its ban on the boats.", False),
        ("La Norvège a-t-elle gelé ses aides ?", "La Norvège a levé le gel.", True),
    ],
)
def test_what_is_lifted_was_not_imposed_by_that(question: str, text: str, undone: bool) -> None:
    language = "fr" if question.endswith(" ?") else "en"
    assert is_undone(asked_relation(question, language), text, language) is undone


def test_an_unknown_verb_must_be_told() -> None:
    relation = asked_relation("Did Norway repaint the boats?", "en")
    assert tells_word(relation, "repaint", "Norway repainted the boats.", "en")
    assert not tells_word(relation, "repaint", "Norway paid for the boats.", "en")
    assert tells_word(relation, "repaint", "Norway did the boats up.", "en", {"repaint": 0.9})
    assert tells_word(relation, "repaint", "La Norvège l'a repeint.", "fr")


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Did Chile accuse Peru?", None),
        ("Did Peru accuse Chile?", "Peru accused"),
        ("Has Hugo Lanz resigned?", None),
    ],
)
def test_yes_or_no_is_answered_of_whom_it_asks(
    make_story: MakeStory, question: str, first: str | None
) -> None:
    story = make_story({"Canal": CANAL})
    result = Answerer(story, SignalReader(), threshold=0.0).ask(question, today=date(2026, 1, 13))
    if first is None:
        assert isinstance(result, Abstention)
    else:
        assert isinstance(result, Answer)
        assert result.citations[0].quote.text.startswith(first)


def test_who_said_it_is_told_by_the_speaker_and_not_by_the_verb(make_story: MakeStory) -> None:
    text = '"The locks will never be sold to Peru", Clara Voss added on Monday.'
    answerer = Answerer(make_story({"Locks": text}), SignalReader(), threshold=0.0)
    result = answerer.ask("Who announced that the locks will never be sold to Peru?")
    assert isinstance(result, Answer)
    plain = answerer.ask("The locks will never be sold to Peru, Clara Voss?")
    assert result.confidence > plain.confidence / 4


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("« Parce que le quai de Lorne est fermé », répond-elle.", ("Lorne",)),
        ("It rained. Nobody saw Clara Voss.", ("Clara Voss",)),
        ("Clara Voss left.", ("Voss",)),
        ("“We saw Peru,” she said.", ("Peru",)),
    ],
)
def test_a_word_that_only_begins_a_sentence_is_no_name(text: str, names: tuple[str, ...]) -> None:
    assert names_within(text) == names


@pytest.mark.parametrize(
    ("question", "language", "doers"),
    [
        ("Quels pays ont fermé leurs écluses ?", "fr", True),
        ("Quels pays sont touchés ?", "fr", False),
        ("Which countries closed their locks?", "en", True),
        ("Which countries are affected?", "en", False),
    ],
)
def test_whom_something_is_done_to_does_nothing(
    question: str, language: str, *, doers: bool
) -> None:
    assert asks_for_doers(question, language) is doers


def test_who_opposes_a_thing_does_not_back_it(make_shipped: MakeAnswerer) -> None:
    text = (
        "The mill of Quill will be closed in May, its owner said.\n\n"
        "Norway opposes the closure. Peru opened an inquiry into the mill."
    )
    answerer = make_shipped({"Quill mill to close": text})
    result = answerer.ask("Has Norway backed the closure?")
    assert isinstance(result, Answer)
    assert result.citations[0].quote.text == "Norway opposes the closure."
    assert not isinstance(answerer.ask("Has Peru closed its inquiry?"), Answer)
