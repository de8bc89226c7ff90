"""A private story is read in its channels and by who is in them, whatever door is tried."""

from __future__ import annotations

import copy
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from simcord.backend.models import Message

from bot.stories import Place as Where
from index.editing import add
from index.embeddings import Encoder
from index.ingest import read_text
from tests.bot.discord.newsroom import Newsroom, newsroom, shown
from tests.wire.discord import Asked, Person, Place
from tests.wire.discord.people import until
from tests.wire.discord.rules import walk

TEXT = """\
The mayor of Valmer is to resign in the spring, her office told the council on 3 March 2026.

"I have done what I came for," said the mayor, Nora Quill, on Monday.

Her deputy, Ivo Tamm, will stand in for her from 5 March 2026, said the council's clerk.

The council met on 2 March 2026 and will meet again on 9 March 2026.

On 10 March 2026 the papers go to the prefect, and on 12 March 2026 to the archive.

On 15 March 2026 the keys are handed over.
"""
GROUP_DM: Any = 3
QUESTION = "What did the mayor say?"
SECRETS = ("Quill", "resign", "Tamm", "secret-story", "keys are handed")


@dataclass(frozen=True, slots=True)
class Closed:
    """`inside` is the channel of the private story; `ida` is in it, `alice` isn't."""

    room: Newsroom
    inside: Place
    role: int
    ida: Person

    @property
    def where(self) -> Where:
        return Where(
            platform="discord",
            workspace=str(self.room.guild),
            channel=str(self.inside.id),
            person=str(self.ida.id),
        )


@pytest.fixture
async def closed(tmp_path: Path, encoder: Encoder) -> AsyncIterator[Closed]:
    told = read_text(TEXT, origin="test:secret", title="The mayor resigns", source="Council Desk")
    add(tmp_path, "secret-story", [told], lambda: encoder)
    async with newsroom(tmp_path, encoder) as room:
        role = room.wire.role(room.guild, "Council desk")
        inside = room.wire.text_channel(room.guild, "council", only=[role])
        ida = room.wire.person("ida", room.guild)
        room.wire.give(room.guild, ida, role)
        await room.start()
        assert room.places
        room.places.change("secret-story", private=True)
        found = Closed(room, inside, role, ida)
        room.places.bind(found.where, "secret-story")
        yield found
        assert not room.wire.rest.findings


def tells_nothing(text: object) -> bool:
    """The words of the question itself are the asker's own."""
    said = str(text).replace(QUESTION, "")
    return not any(secret in said for secret in SECRETS)


async def answered(closed: Closed) -> Message:
    return await closed.ida.slash(closed.inside, "ask", question=QUESTION).answer()


async def test_it_is_answered_in_its_channel_and_its_threads(closed: Closed) -> None:
    assert "I have done what I came for" in shown(await answered(closed))
    thread = closed.inside.thread("mayor", closed.ida)
    closed.ida.mention(thread, QUESTION)
    assert "I have done what I came for" in shown(await thread.reply())


async def test_help_is_given_where_no_story_can_be_asked(closed: Closed) -> None:
    room, alice = closed.room, closed.room.alice
    assert room.places
    for name in room.places.names():
        room.places.change(name, private=True)
    alice.mention(room.channel, "help")
    assert "/ask:" in shown(await room.channel.reply())


async def test_in_direct_messages_only_who_is_in_its_channel_reads_it(closed: Closed) -> None:
    room, ida, alice = closed.room, closed.ida, closed.room.alice
    chosen = await ida.slash(ida.dm, "story use", story="secret-story").answer()
    assert "secret-story" in shown(chosen)
    ida.say(ida.dm, QUESTION)
    assert "I have done what I came for" in shown(await ida.dm.reply(count=1))
    refused = await alice.slash(alice.dm, "story use", story="secret-story").answer()
    missing = await alice.slash(alice.dm, "story use", story="no-such-story").answer()
    assert shown(refused) == shown(missing)
    alice.say(alice.dm, QUESTION)
    assert tells_nothing(shown(await alice.dm.reply()))
    room.wire.take(room.guild, ida, closed.role)
    ida.say(ida.dm, QUESTION)
    assert tells_nothing(shown(await ida.dm.reply(count=2)))


async def test_an_old_answer_s_buttons_open_nothing_once_its_reader_is_out(
    closed: Closed,
) -> None:
    room, ida = closed.room, closed.ida
    await ida.slash(ida.dm, "story use", story="secret-story").answer()
    answer = await ida.slash(ida.dm, "ask", question=QUESTION).answer()
    assert "I have done" in shown(answer)
    room.wire.take(room.guild, ida, closed.role)
    for begins in ("v1:context", "v1:report", "v1:yes"):
        pressed = await ida.press(answer, custom_id=begins).answer()
        assert "too old" in shown(pressed)


async def test_buttons_and_pages_of_an_unbound_channel_open_nothing(closed: Closed) -> None:
    room, ida = closed.room, closed.ida
    answer = await answered(closed)
    line = await ida.slash(closed.inside, "timeline").answer()
    assert "council" in shown(line)
    assert room.places
    room.places.unbind(closed.where)
    for asked in (
        ida.press(answer, custom_id="v1:context"),
        ida.press(answer, custom_id="v1:report"),
        ida.pick(line, "csv"),
        ida.pick(line, "png"),
    ):
        message = await asked.answer()
        assert tells_nothing(shown(message))
        assert not message.attachments
    before = shown(line)
    turned = ida.press(line, label="", custom_id="v2:", nth=2)
    followed = await turned.followup()
    assert tells_nothing(shown(followed))
    assert shown(line) == before


async def test_an_answer_s_id_opens_nothing_in_another_channel(closed: Closed) -> None:
    """Its buttons, as they are, under a message elsewhere: nobody can put them there, but were
    it otherwise, it would be no use."""
    room, world = closed.room, closed.room.wire.world
    answer = await answered(closed)
    components = copy.deepcopy(answer.components)
    for part in walk(components):
        if str(part.get("custom_id")).startswith("v1:yes"):  # which nothing private is behind
            part["custom_id"] = part["custom_id"].replace("v1:yes", "v1:share")  # type: ignore[index]
    elsewhere = world.create_message(
        room.channel.id, world.bot_user.id, "", components=components, flags=answer.flags
    )
    for begins in ("v1:context", "v1:share", "v1:no", "v1:report"):
        for person in (closed.ida, room.alice):
            asked = person.press(elsewhere, custom_id=begins)
            assert "too old" in shown(await asked.answer())


Try = Callable[[Closed, Person, Place], Asked]
DOORS: dict[str, Try] = {
    "ask": lambda _, who, place: who.slash(place, "ask", question=QUESTION),
    "ask privately": lambda _, who, place: who.slash(place, "ask", question=QUESTION, private=True),
    "timeline": lambda _, who, place: who.slash(place, "timeline", about="mayor"),
    "quotes": lambda _, who, place: who.slash(place, "quotes", speaker="Quill"),
    "status": lambda _, who, place: who.slash(place, "story status"),
    "changes": lambda _, who, place: who.slash(place, "story changes", since="2020-01-01"),
    "list": lambda _, who, place: who.slash(place, "story list"),
}


@pytest.mark.parametrize("door", DOORS)
async def test_no_command_tells_of_it_elsewhere(closed: Closed, door: str) -> None:
    room = closed.room
    for who in (room.alice, closed.ida):
        message = await DOORS[door](closed, who, room.channel).answer()
        text = shown(message).replace("What Quill said", "").replace("mayor", "")
        assert tells_nothing(text)
        assert tells_nothing([file["filename"] for file in message.attachments])


async def test_no_words_to_the_bot_tell_of_it_elsewhere(closed: Closed) -> None:
    room = closed.room
    for number, words in enumerate((QUESTION, "timeline", "quotes", "status", "what is new"), 1):
        closed.ida.mention(room.channel, words)
        assert tells_nothing(shown(await room.channel.reply(count=number)))


async def test_no_completion_tells_of_it_elsewhere(closed: Closed) -> None:
    room = closed.room
    role = room.wire.role(room.guild, "Managers", manage_guild=True)
    room.wire.give(room.guild, room.alice, role)
    typed: list[tuple[str, str, str]] = [
        ("ask", "question", ""),
        ("timeline", "about", "a"),
        ("timeline", "from", "march"),
        ("quotes", "speaker", "quill"),
        ("story use", "story", ""),
        ("reindex remove", "article", ""),
    ]
    for path, option, words in typed:
        for place in (room.channel, room.alice.dm):
            if place is not room.channel and path.startswith("reindex"):
                continue
            choices = await room.alice.complete(place, path, option, words).choices()
            assert tells_nothing([choice for choice in choices if choice["value"] != words])
    inside = await closed.ida.complete(closed.inside, "quotes", "speaker", "quill").choices()
    assert [choice["value"] for choice in inside] == ["Nora Quill"]


async def test_a_menu_asks_the_story_of_the_channel_that_it_is_used_in(closed: Closed) -> None:
    room = closed.room
    message = closed.ida.say(room.channel, QUESTION)
    asked = room.alice.use_on(room.channel, "Ask about this", message)
    assert tells_nothing(shown(await asked.answer()))


async def test_the_app_in_one_s_account_tells_nothing_in_others_messages(closed: Closed) -> None:
    """There is no telling who is in a group, or reads along in messages between two."""
    world = closed.room.wire.world
    group: Any = world.create_channel(None, "friends", type=GROUP_DM)
    ida = replace(closed.ida, installed=True)
    await closed.ida.slash(closed.ida.dm, "story use", story="secret-story").answer()
    place = Place(world, group)
    asked = ida.slash(place, "ask", question=QUESTION)
    assert tells_nothing(shown(await asked.answer()))
    refused = ida.slash(place, "story use", story="secret-story")
    await until(lambda: refused.message)
    assert tells_nothing(shown(await refused.answer()))


async def test_an_admin_elsewhere_can_t_take_it_over(closed: Closed) -> None:
    """Who manages a server that the bot is in isn't in every channel's confidence."""
    room = closed.room
    other = room.wire.guild("Elsewhere")
    place = room.wire.text_channel(other)
    boss = room.wire.person("boss", other)
    room.wire.give(other, boss, room.wire.role(other, "Managers", manage_guild=True))
    asked = boss.slash(place, "story use", story="secret-story")
    missing = boss.slash(place, "story use", story="no-such-story")
    assert shown(await asked.answer()) == shown(await missing.answer())
    report = await boss.slash(place, "story report").answer()
    assert tells_nothing(shown(report))


async def test_what_its_channel_asked_isn_t_reported_elsewhere(closed: Closed) -> None:
    room = closed.room
    await answered(closed)
    boss = room.wire.person("boss", room.guild)
    room.wire.give(room.guild, boss, room.wire.role(room.guild, "M", manage_guild=True))
    elsewhere = "Where does the ferry land?"
    await room.alice.slash(room.channel, "ask", question=elsewhere).answer()
    message = await boss.slash(room.channel, "story report").answer()
    [file] = message.attachments
    data = room.wire.world.cdn.get(file["url"])
    assert data is not None
    assert elsewhere in data.decode()
    told = shown(message) + data.decode()
    assert QUESTION not in told
    assert "Quill" not in told
