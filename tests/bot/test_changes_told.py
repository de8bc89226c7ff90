"""What changed, as the console and both chats tell it."""

from __future__ import annotations

import json
from datetime import date

import pytest

from bot.discord import stories as discord_stories
from bot.models import Stamp, StoryRequest, StoryTopic
from bot.phrases import phrases
from bot.plain import changed, figure, former
from bot.slack import stories as slack_stories
from index.models import Article, ArticleChange, ChangeKind, Changes, FigureChange, Quote, Span

NOW = "Norda compte désormais 58 malades."
BEFORE = "Norda has 44 patients so far."


def article(name: str, text: str, day: date | None, language: str) -> Article:
    return Article(
        id=name, version=1, text=text, title=name, language=language, origin=name,
        source="Valmer Gazette", published_at=day,
    )  # fmt: skip


NEW = article("new", NOW, date(2026, 4, 2), "fr")
OLD = article("old", BEFORE, date(2026, 3, 24), "en")
CHANGE = FigureChange(
    quote=Quote.cut(NEW, Span(0, len(NOW))),
    value="58 malades",
    before=Quote.cut(OLD, Span(0, len(BEFORE))),
    value_before="44 patients",
)
ADDED = date(2026, 11, 28)
FOUND = Changes(date(2026, 4, 1), (ArticleChange(ChangeKind.NEW, NEW, ADDED),), (), (CHANGE,))


def test_an_article_is_told_by_its_own_day() -> None:
    said = changed(FOUND.articles[0], phrases("en"))
    assert said == ["2 April 2026", "in the story since 28 November 2026"]
    undated = ArticleChange(ChangeKind.NEW, article("x", NOW, None, "fr"), ADDED)
    assert changed(undated, phrases("fr"))[1] == "dans le dossier depuis le 28 novembre 2026"
    same = ArticleChange(ChangeKind.NEW, NEW, date(2026, 4, 2))
    assert changed(same, phrases("en")) == ["2 April 2026"]


def test_a_figure_is_told_with_what_it_was() -> None:
    assert figure(CHANGE, phrases("en")) == "“58 malades” (before: “44 patients”)"
    assert former(CHANGE) == CHANGE.before
    assert former(FigureChange(CHANGE.quote, "58", CHANGE.quote, "Norda")) is None
    assert figure(FigureChange(CHANGE.quote, "58 malades"), phrases("fr")) == "« 58 malades »"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_both_chats_show_both_quotes_with_their_days(language: str) -> None:
    words = phrases(language)
    asked = StoryRequest(topic=StoryTopic.CHANGES)
    stamp = Stamp("main", 1, 2, date(2026, 4, 2))
    slack = " ".join(
        json.dumps(one.blocks, ensure_ascii=False)
        for one in slack_stories.changes(FOUND, asked, words)
    )
    discord = " ".join(
        block.text
        for sheet in discord_stories.changes(FOUND, asked, stamp, words)
        for block in sheet.blocks
    )
    for shown in (slack, discord):
        places = [shown.index(one) for one in (NOW, words.say("chat.figure_was"), BEFORE)]
        assert places == sorted(places)
        for day in (date(2026, 4, 2), date(2026, 3, 24)):
            assert words.day(day) in shown
