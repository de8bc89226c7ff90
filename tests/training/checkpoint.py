"""What a training run leaves on disk: its weights, and what it needs to go on."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch

# How the weights were named before there were checkpoints: a bare state_dict().
_BARE = {"b": "encoder", "h": "head"}


@dataclass(frozen=True, slots=True)
class Run:
    """What a run was made of. `steps`: those done so far, earlier runs it began from included."""

    data_sets: tuple[str, ...]
    seeds: tuple[int, ...]
    steps: int


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """`weights`: of the parameters that are trained, as the model names them.

    `state`: what only going on needs (optimiser, position, random state).
    """

    run: Run
    weights: dict[str, torch.Tensor]
    state: dict[str, Any]

    def save(self, path: Path) -> None:
        """Writes the checkpoint in one piece: whoever reads finds the old one or the new one."""
        content = {"run": asdict(self.run), "weights": self.weights, "state": self.state}
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(path.name + ".partial")
        with partial.open("wb") as file:
            torch.save(content, file)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)


def load(path: Path) -> Checkpoint:
    content = torch.load(path, weights_only=True)
    return Checkpoint(Run(**content["run"]), content["weights"], content["state"])


def load_weights(path: Path) -> tuple[dict[str, torch.Tensor], Run | None]:
    """The weights of a checkpoint, or of a bare state_dict(), which doesn't tell its run.

    Raises ValueError where the file holds neither.
    """
    content = torch.load(path, weights_only=True, mmap=True)
    if "weights" in content:
        return content["weights"], Run(**content["run"])
    weights = {}
    for name, tensor in content.items():
        prefix, _, rest = name.partition(".")
        if prefix not in _BARE:
            raise ValueError(f"{path.name} holds no weights of a reader: {name}")
        weights[f"{_BARE[prefix]}.{rest}"] = tensor
    return weights, None
