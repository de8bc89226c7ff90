"""Of figures that move, the newest goes first, where it is of the same event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.answering import Answerer
from bot.models import Answer
from bot.reader import Candidate
from bot.signal_reader import SignalReader
from index.editing import add
from index.retrieval import Retrieval
from index.store import open_story
from index.story import Snapshot, Story
from tests.bot.conftest import draft
from tests.fakes import HashEncoder

STORM = "{} personnes sont mortes dans la tempête qui a frappé de nuit la ville de Valmer."
MILK = "About {} tonnes of milk {} from the tank of the big dairy by the harbour of Valmer."


class _Even:
    """Reads as the signals do, and is as sure of any sentence."""

    def read(
        self, retrieval: Retrieval, snapshot: Snapshot, *, language: str
    ) -> tuple[Candidate, ...]:
        found = SignalReader().read(retrieval, snapshot, language=language)
        return tuple(replace(one, probability=0.6) for one in found)


def asked(tmp_path: Path, texts: list[str], question: str) -> Answer:
    """The answer of a story of one article a day."""
    encoder = HashEncoder()
    drafts = [
        draft(text, title=f"Day {n}", day=date(2026, 1, 9 + n)) for n, text in enumerate(texts, 1)
    ]
    add(tmp_path, "main", drafts, lambda: encoder)
    answerer = Answerer(Story(open_story(tmp_path, "main"), encoder), _Even(), threshold=0.5)
    found = answerer.ask(question)
    assert isinstance(found, Answer)
    return found


@pytest.mark.parametrize("question", ["Combien de morts ?", "Combien de personnes sont mortes ?"])
def test_figures_in_words_move_as_those_in_digits(tmp_path: Path, question: str) -> None:
    texts = [STORM.format(figure) for figure in ("Huit", "Neuf", "Douze")]
    found = asked(tmp_path, texts, question)
    assert [one.quote.text for one in found.citations] == texts[::-1]


def test_the_figure_of_another_event_is_not_put_first(tmp_path: Path) -> None:
    leaked, pumped = MILK.format("40", "leaked"), MILK.format("2,300", "were pumped")
    found = asked(tmp_path, [leaked, pumped], "How much milk leaked from the dairy?")
    assert found.citations[0].quote.text == leaked


def test_a_word_that_one_sentence_alone_has_keeps_no_older_figure_first(tmp_path: Path) -> None:
    told = (
        "Le port de la ville de Valmer compte {} marins {} de fièvre, a dit le capitaine du port."
    )
    texts = [told.format("40", "souffrants"), told.format("52", "pris")]
    found = asked(tmp_path, texts, "Combien de marins souffrants à Valmer ?")
    assert found.citations[0].quote.text == texts[1]


def test_the_newest_goes_first_in_other_languages_too(tmp_path: Path) -> None:
    texts = [
        f"{n} barcos se hundieron anoche en el puerto según contó la gente de la ciudad de Orla."
        for n in (8, 12)
    ]
    found = asked(tmp_path, texts, "¿Cuántos barcos se hundieron en Orla?")
    assert [one.quote.text for one in found.citations] == texts[::-1]
