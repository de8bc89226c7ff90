"""Timelines and changes as lines of a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from index.drawing import when
from index.drawing.exports import differing, quoted, source
from index.drawing.when import day
from index.models import Changes, Timeline, TimelineEntry


def timeline(found: Timeline, language: str) -> Iterator[str]:
    for entry in found.entries:
        yield from _entry(entry, language)
    if not found.entries:
        yield "No dated event."
    elif len(found.entries) < found.total:
        yield f"{len(found.entries)} of {found.total} entries."


def changes(found: Changes, language: str) -> Iterator[str]:
    yield f"Since {day(found.since, language)}:"
    for change in found.articles:
        yield f"{change.kind}  {change.article.id}  {change.article.title}"
    if found.entries:
        yield ""
    for entry in found.entries:
        yield from _entry(entry, language)
    for figure in found.figures:
        yield f"figure  {figure.value}: {_one_line(quoted(figure.quote, language))}"
        yield f"        [{figure.quote.article.id}]"
        if figure.before:
            yield f"before  {figure.value_before}: {_one_line(quoted(figure.before, language))}"
            yield f"        [{figure.before.article.id}]"
    if not (found.articles or found.entries or found.figures):
        yield "Nothing."


def _entry(entry: TimelineEntry, language: str) -> Iterator[str]:
    yield when(entry, language)
    yield f"    {_one_line(quoted(entry.shown.quote, language))}"
    for telling in entry.tellings:
        yield f"    — {source(telling, language)}  [{telling.quote.article.id}]"
    for one in entry.disagreements:
        yield f"    ! {differing(one, language)}"


def _one_line(text: str) -> str:
    return " ".join(text.split(" ")).replace("\n", " ")
