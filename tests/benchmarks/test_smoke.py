"""The measurements run and give sensible figures; how good these are, `make bench` tells."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from rich.console import Console

from bot.signal_reader import SignalReader
from index.embeddings import Encoder
from index.passages import segment
from index.store import open_story
from tests.benchmarks import measures, report
from tests.benchmarks.measures import STEPS, Latency, Process
from tests.benchmarks.slack import Load
from tests.benchmarks.synthetic import PARAGRAPHS, SyntheticEncoder, drafts


@pytest.fixture
def stand_in() -> Encoder:
    return SyntheticEncoder("stand-in", 64)


def test_made_up_articles_have_the_passages_that_they_say() -> None:
    made = drafts(50)
    assert len(made) * PARAGRAPHS >= 50
    assert {draft.language for draft in made} == {"fr", "en"}
    for draft in made:
        title, *body = segment(draft.text, draft.language, draft.head)
        assert title.span.of(draft.text) == draft.title
        assert len(body) == PARAGRAPHS


def test_results_are_measured_shown_and_written(tmp_path: Path, stand_in: Encoder) -> None:
    adding = measures.adding(tmp_path, stand_in, 80, rounds=2)
    assert adding.passages == 80
    assert 0 < adding.of_encoding < 1.5
    assert adding.readding > 1
    story = measures.synthetic_story(tmp_path, stand_in, 160)
    asking = measures.asking(tmp_path, story, stand_in, SignalReader(), 0.5, count=6, rounds=2)
    assert asking.passages == 160
    assert all(0 < asking.steps[step].p50 <= asking.steps[step].p99 for step in STEPS)
    telling = measures.telling(tmp_path, stand_in, 12, rounds=1)
    assert telling.entries > 0
    assert telling.again <= telling.changed
    process = Process(seconds=1.0, resident_mib=100.0)
    load = Load(200, 200, 5.0, 20.0, 45.0, 50.0, redelivered=9, connections=2, findings=0)
    results = report.Results(
        "stand-in", "SignalReader", adding, (asking,), process, process, telling, load
    )
    report.show(Console(quiet=True), results)
    report.write(tmp_path / "bench.json", results)
    written = json.loads((tmp_path / "bench.json").read_text("utf-8"))
    assert len(written["goals"]) == len(results.goals())


def test_a_story_is_made_once(tmp_path: Path, stand_in: Encoder) -> None:
    story = measures.synthetic_story(tmp_path, stand_in, 40)
    before = open_story(tmp_path, story).generation().number
    assert measures.synthetic_story(tmp_path, stand_in, 40) == story
    assert open_story(tmp_path, story).generation().number == before


def test_percentiles_are_in_milliseconds() -> None:
    assert Latency.of([0.001] * 99 + [0.5]).p50 == pytest.approx(1.0)


def test_the_parsers_fuzzer_says_what_it_lacks() -> None:
    seconds = ("--seconds", "1") if find_spec("atheris") else ()
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.parsers", *seconds],
        capture_output=True,
        text=True,
        check=False,
    )
    if not seconds:
        assert done.returncode == 1
        assert "atheris isn't installed here" in done.stderr
    assert "Traceback" not in done.stderr
