"""What the lower layers make of every text that is trained on, computed once and kept on disk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from tests.training.model import Lower

BATCH_TOKENS = 2048


class States:
    """(tokens, hidden) in 16 bits for each of the numbered rows."""

    def __init__(self, path: Path, lengths: Sequence[int], hidden: int) -> None:
        self._starts = np.concatenate([[0], np.cumsum(lengths)])
        shape = (int(self._starts[-1]), hidden)
        self._all = np.memmap(path, np.float16, "r+" if path.exists() else "w+", shape=shape)

    def __getitem__(self, number: int) -> np.ndarray:
        return self._all[self._starts[number] : self._starts[number + 1]]

    def put(self, number: int, values: np.ndarray) -> None:
        self._all[self._starts[number] : self._starts[number + 1]] = values

    def flush(self) -> None:
        self._all.flush()


def computed(
    path: Path,
    rows: Sequence[Sequence[int]],
    lower: Lower,
    *,
    hidden: int = 384,
    on_done: Callable[[int], None] = lambda count: None,
) -> States:
    """Those in `path` where it is whole, else computed anew."""
    lengths = [len(row) for row in rows]
    size = sum(lengths) * hidden * 2
    if path.exists() and path.stat().st_size == size:
        return States(path, lengths, hidden)
    partial = path.with_name(path.name + ".partial")
    partial.unlink(missing_ok=True)
    found = States(partial, lengths, hidden)
    order = sorted(range(len(rows)), key=lambda at: -lengths[at])
    done = 0
    while done < len(order):
        width = lengths[order[done]]
        batch = order[done : done + max(1, BATCH_TOKENS // width)]
        for at, own in zip(batch, lower([rows[at] for at in batch]), strict=True):
            found.put(at, own.numpy())
        done += len(batch)
        on_done(done)
    found.flush()
    partial.replace(path)
    return States(path, lengths, hidden)
