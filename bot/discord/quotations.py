"""Lists of quotations as messages: who said what, by pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot import plain
from bot.discord.identifiers import Leaf, tag
from bot.discord.markdown import block_quote, escape, small
from bot.discord.sheets import QUOTED, SAID, TEXT, Attached, Block, Sheet, length, pages, turning
from bot.discord.sources import source_line
from bot.models import QuotesRequest, Stamp
from bot.phrases import Phrases
from index.quotations import Quotation

PAGE: Final = 6


def render(
    quotations: Sequence[Quotation],
    request: QuotesRequest,
    stamp: Stamp,
    words: Phrases,
    *,
    page: int = 1,
) -> Sheet:
    """One page, from 1, of what was asked for; a page that isn't there is the last one."""
    foot = small(escape(plain.stamp(stamp, words)))
    head = Block(_head(quotations, request, words))
    if not quotations:
        none = "chat.no_quotes" if request.speaker else "discord.quotes_nobody"
        if plain.narrowing(request, words):
            none = "chat.none_such"
        return Sheet((head, Block(words.say(none))), SAID, foot)
    blocks = [_quotation(one, words) for one in quotations]
    leaves = pages(blocks, size=PAGE, room=TEXT - length(foot) - length(head.text))
    page = max(1, min(page, len(leaves)))
    shown = leaves[page - 1]
    several, story = len(leaves) > 1, tag(stamp.story)
    return Sheet(
        blocks=(head, *(Block(block.text) for block in shown)),
        colour=QUOTED,
        foot=foot,
        attached=tuple(block.whole for block in shown if block.whole),
        rows=(turning(page, len(leaves), lambda to: str(Leaf(request, to, story))),)
        if several
        else (),
    )


def _head(quotations: Sequence[Quotation], request: QuotesRequest, words: Phrases) -> str:
    names = {one.said.speaker for one in quotations}
    # The full name where all are of one; what was asked for may be a part of it.
    speaker = names.pop() if request.speaker and len(names) == 1 else request.speaker
    title = (
        words.say("discord.quotes_by", speaker=escape(speaker))
        if speaker
        else words.say("discord.quotes_title")
    )
    below = [escape(one) for one in plain.narrowing(request, words)]
    if number := len(quotations):
        below.insert(0, words.say("discord.quotes_count", count=number, number=number))
    return "\n".join([f"### {title}", *([small(" · ".join(below))] if below else [])])


def _quotation(quotation: Quotation, words: Phrases) -> Block:
    """The words, then who said them, with which role, and where they stand."""
    said, article = quotation.said, quotation.quote.article
    line = source_line(
        quotation.quote,
        words,
        speaker=said.speaker or words.say("chat.unknown_speaker"),
        role=said.role,
    )
    quote = words.say("answer.quote", quote=escape(quotation.quote.text))
    name = f"quotation-{article.id}-{quotation.quote.start}.txt"
    return Block(
        f"{block_quote(quote)}\n{line}",
        Attached(name, quotation.quote.text.encode()),
        f"{words.say('discord.too_long_event')}\n{line}",
    )
