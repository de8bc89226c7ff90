"""What is looked up beside answers, as messages: timelines, quotations, the story itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from bot.commands import recent
from bot.desk import Desk
from bot.discord import quotations, stories, timelines
from bot.discord.identifiers import carried, subject
from bot.discord.sheets import Attached, Sheet
from bot.models import QuotesRequest, Request, StoryRequest, StoryTopic, TimelineRequest
from bot.phrases import phrases
from index.drawing import PICTURES

# Days before and after a date that a timeline around it shows.
AROUND: Final = timedelta(days=3)


async def requested(desk: Desk, request: Request, *, today: date) -> Sequence[Sheet]:
    """What was asked for in words, of a story; help is of none."""
    match request:
        case TimelineRequest():
            return [await timeline(desk, request)]
        case QuotesRequest():
            return [await quotes(desk, request)]
        case StoryRequest():
            return await story(desk, request, today=today)


async def timeline(
    desk: Desk, request: TimelineRequest, *, page: int = 1, drawn: bool = False
) -> Sheet:
    """A page of a timeline with its picture. `drawn`: that stands in the message already."""
    request = usual(request)
    words = phrases(request.language)
    found = await desk.timeline(request)
    picture = None
    if found.timeline.entries:
        shown = timelines.drawn(found.timeline)
        title = found.stamp.story
        data = None if drawn else await desk.draw(shown, language=request.language, title=title)
        picture = Attached(timelines.PICTURE, data, timelines.alt_text(shown, words))
    return timelines.render(found.timeline, request, found.stamp, words, page=page, picture=picture)


async def taken(desk: Desk, request: TimelineRequest, form: str) -> Sheet:
    """A timeline as a file: `form` is one of timelines.FILES."""
    request = usual(request)
    words = phrases(request.language)
    found = await desk.timeline(request)
    language, title = request.language, found.stamp.story
    if form == "png":
        shown = timelines.drawn(found.timeline)
        data = await desk.draw(shown, form, language=language, theme="dark", title=title)
    elif form in PICTURES:
        data = await desk.draw(found.timeline, form, language=language, title=title)
    else:
        data = (await desk.export(found.timeline, form, language=language, title=title)).encode()
    file = Attached(f"timeline.{timelines.FILES[form]}", data)
    return timelines.taken(request, file, words)


async def quotes(desk: Desk, request: QuotesRequest, *, page: int = 1) -> Sheet:
    request = carried(request)
    found = await desk.quotes(request)
    status = await desk.status()
    return quotations.render(found, request, status.stamp, phrases(request.language), page=page)


async def story(desk: Desk, request: StoryRequest, *, today: date) -> Sequence[Sheet]:
    """Its state, or what is new in it."""
    words = phrases(request.language)
    status = await desk.status()
    if request.topic is StoryTopic.STATUS:
        return stories.status(status, words)
    request = recent(request, today=today, newest=status.stamp.newest)
    request = replace(request, about=subject(request.about))
    found = await desk.changes(request.since or today, request.about)
    return stories.changes(found, request, status.stamp, words)


def usual(request: TimelineRequest) -> TimelineRequest:
    """The request within what a chat shows and a control carries."""
    limit = min(request.limit or timelines.USUAL, timelines.MOST)
    return replace(request, about=subject(request.about), limit=limit)


def around(day: date, language: str) -> TimelineRequest:
    """The days before and after a date."""
    return TimelineRequest(from_=day - AROUND, to=day + AROUND, language=language)
