"""What a training run leaves on disk: its weights, and what it needs to go on."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch


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
    """Raises ValueError where the file is no checkpoint."""
    content = torch.load(path, weights_only=True)
    if not isinstance(content, dict) or content.keys() != {"run", "weights", "state"}:
        raise ValueError(f"{path.name} is no checkpoint of the reader's training.")
    return Checkpoint(Run(**content["run"]), content["weights"], content["state"])
