"""Training is repeatable, survives interruption, learns, and leaves the frozen parts alone."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
import torch

from tests.training.checkpoint import Checkpoint, Run, load
from tests.training.lists import CandidateList
from tests.training.model import Reader
from tests.training.pairs import Candidate, row
from tests.training.sample import some_lists, tiny_reader, tokens
from tests.training.train import BATCH, Plan, Step, batches, loss_of, train

LISTS = some_lists(5 * BATCH)
PLAN = Plan(seed=3, steps=12)  # more than an epoch


class _Killed(Exception):
    pass


def _trained(path: Path, plan: Plan = PLAN, killed_at: int | None = None) -> Checkpoint:
    def on_step(step: Step) -> None:
        if step.number == killed_at:
            raise _Killed

    return train(tiny_reader(), tokens, LISTS, plan, path, save_every=0, on_step=on_step)


def _same(one: Checkpoint, other: Checkpoint) -> bool:
    assert one.weights.keys() == other.weights.keys()
    return all(torch.equal(one.weights[name], other.weights[name]) for name in one.weights)


def test_an_interrupted_run_ends_with_the_same_weights(tmp_path: Path) -> None:
    straight = _trained(tmp_path / "straight.pt")
    for killed_at in (1, 5, 8):  # in each epoch, and between two
        with pytest.raises(_Killed):
            _trained(tmp_path / "interrupted.pt", killed_at=killed_at)
    resumed = _trained(tmp_path / "interrupted.pt")
    assert resumed.run == straight.run == Run(("other", "sample"), (3,), 12)
    assert _same(resumed, straight)
    assert _same(load(tmp_path / "interrupted.pt"), straight)


def test_a_seed_decides_the_weights(tmp_path: Path) -> None:
    first, again = _trained(tmp_path / "a.pt"), _trained(tmp_path / "b.pt")
    assert _same(first, again)
    assert not _same(first, _trained(tmp_path / "c.pt", Plan(seed=4, steps=12)))


def test_a_finished_run_is_left_as_it_is(tmp_path: Path) -> None:
    done = _trained(tmp_path / "run.pt")
    assert _same(_trained(tmp_path / "run.pt"), done)


def test_a_torn_file_never_stands_in_the_checkpoint_s_place(tmp_path: Path) -> None:
    (tmp_path / "run.pt.partial").write_bytes(b"torn")
    _trained(tmp_path / "run.pt")
    assert [path.name for path in tmp_path.iterdir()] == ["run.pt"]


def test_a_checkpoint_of_another_run_is_refused(tmp_path: Path) -> None:
    _trained(tmp_path / "run.pt")
    with pytest.raises(ValueError, match="another seed or other lists"):
        _trained(tmp_path / "run.pt", Plan(seed=4, steps=12))
    with pytest.raises(ValueError, match="another seed or other lists"):
        train(tiny_reader(), tokens, LISTS[1:], PLAN, tmp_path / "run.pt")


def test_training_ends_with_its_seconds(tmp_path: Path) -> None:
    steps: list[Step] = []
    plan = Plan(seconds=0.3)
    train(tiny_reader(), tokens, LISTS, plan, tmp_path / "run.pt", on_step=steps.append)
    assert steps
    assert steps[-1].seconds >= 0.3
    assert all(step.seconds < 0.3 for step in steps[:-1])


def test_a_run_without_an_end_is_refused() -> None:
    with pytest.raises(ValueError, match="needs an end"):
        Plan(seed=1)


def test_embeddings_and_first_layers_stay_as_they_are(tmp_path: Path) -> None:
    reader, before = tiny_reader(), tiny_reader().state_dict()
    train(reader, tokens, LISTS, PLAN, tmp_path / "run.pt")
    changed = {
        name
        for name, values in reader.state_dict().items()
        if not torch.equal(values, before[name])
    }
    assert changed
    assert all(
        name.startswith(("encoder.encoder.layer.1.", "head.", "standing")) for name in changed
    )
    assert changed <= reader.trained().keys()


def test_a_run_can_begin_with_another_s_weights(tmp_path: Path) -> None:
    first = _trained(tmp_path / "first.pt")
    reader = tiny_reader()
    reader.take(first.weights)
    second = train(
        reader, tokens, LISTS, Plan(seed=9, steps=2), tmp_path / "second.pt", earlier=first.run
    )
    assert second.run == Run(("other", "sample"), (3, 9), 14)
    with pytest.raises(ValueError, match="is missing"):
        reader.take({})


def test_every_list_is_met_once_an_epoch_in_another_order() -> None:
    first, second = (batches(LISTS, 3, epoch) for epoch in (0, 1))
    for epoch in (first, second):
        assert sorted(at for batch in epoch for at in batch) == list(range(len(LISTS)))
        assert all(len(batch) == BATCH for batch in epoch)
    assert first != second
    assert first == batches(LISTS, 3, 0)


def test_the_loss_is_that_of_choosing_and_of_judging() -> None:
    answered, unanswered = (
        CandidateList("s", "q", (Candidate("", "", "a"), Candidate("", "", "b")), (0, 0), right)
        for right in (1, 0)
    )
    logits = torch.tensor([2.0, -1.0])
    total = math.exp(2) + math.exp(-1) + 1

    def judged(*pairs: tuple[float, int]) -> float:
        return sum(math.log1p(math.exp(-z if right else z)) for z, right in pairs) / len(pairs)

    chosen = -math.log(math.exp(2) / total) + 0.3 * judged((2.0, 1), (-1.0, 0))
    nothing = -math.log(1 / total) + 0.3 * judged((2.0, 0), (-1.0, 0))
    assert loss_of(logits, [answered]).item() == pytest.approx(chosen, rel=1e-5)
    assert loss_of(logits, [unanswered]).item() == pytest.approx(nothing, rel=1e-5)
    both = loss_of(torch.cat([logits, logits]), [answered, unanswered])
    assert both.item() == pytest.approx((chosen + nothing) / 2, rel=1e-5)


def test_padding_changes_no_logit() -> None:
    reader: Reader = tiny_reader().eval()
    torch.nn.init.normal_(reader.head.weight)
    short, long = (row(tokens, "q", Candidate("", "", text)) for text in ("a", "bcdefgh"))
    with torch.no_grad():
        together, alone = reader([short, long], [0, 0])[0], reader([short], [0])[0]
    assert together.item() == pytest.approx(alone.item(), abs=2e-2)  # bfloat16


def test_a_reader_learns(tmp_path: Path) -> None:
    """What is made of the letter a answers, what is made of z doesn't."""
    right, wrong = (
        [Candidate("", "", letter * count) for count in range(1, 13)] for letter in "az"
    )
    lists = [
        CandidateList("s", "q", pair, standings=(0, 0), right=1)
        for pair in zip(right, wrong, strict=True)
    ]
    reader = tiny_reader()
    train(reader, tokens, lists, Plan(steps=120), tmp_path / "run.pt")
    reader.eval()
    with torch.no_grad():
        better, worse = (
            reader([row(tokens, "q", one) for one in candidates], [0] * len(candidates))
            for candidates in (right, wrong)
        )
    assert better.min() > worse.max()
