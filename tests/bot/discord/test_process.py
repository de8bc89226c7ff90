"""The bot as it is started, in a process of its own."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.benchmarks.discord_load import measure, sample_story


@pytest.mark.slow
async def test_a_burst_with_a_cut_cable_is_answered_once_each(tmp_path: Path) -> None:
    await asyncio.to_thread(sample_story, tmp_path)
    load = await measure(tmp_path, 40)
    assert load.answered == load.asks
    assert (load.failed, load.twice, load.invalid, load.resumes) == (0, 0, 0, 1)
    assert load.taken_most < 3.0  # seconds that Discord waits
    assert load.exit_code == 0
