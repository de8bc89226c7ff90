"""Trains the reader: prepare, then train, then export. See docs/model-card.md.

python -m tests.training prepare --data ../shared/eval
python -m tests.training train --seed 0 --seconds 5400
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import torch
import typer

from index.embeddings import PackagedModel, load_encoder
from index.embeddings.reader_weights import FILE
from tests.evaluation.stories import load_all
from tests.evaluation.vectors import RememberingEncoder
from tests.training import lists as made
from tests.training import news, wikinews
from tests.training import states as kept
from tests.training import train as training
from tests.training.checkpoint import load as load_checkpoint
from tests.training.examples import examples_of
from tests.training.export import export as write
from tests.training.lists import CandidateList
from tests.training.model import load
from tests.training.near_misses import near_misses
from tests.training.questions import training_sets
from tests.training.rows import tokens_of

LOGGED = 20  # steps between two lines of the log
NEAR_MISSES = 0.6  # of the questions with an answer, where one can be made
NEWS_NEAR_MISSES = 0.2  # where many questions are near misses as they were written

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, help=__doc__)

MODELS = Path("data/models")
FOLDER = Path("data/training")
LISTS = FOLDER / "lists-with-near-misses.jsonl"
NEWS = FOLDER / "news.jsonl"


@app.command()
def prepare(
    *,
    data: Annotated[Path, typer.Option(help="The folder of the data sets.")],
    lists: Annotated[Path, typer.Option(help="Where the lists go.")] = LISTS,
    near: Annotated[
        float, typer.Option("--near-misses", help="Made of this share of the answered lists.")
    ] = NEAR_MISSES,
    seed: Annotated[int, typer.Option(help="Decides what is drawn at random.")] = 0,
) -> None:
    """Makes the lists that are trained on. Vectors are kept, so that it can be interrupted."""
    lists.parent.mkdir(parents=True, exist_ok=True)
    encoder = RememberingEncoder(load_encoder(None, MODELS), lists.parent / "vectors.sqlite")

    def all_lists() -> Iterator[CandidateList]:
        for number, given in enumerate(training_sets(data)):
            typer.echo(f"{given.name} ({given.language}): {len(given.questions)} questions")
            answered = list(made.make(given, encoder, random.Random(f"{seed} {number}")))
            yield from answered
            yield from near_misses(answered, near, random.Random(f"{seed} {number} near"))

    typer.echo(f"{lists}: {made.write(lists, all_lists())} lists")


@app.command()
def prepare_news(
    *,
    data: Annotated[Path, typer.Option(help="The folder of the data sets.")],
    gum: Annotated[
        Path | None, typer.Option(help="A checkout of GUM, for questions on English Wikinews.")
    ] = None,
    beside: Annotated[
        Path | None, typer.Option(help="Lists of `prepare`, of which some are mixed in.")
    ] = LISTS,
    mixed_in: Annotated[int, typer.Option(help="How many of them.")] = 4000,
    lists: Annotated[Path, typer.Option(help="Where the lists go.")] = NEWS,
    seed: Annotated[int, typer.Option(help="Decides what is drawn at random.")] = 0,
) -> None:
    """Makes the lists of news that are trained on, of our own stories and of Wikinews."""
    encoder = RememberingEncoder(load_encoder(None, MODELS), lists.parent / "vectors.sqlite")
    rng = random.Random(f"{seed} news")
    stories = [("stories", one) for one in load_all(measured=False)]
    stories += [("wikinews", one) for one in wikinews.stories(data.parent / "corpora", gum)]

    def all_lists() -> Iterator[CandidateList]:
        for name, story in stories:
            typer.echo(f"{story.name}: {len(story.questions)} questions")
            asked = list(news.lists_of(story, encoder, rng, name=name))
            yield from asked
            yield from near_misses(asked, NEWS_NEAR_MISSES, rng, together=lambda one: one.data_set)
        if beside:
            others = made.read(beside)
            yield from rng.sample(others, min(mixed_in, len(others)))

    typer.echo(f"{lists}: {made.write(lists, all_lists())} lists")


@app.command()
def train(
    *,
    seed: Annotated[int, typer.Option(help="Decides the order and what is drawn.")] = 0,
    steps: Annotated[int | None, typer.Option(help="Ends after so many steps.")] = None,
    seconds: Annotated[float | None, typer.Option(help="Ends after so much training.")] = None,
    threads: Annotated[int, typer.Option(help="Processor threads.")] = 1,
    lists: Annotated[Path, typer.Option(help="The lists that `prepare` makes.")] = LISTS,
    checkpoint: Annotated[Path | None, typer.Option(help="What is saved and gone on from.")] = None,
    initial: Annotated[Path | None, typer.Option(help="A checkpoint to begin with.")] = None,
) -> None:
    """Trains. Called again with the same options, goes on where it was interrupted."""
    torch.set_num_threads(threads)
    folder = PackagedModel(MODELS).reference(typer.echo).path
    lower, upper = load(folder)
    examples = examples_of(made.read(lists), tokens_of(folder))
    typer.echo(f"{len(examples.lists)} lists over {len(examples.rows)} texts")

    def told(done: int) -> None:
        if done % 512 < 8:
            typer.echo(f"{done} texts read")

    states = kept.computed(lists.with_suffix(".states"), examples.rows, lower, on_done=told)
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

    begun = load_checkpoint(initial) if initial else None
    if begun:
        upper.load_state_dict(begun.weights)
    training.train(
        upper,
        examples,
        states,
        training.Plan(seed, steps, seconds),
        checkpoint or FOLDER / f"reader-{seed}.pt",
        earlier=begun.run if begun else None,
        on_step=log,
    )


@app.command()
def export(
    checkpoint: Annotated[Path, typer.Argument(help="What training saved.")] = FOLDER
    / "reader-0.pt",
    target: Annotated[Path, typer.Argument(help="The safetensors file to write.")] = FILE,
) -> None:
    """Writes what is shipped: the trained layers in 8 bits."""
    try:
        typer.echo(f"{target}: {write(checkpoint, target)} bytes")
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


if __name__ == "__main__":
    app()
