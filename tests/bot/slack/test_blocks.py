"""What is posted: readable as it stands in the golden files, and always within Slack's rules."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.links import highlighting
from bot.models import Answer, Reason, Result
from bot.slack import blocks
from bot.slack.citations import LONGEST
from bot.slack.elements import Message, button
from index.models import Quote, Span
from index.temporal import TwoDays
from tests.bot.slack import golden, samples
from tests.wire.slack.blockkit import faults_of_blocks, text_length

CASES = golden.cases()
MARCH_OR_MAY = TwoDays("05/03/2026", date(2026, 3, 5), date(2026, 5, 3))
QUICK = settings(max_examples=60, deadline=None)


@pytest.mark.parametrize("name", CASES)
def test_what_is_posted_is_as_kept(name: str) -> None:
    assert golden.written(CASES[name]) == golden.path(name).read_text("utf-8")


words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
hostile = st.sampled_from(samples.ORDERS.split(" "))
prose = st.lists(words | hostile, min_size=1, max_size=8).map(" ".join).filter(str.strip)


@st.composite
def spans_of(draw: st.DrawFn, length: int) -> tuple[Span, ...]:
    """Words that answer: spans of a text in order, none over another."""
    cuts = sorted(draw(st.sets(st.integers(0, length), max_size=6)))
    return tuple(Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False))


@st.composite
def results(draw: st.DrawFn) -> Result:
    """Any answer or abstention; articles, names and titles say anything, at any length."""
    cited = []
    for number in range(draw(st.integers(1, 5))):
        text = draw(prose) * draw(st.sampled_from([1, 1, 1, 20, 2_000]))
        article = samples.article(
            text,
            title=draw(st.just("") | prose),
            source=draw(st.none() | prose),
            url=draw(st.none() | st.just("https://news.example/a#b")),
            day=None,
        )
        made = samples.citation(
            number + 1,
            article,
            text,
            speaker=draw(st.none() | prose),
            paragraph=draw(st.integers(0, 9)),
        )
        cited.append(replace(made, spans=draw(spans_of(len(text)))))
    language = draw(st.sampled_from(["en", "fr", "und"]))
    if draw(st.booleans()):
        shown = draw(st.integers(1, len(cited)))
        return samples.answer(
            *cited[:shown],
            question=draw(prose),
            language=language,
            meant=draw(st.none() | prose),
            more=tuple(cited[shown:]),
        )
    reason = draw(st.sampled_from(list(Reason)))
    abstention = samples.abstention(*cited, reason=reason, language=language)
    return replace(abstention, days=MARCH_OR_MAY) if reason is Reason.TWO_DAYS else abstention


@QUICK
@given(results(), st.booleans())
def test_slack_takes_whatever_is_answered(result: Result, private: bool) -> None:
    for messages in (
        blocks.answered(result, "abcde23456", private=private),
        blocks.shared(result, "U1"),
        blocks.further(result.more, result.question)
        if isinstance(result, Answer)
        else blocks.nearest(result),
    ):
        assert messages
        for message in messages:
            assert faults_of_blocks(list(message.blocks)) == []
            assert 0 < len(message.text) <= 3_500


@QUICK
@given(results())
def test_every_quote_is_shown_whole_or_said_to_be_too_long(result: Result) -> None:
    cited = result.citations if isinstance(result, Answer) else result.nearest
    messages = (
        blocks.answered(result, None) if isinstance(result, Answer) else blocks.nearest(result)
    )
    shown = [quote for message in messages for quote in quotes_in(message)]
    short = [one.quote.text for one in cited if len(one.quote.text) <= LONGEST]
    assert [quote[1:-1].strip(" \u00a0") for quote in shown] == [
        text.strip(" \u00a0") for text in short
    ]


@QUICK
@given(results())
def test_the_words_that_answer_are_bold_and_nothing_else_of_a_quote(result: Result) -> None:
    cited = result.citations if isinstance(result, Answer) else ()
    messages = blocks.answered(result, None) if cited else ()
    shown = [part for message in messages for part in quote_parts(message)]
    bold = [one["text"] for one in shown if one.get("style") == {"bold": True}]
    assert bold == [
        one.quote.text[span.start - one.quote.start : span.end - one.quote.start]
        for one in cited
        if len(one.quote.text) <= LONGEST
        for span in one.spans
    ]


@QUICK
@given(results())
def test_nothing_in_an_article_or_a_question_calls_anybody(result: Result) -> None:
    for message in (*blocks.answered(result, "abcde23456"), *blocks.shared(result, "U1")):
        assert not re.search(r"[<>]", message.text)
        assert not re.search(r"&(?!(amp|lt|gt);)", message.text)
        for part in parts(message):
            if part["type"] == "user":
                assert part["user_id"] == "U1"  # who shares it, in a message of their own
            elif part["type"] == "link":
                assert part["url"].startswith("https://news.example/a#b")
            else:
                # Rich and plain text are shown as they are; nothing is in Slack's markup.
                assert part["type"] in {"text", "plain_text"}


def test_a_long_answer_goes_on_in_further_messages() -> None:
    text = "\n".join(f"Sentence number {n} of a long paragraph." for n in range(200))
    article = samples.article(text)
    cited = [samples.citation(n, article, text) for n in (1, 2, 3)]
    messages = blocks.answered(samples.answer(*cited), "abcde23456")
    assert len(messages) == 3
    assert all(text_length(message.blocks) <= 13_000 for message in messages)
    kinds = [[block["type"] for block in message.blocks] for message in messages]
    assert all("actions" not in kind for kind in kinds[:-1])
    assert kinds[-1][-2:] == ["actions", "context_actions"]


def test_a_quote_that_no_message_holds_is_not_cut() -> None:
    article = samples.article("word " * 4000)
    (message,) = blocks.answered(samples.answer(samples.citation(1, article, article.text)), None)
    assert quotes_in(message) == []
    assert "19,999" not in message.text
    assert "20000 characters" in message.text


def test_a_button_s_value_has_a_limit() -> None:
    with pytest.raises(ValueError, match="2001 characters"):
        button("Go", "go", "x" * 2001)


@pytest.mark.parametrize(
    ("text", "url", "link"),
    [
        ("It closed.", "https://n.example/a", "https://n.example/a#:~:text=It%20closed."),
        ("A-b, c & d", "https://n.example/a", "https://n.example/a#:~:text=A%2Db%2C%20c%20%26%20d"),
        ("It closed.", "https://n.example/a#top", "https://n.example/a#top:~:text=It%20closed."),
        ("one two three four five six\nseven eight nine ten eleven twelve", "http://n.example/",
         "http://n.example/#:~:text=one%20two%20three%20four%20five,"
         "eight%20nine%20ten%20eleven%20twelve"),
        ("It closed.", "ftp://n.example/a", None),
        ("It closed.", "https://n.example/a b", None),
        ("It closed.", "https://[n.example/", None),
        ("It closed.", "https:///a", None),
        ("It closed.", None, None),
    ],
)  # fmt: skip
def test_a_link_names_the_quote_s_words(text: str, url: str | None, link: str | None) -> None:
    article = samples.article(text, url=url)
    assert highlighting(Quote.cut(article, Span(0, len(text)))) == link


def parts(message: Message) -> Iterator[dict[str, Any]]:
    """Everything in a message that shows words."""
    stack: list[Any] = json.loads(json.dumps(message.blocks))
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            if item.get("type") in {"text", "link", "user", "plain_text", "mrkdwn"}:
                yield item
            stack += item.values()
        elif isinstance(item, list):
            stack += item


def quote_parts(message: Message) -> list[dict[str, Any]]:
    return [
        part
        for block in message.blocks
        for element in block.get("elements", [])
        if element["type"] == "rich_text_quote"
        for part in element["elements"]
    ]


def quotes_in(message: Message) -> list[str]:
    return [
        "".join(part["text"] for part in element["elements"])
        for block in message.blocks
        for element in block.get("elements", [])
        if element["type"] == "rich_text_quote"
    ]
