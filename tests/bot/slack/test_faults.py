"""What goes wrong in Slack: answered once, tried again as told, and said where somebody is."""

from __future__ import annotations

import asyncio
import time

import pytest
from slack_bolt.async_app import AsyncAck

from bot.errors import BotError
from bot.ledger import Ledger
from bot.settings import Settings
from bot.slack.connecting import SlackUnreachable, TokenRefused
from index.story import Story
from tests.bot.slack.conftest import serving_in, settled, shown, until
from tests.wire.slack import Fault, Workspace, people
from tests.wire.slack.delivery import EVENT
from tests.wire.slack.rules import EVERY_SCOPE, Rate

ASK = "<@UBOT> When will the harbour reopen?"


async def test_what_is_delivered_again_is_answered_once(
    workspace: Workspace, ledger: Ledger
) -> None:
    _, events = people.write(workspace, "U1", "C01", ASK)
    for _ in range(3):
        for event in events:
            await workspace.sockets.deliver(EVENT, event)
    await until(lambda: workspace.posted("C01"))
    await settled()
    assert len(workspace.posted("C01")) == 1


async def test_a_restart_does_not_answer_again(
    workspace: Workspace, story: Story, settings: Settings
) -> None:
    _, events = people.write(workspace, "U1", "C01", ASK)
    for _ in range(2):
        async with serving_in(workspace, story, settings):
            await workspace.sockets.deliver(EVENT, events[0])
            await until(lambda: workspace.posted("C01"))
            await settled()
    assert len(workspace.posted("C01")) == 1


async def test_a_burst_over_a_cut_cable_and_a_refresh_is_answered_once_each(
    workspace: Workspace, ledger: Ledger
) -> None:
    asking = [
        asyncio.create_task(people.say(workspace, "U1", "C01", f"{ASK} {n}")) for n in range(20)
    ]
    await asyncio.sleep(0.03)
    workspace.sockets.cut()
    await asyncio.sleep(0.5)
    await workspace.sockets.refresh()
    asked = await asyncio.gather(*asking)
    await until(lambda: len(workspace.posted("C01")) >= len(asked), 20)
    await settled()
    assert sorted(m["thread_ts"] for m in workspace.posted("C01")) == sorted(asked)
    assert workspace.stats["connected"] >= 2
    assert workspace.stats["event lost"] == 0
    assert max(workspace.sockets.ack_seconds) < 3


async def test_a_limit_and_a_failure_of_slack_s_are_waited_out(
    workspace: Workspace, ledger: Ledger
) -> None:
    workspace.faults += [
        Fault("chat.postMessage", status=429, error="ratelimited", headers={"Retry-After": "1"}),
        Fault("chat.postMessage", status=502, headers={"Retry-After": "1"}),
    ]
    started = time.monotonic()
    await people.say(workspace, "U1", "C01", ASK)
    await until(lambda: workspace.posted("C01"))
    assert time.monotonic() - started >= 2
    assert len(workspace.called("chat.postMessage")) == 3


async def test_many_answers_in_one_channel_keep_its_pace(story: Story, settings: Settings) -> None:
    workspace = await Workspace(limits=True, posting=Rate(3, 5.0)).start()
    async with serving_in(workspace, story, settings):
        await asyncio.gather(*(people.say(workspace, "U1", "C01", f"{ASK} {n}") for n in range(8)))
        await until(lambda: len(workspace.posted("C01")) == 8, 20)
    await workspace.stop()
    assert not workspace.findings
    # One that is refused holds up the others, who aren't refused in turn.
    assert workspace.stats["429"] <= 5


async def test_auth_test_is_asked_once(workspace: Workspace, ledger: Ledger) -> None:
    await asyncio.gather(*(people.say(workspace, "U1", "C01", f"{ASK} {n}") for n in range(5)))
    await until(lambda: len(workspace.posted("C01")) == 5)
    assert len(workspace.called("auth.test")) == 1


async def test_an_archived_channel_is_told_to_the_asker(
    workspace: Workspace, ledger: Ledger, caplog: pytest.LogCaptureFixture
) -> None:
    workspace.channels["C01"].archived = True
    await people.say(workspace, "U1", "C01", ASK)
    await until(lambda: workspace.posted("D01"))
    assert "archived" in shown(workspace.posted("D01")[0])
    assert "the channel is archived" in caplog.text


async def test_a_deleted_question_is_logged_and_not_answered_elsewhere(
    workspace: Workspace, ledger: Ledger, caplog: pytest.LogCaptureFixture
) -> None:
    ts, events = people.write(workspace, "U1", "C01", ASK)
    del workspace.messages["C01"][ts]
    await workspace.sockets.deliver(EVENT, events[0])
    await until(lambda: "deleted before it was answered" in caplog.text)
    assert workspace.posted("C01") == workspace.posted("D01") == []


async def test_a_missing_scope_is_named_in_the_log(
    workspace: Workspace, ledger: Ledger, caplog: pytest.LogCaptureFixture
) -> None:
    workspace.scopes = set(EVERY_SCOPE - {"chat:write"})
    await people.say(workspace, "U1", "C01", ASK)
    await until(lambda: "the scope chat:write is missing" in caplog.text)


async def test_a_window_opens_in_time_where_slack_is_slow_to_tell_the_language(
    workspace: Workspace, ledger: Ledger
) -> None:
    workspace.faults.append(Fault("users.info", status=429, headers={"Retry-After": "30"}))
    await people.command(workspace, "U2", "C01", "/ask")
    await until(lambda: workspace.views, 3)


async def test_a_token_revoked_while_running_is_logged(
    workspace: Workspace, ledger: Ledger, caplog: pytest.LogCaptureFixture
) -> None:
    workspace.revoked = True
    await people.say(workspace, "U1", "C01", ASK)
    await until(lambda: "the token was revoked" in caplog.text)


@pytest.mark.parametrize(
    ("method", "named"), [("auth.test", "bot token"), ("apps.connections.open", "app-level token")]
)
@pytest.mark.parametrize(
    ("error", "kind"), [("invalid_auth", TokenRefused), ("internal_error", SlackUnreachable)]
)
async def test_a_start_that_slack_refuses_says_why_and_whether_trying_again_is_of_use(
    *,
    workspace: Workspace,
    story: Story,
    settings: Settings,
    method: str,
    named: str,
    error: str,
    kind: type[BotError],
) -> None:
    workspace.faults.append(Fault(method, error=error))
    with pytest.raises(kind, match=f"{named}.*{error}"):
        async with serving_in(workspace, story, settings):
            pass


async def test_stopping_waits_for_the_answer_under_way(
    workspace: Workspace, story: Story, settings: Settings
) -> None:
    workspace.faults.append(Fault("chat.postMessage", status=503, headers={"Retry-After": "1"}))
    async with serving_in(workspace, story, settings):
        await people.say(workspace, "U1", "C01", ASK)
        await until(lambda: workspace.called("chat.postMessage"))
    assert len(workspace.posted("C01")) == 1


async def test_what_nobody_expected_is_told_as_an_incident(
    workspace: Workspace,
    ledger: Ledger,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr("bot.answering.question_language", lambda _: 1 / 0)
    await people.say(workspace, "U1", "C01", ASK)
    await until(lambda: workspace.posted("C01"))
    said = shown(workspace.posted("C01")[0])
    assert "incident" in said
    assert "ZeroDivisionError" not in said
    assert "ZeroDivisionError" in caplog.text


async def test_a_bot_that_acknowledges_too_late_gets_it_again_and_answers_once(
    story: Story, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The workspace's own clock, and the claim behind it."""
    workspace = await Workspace(ack_timeout=0.2, retry_delays=(0.1, 0.1, 0.1)).start()
    async with serving_in(workspace, story, settings):
        slow = AsyncAck.__call__
        stalled: list[bool] = []

        async def stalling(self: AsyncAck, *args: object, **kwargs: object) -> object:
            if not stalled:
                stalled.append(True)
                await asyncio.sleep(0.5)
            return await slow(self, *args, **kwargs)  # type: ignore[arg-type]

        monkeypatch.setattr(AsyncAck, "__call__", stalling)
        await people.say(workspace, "U1", "D01", "When will the harbour reopen?")
        await until(lambda: workspace.posted("D01"))
        await settled(0.8)
    await workspace.stop()
    assert workspace.stats["redelivered"] >= 1
    assert len(workspace.posted("D01")) == 1
    assert not workspace.findings
