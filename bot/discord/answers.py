"""Answers and abstentions as messages: quotes first, each with where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import discord
from discord import ui

from bot import plain
from bot.discord.identifiers import Action, Press
from bot.discord.markdown import block_quote, escape, marked, shorten, small
from bot.discord.sheets import (
    LABEL,
    QUOTED,
    SAID,
    Attached,
    Block,
    Control,
    Sheet,
    sheets,
)
from bot.discord.sources import source_line
from bot.models import Abstention, Citation, Result
from bot.phrases import Phrases
from index.models import Quote

# Characters of a question that are shown.
_QUESTION: Final = 300
# Buttons of a row, and of quotes' contexts: two rows with the timeline's.
_ROW: Final = 5
_CONTEXTS: Final = 9


def render(
    result: Result, words: Phrases, *, answer: str = "", private: bool = False
) -> tuple[Sheet, ...]:
    """A result as messages.

    `answer`: its id in the ledger, for the buttons; without it there are none. `private`:
    only the asker sees it, and may share it.
    """
    head = [Block(_question(result, words))]
    foot = small(escape(plain.stamp(result.stamp, words)))
    if isinstance(result, Abstention):
        head.append(Block(_abstains(result, words)))
        blocks = [citation_block(citation, words) for citation in result.nearest]
        rows = _rows(answer, words, feedback=bool(result.nearest), private=private)
        return sheets([*head, *blocks], colour=SAID, foot=foot, rows=rows)
    if above := plain.heading(result, words):
        head.append(Block(escape(above)))
    blocks = [citation_block(citation, words) for citation in result.citations]
    rows = [
        *_quote_rows(answer, result.citations, words),
        *_rows(answer, words, feedback=True, private=private, more=len(result.more)),
    ]
    return sheets([*head, *blocks], colour=QUOTED, foot=foot, rows=rows)


def more(citations: Sequence[Citation], answer: str, words: Phrases) -> tuple[Sheet, ...]:
    """Further quotes of an answer."""
    head = Block(f"**{escape(words.say('chat.more'))}**")
    blocks = [citation_block(citation, words) for citation in citations]
    rows = _quote_rows(answer, citations, words)
    return sheets([head, *blocks], colour=QUOTED, rows=rows)


def context(citation: Citation, paragraph: Quote, answer: str, words: Phrases) -> tuple[Sheet, ...]:
    """The paragraph that a quote stands in, the quote in bold."""
    start = citation.quote.start - paragraph.start
    shown = marked(paragraph.text, [(start, start + len(citation.quote.text))])
    block = Block(
        f"{block_quote(words.say('answer.quote', quote=shown))}\n{_source(citation, words)}",
        _whole(f"context-{citation.number}", paragraph.text),
        words.say("discord.too_long", number=citation.number),
    )
    around = _around(answer, citation, words)
    rows = [[around]] if around else []
    return sheets([block], colour=QUOTED, rows=rows)


def citation_block(citation: Citation, words: Phrases) -> Block:
    """A numbered quote, the words that answer in bold, over the line that says whose it is
    and where it stands."""
    quote = words.say("answer.quote", quote=marked(citation.quote.text, _answering(citation)))
    dated = plain.dated(citation, words)
    below = "\n".join([*([small(escape(dated))] if dated else []), _source(citation, words)])
    return Block(
        f"{block_quote(f'**{citation.number}.** {quote}')}\n{below}",
        _whole(f"quote-{citation.number}", citation.quote.text),
        f"**{citation.number}.** {words.say('discord.too_long', number=citation.number)}\n{below}",
    )


def _answering(citation: Citation) -> list[tuple[int, int]]:
    """Where the words that answer stand in the quote; none where they are all of it."""
    begins, length = citation.quote.start, len(citation.quote.text)
    spans = [(span.start - begins, span.end - begins) for span in citation.spans]
    return [] if spans == [(0, length)] else spans


def _source(citation: Citation, words: Phrases) -> str:
    return source_line(
        citation.quote, words, speaker=citation.speaker, paragraph=citation.paragraph
    )


def _whole(name: str, text: str) -> Attached:
    return Attached(f"{name}.txt", text.encode())


def _question(result: Result, words: Phrases) -> str:
    question = result.question
    lines = [f"**{escape(shorten(question.text, _QUESTION))}**"] if question.text else []
    if question.meant:
        meant = escape(shorten(question.meant, _QUESTION))
        lines.append(small(words.say("chat.understood", question=meant)))
    return "\n".join(lines) or escape(words.say("discord.no_question"))


def _abstains(result: Abstention, words: Phrases) -> str:
    said = escape(plain.heading(result, words) or "")
    return f"{said}\n{escape(words.say('answer.nearest'))}" if result.nearest else said


def _quote_rows(answer: str, citations: Sequence[Citation], words: Phrases) -> list[list[Control]]:
    """Context of each quote, and the timeline around the first one's date."""
    if not answer:
        return []
    controls: list[Control] = [
        _button(
            words.say("discord.context")
            if len(citations) == 1
            else words.say("discord.context_of", number=citation.number),
            Press(Action.CONTEXT, answer, citation.number),
        )
        for citation in citations[:_CONTEXTS]
    ]
    if citations and (around := _around(answer, citations[0], words)):
        controls.append(around)
    return [controls[start : start + _ROW] for start in range(0, len(controls), _ROW)]


def _rows(
    answer: str, words: Phrases, *, feedback: bool, private: bool, more: int = 0
) -> list[list[Control]]:
    """What can be done with the whole answer."""
    if not answer:
        return []
    row: list[Control] = []
    if more:
        row.append(
            _button(words.say("discord.more", count=more, number=more), Press(Action.MORE, answer))
        )
    if feedback:
        row += [
            _button(words.say("chat.good"), Press(Action.HELPFUL, answer), emoji="👍"),
            _button(words.say("chat.bad"), Press(Action.UNHELPFUL, answer), emoji="👎"),
            _button(words.say("chat.report"), Press(Action.REPORT, answer)),
        ]
    if private:
        row.append(_button(words.say("chat.share"), Press(Action.SHARE, answer)))
    return [row] if row else []


def _around(answer: str, citation: Citation, words: Phrases) -> Control | None:
    """The button to the timeline around a quote's date, where it has one."""
    published = citation.quote.article.published_at
    if published is None:
        return None
    return _button(
        words.say("discord.around", day=words.day(published)),
        Press(Action.AROUND, answer, citation.number),
    )


def _button(label: str, press: Press, *, emoji: str | None = None) -> Control:
    return ui.Button(
        style=discord.ButtonStyle.secondary,
        label=shorten(label, LABEL),
        custom_id=str(press),
        emoji=emoji,
    )
