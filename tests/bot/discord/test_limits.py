"""Whatever an article holds, a message is one that Discord takes, and its quotes are whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import cycle
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.discord import answers, quotations, stories, timelines
from bot.discord.identifiers import MOST, Action, Leaf, Press, Taken, Turn, carried, name, subject
from bot.discord.markdown import block_quote, escape
from bot.discord.sheets import Attached, Sheet
from bot.models import (
    Abstention,
    Citation,
    QuotesRequest,
    Result,
    Stamp,
    StoryRequest,
    StoryTopic,
    TimelineRequest,
)
from bot.phrases import LANGUAGES, Phrases, phrases
from index.models import (
    ArticleChange,
    ChangeKind,
    Changes,
    FigureChange,
    Timeline,
    TimelineEntry,
)
from tests.bot.discord import strategies
from tests.wire.discord.rules import broken_by_message
from tests.wire.discord.specification import FILE, load_specification

CHANGES = StoryRequest(topic=StoryTopic.CHANGES, about="x" * 54)
LANGUAGE = st.sampled_from(LANGUAGES).map(phrases)


def body(sheet: Sheet) -> dict[str, Any]:
    """The message as discord.py sends it."""
    nobody: dict[str, Any] = {"parse": []}
    components: list[dict[str, Any]] = sheet.view().to_components()  # type: ignore[no-untyped-call]
    return {"components": components, "flags": 1 << 15, "allowed_mentions": nobody}


def faults(sheets: Sequence[Sheet]) -> list[str]:
    """What Discord would refuse in these messages."""
    specification = load_specification()
    found: list[str] = []
    for sheet in sheets:
        message = body(sheet)
        files = [file.fp.read() for file in sheet.files()]
        found += broken_by_message(message, files)
        if specification:
            found += specification.faults_of("POST", "/channels/1/messages", message)
    return found


def texts(sheets: Sequence[Sheet]) -> str:
    return "\n".join(block.text for sheet in sheets for block in sheet.blocks)


def is_whole(citation: Citation, sheets: Sequence[Sheet], words: Phrases) -> bool:
    """Whether the quote stands in one block of one message, or in a file."""
    quote = words.say("answer.quote", quote=escape(citation.quote.text))
    shown = block_quote(f"**{citation.number}.** {quote}")
    in_text = any(shown in block.text for sheet in sheets for block in sheet.blocks)
    data = citation.quote.text.encode()
    return in_text or any(file.data == data for sheet in sheets for file in sheet.attached)


def test_the_specification_is_there() -> None:
    if load_specification() is None:
        pytest.skip(f"no {FILE}: Discord's OpenAPI is shared data, kept beside the project")


@settings(max_examples=60, deadline=None)
@given(strategies.RESULTS, LANGUAGE, st.booleans())
def test_an_answer_fits_and_its_quotes_are_whole(
    result: Result, words: Phrases, private: bool
) -> None:
    sheets = answers.render(result, words, answer="abcdefghij", private=private)
    assert not faults(sheets)
    given = result.nearest if isinstance(result, Abstention) else result.citations
    assert all(is_whole(citation, sheets, words) for citation in given)
    assert [bool(sheet.rows) for sheet in sheets[:-1]] == [False] * (len(sheets) - 1)


@settings(max_examples=40, deadline=None)
@given(strategies.citations(4, 12), LANGUAGE)
def test_further_quotes_fit_and_are_whole(given: tuple[Citation, ...], words: Phrases) -> None:
    sheets = answers.more(given, "abcdefghij", words)
    assert not faults(sheets)
    assert all(is_whole(citation, sheets, words) for citation in given)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(strategies.quotations(), max_size=15),
    st.none() | strategies.WORDS,
    strategies.STAMPS,
    LANGUAGE,
)
def test_every_quotation_is_on_one_page(
    found: list[Any], speaker: str | None, stamp: Any, words: Phrases
) -> None:
    request = QuotesRequest(speaker=name(speaker), language=words.language)
    first = quotations.render(found, request, stamp, words)
    rest = range(2, _last_page(first) + 1)
    seen = [first, *(quotations.render(found, request, stamp, words, page=to) for to in rest)]
    assert not faults(seen)
    for quotation in found:
        quote = block_quote(words.say("answer.quote", quote=escape(quotation.quote.text)))
        in_files = any(
            file.data == quotation.quote.text.encode() for sheet in seen for file in sheet.attached
        )
        assert quote in texts(seen) or in_files


@settings(max_examples=20, deadline=None)
@given(
    strategies.TIMELINES,
    st.none() | strategies.PROSE,
    st.none() | strategies.DAYS,
    strategies.STAMPS,
    LANGUAGE,
)
def test_every_entry_of_a_timeline_is_whole_on_one_page(
    timeline: Timeline, about: str | None, from_: date | None, stamp: Stamp, words: Phrases
) -> None:
    request = TimelineRequest(from_=from_, about=subject(about), language=words.language)
    picture = Attached(timelines.PICTURE, b"png", "alt")
    first = timelines.render(timeline, request, stamp, words, picture=picture)
    rest = range(2, _last_page(first) + 1)
    seen = [first, *(timelines.render(timeline, request, stamp, words, page=to) for to in rest)]
    assert not faults(seen)
    for entry in timeline.entries:
        quote = entry.shown.quote.text
        shown = block_quote(words.say("answer.quote", quote=escape(quote)))
        in_files = any(file.data == quote.encode() for sheet in seen for file in sheet.attached)
        assert shown in texts(seen) or in_files


@settings(max_examples=12, deadline=None)
@given(st.lists(strategies.entries(), max_size=30), strategies.DAYS, strategies.STAMPS, LANGUAGE)
def test_changes_fit(found: list[TimelineEntry], since: date, stamp: Stamp, words: Phrases) -> None:
    articles = tuple(
        ArticleChange(kind, entry.shown.quote.article, since)
        for kind, entry in zip(cycle(ChangeKind), found, strict=False)
    )
    figures = tuple(
        FigureChange(entry.shown.quote, entry.shown.quote.text, entry.shown.quote, "12")
        for entry in found
        if len(entry.shown.quote.text) < 60
    )
    changes = Changes(since, articles, tuple(found), figures)
    assert not faults(stories.changes(changes, CHANGES, stamp, words))


@given(st.sampled_from(Action), st.from_regex(r"[a-z2-9]{10}", fullmatch=True), st.integers(0, 999))
def test_a_press_is_read_as_it_was_written(action: Action, answer: str, number: int) -> None:
    press = Press(action, answer, number)
    match = Press.PATTERN.fullmatch(str(press))
    assert match
    assert Press.read(match) == press
    assert len(str(press)) <= MOST


@given(
    st.none() | strategies.PROSE,
    st.none() | strategies.DAYS,
    st.none() | strategies.DAYS,
    st.none() | st.integers(1, 100),
    st.integers(0, 999),
)
def test_a_timeline_s_page_is_read_as_it_was_written(
    about: str | None, from_: date | None, to: date | None, limit: int | None, page: int
) -> None:
    request = TimelineRequest(from_=from_, to=to, about=subject(about), limit=limit, language="fr")
    turn = Turn(request, page)
    match = Turn.PATTERN.fullmatch(str(turn))
    assert match
    assert Turn.read(match) == turn
    assert len(str(turn)) < MOST
    match = Taken.PATTERN.fullmatch(str(Taken(request)))
    assert match
    assert Taken.read(match) == Taken(request)


@given(
    st.none() | strategies.PROSE,
    st.none() | strategies.PROSE,
    st.none() | strategies.DAYS,
    st.integers(0, 999),
)
def test_a_page_of_quotations_is_read_as_it_was_written(
    speaker: str | None, about: str | None, day: date | None, page: int
) -> None:
    asked = QuotesRequest(speaker=speaker, about=about, from_=day, to=day, language="en")
    leaf = Leaf(carried(asked), page, "k7qa")
    assert carried(leaf.request) == leaf.request
    match = Leaf.PATTERN.fullmatch(str(leaf))
    assert match
    assert Leaf.read(match) == leaf
    assert len(str(leaf)) <= MOST


def _last_page(sheet: Sheet) -> int:
    for row in sheet.rows:
        for control in row:
            label = getattr(control, "label", None) or ""
            if "/" in label:
                return int(label.split("/")[1])
    return 1
