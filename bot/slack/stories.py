"""What the story holds, what has changed in it, and what can be asked. Pure."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from bot.links import is_web
from bot.models import StoryStatus
from bot.phrases import Phrases
from bot.plain import stamp
from bot.slack.citations import heading, piece_of_quote, published
from bot.slack.elements import (
    Message,
    Part,
    bullets,
    escape,
    line,
    link,
    rich,
    shortened,
    small,
    text,
)
from bot.slack.packing import Piece, packed
from bot.slack.timelines import piece_of_entry
from index.models import ArticleChange, Changes, FigureChange
from index.store import ArticleSummary

_ARTICLES: Final = 10
_CHANGES: Final = 15
_NAME: Final = 150


def status(held: StoryStatus, words: Phrases) -> tuple[Message, ...]:
    """What the story holds: its articles, the newest first, and when it last changed."""
    return packed(pieces_of_status(held, words))


def pieces_of_status(held: StoryStatus, words: Phrases) -> list[Piece]:
    pieces = [heading(stamp(held.stamp, words))]
    if held.indexed_at:
        said = words.say("slack.indexed", at=_moment(held.indexed_at, words))
        pieces.append(Piece((small(said),), escape(said)))
    newest = sorted(held.articles, key=lambda one: one.published_at or date.min, reverse=True)
    if newest:
        lines = [_article(one, words) for one in newest[:_ARTICLES]]
        pieces.append(Piece((rich(bullets(lines)),), ""))
    left = len(newest) - _ARTICLES
    if left > 0:
        pieces.append(Piece((small(words.say("slack.more_articles", count=left, left=left)),), ""))
    return pieces


def changes(found: Changes, words: Phrases) -> tuple[Message, ...]:
    """What is new or different since a day."""
    day = words.day(found.since)
    if not (found.articles or found.entries or found.figures):
        return packed([heading(words.say("chat.no_changes", since=day))])
    pieces = [heading(words.say("slack.changes", since=day))]
    if found.articles:
        lines = [_changed(one, words) for one in found.articles[:_CHANGES]]
        pieces.append(Piece((rich(bullets(lines)),), ""))
    if found.figures:
        pieces.append(heading(words.say("chat.new_figures")))
        pieces += [_figure(one, words) for one in found.figures[:_CHANGES]]
    if found.entries:
        pieces.append(heading(words.say("chat.new_entries")))
        pieces += [piece_of_entry(entry, words) for entry in found.entries[:_CHANGES]]
    return packed(pieces)


def help_(words: Phrases) -> tuple[Message, ...]:
    """What the bot can do, in a few lines."""
    return packed([piece_of_help(words)])


def piece_of_help(words: Phrases) -> Piece:
    lines = words.say("slack.help").strip().splitlines()
    first, rest = lines[0], [(text(one),) for one in lines[1:]]
    return Piece((rich(line(text(first, bold=True)), bullets(rest)),), escape("\n".join(lines)))


def _article(article: ArticleSummary, words: Phrases) -> tuple[Part, ...]:
    title = shortened(" ".join(article.title.split()), _NAME) or words.say("slack.untitled")
    day = words.day(article.published_at) if article.published_at else words.say("answer.undated")
    source = article.source or words.say("answer.unsourced")
    shown = (
        link(article.url, title) if article.url and is_web(article.url) else text(title, bold=True)
    )
    return (shown, text(f" · {shortened(source, _NAME)} · {day}"))


def _changed(change: ArticleChange, words: Phrases) -> tuple[Part, ...]:
    title = shortened(" ".join(change.article.title.split()), _NAME) or words.say("slack.untitled")
    said = words.say(f"chat.{change.kind}_article")
    return (text(said + " · "), text(title, bold=True), text(f" · {words.day(change.at)}"))


def _figure(change: FigureChange, words: Phrases) -> Piece:
    above: list[Part] = []
    if change.value_before:
        before = words.say("answer.quote", quote=change.value_before)
        now = words.say("answer.quote", quote=change.value)
        was = words.say("chat.figure_before", value=before)
        above = [text(now, bold=True), text(f" ({was})")]
    return piece_of_quote(change.quote, words, published(change.quote, words), above=above)


def _moment(at: datetime, words: Phrases) -> str:
    return f"{words.day(at.date())}, {at:%H:%M} UTC"
