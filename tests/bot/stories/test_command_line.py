"""`python -m bot story`: what `/story` does in the chats, on a data folder of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer

from bot.admin.journal import FILE_NAME, Journal
from bot.errors import (
    BadSource,
    BadStoryName,
    BadTimeZone,
    BotError,
    NoSuchStory,
    NotWatched,
    StoryTaken,
    UnknownStory,
)
from bot.stories import Place, Places
from bot.stories.cli import story
from index.editing import add
from tests.bot.conftest import draft
from tests.fakes import HashEncoder

HARBOUR = Place(platform="slack", workspace="T1", channel="C1", person="U1")

Run = Callable[..., str]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setenv("STORY", "")

    def typed(*words: str) -> str:
        story(list(words), standalone_mode=False)
        return capsys.readouterr().out

    return typed


def parsed(run: Run, *words: str) -> Any:
    return json.loads(run(*words, "--json"))


def test_a_story_is_begun_bound_and_kept_private(run: Run, tmp_path: Path) -> None:
    assert "There is no story yet" in run("list")
    assert "has begun, private" in run("new", "Flood", "--private")
    with pytest.raises(StoryTaken):
        run("new", "flood")
    with pytest.raises(BadStoryName):
        run("new", "a/b")
    assert "no chat reads it" in run("private", "on")
    with Places(tmp_path) as places:
        assert not places.may_read(HARBOUR, "flood")
    assert "Slack channel C1 asks the story flood" in run("use", "flood", "--slack", "C1")
    with Places(tmp_path) as places:
        assert places.may_read(HARBOUR, "flood")
        assert places.story_for(HARBOUR) == "flood"
    with pytest.raises(UnknownStory):
        run("use", "storm", "--slack", "C1")
    with pytest.raises(BotError):
        run("use", "flood")
    assert "open to all" in run("private", "off", "--story", "flood")


def test_stories_are_listed_with_what_they_hold(run: Run, tmp_path: Path) -> None:
    add(tmp_path, "main", [draft("Le port ferme mardi.", title="Port")], HashEncoder)
    run("new", "flood", "--private")
    run("use", "flood", "--discord", "77")
    assert (
        run("list").splitlines()[0] == "flood  0 articles · private · asked in Discord channel 77"
    )
    flood, main = parsed(run, "list")["stories"]
    assert flood["channels"] == [{"platform": "discord", "channel": "77"}]
    assert (flood["private"], flood["articles"], flood["generation"]) == (True, 0, 0)
    assert (main["name"], main["articles"], main["generation"]) == ("main", 1, 1)
    run("sources")  # of main, as elsewhere


def test_of_several_stories_one_must_be_named(run: Run) -> None:
    run("new", "flood")
    run("new", "storm")
    with pytest.raises(NoSuchStory):
        run("private", "on")


def test_sources_are_watched_and_what_cannot_be_is_refused(run: Run, tmp_path: Path) -> None:
    run("new", "flood")
    (tmp_path / "inbox" / "wire").mkdir(parents=True)
    feed = "https://news.example/feed"
    said = run("sources", "--add", feed, "--add", "wire", "--every", "30")
    assert said.splitlines() == [feed, "wire", "Looked at every 30 min while the bot runs."]
    refused = "/etc news.example/feed ftp://news.example/feed https:// http://[x nowhere"
    for wrong in refused.split():
        with pytest.raises(BadSource):
            run("sources", "--add", wrong)
    with pytest.raises(NotWatched):
        run("sources", "--add", "https://a.example", "--remove", "https://news.example/other")
    run("sources", "--remove", feed)
    assert parsed(run, "sources") == {"story": "flood", "sources": ["wire"], "minutes": 30}


def test_a_channel_is_told_what_is_new(run: Run) -> None:
    run("new", "flood", "--private")
    assert "Nobody is told" in run("digest")
    with pytest.raises(UnknownStory):  # it is private, and not bound to that channel
        run("digest", "changes", "--slack", "C1")
    run("use", "flood", "--slack", "C1")
    with pytest.raises(BadTimeZone):
        run("digest", "daily", "--slack", "C1", "--zone", "Valmer")
    with pytest.raises(BotError, match="no hour"):
        run("digest", "daily", "--slack", "C1", "--at", "noon")
    with pytest.raises(typer.BadParameter):
        run("digest", "changes", "--slack", "C1", "--lang", "xx")
    said = run("digest", "daily", "--slack", "C1", "--at", "8:30", "--zone", "Europe/Paris")
    assert said == "Slack channel C1: daily at 08:30 Europe/Paris, in English\n"
    (told,) = parsed(run, "digest")["digests"]
    assert (told["platform"], told["channel"], told["at"]) == ("slack", "C1", "08:30")
    assert "Nobody is told" in run("digest", "off", "--slack", "C1")


def test_what_is_done_is_in_the_audit_log(run: Run, tmp_path: Path) -> None:
    run("new", "flood")
    run("use", "flood", "--slack", "C1")
    run("sources", "--every", "5")
    with pytest.raises(NotWatched):  # nothing happens then, and nothing is noted
        run("sources", "--add", "https://a.example/feed", "--remove", "https://b.example")
    journal = Journal(tmp_path / FILE_NAME)
    rows = [(row.action, row.story, row.outcome, row.detail) for row in journal.audit(10, None)]
    journal.close()
    assert rows == [
        ("sources every 5", "flood", "done", ""),
        ("use", "flood", "done", "C1"),
        ("new", "flood", "done", ""),
    ]
