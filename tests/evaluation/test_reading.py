"""Figures of readings, exactness and ranks, from cases small enough to work out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.signal_reader import SignalReader
from index.models import Article, Draft, Span
from tests.evaluation import reading, retrieval
from tests.evaluation.cases import Asked, Case, Gold
from tests.evaluation.exactness import Exactness
from tests.evaluation.reading import Reading
from tests.evaluation.shelf import Shelf
from tests.fakes import HashEncoder

TEXT = "The mayor opened the bridge.\n\nRain fell on the harbour. Boats stayed in the harbour."
CASE = Case(
    story="town",
    drafts=(Draft(text=TEXT, title="", language="en", origin="town"),),
    paragraphs={"town": (Span(0, 28), Span(30, len(TEXT)))},
    questions=(
        Asked("boats", "Where did boats stay?", "en", (Gold("town", Span(74, 81)),)),
        Asked("mayor", "What did the mayor open?", "en", (Gold("town", Span(0, 28)),)),
    ),
)


def _reading(rank: int | None, probability: float, *, answerable: bool = True) -> Reading:
    gold = (Gold("a", Span(0, 1)),) if answerable else ()
    return Reading(Asked("q", "?", "en", gold), rank, probability)


def test_sentences_and_paragraphs_are_found_through_the_store(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, HashEncoder())
    exactness = Exactness()
    readings = reading.read(shelf, CASE, SignalReader(), exactness)
    assert [one.rank for one in readings] == [0, 0]
    assert [one.rank for one in retrieval.rank(shelf, CASE, exactness)] == [0, 0]
    assert exactness.seen > 0
    assert exactness.wrong == []


def test_figures_of_readings() -> None:
    readings = [
        _reading(0, 0.9),
        _reading(2, 0.7),
        _reading(None, 0.2),
        _reading(0, 0.4),
        _reading(None, 0.6, answerable=False),
        _reading(None, 0.1, answerable=False),
    ]
    figures = {f.metric: f for f in reading.figures("set", readings, threshold=0.5)}
    assert figures["gold sentence @1"].value == 2 / 4
    assert figures["gold sentence @3"].value == 3 / 4
    assert figures["AUROC"].value == pytest.approx(6 / 8)
    assert figures["false answers"].value == 1 / 2
    assert figures["false refusals"].value == 2 / 4
    assert (figures["answers that are right"].value, figures["answers that are right"].n) == (
        1 / 3,
        3,
    )


def test_a_text_that_differs_from_what_was_put_in_is_counted() -> None:
    article = Article(text="It said no.", title="", language="en", origin="a", id="a")
    exactness = Exactness()
    exactness.compare(article, Span(0, 7), "It said", {"a": "It said no."})
    assert exactness.figure().value == 1
    exactness.compare(article, Span(0, 7), "It says", {"a": "It said no."})
    exactness.compare(article, Span(0, 7), "It said", {"a": "It says no."})
    assert exactness.figure().value == pytest.approx(1 / 3)
    assert len(exactness.wrong) == 2
