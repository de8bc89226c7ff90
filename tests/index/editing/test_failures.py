"""A full disk, a read-only one and a second writer, as who edits a story meets them."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.editing import add, history, remove, undo
from index.errors import StoreError, StoryBusy
from index.store import open_story
from tests.fakes import HashEncoder
from tests.index.store.making import draft
from tests.index.store.test_failures import error_of
from tests.index.store.test_failures import small_disk as small_disk  # noqa: PLC0414 - a fixture

ROOT = Path(__file__).resolve().parents[3]
MANY = [
    draft(f"Le quai {n} rouvre. " * 20, title=f"Quai {n}", origin=f"/{n}.txt") for n in range(40)
]


def filled(data: Path) -> Path:
    add(data, "main", MANY[:20], HashEncoder)
    add(data, "main", MANY[20:], HashEncoder)
    return data


def state(data: Path) -> tuple[int, list[str]]:
    generation = open_story(data, "main").generation()
    return generation.number, [article.id for article in generation.articles()]


EDITS: dict[str, Callable[[Path], object]] = {
    "add": lambda data: add(data, "main", [draft("Un autre.", origin="/x.txt")], HashEncoder),
    "remove": lambda data: remove(data, "main", "undated-quai-3"),
    "undo": lambda data: undo(data, "main", HashEncoder),
}


@pytest.mark.parametrize("name", EDITS)
def test_without_space_all_is_as_it_was(tmp_path: Path, name: str) -> None:
    data = filled(tmp_path)
    before = state(data)
    error = error_of(lambda: EDITS[name](data), 4096)
    assert error is not None
    assert "Free some space" in error.hint
    assert state(data) == before
    assert open_story(data, "main").check().clean
    EDITS[name](data)
    assert state(data)[0] == before[0] + 1


def run(*words: str, data: Path, file_size: int | None = None) -> subprocess.CompletedProcess[str]:
    def bounded() -> None:
        if file_size is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (file_size, file_size))

    return subprocess.run(
        [sys.executable, "-m", "index", *words, "--data", str(data)],
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        preexec_fn=bounded,
    )


def two_sentences(done: subprocess.CompletedProcess[str]) -> str:
    """What a command says that can't do its work: what is wrong, and what to do."""
    assert done.returncode == 1
    assert not done.stdout
    assert len(done.stderr.splitlines()) == 2
    return done.stderr


def test_the_command_line_says_that_the_disk_is_full(tmp_path: Path) -> None:
    before = state(filled(tmp_path))
    assert "Free some space" in two_sentences(run("undo", data=tmp_path, file_size=4096))
    assert state(tmp_path) == before


@pytest.fixture
def read_only(small_disk: Path) -> Iterator[Path]:
    add(small_disk, "main", MANY[:3], HashEncoder)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    yield small_disk
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)


def test_the_command_line_says_that_the_disk_is_read_only(read_only: Path) -> None:
    said = two_sentences(run("undo", data=read_only))
    assert "Read-only file system" in said
    assert "who may" in said
    assert run("history", data=read_only).returncode == 0
    assert [one.generation for one in history(read_only, "main")] == [1]
    with pytest.raises(StoreError, match="Read-only"):
        remove(read_only, "main", "undated-quai-1")


def test_a_second_writer_is_told_who_writes_or_goes_next(tmp_path: Path) -> None:
    data = filled(tmp_path)
    with open_story(data, "main").write():
        with pytest.raises(StoryBusy, match=f"Process {os.getpid()}"):
            remove(data, "main", "undated-quai-3", timeout=0.1)
        waiting = threading.Thread(target=lambda: remove(data, "main", "undated-quai-3"))
        waiting.start()
        waiting.join(0.3)
        assert waiting.is_alive()
    waiting.join(20)
    assert not waiting.is_alive()
    assert "undated-quai-3" not in state(data)[1]
