"""A parser's process whose parent was killed, and that nobody can end any more."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from dataclasses import asdict

from index.ingest.extract import Limits, Source
from index.ingest.isolation import _GRACE, _START
from tests.conftest import ROOT


def test_it_is_ended_by_the_system_when_its_time_is_over() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _START, str(ROOT)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as worker:
        assert worker.stdin
        # It waits for bytes that never come, as a parser waits in a loop of its own.
        limits = Limits(seconds=0.2 - _GRACE)
        head = {"source": asdict(Source(limits=limits)), "bytes": 1_000_000}
        worker.stdin.write(json.dumps(head).encode() + b"\n")
        worker.stdin.flush()
        assert worker.wait(timeout=30) == -signal.SIGALRM
