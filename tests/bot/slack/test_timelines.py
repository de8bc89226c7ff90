"""Timelines, quotations and the story as messages: within Slack's rules, page by page."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.models import QuotesRequest, StoryStatus, TimelineRequest
from bot.phrases import phrases
from bot.slack import home, quotations, stories, timelines
from bot.slack.elements import VALUE
from bot.slack.windows import LONGEST, ask_modal
from index.models import Disagreement, DisagreementKind, Timeline, TimelineEntry
from tests.bot.slack import golden, samples
from tests.bot.slack.test_blocks import prose, quotes_in
from tests.wire.slack.blockkit import faults_of_blocks, faults_of_view

EN = phrases("en")
QUICK = settings(max_examples=60, deadline=None)

requests = st.builds(
    TimelineRequest,
    from_=st.none() | st.dates(),
    to=st.none() | st.dates(),
    about=st.none() | st.text(max_size=4000),
    limit=st.none() | st.integers(1, 500),
    language=st.sampled_from(["en", "fr"]),
    counted_from=st.none() | st.dates(),
)


@st.composite
def timeline_of_anything(draw: st.DrawFn) -> Timeline:
    entries = []
    for _ in range(draw(st.integers(0, 12))):
        text = draw(prose) + " on 9 January 2026" + draw(st.sampled_from(["", " word" * 2500]))
        article = samples.article(text, title=draw(st.just("") | prose), source=draw(prose))
        told = samples.telling(
            article, text, "9 January 2026", date(2026, 1, 9), speaker=draw(st.none() | prose)
        )
        both = (told, told)
        differing = (Disagreement(DisagreementKind.DATE, both, (draw(prose), "9")),)
        entries.append(TimelineEntry(both, 0.5, differing if draw(st.booleans()) else ()))
    return Timeline(tuple(entries), len(entries))


@QUICK
@given(timeline_of_anything(), requests, st.integers(-2, 20))
def test_slack_takes_every_page(found: Timeline, request: TimelineRequest, number: int) -> None:
    words = phrases(request.language)
    message = timelines.timeline(found, timelines.Page(request, number), samples.STAMP, words)
    assert faults_of_blocks(list(message.blocks)) == []
    assert message.text


@QUICK
@given(requests, st.integers(0, 200))
def test_a_button_leads_back_to_its_page(request: TimelineRequest, number: int) -> None:
    page = timelines.Page(request, number)
    written = page.written()
    assert len(written) <= VALUE
    read = timelines.Page.read(written)
    assert read.written() == written
    assert (read.number, read.request.from_, read.request.to, read.request.limit) == (
        number,
        request.from_,
        request.to,
        request.limit,
    )
    if request.about is None or len(request.about) <= 300:
        assert read.request.about == (request.about or None)


def test_pages_show_every_event_once_in_order() -> None:
    found = samples.timeline()
    shown = []
    for number in range(2):
        page = timelines.Page(TimelineRequest(), number)
        message = timelines.timeline(found, page, samples.STAMP, EN)
        shown += quotes_in(message)
    assert shown == [f"“{entry.shown.quote.text}”" for entry in found.entries]


def test_a_disagreement_shows_both_values_with_their_sources() -> None:
    page = timelines.Page(TimelineRequest(), 1)
    message = timelines.timeline(samples.timeline(), page, samples.STAMP, EN)
    shown = json.dumps(message.blocks, ensure_ascii=False)
    assert "different figures" in shown
    assert "“12”" in shown
    assert "“two”" in shown
    assert "Valmer Wire" in shown


@QUICK
@given(st.lists(st.tuples(prose, st.none() | prose), min_size=1, max_size=20), st.integers(-1, 9))
def test_slack_takes_all_quotations(said: list[tuple[str, str | None]], number: int) -> None:
    found = [
        samples.quotation(samples.article(text, title=text), text, speaker)
        for text, speaker in said
    ]
    page = quotations.QuotesPage(QuotesRequest(speaker="x" * 300, language="fr"), number)
    message = quotations.quotations(found, page, phrases("fr"))
    assert faults_of_blocks(list(message.blocks)) == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_home_and_the_window_are_taken(language: str) -> None:
    words = phrases(language)
    status = StoryStatus(samples.STAMP, None, ())
    found = samples.timeline()
    assert faults_of_view(home.home_view(status, found, words)) == []
    assert faults_of_view(home.home_view(status, Timeline((), 0), words)) == []
    modal = ask_modal(words, question="x" * 5000, channel="C01", thread="1.1")
    assert faults_of_view(modal) == []
    assert len(modal["blocks"][0]["element"]["initial_value"]) == LONGEST


def test_nothing_found_says_so_and_what_to_do() -> None:
    page = quotations.QuotesPage(QuotesRequest(speaker="Nobody"))
    assert "Nobody" in quotations.quotations([], page, EN).text
    assert quotations.speakers([], EN)[0].text
    (nothing,) = stories.status(StoryStatus(samples.STAMP, None, ()), EN)
    assert faults_of_blocks(list(nothing.blocks)) == []


def test_golden_files_are_those_of_the_cases() -> None:
    assert {file.stem for file in golden.FOLDER.glob("*.json")} == set(golden.cases())
