"""What a story is asked, as messages with the table; and erasing one's own questions. Pure."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from bot.discord.identifiers import Forget
from bot.discord.markdown import escape, shorten, small
from bot.discord.sheets import LABEL, SAID, Attached, Block, Sheet, sheets
from bot.phrases import Phrases
from bot.reporting.models import Report
from bot.reporting.table import table
from bot.reporting.wording import Line, sections

_LINE = 300


def render(report: Report, words: Phrases) -> tuple[Sheet, ...]:
    """The summary and the lists, and all questions as a table, if anything was asked."""
    blocks = []
    for section in sections(report, words):
        blocks.append(Block(f"### {escape(section.title)}"))
        blocks += [_line(line) for line in section.lines]
        if section.more:
            blocks.append(Block(small(escape(section.more))))
    if not report.asked:
        return sheets(blocks, colour=SAID)
    file = Attached(f"report-{report.story}.csv", table(report).encode("utf-8-sig"))
    *before, last = sheets(blocks, colour=SAID)
    foot = small(words.say("report.table"))
    return (*before, Sheet(last.blocks, SAID, foot, attached=(file,)))


def forgetting(words: Phrases) -> Sheet:
    """Asks whether somebody's questions shall be erased."""
    yes: ui.Button[Any] = ui.Button(
        style=discord.ButtonStyle.danger,
        label=shorten(words.say("report.forget_yes"), LABEL),
        custom_id=str(Forget(True)),
    )
    no: ui.Button[Any] = ui.Button(
        style=discord.ButtonStyle.secondary,
        label=shorten(words.say("report.forget_no"), LABEL),
        custom_id=str(Forget(False)),
    )
    text = f"### {words.say('report.forget_title')}\n{words.say('report.forget_confirm')}"
    return Sheet((Block(text),), SAID, rows=((yes, no),))


def _line(line: Line) -> Block:
    text = escape(shorten(line.text, _LINE))
    return Block(f"{text}\n{small(escape(shorten(line.detail, _LINE)))}" if line.detail else text)
