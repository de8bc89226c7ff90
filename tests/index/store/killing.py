"""Kills a process that writes, again and again, and looks at what it left behind.

    python -m tests.index.store.killing DIRECTORY KILLS SEED

prints what happened as JSON, or fails. One story goes through all the kills. Each time
an operation is drawn and done twice, each in a process forked from this one: to its end
on a copy of the story, which shows the new state; and on the story, where it is killed
between asking for the right to write and giving it back. Every other kill comes after a
random time, and every other one at a random system call, so that kills fall between any
two things that a writer does to its files. During the second half, another process reads
the story all the time.
"""

from __future__ import annotations

import ctypes
import gc
import hashlib
import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import index.store.check
import index.store.writer  # noqa: F401 - both loaded here, so that no fork has to
from index.errors import StoryMissing
from index.store import create_story, open_story
from tests.index.store.making import DIMENSION, ENCODER, numbered, prepare, vector

Work = Callable[[], object]
Operation = Callable[[Path], Work]  # gets all ready, and gives the work that may be killed

NAME = "killed"
FEW, MANY = 4, 12  # articles, between which the story is kept
TABLES = {
    "manifest": "*",
    "articles": "*",
    "versions": "*",
    "passages": "*",
    "entries": "*",
    "sentence_vectors": "*",
    "changes": "*",
    "history": "generation, encoder, note",
    "languages": "language, passages, vector_sum",
}


def main(directory: Path, kills: int, seed: int) -> Counter[str]:
    gc.freeze()  # so that forks share their memory
    rng = random.Random(seed)
    told: Counter[str] = Counter()
    kill_creations(directory / "creations", kills // 10, rng, told)
    data = directory / "data"
    create_story(data, NAME, encoder=ENCODER, dimension=DIMENSION).close()
    putting([(number, 1) for number in range(FEW)])(data)()
    kill_writers(directory, kills // 2, rng, told)
    reader = forked(lambda: partial(read_on_and_on, data))
    os.kill(reader, signal.SIGCONT)
    try:
        kill_writers(directory, kills - kills // 2, rng, told)
    finally:
        os.kill(reader, signal.SIGTERM)
        assert os.waitpid(reader, 0)[1] == 0, "the reader failed"
    return told


def kill_writers(directory: Path, kills: int, rng: random.Random, told: Counter[str]) -> None:
    data, twin = directory / "data", directory / "twin"
    landed = 0
    while landed < kills:
        name, operation = drawn(rng, data)
        old = digest(data)
        copy(data, twin)
        traced = TRACING and rng.random() < 0.5
        length = run_to_its_end(partial(operation, twin), traced)
        new = digest(twin)
        shutil.rmtree(twin)
        if run_and_kill(partial(operation, data), traced, length, rng):
            landed += 1
            told["kills"] += 1
            told["at a system call" if traced else "at a time"] += 1
            told[name] += 1
            look(data, old, new, told)


def look(data: Path, old: str, new: str, told: Counter[str]) -> None:
    """The state is the old or the new one, and all that is amiss is what can be derived."""
    directory = data / "stories" / NAME
    told["with the lock held"] += (directory / "write.holder").exists()
    told["with an index half written"] += any(directory.glob("vectors/*.part"))
    state = digest(data)
    assert state in (old, new), "neither the old state nor the new one"
    told["new state" if state == new else "old state"] += 1
    with closing(open_story(data, NAME)) as store:
        found = store.check().findings
        assert all(finding.repairable for finding in found), found
        if found:
            told["with files left over"] += 1
            assert store.check(repair=True).sound
            assert store.check().clean
            assert digest(data) == state


def digest(data: Path) -> str:
    """Of all that the database holds, except times and what is derived."""
    path = data / "stories" / NAME / "story.db"
    with closing(sqlite3.connect(path)) as connection:
        rows = [
            (table, connection.execute(f"SELECT {columns} FROM {table} ORDER BY 1, 2").fetchall())  # noqa: S608
            for table, columns in TABLES.items()
        ]
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def copy(data: Path, twin: Path) -> None:
    """Of the state that processes see now: a log may hold more, which a kill cut short."""
    old, new = data / "stories" / NAME, twin / "stories" / NAME
    shutil.copytree(old, new, ignore=shutil.ignore_patterns("story.db*"))
    with (
        closing(sqlite3.connect(old / "story.db")) as source,
        closing(sqlite3.connect(new / "story.db")) as target,
    ):
        source.backup(target)


def kill_creations(directory: Path, kills: int, rng: random.Random, told: Counter[str]) -> None:
    def create(data: Path) -> Work:
        return lambda: create_story(data, NAME, encoder=ENCODER, dimension=DIMENSION).close()

    for number in range(kills):
        length = run_to_its_end(partial(create, directory / f"{number}-twin"), TRACING)
        data = directory / str(number)
        told["create"] += run_and_kill(partial(create, data), TRACING, length, rng)
        try:
            open_story(data, NAME).close()
        except StoryMissing:
            told["not created"] += 1
        with closing(create_story(data, NAME, encoder=ENCODER, dimension=DIMENSION)) as store:
            assert store.check().clean


def read_on_and_on(data: Path) -> None:
    """Until SIGTERM: every generation is whole, and none is older than the one before."""
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    store, last = open_story(data, NAME), 0
    while True:
        generation = store.generation()
        assert generation.number >= last
        last = generation.number
        dimension = generation.manifest.dimension
        for language, stats in generation.languages().items():
            question = vector("?", dimension=dimension)
            nearest = generation.nearest(question, 10_000, language=language)
            worded = generation.lexical(["texte"], 10_000, language=language)
            assert len(nearest) == len(worded) == stats.passages
            for found in generation.load([key for key, _score in nearest]):
                assert found.passage.span.of(found.article.text).startswith("Alinéa")
        time.sleep(0.01)


# What is done to the story


def drawn(rng: random.Random, data: Path) -> tuple[str, Operation]:
    with closing(open_story(data, NAME)) as store:
        articles = store.generation().articles()
        (last,) = store.generation().history(1)
    names = ["add", "replace", "rebuild", "remove", "undo"]
    if len(articles) <= FEW:
        names.remove("remove")
        names.remove("undo")
    elif not last.changes:
        names.remove("undo")
    name = "remove" if len(articles) >= MANY else rng.choice(names)
    chosen = rng.sample(articles, rng.randint(1, min(3, len(articles))))
    if name == "add":
        return name, putting([(rng.randrange(10**9), 1) for _ in chosen])
    if name == "replace":
        edition = rng.randrange(2, 10**9)
        return name, putting([(int(article.title.split()[1]), edition) for article in chosen])
    if name == "undo":
        return name, undoing()
    if name == "remove":
        return name, removing([article.id for article in chosen])
    return name, rebuilding(*rng.choice([("fake", 16), ("other", 24)]))


def putting(articles: list[tuple[int, int]]) -> Operation:
    def get_ready(data: Path) -> Work:
        store = open_story(data, NAME)
        manifest = store.generation().manifest
        drafts = [
            numbered(number, edition=edition, language="en" if number % 3 == 0 else "fr")
            for number, edition in articles
        ]
        prepared = [
            prepare(draft, encoder=manifest.encoder, dimension=manifest.dimension)
            for draft in drafts
        ]

        def put() -> None:
            with store.write() as writer:
                for item in prepared:
                    writer.put(item)

        return put

    return get_ready


def removing(ids: list[str]) -> Operation:
    def get_ready(data: Path) -> Work:
        store = open_story(data, NAME)

        def remove() -> None:
            with store.write() as writer:
                for article_id in ids:
                    writer.remove(article_id)

        return remove

    return get_ready


def undoing() -> Operation:
    def get_ready(data: Path) -> Work:
        store = open_story(data, NAME)
        manifest = store.generation().manifest
        wanted = [
            (change.article, change.before) for change in store.generation().history(1)[0].changes
        ]

        def undo() -> None:
            with store.write() as writer:
                for article, version in wanted:
                    if version is None:
                        writer.remove(article)
                    elif writer.encoded(article, version):
                        writer.restore(article, version)
                    else:
                        again = prepare(
                            store.generation().article(article, version),
                            encoder=manifest.encoder,
                            dimension=manifest.dimension,
                        )
                        writer.restore(article, version, again)

        return undo

    return get_ready


def rebuilding(encoder: str, dimension: int) -> Operation:
    def get_ready(data: Path) -> Work:
        store = open_story(data, NAME)
        generation = store.generation()
        articles = [generation.article(summary.id) for summary in generation.articles()]
        prepared = [(a.id, prepare(a, encoder=encoder, dimension=dimension)) for a in articles]

        def rebuild() -> None:
            with store.write() as writer:
                writer.rebuild(encoder, dimension, prepared)

        return rebuild

    return get_ready


# Processes. The length of a run is in seconds, or in stops at system calls when traced.


def run_to_its_end(get_ready: Callable[[], Work], traced: bool) -> float:
    pid = forked(get_ready, traced=traced)
    if traced:
        return step(pid, None)
    began = time.perf_counter()
    os.kill(pid, signal.SIGCONT)
    assert os.waitpid(pid, 0)[1] == 0
    return time.perf_counter() - began


def run_and_kill(
    get_ready: Callable[[], Work], traced: bool, length: float, rng: random.Random
) -> bool:
    """Whether the kill came before the end."""
    pid = forked(get_ready, traced=traced)
    if traced:
        stop = int(max(rng.random(), rng.random()) * length)  # the commit is near the end
        return step(pid, stop) == stop
    os.kill(pid, signal.SIGCONT)
    time.sleep(rng.random() * length)
    os.kill(pid, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(pid, 0)[1])


def forked(get_ready: Callable[[], Work], *, traced: bool = False) -> int:
    """The id of a process that is ready and waits for SIGCONT to do its work and end."""
    pid = os.fork()
    if pid == 0:
        try:
            work = get_ready()
            if traced:
                ptrace(TRACEME, 0)
            os.kill(os.getpid(), signal.SIGSTOP)
            work()
            os._exit(0)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
    _pid, status = os.waitpid(pid, os.WUNTRACED)
    assert os.WIFSTOPPED(status)
    return pid


TRACEME, SYSCALL = 0, 24
_ptrace = ctypes.CDLL(None, use_errno=True).ptrace
_ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
_ptrace.restype = ctypes.c_long


def ptrace(request: int, pid: int) -> None:
    if _ptrace(request, pid, None, None) != 0:
        raise OSError(ctypes.get_errno(), "ptrace")


def step(pid: int, kill_at: int | None) -> int:
    """Runs a traced process from stop to stop, and kills it at the one given.

    There is a stop before and one after each system call. Returns how many there were.
    """
    stops = 0
    while True:
        if stops == kill_at:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            return stops
        ptrace(SYSCALL, pid)
        _pid, status = os.waitpid(pid, 0)
        if not os.WIFSTOPPED(status):
            assert status == 0
            return stops
        stops += 1


def tracing_works() -> bool:
    try:
        return step(forked(lambda: os.getpid, traced=True), None) > 0
    except (OSError, AssertionError):
        return False


TRACING = sys.platform == "linux" and tracing_works()

if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
