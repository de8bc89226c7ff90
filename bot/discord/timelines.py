"""Timelines as messages: a picture, entries by pages, files on request."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import discord
from discord import ui

from bot import plain
from bot.discord.identifiers import Taken, Turn, tag
from bot.discord.markdown import block_quote, escape, small
from bot.discord.sheets import (
    OPTION,
    QUOTED,
    SAID,
    TEXT,
    Attached,
    Block,
    Control,
    Sheet,
    length,
    pages,
    turning,
)
from bot.discord.sources import day, outlet, source_line
from bot.models import Stamp, TimelineRequest
from bot.phrases import Phrases
from index.drawing import when
from index.models import Disagreement, DisagreementKind, Telling, Timeline, TimelineEntry

# Entries of one page, and of a timeline where nobody says how many.
PAGE: Final = 5
USUAL: Final = 20
MOST: Final = 100
# Entries of a picture: more make it too high for a phone.
DRAWN: Final = 12
PICTURE: Final = "timeline.png"
# Sides of a disagreement that are named; the rest are counted.
_SIDES: Final = 4
# Forms that a timeline can be taken away in, and how their files' names end.
FILES: Final = {
    "md": "md",
    "csv": "csv",
    "ics": "ics",
    "timelinejs": "json",
    "png": "png",
    "svg": "svg",
}


def render(
    timeline: Timeline,
    request: TimelineRequest,
    stamp: Stamp,
    words: Phrases,
    *,
    page: int = 1,
    picture: Attached | None = None,
) -> Sheet:
    """One page, from 1, of what was asked for; a page that isn't there is the last one."""
    foot = small(escape(plain.stamp(stamp, words)))
    head = Block(_head(timeline, request, words))
    if not timeline.entries:
        return Sheet((head, Block(words.say("discord.timeline_empty"))), SAID, foot)
    room = TEXT - length(foot) - length(head.text)
    blocks = [_entry(entry, words) for entry in timeline.entries]
    leaves = pages(blocks, size=PAGE, room=room)
    page = max(1, min(page, len(leaves)))
    shown = leaves[page - 1]
    story = tag(stamp.story)
    rows: list[tuple[Control, ...]] = [(_files(Taken(request, story), words),)]
    if len(leaves) > 1:
        turned = turning(page, len(leaves), lambda number: str(Turn(request, number, story)))
        rows.insert(0, turned)
    return Sheet(
        blocks=(head, *(Block(block.text) for block in shown)),
        colour=QUOTED,
        foot=foot,
        picture=picture,
        attached=tuple(block.whole for block in shown if block.whole),
        rows=tuple(rows),
    )


def drawn(timeline: Timeline) -> Timeline:
    """What a picture shows of a timeline: the entries that matter most, in order of time."""
    kept = sorted(timeline.entries, key=lambda entry: -entry.salience)[:DRAWN]
    shown = {id(entry) for entry in kept}
    return replace(timeline, entries=tuple(e for e in timeline.entries if id(e) in shown))


def taken(request: TimelineRequest, file: Attached, words: Phrases) -> Sheet:
    """A timeline as a file."""
    title = f"### {words.say('discord.timeline')}{_of(request, words)}"
    return Sheet((Block(title),), QUOTED, attached=(file,))


def alt_text(timeline: Timeline, words: Phrases) -> str:
    """What the picture shows, for who can't see it."""
    first = min(entry.from_ for entry in timeline.entries)
    last = max(entry.to for entry in timeline.entries)
    return words.say(
        "discord.picture",
        number=len(timeline.entries),
        from_=words.day(first),
        to=words.day(last),
    )


def _head(timeline: Timeline, request: TimelineRequest, words: Phrases) -> str:
    lines = [f"### {words.say('discord.timeline')}{_of(request, words)}"]
    shown = len(timeline.entries)
    if timeline.total > shown:
        lines.append(small(words.say("discord.timeline_part", shown=shown, total=timeline.total)))
    elif shown:
        lines.append(small(words.say("discord.timeline_count", count=shown, number=shown)))
    return "\n".join(lines)


def _of(request: TimelineRequest, words: Phrases) -> str:
    parts = []
    if request.about:
        parts.append(words.say("discord.timeline_about", about=escape(request.about)))
    from_, to = (day and words.day(day) for day in (request.from_, request.to))
    if from_ and to:
        days = words.say("discord.timeline_between", from_=from_, to=to)
    elif from_:
        days = words.say("discord.timeline_from", from_=from_)
    else:
        days = words.say("discord.timeline_to", to=to) if to else ""
    if days:
        parts.append(plain.counted(days, request.counted_from, words))
    return "".join(f" · {part}" for part in parts)


def _entry(entry: TimelineEntry, words: Phrases) -> Block:
    """An event: when, in which words, whose; then what other articles say otherwise."""
    telling = entry.shown
    head = f"**{when(entry, words.language)}**"
    if telling.carried:
        head += f" · {words.say('discord.carried')}"
    quote = words.say("answer.quote", quote=escape(telling.quote.text))
    tail = [_source(telling, words, also=entry.articles - 1)]
    tail += [_disagreement(one, words) for one in entry.disagreements]
    lines = [head, block_quote(quote), *tail]
    article = telling.quote.article
    name = f"event-{article.id}-{telling.quote.start}.txt"
    return Block(
        "\n".join(lines),
        Attached(name, telling.quote.text.encode()),
        "\n".join([head, words.say("discord.too_long_event"), *tail]),
    )


def _source(telling: Telling, words: Phrases, *, also: int) -> str:
    told = words.say("chat.also_told", count=also, articles=also) if also else ""
    return source_line(telling.quote, words, speaker=telling.speaker, also=told)


def _disagreement(disagreement: Disagreement, words: Phrases) -> str:
    """What each side says, in its article's words, and whose it is."""
    figures = disagreement.kind is DisagreementKind.FIGURE
    sides = zip(disagreement.values, disagreement.tellings, strict=True)
    said = [_side(value, telling, words) for value, telling in sides]
    rest = len(said) - _SIDES
    shown = " ≠ ".join(said[:_SIDES]) + (f" … +{rest}" if rest > 0 else "")
    key = "discord.figures_differ" if figures else "discord.dates_differ"
    return small(words.say(key, sides=shown))


def _side(value: str, telling: Telling, words: Phrases) -> str:
    article = telling.quote.article
    said = words.say("answer.quote", quote=escape(value))
    return f"{said} ({outlet(article, words)}, {day(article, words)})"


def _files(taken: Taken, words: Phrases) -> Control:
    """The menu of what can be taken away."""
    options = [
        discord.SelectOption(label=words.say(f"discord.file_{kind}")[:OPTION], value=kind)
        for kind in FILES
    ]
    return ui.Select(
        custom_id=str(taken),
        placeholder=words.say("discord.files"),
        options=options,
    )
