"""Presses under an answer, also of a bot that has been restarted since."""

from __future__ import annotations

from pathlib import Path

from bot.ledger import Verdict
from index.editing import remove
from index.embeddings import Encoder
from tests.bot.discord.newsroom import Newsroom, labels, newsroom, shown
from tests.bot.discord.test_asking import CLOSED, CLOSED_SAID, DAMAGE, answer_of
from tests.wire.discord.people import until


async def test_an_opinion_is_kept_and_the_last_one_counts(room: Newsroom) -> None:
    answer = await room.alice.slash(room.channel, "ask", question=DAMAGE).answer()
    for label in ("Helpful", "Helpful", "Not helpful"):
        pressed = room.alice.press(answer, label=label)
        assert "Thank you" in shown(await pressed.answer())
        assert pressed.ephemeral
    await room.claire.press(answer, label="Report a wrong quote").answer()
    assert room.ledger
    assert room.ledger.verdicts(answer_of(answer)) == {
        str(room.alice.id): Verdict.BAD,
        str(room.claire.id): Verdict.WRONG_QUOTE,
    }


async def test_further_quotes_go_on_counting(room: Newsroom) -> None:
    answer = await room.alice.slash(room.channel, "ask", question=CLOSED).answer()
    [label] = [label for label in labels(answer) if "citation" in label and "autre" in label]
    pressed = room.alice.press(answer, label=label)
    text = shown(await pressed.answer())
    assert pressed.ephemeral
    numbers = [int(line.split(".")[0][4:]) for line in text.split("\n") if line[:4] == "> **"]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    assert numbers[0] > 1


async def test_context_shows_the_paragraph_with_the_quote_in_bold(room: Newsroom) -> None:
    asked = room.claire.slash(
        room.channel, "ask", question="Combien de bateaux de pêche la tempête a-t-elle détruits ?"
    )
    answer = await asked.answer()
    context = await room.claire.press(answer, custom_id="v1:context").answer()
    assert "**La tempête a détruit douze bateaux de pêche, selon la préfecture.** Le" in shown(
        context
    )


async def test_buttons_outlive_a_restart(tmp_path: Path, encoder: Encoder) -> None:
    async with newsroom(tmp_path, encoder) as room:
        await room.start()
        answer = await room.alice.slash(room.channel, "ask", question=CLOSED).answer()
        await room.stop()
        await room.start()
        context = await room.alice.press(answer, custom_id="v1:context").answer()
        assert "Agence du Littoral" in shown(context)
        await room.alice.press(answer, label="Utile").answer()
        assert room.ledger
        assert room.ledger.verdicts(answer_of(answer)) == {str(room.alice.id): Verdict.GOOD}
        # The commands are as they were, and so aren't registered again.
        assert len(room.wire.calls("PUT", "/commands")) == 1
        assert not room.wire.rest.findings


async def test_an_answer_whose_article_is_gone_says_so(room: Newsroom, tmp_path: Path) -> None:
    answer = await room.claire.slash(room.channel, "ask", question=CLOSED).answer()
    for summary in room.story.snapshot().generation.articles():
        remove(tmp_path, "main", summary.id)
    await until(lambda: not room.story.snapshot().generation.articles())
    pressed = room.claire.press(answer, custom_id="v1:context")
    text = shown(await pressed.answer())
    assert CLOSED_SAID not in text.replace("**", "")
    assert "question" in text


async def test_an_answer_that_the_ledger_has_forgotten_says_so(room: Newsroom) -> None:
    answer = await room.alice.slash(room.channel, "ask", question=DAMAGE).answer()
    assert room.ledger
    room.ledger.erase("discord", str(room.alice.id))
    text = shown(await room.alice.press(answer, label="Helpful").answer())
    assert "too old" in text
