"""Trains the reader: seeded, and after an interruption it goes on as if there had been none.

The loss of a list is that of choosing among its sentences and "nothing answers", whose logit
is always 0; a little of judging each sentence by itself; and that of finding the words that
answer, where they are known.
"""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from tests.training.checkpoint import Checkpoint, Run, load
from tests.training.examples import ExampleList, Examples
from tests.training.model import Read, Upper
from tests.training.states import States

BATCH = 8  # lists a step
BUCKET = 512  # lists among which those of like length are put together
LAYERS_RATE = 1e-4
HEAD_RATE = 5e-4
DECAY = 0.01
LARGEST_GRADIENT = 1.0
WARM_UP = 100  # steps
LEAST_RATE = 0.02  # of the full rate, at the end
POINTWISE = 0.3  # weight of judging each sentence by itself
SPANS = 0.3  # weight of finding the words


@dataclass(frozen=True, slots=True)
class Plan:
    """Where a run ends: after `steps`, or after `seconds` of training, whichever is first."""

    seed: int = 0
    steps: int | None = None
    seconds: float | None = None

    def __post_init__(self) -> None:
        if not (self.steps or self.seconds):
            raise ValueError("a run needs an end: steps, seconds or both")

    def done(self, steps: int, seconds: float) -> float:
        """The share of the run that is done, from 0; 1 and more: all of it."""
        return max(steps / (self.steps or math.inf), seconds / (self.seconds or math.inf))


@dataclass(frozen=True, slots=True)
class Step:
    """What is told of each step. `seconds` and `pairs` since the run began or went on."""

    number: int
    loss: float
    seconds: float
    pairs: int


def train(
    upper: Upper,
    examples: Examples,
    states: States,
    plan: Plan,
    path: Path,
    *,
    earlier: Run | None = None,
    save_every: float = 300.0,
    on_step: Callable[[Step], None] = lambda step: None,
) -> None:
    """Trains `upper` in place and leaves a checkpoint at `path`, every `save_every` seconds too.

    Where there is one of the same run already, goes on from it. `earlier` is the run that the
    weights come from. Raises ValueError where the
    checkpoint is of another run.
    """
    training = _Training(upper, examples, states, plan, earlier)
    if path.exists():
        training.restore(load(path))
    begun = saved = time.monotonic()
    before, seen = training.seconds, 0
    upper.train()
    for batch in training.batches():
        if plan.done(training.steps, training.seconds) >= 1:
            break
        loss, count = training.step(batch)
        now = time.monotonic()
        training.seconds = before + now - begun
        seen += count
        if now - saved >= save_every:
            training.checkpoint().save(path)
            saved = now
        on_step(Step(training.steps, loss, now - begun, seen))
    training.checkpoint().save(path)


def joined(
    examples: Examples, states: States, pairs: Sequence[tuple[int, int, int, int]]
) -> tuple[torch.Tensor, torch.Tensor]:
    """Pairs of (question's row, sentence's row, first, end) → what `Upper` reads."""
    rows = [(states[q], states[s], first, end) for q, s, first, end in pairs]
    width = max(len(q) + len(s) for q, s, _, _ in rows)
    joint = np.zeros((len(rows), width, rows[0][0].shape[1]), np.float32)
    parts = np.full((len(rows), width), -1, np.int64)
    for at, (question, sentence, first, end) in enumerate(rows):
        asked = len(question)
        whole = asked + len(sentence)
        joint[at, :asked], joint[at, asked:whole] = question, sentence
        parts[at, :asked], parts[at, asked:whole] = 0, 1
        parts[at, asked + first : asked + end] = 2
    return torch.from_numpy(joint), torch.from_numpy(parts)


def loss_of(read: Read, lists: Sequence[ExampleList], asked: Sequence[int]) -> torch.Tensor:
    """The mean loss of lists whose sentences stand one after the other.

    `asked`: how many places the question of each list takes.
    """
    losses = []
    each = torch.split(read.logits, [len(given.sentences) for given in lists])
    at = 0
    for given, own, shift in zip(lists, each, asked, strict=True):
        right = torch.zeros_like(own)
        right[: given.right] = 1
        nothing = own.new_zeros(1)
        target = torch.cat([right, nothing if given.right else nothing + 1])
        chosen = torch.log_softmax(torch.cat([own, nothing]), 0)
        loss = -(target / target.sum() * chosen).sum()
        loss = loss + POINTWISE * functional.binary_cross_entropy_with_logits(own, right)
        for number, sentence in enumerate(given.sentences):
            if sentence.answer:
                first, last = (shift + place for place in sentence.answer)
                starts = torch.log_softmax(read.starts[at + number], 0)
                ends = torch.log_softmax(read.ends[at + number], 0)
                loss = loss - SPANS / 2 * (starts[first] + ends[last])
        losses.append(loss)
        at += len(given.sentences)
    return torch.stack(losses).mean()


def batches(examples: Examples, seed: int, epoch: int) -> list[list[int]]:
    """The numbers of all lists in random order, those of like length together."""
    rng = random.Random(f"{seed} {epoch}")
    order = rng.sample(range(len(examples.lists)), len(examples.lists))
    found = []
    for start in range(0, len(order), BUCKET):
        bucket = sorted(order[start : start + BUCKET], key=lambda at: _length(examples, at))
        cut = [bucket[at : at + BATCH] for at in range(0, len(bucket), BATCH)]
        rng.shuffle(cut)
        found += cut
    return found


def _length(examples: Examples, at: int) -> int:
    given = examples.lists[at]
    longest = max(len(examples.rows[sentence.row]) for sentence in given.sentences)
    return len(examples.rows[given.question]) + longest


class _Training:
    """A run under way: everything that changes with its steps."""

    def __init__(
        self,
        upper: Upper,
        examples: Examples,
        states: States,
        plan: Plan,
        earlier: Run | None,
    ) -> None:
        self.steps = 0
        self._seeds = (*(earlier.seeds if earlier else ()), plan.seed)
        self._earlier_steps = earlier.steps if earlier else 0
        self.seconds = 0.0
        self._upper, self._examples, self._states, self._plan = upper, examples, states, plan
        body = list(upper.layers.parameters())
        known = {id(p) for p in body}
        heads = [p for p in upper.parameters() if id(p) not in known]
        self._optimiser = torch.optim.AdamW(
            [
                {"params": body, "rate": LAYERS_RATE, "weight_decay": DECAY},
                {"params": heads, "rate": HEAD_RATE, "weight_decay": 0.0},
            ]
        )
        torch.manual_seed(plan.seed)

    def batches(self) -> Iterator[list[int]]:
        """From the present step on, without end."""
        in_epoch = -(-len(self._examples.lists) // BATCH)
        epoch, at = divmod(self.steps, in_epoch)
        while True:
            yield from batches(self._examples, self._plan.seed, epoch)[at:]
            epoch, at = epoch + 1, 0

    def step(self, batch: list[int]) -> tuple[float, int]:
        """Learns from these lists: the loss, and how many pairs they have."""
        lists = [self._examples.lists[at] for at in batch]
        pairs = [(one.question, s.row, s.first, s.end) for one in lists for s in one.sentences]
        self._set_rate()
        read = self._upper(*joined(self._examples, self._states, pairs))
        asked = [len(self._examples.rows[one.question]) for one in lists]
        loss = loss_of(read, lists, asked)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self._upper.parameters(), LARGEST_GRADIENT)
        self._optimiser.step()
        self._optimiser.zero_grad()
        self.steps += 1
        return loss.item(), len(pairs)

    def _set_rate(self) -> None:
        left = max(LEAST_RATE, 1 - self._plan.done(self.steps, self.seconds))
        share = min(1, (self.steps + 1) / WARM_UP) * left
        for group in self._optimiser.param_groups:
            group["lr"] = group["rate"] * share

    def checkpoint(self) -> Checkpoint:
        sets = tuple(dict.fromkeys(one.data_set for one in self._examples.lists))
        return Checkpoint(
            run=Run(sets, self._seeds, self._earlier_steps + self.steps),
            weights={name: p.detach() for name, p in self._upper.named_parameters()},
            state={
                "seconds": self.seconds,
                "optimiser": self._optimiser.state_dict(),
                "random": torch.get_rng_state(),  # what dropout draws from
            },
        )

    def restore(self, checkpoint: Checkpoint) -> None:
        if checkpoint.run.seeds != self._seeds:
            raise ValueError("the checkpoint is of a run with another seed")
        self._upper.load_state_dict(checkpoint.weights)
        self._optimiser.load_state_dict(checkpoint.state["optimiser"])
        torch.set_rng_state(checkpoint.state["random"])
        self.steps = checkpoint.run.steps - self._earlier_steps
        self.seconds = checkpoint.state["seconds"]
