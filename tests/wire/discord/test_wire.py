"""The loopback Discord itself: it refuses what Discord refuses."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import discord
import pytest
import yarl

from tests.wire.discord import Wire, rules
from tests.wire.discord.limits import RateLimits
from tests.wire.discord.people import until
from tests.wire.discord.specification import FILE, Specification, load_specification


@pytest.fixture
def specification() -> Specification:
    found = load_specification()
    if found is None:
        pytest.skip(f"no {FILE}: Discord's OpenAPI is shared data, kept beside the project")
    return found


@contextlib.asynccontextmanager
async def client(
    wire: Wire, intents: discord.Intents | None = None, **options: Any
) -> AsyncIterator[discord.Client]:
    """discord.py as it comes, connected."""
    discord.http.Route.BASE = wire.api
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(wire.gateway_address)
    connected = discord.Client(
        intents=intents or discord.Intents(guilds=True, guild_messages=True),
        guild_ready_timeout=0.1,
        **options,
    )
    task = asyncio.create_task(connected.start(wire.token))
    try:
        await until(lambda: connected.is_ready() or task.done())
        if task.done():
            task.result()
        yield connected
    finally:
        await connected.close()
        await asyncio.gather(task, return_exceptions=True)


async def test_privileged_intents_are_granted_only_where_they_are_approved() -> None:
    everything = discord.Intents.all()
    async with Wire() as wire:
        with pytest.raises(discord.PrivilegedIntentsRequired):
            async with client(wire, everything):
                pass
    async with Wire(privileged=True) as wire, client(wire, everything) as connected:
        assert connected.is_ready()


async def test_a_message_without_the_content_intent_has_no_words() -> None:
    async with Wire() as wire:
        guild = wire.guild()
        place, alice = wire.text_channel(guild), wire.person("alice", guild)
        async with client(wire) as connected:
            heard: list[discord.Message] = []

            @connected.event
            async def on_message(message: discord.Message) -> None:
                heard.append(message)

            alice.say(place, "between ourselves")
            alice.mention(place, "for you")
            await until(lambda: len(heard) == 2)
            assert heard[0].content == ""
            assert heard[1].content.endswith("for you")


async def test_a_client_whose_heart_stops_is_dropped() -> None:
    async with Wire(heartbeat=0.2) as wire, aiohttp.ClientSession() as session:
        async with session.ws_connect(wire.gateway_address) as socket:
            hello = await socket.receive_json()
            assert hello["d"]["heartbeat_interval"] == 200
            message = await socket.receive(timeout=3)
            assert message.type is aiohttp.WSMsgType.CLOSE
            assert message.data == 4009
        assert wire.gateway.counts["silences"] == 1


async def test_a_session_resumes_with_what_it_missed_and_an_unknown_one_doesn_t() -> None:
    async with Wire() as wire:
        guild = wire.guild()
        place, alice = wire.text_channel(guild), wire.person("alice", guild)
        async with client(wire) as connected:
            heard: list[str] = []

            @connected.event
            async def on_message(message: discord.Message) -> None:
                heard.append(message.content)

            wire.gateway.cut()
            alice.mention(place, "while you were away")
            await until(lambda: heard)
            assert wire.gateway.counts["resumes"] == 1
            assert wire.gateway.counts["replayed"] >= 1
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(wire.gateway_address) as socket,
        ):
            await socket.receive_json()
            forged = {"token": wire.token, "session_id": "none", "seq": 1}
            await socket.send_json({"op": 6, "d": forged})
            assert (await socket.receive_json())["op"] == 9


async def test_a_bucket_refuses_what_is_too_much_and_says_when_to_come_back() -> None:
    limits = RateLimits({"POST /channels/{}/messages": (2, 0.5)})
    async with Wire(limits=limits) as wire, aiohttp.ClientSession() as session:
        place = wire.text_channel(wire.guild())
        address = f"{wire.api}/channels/{place.id}/messages"
        headers = {"Authorization": f"Bot {wire.token}"}
        nobody = {"content": "hello", "allowed_mentions": {"parse": []}}
        statuses = []
        for _ in range(3):
            async with session.post(address, json=nobody, headers=headers) as response:
                statuses.append(response.status)
                body = await response.json()
        assert statuses == [200, 200, 429]
        assert 0 < body["retry_after"] <= 0.5
        await asyncio.sleep(body["retry_after"] + 0.05)
        async with session.post(address, json=nobody, headers=headers) as response:
            assert response.status == 200


@pytest.mark.parametrize(
    ("message", "broken"),
    [
        ({"content": "x" * 2_001}, "content"),
        ({"embeds": [{"description": "x" * 4_000}, {"description": "x" * 2_001}]}, "embeds"),
        ({"flags": 1 << 15, "components": [{"type": 10, "content": "x" * 4_001}]}, "4000"),
        ({"flags": 1 << 15, "components": [{"type": 10, "content": "x"}] * 41}, "40"),
        ({"flags": 1 << 15, "content": "x"}, "neither"),
        ({"components": [{"type": 2, "custom_id": "a"}] * 2}, "duplicated"),
    ],
)
def test_messages_past_a_limit_are_refused(message: dict[str, Any], broken: str) -> None:
    [fault] = rules.broken_by_message(message, [])
    assert broken in fault


def test_eleven_files_are_refused() -> None:
    assert not list(rules.broken_by_message({}, [b"x"] * 10))
    assert list(rules.broken_by_message({}, [b"x"] * 11))


def test_choices_past_a_limit_are_refused() -> None:
    choice = {"name": "a", "value": "b"}
    assert not list(rules.broken_by_choices([choice] * 25))
    assert list(rules.broken_by_choices([choice] * 26))
    assert list(rules.broken_by_choices([{"name": "a" * 101, "value": "b"}]))
    assert list(rules.broken_by_choices([{"name": "a", "value": ""}]))


def command(**fields: Any) -> dict[str, Any]:
    return {"name": "ask", "description": "Ask", "type": 1, **fields}


@pytest.mark.parametrize(
    "commands",
    [
        [command(name=f"c{number}") for number in range(101)],
        [command(name=f"Menu {number}", type=3) for number in range(16)],
        [command(), command()],
        [command(name="Ask")],
        [command(name="a b")],
        [command(name="a" * 33)],
        [command(name_localizations={"fr": "Demander"})],
        [command(description="")],
        [command(description_localizations={"fr": "x" * 101})],
        [command(options=[{"name": f"o{n}", "description": "o", "type": 3} for n in range(26)])],
        [
            command(
                options=[
                    {"name": "a", "description": "a", "type": 3},
                    {"name": "b", "description": "b", "type": 3, "required": True},
                ]
            )
        ],
    ],
)
def test_commands_past_a_limit_are_refused(commands: list[dict[str, Any]]) -> None:
    assert list(rules.broken_by_commands(commands))


def test_a_command_of_another_language_is_taken() -> None:
    assert not list(rules.broken_by_commands([command(name_localizations={"fr": "état"})]))


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/channels/1/messages", {"content": 5}),
        ("POST", "/channels/1/messages", {"content": "x" * 4_001}),
        ("POST", "/channels/1/mesages", {}),
        ("GET", "/channels/1/messages", {"content": "x"}),
        ("POST", "/interactions/1/t/callback", {"type": 8, "data": {"choices": [{}] * 26}}),
        ("POST", "/interactions/1/t/callback", {"type": 4, "data": {"embeds": [{"title": 3}]}}),
    ],
)
def test_bodies_that_the_specification_refuses(
    specification: Specification, method: str, path: str, body: dict[str, Any]
) -> None:
    assert specification.faults_of(method, path, body)


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/channels/1/messages", {"content": "x", "message_reference": {"message_id": 4}}),
        ("POST", "/interactions/1/t/callback", {"type": 5, "data": {"flags": 64}}),
        ("GET", "/gateway/bot", None),
    ],
)
def test_bodies_that_the_specification_takes(
    specification: Specification, method: str, path: str, body: dict[str, Any] | None
) -> None:
    assert not specification.faults_of(method, path, body)


async def test_a_call_that_may_notify_somebody_is_a_finding() -> None:
    async with Wire() as wire, aiohttp.ClientSession() as session:
        place = wire.text_channel(wire.guild())
        address = f"{wire.api}/channels/{place.id}/messages"
        headers = {"Authorization": f"Bot {wire.token}"}
        async with session.post(address, json={"content": "hi"}, headers=headers) as response:
            assert response.status == 400
        assert len(wire.rest.findings) == 1


@pytest.mark.parametrize("late", [False, True])
async def test_an_interaction_takes_one_answer_within_three_seconds(late: bool) -> None:
    async with Wire() as wire, aiohttp.ClientSession() as session:
        guild = wire.guild()
        place, alice = wire.text_channel(guild), wire.person("alice", guild)
        wire.world.register_commands(None, [command()])
        asked = alice.slash(place, "ask")
        if late:
            asked.record.initial_response_deadline = wire.world.iso_after(-1)
        address = f"{wire.api}/interactions/{asked.record.id}/{asked.record.token}/callback"
        codes = []
        for _ in range(2):
            async with session.post(address, json={"type": 5}) as response:
                codes.append((response.status, await _code(response)))
        assert codes == ([(404, 10062)] * 2 if late else [(204, None), (400, 40060)])


async def _code(response: aiohttp.ClientResponse) -> int | None:
    return (await response.json())["code"] if response.status != 204 else None


async def test_a_channel_is_hidden_from_who_lacks_its_role() -> None:
    async with Wire() as wire:
        guild = wire.guild()
        desk = wire.role(guild, "Desk", manage_guild=True)
        place = wire.text_channel(guild, "desk", only=[desk])
        alice = wire.person("alice", guild)
        wire.world.register_commands(None, [command(default_member_permissions="32")])
        assert not alice.sees(place)
        with pytest.raises(AssertionError):
            alice.say(place, "hello")
        wire.give(guild, alice, desk)
        assert alice.sees(place)
        assert alice.commands(place) == ["ask"]
        wire.take(guild, alice, desk)
        assert not alice.commands(place)


async def test_files_of_options_forms_and_messages_are_served() -> None:
    async with Wire() as wire:
        guild = wire.guild()
        place, alice = wire.text_channel(guild), wire.person("alice", guild)
        wire.world.register_commands(
            None, [command(options=[{"name": "file", "description": "f", "type": 11}])]
        )
        async with client(wire) as connected:
            heard: list[discord.Interaction[Any]] = []

            @connected.event
            async def on_interaction(interaction: discord.Interaction[Any]) -> None:
                heard.append(interaction)

            asked = alice.slash(place, "ask", file=("a.txt", b"told"))
            await until(lambda: heard)
            data: Any = heard[0].data
            [kept] = data["resolved"]["attachments"].values()
            assert kept["size"] == 4
            async with aiohttp.ClientSession() as session, session.get(kept["url"]) as response:
                assert await response.read() == b"told"
            modal = discord.ui.Modal(title="Paste", custom_id="paste")
            modal.add_item(discord.ui.Label(text="Text", component=discord.ui.TextInput()))
            upload: Any = discord.ui.FileUpload(required=False, max_values=2)
            modal.add_item(discord.ui.Label(text="Files", component=upload))
            await heard[0].response.send_modal(modal)
            await asked.modal()
            for refused in ({}, {"Text": "x" * 4_001}, {"Title": "x"}):
                with pytest.raises(AssertionError):
                    alice.submit(asked, refused)
            alice.submit(asked, {"Text": "words", "Files": [("b.txt", b"more")]})
            await until(lambda: len(heard) == 2)
            form: Any = heard[1].data
            assert form["components"][0]["component"]["value"] == "words"
            [number] = form["components"][1]["component"]["values"]
            assert form["resolved"]["attachments"][number]["filename"] == "b.txt"


def test_names_of_the_sdk_are_the_sdk_s() -> None:
    """Packages of ours that are called discord don't hide it."""
    import bot.discord  # noqa: PLC0415
    import tests.wire.discord  # noqa: PLC0415

    ours: list[Callable[..., object]] = [bot.discord.serve, tests.wire.discord.Wire]
    assert all(one.__module__.split(".")[0] in {"bot", "tests"} for one in ours)
    assert discord.__title__ == "discord"
    assert discord.version_info >= (2, 7)
