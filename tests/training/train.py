"""Trains the reader: seeded, and after an interruption it goes on as if there had been none.

The loss of a list is that of choosing among its sentences and "nothing answers", whose logit
is always 0, plus a little of judging each sentence by itself.
"""

from __future__ import annotations

import hashlib
import math
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch.nn import functional

from tests.training import pairs
from tests.training.checkpoint import Checkpoint, Run, load
from tests.training.lists import CandidateList
from tests.training.model import Reader
from tests.training.pairs import Tokens

BATCH = 6  # lists a step
BUCKET = 384  # lists among which those of like length are put together
ENCODER_RATE = 6e-5
HEAD_RATE = 1e-3
STANDING_RATE = 2e-2
DECAY = 0.01  # of the encoder's weights
LARGEST_GRADIENT = 1.0
WARM_UP = 60  # steps
LEAST_RATE = 0.02  # of the full rate, at the end
POINTWISE = 0.3  # weight of judging each sentence by itself
CONTEXT = 0.55  # share of the pairs that show their context

# Characters beyond which a sentence is surely cut.
_LONGEST_SENTENCE = 330


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
    reader: Reader,
    tokens: Tokens,
    lists: Sequence[CandidateList],
    plan: Plan,
    path: Path,
    *,
    earlier: Run | None = None,
    save_every: float = 300.0,
    on_step: Callable[[Step], None] = lambda step: None,
) -> Checkpoint:
    """Trains `reader` in place and leaves a checkpoint at `path`, every `save_every` seconds too.

    Where there is one of the same run already, goes on from it. `earlier` is the run that the
    reader's weights come from. Raises ValueError where the checkpoint is of another run.
    """
    training = _Training(reader, tokens, lists, plan, earlier)
    if path.exists():
        training.restore(load(path))
    begun = saved = time.monotonic()
    before, seen = training.seconds, 0
    reader.train()
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
    final = training.checkpoint()
    final.save(path)
    return final


def loss_of(logits: torch.Tensor, lists: Sequence[CandidateList]) -> torch.Tensor:
    """The mean loss of lists whose candidates' logits stand one after the other."""
    losses = []
    each = torch.split(logits, [len(given.candidates) for given in lists])
    for given, own in zip(lists, each, strict=True):
        right = torch.zeros_like(own)
        right[: given.right] = 1
        nothing = own.new_zeros(1)
        target = torch.cat([right, nothing if given.right else nothing + 1])
        chosen = torch.log_softmax(torch.cat([own, nothing]), 0)
        listwise = -(target / target.sum() * chosen).sum()
        pointwise = functional.binary_cross_entropy_with_logits(own, right)
        losses.append(listwise + POINTWISE * pointwise)
    return torch.stack(losses).mean()


def batches(lists: Sequence[CandidateList], seed: int, epoch: int) -> list[list[int]]:
    """The numbers of all lists in random order, those of like length together."""
    rng = random.Random(f"{seed} {epoch}")
    order = rng.sample(range(len(lists)), len(lists))
    found = []
    for start in range(0, len(order), BUCKET):
        bucket = sorted(order[start : start + BUCKET], key=lambda at: _length(lists[at]))
        cut = [bucket[at : at + BATCH] for at in range(0, len(bucket), BATCH)]
        rng.shuffle(cut)
        found += cut
    return found


def _length(given: CandidateList) -> int:
    """About how long the longest pair is, in characters."""
    longest = max(len(candidate.text) for candidate in given.candidates)
    return len(given.question) + min(longest, _LONGEST_SENTENCE)


class _Training:
    """A run under way: everything that changes with its steps."""

    def __init__(
        self,
        reader: Reader,
        tokens: Tokens,
        lists: Sequence[CandidateList],
        plan: Plan,
        earlier: Run | None,
    ) -> None:
        self.steps = 0
        self.seconds = 0.0
        self._reader, self._tokens, self._lists, self._plan = reader, tokens, lists, plan
        sets = (earlier.data_sets if earlier else ()) + tuple(one.data_set for one in lists)
        self._data_sets = tuple(dict.fromkeys(sets))
        self._seeds = (*(earlier.seeds if earlier else ()), plan.seed)
        self._earlier_steps = earlier.steps if earlier else 0
        self._of = f"{plan.seed} {hashlib.sha256(repr(lists).encode()).hexdigest()}"
        self._body = [p for p in reader.encoder.parameters() if p.requires_grad]
        self._optimiser = torch.optim.AdamW(
            [
                {"params": self._body, "rate": ENCODER_RATE, "weight_decay": DECAY},
                {"params": reader.head.parameters(), "rate": HEAD_RATE, "weight_decay": 0.0},
                {"params": [reader.standing], "rate": STANDING_RATE, "weight_decay": 0.0},
            ]
        )
        torch.manual_seed(plan.seed)

    def batches(self) -> Iterator[list[int]]:
        """From the present step on, without end."""
        in_epoch = -(-len(self._lists) // BATCH)
        epoch, at = divmod(self.steps, in_epoch)
        while True:
            yield from batches(self._lists, self._plan.seed, epoch)[at:]
            epoch, at = epoch + 1, 0

    def step(self, batch: list[int]) -> tuple[float, int]:
        """Learns from these lists: the loss, and how many pairs they have."""
        lists = [self._lists[at] for at in batch]
        rng = random.Random(f"{self._plan.seed} step {self.steps}")
        rows = [
            pairs.row(self._tokens, one.question, candidate, context=rng.random() < CONTEXT)
            for one in lists
            for candidate in one.candidates
        ]
        standings = [standing for one in lists for standing in one.standings]
        self._set_rate()
        loss = loss_of(self._reader(rows, standings), lists)
        loss.backward()  # type: ignore[no-untyped-call]
        # The head's gradient is far the larger: only the encoder's is held back.
        torch.nn.utils.clip_grad_norm_(self._body, LARGEST_GRADIENT)
        self._optimiser.step()
        self._optimiser.zero_grad()
        self.steps += 1
        return loss.item(), len(rows)

    def _set_rate(self) -> None:
        left = max(LEAST_RATE, 1 - self._plan.done(self.steps, self.seconds))
        share = min(1, (self.steps + 1) / WARM_UP) * left
        for group in self._optimiser.param_groups:
            group["lr"] = group["rate"] * share

    def checkpoint(self) -> Checkpoint:
        return Checkpoint(
            run=Run(self._data_sets, self._seeds, self._earlier_steps + self.steps),
            weights={name: p.detach() for name, p in self._reader.trained().items()},
            state={
                "of": self._of,
                "steps": self.steps,
                "seconds": self.seconds,
                "optimiser": self._optimiser.state_dict(),
                "random": torch.get_rng_state(),  # what dropout draws from
            },
        )

    def restore(self, checkpoint: Checkpoint) -> None:
        state = checkpoint.state
        if state["of"] != self._of:
            raise ValueError("the checkpoint is of a run with another seed or other lists")
        self._reader.take(checkpoint.weights)
        self._optimiser.load_state_dict(state["optimiser"])
        torch.set_rng_state(state["random"])
        self.steps, self.seconds = state["steps"], state["seconds"]
        self._seeds = checkpoint.run.seeds
        self._data_sets = checkpoint.run.data_sets
        self._earlier_steps = checkpoint.run.steps - self.steps
