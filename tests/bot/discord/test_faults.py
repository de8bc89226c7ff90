"""What goes wrong between Discord and the bot: one answer each, or a word where it is read."""

from __future__ import annotations

import asyncio
from pathlib import Path

import discord
import pytest
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType

from bot.errors import BadSetting
from index.embeddings import Encoder
from index.story import Story
from tests.bot.discord.newsroom import Newsroom, newsroom, shown, unmarked
from tests.bot.discord.test_asking import CLOSED, CLOSED_SAID, DAMAGE, DAMAGE_SAID
from tests.bot.test_desk import HeldReader
from tests.wire.discord.limits import RateLimits
from tests.wire.discord.people import until


async def test_a_cut_cable_in_the_middle_of_a_burst(room: Newsroom) -> None:
    places = [room.wire.text_channel(room.guild, f"desk-{number}") for number in range(6)]
    for place in places[:3]:
        room.alice.mention(place, DAMAGE)
    room.wire.gateway.cut()
    for place in places[3:]:
        room.alice.mention(place, DAMAGE)
    for place in places:
        assert DAMAGE_SAID in shown(await place.reply())
    assert room.wire.gateway.counts["resumes"] == 1
    # What came twice was answered once.
    room.alice.mention(room.channel, DAMAGE)
    await room.channel.reply()
    assert [len(place.from_bot()) for place in places] == [1] * 6


async def test_events_that_are_delivered_twice_are_answered_once(room: Newsroom) -> None:
    room.alice.mention(room.channel, DAMAGE)
    await room.channel.reply()
    [session] = room.wire.gateway.sessions.values()
    again = [payload for _, event, payload in session.kept if event == "MESSAGE_CREATE"]
    await session.dispatch("MESSAGE_CREATE", again[0])
    interaction = room.alice.slash(room.channel, "ask", question=DAMAGE)
    await interaction.answer()
    taken = [payload for _, event, payload in session.kept if event == "INTERACTION_CREATE"]
    await session.dispatch("INTERACTION_CREATE", taken[0])
    room.claire.mention(room.channel, CLOSED)
    assert CLOSED_SAID in unmarked(await room.channel.reply(count=3))
    assert len(room.channel.from_bot()) == 3
    assert not interaction.followups


async def test_a_request_to_reconnect_and_an_invalid_session(room: Newsroom) -> None:
    await room.wire.gateway.ask_to_reconnect()
    await until(lambda: room.wire.gateway.counts["resumes"] == 1)
    await room.wire.gateway.invalidate()
    await until(lambda: room.wire.gateway.counts["identifies"] == 2, within=60)
    assert DAMAGE_SAID in shown(
        await room.alice.slash(room.channel, "ask", question=DAMAGE).answer()
    )


async def test_a_gateway_that_stops_answering_heartbeats_is_left(
    tmp_path: Path, encoder: Encoder
) -> None:
    async with newsroom(tmp_path, encoder, wire={"heartbeat": 0.3}, heartbeat_timeout=1.0) as room:
        await room.start()
        room.wire.gateway.answers_heartbeats = False
        await until(lambda: room.wire.gateway.counts["resumes"], within=60)
        room.wire.gateway.answers_heartbeats = True
        answer = await room.alice.slash(room.channel, "ask", question=DAMAGE).answer()
        assert DAMAGE_SAID in shown(answer)
        assert not room.wire.gateway.counts["silences"]  # the bot's own heart never stopped


async def test_rate_limits_are_waited_out(room: Newsroom) -> None:
    room.wire.fail(
        "/channels/*/messages",
        method="POST",
        status=429,
        times=2,
        body={"retry_after": 0.2, "global": False},
        headers={"Retry-After": "1"},
    )
    room.alice.mention(room.channel, DAMAGE)
    assert DAMAGE_SAID in shown(await room.channel.reply())
    assert not room.wire.limits.refused


@pytest.mark.parametrize("status", [502, 503])
@pytest.mark.parametrize("done", [False, True], ids=["refused", "answer-lost"])
async def test_a_failing_server_is_asked_again_and_posts_once(
    room: Newsroom, status: int, done: bool
) -> None:
    room.wire.fail("/channels/*/messages", method="POST", status=status, done=done)
    room.alice.mention(room.channel, DAMAGE)
    assert DAMAGE_SAID in shown(await room.channel.reply())
    await until(lambda: len(room.wire.calls("POST", "/messages")) == 2)
    assert len(room.channel.from_bot()) == 1

    room.wire.fail("/interactions/*/callback", status=status, done=done)
    room.wire.fail("/webhooks/*/messages/@original", status=status, done=done)
    asked = room.alice.slash(room.channel, "ask", question=DAMAGE)
    assert DAMAGE_SAID in shown(await asked.answer())
    assert not asked.followups


async def test_a_channel_without_permission_sends_the_asker_a_word(room: Newsroom) -> None:
    _forbid(room, "send_messages")
    room.claire.mention(room.channel, CLOSED)
    word = shown(await room.claire.dm.reply())
    assert f"<#{room.channel.id}>" in word
    assert "envoyer des messages" in word
    assert "port de Valmer" in word
    assert not room.channel.from_bot()


async def test_a_message_that_is_deleted_meanwhile_is_answered_all_the_same(
    room: Newsroom,
) -> None:
    room.wire.fail("/channels/*/messages", method="POST", status=0, delay=0.3)
    message = room.alice.mention(room.channel, DAMAGE)
    await until(lambda: room.wire.calls("POST", "/messages"))
    room.wire.world.delete_message(room.channel.id, message.id)
    assert DAMAGE_SAID in shown(await room.channel.reply())


async def test_a_channel_or_an_answer_that_is_gone_stops_nothing(room: Newsroom) -> None:
    room.wire.fail("/webhooks/*/messages/@original", status=404, code=10008)
    room.alice.slash(room.channel, "ask", question=DAMAGE)
    other = room.wire.text_channel(room.guild, "gone")
    room.wire.fail(f"/channels/{other.id}/messages", status=404, code=10003)
    room.alice.mention(other, DAMAGE)
    await until(lambda: room.wire.calls("POST", f"/{other.id}/messages"))
    room.alice.mention(room.channel, DAMAGE)
    found = await until(
        lambda: [one for one in room.channel.from_bot() if DAMAGE_SAID in shown(one)]
    )
    assert len(found) == 1


async def test_an_interaction_that_comes_too_late_is_told_in_private(room: Newsroom) -> None:
    room.wire.fail("/interactions/*/callback", status=404, code=10062)
    room.claire.slash(room.channel, "ask", question=CLOSED)
    assert "trop tard" in shown(await room.claire.dm.reply())


async def test_a_failure_of_the_story_is_told_in_a_sentence(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError("disk on fire")

    monkeypatch.setattr(Story, "snapshot", broken)
    asked = room.claire.slash(room.channel, "ask", question=CLOSED)
    text = shown(await asked.answer())
    assert "incident" in text
    assert "disk" not in text
    room.claire.mention(room.channel, CLOSED)
    assert "incident" in shown(await room.channel.reply(count=2))


async def test_a_stop_finishes_what_is_under_way(room: Newsroom) -> None:
    room.wire.fail("/webhooks/*/messages/@original", status=0, delay=0.5)
    asked = room.alice.slash(room.channel, "ask", question=DAMAGE)
    await until(lambda: asked.taken)
    await room.stop()
    assert asked.message
    assert DAMAGE_SAID in shown(asked.message)


async def test_a_wrong_token_is_said_in_a_sentence(tmp_path: Path, encoder: Encoder) -> None:
    async with newsroom(tmp_path, encoder) as room:
        room.wire.rest.token = "another"  # noqa: S105
        with pytest.raises(BadSetting, match="DISCORD_TOKEN"):
            await room.start()


def _forbid(room: Newsroom, permission: str) -> None:
    """Takes a permission from everybody in the channel."""
    deny = discord.Permissions(**{permission: True}).value
    room.wire.world.set_overwrite(
        room.channel.id,
        Overwrite(target_id=room.guild, type=OverwriteType.ROLE, allow=0, deny=deny),
    )


async def test_a_file_that_discord_finds_too_large_is_told(
    tmp_path: Path, encoder: Encoder
) -> None:
    async with newsroom(tmp_path, encoder, wire={"most_uploaded": 1_000}) as room:
        await room.start()
        asked = room.claire.slash(room.channel, "timeline")
        assert "incident" in shown(await asked.answer())
        room.claire.mention(room.channel, "chronologie")
        assert "incident" in shown(await room.channel.reply(count=2))
        answer = await room.alice.slash(room.channel, "ask", question=DAMAGE).answer()
        assert DAMAGE_SAID in shown(answer)


async def test_commands_are_registered_again_only_where_they_changed(
    tmp_path: Path, encoder: Encoder
) -> None:
    async with newsroom(tmp_path, encoder, wire={"limits": RateLimits({})}) as room:
        for _ in range(2):
            await room.start()
            await room.stop()
        assert len(room.wire.calls("PUT", "/commands")) == 1
        kept = tmp_path / "discord-commands.json"
        kept.write_text(kept.read_text().replace('"digest": "', '"digest": "0'))
        await room.start()
        assert len(room.wire.calls("PUT", "/commands")) == 2
        await room.stop()
        kept.write_text("torn {")
        await room.start()
        assert len(room.wire.calls("PUT", "/commands")) == 3


async def test_a_bucket_that_is_empty_is_waited_for(tmp_path: Path, encoder: Encoder) -> None:
    limits = RateLimits({"POST /channels/{}/messages": (2, 0.4)})
    async with newsroom(tmp_path, encoder, wire={"limits": limits}) as room:
        await room.start()
        for _ in range(5):
            room.alice.mention(room.channel, DAMAGE)
        await room.channel.reply(count=5)
        assert all(DAMAGE_SAID in shown(message) for message in room.channel.from_bot())
        assert not room.wire.rest.findings


async def test_who_waits_long_sees_the_bot_typing_and_who_is_too_many_is_told(
    tmp_path: Path, encoder: Encoder
) -> None:
    async with newsroom(tmp_path, encoder) as room:
        held = HeldReader()
        room.reader, room.desk = held, {"workers": 1, "waiting": 1}
        await room.start()
        try:
            room.alice.mention(room.channel, DAMAGE)
            await until(lambda: held.reading)
            # Which of the two gets the one place to wait is anybody's guess.
            both = {
                asyncio.ensure_future(person.slash(room.channel, "ask", question=DAMAGE).answer())
                for person in (room.alice, room.claire)
            }
            refused, waiting = await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
            assert len(refused) == len(waiting) == 1
            said = shown(refused.pop().result())
            assert "Beaucoup de questions" in said or "Many questions" in said
            await until(lambda: room.wire.calls("POST", f"/{room.channel.id}/typing"))
        finally:
            held.door.set()
        assert DAMAGE_SAID in shown(await waiting.pop())
        await until(lambda: len(room.channel.from_bot()) == 3)
        assert not room.wire.rest.findings
