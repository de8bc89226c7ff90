"""From a question to an answer: what is shown, and what is kept for who asks for more."""

from __future__ import annotations

from itertools import combinations

import pytest

from bot.answering import MORE, Answerer
from bot.citations import MOST
from bot.models import Abstention, Address, Answer, Reason
from bot.signal_reader import SignalReader
from index.story import Story
from tests.bot.conftest import MakeStory

QUAYS = "\n\n".join(
    f"Le quai {name} du port de Valmer a fermé {day} après la tempête, dit la capitainerie."
    for name, day in [
        ("des Pêcheurs", "lundi"),
        ("Saint-Jean", "mardi matin"),
        ("de la Douane", "mercredi soir"),
        ("du Nord", "jeudi, faute de remorqueur"),
        ("aux Sucres", "vendredi avec sa grue"),
        ("de l'Arsenal", "samedi, sur ordre du préfet"),
        ("des Grains", "dimanche pour trois semaines"),
        ("Vauban", "dès la nuit et sans préavis"),
        ("du Phare", "le mois dernier déjà"),
        ("aux Huîtres", "en attendant les experts"),
        ("des Bains", "avec la plage voisine"),
        ("Colbert", "pour des travaux"),
    ]
)


@pytest.fixture
def story(make_story: MakeStory) -> Story:
    return make_story({"Port": QUAYS})


def answer(story: Story, question: str) -> Answer:
    result = Answerer(story, SignalReader(), threshold=0.0).ask(question)
    assert isinstance(result, Answer)
    return result


def test_further_citations_are_kept_and_nothing_is_cited_twice(story: Story) -> None:
    found = answer(story, "Quels quais du port de Valmer ont fermé après la tempête ?")
    assert 1 <= len(found.citations) <= MOST
    assert 1 <= len(found.more) <= MORE
    every = (*found.citations, *found.more)
    assert [one.number for one in every] == list(range(1, len(every) + 1))
    for one, other in combinations(every, 2):
        assert one.quote.end <= other.quote.start or other.quote.end <= one.quote.start
    assert found.confidence == found.citations[0].confidence


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("merci", "fr"), ("Bonjour !", "fr"), ("Merci beaucoup pour votre réponse", "fr"),
        ("D’accord, merci.", "fr"), ("ok thanks", "en"), ("Hello", "en"), ("thank you!", "en"),
        ("ok", "und"),
    ],
)  # fmt: skip
def test_greetings_and_thanks_are_neither_searched_nor_joined_to_a_question(
    story: Story, said: str, language: str
) -> None:
    asking = Answerer(story, SignalReader(), threshold=0.0)
    result = asking.ask(said)
    assert isinstance(result, Abstention)
    assert (result.reason, result.nearest) == (Reason.EMPTY_QUESTION, ())
    assert (result.question.language, result.question.meant) == (language, None)
    closed = "Quand le quai Vauban a-t-il fermé ?"
    later = asking.ask("Pourquoi ?", earlier=(closed, said)).question.meant
    assert later == asking.ask("Pourquoi ?", earlier=(closed,)).question.meant


@pytest.mark.parametrize("said", ["ok", "merci", "thanks", "Hello!"])
@pytest.mark.parametrize(
    ("earlier", "language"),
    [
        (("Quand le quai Vauban a-t-il fermé ?", "ok"), "fr"),
        (("Qui est-ce ?", "When did the quay close?"), "en"),
    ],
)
def test_thanks_are_answered_in_the_conversation_s_language(
    story: Story, said: str, earlier: tuple[str, ...], language: str
) -> None:
    result = Answerer(story, SignalReader(), threshold=0.0).ask(said, earlier=earlier)
    assert isinstance(result, Abstention)
    assert result.reason is Reason.EMPTY_QUESTION
    assert result.question.language == language


@pytest.mark.parametrize("asked", ["Merci qui ?", "Bonjour, quel quai a fermé ?", "Le quai ?"])
def test_a_question_that_greets_is_a_question(story: Story, asked: str) -> None:
    result = Answerer(story, SignalReader(), threshold=0.0).ask(asked)
    assert not (isinstance(result, Abstention) and result.reason is Reason.EMPTY_QUESTION)


@pytest.mark.parametrize(
    "asked",
    [
        "Bonjour, quand le quai Vauban a-t-il fermé ?",
        "Hello !\nQuand le quai Vauban a-t-il fermé ? Merci d'avance !",
        "Ok, merci. Quand le quai Vauban a-t-il fermé ?",
    ],
)
def test_courtesies_around_a_question_change_nothing(story: Story, asked: str) -> None:
    plain = answer(story, "Quand le quai Vauban a-t-il fermé ?")
    polite = answer(story, asked)
    assert polite.question.text.lower() == plain.question.text.lower()
    assert [one.quote for one in polite.citations] == [one.quote for one in plain.citations]


def test_a_citation_s_address_leads_back_to_its_words(story: Story) -> None:
    found = answer(story, "Quand le quai Vauban a-t-il fermé ?")
    for citation in (*found.citations, *found.more):
        where = citation.address
        assert isinstance(where, Address)
        article = story.snapshot().generation.article(where.article)
        assert article.version == where.version
        assert article.text[where.start : where.end] == citation.quote.text
        assert where.paragraph == citation.paragraph >= 1
