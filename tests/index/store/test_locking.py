"""One writer at a time, across threads and processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from index.errors import StoryBusy
from index.store import Store, create_story
from tests.index.store.making import DIMENSION, ENCODER, numbered, prepare

HOLD = """
import sys, time
from pathlib import Path
from index.store import open_story
from tests.index.store.making import numbered, prepare
with open_story(Path(sys.argv[1]), "story").write() as writer:
    writer.put(prepare(numbered(7)))
    print("writing", flush=True)
    sys.stdin.readline()
"""


@contextmanager
def writing_elsewhere(data: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has put an article and commits at a line on its input."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(data)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "writing\n"
        try:
            yield process
        finally:
            process.kill()


def test_a_second_writer_is_told_who_writes(store: Store, tmp_path: Path) -> None:
    with writing_elsewhere(tmp_path) as process:
        began = time.monotonic()
        with (
            pytest.raises(StoryBusy, match=f"Process {process.pid}, since 20"),
            store.write(timeout=0.2),
        ):
            pass
        assert 0.2 <= time.monotonic() - began < 2
        with pytest.raises(StoryBusy):
            store.check(timeout=0)
        assert store.generation().number == 0


def test_a_second_writer_waits_for_the_first(store: Store, tmp_path: Path) -> None:
    with writing_elsewhere(tmp_path) as process:
        assert process.stdin is not None
        threading.Timer(0.2, lambda: print(file=process.stdin, flush=True)).start()
        with store.write(timeout=20) as writer:
            article = writer.put(prepare(numbered(8)))
        assert article.id == "undated-texte-8"
        assert store.generation().number == 2


def test_a_killed_writer_holds_nothing(store: Store, tmp_path: Path) -> None:
    with writing_elsewhere(tmp_path) as process:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        with store.write(timeout=5) as writer:
            writer.put(prepare(numbered(8)))
    assert [article.title for article in store.generation().articles()] == ["Texte 8"]
    assert store.check().clean


def test_threads_write_one_after_the_other(store: Store) -> None:
    def write(number: int) -> None:
        with store.write(timeout=30) as writer:
            writer.put(prepare(numbered(number)))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (store.generation().number, len(store.generation().articles())) == (6, 6)


def test_a_writer_inside_a_writer_is_refused(store: Store) -> None:
    with store.write() as writer:
        writer.put(prepare(numbered(1)))
        with pytest.raises(StoryBusy), store.write(timeout=0):
            pass
    assert store.generation().number == 1


def test_a_story_may_be_created_by_two_at_once(tmp_path: Path) -> None:
    threads = [
        threading.Thread(
            target=create_story,
            args=(tmp_path, "new"),
            kwargs={"encoder": ENCODER, "dimension": DIMENSION},
        )
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    made = create_story(tmp_path, "new", encoder=ENCODER, dimension=DIMENSION)
    assert made.generation().number == 0
    assert made.check().clean
