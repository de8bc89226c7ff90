"""The bot's command line: ask, console, run, admin, story, report, backup, forget, doctor."""

from __future__ import annotations

import io
import json
import logging
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated, Any

import typer

from bot import console
from bot.errors import BadBatch, BotError
from bot.logs import configure
from bot.opening import opened, shelf
from bot.payload import payload
from bot.phrases import Language, phrases
from bot.settings import LogFormat, Settings
from index.errors import StoryError

EXPECTED_FAILURE = 1
UNEXPECTED_FAILURE = 70  # as sysexits.h has it: internal software error

app = typer.Typer(
    help="Answers questions about a news story in the story's own words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

StoryOption = Annotated[
    str | None, typer.Option("--story", help="The story to ask; needed where there are several.")
]
DataOption = Annotated[
    Path | None,
    typer.Option("--data", help="Where stories and models are kept.", show_default="data"),
]


@app.command()
def ask(
    question: Annotated[
        str | None, typer.Argument(help="The question, in quotation marks.")
    ] = None,
    batch: Annotated[
        Path | None,
        typer.Option(
            "--batch",
            help='A file of questions, one {"id": …, "question": …} a line; "-" reads from '
            "standard input.",
        ),
    ] = None,
    after: Annotated[
        list[str] | None,
        typer.Option(
            "--after", help="A question asked before, for one that leans on it; oldest first."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, a line an answer.")] = False,
    story: StoryOption = None,
    data: DataOption = None,
) -> None:
    """Ask one question, or a file of them.

    Example: python -m bot ask "Quels pays ont suspendu l'accès à Grok ?"
    """
    if (question is None) == (batch is None):
        raise BotError(
            "Give either a question or --batch FILE.", hint="See: python -m bot ask --help"
        )
    questions = _batch(batch) if batch else [(None, _text(question or ""))]
    answerer = opened(_settings(story, data), on_step=_step).answerer
    failed = False
    for item in questions:
        if isinstance(item, BadBatch):
            _tell(item)
            failed = True
            continue
        identity, text = item
        started = time.perf_counter()
        result = answerer.ask(text, earlier=after or ())
        if as_json:
            body = payload(result, elapsed_ms=(time.perf_counter() - started) * 1000)
            print(json.dumps({**({"id": identity} if batch else {}), **body}, ensure_ascii=False))
        else:
            if batch:
                console.show_question(text)
            console.show(result)
        sys.stdout.flush()
    if failed:
        raise typer.Exit(EXPECTED_FAILURE)


@app.command(name="console")
def chat(story: StoryOption = None, data: DataOption = None) -> None:
    """Chat with the story in the terminal."""
    settings = _settings(story, data)
    console.chat(opened(settings, on_step=_step), settings)


@app.command()
def run(story: StoryOption = None, data: DataOption = None) -> None:
    """Start the bot in the chats whose tokens are set, or in the terminal where none is."""
    from bot.platforms import PLATFORMS  # noqa: PLC0415  (a question alone needs no chat)

    settings = _settings(story, data)
    on = [platform for platform in PLATFORMS if platform.is_on(settings)]
    if not on:
        if settings.health_port is not None:
            _step("HEALTH_PORT counts for nothing: without a chat's token nothing is served.")
        chat(story, data)
        return
    from bot import running  # noqa: PLC0415

    configure(settings.log_format)
    logging.getLogger("bot").setLevel(logging.INFO)
    code = running.run(on, shelf(settings, on_step=_step), settings)
    raise typer.Exit(code)


@app.command(
    add_help_option=False,
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
)
def admin(context: typer.Context) -> None:
    """Change a story: add, replace, remove, rebuild, undo, history, jobs, audit."""
    from bot.admin.cli import admin as commands  # noqa: PLC0415  (a question needs none of it)

    commands(context.args, prog_name="python -m bot admin")


@app.command(
    name="story",
    add_help_option=False,
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
)
def stories(context: typer.Context) -> None:
    """Stories themselves: list, new, use, private, sources, digest."""
    from bot.stories.cli import story as commands  # noqa: PLC0415  (a question needs none of it)

    commands(context.args, prog_name="python -m bot story")


@app.command()
def forget(
    platform: Annotated[str, typer.Argument(help='The chat: "slack" or "discord".')],
    asker: Annotated[str, typer.Argument(help="The person's id there.")],
    data: DataOption = None,
) -> None:
    """Erase all that somebody asked, and their feedback, from the ledger.

    Where questions aren't kept on disk, a running bot has their last ones in memory for up
    to 12 hours, or until it is started again.
    """
    from bot.ledger import FILE_NAME, Ledger  # noqa: PLC0415

    settings = _settings(None, data)
    with Ledger(settings.data / FILE_NAME) as ledger:
        print(f"Questions erased: {ledger.erase(platform, asker)}")


@app.command()
def backup(
    folder: Annotated[Path, typer.Argument(help="Where to; a folder that is new or empty.")],
    data: DataOption = None,
) -> None:
    """Copy all that lasts to a folder, while the bot runs."""
    from bot.backup import back_up  # noqa: PLC0415

    copied = back_up(_settings(None, data).data, folder)
    print(f"Files copied to {folder}: {len(copied)}")


@app.command()
def report(
    days: Annotated[
        int, typer.Option("--days", min=1, help="How many days back.", show_default=True)
    ] = 30,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print a table, a question a row.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    language: Annotated[
        Language, typer.Option("--lang", help="The report's language.")
    ] = Language.EN,
    story: StoryOption = None,
    data: DataOption = None,
) -> None:
    """Tell what the story is asked and doesn't say, what is cited, and how long answers take.

    Of questions from the chats: what is asked on the command line or in the console is kept
    nowhere.
    """
    from bot import reporting  # noqa: PLC0415
    from bot.ledger import FILE_NAME, Ledger  # noqa: PLC0415

    settings = _settings(story, data)
    with Ledger(settings.data / FILE_NAME) as ledger:
        told = reporting.report(ledger, opened(settings, on_step=_step).browser, days=days)
    if as_csv:
        sys.stdout.write(reporting.table(told))
    elif as_json:
        print(json.dumps(asdict(told), ensure_ascii=False, default=str))
    else:
        console.show_report(reporting.sections(told, phrases(language)))


@app.command()
def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, a line a check.")] = False,
    story: StoryOption = None,
    data: DataOption = None,
) -> None:
    """Look at settings, model, story, ledger and chats, and say what to mend."""
    from bot.doctor import examine  # noqa: PLC0415
    from bot.platforms import PLATFORMS  # noqa: PLC0415

    well = True
    for check in examine(_settings(story, data), PLATFORMS):
        well = well and check.ok
        if as_json:
            print(json.dumps(asdict(check), ensure_ascii=False))
        else:
            console.show_check(check)
        sys.stdout.flush()
    raise typer.Exit(0 if well else EXPECTED_FAILURE)


def _settings(story: str | None, data: Path | None) -> Settings:
    given: dict[str, Any] = {"story": story, "data": data}
    return replace(Settings.load(), **{name: value for name, value in given.items() if value})


def _batch(file: Path) -> Iterator[tuple[Any, str] | BadBatch]:
    """The questions as they come in, or what is wrong with a line. Raises BadBatch."""
    try:
        with nullcontext(sys.stdin.buffer) if str(file) == "-" else file.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _batch_line(line, number)
    except OSError as error:
        raise BadBatch(f"{file} can't be read: {error}") from error


def _batch_line(line: bytes, number: int) -> tuple[Any, str] | BadBatch:
    try:
        row = json.loads(line.decode("utf-8-sig"))
        json.dumps(row, ensure_ascii=False).encode()  # half a surrogate pair can't be told back
        if isinstance(row["question"], str):
            return row["id"], row["question"]
    except (ValueError, KeyError, TypeError):
        pass
    return BadBatch(f"Line {number} of the batch is not a question.")


def _text(argument: str) -> str:
    """An argument of the command line whose bytes may be no UTF-8."""
    return argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _tell(error: BotError | StoryError) -> None:
    print(error, file=sys.stderr)
    if error.hint:
        print(error.hint, file=sys.stderr)


def _step(message: str) -> None:
    print(message, file=sys.stderr)


def main() -> None:
    """Runs the command line; whatever goes wrong ends in a sentence and an exit code."""
    configure(LogFormat.TEXT)
    for stream in (sys.stdout, sys.stderr):  # programs read them, whatever the locale
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        app()
    except (BotError, StoryError) as error:
        _tell(error)
        sys.exit(EXPECTED_FAILURE)
    except (KeyboardInterrupt, BrokenPipeError):
        sys.exit(130)
    except Exception:  # the last line of defence: the reader gets a sentence, the log the rest
        incident = uuid.uuid4().hex[:8]
        logging.getLogger("bot").exception("incident %s", incident)
        print(phrases("en").say("error.unexpected", incident=incident), file=sys.stderr)
        sys.exit(UNEXPECTED_FAILURE)


if __name__ == "__main__":
    main()
