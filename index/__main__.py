"""The index's command line: add, remove, undo, history, list, show, status, check, rebuild,
search, timeline, changes, quotes, dates."""

from __future__ import annotations

import logging
import sys
import uuid
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Annotated, Final

import typer
from dotenv import load_dotenv
from rich.console import Console
from rich.table import Table

from index.cli import payloads
from index.cli.changing import add, history, remove, undo
from index.cli.days import Days
from index.cli.options import (
    EXPECTED_FAILURE,
    DataOption,
    EncoderOption,
    FromOption,
    JsonOption,
    StoryOption,
    ThreadsOption,
    ToOption,
    one_line,
    out,
    print_in_utf8,
    print_json,
    screen,
)
from index.cli.place import Place
from index.cli.progress import encoding_progress
from index.cli.telling import changes, quotes, timeline
from index.errors import StoryDamaged, StoryError
from index.models import Draft, TimeExpression
from index.store import Filter

UNEXPECTED_FAILURE: Final = 70  # as sysexits.h has it: internal software error
# Columns of a terminal; what is piped has a line an article.
ROOM_BESIDE_IDS: Final = 60
ENDLESS: Final = 10_000
UNKNOWN_LANGUAGE: Final = "und"  # ISO 639's code, which says nothing to a person

app = typer.Typer(
    help="Keeps the articles of a story and finds passages in them.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    epilog="Exit codes: 0 done, 1 not done, 2 wrong call, 3 some inputs could not be read.",
)
app.command()(add)
app.command()(remove)
app.command()(undo)
app.command()(history)
app.command()(timeline)
app.command()(changes)
app.command()(quotes)


@app.command(name="list")
def list_articles(
    story: StoryOption = None, data: DataOption = Path("data"), as_json: JsonOption = False
) -> None:
    """List the story's articles, oldest first."""
    articles = Place(data, story).generation().articles()
    if as_json:
        print_json({"articles": [payloads.article(entry) for entry in articles]})
        return
    table = Table("id", "date", "source", "language", "title", box=None)
    for entry in articles:
        day = entry.published_at.isoformat() if entry.published_at else "—"
        language = "—" if entry.language == UNKNOWN_LANGUAGE else entry.language
        table.add_row(entry.id, day, entry.source or "—", language, entry.title)
    table.columns[0].no_wrap = True  # an id is there to be copied
    longest = max((len(entry.id) for entry in articles), default=0)
    room = max(out.width, longest + ROOM_BESIDE_IDS) if out.is_terminal else ENDLESS
    Console(highlight=False, markup=False, emoji=False, width=room).print(table)


@app.command()
def show(
    article_id: Annotated[str, typer.Argument(help="The article's id, as `list` shows it.")],
    text: Annotated[
        bool, typer.Option("--text", help="Only the canonical text, to which offsets refer.")
    ] = False,
    version: Annotated[int | None, typer.Option(help="An earlier version.")] = None,
    story: StoryOption = None,
    data: DataOption = Path("data"),
    as_json: JsonOption = False,
) -> None:
    """Show an article."""
    article = Place(data, story).generation().article(article_id, version)
    if as_json:
        print_json({"article": {**payloads.article(article), "text": article.text}})
    elif text:
        sys.stdout.write(article.text)
    else:
        fields = payloads.article(article)
        for name, value in fields.items():
            if value not in (None, []):
                shown = "; ".join(value) if isinstance(value, list) else value
                out.print(f"{name}: {shown}")
        out.print()
        out.print(article.text)


@app.command()
def status(
    story: StoryOption = None, data: DataOption = Path("data"), as_json: JsonOption = False
) -> None:
    """Say what the story holds."""
    from index.story import status_of  # noqa: PLC0415

    state = payloads.status(status_of(Place(data, story).generation()))
    if as_json:
        print_json(state)
    else:
        for name, value in state.items():
            out.print(f"{name}: {value if value is not None else '—'}")


@app.command()
def check(
    repair: Annotated[bool, typer.Option(help="Derive anew what can be derived.")] = True,
    story: StoryOption = None,
    data: DataOption = Path("data"),
    as_json: JsonOption = False,
) -> None:
    """Prove every span, vector, count and hash, and repair what can be derived."""
    try:
        report = Place(data, story).store().check(repair=repair)
    except StoryDamaged as error:
        raise StoryDamaged(str(error), hint=StoryDamaged.beyond_repair) from error
    if as_json:
        print_json(payloads.check(report))
    else:
        for finding in report.findings:
            out.print(f"{'repaired' if finding.repaired else 'found'}: {finding.message}")
        verdict = "All is well" if report.sound else "Not all is well"
        out.print(
            f"{verdict}: articles: {report.articles}, passages: {report.passages}, "
            f"generation {report.generation}."
        )
        for hint in dict.fromkeys(entry.hint for entry in report.findings if not entry.repaired):
            out.print(hint)
    if not report.sound:
        raise typer.Exit(EXPECTED_FAILURE)


@app.command()
def rebuild(
    story: StoryOption = None,
    data: DataOption = Path("data"),
    encoder: EncoderOption = None,
    threads: ThreadsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Cut and encode all articles anew, with another encoder if one is named."""
    from index.editing import rebuild as rebuild_story  # noqa: PLC0415

    place = Place(data, story, encoder, threads)
    with encoding_progress(screen) as on_progress:
        count = rebuild_story(
            place.data, place.asked(), place.load_encoder(screen.print), on_progress=on_progress
        )
    generation = place.generation()
    if as_json:
        print_json({"articles": count, "generation": generation.number})
    else:
        out.print(f"rebuilt  {count} articles, generation {generation.number}")


@app.command()
def search(
    question: Annotated[str, typer.Argument(help="What to look for.")],
    limit: Annotated[int, typer.Option(min=1, help="How many passages.")] = 10,
    after: FromOption = None,
    before: ToOption = None,
    source: Annotated[list[str] | None, typer.Option(help="Only of this source.")] = None,
    article: Annotated[list[str] | None, typer.Option(help="Only in this article.")] = None,
    story: StoryOption = None,
    data: DataOption = Path("data"),
    encoder: EncoderOption = None,
    threads: ThreadsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Find passages, best first; --from and --to are of the articles' publication."""
    from index.story import Story  # noqa: PLC0415

    place = Place(data, story, encoder, threads)
    days = Days(place.generation())
    among = Filter(
        published_from=days.first(after, "--from"),
        published_to=days.last(before, "--to"),
        sources=frozenset(source) if source else None,
        articles=frozenset(article) if article else None,
    )
    asked = Story(place.store(), place.load_encoder(screen.print))
    found = asked.snapshot().search(question, asked.encode([question])[0], limit=limit, among=among)
    if as_json:
        print_json({"hits": [payloads.hit(entry) for entry in found.hits]})
        return
    if not found.hits:
        screen.print("No passage was found. python -m index list shows the sources and dates.")
    for number, entry in enumerate(found.hits, start=1):
        out.print(f"{number}. {entry.article.id} § {entry.passage.paragraph}")
        out.print(f"   {entry.passage.span.of(entry.article.text)}")


@app.command()
def dates(
    file: Annotated[str, typer.Argument(help="An article: a file or an http(s) address.")],
    published: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Its publication date.", show_default="its own"),
    ] = None,
    lang: Annotated[str | None, typer.Option(help="Its language.", show_default="detected")] = None,
    as_json: JsonOption = False,
) -> None:
    """List the time expressions of an article with the days they name.

    Header lines tell about the file, not the story, and are left out. Offsets are each
    article's own: a feed has several, and the dates of each stand under its address.
    """
    from index.building import cut  # noqa: PLC0415
    from index.ingest import Failure, read  # noqa: PLC0415
    from index.temporal import time_expressions  # noqa: PLC0415

    read_from: list[tuple[Draft, TimeExpression]] = []
    for item in read(file):
        if isinstance(item, Failure):
            raise item.error
        draft = replace(item, language=lang or item.language)
        day = published.date() if published else draft.published_at
        passages = cut(draft).passages
        read_from += [
            (draft, found)
            for found in time_expressions(draft.text, draft.language, day, passages)
            if not any(line.start <= found.start < line.end for line in draft.head.headers)
        ]
    if as_json:
        print_json({"expressions": [payloads.dated(*one) for one in read_from]})
        return
    if not read_from:
        screen.print("No time expression was found.")
    several = len({draft.origin for draft, _ in read_from}) > 1
    for origin, group in groupby(read_from, lambda one: one[0].origin):
        if several:
            out.print(one_line(origin))
        for _, entry in group:
            days = f"{entry.from_ or '…'} – {entry.to or '…'}"
            out.print(f"{entry.start}:{entry.end}  {entry.text}  {days}")


def main() -> None:
    """Runs the command line; an expected failure ends in a sentence and exit code 1."""
    print_in_utf8()
    load_dotenv(".env")
    try:
        app()
    except StoryError as error:
        if "--json" in sys.argv:
            print_json(payloads.error(error))
        screen.print(str(error), style="red")
        if error.hint:
            screen.print(error.hint)
        sys.exit(EXPECTED_FAILURE)
    except Exception:  # the last line of defence: the reader gets a sentence, the log the rest
        incident = uuid.uuid4().hex[:8]
        logging.getLogger("index").exception("incident %s", incident)
        screen.print(f"Something went wrong (incident {incident}); the log above says what.")
        sys.exit(UNEXPECTED_FAILURE)


if __name__ == "__main__":
    main()
