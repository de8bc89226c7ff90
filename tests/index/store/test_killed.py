"""A process killed at any moment leaves the old state or the new one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

KILLS = 210
SEED = 20260113


@pytest.fixture
def in_memory() -> Iterator[Path]:
    """A directory in memory where there is one: a kill, unlike a loss of power, can't tell."""
    memory = Path("/dev/shm")  # noqa: S108
    place = memory if os.access(memory, os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=place) as directory:
        yield Path(directory)


@pytest.mark.slow
def test_a_kill_at_any_moment_leaves_the_old_state_or_the_new_one(in_memory: Path) -> None:
    """What `killing` does; it fails where a state is neither, or where check can't mend it."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.index.store.killing", str(in_memory), str(KILLS), str(SEED)],
        env=os.environ | {"OMP_NUM_THREADS": "1"},  # threads don't survive a fork
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    told = json.loads(done.stdout)
    print(told)
    # The kills landed in the midst of things, and on both sides of the commit.
    assert told["kills"] == KILLS
    assert min(told[name] for name in ("add", "replace", "remove", "rebuild", "undo")) >= 10
    assert told["old state"] >= KILLS // 4
    assert told["new state"] >= 15
    assert told["with the lock held"] >= KILLS // 2
    assert told["with files left over"] >= 15
    assert told["create"] >= 10
