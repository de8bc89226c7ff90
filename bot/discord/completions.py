"""What is offered while somebody types: never more than 25 choices of 100 characters."""

from __future__ import annotations

import asyncio
import zoneinfo
from collections.abc import Awaitable, Callable, Iterable
from datetime import date, timedelta
from typing import Final, TypeVar

from discord import app_commands

from bot.commands import period
from bot.desk import Desk
from bot.discord.identifiers import NAME, SUBJECT
from bot.discord.markdown import shorten
from bot.discord.service import Service
from bot.errors import BotError
from bot.phrases import Phrases
from bot.stories import Place
from index.errors import StoryError
from index.lexicon import fold
from index.temporal import two_days

T = TypeVar("T")
U = TypeVar("U")

CHOICES: Final = 25
TEXT: Final = 100
# Discord waits 3 seconds for choices, and whoever types much less.
_PATIENCE: Final = 2.0

Choices = list[app_commands.Choice[str]]


async def questions(service: Service, place: Place, typed: str, language: str) -> Choices:
    """What is typed, then questions that the story answers."""
    suggested = await _at(service, place, lambda desk: desk.suggestions(language, CHOICES), ())
    return _choices([*_own(typed), *((text, text) for text in _fitting(suggested, typed))])


async def names(service: Service, place: Place, typed: str) -> Choices:
    """Who is quoted, the most quoted first."""
    quoted = await _at(service, place, lambda desk: desk.speakers(), ())
    return _choices(
        (f"{shorten(speaker.name, 90)} ({speaker.quotations})", speaker.name[:NAME])
        for speaker in quoted
        if _holds(speaker.name, typed)
    )


async def subjects(service: Service, place: Place, typed: str) -> Choices:
    """What is typed, then who is quoted, then what the articles are about."""
    quoted = await _at(service, place, lambda desk: desk.speakers(), ())
    status = await _at(service, place, lambda desk: desk.status(), None)
    titles = [article.title for article in status.articles] if status else []
    known = [*(speaker.name for speaker in quoted), *titles]
    fitting = [shorten(text, SUBJECT) for text in known if _holds(text, typed)]
    return _choices([*_own(typed[:SUBJECT]), *((text, text) for text in fitting)])


async def days(service: Service, place: Place, typed: str, today: date, words: Phrases) -> Choices:
    """What is typed as a day, then days of the story's articles, the newest first."""
    status = await _at(service, place, lambda desk: desk.status(), None)
    dated = {article.published_at for article in status.articles} if status else set()
    known = sorted((day for day in dated if day), reverse=True)
    known += [today, today - timedelta(days=1), today - timedelta(days=7)]
    choices = [(words.day(day), day.isoformat()) for day in dict.fromkeys(known)]
    fitting = [one for one in choices if _holds(f"{one[0]} {one[1]}", typed)]
    newest = status.stamp.newest if status else None
    return _choices([*_as_day(typed, today, newest, words), *fitting])


async def articles(service: Service, place: Place, typed: str, words: Phrases) -> Choices:
    """The story's articles, the newest first: title, outlet and day, for the article's id."""
    status = await _at(service, place, lambda desk: desk.status(), None)
    if status is None:
        return []
    dated = [article for article in status.articles if article.published_at]
    undated = [article for article in status.articles if not article.published_at]
    named = []
    for article in [*reversed(dated), *undated]:
        day = words.day(article.published_at) if article.published_at else ""
        about = " · ".join(part for part in (shorten(article.source or "", 20), day) if part)
        room = TEXT - len(about) - 3
        name = f"{shorten(article.title or words.say('reindex.untitled'), room)} · {about}"
        named.append((name.removesuffix(" · "), article.id))
    return _choices((name, id_) for name, id_ in named if _holds(f"{name} {id_}", typed))


async def stories(service: Service, place: Place, typed: str) -> Choices:
    """The stories that may be read at a place, and no others."""
    readable = await _in_time(service.doors.readable(place), ())
    return _choices((one.name, one.name) for one in readable if _holds(one.name, typed))


async def sources(service: Service, place: Place, typed: str) -> Choices:
    """What the story that is asked at a place watches."""
    settings = await _in_time(service.doors.settings(place), None)
    known = settings.sources if settings else ()
    return _choices((shorten(one, TEXT), one) for one in known if _holds(one, typed))


def zones(typed: str) -> Choices:
    """Time zones by some words of their names."""
    known = sorted(zoneinfo.available_timezones())
    return _choices((name, name) for name in known if _holds(name.replace("_", " "), typed))


def _as_day(typed: str, today: date, newest: date | None, words: Phrases) -> list[tuple[str, str]]:
    """“last Friday” with the day that it is."""
    if two := two_days(typed):
        both = (two.day_first, two.month_first)
        return [(f"{shorten(typed, 60)} → {words.day(day)}", day.isoformat()) for day in both]
    try:
        found = period(typed, today=today, language=words.language, newest=newest)
    except BotError:
        return []
    day = found.from_ or found.to
    return [(f"{shorten(typed, 60)} → {words.day(day)}", day.isoformat())] if day else []


def _own(typed: str) -> list[tuple[str, str]]:
    return [(typed, typed)] if typed.strip() else []


def _fitting(texts: Iterable[str], typed: str) -> list[str]:
    """Those that hold what is typed come first."""
    return sorted(texts, key=lambda text: not _holds(text, typed))


def _holds(text: str, typed: str) -> bool:
    return all(word in fold(text) for word in fold(typed).split())


def _choices(pairs: Iterable[tuple[str, str]]) -> Choices:
    by_value = {value: name for name, value in reversed(list(pairs)) if _fits(name, value)}
    ordered = list(reversed(by_value.items()))[:CHOICES]
    return [app_commands.Choice(name=name, value=value) for value, name in ordered]


def _fits(name: str, value: str) -> bool:
    return 1 <= len(name) <= TEXT and 1 <= len(value) <= TEXT


async def _at(
    service: Service, place: Place, work: Callable[[Desk], Awaitable[T]], otherwise: U
) -> T | U:
    """What the desk of the story gives that is asked at this place."""

    async def asked() -> T:
        return await work(await service.at(place))

    return await _in_time(asked(), otherwise)


async def _in_time(work: Awaitable[T], otherwise: U) -> T | U:
    """What the desk gives, or else nothing to choose from: typing goes on without."""
    try:
        async with asyncio.timeout(_PATIENCE):
            return await work
    except (TimeoutError, BotError, StoryError):
        return otherwise
