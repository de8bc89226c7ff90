"""Readers keep the generation they began with, whatever is written meanwhile."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.store import Generation, Store, create_story, open_story
from tests.index.store.making import DIMENSION, ENCODER, numbered, prepare, vector


def put(store: Store, *numbers: int, edition: int = 1) -> None:
    with store.write() as writer:
        for number in numbers:
            writer.put(prepare(numbered(number, edition=edition)))


def contents(generation: Generation) -> tuple[int, int, int, set[str]]:
    """The number of articles, of passages found by vector and by word, and the editions."""
    nearest = generation.nearest(vector("?"), 1000, language="fr")
    worded = generation.lexical(["texte"], 1000, language="fr")
    found = generation.load([key for key, _score in nearest])
    editions = {item.article.text.split()[-1].rstrip(".") for item in found}
    return len(generation.articles()), len(nearest), len(worded), editions


def open_files(directory: Path) -> int:
    here = str(directory)
    links = [link for link in Path("/proc/self/fd").iterdir() if link.exists()]
    return sum(str(link.readlink()).startswith(here) for link in links)


def test_the_same_generation_is_given_until_something_is_committed(store: Store) -> None:
    put(store, 1)
    first = store.generation()
    assert store.generation() is first
    put(store, 2)
    second = store.generation()
    assert (first.number, second.number) == (1, 2)
    assert store.generation() is second


def test_another_process_s_commit_is_noticed_at_once(store: Store, tmp_path: Path) -> None:
    reader = open_story(tmp_path, "story")
    assert reader.generation().number == 0
    put(store, 1)
    assert reader.generation().number == 1
    store.check(repair=True)
    assert reader.generation() is reader.generation()


def test_asking_for_the_generation_costs_microseconds(store: Store) -> None:
    put(store, 1)
    store.generation()
    began = time.perf_counter()
    for _ in range(1000):
        store.generation()
    assert time.perf_counter() - began < 0.2  # some 4 µs each on an idle machine


def test_a_generation_stays_as_it_was(store: Store) -> None:
    put(store, 1, 2)
    untouched, used = store.generation(), store.generation()
    assert contents(used) == (2, 6, 6, {"1"})
    put(store, 1, edition=2)
    with store.write() as writer:
        writer.remove("undated-texte-2")
    put(store, 3, 4, edition=2)
    with store.write() as writer:
        rebuilt = [(a, prepare(numbered(n, edition=2))) for a, n in _current(store)]
        writer.rebuild("fake", 16, rebuilt)
    assert contents(used) == contents(untouched) == (2, 6, 6, {"1"})
    assert contents(store.generation()) == (3, 9, 9, {"2"})


def _current(store: Store) -> list[tuple[str, int]]:
    return [(a.id, int(a.title.split()[1])) for a in store.generation().articles()]


def test_a_generation_read_for_the_first_time_late_is_still_itself(store: Store) -> None:
    """Its index file is gone by then: it is derived from the vectors anew."""
    put(store, 1)
    late = store.generation()
    put(store, 2)
    put(store, 3)
    assert contents(late) == (1, 3, 3, {"1"})


def test_a_generation_that_nobody_holds_lets_go_of_its_files(store: Store, tmp_path: Path) -> None:
    put(store, 0)
    contents(store.generation())
    before = open_files(tmp_path)
    for number in range(1, 6):
        put(store, number)
        contents(store.generation())
    assert open_files(tmp_path) == before
    store.close()
    assert open_files(tmp_path) == 0


def test_a_store_that_nobody_holds_lets_go_of_its_files(tmp_path: Path) -> None:
    store = create_story(tmp_path, "dropped", encoder=ENCODER, dimension=DIMENSION)
    put(store, 1)
    contents(store.generation())
    assert open_files(tmp_path) > 0
    del store
    assert open_files(tmp_path) == 0


def test_closing_a_store_leaves_what_is_held_readable(store: Store) -> None:
    put(store, 1)
    held = store.generation()
    store.close()
    assert contents(held) == (1, 3, 3, {"1"})


def test_a_reader_does_not_wait_for_a_writer(store: Store) -> None:
    put(store, 1)
    with store.write() as writer:
        writer.put(prepare(numbered(2)))
        began = time.perf_counter()
        assert contents(store.generation()) == (1, 3, 3, {"1"})
        assert time.perf_counter() - began < 1.0
    assert contents(store.generation())[0] == 2


def test_threads_share_a_generation_while_others_are_written(store: Store) -> None:
    """Every reader sees whole commits only: each one changes the edition of all articles."""
    articles, commits = 6, 25
    put(store, *range(articles))
    done = threading.Event()

    def read() -> set[int]:
        seen = set()
        while not done.is_set():
            generation = store.generation()
            seen.add(generation.number)
            for _ in range(2):
                count, near, worded, editions = contents(generation)
                assert (count, near, worded) == (articles, 3 * articles, 3 * articles)
                assert editions == {str(generation.number)}
        return seen

    with ThreadPoolExecutor() as pool:
        readers = [pool.submit(read) for _ in range(3)]
        try:
            for edition in range(2, commits + 1):
                with store.write() as writer:
                    for number in range(articles):
                        writer.put(prepare(numbered(number, edition=edition)))
        finally:
            done.set()
        seen = set.union(*(reader.result() for reader in readers))
    assert len(seen) > commits // 4
    assert store.generation().number == commits
    assert store.check().clean


def test_the_log_stays_short_though_someone_always_reads(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = 200_000
    monkeypatch.setattr("index.store.sqlite.LOG_LIMIT", limit)
    monkeypatch.setattr("index.store.sqlite.LOG_LOOKED_AT_EVERY", 0.0)
    log = tmp_path / "stories" / "story" / "story.db-wal"
    other = open_story(tmp_path, "story")
    for edition in range(30):
        put(store, *range(4), edition=edition)
        for reader in (other, store, other, store):
            assert contents(reader.generation())[0] == 4
    assert log.stat().st_size < 3 * limit  # a log that nothing empties holds 2.6 million bytes
