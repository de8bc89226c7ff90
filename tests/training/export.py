"""A checkpoint → the one small file that is shipped.

Only what training changed is written, under the names that index/embeddings/source.py gives
the packaged model's tensors. Matrices: int8 rows NAME and a float16 scale for each row in
NAME.scale; a value is code * scale. Vectors: float16. The head on the mean of the tokens:
`head.w` (hidden,), `head.b` (1,), and what a standing weighs beside it, `head.s` (1,), float32.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray
from safetensors import safe_open
from safetensors.numpy import save_file

from index.embeddings.source import MODEL, SHA256
from tests.evaluation.split import HELD_OUT_PERCENT
from tests.training.checkpoint import Run, load

LARGEST = 30_000_000  # bytes that the file may have

Floats: TypeAlias = NDArray[np.float32]
Tensors: TypeAlias = dict[str, NDArray[Any]]

_SCALE = ".scale"
_LAYERS = "encoder.encoder.layer."
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
_EMBEDDINGS = {
    "encoder.embeddings.word_embeddings.weight": "emb.word",
    "encoder.embeddings.position_embeddings.weight": "emb.pos",
    "encoder.embeddings.token_type_embeddings.weight": "emb.type",
    "encoder.embeddings.LayerNorm.weight": "emb.ln.w",
    "encoder.embeddings.LayerNorm.bias": "emb.ln.b",
}


class Base(Protocol):
    """The untrained model: index.embeddings.source.Source."""

    def dense(self, name: str, *shape: int) -> Floats: ...


@dataclass(frozen=True, slots=True)
class Exported:
    """`worst`: the largest of the tensors' errors, each relative to the tensor's length."""

    tensors: int
    size: int
    worst: float


def source_name(name: str) -> str | None:
    """What the packaged model calls a weight of BertModel; None for the unused pooler."""
    if name.startswith(_LAYERS):
        layer, part = name.removeprefix(_LAYERS).split(".", 1)
        part, kind = part.rsplit(".", 1)
        return f"l{layer}.{_PARTS[part]}.{kind[0]}"
    return None if name.startswith("encoder.pooler.") else _EMBEDDINGS[name]


def changed(weights: Mapping[str, Floats], base: Base) -> dict[str, Floats]:
    """The encoder's weights that differ from the base, as the base names them."""
    found = {}
    for bert_name, values in weights.items():
        name = source_name(bert_name)
        if name and not np.array_equal(values, base.dense(name, *values.shape)):
            found[name] = values
    return found


def quantised(tensors: Mapping[str, Floats]) -> Tensors:
    """Matrices as 8-bit codes with a scale a row, vectors as float16."""
    stored: Tensors = {}
    for name, values in tensors.items():
        if values.ndim == 1:
            stored[name] = values.astype(np.float16)
            continue
        scale = (np.abs(values).max(axis=1) / 127).astype(np.float16)
        scale[scale == 0] = 1
        codes = np.rint(values / scale[:, None].astype(np.float32))
        stored[name] = np.clip(codes, -127, 127).astype(np.int8)
        stored[name + _SCALE] = scale
    return stored


def dequantised(stored: Mapping[str, NDArray[Any]]) -> dict[str, Floats]:
    """What `quantised` was given, as nearly as it was kept."""
    tensors = {}
    for name, kept in stored.items():
        if name.endswith(_SCALE):
            continue
        values = kept.astype(np.float32)
        if name + _SCALE in stored:
            values *= stored[name + _SCALE][:, None].astype(np.float32)
        tensors[name] = values
    return tensors


def export(checkpoint: Path, target: Path, base: Base) -> Exported:
    """Writes `target`. Raises ValueError where the file would be larger than LARGEST."""
    trained = load(checkpoint)
    arrays = {name: tensor.numpy() for name, tensor in trained.weights.items()}
    head = {
        "head.w": arrays.pop("head.weight").reshape(-1),
        "head.b": arrays.pop("head.bias"),
        "head.s": arrays.pop("standing"),
    }
    tensors = changed(arrays, base)
    stored = quantised(tensors) | head
    size = sum(values.nbytes for values in stored.values())
    if size > LARGEST:
        raise ValueError(f"{size} bytes of weights are more than the {LARGEST} that are shipped.")
    target.parent.mkdir(parents=True, exist_ok=True)
    save_file(stored, target, metadata=_metadata(trained.run))
    kept = dequantised(read(target))
    errors = [
        float(np.linalg.norm(kept[name] - values) / (np.linalg.norm(values) or 1))
        for name, values in (tensors | head).items()
    ]
    return Exported(len(errors), target.stat().st_size, max(errors))


def read(path: Path) -> Tensors:
    """The tensors of a shipped file, as they are stored."""
    with safe_open(path, framework="numpy") as file:
        return {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 (no mapping)


def _metadata(run: Run) -> dict[str, str]:
    return {
        "base": f"{MODEL} {SHA256}",
        "data_sets": ", ".join(run.data_sets),
        "seeds": ", ".join(map(str, run.seeds)),
        "steps": str(run.steps),
        "held_out": (
            f"titles whose CRC-32, in lower case with blanks for underscores, "
            f"is under {HELD_OUT_PERCENT} modulo 100"
        ),
    }
