"""`python -m bot admin`: what admins do in the chats, for programs and people."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Final, TypeVar

import msgspec
import typer
from rich.console import Console

from bot.admin.models import AdminRequest, JobResult, Kind, Plan
from bot.admin.office import Office
from bot.admin.terminal import AdminScreen, operator, source
from bot.phrases import phrases
from bot.settings import Settings
from index.store import story_names
from index.story import DEFAULT_STORY

T = TypeVar("T")

_NOT_DONE: Final = 1
_SOME_SKIPPED: Final = 3

admin = typer.Typer(
    help="Changes a story, with a preview; says who changed what, and what is under way.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    epilog="Exit codes: 0 done, 1 not done, 2 wrong call, 3 some inputs could not be read.",
)

StoryOption = Annotated[
    str | None, typer.Option("--story", help="The story.", show_default="STORY, or main")
]
DataOption = Annotated[
    Path | None,
    typer.Option("--data", help="Where stories and models are kept.", show_default="data"),
]
YesOption = Annotated[bool, typer.Option("--yes", help="Don't ask; do what the preview says.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
LimitOption = Annotated[int, typer.Option(min=1, help="How many, the newest first.")]


@admin.command()
def add(
    targets: Annotated[
        list[str], typer.Argument(help='Files, folders, addresses, or "-" for standard input.')
    ],
    story: StoryOption = None,
    data: DataOption = None,
    yes: YesOption = False,
    as_json: JsonOption = False,
) -> None:
    """Add articles; what corrects a known one becomes its next version."""
    sources = tuple(source(target, sys.stdin.read) for target in targets)
    _change(story, data, yes, as_json, kind=Kind.ADD, sources=sources)


@admin.command(name="replace")
def correct(
    article: Annotated[str, typer.Argument(help="The article's id.")],
    target: Annotated[str, typer.Argument(help='A file, an address, or "-".')],
    story: StoryOption = None,
    data: DataOption = None,
    yes: YesOption = False,
    as_json: JsonOption = False,
) -> None:
    """Give an article another text, as its next version."""
    sources = (source(target, sys.stdin.read),)
    _change(story, data, yes, as_json, kind=Kind.REPLACE, sources=sources, article=article)


@admin.command()
def remove(
    article: Annotated[str, typer.Argument(help="The article's id.")],
    story: StoryOption = None,
    data: DataOption = None,
    yes: YesOption = False,
    as_json: JsonOption = False,
) -> None:
    """Take an article out of the story."""
    _change(story, data, yes, as_json, kind=Kind.REMOVE, article=article)


@admin.command()
def rebuild(
    story: StoryOption = None,
    data: DataOption = None,
    yes: YesOption = False,
    as_json: JsonOption = False,
) -> None:
    """Cut and encode all articles anew."""
    _change(story, data, yes, as_json, kind=Kind.REBUILD)


@admin.command()
def undo(
    to: Annotated[
        int | None, typer.Option(help="The generation to bring back.", show_default="the last")
    ] = None,
    story: StoryOption = None,
    data: DataOption = None,
    yes: YesOption = False,
    as_json: JsonOption = False,
) -> None:
    """Bring an earlier state of the story back, as a new generation."""
    _change(story, data, yes, as_json, kind=Kind.UNDO, to=to)


@admin.command()
def history(
    story: StoryOption = None,
    data: DataOption = None,
    limit: LimitOption = 10,
    as_json: JsonOption = False,
) -> None:
    """Say who changed what when."""
    settings, name = _settings(story, data)
    rows = _with(settings, lambda office: office.history(name, operator(), limit))
    if as_json:
        _print({"history": rows})
        return
    _screen().history(rows)


@admin.command()
def jobs(story: StoryOption = None, data: DataOption = None, as_json: JsonOption = False) -> None:
    """List the jobs under way, those that were interrupted, and the last that ended."""
    settings, _ = _settings(story, data)
    found = _with(settings, lambda office: office.jobs(operator(), story))
    if as_json:
        _print({"jobs": found})
    else:
        _screen().jobs(found)


@admin.command()
def resume(
    job: Annotated[str, typer.Argument(help="The job's id, as `jobs` shows it.")],
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Carry an interrupted job out."""
    settings, _ = _settings(None, data)
    screen = _screen(progress=True)
    result = _with(settings, lambda office: screen.carry_out(office, job, office.resume))
    _tell(result, as_json)


@admin.command()
def discard(
    job: Annotated[str, typer.Argument(help="The job's id, as `jobs` shows it.")],
    data: DataOption = None,
) -> None:
    """Give an interrupted job up."""
    settings, _ = _settings(None, data)
    _with(settings, lambda office: office.discard(job, operator()))


@admin.command()
def audit(
    story: StoryOption = None,
    data: DataOption = None,
    limit: LimitOption = 50,
    as_json: JsonOption = False,
) -> None:
    """Say who did, or was refused, what when."""
    settings, _ = _settings(story, data)
    rows = _with(settings, lambda office: office.audit(operator(), limit, story))
    if as_json:
        _print({"audit": rows})
    else:
        _screen().audit(rows)


def _change(story: str | None, data: Path | None, yes: bool, as_json: bool, **request: Any) -> None:
    settings, name = _settings(story, data)
    screen = _screen(progress=True)

    def confirm(plan: Plan) -> bool:
        if not as_json:
            _screen().preview(plan)
        if not plan.changes_something:
            return False
        if yes or as_json or not sys.stdin.isatty():
            return yes
        return typer.confirm(phrases("en").say("admin.confirm"))

    plan, result = _with(
        settings,
        lambda office: screen.see_through(office, AdminRequest(story=name, **request), confirm),
    )
    if as_json:
        _print({"plan": plan, "result": result})
    elif result is not None:
        _screen().result(result)
    elif plan.changes_something and not yes and not sys.stdin.isatty():
        print(phrases("en").say("admin.say_yes"), file=sys.stderr)
    if result is None and plan.changes_something:
        raise typer.Exit(_NOT_DONE)
    if plan.skipped:
        raise typer.Exit(_SOME_SKIPPED if plan.items else _NOT_DONE)


def _tell(result: JobResult, as_json: bool) -> None:
    if as_json:
        _print({"result": result})
    else:
        _screen().result(result)


def _with(settings: Settings, work: Callable[[Office], Coroutine[Any, Any, T]]) -> T:
    async def opened() -> T:
        async with Office(settings) as office:
            return await work(office)

    return asyncio.run(opened())


def _settings(story: str | None, data: Path | None) -> tuple[Settings, str]:
    """The settings, and the story that is meant: the only one there is, or one to be made."""
    settings = Settings.load()
    settings = replace(settings, data=data) if data else settings
    names = story_names(settings.data)
    only = names[0] if len(names) == 1 else DEFAULT_STORY
    return settings, story or settings.story or only


def _screen(*, progress: bool = False) -> AdminScreen:
    """`progress`: on standard error, so that what is printed can be piped."""
    width = None if sys.stdout.isatty() else 10_000
    screen = Console(highlight=False, emoji=False, width=width, stderr=progress)
    return AdminScreen(screen, phrases("en"))


def _print(value: Any) -> None:
    print(json.dumps(msgspec.to_builtins(value), ensure_ascii=False))
