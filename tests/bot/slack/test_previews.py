"""Previews, results and windows are taken by Slack, whatever articles and people are called."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.admin.models import Action, DiffPart, Outcome, Part, PlanItem, Skipped
from bot.phrases import phrases
from bot.slack import forms, previews
from bot.slack.forms import Form, Task
from index.store import ArticleSummary
from tests.bot.slack import samples
from tests.wire.slack.blockkit import faults_of_blocks, faults_of_options, faults_of_view

QUICK = settings(max_examples=60, deadline=None)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=400)
SAID = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=400)
LANGUAGE = st.sampled_from(["en", "fr"]).map(phrases)
DIFF = st.lists(st.builds(DiffPart, st.sampled_from(Part), SAID), max_size=30).map(tuple)
ITEM = st.builds(
    PlanItem,
    action=st.sampled_from(Action),
    title=WORDS,
    source=st.none() | WORDS,
    recognised=st.sampled_from([None, "url", "title", "likeness", "named", "origin"]),
    diff=DIFF,
    notes=st.lists(SAID, max_size=3).map(tuple),
)
SKIPPED = st.builds(
    Skipped, name=WORDS, code=st.sampled_from(["no_text", "made_up"]), message=SAID, hint=WORDS
)
MANY = st.lists(ITEM, max_size=20).map(tuple)
LEFT_OUT = st.lists(SKIPPED, max_size=12).map(tuple)


@QUICK
@given(MANY, LEFT_OUT, st.lists(SAID, max_size=10), LANGUAGE)
def test_a_preview_is_one_message_that_slack_takes(
    items: Any, skipped: Any, unread: list[str], words: Any
) -> None:
    plan = replace(samples.plan(), items=items, skipped=skipped)
    message = previews.preview(plan, words, unread)
    assert faults_of_blocks(list(message.blocks)) == []
    assert 0 < len(message.text) <= 3_500
    assert "<" not in message.text
    confirms = previews.CONFIRM in json.dumps(message.blocks)
    assert confirms is plan.changes_something


@QUICK
@given(st.lists(WORDS, max_size=20), LEFT_OUT, LANGUAGE)
def test_a_result_is_one_message_that_slack_takes(
    titles: list[str], skipped: Any, words: Any
) -> None:
    added = tuple(Outcome(article="a1", title=title, version=1, notes=(title,) if title else ())
                  for title in titles)  # fmt: skip
    result = replace(samples.result(), added=added, skipped=skipped)
    message = previews.result(result, words)
    assert faults_of_blocks(list(message.blocks)) == []


@pytest.mark.parametrize("task", Task)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_window_is_taken_and_read_back(task: Task, language: str) -> None:
    shared = tuple((f"F{n}", f"{'name ' * 30}{n}.pdf") for n in range(30))
    form = Form(task=task, channel="C01", shared=shared, links="x" * 9_000, pasted="y" * 9_000)
    view = forms.window(form, "harbour " * 20, phrases(language))
    assert faults_of_view(view) == []
    read = Form.read(view)
    assert (read.task, read.channel) == (task, "C01")
    assert set(read.shared) <= set(shared)


@QUICK
@given(WORDS, st.none() | WORDS, WORDS, LANGUAGE)
def test_articles_are_suggested_as_slack_takes_options(
    title: str, source: str | None, typed: str, words: Any
) -> None:
    one = ArticleSummary(
        id="a1", version=1, title=title, language="en", origin="test", source=source, author=None,
        place=None, published_at=None, url=None, notes=(), length=200,
    )  # fmt: skip
    assert faults_of_options(forms.articles([one] * 120, typed, words)) == []
    assert len(forms.articles([one] * 120, "", words)) == 100
