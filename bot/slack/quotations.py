"""Who said what, as messages. Pure."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import ceil
from typing import Final

from bot.models import QuotesRequest
from bot.phrases import Phrases
from bot.plain import narrowing
from bot.slack.citations import heading, piece_of_quote, published
from bot.slack.elements import (
    Block,
    Message,
    Part,
    actions,
    bullets,
    button,
    escape,
    rich,
    shortened,
    small,
    text,
)
from bot.slack.packing import Piece, packed
from index.models import Speaker
from index.quotations import Quotation

TURN: Final = "quotes_turn"

_QUOTES: Final = 6  # of a page, which is one message
_LONGEST: Final = 1_200  # characters of a quote on it
_SPEAKERS: Final = 25
_NAME: Final = 150
_LINE: Final = 300
_PARTS: Final = 8  # of what a button carries


@dataclass(frozen=True, slots=True)
class QuotesPage:
    """Which page of which quotes in which story, as a button carries it.

    `number` counts from 0. `story`: "" for the one that is asked where the button stands.
    """

    request: QuotesRequest
    number: int = 0
    story: str = ""

    def written(self) -> str:
        asked = self.request
        speaker = shortened(asked.speaker, _NAME) if asked.speaker else None
        kept: list[str | int | None] = [speaker, asked.language, self.number, self.story]
        if asked.about or asked.from_ or asked.to:
            days = (asked.from_, asked.to, asked.counted_from)
            kept += [day.isoformat() if day else None for day in days]
            kept.append(shortened(asked.about, _NAME) if asked.about else None)
        return json.dumps(kept, ensure_ascii=False)

    @classmethod
    def read(cls, value: str) -> QuotesPage:
        """Also what the buttons of earlier versions carry, with fewer parts."""
        parts = json.loads(value)
        speaker, language, number, story, *days, about = parts + [None] * (_PARTS - len(parts))
        from_, to, counted = (day and date.fromisoformat(day) for day in days)
        request = QuotesRequest(
            speaker=speaker,
            from_=from_,
            to=to,
            about=about,
            language=language,
            counted_from=counted,
        )
        return cls(request, int(number), story or "")


def quotations(found: Sequence[Quotation], page: QuotesPage, words: Phrases) -> Message:
    """A page of what is said between quotation marks."""
    narrowed = [shortened(one, _LINE) for one in narrowing(page.request, words)]
    if not found:
        speaker = page.request.speaker or ""
        none = words.say("chat.none_such") if narrowed else ""
        nobody = heading(none or words.say("slack.no_quotes", speaker=speaker))
        return packed([nobody, *(Piece((small(one),), escape(one)) for one in narrowed)])[0]
    pages = ceil(len(found) / _QUOTES)
    number = min(max(page.number, 0), pages - 1)
    counted = words.say("slack.quotes", count=len(found), quotes=len(found))
    pieces = [heading(counted)]
    pieces += [Piece((small(one),), escape(one)) for one in narrowed]
    for one in found[number * _QUOTES :][:_QUOTES]:
        speaker = one.said.speaker or words.say("chat.unknown_speaker")
        where = published(one.quote, words)
        pieces.append(piece_of_quote(one.quote, words, where, speaker=speaker, longest=_LONGEST))
    (message,) = packed(pieces, _turning(page, number, pages, words))
    return message


def speakers(names: Sequence[Speaker], words: Phrases) -> tuple[Message, ...]:
    """Whom the articles quote, and how often."""
    if not names:
        return packed([heading(words.say("slack.no_speakers"))])
    lines = [_speaker(one, words) for one in names[:_SPEAKERS]]
    piece = Piece((rich(bullets(lines)),), "")
    hint = small(words.say("slack.speakers_hint"))
    return packed([heading(words.say("slack.speakers")), piece], [hint])


def _turning(page: QuotesPage, number: int, pages: int, words: Phrases) -> list[Block]:
    made: list[Part] = []
    for step, key in ((-1, "chat.earlier_page"), (1, "chat.later_page")):
        target = number + step
        if 0 <= target < pages:
            said = f"{words.say(key)} ({words.say('chat.page', page=target + 1, pages=pages)})"
            value = replace(page, number=target).written()
            made.append(button(said, f"{TURN}{step:+d}", value))
    return [actions(*made)] if made else []


def _speaker(one: Speaker, words: Phrases) -> tuple[Part, ...]:
    role = f", {shortened(one.role, _NAME)}" if one.role else ""
    counted = words.say("slack.quotes", count=one.quotations, quotes=one.quotations)
    return (text(shortened(one.name, _NAME), bold=True), text(f"{role} · {counted}"))
