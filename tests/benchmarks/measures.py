"""What is measured, and how: through the doors that the command line and the bot use."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path

import numpy as np

from bot.answering import READ, Answerer
from bot.citations import cite
from bot.reader import Reader
from index import editing
from index.building import cut
from index.embeddings import Encoder
from index.kept import kept_at
from index.store import open_story
from index.story import Snapshot, Story
from index.temporal import time_expressions
from tests.benchmarks.synthetic import (
    PARAGRAPHS,
    SyntheticEncoder,
    dated_drafts,
    drafts,
    questions,
)

_POLL = 0.01  # seconds
STEPS = ("encode", "retrieve", "read", "verify")


@dataclass(frozen=True, slots=True)
class Adding:
    """By the best of the rounds. Rates are passages a second; `tokens` with the sentences'.

    `of_encoding`: how long the encoder's own pass over the same texts takes, as a share of
    how long adding takes. `readding`: how many times faster unchanged articles are added.
    """

    passages: int
    tokens: int
    encoding_rate: float
    adding_rate: float
    of_encoding: float
    readding: float


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds."""

    p50: float
    p99: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> Latency:
        p50, p99 = np.percentile(np.array(seconds) * 1000, [50, 99])
        return cls(float(p50), float(p99))


@dataclass(frozen=True, slots=True)
class Asking:
    """A question's latency on a warm process, by its steps and as a whole.

    `rest`: all steps but encoding, as a multiple of encoding, at the median.
    """

    passages: int
    steps: dict[str, Latency]
    whole: Latency
    rest: float


@dataclass(frozen=True, slots=True)
class Telling:
    """Seconds until a timeline of twenty entries is there, by the best of the rounds.

    `first`: when nothing is known of the story. `opened`: in the next process, which finds what
    the one before kept beside the story. `changed`: after an article was added to a
    story that was told before. `again`: when nothing changed. `changes`: what is new since a
    day in its middle. `tagging`: kilobytes of text a second whose dates are found.
    """

    articles: int
    entries: int
    first: float
    opened: float
    changed: float
    again: float
    changes: float
    tagging: float


@dataclass(frozen=True, slots=True)
class Process:
    """One run of `python -m bot ask`: seconds from its start to its end, and its peak memory."""

    seconds: float
    resident_mib: float


def adding(root: Path, encoder: Encoder, passages: int, *, rounds: int) -> Adding:
    """Encodes the same articles alone, and adds them to a new story, by turns."""
    fresh = drafts(passages)
    articles = [cut(draft) for draft in fresh]
    texts = list(dict.fromkeys(text for article in articles for text in article.texts()))
    encoding: list[float] = []
    writing: list[float] = []
    again: list[float] = []
    for number in range(rounds):
        add = partial(editing.add, root, f"adding-{number}", fresh, lambda: encoder)
        encoding.append(_seconds(partial(encoder.encode_passages, texts)))
        writing.append(_seconds(add))
        again.append(_seconds(add))
    held = len(fresh) * PARAGRAPHS
    return Adding(
        passages=held,
        tokens=sum(encoder.count_tokens(texts)),
        encoding_rate=held / min(encoding),
        adding_rate=held / min(writing),
        of_encoding=min(encoding) / min(writing),
        readding=min(writing) / min(again),
    )


def synthetic_story(root: Path, encoder: Encoder, passages: int) -> str:
    """The name of a story of this many passages under `root`, made where it isn't yet.

    Its vectors are made up, under the encoder's name.
    """
    name = f"synthetic-{passages}"
    stand_in = SyntheticEncoder(encoder.name, encoder.dimension)
    editing.add(root, name, drafts(passages), lambda: stand_in)
    return name


def telling(root: Path, encoder: Encoder, articles: int, *, rounds: int) -> Telling:
    """Times a story's timelines. Its vectors are made up; its dates and speakers are read."""
    stand_in = SyntheticEncoder(encoder.name, encoder.dimension)
    made = dated_drafts(articles + rounds)
    name = "dated"
    editing.add(root, name, made[:articles], lambda: stand_in)
    text = "\n\n".join(draft.text for draft in made if draft.language == "fr")[:400_000]
    tagged = [
        _seconds(partial(time_expressions, text, "fr", date(2026, 2, 1))) for _ in range(rounds)
    ]
    first: list[float] = []
    opened: list[float] = []
    for _ in range(rounds):
        for seconds in (first, opened):
            kept_at.cache_clear()
            with Story(open_story(root, name), stand_in) as story:
                seconds.append(_seconds(partial(story.snapshot().timeline, limit=20)))
        for file in root.glob(f"stories/{name}/readings.db*"):
            file.unlink()
    changed: list[float] = []
    again: list[float] = []
    changes: list[float] = []
    with Story(open_story(root, name), stand_in) as story:
        story.snapshot().timeline(limit=20)
        for number in range(rounds):
            editing.add(
                root, name, made[articles + number : articles + number + 1], lambda: stand_in
            )
            snapshot = _newest(story, number + 2)
            changed.append(_seconds(partial(snapshot.timeline, limit=20)))
            again.append(_seconds(partial(snapshot.timeline, limit=20)))
            changes.append(_seconds(partial(snapshot.changes, date(2026, 2, 1))))
        total = story.snapshot().timeline(limit=1).total
    return Telling(
        articles=articles,
        entries=total,
        first=min(first),
        opened=min(opened),
        changed=min(changed),
        again=min(again),
        changes=min(changes),
        tagging=len(text.encode()) / 1000 / min(tagged),
    )


def _newest(story: Story, generation: int) -> Snapshot:
    """A story notices a commit within a second."""
    while (snapshot := story.snapshot()).generation.number < generation:
        time.sleep(_POLL)
    return snapshot


def asking(
    root: Path,
    story: str,
    encoder: Encoder,
    reader: Reader,
    threshold: float,
    *,
    count: int,
    rounds: int,
) -> Asking:
    """Asks `count` different questions in each round; a question's best time is its time."""
    with Story(open_story(root, story), encoder) as opened:
        answerer = Answerer(opened, reader, threshold=threshold)
        answerer.ask(questions(1, seed=1)[0][0])  # what loads at the first question
        asked = questions(count, seed=2)
        rows = [
            [_ask(opened, reader, answerer, *question) for question in asked] for _ in range(rounds)
        ]
        held = sum(stats.passages for stats in opened.snapshot().generation.languages().values())
    *steps, whole = np.array(rows).min(axis=0).T
    rest = np.sum(steps[1:], axis=0)
    return Asking(
        passages=held,
        steps={step: Latency.of(spent) for step, spent in zip(STEPS, steps, strict=True)},
        whole=Latency.of(whole),
        rest=float(np.median(rest) / np.median(steps[0])),
    )


def _ask(
    story: Story, reader: Reader, answerer: Answerer, text: str, language: str
) -> tuple[float, ...]:
    """Seconds for each of STEPS, and for all of them behind the bot's own door."""
    snapshot = story.snapshot()
    times = [time.perf_counter()]
    vector = story.encode([text])[0]
    times.append(time.perf_counter())
    found = snapshot.search(text, vector, limit=READ, language=language)
    times.append(time.perf_counter())
    candidates = reader.read(found, snapshot, language=language)
    times.append(time.perf_counter())
    cite(candidates, snapshot)
    times.append(time.perf_counter())
    answerer.ask(text)
    times.append(time.perf_counter())
    return tuple(after - before for before, after in pairwise(times))


def cold(data: Path, story: str, *, rounds: int) -> Process:
    """The quickest of several new processes that ask one question."""
    question = questions(1)[0][0]
    runs = [_run_ask(data, story, question) for _ in range(rounds)]
    return min(runs, key=lambda run: run.seconds)


def resident(data: Path, story: str, *, count: int) -> Process:
    """One process that asks `count` questions."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as batch:
        for number, (text, _) in enumerate(questions(count, seed=4)):
            batch.write(json.dumps({"id": number, "question": text}) + "\n")
        batch.flush()
        return _run_ask(data, story, "--batch", batch.name)


def _run_ask(data: Path, story: str, *arguments: str) -> Process:
    command = [sys.executable, "-m", "bot", "ask", "--json", "--data", str(data)]
    command += ["--story", story, *arguments]
    peak = 0.0
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as child:
        while child.poll() is None:
            peak = max(peak, _peak_mib(child.pid))
            time.sleep(_POLL)
    seconds = time.perf_counter() - started
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    return Process(seconds, peak)


def _peak_mib(pid: int) -> float:
    """The most that the process ever held, as Linux counts it; 0 when it has ended.

    Not `ru_maxrss`, which starts at what the process that started it holds.
    """
    status = Path(f"/proc/{pid}/status").read_text("ascii", "replace")
    held = re.search(r"^VmHWM:\s+(\d+) kB", status, re.MULTILINE)
    return int(held[1]) / 1024 if held else 0.0


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
