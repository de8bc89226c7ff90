"""The commands that change a story's articles, and tell how it was changed: add, remove, undo,
history."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from index.cli import payloads, plain
from index.cli.options import (
    EXPECTED_FAILURE,
    SOME_FAILED,
    DataOption,
    EncoderOption,
    JsonOption,
    StoryOption,
    ThreadsOption,
    one_line,
    out,
    print_json,
    screen,
)
from index.cli.place import Place
from index.cli.progress import encoding_progress
from index.models import Article, Draft

if TYPE_CHECKING:
    from index.editing import Added, Plan, Replaces
    from index.ingest import Failure

DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Only tell what would be done; nothing is changed.")
]


def add(
    targets: Annotated[list[str], typer.Argument(help="Files, folders or http(s) addresses.")],
    replace: Annotated[
        str | None,
        typer.Option("--replace", help="The id of the article that this is a new version of."),
    ] = None,
    new: Annotated[
        bool, typer.Option("--new", help="Take nothing for a version of an article.")
    ] = False,
    dry_run: DryRunOption = False,
    story: StoryOption = None,
    data: DataOption = Path("data"),
    encoder: EncoderOption = None,
    threads: ThreadsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Add articles: text, Markdown, HTML, PDF, DOCX, RSS and Atom.

    What is known and unchanged is left alone; a corrected text becomes the article's next
    version, recognised by its origin, its address, its title or its words. What only may be a
    correction is added and named. What can't be read is named, and the rest is added.

    Example: python -m index add docs/story https://example.org/page.html
    """
    from index.ingest import Failure, read  # noqa: PLC0415

    if replace is not None and new:
        raise typer.BadParameter("--replace and --new contradict each other; leave one out.")
    place = Place(data, story, encoder, threads)
    found = [item for target in targets for item in read(target)]
    failures = [item for item in found if isinstance(item, Failure)]
    drafts = [item for item in found if isinstance(item, Draft)]
    if replace is not None and len(drafts) > 1:
        raise typer.BadParameter(f"--replace takes one article, and there are {len(drafts)}.")
    replaces = dict.fromkeys(range(len(drafts)), replace) if replace is not None or new else {}
    if dry_run:
        _look(place, drafts, replaces, failures, as_json=as_json)
    else:
        _add(place, drafts, replaces, failures, as_json=as_json)
    if failures:
        raise typer.Exit(SOME_FAILED if drafts else EXPECTED_FAILURE)


def remove(
    article_id: Annotated[str, typer.Argument(help="The article's id, as `list` shows it.")],
    story: StoryOption = None,
    data: DataOption = Path("data"),
    as_json: JsonOption = False,
) -> None:
    """Take an article out of the story."""
    from index.editing import remove as remove_article  # noqa: PLC0415

    place = Place(data, story)
    gone = remove_article(place.data, place.asked(), article_id)
    if as_json:
        print_json({"removed": payloads.article(gone)})
    else:
        out.print(f"removed  {gone.id}")


def undo(
    to: Annotated[
        int | None,
        typer.Option(
            "--to", help="The generation to bring back.", show_default="the one before the newest"
        ),
    ] = None,
    dry_run: DryRunOption = False,
    story: StoryOption = None,
    data: DataOption = Path("data"),
    encoder: EncoderOption = None,
    threads: ThreadsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Bring the articles of an earlier generation back, as a new generation.

    Undone twice, all is as it was. `history` lists the generations.
    """
    from index.editing import plan_undo  # noqa: PLC0415
    from index.editing import undo as undo_edit  # noqa: PLC0415

    place = Place(data, story, encoder, threads)
    if dry_run:
        _told(plan_undo(place.data, place.asked(), to), [], as_json=as_json)
        return
    with encoding_progress(screen) as on_progress:
        done = undo_edit(
            place.data,
            place.asked(),
            lambda: place.load_encoder(screen.print),
            to=to,
            on_progress=on_progress,
        )
    if as_json:
        print_json(payloads.undone(done))
        return
    _list("back", done.added)
    _list(f"as in generation {done.to}", done.replaced)
    _list("removed", done.removed)


def history(
    limit: Annotated[int | None, typer.Option(min=1, help="Only the newest so many.")] = None,
    story: StoryOption = None,
    data: DataOption = Path("data"),
    as_json: JsonOption = False,
) -> None:
    """List what was done to the story, newest first."""
    from index.editing import history as history_of  # noqa: PLC0415

    place = Place(data, story)
    commits = history_of(place.data, place.asked(), limit)
    if as_json:
        print_json({"history": [payloads.commit(one) for one in commits]})
        return
    for line in plain.history(commits):
        out.print(line)


def _look(
    place: Place,
    drafts: Sequence[Draft],
    replaces: Replaces,
    failures: Sequence[Failure],
    *,
    as_json: bool,
) -> None:
    from index.editing import plan  # noqa: PLC0415

    looked = plan(place.data, place.written(), drafts, replaces=replaces)
    _told(looked, failures, as_json=as_json)


def _add(
    place: Place,
    drafts: Sequence[Draft],
    replaces: Replaces,
    failures: Sequence[Failure],
    *,
    as_json: bool,
) -> None:
    from index.editing import add as add_drafts  # noqa: PLC0415

    result: Added | None = None
    if drafts:
        with encoding_progress(screen) as on_progress:
            result = add_drafts(
                place.data,
                place.written(),
                drafts,
                lambda: place.load_encoder(screen.print),
                replaces=replaces,
                on_progress=on_progress,
            )
    if as_json:
        print_json(payloads.added(result, failures))
        return
    if result:
        _list("added", result.added)
        for new, known in result.resembling.items():
            told = f"  {new} may be a correction of {known}: undo, then add --replace {known}"
            out.print(Text.assemble(("       note", "yellow"), told))
        _list("new version", result.replaced)
        _list("unchanged", result.unchanged)
    _skipped(failures)


def _told(looked: Plan, failures: Sequence[Failure], *, as_json: bool) -> None:
    if as_json:
        print_json(payloads.plan(looked, failures))
        return
    for line in plain.plan(looked):
        out.print(line)
    _skipped(failures)


def _list(word: str, articles: Sequence[Article]) -> None:
    for article in articles:
        out.print(Text.assemble((word, "green"), f"  {article.id}"))
        for note in article.notes:
            out.print(Text.assemble(("       note", "yellow"), f"  {note}"))


def _skipped(failures: Sequence[Failure]) -> None:
    for failure in failures:
        told = f"  {one_line(failure.origin)}: {failure.error} {failure.error.hint}"
        out.print(Text.assemble(("skipped", "red"), told))
