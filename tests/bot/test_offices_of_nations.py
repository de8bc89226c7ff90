"""An office is of the nation that a question names, or is nobody's that the question means."""

from __future__ import annotations

import pytest

from bot.kinds.offices import holder
from bot.models import Answer, Form
from tests.bot.conftest import MakeAnswerer

HEADLINE = "Swedish timber port shuts"
PORT = (
    "LULEA, Sweden - Swedish customs shut the timber port on Monday.\n\n"
    'The prime minister, Karin Aldberg, called the closure "a relief". Danish buyers will wait, '
    "and Norway has sent two cranes."
)
NAMES = ["Karin Aldberg"]


@pytest.mark.parametrize(
    ("who", "language", "name"),
    [
        ("the Swedish prime minister", "en", "Karin Aldberg"),
        ("the prime minister of Sweden", "en", "Karin Aldberg"),
        ("la Première ministre suédoise", "fr", "Karin Aldberg"),
        ("the Danish prime minister", "en", None),
        ("la Première ministre norvégienne", "fr", None),
        ("the Greek prime minister", "en", None),
    ],
)
def test_an_office_is_of_the_nation_that_the_text_speaks_of(
    who: str, language: str, name: str | None
) -> None:
    assert holder(who, language, [(f"{HEADLINE}\n{PORT}", "en")], NAMES) == name


@pytest.mark.parametrize(("who", "found"), [("French", True), ("Greek", False)])
def test_where_no_nation_is_told_the_language_tells(who: str, found: bool) -> None:
    text = "Le port ferme\nAnne Dubreuil, la ministre de la Pêche, a promis des grues."
    held = holder(f"the {who} fisheries minister", "en", [(text, "fr")], ["Anne Dubreuil"])
    assert (held == "Anne Dubreuil") is found


def test_the_union_s_offices_are_no_nation_s() -> None:
    text = "Le port ferme\nLa présidente de la Commission, Greta Lindahl, a promis des grues."
    asked = "the head of the European Commission"
    assert holder(asked, "en", [(text, "fr")], ["Greta Lindahl"]) == "Greta Lindahl"


def test_another_nation_s_holder_does_not_speak_for_it(make_shipped: MakeAnswerer) -> None:
    asked = make_shipped({HEADLINE: PORT})
    own = asked.ask("What did the Swedish prime minister say?")
    assert isinstance(own, Answer)
    assert own.form is Form.SPEECH
    for nation in ("Danish", "Norwegian", "Greek"):
        other = asked.ask(f"What did the {nation} prime minister say?")
        assert not isinstance(other, Answer)
