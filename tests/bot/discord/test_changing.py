"""Admins change the story from Discord: previews, jobs, undo, and who may.

Every preview and every job is a process that loads the model, so a test tries several things.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from simcord.backend.models import Message

from index.embeddings import Encoder
from tests.bot.discord.newsroom import Newsroom, labels, newsroom, shown
from tests.wire.discord import Asked, Person
from tests.wire.discord.people import until

SALT = """\
The salt works of Valmer

The salt works will open again in May, said their owner, Tilda Marsh.
"""
CORRECTED = SALT.replace("May", "June")


def lamps(number: int) -> bytes:
    """An article that takes a while."""
    told = (
        f"Lamp number {n} burned for {n * 3} nights and was seen from {n + 7} boats."
        for n in range(1, number)
    )
    return ("The lamps of Valmer\n\n" + "\n\n".join(told)).encode()


PREVIEW = "### What this would change"
SONG = b"ID3\x04\x00\x00" + bytes(range(256)) * 20


def manager(room: Newsroom, name: str = "ines") -> Person:
    """Somebody who manages the server, with a client in English."""
    person = room.wire.person(name, room.guild)
    role = room.wire.role(room.guild, f"Desk of {name}", manage_guild=True)
    room.wire.give(room.guild, person, role)
    return person


async def says(room: Newsroom, message: Message, *words: str) -> str:
    """The text of a message once it says these words."""

    def text() -> str:
        return shown(room.wire.world.messages[message.channel_id][message.id])

    await until(lambda: all(one in text() for one in words), within=90)
    return text()


async def previewed(room: Newsroom, asked: Asked) -> Message:
    """The preview that comes of a command."""
    message = await asked.answer(within=90)
    await says(room, message, PREVIEW)
    return message


def held(room: Newsroom) -> set[str]:
    return {article.title for article in room.story.snapshot().generation.articles()}


async def test_a_file_is_previewed_confirmed_after_a_restart_and_undone(
    tmp_path: Path, encoder: Encoder
) -> None:
    async with newsroom(tmp_path, encoder) as room:
        await room.start()
        desk = manager(room)
        asked = desk.slash(room.channel, "reindex add", file=("salt.txt", SALT.encode()))
        message = await previewed(room, asked)
        assert not asked.ephemeral
        assert "1 article to add" in shown(message)
        assert "➕ **The salt works of Valmer**" in shown(message)
        assert labels(message) == ["Confirm", "Cancel"]
        assert "The salt works of Valmer" not in held(room)
        await room.stop()
        await room.start()
        desk.press(message, label="Confirm")
        text = await says(room, message, "### Done")
        assert "1 article added" in text
        assert "Adding articles, by ines" in text
        await until(lambda: "The salt works of Valmer" in held(room))
        asked = room.alice.slash(room.channel, "ask", question="When will the salt works open?")
        assert "open again in May" in shown(await asked.answer())
        undone = await desk.press(message, label="Undo").answer(within=90)
        await says(room, undone, "### Undone")
        await until(lambda: "The salt works of Valmer" not in held(room))
        assert "### Done" in shown(message)
        history = shown(await desk.slash(room.channel, "reindex history").answer())
        assert "ines (Discord)" in history.replace("\\", "")
        assert "an undo" in history
        assert not room.wire.rest.findings


async def test_a_correction_and_an_old_undo(room: Newsroom) -> None:
    desk = manager(room)
    asked = desk.slash(room.channel, "reindex add", file=("salt.txt", SALT.encode()))
    first = await previewed(room, asked)
    desk.press(first, label="Confirm")
    await says(room, first, "### Done")
    found = desk.complete(room.channel, "reindex replace", "article", "salt works")
    [choice] = await found.choices()
    assert choice["name"] == "The salt works of Valmer"
    asked = desk.slash(
        room.channel,
        "reindex replace",
        article=choice["value"],
        file=("salt.txt", CORRECTED.encode()),
    )
    second = await previewed(room, asked)
    assert "1 article to correct" in shown(second)
    assert "~~May~~" in shown(second)
    assert "**June**" in shown(second)
    assert [file["filename"] for file in second.attachments] == ["changes-1.txt"]
    desk.press(second, label="Confirm")
    await says(room, second, "1 article corrected")
    # The button of the first message would take the correction back too: that is shown first.
    pressed = await desk.press(first, label="Undo").answer(within=90)
    text = await says(room, pressed, PREVIEW)
    assert "1 article to remove" in text
    assert {"Confirm", "Cancel"} <= set(labels(pressed))
    assert "The salt works of Valmer" in held(room)


async def test_an_article_is_removed_by_its_title_though_the_token_ends(room: Newsroom) -> None:
    desk = manager(room)
    complete = desk.complete(room.channel, "reindex remove", "article", "ferries")
    [choice] = await complete.choices()
    assert choice["name"] == "Ferries stay in port · Harbour Post · 14 January 2026"
    asked = desk.slash(room.channel, "reindex remove", article=choice["value"])
    message = await previewed(room, asked)
    assert "1 article to remove" in shown(message)
    room.wire.fail(
        "/webhooks/*/messages/@original",
        method="PATCH",
        status=401,
        code=50027,
        message="Invalid Webhook Token",
        times=1_000,
    )
    desk.press(message, label="Confirm")
    await says(room, message, "### Done", "1 article removed")
    assert room.wire.calls("PATCH", f"/messages/{message.id}")
    await until(lambda: "Ferries stay in port" not in held(room))


async def test_forms_and_messages_bring_articles_and_what_is_left_out_is_told(
    room: Newsroom,
) -> None:
    desk = manager(room)
    empty = desk.slash(room.channel, "reindex add")
    await empty.modal()
    message = await desk.submit(empty, {}).answer(within=90)
    await says(room, message, "There is nothing to take in")
    asked = desk.slash(room.channel, "reindex add")
    await asked.modal()
    filled = {
        "Headline of the text": "A bell",
        "Text": "The bell rang at six.",
        "Files": [("song.mp3", SONG)],
    }
    message = await previewed(room, desk.submit(asked, filled))
    text = shown(message)
    assert "➕ **A bell**" in text
    assert "**Left out, and why**\nsong.mp3" in text
    desk.press(message, label="Cancel")
    await says(room, message, "Cancelled by ines")
    told = room.alice.say(room.channel, "look", files=[("salt.txt", SALT.encode())])
    message = await previewed(room, desk.use_on(room.channel, "Add to the story", told))
    assert "➕ **The salt works of Valmer**" in shown(message)


async def test_progress_is_told_in_the_message_and_a_job_is_cancelled(room: Newsroom) -> None:
    desk = manager(room)
    asked = desk.slash(room.channel, "reindex add", file=("lamps.txt", lamps(700)))
    message = await previewed(room, asked)
    desk.press(message, label="Confirm")
    text = await says(room, message, "█", "a second", "passages and sentences")
    assert labels(message) == ["Cancel"]
    status = await desk.slash(room.channel, "reindex status").answer()
    assert "Adding articles, by ines" in shown(status)
    edits = [call.at for call in room.wire.calls("PATCH", "/messages/@original")]
    desk.press(message, label="Cancel")
    text = await says(room, message, "Cancelled by ines")
    assert "The story is as it was" in text
    assert "The lamps of Valmer" not in held(room)
    gaps = [later - earlier for earlier, later in pairwise(edits)]
    assert len([gap for gap in gaps if gap < 1.5]) <= 3  # those at its beginning


async def test_a_job_that_the_bot_s_end_interrupts_is_resumed_in_its_message(
    tmp_path: Path, encoder: Encoder
) -> None:
    async with newsroom(tmp_path, encoder) as room:
        await room.start()
        desk = manager(room)
        asked = desk.slash(room.channel, "reindex add", file=("lamps.txt", lamps(200)))
        message = await previewed(room, asked)
        desk.press(message, label="Confirm")
        await says(room, message, "█")
        assert room.office
        await room.office.leave()  # as the bot does when it is told to stop
        await says(room, message, "interrupted")
        assert labels(message) == ["Resume", "Discard"]
        await room.stop()
        assert "The lamps of Valmer" not in held(room)
        await room.start()
        status = await desk.slash(room.channel, "reindex status").answer()
        assert "interrupted" in shown(status)
        refused = room.alice.press(message, label="Resume")
        assert "Only those who look after the story" in shown(await refused.answer())
        desk.press(message, label="Resume")
        await says(room, message, "### Done")
        await until(lambda: "The lamps of Valmer" in held(room))
        assert not room.wire.rest.findings


async def test_who_may_not_is_refused_alone_also_on_old_buttons(
    tmp_path: Path, encoder: Encoder
) -> None:
    async with newsroom(tmp_path, encoder) as room:
        role = room.wire.role(room.guild, "Stories", manage_guild=True)
        room.set = {"discord_admins": frozenset({str(role)}), "discord_managers": False}
        await room.start()
        noor, boss = room.wire.person("noor", room.guild), manager(room)
        assert "reindex" not in noor.commands(room.channel)
        assert "reindex" not in noor.commands(noor.dm)
        asked = boss.slash(room.channel, "reindex add", file=("salt.txt", SALT.encode()))
        assert f"Ask one of them: <@&{role}>." in shown(await asked.answer())
        assert asked.ephemeral
        room.wire.give(room.guild, noor, role)
        asked = noor.slash(room.channel, "reindex add", file=("salt.txt", SALT.encode()))
        message = await previewed(room, asked)
        room.wire.take(room.guild, noor, role)
        for person in (noor, room.alice, room.claire):
            for label in ("Confirm", "Cancel"):
                pressed = person.press(message, label=label)
                refusal = shown(await pressed.answer())
                assert pressed.ephemeral
                assert f"<@&{role}>" in refusal
        assert PREVIEW in shown(message)
        assert "The salt works of Valmer" not in held(room)
        assert not room.wire.rest.findings


async def test_managing_a_server_is_not_enough_where_anybody_can_add_the_bot(
    tmp_path: Path, encoder: Encoder
) -> None:
    async with newsroom(tmp_path, encoder, wire={"public": True}) as room:
        await room.start()
        asked = manager(room).slash(room.channel, "reindex rebuild")
        assert "Anybody can add this bot" in shown(await asked.answer())
        assert asked.ephemeral


async def test_commands_are_hidden_from_who_doesn_t_manage_the_server(room: Newsroom) -> None:
    commands = room.wire.world.commands[None]
    for key in (("reindex", 1), ("Add to the story", 3)):
        assert int(commands[key]["default_member_permissions"]) == 32  # Manage Server
        assert commands[key]["contexts"] == [0]
        assert commands[key]["integration_types"] == [0]
    assert commands["reindex", 1]["name_localizations"]["fr"] == "réindexer"


async def test_a_folder_of_the_bot_s_machine_is_taken_in_where_the_settings_allow(
    room: Newsroom,
) -> None:
    desk = manager(room)
    inbox = room.data / "inbox" / "harbour"
    inbox.mkdir(parents=True)
    (inbox / "salt.txt").write_text(SALT)
    message = await previewed(room, desk.slash(room.channel, "reindex add", folder="harbour"))
    assert "➕ **The salt works of Valmer**" in shown(message)
    refused = await desk.slash(room.channel, "reindex add", folder="/etc").answer(within=90)
    await says(room, refused, "I may take nothing from that folder")
