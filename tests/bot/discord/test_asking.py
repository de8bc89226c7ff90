"""Questions, asked in every way that Discord has, over real sockets."""

from __future__ import annotations

from dataclasses import replace

import pytest
from simcord.backend.models import Message
from simcord.enums import ChannelType

from tests.bot.discord.newsroom import Newsroom, labels, shown, unmarked
from tests.wire.discord import Place
from tests.wire.discord.people import until
from tests.wire.discord.rules import walk

DAMAGE = "How much is the damage?"
DAMAGE_SAID = "“Insurers put the damage at **4 million euros**, said the industry group Marisk.”"
CLOSED = "Quand le port de Valmer a-t-il fermé ses quais ?"
CLOSED_SAID = "« Le port de Valmer a fermé ses quais lundi après la tempête"


async def test_a_command_is_answered_in_the_articles_words(room: Newsroom) -> None:
    asked = room.alice.slash(room.channel, "ask", question=DAMAGE)
    answer = await asked.answer()
    assert DAMAGE_SAID in shown(answer)
    assert "Harbour Post · 14 January 2026 · paragraph 3" in shown(answer)
    assert {"Helpful", "Not helpful"} <= set(labels(answer))
    assert not asked.ephemeral
    assert [answer] == room.channel.from_bot()


async def test_an_answer_is_in_the_question_s_language_whatever_the_client_s(
    room: Newsroom,
) -> None:
    answer = await room.alice.slash(room.channel, "ask", question=CLOSED).answer()
    assert CLOSED_SAID in unmarked(answer)
    assert "paragraphe 1" in shown(answer)
    assert "Utile" in labels(answer)


async def test_a_private_answer_is_the_asker_s_until_shared_once(room: Newsroom) -> None:
    asked = room.claire.slash(room.channel, "ask", question=CLOSED, private=True)
    answer = await asked.answer()
    assert asked.ephemeral
    assert not room.channel.from_bot()
    shares = [room.claire.press(answer, label="Partager") for _ in range(3)]  # an eager thumb
    await until(lambda: all(share.message for share in shares))
    [shared] = room.channel.from_bot()
    assert CLOSED_SAID in unmarked(shared)
    assert "Partagé par claire" in shown(shared)
    texts = [shown(await share.answer()) for share in shares]
    assert sum("déjà partagée" in text for text in texts) == 2


async def test_what_is_typed_comes_first_among_the_completions(room: Newsroom) -> None:
    choices = await room.alice.complete(room.channel, "ask", "question", "Who sa").choices()
    assert choices[0] == {"name": "Who sa", "value": "Who sa"}
    long = "w" * 101
    choices = await room.alice.complete(room.channel, "ask", "question", long).choices()
    assert all(len(choice["value"]) <= 100 for choice in choices)


async def test_a_mention_is_answered_under_it_and_notifies_nobody(room: Newsroom) -> None:
    message = room.alice.mention(room.channel, DAMAGE)
    answer = await room.channel.reply()
    assert DAMAGE_SAID in shown(answer)
    assert answer.reference
    assert answer.reference["message_id"] == str(message.id)
    assert not answer.ping_user_ids


async def test_what_isn_t_for_the_bot_is_left_alone(room: Newsroom) -> None:
    room.alice.say(room.channel, "How much is the damage? Anybody?")
    room.alice.mention(room.channel, DAMAGE)
    await room.channel.reply()
    assert len(room.channel.from_bot()) == 1


async def test_an_empty_mention_is_told_how_to_ask(room: Newsroom) -> None:
    room.alice.mention(room.channel, "")
    assert "Ask me something" in shown(await room.channel.reply())


async def test_a_private_message_needs_no_mention(room: Newsroom) -> None:
    room.claire.say(room.claire.dm, CLOSED)
    assert CLOSED_SAID in unmarked(await room.claire.dm.reply())


async def test_a_reply_is_read_in_the_light_of_what_it_answers(room: Newsroom) -> None:
    room.alice.mention(room.channel, "What did Ruth Calder say?")
    first = await room.channel.reply()
    room.claire.say(room.channel, "And Odile Marchand?", to=first)
    second = await room.channel.reply(count=2)
    assert "Understood as: What did Odile Marchand say?" in shown(second)
    assert "**Odile Marchand**" in shown(second)
    assert room.ledger
    conversations = {
        found.conversation
        for message in (first, second)
        if (found := room.ledger.recorded(answer_of(message)))
    }
    assert len(conversations) == 1


async def test_a_silent_reply_isn_t_heard(room: Newsroom) -> None:
    """Discord gives the words of a reply without notification to nobody but who may read all."""
    room.alice.mention(room.channel, DAMAGE)
    first = await room.channel.reply()
    room.alice.say(room.channel, "thanks", to=first, ping=False)
    room.alice.mention(room.channel, CLOSED)
    assert CLOSED_SAID in unmarked(await room.channel.reply(count=2))


async def test_a_thread_is_one_conversation(room: Newsroom) -> None:
    thread = room.channel.thread("Valmer", room.alice)
    room.alice.mention(thread, "Who cancelled all crossings?")
    first = await thread.reply()
    asked = room.alice.slash(thread, "ask", question="and the damage?")
    second = await asked.answer()
    assert room.ledger
    records = [room.ledger.recorded(answer_of(message)) for message in (first, second)]
    assert {record and record.conversation for record in records} == {str(thread.id)}


async def test_a_forum_post_that_mentions_the_bot_is_answered_in_it(room: Newsroom) -> None:
    channel = room.wire.world.create_channel(room.guild, "questions", type=ChannelType.FORUM)
    forum = Place(room.wire.world, channel)
    text = f"<@{room.wire.world.bot_user.id}> {DAMAGE}"
    post = room.alice.post(room.guild, forum, "Damage", text)
    assert DAMAGE_SAID in shown(await post.reply())


async def test_a_message_s_menu_asks_about_it(room: Newsroom) -> None:
    message = room.claire.say(room.channel, CLOSED)
    asked = room.alice.use_on(room.channel, "Ask about this", message)
    assert CLOSED_SAID in unmarked(await asked.answer())
    assert asked.ephemeral


async def test_an_account_that_has_the_app_asks_where_the_bot_is_no_member(
    room: Newsroom,
) -> None:
    elsewhere = room.wire.guild("Elsewhere")
    channel = room.wire.text_channel(elsewhere)
    member = room.wire.person("dora", elsewhere)
    room.wire.world.remove_member(elsewhere, room.wire.world.bot_user.id)
    dora = replace(member, installed=True)
    assert DAMAGE_SAID in shown(await dora.slash(channel, "ask", question=DAMAGE).answer())


async def test_no_message_s_words_are_asked_of_discord(room: Newsroom) -> None:
    """The privileged intents aren't needed: this Discord doesn't grant them."""
    [session] = room.wire.gateway.sessions.values()
    assert not session.intents.message_content
    assert not session.intents.members
    assert not session.intents.presences


async def test_an_article_s_markup_is_shown_as_it_stands(room: Newsroom) -> None:
    asked = room.claire.slash(room.channel, "ask", question="Qu'a écrit le préfet à tous ?")
    answer = await asked.answer()
    text = shown(answer)
    assert r"\@everyone \*fermez\*" in text
    assert r"\[ici\]\(https\://valmer.example/a\_b\)" in text
    assert not answer.mention_everyone


@pytest.mark.parametrize("question", ["@everyone", "<@&1> ```", "# " * 900, "😀" * 1000])
async def test_odd_questions_are_answered_too(room: Newsroom, question: str) -> None:
    answer = await room.alice.slash(room.channel, "ask", question=question).answer()
    assert shown(answer)
    assert not answer.mention_everyone


def answer_of(message: Message) -> str:
    """The id of the answer that a message shows, as its buttons have it."""
    identifiers = [str(part.get("custom_id", "")) for part in walk(message.components)]
    return next(one.split(":")[2] for one in identifiers if one.startswith("v1:"))
