"""Whose words a question asks for: by office, surname or another spelling, over the whole story."""

from __future__ import annotations

import pytest

from bot.answering import Answerer
from bot.kinds import asking
from bot.kinds.offices import holder, spelled
from bot.models import Abstention, Answer, Form, Result
from bot.signal_reader import SignalReader
from index.story import Story
from tests.bot.conftest import MakeStory

FRENCH = (
    "Anne Dubreuil, la ministre chargée de la Mer, a promis que le port rouvrirait en mai. "
    "« Nous paierons les grues », a déclaré Anne Dubreuil.\n\n"
    "Le maire de Valmer, Paul Marchand, a déclaré que la ville était ruinée.\n\n"
    "Le groupe Dorn a déclaré que ses navires étaient sûrs.\n\n"
    "« Les quais sont pleins », a martelé lundi la présidente de l'Agence Greta van der Molen."
)
ENGLISH = (
    "Irish Prime Minister Ruth Calder said soon afterwards that Ireland would lend two cranes.\n\n"
    "Olena Hrytsenko, the ambassador of Ukraine, said that grain was rotting on the quays.\n\n"
    'Dublin waited. "It is a shame," Calder said.'
)


@pytest.fixture
def story(make_story: MakeStory) -> Story:
    return make_story({"Port": FRENCH, "Cranes": ENGLISH})


def asked(story: Story, question: str) -> Result:
    return Answerer(story, SignalReader(), threshold=0.0).ask(question)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("What did the sea minister say?", "Anne Dubreuil"),
        ("What did the French minister for the sea say?", "Anne Dubreuil"),
        ("Qu'a dit la ministre de la Mer ?", "Anne Dubreuil"),
        ("What did the mayor of Valmer say?", "Paul Marchand"),
        ("What did the head of the Agency say?", "Greta van der Molen"),
        ("Qu'a dit la Première ministre irlandaise ?", "Ruth Calder"),
        ("What did the Irish prime minister say?", "Ruth Calder"),
        ("Qu'a dit l'ambassadrice d'Ukraine ?", "Olena Hrytsenko"),
        ("Qu'a dit Calder ?", "Ruth Calder"),
        ("Qu'a dit Olena Gritsenko ?", None),  # G for H is no way of writing one sound
        ("What did Olena Hritsenko say?", "Olena Hrytsenko"),
        ("What did Dubreuil say?", "Anne Dubreuil"),
    ],
)
def test_one_is_known_by_all_that_the_story_calls_them(
    story: Story, question: str, name: str | None
) -> None:
    result = asked(story, question)
    if name is None:
        assert isinstance(result, Abstention)
        return
    assert isinstance(result, Answer)
    assert result.form is Form.SPEECH
    assert {c.speaker for c in result.citations} <= {name, name.rpartition(" ")[2]}


def test_words_reported_after_a_title_are_found_too(story: Story) -> None:
    result = asked(story, "What did Ruth Calder say?")
    assert isinstance(result, Answer)
    quotes = " ".join(c.quote.text for c in result.citations)
    assert "two cranes" in quotes
    assert "a shame" in quotes


@pytest.mark.parametrize(
    "question",
    [
        "Qu'a dit le patron de Dorn ?",
        "What did the owner of Dorn say?",
        "What did the British prime minister say?",
        "Qu'a dit le ministre des Finances ?",
        "Qu'a dit la maire de Brissac ?",
    ],
)
def test_nobody_else_speaks_for_an_office(story: Story, question: str) -> None:
    result = asked(story, question)
    assert not isinstance(result, Answer) or result.form is not Form.SPEECH


def test_an_office_that_two_hold_is_nobody_s() -> None:
    texts = [("Ann Brook, the mayor of Dover, spoke. Ian Stone, the mayor of Deal, left.", "en")]
    names = ["Ann Brook", "Ian Stone"]
    assert holder("the mayor of Deal", "en", texts, names) == "Ian Stone"
    assert holder("the mayor", "en", texts, names) is None
    assert holder("the miller", "en", texts, names) is None


def test_a_verb_between_makes_no_office() -> None:
    texts = [("The mayor phoned Ann Brook, who accused the minister of fraud.", "en")]
    assert holder("the mayor", "en", texts, ["Ann Brook"]) is None
    assert holder("the minister", "en", texts, ["Ann Brook"]) is None


@pytest.mark.parametrize(
    ("asked", "names", "found"),
    [
        ("Zelensky", ["Volodymyr Zelenskyy", "Ann Brook"], "Volodymyr Zelenskyy"),
        ("Vladimir Poutine", ["Vladimir Putin"], "Vladimir Putin"),
        ("Johnson", ["Ida Johnston"], None),
        ("Hale", ["Ida Hall"], None),
        ("Ida Zelensky", ["Volodymyr Zelenskyy"], None),
    ],
)
def test_another_spelling_is_told_from_another_name(
    asked: str, names: list[str], found: str | None
) -> None:
    assert spelled(asked, names) == found


TWO = (
    "The Norwegian coast is shut. The fisheries minister, Ida Solberg, said that cod was safe.\n\n"
    'Solberg said: "We test every boat."'
)
DEUX = (
    "Le ministre de la Pêche, Yann Le Goff, a déclaré que les criées resteraient ouvertes.\n\n"
    "« Nous ne fermerons rien », a déclaré Yann Le Goff."
)


@pytest.mark.parametrize(
    "question",
    [
        "Qu'a dit la ministre norvégienne de la Pêche ?",
        "What did the Norwegian fisheries minister say?",
    ],
)
def test_of_two_ministers_none_is_taken_for_the_other(make_story: MakeStory, question: str) -> None:
    result = asked(make_story({"Cod": TWO, "Criées": DEUX}), question)
    assert isinstance(result, Answer)
    assert (result.form, result.who) == (Form.SPEECH, "Ida Solberg")


def test_the_only_minister_may_be_called_by_a_nationality(make_story: MakeStory) -> None:
    result = asked(make_story({"Cod": TWO}), "What did the Norwegian fisheries minister say?")
    assert isinstance(result, Answer)
    assert result.who == "Ida Solberg"


@pytest.mark.parametrize(
    ("question", "who", "about"),
    [
        ("Qu’a dit Anne Dubreuil du traité ?", "Anne Dubreuil", "du traité"),
        ("Qu'a pensé Greta van der Molen de l’arrêt ?", "Greta van der Molen", "de l'arrêt"),
        ("Qu'a dit Bertrand de Lorme du rachat ?", "Bertrand de Lorme", "du rachat"),
        ("Que dit le président Hauge des quais ?", "le président Hauge", "des quais"),
        ("Qu'a dit la ministre de la Mer ?", "la ministre de la Mer", None),
        ("Qu'a dit Anne Dubreuil de la Grèce ?", "Anne Dubreuil", "de la Grèce"),
        ("Qu'a dit le président de la Grèce ?", "le président de la Grèce", None),
        ("Qu'a dit Bertrand de Lorme ?", "Bertrand de Lorme", None),
    ],
)
def test_what_words_are_asked_for_on_is_no_part_of_a_name(
    question: str, who: str, about: str | None
) -> None:
    asked = asking(question, "fr")
    assert (asked.who, asked.about) == (who, about)
