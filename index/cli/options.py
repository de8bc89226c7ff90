"""The options that several commands take."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from rich.console import Console

EXPECTED_FAILURE: Final = 1
SOME_FAILED: Final = 3

# What is printed is quoted: no code in it may become a picture (":warning:") or a colour ("[red]").
screen: Final = Console(highlight=False, emoji=False, markup=False, soft_wrap=True, stderr=True)
out: Final = Console(highlight=False, emoji=False, markup=False, soft_wrap=True)

JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
StoryOption = Annotated[
    str | None, typer.Option("--story", envvar="STORY", help="The story.", show_default="main")
]
DataOption = Annotated[
    Path, typer.Option("--data", envvar="DATA_DIR", help="Where stories and models are kept.")
]
EncoderOption = Annotated[
    str | None,
    typer.Option(
        "--encoder",
        envvar="EMBEDDING_MODEL",
        help="A sentence-transformers model, by folder or name.",
        show_default="the packaged one",
    ),
]
ThreadsOption = Annotated[
    int | None,
    typer.Option(
        "--threads", envvar="THREADS", min=1, help="Processor threads.", show_default="cores"
    ),
]
FromOption = Annotated[
    str | None,
    typer.Option("--from", help="From that day on: 2026-01-09, 9 January, Friday, hier …"),
]
ToOption = Annotated[str | None, typer.Option("--to", help="Until that day.")]
AboutOption = Annotated[
    str | None,
    typer.Option("--about", help="Only what is about this: its words, or their meaning."),
]


def print_in_utf8() -> None:
    """Whatever the locale: JSON and texts are read by programs, which then need no guess."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def one_line(name: str) -> str:
    """A file's name, the line ends and escapes that it may hold written out."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in name)


def print_json(body: dict[str, Any]) -> None:
    print(json.dumps(body, ensure_ascii=False))
