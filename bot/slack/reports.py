"""What admins read of the ledger, and what everybody may have erased in it. Pure."""

from __future__ import annotations

from typing import Final

from bot.phrases import Phrases
from bot.reporting.models import Report
from bot.reporting.wording import Section, sections
from bot.slack.citations import heading
from bot.slack.elements import (
    Message,
    Part,
    actions,
    bullets,
    button,
    escape,
    line,
    plain,
    rich,
    shortened,
    small,
    text,
)
from bot.slack.packing import Piece, packed

TABLE: Final = "report_table"
FORGET: Final = "forget_me"

_LINE: Final = 300


def reported(report: Report, days: int, words: Phrases) -> tuple[Message, ...]:
    """The report of so many days, with a button for the whole of it as a table, if anything was
    asked."""
    pieces = [piece for one in sections(report, words) for piece in _pieces(one)]
    value = f"{report.story} {days}"
    whole = [actions(button(words.say("report.table"), TABLE, value))] if report.asked else []
    return packed(pieces, whole)


def forgetting(words: Phrases) -> Message:
    """What erasing one's questions means, and the button that does it."""
    confirm = {
        "title": plain(words.say("report.forget_title")),
        "text": plain(shortened(words.say("report.forget_confirm"), 300)),
        "confirm": plain(words.say("report.forget_yes")),
        "deny": plain(words.say("report.forget_no")),
        "style": "danger",
    }
    said = words.say("report.forget_confirm")
    made = button(words.say("report.forget_title"), FORGET, "me", confirm=confirm, style="danger")
    return Message(escape(said), (rich(line(text(said))), actions(made)))


def _pieces(section: Section) -> list[Piece]:
    pieces = [heading(section.title)]
    lines = [_line(one.text, one.detail) for one in section.lines]
    if lines:
        pieces.append(Piece((rich(bullets(lines)),), ""))
    if section.more:
        pieces.append(Piece((small(section.more),), ""))
    return pieces


def _line(said: str, detail: str) -> tuple[Part, ...]:
    first = text(shortened(" ".join(said.split()), _LINE) or "…")
    return (first, text(f" — {shortened(detail, _LINE)}", italic=True)) if detail else (first,)
