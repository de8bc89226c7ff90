"""HTTP mode: what Slack signed is taken once, and nothing else."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import AsyncIterator
from dataclasses import replace

import aiohttp
import pytest

from bot.ledger import Ledger
from bot.settings import Settings
from bot.slack import blocks
from bot.slack.http_door import HEALTH, PATH
from index.story import Story
from tests.bot.slack.conftest import serving_in, settled, until
from tests.wire.slack import Workspace, payloads, people
from tests.wire.slack.delivery import COMMAND, EVENT, encoded

ASK = "<@UBOT> When will the harbour reopen?"


@pytest.fixture
async def by_http(workspace: Workspace, story: Story, settings: Settings) -> AsyncIterator[Ledger]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    by_http = replace(
        settings,
        slack_app_token=None,
        slack_signing_secret=Workspace.signing_secret,
        http_port=port,
    )
    async with serving_in(workspace, story, by_http) as ledger:
        workspace.sockets.http_url = f"http://127.0.0.1:{port}{PATH}"
        yield ledger


async def test_events_and_commands_come_in_signed(workspace: Workspace, by_http: Ledger) -> None:
    await people.say(workspace, "U1", "C01", ASK)
    ack, private = await people.command(workspace, "U1", "C01", "/ask", "Who sent a tug?")
    assert ack is not None
    await until(lambda: workspace.posted("C01") and private.replies)
    (answer,) = workspace.posted("C01")
    await people.click(workspace, "U1", "C01", answer, blocks.CONTEXT)
    await until(lambda: len(workspace.posted("C01")) == 2)
    assert max(workspace.sockets.ack_seconds) < 3


async def test_what_is_not_signed_is_refused(workspace: Workspace, by_http: Ledger) -> None:
    _, events = people.write(workspace, "U1", "D01", "When will the harbour reopen?")
    body, kind = encoded(EVENT, events[0])
    sign = workspace.sockets.signed
    good = sign(body)
    refused = {
        "another secret": sign(body, secret="another"),  # noqa: S106
        "six minutes old": sign(body, at=time.time() - 360),
        "six minutes ahead": sign(body, at=time.time() + 360),
        "no headers": {},
        "no number": {**good, "X-Slack-Request-Timestamp": "yesterday"},
        "no ASCII number": {**good, "X-Slack-Request-Timestamp": "١٢٣"},
        "no signature": {"X-Slack-Request-Timestamp": good["X-Slack-Request-Timestamp"]},
    }
    for why, headers in refused.items():
        status, _ = await workspace.sockets.post(body, {"Content-Type": kind, **headers})
        assert status == 401, why
    status, _ = await workspace.sockets.post(body + " ", {"Content-Type": kind, **good})
    assert status == 401
    await settled()
    assert workspace.posted("D01") == []


async def test_a_replay_is_taken_once(workspace: Workspace, by_http: Ledger) -> None:
    _, events = people.write(workspace, "U1", "D01", "When will the harbour reopen?")
    body, kind = encoded(EVENT, events[0])
    headers = {"Content-Type": kind, **workspace.sockets.signed(body)}
    for _ in range(3):
        status, _ = await workspace.sockets.post(body, headers)
        assert status == 200
    await until(lambda: workspace.posted("D01"))
    await settled()
    assert len(workspace.posted("D01")) == 1


async def test_a_command_that_is_replayed_is_answered_once(
    workspace: Workspace, by_http: Ledger
) -> None:
    url, private = workspace.response_url()
    payload = payloads.command(
        "U1", "C01", "/ask", "Who sent a tug?", response_url=url, trigger=workspace.trigger()
    )
    for _ in range(2):
        assert await workspace.sockets.deliver(COMMAND, payload) is not None
    await until(lambda: private.replies)
    await settled()
    assert len(private.replies) == 1


async def test_slack_s_challenge_and_a_health_check_are_answered(
    workspace: Workspace, by_http: Ledger
) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "abc", "token": "z"})
    headers = {"Content-Type": "application/json", **workspace.sockets.signed(body)}
    status, text = await workspace.sockets.post(body, headers)
    assert (status, "abc" in text) == (200, True)
    url = (workspace.sockets.http_url or "").replace(PATH, HEALTH)
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        assert (response.status, await response.text()) == (200, "ok\n")
