"""Trains the reader.

python -m tests.training export data/training/reader.pt data/training/reader.safetensors
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from index.embeddings.source import locate, read
from tests.training.checkpoint import Run
from tests.training.export import export as write

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, help=__doc__)


@app.callback()
def training() -> None:
    """Commands, not one command."""


@app.command()
def export(
    checkpoint: Annotated[Path, typer.Argument(help="What training saved.")],
    target: Annotated[Path, typer.Argument(help="The safetensors file to write.")],
    *,
    data_sets: Annotated[str, typer.Option(help="For bare weights: trained on, by commas.")] = "",
    seeds: Annotated[str, typer.Option(help="For bare weights: the seeds, by commas.")] = "",
    steps: Annotated[int, typer.Option(help="For bare weights: the steps taken.")] = 0,
) -> None:
    """Writes what is shipped: the changed weights in 8 bits."""
    run = None
    if data_sets:
        run = Run(tuple(data_sets.split(",")), tuple(map(int, seeds.split(","))), steps)
    done = write(checkpoint, target, read(locate()), run=run)
    typer.echo(
        f"{target}: {done.tensors} tensors, {done.size / 1e6:.1f} MB, "
        f"largest error {done.worst:.2%} of a tensor's length"
    )


if __name__ == "__main__":
    app()
