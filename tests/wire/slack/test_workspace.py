"""The workspace itself: it refuses, limits and reports what Slack would."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.wire.slack import Fault, Workspace, people
from tests.wire.slack.rules import METHODS, TIER_2, known_arguments

SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "Words"}}


@pytest.fixture
async def workspace() -> AsyncIterator[Workspace]:
    started = await Workspace().start()
    yield started
    await started.stop()


@pytest.fixture
def client(workspace: Workspace) -> AsyncWebClient:
    return AsyncWebClient(token=Workspace.bot_token, base_url=workspace.api_url)


async def refused(call: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        await call
    return str(caught.value.response["error"])


def test_every_method_is_one_that_the_sdk_has() -> None:
    for name, method in METHODS.items():
        known = known_arguments(name)
        assert known is not None, name
        assert set(method.required) <= known, name


async def test_tokens_scopes_and_methods_are_checked(
    workspace: Workspace, client: AsyncWebClient
) -> None:
    stranger = AsyncWebClient(token="xoxb-no", base_url=workspace.api_url)  # noqa: S106
    assert await refused(stranger.auth_test()) == "invalid_auth"
    assert await refused(client.api_call("apps.connections.open")) == "not_allowed_token_type"
    workspace.scopes.discard("users:read")
    assert await refused(client.users_info(user="U1")) == "missing_scope"
    assert await refused(client.api_call("no.such.method")) == "unknown_method"
    assert len(workspace.findings) == 1
    workspace.revoked = True
    assert await refused(client.auth_test()) == "token_revoked"


async def test_channels_that_cannot_be_posted_in(
    workspace: Workspace, client: AsyncWebClient
) -> None:
    assert await refused(client.chat_postMessage(channel="C02", text="x")) == "not_in_channel"
    assert await refused(client.chat_postMessage(channel="C9", text="x")) == "channel_not_found"
    workspace.channels["C01"].archived = True
    assert await refused(client.chat_postMessage(channel="C01", text="x")) == "is_archived"


@pytest.mark.parametrize(
    ("message", "error", "finding"),
    [
        ({"blocks": [{**SECTION, "text": {"type": "mrkdwn", "text": "x" * 3001}}], "text": "x"},
         "invalid_blocks", "less than 3001"),
        ({"blocks": [SECTION] * 51, "text": "x"}, "invalid_blocks", "no more than 50"),
        ({"blocks": [SECTION | {"text": {"type": "mrkdwn", "text": "x" * 2900}}] * 5, "text": "x"},
         "msg_blocks_too_long", "msg_blocks_too_long"),
        ({"blocks": [SECTION]}, None, "without a fallback text"),
        ({"text": "<!channel> look"}, None, "calls somebody"),
        ({"text": "https://news.example"}, None, "would unfurl"),
        ({"text": "x", "made_up": "1"}, None, "unknown arguments ['made_up']"),
    ],
)  # fmt: skip
async def test_what_slack_would_refuse_or_warn_of_is_found(
    workspace: Workspace,
    client: AsyncWebClient,
    message: dict[str, Any],
    error: str | None,
    finding: str,
) -> None:
    call = client.api_call("chat.postMessage", json={"channel": "C01", **message})
    if error:
        assert await refused(call) == error
    else:
        await call
    assert finding in " ".join(workspace.findings)


async def test_rates_are_limited_by_tier_and_channel() -> None:
    workspace = await Workspace(limits=True).start()
    client = AsyncWebClient(token=Workspace.bot_token, base_url=workspace.api_url)
    for _ in range(int(TIER_2.burst)):
        await client.chat_startStream(channel="D01", thread_ts="1.1")
    with pytest.raises(SlackApiError) as caught:
        await client.chat_startStream(channel="D01", thread_ts="1.1")
    assert caught.value.response.status_code == 429
    assert int(caught.value.response.headers["Retry-After"]) >= 1
    await client.chat_postMessage(channel="C01", text="another method")
    await workspace.stop()


async def test_a_fault_is_taken_by_the_next_calls_that_fit(
    workspace: Workspace, client: AsyncWebClient
) -> None:
    workspace.faults.append(Fault("chat.postMessage", times=2, error="fatal_error"))
    await client.auth_test()
    for _ in range(2):
        assert await refused(client.chat_postMessage(channel="C01", text="x")) == "fatal_error"
    await client.chat_postMessage(channel="C01", text="x")


async def test_a_stream_is_written_and_ended(workspace: Workspace, client: AsyncWebClient) -> None:
    root = await client.chat_postMessage(channel="D01", text="root")
    stream = await client.chat_stream(channel="D01", thread_ts=root["ts"], buffer_size=1)
    await stream.append(markdown_text="one ")
    await stream.append(markdown_text="two")
    await stream.stop(blocks=[SECTION])
    (message,) = workspace.posted("D01", thread=root["ts"])
    assert message["text"] == "one two"
    assert "streaming" not in message
    late = client.chat_appendStream(channel="D01", ts=message["ts"], markdown_text="three")
    assert await refused(late) == "message_not_in_streaming_state"
    unnamed = client.chat_startStream(channel="C01", thread_ts=root["ts"])
    assert await refused(unnamed) == "missing_recipient_user_id"
    assert workspace.findings == []


async def test_a_file_is_uploaded_in_three_steps(
    workspace: Workspace, client: AsyncWebClient
) -> None:
    root = await client.chat_postMessage(channel="C01", text="root")
    await client.files_upload_v2(
        channel="C01", thread_ts=root["ts"], filename="a.csv", content=b"1,2"
    )
    (file,) = workspace.files.values()
    assert (file.name, file.content) == ("a.csv", b"1,2")
    assert file.shares == [("C01", root["ts"])]
    assert workspace.findings == []


async def test_views_open_once_change_and_are_published(
    workspace: Workspace, client: AsyncWebClient
) -> None:
    modal = {"type": "modal", "title": {"type": "plain_text", "text": "Ask"}, "blocks": [SECTION]}
    trigger = workspace.trigger()
    opened = await client.views_open(trigger_id=trigger, view=modal)
    assert await refused(client.views_open(trigger_id=trigger, view=modal)) == "invalid_trigger_id"
    workspace.triggers["old"] = workspace.triggers.get("old", 0) - 10
    assert await refused(client.views_open(trigger_id="old", view=modal)) == "expired_trigger_id"
    view = opened["view"]
    await client.views_update(view_id=view["id"], hash=view["hash"], view=modal)
    stale = client.views_update(view_id=view["id"], hash=view["hash"], view=modal)
    assert await refused(stale) == "hash_conflict"
    await client.views_publish(user_id="U1", view={"type": "home", "blocks": [SECTION]})
    assert set(workspace.homes) == {"U1"}
    assert workspace.findings == []
    long = {**modal, "title": {"type": "plain_text", "text": "x" * 25}}
    call = client.views_open(trigger_id=workspace.trigger(), view=long)
    assert await refused(call) == "invalid_arguments"
    assert "less than 25" in workspace.findings[0]


async def test_prompts_of_an_agent_s_view_name_no_thread(
    workspace: Workspace, client: AsyncWebClient
) -> None:
    prompts = [{"title": "Who?", "message": "Who said so?"}]
    await client.assistant_threads_setSuggestedPrompts(channel_id="D01", prompts=prompts)
    assert workspace.findings == []
    await client.assistant_threads_setSuggestedPrompts(
        channel_id="D01", prompts=prompts, thread_ts="1.1"
    )
    assert "silently" in workspace.findings[0]
    many = client.assistant_threads_setSuggestedPrompts(channel_id="D01", prompts=prompts * 5)
    assert await refused(many) == "invalid_arguments"


async def test_people_say_what_they_may_in_the_workspace(
    workspace: Workspace, client: AsyncWebClient
) -> None:
    workspace.admins, workspace.owners = {"U1"}, {"U2"}
    found = {user: (await client.users_info(user=user))["user"] for user in ("U1", "U2", "U3")}
    assert [(one["is_admin"], one["is_owner"]) for one in found.values()] == [
        (True, False), (True, True), (False, False),
    ]  # fmt: skip


async def test_user_groups_list_their_members(workspace: Workspace, client: AsyncWebClient) -> None:
    workspace.usergroups["S1"] = {"U2", "U1"}
    listed = await client.usergroups_users_list(usergroup="S1")
    assert listed["users"] == ["U1", "U2"]
    assert await refused(client.usergroups_users_list(usergroup="S9")) == "no_such_subteam"
    workspace.scopes.discard("usergroups:read")
    assert await refused(client.usergroups_users_list(usergroup="S1")) == "missing_scope"


async def test_members_come_in_pages(workspace: Workspace, client: AsyncWebClient) -> None:
    workspace.channels["C01"].members |= {f"U{number}" for number in range(30, 50)}
    found: list[str] = []
    async for page in await client.conversations_members(channel="C01", limit=10):
        found += page["members"]
    assert sorted(found) == sorted(workspace.channels["C01"].members)
    assert await refused(client.conversations_members(channel="C01", limit=1000)) == "invalid_limit"
    workspace.channels["C02"].private = True
    assert await refused(client.conversations_members(channel="C02")) == "channel_not_found"
    workspace.scopes.discard("groups:read")
    assert await refused(client.conversations_members(channel="C02")) == "missing_scope"


async def test_a_file_is_read_with_the_token_where_the_bot_may_see_it(
    workspace: Workspace, client: AsyncWebClient
) -> None:
    given = people.hold(workspace, "U1", "a b.txt", b"words")
    elsewhere = people.hold(workspace, "U1", "c.txt", b"secret", channel="C02")
    assert (await client.files_info(file=given["id"]))["file"] == given
    assert await refused(client.files_info(file=elsewhere["id"])) == "access_denied"
    bearer = {"Authorization": f"Bearer {Workspace.bot_token}"}
    async with aiohttp.ClientSession() as session:
        for file, headers, content in (
            (given, bearer, b"words"),
            (given, {}, b"Sign in"),
            (elsewhere, bearer, b"Sign in"),
        ):
            async with session.get(file["url_private_download"], headers=headers) as response:
                assert content in await response.read()
    workspace.files[given["id"]].deleted = True
    assert await refused(client.files_info(file=given["id"])) == "file_deleted"
