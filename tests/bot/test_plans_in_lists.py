"""A list of who did something holds nobody who only considers it, and the reverse."""

from __future__ import annotations

import pytest

from bot.answering import Answerer
from bot.models import Answer, Form
from tests.bot.conftest import MakeAnswerer

CANAL = (
    "Peru, Bolivia, Chile, and Ecuador banned the barges on Monday.\n\n"
    "Spain and Portugal are considering a ban on the barges, their ministries said.\n\n"
    "Italy ruled out a ban on the barges."
)


@pytest.fixture(scope="module")
def answerer(make_shipped: MakeAnswerer) -> Answerer:
    return make_shipped({"Barges banned on the canal": CANAL})


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Which countries banned the barges?", ["Peru", "Bolivia", "Chile", "Ecuador"]),
        ("Quels pays ont interdit les barges ?", ["Peru", "Bolivia", "Chile", "Ecuador"]),
        ("Which countries are considering a ban?", ["Spain", "Portugal"]),
    ],
)
def test_a_list_names_who_does_what_is_asked(
    answerer: Answerer, question: str, names: list[str]
) -> None:
    result = answerer.ask(question)
    assert isinstance(result, Answer)
    assert result.form is Form.LIST
    text = result.citations[0].quote.article.text
    assert [span.of(text) for one in result.citations for span in one.spans] == names


@pytest.mark.parametrize("country", ["Peru", "Bolivia", "Chile", "Ecuador"])
def test_each_of_them_did_it(answerer: Answerer, country: str) -> None:
    result = answerer.ask(f"Did {country} ban the barges?")
    assert isinstance(result, Answer)
    assert country in result.citations[0].quote.text
