"""Questions and articles in languages that the bot doesn't speak, with the packaged model."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.answering import Answerer
from bot.models import Answer
from bot.opening import reader_for
from bot.phrases import phrases
from bot.plain import attribution
from index.editing import add
from index.embeddings import Encoder
from index.ingest import read_text
from index.store import open_story
from index.story import Story

GERMAN = """\
Fähre nach Sandøy fällt aus
Datum: 11. Mai 2026
Quelle: Deichbote

HUSUM, 11. Mai 2026 - Die Fähre nach Sandøy fährt seit Montag nicht mehr, weil ein Motor \
ausgefallen ist. Die Reederei Nordlicht will sie am 1. Juli wieder einsetzen.

»Wir haben kein zweites Boot. Wir bedauern das«, sagte Kapitän Ole Brandt. Ein Ersatzteil \
kostet z. B. Tausende Kronen.
"""
SPANISH = """\
El pueblo de la isla pide un barco
Fecha: 12 de mayo de 2026
Fuente: El Faro

Unas 300 personas viven en la isla de Sandøy, a dos horas del puerto. El alcalde pidió ayuda \
a la Sra. Lund y a una naviera de EE. UU. para traer comida.
"""


@pytest.fixture(scope="module")
def answerer(
    encoder: Encoder, models_dir: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Answerer]:
    data = tmp_path_factory.mktemp("further")
    drafts = [read_text(text, origin=text[:9]) for text in (GERMAN, SPANISH)]
    add(data, "main", drafts, lambda: encoder)
    with Story(open_story(data, "main"), encoder) as story:
        # Lower than the bot's: the reader learnt news in French and English, and is less sure.
        yield Answerer(story, reader_for(encoder, models_dir), threshold=0.4)


@pytest.mark.parametrize(
    ("question", "language", "quote"),
    [
        (
            "Wann will die Reederei die Fähre wieder einsetzen?",
            "de",
            "Die Reederei Nordlicht will sie am 1. Juli wieder einsetzen.",
        ),
        (
            "Was sagte Kapitän Ole Brandt?",
            "de",
            "»Wir haben kein zweites Boot. Wir bedauern das«, sagte Kapitän Ole Brandt.",
        ),
        (
            "¿Cuántas personas viven en la isla?",
            "es",
            "Unas 300 personas viven en la isla de Sandøy, a dos horas del puerto.",
        ),
        (
            "Quante persone vivono sull'isola?",
            "it",
            "Unas 300 personas viven en la isla de Sandøy, a dos horas del puerto.",
        ),
        (
            "Combien de personnes vivent sur l'île ?",
            "fr",
            "Unas 300 personas viven en la isla de Sandøy, a dos horas del puerto.",
        ),
    ],
)
def test_a_question_is_answered_with_a_whole_sentence_of_a_dated_article(
    answerer: Answerer, question: str, language: str, quote: str
) -> None:
    result = answerer.ask(question)
    assert isinstance(result, Answer)
    assert result.question.language == language
    first = result.citations[0]
    assert first.quote.text == quote
    words = phrases(language)
    assert words.language == ("fr" if language == "fr" else "en")
    day, source = (
        (date(2026, 5, 11), "Deichbote") if language == "de" else (date(2026, 5, 12), "El Faro")
    )
    assert first.quote.article.published_at == day
    assert attribution(first, words).startswith(f"{source} · {words.day(day)} · ")
    assert first.speaker is None


@pytest.mark.parametrize("question", ["What did Ole Brandt say?", "Qu'a dit Ole Brandt ?"])
def test_who_speaks_in_a_further_language_is_not_said_to_be_silent(
    answerer: Answerer, question: str
) -> None:
    result = answerer.ask(question)
    shown = result.citations if isinstance(result, Answer) else result.nearest
    assert shown[0].quote.text.endswith("sagte Kapitän Ole Brandt.")
    assert result.who is None


@pytest.mark.parametrize(
    "question", ["Wie heißt der Präsident von Peru?", "¿Quién ganó la carrera de bicicletas?"]
)
def test_what_no_article_says_is_not_answered(answerer: Answerer, question: str) -> None:
    assert not isinstance(answerer.ask(question), Answer)
