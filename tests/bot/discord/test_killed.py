"""kill -9 of the bot in the middle of an admin's job, the bot in a process of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from simcord.backend.models import Message

from index.embeddings import Encoder
from index.store import open_story
from tests.benchmarks.discord_load import bot_process
from tests.bot.discord.newsroom import Newsroom, labels, newsroom
from tests.bot.discord.test_changing import lamps, manager, previewed, says

LAMPS = "The lamps of Valmer"


def held(data: Path) -> set[str]:
    return {article.title for article in open_story(data, "main").generation().articles()}


def as_it_is(room: Newsroom, message: Message) -> Message:
    return room.wire.world.messages[message.channel_id][message.id]


@pytest.mark.slow
async def test_a_killed_bot_says_where_its_job_stood_and_goes_on_with_it(
    tmp_path: Path, encoder: Encoder
) -> None:
    async with newsroom(tmp_path, encoder) as room:  # in which the bot itself isn't started
        desk = manager(room)
        before = held(tmp_path)
        async with bot_process(room.wire, tmp_path) as bot:
            file = ("lamps.txt", lamps(300))
            asked = desk.slash(room.channel, "reindex add", file=file)
            message = await previewed(room, asked)
            desk.press(message, label="Confirm")
            await says(room, message, "█")
            bot.kill()
            await bot.wait()
        assert labels(as_it_is(room, message)) == ["Cancel"]
        assert held(tmp_path) == before

        async with bot_process(room.wire, tmp_path) as bot:
            stood = await says(room, message, "Adding articles, by ines", "interrupted")
            assert " of " in stood.partition("stood at ")[2]
            assert labels(as_it_is(room, message)) == ["Resume", "Discard"]
            desk.press(message, label="Resume")
            await says(room, message, "█")
            bot.kill()  # and once more
            await bot.wait()
        assert held(tmp_path) == before

        async with bot_process(room.wire, tmp_path):
            await says(room, message, "interrupted")
            desk.press(message, label="Resume")
            await says(room, message, "### Done", "1 article added")
            assert held(tmp_path) == {*before, LAMPS}
            undone = await desk.press(message, label="Undo").answer(within=90)
            await says(room, undone, "### Undone")
            assert held(tmp_path) == before
        assert not room.wire.rest.findings
