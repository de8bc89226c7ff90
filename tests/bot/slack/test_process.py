"""The bot as it is run: a process of its own, the packaged model, a burst over a cut cable."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.editing import add
from index.embeddings import Encoder
from tests.benchmarks.slack import burst
from tests.bot.conftest import draft
from tests.bot.slack.conftest import TEXTS


@pytest.mark.slow
async def test_a_burst_is_answered_once_each(
    tmp_path: Path, models_dir: Path, encoder: Encoder
) -> None:
    add(
        tmp_path,
        "main",
        [draft(text, title=title) for title, text in TEXTS.items()],
        lambda: encoder,
    )
    (tmp_path / "models").symlink_to(models_dir)
    questions = [f"When will the harbour reopen? ({n})" for n in range(40)]
    load = await burst(tmp_path, "main", questions)
    assert (load.once, load.findings) == (40, 0)
    assert load.connections >= 2
    assert load.ack_most < 3000
