"""What doctor says of Slack, and the manifest that it holds the workspace to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.models import Check
from bot.settings import Settings
from bot.slack import check
from bot.slack.app import ADD, ASK, ASK_ABOUT
from bot.slack.manifest import manifest, scopes
from tests.wire.slack import Fault, Workspace
from tests.wire.slack.rules import METHODS


async def checked(workspace: Workspace, settings: Settings) -> dict[str, Check]:
    settings = replace(settings, slack_api_url=workspace.api_url)
    return {one.name.removeprefix("Slack: "): one for one in await check(settings)}


async def test_all_is_well(workspace: Workspace, settings: Settings) -> None:
    found = await checked(workspace, settings)
    assert set(found) == {"bot token", "scopes", "admins", "socket"}
    assert all(one.ok for one in found.values())


async def test_what_is_missing_is_named_with_what_to_do(
    workspace: Workspace, settings: Settings
) -> None:
    workspace.scopes -= {"files:write", "users:read"}
    scopes_check = (await checked(workspace, settings))["scopes"]
    assert not scopes_check.ok
    assert "files:write, users:read" in scopes_check.said
    assert "OAuth & Permissions" in scopes_check.fix


async def test_a_group_of_admins_that_slack_does_not_know(
    workspace: Workspace, settings: Settings
) -> None:
    workspace.usergroups = {"S1": {"U1"}}
    named = replace(settings, slack_admins=frozenset({"S1", "U2"}))
    assert (await checked(workspace, named))["admins"].said.startswith("2 in SLACK_ADMINS")
    named = replace(settings, slack_admins=frozenset({"S9"}))
    found = (await checked(workspace, named))["admins"]
    assert not found.ok
    assert "correct SLACK_ADMINS" in found.fix


@pytest.mark.parametrize(
    ("method", "name", "fix"),
    [
        ("auth.test", "bot token", "The token was revoked: install the app again"),
        ("apps.connections.open", "socket", "connections:write"),
    ],
)
async def test_a_token_that_slack_refuses(
    workspace: Workspace, settings: Settings, method: str, name: str, fix: str
) -> None:
    workspace.faults.append(Fault(method, error="token_revoked"))
    found = (await checked(workspace, settings))[name]
    assert not found.ok
    assert "token_revoked" in found.said
    assert fix in found.fix


@pytest.mark.parametrize(
    ("changes", "ok", "said"),
    [
        ({"slack_signing_secret": "s"}, True, "path /slack/events"),
        ({}, False, "no way in"),
    ],
)
async def test_without_a_socket(
    workspace: Workspace, settings: Settings, changes: dict[str, Any], ok: bool, said: str
) -> None:
    settings = replace(settings, slack_app_token=None, **changes)
    found = (await checked(workspace, settings))["HTTP"]
    assert found.ok is ok
    assert said in found.said


async def test_slack_that_cannot_be_reached(settings: Settings) -> None:
    nowhere = replace(settings, slack_api_url="http://127.0.0.1:9/api/")
    found = await check(nowhere)
    assert [one.ok for one in found] == [False, True, False]
    assert "can't be reached" in found[0].said


async def test_without_a_bot_token_there_is_nothing_to_check(settings: Settings) -> None:
    assert await check(replace(settings, slack_bot_token=None)) == ()


def test_the_manifest_has_what_the_app_listens_to() -> None:
    features = manifest()["features"]
    assert {one["callback_id"] for one in features["shortcuts"]} == {ADD, ASK_ABOUT, ASK}
    commands = {one["command"] for one in features["slash_commands"]}
    assert commands == {"/ask", "/timeline", "/quotes", "/story", "/reindex"}
    assert len(features["agent_view"]["agent_description"]) <= 300
    display = manifest()["display_information"]
    assert len(display["description"]) <= 140
    assert 174 <= len(display["long_description"]) <= 4000


def test_the_manifest_asks_for_no_scope_that_nothing_needs() -> None:
    events = manifest()["settings"]["event_subscriptions"]["bot_events"]
    by_event = {
        "app_mention": "app_mentions:read",
        "message.channels": "channels:history",
        "message.groups": "groups:history",
        "message.im": "im:history",
        "message.mpim": "mpim:history",
    }
    used = {
        "assistant.threads.setStatus",
        "assistant.threads.setSuggestedPrompts",
        "chat.postMessage",
        "files.getUploadURLExternal",
        "files.info",
        "usergroups.users.list",
        "users.info",
    }
    # conversations.info and conversations.members: a scope for each kind of channel.
    of_channels = {"channels:read", "groups:read", "im:read"}
    needed = {METHODS[name].scope for name in used} | {by_event.get(e) for e in events}
    assert scopes() == {scope for scope in needed if scope} | of_channels | {"commands"}
