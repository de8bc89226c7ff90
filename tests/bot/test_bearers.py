"""A full name isn't told by another bearer of the surname."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kinds.names import mentions, same_name
from bot.models import Abstention, Answer
from tests.bot.conftest import MakeAnswerer


@pytest.mark.parametrize(
    ("name", "text", "same"),
    [
        ("Anne Brook", "Anne Brook left.", True),
        ("Anne Brook", "Brook left.", True),
        ("Anne Brook", "Mrs Brook left.", True),
        ("Anne Brook", "Mayor Brook left.", True),
        ("Mayor Brook", "Anne Brook left.", True),
        ("Anne Brook", "Paul Brook left.", False),
        ("Anne Brook", "Paul Brook left, and so did his sister Anne.", True),
        ("Anne Brook", "Paul Brook left. Brook had been ill.", True),
        ("Anne Brook", "The yard Maison Brook closed.", False),
        ("Sergei Lorin", "Sergueï Lorin est parti.", True),
        ("Vladimir Lorin", "Volodymyr Lorin left.", True),
        ("Tom Lorin", "Tomas Lorin left.", True),
        ("Brook", "Paul Brook left.", True),
    ],
)
def test_whom_a_text_names(name: str, text: str, same: bool) -> None:
    assert same_name(name, text) is same
    assert mentions(name, text) is same


@given(name=st.text(max_size=30), text=st.text(max_size=60))
def test_any_text_can_be_looked_at(name: str, text: str) -> None:
    assert same_name(name, text) in (True, False)


def test_what_a_brother_did_is_not_told_of_the_other(make_shipped: MakeAnswerer) -> None:
    answerer = make_shipped(
        {
            "Harbour fraud": "Paul Brook, who owns the yard, was charged with fraud on Friday. "
            "The yard closed on Monday.\n\nHis brother Luke Brook, a teacher, said he was ashamed."
        }
    )
    assert isinstance(answerer.ask("When was Paul Brook charged with fraud?"), Answer)
    assert isinstance(answerer.ask("When was Luke Brook charged with fraud?"), Abstention)
