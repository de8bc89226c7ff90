"""A full disk and a place where nothing may be written: a clear error, and the old state."""

from __future__ import annotations

import errno
import os
import resource
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path

import pytest

from index.errors import StoreError
from index.store import Generation, Store, create_story, open_story
from tests.index.store.making import DIMENSION, ENCODER, numbered, prepare, vector


def titles(generation: Generation) -> list[str]:
    return [article.title for article in generation.articles()]


def put(store: Store, *numbers: int) -> None:
    with store.write() as writer:
        for number in numbers:
            writer.put(prepare(numbered(number)))


def put_in_many_commits(store: Store) -> None:
    for number in range(2, 2000, 20):
        put(store, *range(number, number + 20))


@contextmanager
def files_no_longer_than(size: int) -> Iterator[None]:
    """Writing past so many bytes fails, as it does on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def error_of(action: Callable[[], object], limit: int) -> StoreError | None:
    try:
        with files_no_longer_than(limit):
            action()
    except StoreError as error:
        return error
    return None


def test_wherever_space_runs_out_the_state_is_the_old_or_the_new_one(
    store: Store, tmp_path: Path
) -> None:
    put(store, *range(5))
    failures = 0
    for limit in range(500, 160_000, 4000):
        before, number = store.generation(), 1000 + limit
        error = error_of(partial(put, store, *range(number, number + 10)), limit)
        if error:
            failures += 1
            assert str(error).startswith("The story story can't be ")
            assert "space" in error.hint
        assert store.generation().number == before.number + (error is None)
        assert store.check().clean
    assert failures > 3
    put(open_story(tmp_path, "story"), 999_999)
    assert store.check().clean


def test_a_failed_statement_is_not_followed_by_a_half_commit(store: Store) -> None:
    """Someone goes on after the error: nothing of it may be kept."""
    with pytest.raises(StoreError, match="failed"), store.write() as writer:  # noqa: PT012
        writer.put(prepare(numbered(1)))
        many = (prepare(numbered(number)) for number in range(2, 3000))
        assert error_of(lambda: [writer.put(item) for item in many], 20_000)
        with suppress(StoreError):
            writer.put(prepare(numbered(5000)))
    assert store.generation().number == 0
    assert store.check().clean


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A file system of one megabyte."""
    with tempfile.TemporaryDirectory() as place:
        mounting = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place]
        if os.geteuid() != 0 or subprocess.run(mounting, check=False).returncode != 0:
            pytest.skip("a small file system can only be mounted by root")
        try:
            yield Path(place)
        finally:
            subprocess.run(["umount", "-l", place], check=True)


def test_a_full_disk_leaves_the_story_readable(small_disk: Path) -> None:
    store = create_story(small_disk, "story", encoder=ENCODER, dimension=DIMENSION)
    put(store, 1)
    with pytest.raises(StoreError) as raised:
        put_in_many_commits(store)
    assert "Free some space" in raised.value.hint
    generation = store.generation()
    count = len(titles(generation))
    assert len(generation.nearest(vector("?"), 9999, language="fr")) == 3 * count
    assert store.check().clean


# Nothing may be written


@contextmanager
def unprivileged() -> Iterator[None]:
    """As a user who may not write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def forbidden() -> Iterator[Path]:
    """A data directory with a story of one article that may be read and not written."""
    with tempfile.TemporaryDirectory() as place:
        data = Path(place)
        store = create_story(data, "story", encoder=ENCODER, dimension=DIMENSION)
        put(store, 1)
        store.close()
        paths = [data, *data.rglob("*")]
        for path in paths:
            path.chmod(0o555 if path.is_dir() else 0o444)
        yield data
        for path in paths:
            path.chmod(0o755)


@pytest.fixture(params=["with its log", "without a log"])
def read_only_disk(request: pytest.FixtureRequest, small_disk: Path) -> Path:
    """A file system with a story of one article, mounted read-only."""
    store = create_story(small_disk, "story", encoder=ENCODER, dimension=DIMENSION)
    put(store, 1)
    log = small_disk / "stories" / "story" / "story.db-wal"
    assert log.exists()
    store.close()
    if request.param == "without a log":
        with closing(sqlite3.connect(log.with_name("story.db"))) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert not log.exists()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    return small_disk


def require_readable(data: Path) -> None:
    generation = open_story(data, "story").generation()
    assert titles(generation) == ["Texte 1"]
    assert len(generation.nearest(vector("?"), 9, language="fr")) == 3
    assert len(generation.lexical(["texte"], 9, language="fr")) == 3


def require_refused(data: Path, reason: str) -> None:
    store = open_story(data, "story")
    for attempt in (
        lambda: put(store, 2),
        store.check,
        lambda: create_story(data, "new", encoder=ENCODER, dimension=DIMENSION),
    ):
        with pytest.raises(StoreError, match=reason) as raised:
            attempt()
        assert "who may" in raised.value.hint


def test_a_read_only_disk_can_be_read(read_only_disk: Path) -> None:
    require_readable(read_only_disk)
    require_refused(read_only_disk, os.strerror(errno.EROFS))


def test_a_forbidden_place_can_be_read(forbidden: Path) -> None:
    for path in (forbidden / "stories" / "story" / "vectors").iterdir():
        os.truncate(path, 10)  # the index is derived from the vectors then
    with unprivileged():
        require_readable(forbidden)
        require_refused(forbidden, os.strerror(errno.EACCES))


def test_a_story_that_may_not_be_read_is_an_error(forbidden: Path) -> None:
    (forbidden / "stories" / "story" / "story.db").chmod(0)
    with unprivileged(), pytest.raises(StoreError, match="can't be read"):
        open_story(forbidden, "story")
