"""The vector indexes of a story as files, and how they follow from the database.

``vectors/<language>-<generation>.faiss``, named for the generation that last changed
the language's passages. A file is written before the commit that it belongs to, and
counts only where that commit's row in `languages` has its checksum: so a reader finds
it ready, and one that a crash left behind is never mistaken for it.
"""

# ruff: noqa: S608 - the names of tables in statements are ours, and values are bound

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.store.protocol import Matrix
from index.store.records import matrix
from index.store.vector_index import Keys, VectorIndex

DIRECTORY = "vectors"


def path_of(directory: Path, language: str, generation: int) -> Path:
    return directory / DIRECTORY / f"{language}-{generation}.faiss"


def current_files(connection: sqlite3.Connection, directory: Path) -> set[Path]:
    rows = connection.execute("SELECT language, index_generation FROM languages")
    return {path_of(directory, *row) for row in rows}


def other_files(connection: sqlite3.Connection, directory: Path) -> list[Path]:
    """Files of older generations and of commits that never came about."""
    current = current_files(connection, directory)
    return sorted(set((directory / DIRECTORY).glob("*")) - current)


def searched_keys(connection: sqlite3.Connection, language: str) -> Keys:
    """Ascending."""
    rows = connection.execute("SELECT passage FROM searched WHERE language = ?", (language,))
    return np.sort(np.fromiter((key for (key,) in rows), dtype=np.int64))


def stored_vectors(
    connection: sqlite3.Connection, keys: Sequence[int] | Keys, dimension: int
) -> Matrix:
    """A row per key, in the keys' order."""
    blobs: dict[int, bytes] = {}
    wanted = [int(key) for key in keys]
    for batch in range(0, len(wanted), 1000):
        part = wanted[batch : batch + 1000]
        marks = ",".join("?" * len(part))
        blobs.update(
            connection.execute(
                f"SELECT passage, vector FROM entries WHERE passage IN ({marks})",
                part,
            )
        )
    return matrix(b"".join(blobs[key] for key in wanted), dimension)


def bring_up_to_date(
    connection: sqlite3.Connection, index: VectorIndex | None, language: str, dimension: int
) -> VectorIndex:
    """The index of a language's searched passages, from an earlier one where that serves.

    The index given is changed. Stored vectors never change under their key, so the
    keys tell what there is to do.
    """
    wanted = searched_keys(connection, language)
    if index is not None and index.suits(len(wanted)):
        held = index.keys()
        added = np.setdiff1d(wanted, held, assume_unique=True)
        removed = np.setdiff1d(held, wanted, assume_unique=True)
        index.update(removed, added, stored_vectors(connection, added, dimension))
        return index
    return VectorIndex.build(wanted, stored_vectors(connection, wanted, dimension))


def vector_sum(
    connection: sqlite3.Connection, keys: Sequence[int] | Keys, dimension: int
) -> NDArray[np.float64]:
    """The sum of stored vectors in float64.

    Halves are multiples of 2^-24 and at most 1 here, so up to 2^29 of them add up
    exactly, in any order: sums may be kept up to date by adding and taking away.
    """
    vectors = stored_vectors(connection, keys, dimension)
    return np.asarray(vectors.sum(axis=0, dtype=np.float64))
