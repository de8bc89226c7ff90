"""Trains the reader: prepare, then train, then export. See docs/model-card.md.

python -m tests.training prepare --data ../shared/eval
python -m tests.training train --seed 0 --seconds 14400
python -m tests.training export
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from bot.signal_reader import first_look
from bot.trained_reader import TrainedReader
from index.embeddings import OnnxPairScorer, PackagedModel, load_encoder
from index.embeddings.source import locate, read
from tests.evaluation.subject import Subject
from tests.evaluation.vectors import RememberingEncoder
from tests.training import calibration as fitting
from tests.training import lists as made
from tests.training import train as training
from tests.training.checkpoint import load
from tests.training.export import export as write
from tests.training.lists import CandidateList
from tests.training.model import Reader
from tests.training.pairs import tokens_of
from tests.training.questions import training_sets

LOGGED = 20  # steps between two lines of the log

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, help=__doc__)

MODELS = Path("data/models")
LISTS = Path("data/training/lists.jsonl")
CHECKPOINT = Path("data/training/reader.pt")
READER = Path("data/training/reader.safetensors")
PENALTIES = {"signals": [0.0, 0.02, 0.04, 0.06], "trained": [0.0, 0.5, 1.0, 1.5]}

ListsOption = Annotated[Path, typer.Option(help="The lists that `prepare` makes.")]
CheckpointOption = Annotated[Path, typer.Option(help="What training saves and goes on from.")]


@app.command()
def prepare(
    *,
    data: Annotated[Path, typer.Option(help="The folder of the data sets.")],
    lists: ListsOption = LISTS,
    seed: Annotated[int, typer.Option(help="Decides what is drawn at random.")] = 0,
) -> None:
    """Makes the lists that are trained on. Vectors are kept, so that it can be interrupted."""
    lists.parent.mkdir(parents=True, exist_ok=True)
    encoder = RememberingEncoder(load_encoder(None, MODELS), lists.parent / "vectors.sqlite")

    def all_lists() -> Iterator[CandidateList]:
        for number, given in enumerate(training_sets(data)):
            typer.echo(f"{given.name} ({given.language}): {len(given.questions)} questions")
            yield from made.make(given, encoder, random.Random(f"{seed} {number}"))

    typer.echo(f"{lists}: {made.write(lists, all_lists())} lists")


@app.command()
def train(
    *,
    seed: Annotated[int, typer.Option(help="Decides the order and what is drawn.")] = 0,
    steps: Annotated[int | None, typer.Option(help="Ends after so many steps.")] = None,
    seconds: Annotated[float | None, typer.Option(help="Ends after so much training.")] = None,
    lists: ListsOption = LISTS,
    checkpoint: CheckpointOption = CHECKPOINT,
    initial: Annotated[Path | None, typer.Option(help="A checkpoint to begin with.")] = None,
) -> None:
    """Trains. Called again with the same options, goes on where it was interrupted."""
    folder = PackagedModel(MODELS).reference(typer.echo).path
    reader, earlier = Reader.load(folder), None
    recent: list[float] = []

    def log(step: training.Step) -> None:
        recent.append(step.loss)
        if step.number % LOGGED == 0:
            rate = step.pairs / step.seconds
            loss = sum(recent) / len(recent)
            recent.clear()
            typer.echo(
                f"step {step.number}, {step.seconds:.0f} s, loss {loss:.3f}, {rate:.1f} pairs/s"
            )

    try:
        if initial:
            begun = load(initial)
            reader.take(begun.weights)
            earlier = begun.run
        done = training.train(
            reader,
            tokens_of(folder),
            made.read(lists),
            training.Plan(seed, steps, seconds),
            checkpoint,
            earlier=earlier,
            on_step=log,
        )
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    typer.echo(f"{checkpoint}: {done.run.steps} steps")


@app.command()
def export(
    checkpoint: Annotated[Path, typer.Argument(help="What training saved.")] = CHECKPOINT,
    target: Annotated[Path, typer.Argument(help="The safetensors file to write.")] = READER,
) -> None:
    """Writes what is shipped: the changed weights in 8 bits."""
    try:
        done = write(checkpoint, target, read(locate()))
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    typer.echo(
        f"{target}: {done.tensors} tensors, {done.size / 1e6:.1f} MB, "
        f"largest error {done.worst:.2%} of a tensor's length"
    )


@app.command()
def calibrate(
    *,
    data: Annotated[Path, typer.Option(help="The folder of the data sets.")],
    reader: Annotated[str, typer.Option(help='"signals" or "trained".')] = "trained",
    penalty: Annotated[
        list[float] | None, typer.Option(help="Penalties to try, in the reader's units.")
    ] = None,
) -> None:
    """Fits a reader's weights on the development sets and prints them."""
    subject = Subject.shipped(data, MODELS.parent, note=typer.echo)
    score: fitting.Score = lambda found, _: first_look(found)  # noqa: E731
    if reader == "trained":
        score = TrainedReader(OnnxPairScorer(MODELS)).scored
    penalties = penalty or PENALTIES[reader]
    sets: dict[float, dict[str, list[fitting.First]]] = {one: {} for one in penalties}
    for name, stories in fitting.development(subject).items():
        for case in stories:
            for found in fitting.firsts(subject, case, score, penalties):
                for one, first in found.items():
                    sets[one].setdefault(name, []).append(first)
    for one, given in sets.items():
        told = fitting.left_out(given, one)
        typer.echo(f"penalty {one}: {fitting.fitted(given, one)}")
        for name, firsts in given.items():
            it = fitting.judge(firsts, told[name])
            typer.echo(
                f"  {name:20} n {it.n:5} @1 {it.right:.3f} AUROC {it.answerable:.3f} "
                f"ECE {it.error:.3f}"
            )


if __name__ == "__main__":
    app()
