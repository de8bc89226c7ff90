"""Readings of a small story with the packaged model: near misses are told from answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.answering import Answerer
from bot.joint_reader import JointReader
from bot.late_reader import LateReader, content_words
from bot.models import Abstention, Answer, Result
from bot.opening import reader_for
from bot.signal_reader import SignalReader
from index.editing import add
from index.embeddings import Encoder, TokenEncoder
from index.ingest import read_text
from index.store import open_story
from index.story import Story
from tests.fakes import HashEncoder

PORT = """\
Le port de Valmer a fermé ses quais mardi soir, après une tempête qui a couché deux grues.

La maire, Anne Dubreuil, a ordonné des contrôles. « Personne ne montera sur les quais avant \
jeudi », a déclaré Anne Dubreuil.

Les dégâts sont estimés à 12 millions d'euros par l'assureur du port.

Pour le syndicaliste Paul Merle, « on savait que ces grues étaient fatiguées ».

Trois ferries attendent au large depuis lundi, avec 400 passagers à bord.
"""


@pytest.fixture(scope="module")
def story(encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    data = tmp_path_factory.mktemp("late")
    draft = read_text(PORT, title="Valmer ferme son port", published_at=date(2026, 1, 14))
    add(data, "main", [draft], lambda: encoder)
    with Story(open_story(data, "main"), encoder) as opened:
        yield opened


@pytest.fixture(scope="module")
def answerer(story: Story, encoder: Encoder, models_dir: Path) -> Answerer:
    return Answerer(story, reader_for(encoder, models_dir), threshold=0.0)


def first(result: Result) -> str:
    assert isinstance(result, Answer)
    return result.citations[0].quote.text


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("À combien s'élèvent les dégâts ?", "12 millions d'euros"),
        ("How much will the damage cost?", "12 millions d'euros"),
        ("Combien de passagers attendent au large ?", "400 passagers"),
        ("Qu'a dit Paul Merle ?", "ces grues étaient fatiguées"),
        ("What did Anne Dubreuil say?", "Personne ne montera"),
        ("Quand le port a-t-il fermé ?", "mardi soir"),
    ],
)
def test_the_sentence_that_answers_comes_first(
    answerer: Answerer, question: str, answer: str
) -> None:
    assert answer in first(answerer.ask(question))


@pytest.mark.parametrize(
    ("told", "untold"),
    [
        ("Qu'a dit Paul Merle ?", "Qu'a dit Jean Lorrain ?"),
        ("What did Anne Dubreuil say?", "What did Claire Novak say?"),
        ("À combien s'élèvent les dégâts ?", "Combien coûte un billet de ferry ?"),
        ("Quand le port a-t-il fermé ?", "Quand le casino a-t-il fermé ?"),
    ],
)
def test_a_near_miss_is_less_likely_answered(answerer: Answerer, told: str, untold: str) -> None:
    assert answerer.ask(told).confidence > answerer.ask(untold).confidence


def test_the_reader_goes_with_the_encoder(encoder: Encoder, models_dir: Path) -> None:
    assert isinstance(encoder, TokenEncoder)
    assert isinstance(reader_for(encoder, models_dir), JointReader)
    assert isinstance(reader_for(encoder, models_dir, model="off"), LateReader)
    assert isinstance(reader_for(HashEncoder(), models_dir), SignalReader)


def test_small_words_are_not_looked_for() -> None:
    pieces = ("▁Quel", "s", "▁pays", "▁ont", "▁suspend", "u", "▁l", "'", "accès", "▁?")
    assert content_words(pieces, "fr") == [[2], [4, 5], [8]]
    assert content_words(("▁Qui", "▁?"), "fr") == [[0]]
    assert content_words(("▁?", "?"), "fr") == [[0, 1]]


def test_tokens_are_the_text_s_own_whatever_stands_beside_it(encoder: Encoder) -> None:
    assert isinstance(encoder, TokenEncoder)
    texts = ["Le port a fermé.", "Trois ferries attendent au large depuis lundi soir, dit-on."]
    together, alone = encoder.passage_tokens(texts), encoder.passage_tokens(texts[:1])
    assert "".join(together[0].pieces).replace("▁", " ").strip() == texts[0]
    assert (together[0].vectors == alone[0].vectors).all()
    assert together[0].vectors.shape == (len(together[0].pieces), encoder.dimension)
    assert abs((together[1].vectors ** 2).sum(axis=1) - 1).max() < 1e-5


def test_a_fact_told_in_two_languages_is_cited_once(
    encoder: Encoder, models_dir: Path, tmp_path: Path
) -> None:
    french = "La mairie de Valmer a fermé les quais du port mardi soir après la tempête."
    english = "Valmer's town hall closed the harbour's quays on Tuesday evening after the storm."
    drafts = [read_text(text, title=text[:9]) for text in (french, english)]
    add(tmp_path, "main", drafts, lambda: encoder)
    with Story(open_story(tmp_path, "main"), encoder) as story:
        asked = Answerer(story, reader_for(encoder, models_dir), threshold=0.0)
        result = asked.ask("Quand les quais du port de Valmer ont-ils fermé ?")
    assert isinstance(result, Answer)
    assert [one.quote.text for one in (*result.citations, *result.more)] == [french]


MILL = """\
A tribunal opened a case against the Brissac mill on Monday.

The case could end with a fine of as much as 40,000 euros.

The works council counted 120 complaints of its workers last year.

The millers have been on strike since June.
"""


@pytest.fixture(scope="module")
def mill(
    encoder: Encoder, models_dir: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Answerer]:
    data = tmp_path_factory.mktemp("mill")
    draft = read_text(MILL, title="The mill before its judges", published_at=date(2026, 1, 14))
    add(data, "main", [draft], lambda: encoder)
    with Story(open_story(data, "main"), encoder) as opened:
        yield Answerer(opened, reader_for(encoder, models_dir), threshold=0.5)


@pytest.mark.parametrize(
    "question",
    [
        "How many workers died in the fire?",
        "Pourquoi le meunier a-t-il démissionné ?",
        "Where was the miller arrested?",
    ],
)
def test_a_figure_a_cause_or_a_place_of_something_else_is_no_answer(
    mill: Answerer, question: str
) -> None:
    assert isinstance(mill.ask(question), Abstention)


@pytest.mark.parametrize("question", ["Could it be fined?", "Le moulin risque-t-il une amende ?"])
def test_what_may_happen_is_answered_by_what_tells_so(mill: Answerer, question: str) -> None:
    assert "40,000" in first(mill.ask(question))


@pytest.mark.parametrize(
    "question",
    ["Was the case closed?", "Le moulin a-t-il été fermé ?", "Has France fined the mill?"],
)
def test_what_didn_t_happen_isn_t_answered(mill: Answerer, question: str) -> None:
    assert isinstance(mill.ask(question), Abstention)
