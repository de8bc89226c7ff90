"""What happened years ago is no answer on the news, unless that is asked about."""

from __future__ import annotations

from bot.models import Abstention, Answer
from tests.bot.conftest import MakeAnswerer

LEAK = {
    "Gas leak at the dairy": "Gas escaped from a tank at the dairy of Valmer on Monday, and the "
    "street was closed.\n\nIn 2009, a fire killed seven people at a dairy in Peru.\n\nFounded in "
    "1962, the dairy employs 310 workers. Some 40 tonnes of milk were poured away."
}
FIRE = {
    "Valmer remembers the fire of 2009": "Valmer remembers its great fire on Monday.\n\nIn 2009, "
    "a fire at the dairy killed seven people and injured thirty."
}


def test_the_dead_of_another_year_are_not_the_news(make_shipped: MakeAnswerer) -> None:
    answerer = make_shipped(LEAK)
    assert isinstance(answerer.ask("How many people died?"), Abstention)
    then = answerer.ask("How many people were killed by the fire in 2009?")
    assert isinstance(then, Answer)
    assert "seven" in then.citations[0].quote.text


def test_a_firm_s_founding_dates_none_of_its_figures(make_shipped: MakeAnswerer) -> None:
    result = make_shipped(LEAK).ask("How many workers does the dairy employ?")
    assert isinstance(result, Answer)
    assert "310" in result.citations[0].quote.text


def test_an_article_on_that_year_tells_of_it(make_shipped: MakeAnswerer) -> None:
    result = make_shipped(FIRE).ask("How many people died?")
    assert isinstance(result, Answer)
    assert "seven" in result.citations[0].quote.text
