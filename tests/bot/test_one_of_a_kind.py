""" "Which country", "how old", "how many countries": the answer is a thing of that kind."""

from __future__ import annotations

import pytest

from bot.answering import Answerer
from bot.kinds import Kind, asking, listing, question_kind
from bot.kinds.asking import Items
from bot.kinds.roles import asks_for_doers
from bot.models import Abstention, Answer, Form
from bot.signal_reader import SignalReader
from tests.bot.conftest import MakeStory

REGATTA = (
    "The regatta of Orla closed early after a storm.\n\n"
    "Peru closed its harbour to the regatta of Orla.\n\n"
    "Norway and Chile praised the regatta of Orla. The boats of Orla closed their sails.\n\n"
    "Trade minister Clara Voss opened the regatta of Orla. Its judge, Hugo Lanz, 61, fell ill.\n\n"
    "Ben Marsh (44) was questioned for nine hours at the regatta of Orla."
)


@pytest.fixture
def answerer(make_story: MakeStory) -> Answerer:
    return Answerer(make_story({"Orla": REGATTA}), SignalReader(), threshold=0.0)


@pytest.mark.parametrize(
    ("question", "language", "one", "noun"),
    [
        ("Which country closed its harbour?", "en", Items.COUNTRIES, "country"),
        ("Which French minister resigned?", "en", Items.PEOPLE, "minister"),
        ("In which city are its offices?", "en", Items.NAMES, "city"),
        ("Quel pays a fermé son port ?", "fr", Items.COUNTRIES, "pays"),
        ("Quelle ministre a ouvert la fête ?", "fr", Items.PEOPLE, "ministre"),
        ("Dans quelle ville se tient-elle ?", "fr", Items.NAMES, "ville"),
        ("What happened to the bank?", "en", None, ""),
        ("Quelle est la capitale ?", "fr", None, ""),
    ],
)
def test_one_thing_of_a_kind_is_asked_for(
    question: str, language: str, one: Items | None, noun: str
) -> None:
    asked = asking(question, language)
    assert (asked.one, asked.noun) == (one, noun)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Which country closed its harbour to the regatta of Orla?", "Peru"),
        ("Which minister opened the regatta of Orla?", "Clara Voss"),
        ("Quel pays a fermé son port à la régate d'Orla ?", "Peru"),
    ],
)
def test_the_first_quote_has_such_a_thing(answerer: Answerer, question: str, words: str) -> None:
    result = answerer.ask(question)
    assert isinstance(result, Answer)
    assert words in result.citations[0].quote.text


@pytest.mark.parametrize(
    ("question", "words"),
    [("How old is Hugo Lanz?", "61"), ("Quel âge a Ben Marsh ?", "44")],
)
def test_an_age_stands_beside_its_name_and_is_bold(
    answerer: Answerer, question: str, words: str
) -> None:
    result = answerer.ask(question)
    assert isinstance(result, Answer)
    first = result.citations[0]
    assert [span.of(first.quote.article.text) for span in first.spans] == [words]


def test_nine_hours_are_no_age(answerer: Answerer) -> None:
    assert question_kind("How old is Clara Voss?", "en") is Kind.AGE
    assert isinstance(answerer.ask("How old is Clara Voss?"), Abstention)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many countries praised the regatta of Orla?", {"Norway", "Chile"}),
        ("Combien de pays ont salué la régate d'Orla ?", {"Norway", "Chile"}),
    ],
)
def test_what_no_figure_counts_is_listed(
    make_story: MakeStory, question: str, told: set[str]
) -> None:
    story = make_story({"Orla": REGATTA})
    result = Answerer(story, SignalReader(), threshold=0.05).ask(question)
    assert isinstance(result, Answer)
    assert result.form is Form.LIST
    bold = {span.of(c.quote.article.text) for c in result.citations for span in c.spans}
    assert bold == told


def test_only_what_can_be_told_by_its_form_is_listed() -> None:
    assert listing("How many countries praised it?", "en") == "Which countries praised it?"
    assert listing("Combien d’entreprises ont fermé ?", "fr") == "Quels entreprises ont fermé ?"
    assert listing("How many sails tore?", "en") is None
    assert listing("How large is it?", "en") is None
    assert listing("How many people work at the mill?", "en") is None


@pytest.mark.parametrize(
    ("question", "language", "doers"),
    [
        ("Which countries accused Peru?", "en", True),
        ("Which countries did Peru accuse?", "en", False),
        ("Which countries were accused by Peru?", "en", False),
        ("Quels pays ont accusé le Pérou ?", "fr", True),
        ("Quels pays le Pérou a-t-il accusés ?", "fr", False),
        ("Quels pays ont été accusés ?", "fr", False),
    ],
)
def test_whether_a_list_is_of_who_did_it(question: str, language: str, doers: bool) -> None:
    assert asks_for_doers(question, language) is doers
