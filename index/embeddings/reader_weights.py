"""The reader's weights as they are shipped: one small file beside this module.

safetensors, under the names that source.py gives the packaged model's tensors. Matrices:
int8 rows NAME and a float16 scale for each row in NAME.scale; a value is code * scale.
Vectors and what is not a layer's: float16.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from index.embeddings.source import Shape
from index.errors import ModelError

FILE: Final = Path(__file__).with_name("reader.safetensors")
SCALE: Final = ".scale"

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class ReaderWeights:
    """Tensors by name; see the module."""

    shape: Shape
    _tensors: Mapping[str, Floats]

    @classmethod
    def load(cls, shape: Shape, path: Path = FILE) -> Self:
        """Raises ModelError where the file is missing or none of ours."""
        from safetensors import SafetensorError  # noqa: PLC0415
        from safetensors.numpy import load  # noqa: PLC0415

        try:
            tensors = dequantised(load(path.read_bytes()))
        except (OSError, SafetensorError) as error:
            raise ModelError(
                f"The reader's weights can't be read: {path.name}: {error}."
            ) from error
        return cls(shape, tensors)

    def dense(self, name: str, *shape: int) -> Floats:
        """A tensor's values in the given shape (one dimension where none is given)."""
        return self._tensors[name].reshape(shape or -1)


def digest_of(path: Path = FILE) -> str:
    """SHA-256 of the file. Raises ModelError."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: Exception) -> ModelError:
    return ModelError(f"The reader's weights can't be read: {path.name}: {error}.")


def quantised(tensors: Mapping[str, Floats]) -> dict[str, NDArray[Any]]:
    """Large matrices as 8-bit codes with a scale a row, the rest as float16."""
    stored: dict[str, NDArray[Any]] = {}
    for name, values in tensors.items():
        if values.ndim == 1 or not name.startswith("l"):
            stored[name] = values.astype(np.float16)
            continue
        scale = (np.abs(values).max(axis=1) / 127).astype(np.float16)
        scale[scale == 0] = 1
        codes = np.rint(values / scale[:, None].astype(np.float32))
        stored[name] = np.clip(codes, -127, 127).astype(np.int8)
        stored[name + SCALE] = scale
    return stored


def dequantised(stored: Mapping[str, NDArray[Any]]) -> dict[str, Floats]:
    """What `quantised` was given, as nearly as it was kept."""
    tensors = {}
    for name, kept in stored.items():
        if not name.endswith(SCALE):
            values = kept.astype(np.float32)
            if name + SCALE in stored:
                values *= stored[name + SCALE][:, None].astype(np.float32)
            tensors[name] = values
    return tensors
