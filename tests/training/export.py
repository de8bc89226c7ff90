"""A checkpoint → the one small file that is shipped (index/embeddings/reader_weights.py)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embeddings.reader_weights import quantised
from tests.evaluation.split import HELD_OUT_PERCENT
from tests.training.checkpoint import Run, load
from tests.training.model import LOWER

LARGEST = 30_000_000  # bytes that the file may have

_PARTS = {
    "attention.self.query": "q",
    "attention.self.key": "k",
    "attention.self.value": "v",
    "attention.output.dense": "ao",
    "intermediate.dense": "fi",
    "output.dense": "fo",
    "attention.output.LayerNorm": "aln",
    "output.LayerNorm": "oln",
}


def export(checkpoint: Path, target: Path) -> int:
    """Writes `target` and returns its size. Raises ValueError where it would be too large."""
    from safetensors.numpy import save_file  # noqa: PLC0415

    trained = load(checkpoint)
    tensors: dict[str, NDArray[np.float32]] = {
        name_of(name): tensor.numpy() for name, tensor in trained.weights.items()
    }
    stored = quantised(tensors)
    size = sum(values.nbytes for values in stored.values())
    if size > LARGEST:
        raise ValueError(f"{size} bytes of weights are more than the {LARGEST} that are shipped.")
    save_file(stored, target, metadata=_about(trained.run))
    return target.stat().st_size


def name_of(name: str) -> str:
    """What the packaged model calls a weight of `Upper`: layers are counted from its first."""
    if name == "parts.weight":
        return "parts"
    if not name.startswith("layers."):
        part, kind = name.rsplit(".", 1)
        return f"{part}.{kind[0]}"
    number, part = name.removeprefix("layers.").split(".", 1)
    part, kind = part.rsplit(".", 1)
    return f"l{int(number) + LOWER}.{_PARTS[part]}.{kind[0]}"


def _about(run: Run) -> dict[str, str]:
    return {
        "data": ", ".join(run.data_sets),
        "seeds": ", ".join(map(str, run.seeds)),
        "steps": str(run.steps),
        "held_out": (
            f"titles whose CRC-32, in lower case with blanks for underscores, "
            f"is under {HELD_OUT_PERCENT} modulo 100"
        ),
    }
