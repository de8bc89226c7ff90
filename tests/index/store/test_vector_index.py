"""The index of a language's vectors, exact and with inverted lists."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.store import vector_index
from index.store.protocol import Matrix
from index.store.vector_index import Keys, VectorIndex

DIMENSION = 32


def clustered(count: int, seed: int = 1) -> tuple[Keys, Matrix]:
    """Keys with gaps, and unit vectors around twenty centres."""
    random = np.random.default_rng(seed)
    centres = random.normal(size=(20, DIMENSION))
    rows = centres[random.integers(20, size=count)] + 0.5 * random.normal(size=(count, DIMENSION))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    keys = np.sort(random.choice(count * 3, size=count, replace=False)).astype(np.int64)
    return keys, rows.astype(np.float16).astype(np.float32)


@pytest.fixture(params=["exact", "inverted lists"])
def kind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Inverted lists from 200 vectors on, as they are from 100 000 on otherwise."""
    if request.param == "inverted lists":
        monkeypatch.setattr(vector_index, "EXACT_UP_TO", 200)
    return str(request.param)


def recall(index: VectorIndex, keys: Keys, vectors: Matrix) -> float:
    """Of the ten nearest, over fifty questions near the vectors."""
    found = 0
    for question in vectors[:: len(vectors) // 50][:50]:
        exact = set(keys[np.argsort(-(vectors @ question))[:10]].tolist())
        found += len(exact & {key for key, _score in index.search(question, 10)})
    return found / 500


def test_the_nearest_are_found(kind: str) -> None:
    keys, vectors = clustered(3000)
    index = VectorIndex.build(keys, vectors)
    assert recall(index, keys, vectors) >= (0.999 if kind == "exact" else 0.9)
    ((first, score), *_) = index.search(vectors[7], 5)
    assert first == keys[7]
    assert score == pytest.approx(1, abs=1e-3)


@pytest.mark.usefixtures("kind")
def test_what_is_asked_for_among_is_searched_exhaustively() -> None:
    keys, vectors = clustered(1000)
    index = VectorIndex.build(keys, vectors)
    among = keys[::7]
    exact = among[np.argsort(-(vectors[::7] @ vectors[3]))[:20]]
    assert [key for key, _score in index.search(vectors[3], 20, among)] == exact.tolist()
    assert index.search(vectors[3], 20, keys[:0]) == []
    assert len(index.search(vectors[3], 20, keys[:4])) == 4


@pytest.mark.usefixtures("kind")
def test_it_changes_as_its_contents_do() -> None:
    keys, vectors = clustered(1000)
    index = VectorIndex.build(keys[:800], vectors[:800])
    index.update(keys[:300], keys[800:], vectors[800:])
    held, halves = index.contents()
    np.testing.assert_array_equal(held, keys[300:])
    np.testing.assert_array_equal(halves, vectors[300:].astype(np.float16))
    assert index.search(vectors[900], 1)[0][0] == keys[900]
    assert not {key for key, _score in index.search(vectors[0], 100)} & set(keys[:300].tolist())
    index.update(keys[300:], keys[:0], vectors[:0])
    assert index.search(vectors[0], 10) == []


@pytest.mark.usefixtures("kind")
def test_it_survives_its_file(tmp_path: Path) -> None:
    keys, vectors = clustered(1000)
    path = tmp_path / "index.faiss"
    index = VectorIndex.build(keys, vectors)
    checksum = index.save(path)
    again = VectorIndex.open(path, checksum)
    assert again is not None
    for mine, its in zip(index.contents(), again.contents(), strict=True):
        np.testing.assert_array_equal(mine, its)
    assert again.search(vectors[5], 10) == index.search(vectors[5], 10)
    assert VectorIndex.open(path, checksum ^ 1) is None
    assert VectorIndex.open(tmp_path / "other", checksum) is None
    assert [file.name for file in tmp_path.iterdir()] == ["index.faiss"]


def test_the_type_follows_the_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vector_index, "EXACT_UP_TO", 200)
    small, large = VectorIndex.build(*clustered(200)), VectorIndex.build(*clustered(400))
    assert [small.suits(count) for count in (0, 200, 201)] == [True, True, False]
    # Lists of a size that was chosen for 400 serve a quarter to four times as many.
    assert [large.suits(count) for count in (50, 101, 1600, 1700)] == [False, True, True, False]
