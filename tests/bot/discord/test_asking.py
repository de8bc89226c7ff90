"""Questions, asked in every way that Discord has, over real sockets."""

from __future__ import annotations

from tests.bot.discord.newsroom import Newsroom, labels, shown


async def test_a_command_is_answered_in_the_articles_words(room: Newsroom) -> None:
    asked = room.alice.slash(room.channel, "ask", question="How much is the damage?")
    answer = await asked.answer()
    assert "“Insurers put the damage at 4 million euros" in shown(answer)
    assert "Harbour Post · 14 January 2026 · paragraph 3" in shown(answer)
    assert "Helpful" in labels(answer)
    assert not asked.ephemeral
