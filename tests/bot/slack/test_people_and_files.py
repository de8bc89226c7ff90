"""What Slack tells of people and files, and what it doesn't."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from slack_sdk.web.async_client import AsyncWebClient

from bot.admin import Link, Upload
from bot.slack import people as asked_people
from bot.slack.files import Files
from bot.slack.hearing import links
from bot.slack.people import People
from bot.stories import Place
from tests.wire.slack import Fault, Workspace, people
from tests.wire.slack.state import Channel


@pytest.fixture
async def client(workspace: Workspace) -> AsyncIterator[AsyncWebClient]:
    async with aiohttp.ClientSession() as session:
        yield AsyncWebClient(token=Workspace.bot_token, base_url=workspace.api_url, session=session)


def direct(person: str) -> Place:
    return Place(platform="slack", workspace="T0001", channel="", person=person, direct=True)


async def test_an_actor_is_who_slack_says_at_that_moment(
    workspace: Workspace, client: AsyncWebClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asked_people, "_OF_PEOPLE", 0.0)
    workspace.names, workspace.owners = {"U1": "Ada Lind"}, {"U1"}
    workspace.usergroups = {"S1": {"U1", "U2"}, "S2": {"U1"}}
    asked = People(client, frozenset({"U9", "S1"}))
    actor = await asked.actor("U1")
    assert (actor.name, actor.groups, actor.is_manager) == ("Ada Lind", frozenset({"S1"}), True)
    assert not (await asked.actor("U2")).is_manager
    workspace.usergroups["S1"].discard("U1")
    workspace.gone.add("U1")
    actor = await asked.actor("U1")
    assert (actor.groups, actor.is_manager) == (frozenset(), False)


@pytest.mark.parametrize("error", ["plan_upgrade_required", "missing_scope", "fatal_error"])
async def test_what_slack_does_not_tell_counts_as_no(
    workspace: Workspace, client: AsyncWebClient, error: str
) -> None:
    workspace.owners, workspace.usergroups = {"U1"}, {"S1": {"U1"}}
    workspace.faults.append(Fault("*", times=99, error=error))
    asked = People(client, frozenset({"S1"}))
    actor = await asked.actor("U1")
    assert (actor.id, actor.groups, actor.is_manager) == ("U1", frozenset(), False)
    assert await asked.channels_of(direct("U1"), frozenset({"C01"})) == frozenset()
    assert not await asked.is_direct("D01")
    workspace.faults.clear()
    assert (await asked.actor("U1")).is_manager  # a failure isn't remembered


async def test_members_of_large_channels_are_found_on_every_page(
    workspace: Workspace, client: AsyncWebClient
) -> None:
    workspace.members_page = 7
    workspace.channels["C03"] = Channel("C03", "crowd", {"UBOT", "U1"}, private=True)
    workspace.channels["C03"].members |= {f"U{number}" for number in range(100, 140)}
    asked = People(client, frozenset())
    channels = frozenset({"C01", "C03", "C99"})
    assert await asked.channels_of(direct("U139"), channels) == {"C03"}
    assert await asked.channels_of(direct("U1"), channels) == {"C01", "C03"}


async def test_only_its_own_direct_messages_are_direct(
    workspace: Workspace, client: AsyncWebClient
) -> None:
    workspace.channels["D07"] = Channel("D07", "", {"U1", "U2"}, is_im=True)
    asked = People(client, frozenset())
    found = {channel: await asked.is_direct(channel) for channel in ("D01", "D07", "C01")}
    assert found == {"D01": True, "D07": False, "C01": False}


async def test_files_are_read_with_the_token_and_those_elsewhere_without_it(
    workspace: Workspace, client: AsyncWebClient, caplog: pytest.LogCaptureFixture
) -> None:
    given = people.hold(workspace, "U1", "a b é.txt", b"words")
    hidden = people.hold(workspace, "U1", "hidden.txt", b"secret", channel="C02")
    address = "https://drive.example/report"
    elsewhere = people.hold(workspace, "U1", "report", b"", external=address)
    files = Files(client)
    fetched = await files.fetch([given, hidden, elsewhere, {"id": given["id"]}, {"id": "F404"}])
    words = Upload("a b é.txt", b"words")
    assert fetched.sources == (words, Link(address), words)
    assert fetched.unread == ("hidden.txt", "F404")
    workspace.scopes.discard("files:read")
    assert (await files.fetch([given])).unread == ("a b é.txt",)
    assert "files:read may be missing" in caplog.text


async def test_the_token_goes_to_slack_alone(
    workspace: Workspace, client: AsyncWebClient, unused_tcp_port: int
) -> None:
    heard: list[str] = []

    async def listen(request: web.Request) -> web.Response:
        heard.append(request.headers.get("Authorization", ""))
        return web.Response(body=b"mine now")

    app = web.Application()
    app.router.add_get("/{any:.*}", listen)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", unused_tcp_port).start()
    try:
        forged: dict[str, Any] = {
            "id": "F1", "name": "a.txt", "mode": "hosted",
            "url_private": f"http://127.0.0.1:{unused_tcp_port}/files-pri/T1-F1/a.txt",
        }  # fmt: skip
        fetched = await Files(client).fetch([forged])
        assert fetched.unread == ("a.txt",)
        assert heard == []
    finally:
        await runner.cleanup()


def test_links_are_found_behind_their_labels() -> None:
    text = "See <https://news.example/a?b=1&amp;c=2|news.example> <@U1> <#C01|x> <http://b.example>"
    assert links(text) == ("https://news.example/a?b=1&c=2", "http://b.example")
