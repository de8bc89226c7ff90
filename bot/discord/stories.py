"""The story itself as messages: what it holds, what is new, how to ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import discord
from discord import ui

from bot import plain
from bot.discord.identifiers import Unsubscribe
from bot.discord.markdown import block_quote, escape, link, shorten, small
from bot.discord.sheets import LABEL, SAID, Block, Sheet, sheets
from bot.discord.sources import day, outlet, source_line, title
from bot.models import Stamp, StoryRequest, StoryStatus
from bot.phrases import Phrases
from bot.stories.digest import Digest
from bot.stories.models import Place, Readable, StorySettings, Subscription
from index.drawing import when
from index.models import ArticleChange, ChangeKind, Changes, FigureChange, Quote, TimelineEntry
from index.store import ArticleSummary

# Articles, events and figures that are listed; the rest are counted.
_LISTED: Final = 20
_NOTES: Final = 300
_QUOTE: Final = 700
_SOURCE: Final = 150


def status(story: StoryStatus, words: Phrases) -> tuple[Sheet, ...]:
    """The articles, the newest first, and when the story last changed."""
    stamp = story.stamp
    lines = [f"### {words.say('discord.status_title', story=escape(stamp.story))}"]
    lines.append(escape(plain.stamp(stamp, words)))
    if story.indexed_at:
        # Discord shows this in the reader's own time and language.
        lines.append(
            words.say("discord.status_indexed", when=f"<t:{int(story.indexed_at.timestamp())}:f>")
        )
    dated = [article for article in story.articles if article.published_at]
    undated = [article for article in story.articles if not article.published_at]
    listed = [_article(article, words) for article in [*reversed(dated), *undated]]
    return sheets([Block("\n".join(lines)), *_list(listed, words)], colour=SAID)


def changes(found: Changes, asked: StoryRequest, stamp: Stamp, words: Phrases) -> tuple[Sheet, ...]:
    """Articles, events and figures that are new or different since a day."""
    since = plain.counted(words.day(found.since), asked.counted_from, words)
    title = f"### {words.say('discord.changes_title', since=since)}"
    lines = [title, *(small(escape(one)) for one in plain.narrowing(asked, words))]
    blocks = [Block("\n".join(lines))]
    blocks += _changed(found, words) or [Block(words.say("chat.no_changes", since=since))]
    foot = small(escape(plain.stamp(stamp, words)))
    return sheets(blocks, colour=SAID, foot=foot)


def digest(told: Digest, subscription: Subscription, words: Phrases) -> tuple[Sheet, ...]:
    """What is new, and the button that ends the subscription."""
    title = words.say("discord.digest_title", story=escape(told.stamp.story))
    blocks = [Block(f"### {title}"), *_changed(told.changes, words)]
    shown = told.changes
    rest = told.articles - len(shown.articles) + told.entries - len(shown.entries)
    rest += told.figures - len(shown.figures)
    if rest > 0:
        blocks.append(Block(small(words.say("discord.status_rest", count=rest, number=rest))))
    button: ui.Button[Any] = ui.Button(
        style=discord.ButtonStyle.secondary,
        label=words.say("discord.unsubscribe")[:LABEL],
        custom_id=str(Unsubscribe(subscription.id)),
    )
    foot = small(escape(plain.stamp(told.stamp, words)))
    return sheets(blocks, colour=SAID, foot=foot, rows=[[button]])


def subscribed(made: Subscription, words: Phrases) -> Sheet:
    """When a place is told what is new, and the button that ends it."""
    story = escape(made.story)
    if made.when:
        at = made.when.at.strftime("%H:%M")
        text = words.say("discord.digest_daily", story=story, at=at, zone=escape(made.when.zone))
    else:
        text = words.say("discord.digest_changed", story=story)
    button: ui.Button[Any] = ui.Button(
        style=discord.ButtonStyle.secondary,
        label=words.say("discord.unsubscribe")[:LABEL],
        custom_id=str(Unsubscribe(made.id)),
    )
    return Sheet((Block(text),), SAID, rows=((button,),))


def readable(found: Sequence[Readable], words: Phrases) -> Sheet:
    """The stories that may be read at a place; the one that is asked there is in bold."""
    head = Block(f"### {words.say('discord.list_title')}")
    if not found:
        return Sheet((head, Block(words.say("discord.list_none"))), SAID)
    lines = []
    for one in found[:_LISTED]:
        name = f"**{escape(one.name)}**" if one.here else escape(one.name)
        notes = [words.say("discord.list_here")] if one.here else []
        notes += [f"🔒 {words.say('discord.list_private')}"] if one.settings.private else []
        lines.append(" · ".join([name, *notes]))
    rest = len(found) - _LISTED
    if rest > 0:
        lines.append(small(words.say("discord.status_rest", count=rest, number=rest)))
    return Sheet((head, Block("\n".join(lines))), SAID)


def watched(story: str, settings: StorySettings, words: Phrases) -> Sheet:
    """Which feeds, pages and folders a story takes its articles from by itself."""
    lines = [f"### {words.say('discord.sources_title', story=escape(story))}"]
    if settings.sources:
        minutes = settings.minutes
        lines += [escape(shorten(one, _SOURCE)) for one in settings.sources[:_LISTED]]
        if (rest := len(settings.sources) - _LISTED) > 0:
            lines.append(small(words.say("discord.status_rest", count=rest, number=rest)))
        lines.append(small(words.say("discord.sources_every", count=minutes, minutes=minutes)))
    else:
        names: dict[str, Any] = {
            "command": words.say("discord.command_story"),
            "sources": words.say("discord.command_sources"),
            "add": words.say("discord.option_watch"),
        }
        lines.append(words.say("discord.sources_none", **names))
    return Sheet((Block("\n".join(lines)),), SAID)


def used(story: str, settings: StorySettings, place: Place, words: Phrases) -> Sheet:
    """Which story is asked here from now on, and who may read it."""
    here = "discord.used_direct" if place.direct else "discord.used"
    open_ = "discord.used_private" if settings.private else "discord.used_public"
    return Sheet((Block(f"{words.say(here, story=escape(story))}\n{words.say(open_)}"),), SAID)


def _changed(found: Changes, words: Phrases) -> list[Block]:
    """Articles by what became of them, then figures, then events."""
    blocks = []
    for kind in ChangeKind:
        of_kind = [_change(one, words) for one in found.articles if one.kind is kind]
        if of_kind:
            blocks.append(Block(f"**{words.say(f'chat.{kind}_article')}**"))
            blocks += _list(of_kind, words)
    if found.figures:
        blocks.append(Block(f"**{words.say('chat.new_figures')}**"))
        blocks += _list([_figure(figure, words) for figure in found.figures], words)
    if found.entries:
        blocks.append(Block(f"**{words.say('chat.new_entries')}**"))
        blocks += _list([_event(entry, words) for entry in found.entries], words)
    return blocks


def help_(commands: Mapping[str, int], words: Phrases) -> Sheet:
    """How to ask. `commands`: their ids by name, so that they can be tapped; {} without."""
    shown: dict[str, Any] = {
        name: f"</{name}{' help' if name == 'story' else ''}:{commands[name]}>"
        if name in commands
        else f"`/{name}`"
        for name in ("ask", "timeline", "quotes", "story")
    }
    return Sheet((Block(words.say("discord.help", **shown)),), SAID)


def _list(lines: Sequence[str], words: Phrases) -> list[Block]:
    blocks = [Block(line) for line in lines[:_LISTED]]
    rest = len(lines) - _LISTED
    if rest > 0:
        blocks.append(Block(small(words.say("discord.status_rest", count=rest, number=rest))))
    return blocks


def _article(article: ArticleSummary, words: Phrases) -> str:
    notes = escape(shorten(" · ".join(article.notes), _NOTES))
    parts = [outlet(article, words), day(article, words), notes]
    line = small(" · ".join(part for part in parts if part))
    return f"{link(title(article), article.url)}\n{line}"


def _change(change: ArticleChange, words: Phrases) -> str:
    article = change.article
    line = small(" · ".join([outlet(article, words), *plain.changed(change, words)]))
    return f"{link(title(article), article.url)}\n{line}"


def _event(entry: TimelineEntry, words: Phrases) -> str:
    return (
        f"**{when(entry, words.language)}**\n"
        f"{_quoted(entry.shown.quote, words)}\n{source_line(entry.shown.quote, words)}"
    )


def _figure(figure: FigureChange, words: Phrases) -> str:
    lines = [_quoted(figure.quote, words), source_line(figure.quote, words)]
    if figure.value_before:
        lines.insert(0, f"**{escape(plain.figure(figure, words))}**")
    if before := plain.former(figure):
        was = words.say("chat.figure_was")
        lines += [f"*{was}*", _quoted(before, words), source_line(before, words)]
    return "\n".join(lines)


def _quoted(quote: Quote, words: Phrases) -> str:
    """The quote whole, or that it is too long: it is never cut."""
    if len(quote.text) > _QUOTE:
        return words.say("discord.too_long_here")
    return block_quote(words.say("answer.quote", quote=escape(quote.text)))
