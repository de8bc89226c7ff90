"""Reports, digests and forgetting, as they come and go in Slack."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.core import Core
from bot.settings import Settings
from bot.slack import blocks, reports, stories
from index.editing import add
from index.story import Story
from tests.bot.conftest import draft
from tests.bot.slack.conftest import core_in, settled, shown, until
from tests.fakes import HashEncoder
from tests.wire.slack import Fault, Workspace, people

Json = dict[str, Any]

NEWS = "Two more cranes fell in the harbour of Valmer on 15 January 2026."


@pytest.fixture
async def core(workspace: Workspace, story: Story, settings: Settings) -> AsyncIterator[Core]:
    admins = replace(settings, slack_admins=frozenset({"S1"}))
    workspace.usergroups = {"S1": {"U1"}}
    async with core_in(workspace, admins) as opened:
        yield opened


async def replies(workspace: Workspace, user: str, text: str, channel: str = "C01") -> Any:
    _, aside = await people.command(workspace, user, channel, "/story", text)
    await until(lambda: aside.replies or workspace.posted(channel))
    await settled(0.1)
    return aside.replies


def add_news(settings: Settings, text: str = NEWS) -> None:
    told = [draft(text, title="Cranes fall", day=date(2026, 1, 15))]
    add(settings.data, "main", told, HashEncoder)


async def test_a_channel_is_told_what_is_new_until_somebody_ends_it(
    workspace: Workspace, core: Core, settings: Settings
) -> None:
    await replies(workspace, "U2", "digest on")
    (begun,) = workspace.posted("C01")
    assert "après chaque changement" in shown(begun)  # U2 has set French
    await core.digests.tell_due(datetime.now(UTC))
    assert len(workspace.posted("C01")) == 1  # nothing is new yet
    add_news(settings)
    await settled(1.2)  # readers look for a new generation every second
    for _ in range(3):
        await core.digests.tell_due(datetime.now(UTC))
    assert len(workspace.posted("C01")) == 2  # told once
    digest = workspace.posted("C01")[1]
    assert "Du nouveau dans le dossier « main »" in shown(digest)
    assert "Cranes fall" in shown(digest)
    assert "15 janvier 2026" in shown(digest)

    _, ended = await people.click(workspace, "U1", "C01", digest, stories.UNSUBSCRIBE)
    await until(lambda: ended.replies)
    assert ended.replies[0]["response_type"] == "in_channel"
    assert "posted here no more" in shown(ended.replies[0])
    _, again = await people.click(workspace, "U1", "C01", begun, stories.UNSUBSCRIBE)
    await until(lambda: again.replies)
    assert "Nothing is posted here" in shown(again.replies[0])
    add_news(settings, "A third crane fell on 16 January 2026.")
    await settled(1.2)
    await core.digests.tell_due(datetime.now(UTC))
    assert len(workspace.posted("C01")) == 2


async def test_a_daily_digest_keeps_the_hours_of_who_asked(
    workspace: Workspace, core: Core, settings: Settings
) -> None:
    await replies(workspace, "U1", "digest daily 8:30", "D01")
    await until(lambda: workspace.posted("D01"))
    assert "every day at 08:30 (Europe/Paris)" in shown(workspace.posted("D01")[0])
    add_news(settings)
    await settled(1.2)
    await core.digests.tell_due(datetime.now(UTC))
    assert len(workspace.posted("D01")) == 1  # not yet
    await core.digests.tell_due(datetime.now(UTC) + timedelta(days=1))
    assert "New in the story “main”" in shown(workspace.posted("D01")[1])
    (told,) = await replies(workspace, "U1", "digest", "D01")
    assert "main · every day at 08:30" in shown(told).replace("\n", "")
    (ended,) = await replies(workspace, "U1", "digest off", "D01")
    assert "no more" in shown(ended)
    (how,) = await replies(workspace, "U1", "digest daily at noon", "D01")
    assert "/story digest daily 8:00" in shown(how)


async def test_a_channel_that_cannot_be_posted_in_is_not_subscribed(
    workspace: Workspace, core: Core
) -> None:
    (told,) = await replies(workspace, "U1", "digest on", "C02")
    assert "Invite me" in shown(told)
    (state,) = await replies(workspace, "U1", "digest", "C02")
    assert "Nothing is posted here" in shown(state)


async def test_a_digest_waits_where_slack_fails_and_ends_where_the_channel_is_gone(
    workspace: Workspace, core: Core, settings: Settings
) -> None:
    await replies(workspace, "U1", "digest on")
    add_news(settings)
    await settled(1.2)
    workspace.channels["C01"].archived = True
    await core.digests.tell_due(datetime.now(UTC))
    workspace.channels["C01"].archived = False
    (state,) = await replies(workspace, "U1", "digest")
    assert "Nothing is posted here" in shown(state)


async def test_a_report_is_for_admins_with_a_table(workspace: Workspace, core: Core) -> None:
    for question in ("Who paid for the cranes?", "When will the harbour reopen?"):
        await people.say(workspace, "U2", "C01", f"<@UBOT> {question}")
    await until(lambda: len(workspace.posted("C01")) == 2)
    answer = workspace.posted("C01")[0]
    identity = next(
        element["negative_button"]["value"]
        for block in answer["blocks"]
        for element in block.get("elements", [])
        if element.get("action_id") == blocks.FEEDBACK
    )
    await people.click(workspace, "U2", "C01", answer, blocks.FEEDBACK, value=identity)
    _, refused = await people.command(workspace, "U2", "C01", "/story", "report")
    await until(lambda: refused.replies)
    assert {"type": "usergroup", "usergroup_id": "S1"} in refused.replies[0]["blocks"][0][
        "elements"
    ][0]["elements"]
    _, told = await people.command(workspace, "U1", "C01", "/story", "report 7")
    await until(lambda: told.replies)
    report = told.replies[0]
    assert "2 questions" in shown(report)
    _, aside = await people.click(workspace, "U1", "C01", report, reports.TABLE)
    await until(lambda: aside.replies)
    (file,) = workspace.files.values()
    assert file.name == "report-main.csv"
    assert "Who paid for the cranes?" in file.content.decode()
    assert file.shares[0][0] == "D01"
    assert "U2" not in file.content.decode()


async def test_somebody_has_their_questions_erased(workspace: Workspace, core: Core) -> None:
    await people.say(workspace, "U2", "C01", "<@UBOT> Who paid for the cranes?")
    await until(lambda: workspace.posted("C01"))
    _, asked = await people.command(workspace, "U2", "C01", "/story", "forget-me")
    await until(lambda: asked.replies)
    button = asked.replies[0]["blocks"][1]["elements"][0]
    assert button["confirm"]["style"] == "danger"
    _, done = await people.click(workspace, "U2", "C01", asked.replies[0], reports.FORGET)
    await until(lambda: done.replies)
    assert done.replies[0]["replace_original"] is True
    _, again = await people.click(
        workspace, "U2", "C01", workspace.posted("C01")[0], blocks.CONTEXT
    )
    await until(lambda: again.replies)
    assert "trop ancienne" in shown(again.replies[0])


async def test_what_slack_does_not_tell_gives_nobody_more(workspace: Workspace, core: Core) -> None:
    workspace.faults.append(Fault("usergroups.users.list", times=99, error="no_such_subteam"))
    _, refused = await people.command(workspace, "U1", "C01", "/story", "report")
    await until(lambda: refused.replies)
    assert "Only admins" in shown(refused.replies[0])
