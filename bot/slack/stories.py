"""What the story holds, what has changed in it, and what can be asked. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Final

from bot.links import is_web
from bot.models import StoryRequest, StoryStatus
from bot.phrases import Phrases
from bot.plain import changed, counted, figure, former, narrowing, stamp
from bot.slack.citations import heading, piece_of_quote, published
from bot.slack.elements import (
    Message,
    Part,
    actions,
    bullets,
    button,
    escape,
    line,
    link,
    rich,
    shortened,
    small,
    somebody,
    text,
)
from bot.slack.packing import Piece, packed
from bot.slack.timelines import piece_of_entry
from bot.stories.digest import Digest
from bot.stories.models import Readable, StorySettings, Subscription
from index.models import ArticleChange, Changes, FigureChange
from index.store import ArticleSummary

# The button that ends a subscription; its value is the subscription's id.
UNSUBSCRIBE: Final = "digest_off"

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


def changes(found: Changes, asked: StoryRequest, words: Phrases) -> tuple[Message, ...]:
    """What is new or different since a day."""
    day = counted(words.day(found.since), asked.counted_from, words)
    none = not (found.articles or found.entries or found.figures)
    pieces = [heading(words.say("chat.no_changes" if none else "chat.changes", since=day))]
    pieces += [
        Piece((small(shortened(one, _NAME)),), escape(one)) for one in narrowing(asked, words)
    ]
    return packed([*pieces, *_changes(found, words)])


def _changes(found: Changes, words: Phrases) -> list[Piece]:
    pieces = []
    if found.articles:
        lines = [_changed(one, words) for one in found.articles[:_CHANGES]]
        pieces.append(Piece((rich(bullets(lines)),), ""))
    if found.figures:
        pieces.append(heading(words.say("chat.new_figures")))
        pieces += [piece for one in found.figures[:_CHANGES] for piece in _figure(one, words)]
    if found.entries:
        pieces.append(heading(words.say("chat.new_entries")))
        pieces += [piece_of_entry(entry, words) for entry in found.entries[:_CHANGES]]
    return pieces


def listed(readable: Sequence[Readable], words: Phrases) -> Message:
    """The stories that may be read here, and which of them is asked."""
    if not readable:
        return _said(words.say("slack.no_stories"))
    lines = []
    for one in readable:
        marks = [words.say("slack.story_here")] if one.here else []
        marks += [words.say("slack.story_private")] if one.settings.private else []
        about = [text(" · " + " · ".join(marks))] if marks else []
        lines.append((text(one.name, bold=True), *about))
    piece = Piece((rich(bullets(lines)),), escape(", ".join(one.name for one in readable)))
    hint = small(words.say("slack.use_how"))
    (message,) = packed([heading(words.say("slack.stories")), piece], [hint])
    return message


def watched(story: str, settings: StorySettings, words: Phrases) -> Message:
    """Which feeds and folders a story takes its articles from by itself."""
    hint = small(words.say("slack.sources_how"))
    if not settings.sources:
        return packed([heading(words.say("slack.no_sources", story=story))], [hint])[0]
    minutes = settings.minutes
    said = words.say("slack.sources", count=minutes, story=story, minutes=minutes)
    lines = [(text(shortened(one, _NAME)),) for one in settings.sources[:_ARTICLES]]
    piece = Piece((rich(bullets(lines)),), "")
    return packed([heading(said), piece], [hint])[0]


def subscribing(made: Subscription, words: Phrases) -> Message:
    """Tells a channel that it will be told what is new, by whom that was asked."""
    said = words.say("slack.digest_begins", story=made.story, when=_when(made, words))
    parts = [text(said)]
    if not made.place.direct:
        parts = [somebody(made.place.person), text(": "), *parts]
    return Message(escape(said), (rich(line(*parts)), actions(_ending(made, words))))


def subscribed(found: Sequence[Subscription], words: Phrases) -> Message:
    """What a place is told of, and how to change it."""
    hint = small(words.say("slack.digest_how"))
    if not found:
        return packed([heading(words.say("slack.digest_was_off"))], [hint])[0]
    lines = [(text(one.story, bold=True), text(f" · {_when(one, words)}")) for one in found]
    title = heading(words.say("slack.digests"))
    return packed([title, Piece((rich(bullets(lines)),), "")], [hint])[0]


def unsubscribed(user: str, words: Phrases) -> Message:
    """Tells a channel that it is told no more, and who ended it."""
    said = words.say("slack.digest_off")
    return Message(escape(said), (rich(line(somebody(user), text(": "), text(said))),))


def digest(found: Digest, subscription: Subscription, words: Phrases) -> tuple[Message, ...]:
    """What is new in the story, with the button that ends the subscription."""
    shown = found.changes
    pieces = [heading(words.say("slack.digest", story=found.stamp.story))]
    pieces += _changes(shown, words)
    counted = (
        (len(shown.articles), found.articles),
        (len(shown.figures), found.figures),
        (len(shown.entries), found.entries),
    )
    left = sum(total - told for told, total in counted)
    if left > 0:
        pieces.append(Piece((small(words.say("slack.digest_more", count=left, left=left)),), ""))
    ending = [small(stamp(found.stamp, words)), actions(_ending(subscription, words))]
    return packed(pieces, ending)


def _when(one: Subscription, words: Phrases) -> str:
    if one.when is None:
        return words.say("slack.after_changes")
    return words.say("slack.daily", at=f"{one.when.at:%H:%M}", zone=one.when.zone)


def _ending(one: Subscription, words: Phrases) -> Part:
    return button(words.say("slack.unsubscribe"), UNSUBSCRIBE, one.id)


def _said(words: str) -> Message:
    return Message(escape(words), (rich(line(text(words))),))


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
    outlet = shortened(change.article.source or words.say("answer.unsourced"), _NAME)
    days = " · ".join([outlet, *changed(change, words)])
    return (text(said + " · "), text(title, bold=True), text(f" · {days}"))


def _figure(change: FigureChange, words: Phrases) -> Iterator[Piece]:
    """The figure with its quote, and then the quote of what it was before."""
    above = [text(figure(change, words), bold=True)] if change.value_before else []
    yield piece_of_quote(change.quote, words, published(change.quote, words), above=above)
    if before := former(change):
        was = [text(words.say("chat.figure_was"), italic=True)]
        yield piece_of_quote(before, words, published(before, words), above=was)


def _moment(at: datetime, words: Phrases) -> str:
    return f"{words.day(at.date())}, {at:%H:%M} UTC"
