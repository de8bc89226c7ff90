"""A timeline as a page of a message, with buttons to turn it. Pure."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from math import ceil
from typing import Final

from bot.models import Stamp, TimelineRequest
from bot.phrases import Phrases
from bot.plain import counted, stamp
from bot.slack.citations import piece_of_quote, published
from bot.slack.elements import (
    Block,
    Message,
    Part,
    actions,
    bullets,
    button,
    escape,
    line,
    rich,
    shortened,
    small,
    text,
)
from bot.slack.packing import Piece, packed
from index.drawing import when
from index.models import Disagreement, Timeline, TimelineEntry

TURN: Final = "timeline_turn"
SAVE: Final = "timeline_save"
# As the desk exports them.
FORMATS: Final = ("md", "csv", "ics", "timelinejs")

_ENTRIES: Final = 5  # of a page, which is one message
_LONGEST: Final = 1_400  # characters of a quote on it
_VALUE: Final = 100  # characters of a value that is compared
_ABOUT: Final = 300
_DISAGREEMENTS: Final = 2  # of an event
_DIFFERENT: Final = 3  # values of a disagreement that are listed


@dataclass(frozen=True, slots=True)
class Page:
    """Which page of which story's timeline, as a button carries it. `number` counts from 0.

    `story`: "" for the one that is asked where the button stands.
    """

    request: TimelineRequest
    number: int = 0
    story: str = ""

    def written(self) -> str:
        asked = self.request
        return json.dumps(
            {
                "from": asked.from_.isoformat() if asked.from_ else None,
                "to": asked.to.isoformat() if asked.to else None,
                "about": shortened(asked.about, _ABOUT) if asked.about else None,
                "limit": asked.limit,
                "language": asked.language,
                "counted": asked.counted_from.isoformat() if asked.counted_from else None,
                "page": self.number,
                "story": self.story,
            },
            ensure_ascii=False,
        )

    @classmethod
    def read(cls, value: str) -> Page:
        """Raises ValueError, KeyError or TypeError for what `written` didn't write."""
        kept = json.loads(value)
        request = TimelineRequest(
            from_=date.fromisoformat(kept["from"]) if kept["from"] else None,
            to=date.fromisoformat(kept["to"]) if kept["to"] else None,
            about=kept["about"],
            limit=kept["limit"],
            language=kept["language"],
            counted_from=date.fromisoformat(kept["counted"]) if kept.get("counted") else None,
        )
        return cls(request, int(kept["page"]), str(kept.get("story") or ""))


def timeline(found: Timeline, page: Page, stamped: Stamp, words: Phrases) -> Message:
    """The page's entries, each with its time, its quote and its source."""
    pages = max(1, ceil(len(found.entries) / _ENTRIES))
    page = replace(page, number=min(max(page.number, 0), pages - 1), story=stamped.story)
    shown = found.entries[page.number * _ENTRIES :][:_ENTRIES]
    pieces = [_opening(found, page, words)]
    if not shown:
        empty = words.say("slack.timeline_empty")
        pieces.append(Piece((rich(line(text(empty))),), escape(empty)))
    pieces += [piece_of_entry(entry, words) for entry in shown]
    ending: list[Block] = [small(stamp(stamped, words))]
    if pages > 1:
        ending.append(actions(*_turning(page, pages, words)))
    if shown:
        ending.append(actions(*_saving(page, words)))
    (message,) = packed(pieces, ending)
    return message


def piece_of_entry(entry: TimelineEntry, words: Phrases) -> Piece:
    """An event: when, what the article says, and who else tells it or otherwise."""
    telling = entry.shown
    above: list[Part] = [text(when(entry, words.language), bold=True)]
    if telling.carried:
        above.append(text(f" ({words.say('slack.carried')})", italic=True))
    piece = piece_of_quote(
        telling.quote,
        words,
        published(telling.quote, words),
        speaker=telling.speaker,
        above=above,
        longest=_LONGEST,
    )
    blocks = list(piece.blocks)
    if entry.articles > 1:
        others = words.say("chat.also_told", count=entry.articles - 1, articles=entry.articles - 1)
        blocks.append(small(others))
    blocks += [_differing(one, words) for one in entry.disagreements[:_DISAGREEMENTS]]
    return Piece(tuple(blocks), piece.text)


def _opening(found: Timeline, page: Page, words: Phrases) -> Piece:
    parts = [words.say("slack.timeline")]
    first, last = page.request.from_, page.request.to
    days = ""
    if first and last:
        days = (
            words.day(first)
            if first == last
            else words.say("slack.between", from_=words.day(first), to=words.day(last))
        )
    elif first:
        days = words.say("slack.from", from_=words.day(first))
    elif last:
        days = words.say("slack.up_to", to=words.day(last))
    if days:
        parts.append(counted(days, page.request.counted_from, words))
    if page.request.about:
        parts.append(words.say("slack.about", about=shortened(page.request.about, _ABOUT)))
    said = " · ".join(parts)
    amount = words.say("slack.events", count=len(found.entries), events=len(found.entries))
    if found.total > len(found.entries):
        amount = words.say("slack.part", shown=len(found.entries), total=found.total)
    return Piece((rich(line(text(said, bold=True))), small(amount)), escape(f"{said}\n{amount}"))


def _differing(disagreement: Disagreement, words: Phrases) -> Block:
    """What each article has, in its own words, side by side."""
    lines = [
        (
            text(words.say("answer.quote", quote=value), bold=True),
            text(" — " + " · ".join(published(telling.quote, words))),
        )
        for value, telling in zip(disagreement.values, disagreement.tellings, strict=True)
        if len(value) <= _VALUE
    ]
    said = words.say(f"slack.differ_{disagreement.kind}")
    listed = [bullets(lines[:_DIFFERENT])] if lines else []
    return rich(line(text(said)), *listed)


def _turning(page: Page, pages: int, words: Phrases) -> list[Part]:
    # Two buttons of one action in a block need ids of their own.
    made = []
    for step, key in ((-1, "chat.earlier_page"), (1, "chat.later_page")):
        number = page.number + step
        if 0 <= number < pages:
            said = f"{words.say(key)} ({words.say('chat.page', page=number + 1, pages=pages)})"
            target = replace(page, number=number).written()
            made.append(button(said, f"{TURN}{step:+d}", target))
    return made


def _saving(page: Page, words: Phrases) -> list[Part]:
    value = replace(page, number=0).written()
    return [button(words.say(f"slack.save_{kind}"), f"{SAVE}_{kind}", value) for kind in FORMATS]
