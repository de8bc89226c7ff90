"""Escaped text reads in Discord as it was written, and is nothing but text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord.markdown import block_quote, escape, link, marked, shorten
from tests.bot.discord.strategies import PROSE


def as_shown(markdown: str) -> str:
    """What Discord shows: a backslash before a sign is dropped."""
    return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", markdown)


def bare(markdown: str) -> str:
    """The Markdown with a letter for each sign that is escaped."""
    return re.sub(r"\\[^0-9A-Za-z\s]", "x", markdown)


@given(PROSE)
def test_escaped_text_is_shown_as_it_was(text: str) -> None:
    assert as_shown(escape(text)) == text


@given(PROSE)
def test_escaped_text_has_no_markup(text: str) -> None:
    left = bare(escape(text))
    assert not re.search(r"[`*_~|<>\[\]@#]", left)
    assert "://" not in left
    assert not re.search(r"^\s*([-+]|\d+[.)])", left, re.MULTILINE)


@given(PROSE)
def test_every_line_of_a_block_quote_is_quoted(text: str) -> None:
    assert all(line.startswith("> ") for line in block_quote(escape(text)).split("\n"))


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("**fort** et _doux_", r"\*\*fort\*\* et \_doux\_"),
        ("@everyone, <@12>, <#3>, <t:1>", r"\@everyone, \<\@12\>, \<\#3\>, \<t:1\>"),
        ("[ici](https://a.example/b_c)", r"\[ici\]\(https\://a.example/b\_c\)"),
        ("- un\n  2. deux\n+ trois", "\\- un\n  2\\. deux\n\\+ trois"),
        ("-# petit\n> cité\n# titre", "\\-\\# petit\n\\> cité\n\\# titre"),
        ("discord.gg/abc", r"discord.gg\/abc"),
        ("c'est « l'usage » : 20.000 €, 3-4", "c'est « l'usage » : 20.000 €, 3-4"),
    ],
)
def test_escaping(text: str, escaped: str) -> None:
    assert escape(text) == escaped


@given(st.text(), st.integers(1, 50))
def test_shortened_text_fits(text: str, most: int) -> None:
    assert len(shorten(text, most)) <= most
    assert "\n" not in shorten(text, most)


def test_only_addresses_of_pages_are_links() -> None:
    assert link("titre", "https://a.example/b_(c)") == "[titre](<https://a.example/b_%28c%29>)"
    assert link("titre", None) == "titre"
    assert link("titre", "javascript:alert(1)") == "titre"
    assert link("titre", "/srv/articles/a.txt") == "titre"


def test_paragraphs_of_a_quote_are_one_empty_line_apart() -> None:
    assert block_quote("un\n\n \n\ndeux\n\ntrois") == "> un\n> \n> deux\n> \n> trois"


@given(PROSE, st.lists(st.integers(0, 60), max_size=6))
def test_marked_words_read_as_they_were_and_are_bold(text: str, cuts: list[int]) -> None:
    places = sorted({min(cut, len(text)) for cut in cuts})
    spans = list(zip(places[::2], places[1::2], strict=False))
    plain = MARK.sub("", marked(text, spans, MARK.pattern))
    assert as_shown(plain) == text


MARK = re.compile("\ue000")


def test_bold_ends_with_a_line_and_takes_no_spaces() -> None:
    assert marked("un deux \n trois", [(3, 14)]) == "un **deux** \n **troi**s"
    assert marked("a *b* c", [(2, 5)]) == r"a **\*b\*** c"
    assert marked("a   c", [(1, 4)]) == "a   c"
    assert marked("- un\n- deux", []) == "\\- un\n\\- deux"
