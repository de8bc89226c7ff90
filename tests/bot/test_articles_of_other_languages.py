"""Articles in languages that aren't read: what no check can tell isn't held against them."""

from __future__ import annotations

import pytest

from bot.answering import Answerer
from bot.kinds import Kind, evidence
from bot.kinds.doers import names_a_doer
from bot.kinds.reporting import reports
from bot.models import Abstention, Answer, Form
from bot.plain import render
from bot.signal_reader import SignalReader
from tests.bot.conftest import MakeAnswerer, MakeStory

SPANISH = "Catorce barcos siguen amarrados en España, según el puerto de Orla."
FRENCH = "Neuf navires sont à quai depuis lundi, selon la capitainerie de Valmer."
ENGLISH = (
    "The yard belongs to Nordal Marine, which pays no rent to Tessol.\n\n"
    "Nordal Marine gave no figures. Tessol made a profit of 12 million euros last year."
)


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (Kind.NUMBER, "Catorce barcos siguen amarrados."),
        (Kind.MONEY, "El dique cuesta doce millones de coronas."),
        (Kind.AGE, "La capitana tiene 64 años."),
        (Kind.TIME, "El puerto cerró el martes."),
    ],
)
def test_what_isn_t_found_by_its_form_may_be_there(kind: Kind, sentence: str) -> None:
    assert not evidence(kind, "?", sentence, "es").missing
    assert evidence(kind, "?", "Le port est beau.", "fr").missing


@pytest.mark.parametrize(
    "question",
    [
        "How many ships are moored in Spain?",
        "Combien de bateaux sont amarrés en Espagne ?",
        "Combien de bateaux espagnols sont amarrés ?",
        "Quante navi sono ormeggiate in Spagna?",
    ],
)
def test_a_nation_is_the_same_in_all_languages(make_shipped: MakeAnswerer, question: str) -> None:
    result = make_shipped({"Puertos": SPANISH, "Ports": FRENCH}).ask(question)
    assert isinstance(result, Answer)
    assert result.citations[0].quote.article.language == "es"


@pytest.mark.parametrize(
    "question",
    [
        "How many Portuguese ships are moored?",
        "Combien de bateaux italiens sont amarrés ?",
        "¿Cuántos barcos portugueses siguen amarrados?",
        "Wie viele portugiesische Schiffe liegen im Hafen?",
        "Quante navi tedesche sono ormeggiate?",
        "Quantos barcos italianos estão atracados?",
    ],
)
def test_what_is_told_of_another_nation_is_no_answer(
    make_shipped: MakeAnswerer, question: str
) -> None:
    assert not isinstance(make_shipped({"Puertos": SPANISH, "Ports": FRENCH}).ask(question), Answer)


def test_one_word_may_name_another_firm(make_shipped: MakeAnswerer) -> None:
    answerer = make_shipped({"Yard": ENGLISH})
    own = answerer.ask("How much profit did Tessol make?")
    assert isinstance(own, Answer)
    assert not isinstance(answerer.ask("How much profit did Nordal Marine make?"), Answer)


@pytest.mark.parametrize(
    ("sentence", "doer"),
    [
        ("Tessol made 3 million euros.", True),
        ("Marva made 3 million euros.", True),
        ("It fell, while Tessol lost 3 million euros.", True),
        ("Tessol said it had lost 3 million euros.", False),
        ("Profits rose; profits had halved.", False),
        ("Analysts expected 3 million euros.", False),
    ],
)
def test_who_does_something_is_told_from_other_words(sentence: str, doer: bool) -> None:
    article = f'The rival of Tessol pleased analysts. "We lost," Marva admitted. {sentence}'
    assert names_a_doer(sentence, article, "en") is doer


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("es", "«El faro se apaga», dijo la concejala de Pesca, Berta Lima."),
        ("es", "«El faro se apaga», dijo la concejala de Pesca Berta Lima a la prensa."),
        ("es", "La farera, Berta Lima, explicó que el faro se apaga."),
        ("de", "»Das Licht ist aus«, sagte die Wärterin Berta Lima am Montag."),
        ("de", "Wärterin Berta Lima (parteilos) kündigte an, das Licht zu löschen."),
        ("it", "Berta Lima, guardiana del faro, ha spiegato che la luce è spenta."),
        ("pt", "«A luz apagou-se», disse Berta Lima."),
    ],
)
def test_a_verb_beside_a_name_tells_who_says_something(language: str, sentence: str) -> None:
    assert reports("Berta Lima", sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("es", "«Miente», dijo el portavoz de Berta Lima."),
        ("es", "«Miente», dijo el portavoz de la concejala Berta Lima."),
        ("es", "«Se apaga», dijo el alcalde a Berta Lima."),
        ("es", "«Se apaga», dijo Pedro Ruano, y Berta Lima calló."),
        ("es", "El portavoz de Berta Lima explicó que el faro se apaga."),
        ("es", "Eso dijo que Berta Lima lo apagaría."),
        ("es", "Se fue Berta Lima, dijo Pedro Ruano."),
        ("de", "»Aus«, sagte der Sprecher der Wärterin Berta Lima."),
        ("de", "»Aus«, sagte Piet Kern, Berta Lima schwieg."),
        ("de", "Das sagte Wärterin Berta Lima am Montag."),
        ("it", "«È spenta», ha detto il marito di Berta Lima."),
        ("pt", "«Apagou-se», disse o marido da faroleira Berta Lima."),
        ("en", "“It is out,” said Berta Lima."),
    ],
)
def test_words_of_others_are_not_taken_for_somebody_s(language: str, sentence: str) -> None:
    assert not reports("Berta Lima", sentence, language)


FARO = (
    "El faro de Orla se apagó ayer.\n\n"
    "«El faro no volverá a lucir», dijo la farera Berta Lima. Su hermano se fue a pescar.\n\n"
    "«Yo no sé nada», dijo el vecino Pedro Ruano."
)
LIGHT = '"The lamp is broken," lighthouse keeper Berta Lima said on Monday.'


def test_who_is_quoted_only_where_speakers_are_not_read_is_not_silent(
    make_story: MakeStory,
) -> None:
    answerer = Answerer(make_story({"Faro": FARO}), SignalReader(), threshold=0.5)
    result = answerer.ask("What did Berta Lima say?")
    assert isinstance(result, Answer)
    assert (result.form, result.unread) == (Form.EVIDENCE, 1)
    assert [one.quote.text for one in result.citations] == [
        "«El faro no volverá a lucir», dijo la farera Berta Lima."
    ]
    assert all(one.speaker is None for one in result.citations)
    assert "don't read who speaks" in render(result)


def test_nothing_is_claimed_of_who_may_be_quoted_there(make_story: MakeStory) -> None:
    answerer = Answerer(make_story({"Faro": FARO}), SignalReader(), threshold=0.9)
    result = answerer.ask("Qu'a dit Berta Lima des pêcheurs ?")
    assert isinstance(result, Abstention)
    assert result.unread == 1
    said = render(result)
    assert "Je ne lis pas qui parle" in said
    assert "ne le disent pas" not in said


def test_somebody_s_words_may_go_on_where_speakers_are_not_read(make_story: MakeStory) -> None:
    answerer = Answerer(make_story({"Faro": FARO, "Light": LIGHT}), SignalReader(), threshold=0.5)
    result = answerer.ask("What did Berta Lima say?")
    assert isinstance(result, Answer)
    assert (result.form, result.unread) == (Form.SPEECH, 1)
    assert "may quote more" in render(result)
    assert answerer.ask("What did Ann Brook say?").unread == 0
