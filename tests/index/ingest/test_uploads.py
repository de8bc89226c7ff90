"""A few damaged files of every format, as `tests.benchmarks.uploads` makes them by thousands."""

from __future__ import annotations

from tests.benchmarks.uploads import fuzz


def test_damaged_uploads_become_drafts_or_one_clear_sentence() -> None:
    told = fuzz(100, seed=1)
    assert not told.wrong
    assert told.sound
    assert told.files == 100
    assert told.outcomes["draft"] >= 20
    assert told.outcomes.total() - told.outcomes["draft"] >= 20
    assert told.added >= 10
