"""The commands that tell what happened when and who said what: timeline, changes, quotes."""

from __future__ import annotations

import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from index.cli import payloads, plain
from index.cli.days import Days
from index.cli.options import (
    AboutOption,
    DataOption,
    EncoderOption,
    FromOption,
    JsonOption,
    StoryOption,
    ThreadsOption,
    ToOption,
    out,
    print_json,
    screen,
)
from index.cli.place import Place
from index.drawing import PICTURES, WIDTH, draw, export

if TYPE_CHECKING:
    from index.story import Snapshot
    from index.timeline import Subject


class Form(StrEnum):
    MD = "md"
    CSV = "csv"
    ICS = "ics"
    TIMELINEJS = "timelinejs"
    PNG = "png"
    SVG = "svg"


class Language(StrEnum):
    EN = "en"
    FR = "fr"


class Theme(StrEnum):
    LIGHT = "light"
    DARK = "dark"


FormOption = Annotated[
    Form | None,
    typer.Option("--format", help="A picture or an export.", show_default="a plain list"),
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", help="The file to write.", show_default="standard output")
]


def timeline(
    after: FromOption = None,
    before: ToOption = None,
    about: AboutOption = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Only so many: what matters.")] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            help="Only what is new since that day: what no article published before it tells, "
            "whenever it happened. What happened since then is --from.",
        ),
    ] = None,
    form: FormOption = None,
    output: OutputOption = None,
    lang: Annotated[
        Language | None,
        typer.Option(help="Of labels, and of quotes where there are such. [default: en, any]"),
    ] = None,
    theme: Annotated[Theme, typer.Option(help="Of pictures.")] = Theme.LIGHT,
    width: Annotated[int, typer.Option(min=480, max=4320, help="Of pictures, in pixels.")] = WIDTH,
    story: StoryOption = None,
    data: DataOption = Path("data"),
    encoder: EncoderOption = None,
    threads: ThreadsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Tell what happened when, each entry with its quotes.

    Entries are of dated sentences, one for all that tell the same. Days are never finer than
    the text: "early January" stays a span.

    Example: python -m index timeline --limit 8 --format png --output timeline.png
    """
    if form is Form.PNG and output is None:
        raise typer.BadParameter("A picture needs a file: --output timeline.png")
    place = Place(data, story, encoder, threads)
    days = Days(place.generation())
    first, last = days.period(after, before)
    new = days.first(since, "--since")
    snapshot, subject = _asked(place, about)
    found = snapshot.timeline(
        from_=first, to=last, about=subject, limit=limit, since=new, language=lang
    )
    labels = lang or Language.EN
    name = place.asked()
    if as_json:
        print_json(payloads.timeline(found, days.counted_from))
    elif form is None and output is None:
        if days.counted_from:
            out.print(plain.counted(days.counted_from, labels))
        for line in plain.timeline(found, labels):
            out.print(line)
    elif form in PICTURES:
        _write(draw(found, form, language=labels, theme=theme, width=width, title=name), output)
    else:
        _write(export(found, form or Form.MD, language=labels, title=name).encode(), output)


def changes(
    since: Annotated[
        str,
        typer.Option(help="The first day that counts: 2026-01-09, 9 January, Friday, hier …"),
    ],
    about: AboutOption = None,
    lang: Annotated[Language, typer.Option(help="Of dates.")] = Language.EN,
    story: StoryOption = None,
    data: DataOption = Path("data"),
    encoder: EncoderOption = None,
    threads: ThreadsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Tell what is new or different since a day: articles, dated events, figures.

    New is what was published since, whenever it happened: `timeline --from` tells what happened.
    "Friday" is counted from today, or from the newest article where that is more than a week old.
    """
    place = Place(data, story, encoder, threads)
    days = Days(place.generation())
    day = days.first(since, "--since") or date.today()
    snapshot, subject = _asked(place, about)
    found = snapshot.changes(day, subject)
    if as_json:
        print_json(payloads.changes(found, days.counted_from))
        return
    if days.counted_from:
        out.print(plain.counted(days.counted_from, lang))
    for line in plain.changes(found, lang):
        out.print(line)


def quotes(
    speaker: Annotated[
        str | None, typer.Option(help="Only what this person says; part of the name will do.")
    ] = None,
    after: Annotated[
        str | None,
        typer.Option(
            "--from", help="Published from that day on: 2026-01-09, 9 January, Friday, hier …"
        ),
    ] = None,
    before: Annotated[str | None, typer.Option("--to", help="Published until that day.")] = None,
    about: AboutOption = None,
    since: Annotated[
        str | None,
        typer.Option("--since", help="Only what no article quoted before that day."),
    ] = None,
    lang: Annotated[Language, typer.Option(help="Of marks and dates.")] = Language.EN,
    story: StoryOption = None,
    data: DataOption = Path("data"),
    encoder: EncoderOption = None,
    threads: ThreadsOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the words that articles put between quotation marks, with who says them.

    Example: python -m index quotes --speaker Starmer --about "the ban" --from Monday
    """
    place = Place(data, story, encoder, threads)
    days = Days(place.generation())
    first, last = days.period(after, before)
    new = days.first(since, "--since")
    snapshot, subject = _asked(place, about)
    found = snapshot.quotations(speaker, from_=first, to=last, about=subject, since=new)
    if as_json:
        print_json(payloads.quotations(found, first, last, days.counted_from))
        return
    if days.counted_from:
        out.print(plain.counted(days.counted_from, lang))
    if not found:
        screen.print("No quotation was found.")
    for line in plain.quotations(found, lang):
        out.print(line)


def _asked(place: Place, about: str | None) -> tuple[Snapshot, Subject | None]:
    """The story, and what is asked about; the encoder is loaded only for that."""
    from index.story import Snapshot, Story  # noqa: PLC0415

    if about is None:
        return Snapshot(place.generation()), None
    asked = Story(place.store(), place.load_encoder(screen.print))
    return asked.snapshot(), asked.subject(about)


def _write(content: bytes, output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.write(content)
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        raise typer.BadParameter(f"{output} can't be written: {error.strerror}.") from error
    screen.print(f"wrote {output}")
