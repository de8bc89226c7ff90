"""Timelines, quotations and the story itself, by commands, by words and page by page."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest
from simcord.backend.models import Message

from index.embeddings import Encoder
from tests.bot.discord.newsroom import Newsroom, labels, newsroom, shown
from tests.wire.discord.people import until

PNG = b"\x89PNG\r\n\x1a\n"
DATES = "\n\n".join(
    f"Le {day} janvier, la commune de Valmer-{day} a rouvert son école après la tempête."
    for day in range(2, 13)
)


def data_of(room: Newsroom, message: Message, name: str) -> bytes:
    [attachment] = [one for one in message.attachments if one["filename"] == name]
    data = room.wire.world.cdn.get(attachment["url"])
    assert data is not None
    return data


async def test_a_timeline_has_a_picture_and_quotes_with_their_dates(room: Newsroom) -> None:
    answer = await room.claire.slash(room.channel, "timeline").answer()
    text = shown(answer)
    assert "### Chronologie" in text
    assert "**9 janvier 2026**" in text or "**vendredi 9 janvier 2026**" in text
    assert "> « Le 9 janvier, la mairie avait déjà évacué le quartier des Salines. »" in text
    assert "Agence du Littoral" in text
    assert data_of(room, answer, "timeline.png").startswith(PNG)


async def test_a_period_and_a_subject_narrow_it(room: Newsroom) -> None:
    asked = room.alice.slash(
        room.channel, "timeline", **{"from": "2026-01-09", "to": "9 January 2026"}
    )
    text = shown(await asked.answer())
    assert "évacué" in text
    assert "quais" not in text
    assert "9 January 2026" in text
    asked = room.alice.slash(room.channel, "timeline", **{"from": "2031-01-09"})
    assert "dates nothing there" in shown(await asked.answer())
    asked = room.alice.slash(room.channel, "timeline", about="@everyone *evacuation*", limit=1)
    assert r"about: \@everyone \*evacuation\*" in shown(await asked.answer())


async def test_words_that_name_no_day_are_told_so(room: Newsroom) -> None:
    asked = room.claire.slash(room.channel, "timeline", **{"from": "à la saint-glinglin"})
    assert "saint-glinglin" in shown(await asked.answer())


async def test_a_period_that_ends_before_it_begins_is_told_so(room: Newsroom) -> None:
    asked = room.alice.slash(room.channel, "timeline", **{"from": "2026-01-12", "to": "2026-01-02"})
    assert "before it begins" in shown(await asked.answer())


async def test_pages_turn_in_place_and_keep_the_picture(tmp_path: Path, encoder: Encoder) -> None:
    async with newsroom(tmp_path, encoder, texts={"Écoles": DATES}) as room:
        await room.start()
        asked = room.claire.slash(room.channel, "timeline")
        message = await asked.answer()
        picture = data_of(room, message, "timeline.png")
        assert "1/3" in labels(message)
        seen = shown(message)
        await room.stop()  # pages outlive the bot that posted them
        await room.start()
        for page in ("2/3", "3/3"):
            room.alice.press(message, custom_id="v2:", nth=2)
            await until(partial(_is_at, message, page))
            seen += shown(message)
            assert data_of(room, message, "timeline.png") == picture
        assert all(f"Valmer-{day} " in seen for day in range(2, 13))
        assert len(room.channel.from_bot()) == 1
        assert not room.wire.rest.findings


def _is_at(message: Message, page: str) -> bool:
    return page in labels(message)


@pytest.mark.parametrize(
    ("form", "name", "begins"),
    [
        ("md", "timeline.md", b"#"),
        ("csv", "timeline.csv", b""),
        ("ics", "timeline.ics", b"BEGIN:VCALENDAR"),
        ("timelinejs", "timeline.json", b"{"),
        ("png", "timeline.png", PNG),
        ("svg", "timeline.svg", b"<"),
    ],
)
async def test_a_timeline_is_taken_away_as_a_file(
    room: Newsroom, form: str, name: str, begins: bytes
) -> None:
    message = await room.claire.slash(room.channel, "timeline").answer()
    asked = room.claire.pick(message, form)
    answer = await asked.answer()
    assert asked.ephemeral
    data = data_of(room, answer, name)
    assert data.startswith(begins)
    if form == "timelinejs":
        assert json.loads(data)["events"]
    elif form in {"md", "csv"}:
        assert "quartier des Salines" in data.decode("utf-8-sig")


async def test_a_mention_can_ask_for_a_timeline_in_words(room: Newsroom) -> None:
    room.claire.mention(room.channel, "chronologie depuis le 8 janvier 2026")
    answer = await room.channel.reply()
    assert "### Chronologie · à partir du 8 janvier 2026" in shown(answer)
    assert data_of(room, answer, "timeline.png").startswith(PNG)
    room.alice.mention(room.channel, "quotes by Calder")
    assert "“We will not sail while the harbour is shut" in shown(await room.channel.reply(count=2))
    room.alice.mention(room.channel, "help")
    assert "/ask:" in shown(await room.channel.reply(count=3))


async def test_the_timeline_around_a_quote_s_date(room: Newsroom) -> None:
    asked = room.claire.slash(
        room.channel, "ask", question="Quand le port a-t-il fermé ses quais ?"
    )
    answer = await asked.answer()
    pressed = room.claire.press(answer, custom_id="v1:around")
    text = shown(await pressed.answer())
    assert "10 janvier 2026 – 16 janvier 2026" in text
    assert pressed.ephemeral


async def test_quotations_of_a_speaker(room: Newsroom) -> None:
    choices = await room.claire.complete(room.channel, "quotes", "speaker", "march").choices()
    assert [choice["value"] for choice in choices] == ["Odile Marchand"]
    asked = room.claire.slash(room.channel, "quotes", speaker="Odile Marchand")
    text = shown(await asked.answer())
    assert "« Aucun navire n'entrera avant vendredi »" in text
    assert "**Odile Marchand**" in text
    assert "Roy" not in text
    asked = room.alice.slash(room.channel, "quotes", speaker="Nobody")
    assert "quote nobody of that name" in shown(await asked.answer())
    asked = room.claire.slash(
        room.channel, "quotes", **{"about": "navires", "from": "2026-01-10", "to": "2026-01-20"}
    )
    text = shown(await asked.answer())
    assert "à propos de « navires »" in text
    assert "dans des articles publiés entre le 10 janvier 2026 et le 20 janvier 2026" in text
    assert "« Aucun navire n'entrera avant vendredi »" in text
    asked = room.claire.slash(room.channel, "quotes", **{"from": "2026-01-20", "to": "2026-01-10"})
    assert "avant de commencer" in shown(await asked.answer())


async def test_days_and_subjects_are_completed(room: Newsroom) -> None:
    typed = room.claire.complete(room.channel, "timeline", "from", "9 janvier 2026")
    choices = await typed.choices()
    assert choices[0]["value"] == "2026-01-09"
    typed = room.alice.complete(room.channel, "timeline", "from", "05/03/2026")
    assert [choice["value"] for choice in await typed.choices()] == ["2026-03-05", "2026-05-03"]
    choices = await room.claire.complete(room.channel, "timeline", "to", "").choices()
    assert choices[0] == {"name": "14 janvier 2026", "value": "2026-01-14"}
    choices = await room.alice.complete(room.channel, "timeline", "about", "calder").choices()
    assert [choice["value"] for choice in choices] == ["calder", "Ruth Calder"]


async def test_suggested_questions_are_completed(room: Newsroom) -> None:
    choices = await room.claire.complete(room.channel, "ask", "question", "").choices()
    assert choices
    assert all(choice["value"].endswith("?") for choice in choices)


async def test_the_story_tells_of_itself(room: Newsroom) -> None:
    status = await room.claire.slash(room.channel, "story status").answer()
    assert "[Valmer ferme son port](<https://littoral.example/valmer>)" in shown(status)
    assert "2 articles" in shown(status)
    asked = room.alice.slash(room.channel, "story help")
    assert "</ask:" in shown(await asked.answer())
    assert asked.ephemeral
    changes = await room.alice.slash(room.channel, "story changes", since="2026-01-10").answer()
    assert "**New**" in shown(changes)
    assert "Ferries stay in port" in shown(changes)
    asked = room.alice.slash(
        room.channel, "story changes", since="2026-01-10", about="recette de la ratatouille"
    )
    assert "Nothing is new since 10 January 2026" in shown(await asked.answer())


async def test_what_one_message_doesn_t_hold_goes_on_in_the_next(
    tmp_path: Path, encoder: Encoder
) -> None:
    texts = {f"Quai n° {number}": f"Le quai {number} est fermé." for number in range(18)}
    async with newsroom(tmp_path, encoder, texts=texts) as room:
        await room.start()
        asked = room.claire.slash(room.channel, "story status")
        parts = [await asked.answer(), await asked.followup()]
        room.claire.mention(room.channel, "état du dossier")
        await room.channel.reply(count=4)
        replies = room.channel.from_bot()[2:]
        for messages in (parts, replies):
            text = "\n".join(map(shown, messages))
            assert all(text.count(f"Quai n° {number}\n") == 1 for number in range(18))
        assert [bool(message.reference) for message in replies] == [True, False]
        assert not room.wire.rest.findings


async def test_commands_are_offered_in_french(room: Newsroom) -> None:
    commands = room.wire.world.commands[None]
    assert commands["ask", 1]["name_localizations"]["fr"] == "demander"
    assert commands["timeline", 1]["name_localizations"]["fr"] == "chronologie"
    options = {one["name"]: one for one in commands["timeline", 1]["options"]}
    assert options["about"]["name_localizations"]["fr"] == "sujet"
    menus = {one["name"]: one for (_, kind), one in commands.items() if kind == 3}
    assert menus["Ask about this"]["name_localizations"]["fr"] == "Demander à ce sujet"
    for command in commands.values():
        if command["name"] in {"reindex", "Add to the story"}:
            continue
        assert command["integration_types"] == [0, 1]
        assert command["contexts"] == [0, 1, 2]
    assert set(room.alice.commands(room.alice.dm)) == {
        "ask", "timeline", "quotes", "story", "Ask about this",
    }  # fmt: skip
