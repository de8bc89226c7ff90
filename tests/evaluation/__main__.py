"""Measures how well stories are searched, read and answered, on the development sets.

    python -m tests.evaluation --data ../shared/eval [--only piaf --only xquad]

Stories and vectors are kept under data/evaluation, so that a second run measures at once.
Only the development sets are read: what is set apart for testing is in none of them.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from tests.evaluation import floors as bounds
from tests.evaluation import report
from tests.evaluation.figures import Figure
from tests.evaluation.sets import SETS
from tests.evaluation.subject import Subject

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command(help=__doc__)
def evaluate(
    *,
    data: Annotated[Path, typer.Option(help="The folder of the development sets.")],
    only: Annotated[
        list[str] | None, typer.Option(help=f"Some sets only: {', '.join(SETS)}.")
    ] = None,
    json: Annotated[Path | None, typer.Option(help="Write all figures there too.")] = None,
    encoder: Annotated[
        str | None, typer.Option(help="Another encoder than the packaged model.")
    ] = None,
    kept: Annotated[Path, typer.Option(help="Where stories, vectors and models are kept.")] = Path(
        "data"
    ),
    raise_floors: Annotated[
        bool, typer.Option("--raise-floors", help="Make the floors as strict as this run allows.")
    ] = False,
) -> None:
    console = Console(width=100)
    unknown = sorted(set(only or ()) - SETS.keys())
    if unknown:
        raise typer.BadParameter(f"{', '.join(unknown)}: not one of {', '.join(SETS)}")
    subject = Subject.shipped(data, kept, encoder=encoder, note=console.print)
    floors = bounds.load()
    figures: list[Figure] = []
    for name in only or SETS:
        with console.status(f"{name} …"):
            measured = list(SETS[name](subject))
        report.show(console, measured, floors)
        figures += measured
    exact = subject.exactness.figure()
    report.show(console, [exact], floors)
    figures.append(exact)
    for wrong in subject.exactness.wrong[:10]:
        console.print(f"Not as published: {wrong}", style="bold red", markup=False)
    if json:
        report.write(json, figures, floors, subject.about)
    if raise_floors:
        bounds.save(floors.raised(figures))
    broken = [figure for figure in figures if floors.broken_by(figure)]
    console.print(f"{len(figures)} figures, {len(broken)} under their floor. {subject.about}")
    for figure in broken:
        console.print(f"Under its floor: {figure.name} = {figure.value:.4f}", style="bold red")
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    app()
