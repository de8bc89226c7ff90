"""Measures how fast articles are added and questions answered, on made-up stories.

    python -m tests.benchmarks [--size 1000 --size 10000] [--json FILE]

Texts are made up, and so are the vectors of the stories that are asked, to save hours of
encoding: what a story says doesn't change what it costs. Adding is measured with the
encoder itself, against the encoder alone on the same texts, by turns.
"""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.opening import reader_for
from bot.settings import Settings
from index.embeddings import load_encoder
from tests.benchmarks import measures, report, slack
from tests.benchmarks.synthetic import questions as made_up
from tests.evaluation.kept import CUTTING, kept

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command(help=__doc__)
def bench(
    *,
    size: Annotated[
        list[int] | None, typer.Option(help="Passages of a story; 1000, 10000 and 100000.")
    ] = None,
    added: Annotated[int, typer.Option(help="Passages added in a round.")] = 160,
    told: Annotated[int, typer.Option(help="Articles of a story that is told.")] = 1000,
    rounds: Annotated[int, typer.Option(help="Rounds of each measurement.")] = 5,
    questions: Annotated[int, typer.Option(help="Questions asked of each story.")] = 100,
    at_once: Annotated[int, typer.Option(help="Questions asked at once in Slack.")] = 200,
    json: Annotated[Path | None, typer.Option(help="Write the results there too.")] = None,
    data: Annotated[Path, typer.Option(help="Where models and stories are kept.")] = Path("data"),
) -> None:
    console = Console(width=120)
    encoder = load_encoder(None, data / "models")
    reader = reader_for(encoder, data / "models")
    threshold = Settings().threshold
    stories = kept(data / "benchmarks", *CUTTING)
    _link(stories / "models", data / "models")
    with console.status("adding …"), tempfile.TemporaryDirectory() as scratch:
        adding = measures.adding(Path(scratch), encoder, added, rounds=rounds)
    asking = []
    for passages in sorted(size or (1_000, 10_000, 100_000)):
        with console.status(f"asking {passages:,} passages …"):
            story = measures.synthetic_story(stories, encoder, passages)
            asking.append(
                measures.asking(
                    stories, story, encoder, reader, threshold, count=questions, rounds=rounds
                )
            )
    with console.status("telling …"), tempfile.TemporaryDirectory() as scratch:
        telling = measures.telling(Path(scratch), encoder, told, rounds=rounds)
    with console.status("starting …"):
        story = measures.synthetic_story(stories, encoder, asking[0].passages)
        cold = measures.cold(stories, story, rounds=rounds)
        resident = measures.resident(stories, story, count=20)
    with console.status("a burst in Slack …"):
        burst = [text for text, _ in made_up(at_once, seed=5)]
        load = asyncio.run(slack.burst(stories, story, burst))
    results = report.Results(
        encoder=encoder.name,
        reader=type(reader).__name__,
        adding=adding,
        asking=tuple(asking),
        cold=cold,
        resident=resident,
        telling=telling,
        slack=load,
    )
    report.show(console, results)
    if json:
        report.write(json, results)


def _link(link: Path, folder: Path) -> None:
    """`python -m bot ask` looks for its models beside its stories."""
    if not link.is_symlink():
        link.symlink_to(folder.resolve())


if __name__ == "__main__":
    app()
