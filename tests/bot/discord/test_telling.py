"""Which story is asked where, digests, reports, and erasing what one has asked."""

from __future__ import annotations

import csv
import io
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.admin.journal import FILE_NAME, Journal
from index.editing import add
from index.ingest import read_text
from tests.bot.discord.newsroom import Newsroom, labels, shown
from tests.bot.discord.test_asking import CLOSED, DAMAGE
from tests.bot.discord.test_changing import manager
from tests.wire.discord.people import until

BELL = 'The bell of Valmer rang at six on 20 January 2026.\n\n"It was loud," said Odo Lark.\n'


def add_bell(room: Newsroom) -> None:
    told = read_text(
        BELL,
        origin="test:bell",
        title="The bell rang",
        source="Harbour Post",
        published_at=date(2026, 1, 21),
    )
    add(room.data, "main", [told], lambda: room.encoder)


async def tell(room: Newsroom, now: datetime | None = None) -> None:
    """The bot's own look at what is due, as it takes one every few seconds."""
    assert room.core
    await room.core.digests.tell_due(now or datetime.now(UTC))


async def test_a_channel_is_bound_to_a_story_by_who_looks_after_them(room: Newsroom) -> None:
    desk = manager(room)
    refused = room.alice.slash(room.channel, "story use", story="flood", new=True)
    assert "Only those who look after the story" in shown(await refused.answer())
    begun = desk.slash(room.channel, "story use", story="flood", new=True, private=True)
    text = shown(await begun.answer())
    assert "the story “flood” is asked in this channel and its threads" in text
    assert "🔒 It is private" in text
    asked = await room.alice.slash(room.channel, "ask", question=DAMAGE).answer()
    assert "4 million" not in shown(asked)
    listed = shown(await room.alice.slash(room.channel, "story list").answer())
    assert "**flood** · asked here · 🔒 private" in listed
    other = room.wire.text_channel(room.guild, "other")
    listed = shown(await room.claire.slash(other, "story list").answer())
    assert "flood" not in listed
    assert "**main** · interrogé ici" in listed
    taken = desk.slash(other, "story use", story="flood", new=True)
    assert "already" in shown(await taken.answer())
    opened = desk.slash(room.channel, "story use", story="flood", private=False)
    assert "It is public" in shown(await opened.answer())
    [choice] = await room.alice.complete(other, "story use", "story", "flo").choices()
    assert choice["value"] == "flood"


async def test_a_digest_comes_after_a_change_until_somebody_ends_it(room: Newsroom) -> None:
    made = await room.claire.slash(room.channel, "story digest", when="changed").answer()
    assert "peu après chaque changement" in shown(made)
    add_bell(room)
    await tell(room)
    await tell(room)
    told = await room.channel.reply(count=2)
    text = shown(told)
    assert "### Du nouveau dans le dossier « main »" in text
    assert "The bell rang" in text
    assert "20 janvier 2026" in text
    assert labels(told) == ["Ne plus recevoir"]
    assert not told.mention_everyone
    await tell(room)
    assert len(room.channel.from_bot()) == 2
    ended = await room.alice.press(told, label="Ne plus recevoir").answer()
    assert "alice ended it" in shown(ended)
    again = await room.alice.press(told, label="Ne plus recevoir").answer()
    assert "What is new isn’t told here any more." in shown(again)
    other = read_text("A lamp was lit.", origin="test:lamp", title="A lamp")
    add(room.data, "main", [other], lambda: room.encoder)
    await tell(room)
    assert len(room.channel.from_bot()) == 4


async def test_a_daily_digest_says_when_and_takes_no_wrong_hour(room: Newsroom) -> None:
    zones = await room.alice.complete(
        room.channel, "story digest", "zone", "paris", when="daily"
    ).choices()
    assert [choice["value"] for choice in zones] == ["Europe/Paris"]
    for wrong in ({"at": "25:00"}, {"at": "soon"}, {"zone": "Valmer"}):
        asked = room.alice.slash(room.channel, "story digest", when="daily", **wrong)
        assert "Something went wrong" not in shown(await asked.answer())
    made = room.alice.slash(
        room.channel, "story digest", when="daily", at="7h30", zone="Europe/Paris"
    )
    assert "every day at 07:30 (Europe/Paris)" in shown(await made.answer()).replace("\\", "")
    before = len(room.channel.from_bot())
    add_bell(room)
    await tell(room)
    assert len(room.channel.from_bot()) == before
    await tell(room, datetime.now(UTC) + timedelta(days=1))
    assert "The bell rang" in shown(await room.channel.reply(count=before + 1))
    ended = room.alice.slash(room.channel, "story digest", when="never")
    assert "isn’t told" in shown(await ended.answer())


async def test_a_channel_that_the_bot_may_not_write_in_is_told_no_more(room: Newsroom) -> None:
    await room.alice.slash(room.channel, "story digest", when="changed").answer()
    add_bell(room)
    room.wire.fail("/channels/*/messages", method="POST", status=403, code=50013, times=5)
    await tell(room)
    assert room.core
    await until(lambda: True)
    await tell(room)
    assert len(room.wire.calls("POST", "/messages")) == 1


async def test_a_report_is_the_admins_with_all_questions_as_a_table(room: Newsroom) -> None:
    for question in (DAMAGE, CLOSED):
        await room.alice.slash(room.channel, "ask", question=question).answer()
    answer = await room.claire.slash(room.channel, "ask", question=DAMAGE).answer()
    await room.claire.press(answer, custom_id="v1:report").answer()
    refused = room.alice.slash(room.channel, "story report")
    assert "Only those who look after the story" in shown(await refused.answer())
    asked = manager(room).slash(room.channel, "story report", days=7)
    message = await asked.answer()
    assert asked.ephemeral
    text = shown(message)
    assert "Report on main" in text
    assert "3 questions" in text
    assert "Quotes reported as wrong" in text
    [file] = message.attachments
    assert file["filename"] == "report-main.csv"
    data = room.wire.world.cdn.get(file["url"])
    assert data
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert len(rows) == 4
    assert any(DAMAGE in row for row in rows)
    assert str(room.alice.id) not in data.decode()


@pytest.mark.parametrize("sure", [True, False])
async def test_somebody_s_questions_are_erased_once_they_are_sure(
    room: Newsroom, sure: bool
) -> None:
    answer = await room.alice.slash(room.channel, "ask", question=DAMAGE).answer()
    kept = await room.claire.slash(room.channel, "ask", question=DAMAGE).answer()
    asked = room.alice.slash(room.channel, "story forget-me")
    form = await asked.answer()
    assert asked.ephemeral
    assert "It can’t be undone" in shown(form)
    room.alice.press(form, label="Erase them" if sure else "Keep them")
    said = "1 question of yours is erased" if sure else "Nothing was erased"
    await until(lambda: said in shown(room.wire.world.messages[form.channel_id][form.id]))
    pressed = await room.alice.press(answer, custom_id="v1:context").answer()
    assert ("too old" in shown(pressed)) is sure
    pressed = await room.claire.press(kept, custom_id="v1:context").answer()
    assert "too old" not in shown(pressed)


async def test_what_a_story_watches_is_set_by_who_looks_after_it(room: Newsroom) -> None:
    desk = manager(room)
    feed = "https://news.example/feed"

    async def told(**options: object) -> str:
        sources = await desk.slash(room.channel, "story sources", **options).answer()
        return shown(sources).replace("\\", "")

    refused = room.alice.slash(room.channel, "story sources", add=feed)
    assert "Only those who look after the story" in shown(await refused.answer())
    assert "Nothing yet. `/story sources add:…`" in await told()
    text = await told(add=feed, every=30)
    assert feed in text
    assert "every 30 minutes" in text
    assert "can’t be watched" in await told(add="/etc")
    assert "can’t be watched" in await told(add="news.example/feed")
    (room.data / "inbox" / "wire").mkdir(parents=True)
    assert "wire" in await told(add="wire")
    assert room.places
    settings = room.places.settings("main")
    assert (settings.sources, settings.minutes) == ((feed, "wire"), 30)
    complete = desk.complete(room.channel, "story sources", "remove", "news")
    assert [one["value"] for one in await complete.choices()] == [feed]
    nothing = room.alice.complete(room.channel, "story sources", "remove", "news")
    assert await nothing.choices() == []
    assert feed not in await told(remove=feed)
    assert "doesn’t watch" in await told(remove=feed)
    assert "doesn’t watch" in await told(add=feed, remove="nowhere")
    assert room.places.settings("main").sources == ("wire",)
    with closing(Journal(room.data / FILE_NAME)) as journal:
        rows = [row.action for row in journal.audit(20, None) if row.outcome == "done"]
    assert rows == [  # what was done, and nothing that wasn't
        f"sources remove {feed}", "sources add wire", f"sources add {feed} every 30", "sources",
    ]  # fmt: skip
