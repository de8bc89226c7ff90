"""Several stories in Slack: each in its channels, and a private one out of no other door."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.core import Core
from bot.models import QuotesRequest
from bot.settings import Settings
from bot.slack import blocks, forms, home, quotations, reports, timelines
from bot.slack import people as asked_people
from bot.slack.app import ASK
from bot.stories import Place
from index.editing import add
from index.story import Story
from tests.bot.conftest import draft
from tests.bot.slack.conftest import core_in, settled, shown, until
from tests.fakes import HashEncoder
from tests.wire.slack import Workspace, people
from tests.wire.slack.state import Channel

Json = dict[str, Any]

# Words that stand in the private story alone.
SECRET = "Quillon"  # noqa: S105
TEXT = (
    "The auditor Quillon counted the missing crates on 9 January 2026.\n\n"
    "“Nobody paid for the crates of Quillon,” said the auditor Mara Quillon on Friday."
)
WHO = "Who counted the missing crates?"


@pytest.fixture
def private(story: Story, settings: Settings) -> Settings:
    """Beside the public story there is one for the channel C03, in which U1 is and U2 is not."""
    told = [draft(TEXT, title="The crates of Quillon", day=date(2026, 1, 9))]
    add(settings.data, "crates", told, HashEncoder)
    return replace(settings, slack_admins=frozenset({"U1", "U3"}))


@pytest.fixture
async def core(
    workspace: Workspace, private: Settings, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Core]:
    monkeypatch.setattr(asked_people, "_OF_CHANNELS", 0.0)
    workspace.channels["C03"] = Channel("C03", "crates", {"UBOT", "U1"}, private=True)
    async with core_in(workspace, private) as opened:
        opened.doors.places.change("crates", private=True)
        opened.doors.places.bind(
            Place(platform="slack", workspace="T0001", channel="C03", person="U1"), "crates"
        )
        yield opened


def seen_by_u2(workspace: Workspace) -> str:
    """All that somebody outside of the channel C03 can see, in channels, windows and files."""
    channels = ("C01", "DU2")
    posted = [list(workspace.messages[channel].values()) for channel in channels]
    files = [
        (file.name, file.content.decode("utf-8", "replace"))
        for file in workspace.files.values()
        if any(channel in channels for channel, _ in file.shares)
    ]
    ephemeral = [one for one in workspace.ephemeral if one["channel"] != "C03"]
    return json.dumps([posted, files, ephemeral, workspace.homes.get("U2")])


async def test_each_channel_asks_its_own_story(workspace: Workspace, core: Core) -> None:
    await people.say(workspace, "U1", "C03", f"<@UBOT> {WHO}")
    await until(lambda: workspace.posted("C03"))
    assert SECRET in shown(workspace.posted("C03")[0])
    assert "crates: 1 article" in shown(workspace.posted("C03")[0])
    await people.say(workspace, "U1", "C01", f"<@UBOT> {WHO}")
    await until(lambda: workspace.posted("C01"))
    assert "main: 2 articles" in shown(workspace.posted("C01")[0])
    assert SECRET not in seen_by_u2(workspace)


async def test_help_is_given_where_no_story_can_be_asked(workspace: Workspace, core: Core) -> None:
    core.doors.places.change("main", private=True)
    _, aside = await people.command(workspace, "U2", "C01", "/story", "help")
    await until(lambda: aside.replies)
    assert "/timeline" in shown(aside.replies[0])
    await people.say(workspace, "U1", "C01", "<@UBOT> help")
    await until(lambda: workspace.posted("C01"))
    assert "/timeline" in shown(workspace.posted("C01")[0])


async def test_who_asks_elsewhere_gets_nothing_of_a_private_story(
    workspace: Workspace, core: Core, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="bot")
    aside: list[Json] = []

    async def command(name: str, text: str = "", channel: str = "C01") -> None:
        _, private = await people.command(workspace, "U2", channel, name, text)
        await settled(0.3)
        aside.extend(private.replies)

    await people.say(workspace, "U2", "C01", f"<@UBOT> {WHO}")
    direct = workspace.channel("U2").id
    await people.say(workspace, "U2", direct, WHO)
    for channel in ("C01", direct):
        for name, text in (
            ("/ask", WHO), ("/timeline", ""), ("/timeline", "about crates"), ("/quotes", ""),
            ("/quotes", "Quillo"), ("/story", ""), ("/story", "since 1 January 2026"),
            ("/story", "list"), ("/story", "use crates"), ("/story", "report"),
            ("/story", "digest on"), ("/reindex", "history"), ("/reindex", ""),
        ):  # fmt: skip
            await command(name, text, channel)
    await people.open_home(workspace, "U2")
    await people.open_home(workspace, "U2", tab="messages")
    await until(lambda: "U2" in workspace.homes)
    await people.click_in_view(workspace, "U2", workspace.homes["U2"], home.ASK)
    await people.use_shortcut(workspace, "U2", ASK)
    await until(lambda: workspace.views)
    window = list(workspace.views.values())[-1]
    await people.submit(workspace, "U2", window, question=WHO)
    await settled(0.6)
    assert aside
    every = seen_by_u2(workspace) + json.dumps([aside, workspace.prompts])
    assert SECRET not in every
    assert "crates: 1" not in every
    assert SECRET not in caplog.text


async def test_a_story_that_is_not_for_somebody_and_none_at_all_look_alike(
    workspace: Workspace, core: Core
) -> None:
    direct = workspace.channel("U2").id
    said = []
    for name in ("crates", "nothing-of-the-kind"):
        _, aside = await people.command(workspace, "U2", direct, "/story", f"use {name}")
        await until(lambda: aside.replies)  # noqa: B023
        said.append(shown(aside.replies[0]))
    assert said[0] == said[1]


async def test_buttons_of_a_private_answer_open_nothing_elsewhere(
    workspace: Workspace, core: Core
) -> None:
    """Somebody forges clicks with the ids that they have seen, or a message is copied."""
    await people.say(workspace, "U1", "C03", f"<@UBOT> {WHO}")
    await until(lambda: workspace.posted("C03"))
    answer = workspace.posted("C03")[0]
    await people.command(workspace, "U1", "C03", "/timeline")
    await until(lambda: len(workspace.posted("C03")) > 1)
    timeline = next(
        one for one in workspace.posted("C03") if timelines.SAVE in json.dumps(one["blocks"])
    )
    forged = [(answer, blocks.CONTEXT), (answer, blocks.AROUND), (answer, blocks.WRONG)]
    forged += [(timeline, f"{timelines.SAVE}_csv"), (timeline, f"{timelines.SAVE}_md")]
    for message, action in forged:
        for user, channel in (("U2", "C01"), ("U1", "C01"), ("U2", workspace.channel("U2").id)):
            _, aside = await people.click(workspace, user, channel, message, action)
            await until(lambda: aside.replies)  # noqa: B023
            assert SECRET not in json.dumps(aside.replies)
    share = {"blocks": [{"type": "actions", "elements": [
        {"type": "button", "action_id": blocks.SHARE, "value": value_of(answer, blocks.CONTEXT)},
        {"type": "button", "action_id": f"{quotations.TURN}+1", "value":
            quotations.QuotesPage(QuotesRequest(), 0, "crates").written()},
        {"type": "button", "action_id": reports.TABLE, "value": "crates 30"},
    ]}]}  # fmt: skip
    for action in (blocks.SHARE, f"{quotations.TURN}+1", reports.TABLE):
        _, aside = await people.click(workspace, "U3", "C01", share, action)
        await until(lambda: aside.replies)  # noqa: B023
        assert SECRET not in json.dumps(aside.replies)
        assert not any(one.get("response_type") == "in_channel" for one in aside.replies)
    assert SECRET not in seen_by_u2(workspace)


async def test_a_member_asks_in_direct_messages_until_they_leave(
    workspace: Workspace, core: Core
) -> None:
    _, aside = await people.command(workspace, "U1", "D01", "/story", "use crates")
    await until(lambda: aside.replies)
    assert "you ask the story “crates”" in shown(aside.replies[0])
    await people.say(workspace, "U1", "D01", WHO)
    await until(lambda: workspace.posted("D01"))
    answer = workspace.posted("D01")[0]
    assert SECRET in shown(answer)
    await people.open_home(workspace, "U1")
    await until(lambda: workspace.homes)
    assert SECRET in shown(workspace.homes["U1"])

    workspace.channels["C03"].members.discard("U1")
    before = len(workspace.posted("D01"))
    for action in (blocks.CONTEXT, blocks.AROUND):
        _, aside = await people.click(workspace, "U1", "D01", answer, action)
        await until(lambda: aside.replies)  # noqa: B023
        assert "too old" in shown(aside.replies[0])
    assert len(workspace.posted("D01")) == before
    await people.say(workspace, "U1", "D01", WHO)
    await until(lambda: len(workspace.posted("D01")) > before)
    assert SECRET not in shown(workspace.posted("D01")[-1])
    await people.open_home(workspace, "U1")
    await until(lambda: SECRET not in shown(workspace.homes["U1"]))


async def test_a_window_that_was_opened_before_its_admin_left_shows_nothing(
    workspace: Workspace, core: Core
) -> None:
    await people.command(workspace, "U1", "C03", "/reindex", "remove")
    await until(lambda: workspace.views)
    view = list(workspace.views.values())[-1]
    (option,) = await people.suggestions(workspace, "U1", view, forms.ARTICLE)
    assert SECRET in option["text"]["text"]
    workspace.channels["C03"].members.discard("U1")
    assert await people.suggestions(workspace, "U1", view, forms.ARTICLE) == []
    await people.click_in_view(workspace, "U1", view, forms.TASK, value="history")
    await until(lambda: "no such story" in shown(workspace.views[view["id"]]))
    answer = await people.submit(workspace, "U1", view, **{forms.ARTICLE: option})
    assert answer is not None
    assert "no such story" in shown(answer["view"])
    await settled()
    assert workspace.posted("D01") == []


async def test_a_channel_is_bound_by_an_admin_by_its_id(workspace: Workspace, core: Core) -> None:
    _, refused = await people.command(workspace, "U2", "C01", "/story", "use crates")
    await until(lambda: refused.replies)
    assert "administrateurs" in shown(refused.replies[0])
    _, listed = await people.command(workspace, "U1", "C03", "/story", "list")
    await until(lambda: listed.replies)
    assert "crates · asked here · private" in shown(listed.replies[0]).replace("\n", "")
    _, elsewhere = await people.command(workspace, "U1", "C01", "/story", "list")
    await until(lambda: elsewhere.replies)
    assert "crates" not in shown(elsewhere.replies[0])

    _, bound = await people.command(workspace, "U1", "C01", "/story", "use crates")
    await until(lambda: bound.replies)
    assert "this channel asks the story “crates”" in shown(bound.replies[0])
    workspace.channels["C01"].name = "renamed"
    await people.say(workspace, "U2", "C01", f"<@UBOT> {WHO}")
    await until(lambda: workspace.posted("C01"))
    assert SECRET in shown(workspace.posted("C01")[0])
    rows = await core.office.audit(await asked_people.People(core_client(workspace),
                                   frozenset()).actor("U1"))  # fmt: skip
    assert ("use", "done") in {(row.action, row.outcome) for row in rows}


async def test_a_new_story_begins_in_its_channel(workspace: Workspace, core: Core) -> None:
    _, made = await people.command(workspace, "U1", "C01", "/story", "new storm private")
    await until(lambda: made.replies)
    assert "“storm” has begun" in shown(made.replies[0])
    await people.say(workspace, "U1", "C01", f"<@UBOT> {WHO}")
    await until(lambda: workspace.posted("C01"))
    assert "“" not in shown(workspace.posted("C01")[0]).replace("“storm”", "")
    _, watched = await people.command(
        workspace, "U1", "C01", "/story", "sources add https://news.example/feed"
    )
    await until(lambda: watched.replies)
    assert "every 60 minutes" in shown(watched.replies[0])
    assert core.doors.places.settings("storm").sources == ("https://news.example/feed",)
    for typed, said in (
        ("sources add news.example", "can’t be watched"),
        ("sources every 5", "every 5 minutes"),
        ("sources remove https://news.example/other", "doesn’t watch"),
        ("sources remove <https://news.example/feed>", "watches nothing"),
    ):
        _, told = await people.command(workspace, "U1", "C01", "/story", typed)
        await until(lambda: told.replies)  # noqa: B023
        assert said in shown(told.replies[0])
    assert core.doors.places.settings("storm").sources == ()
    actor = await asked_people.People(core_client(workspace), frozenset()).actor("U1")
    rows = [row.action for row in await core.office.audit(actor)]
    assert [one for one in rows if one.startswith("sources")] == [  # and what was done alone
        "sources remove https://news.example/feed",
        "sources every 5",
        "sources add https://news.example/feed",
    ]
    _, opened = await people.command(workspace, "U1", "C01", "/story", "private off")
    await until(lambda: opened.replies)
    assert "open to all" in shown(opened.replies[0])


def value_of(message: Json, action: str) -> str:
    return next(
        str(element["value"])
        for block in message["blocks"]
        for element in block.get("elements", [])
        if element.get("action_id") == action
    )


def core_client(workspace: Workspace) -> Any:
    from slack_sdk.web.async_client import AsyncWebClient  # noqa: PLC0415

    return AsyncWebClient(token=Workspace.bot_token, base_url=workspace.api_url)
