"""What readers found is kept beside a story, and never believed where it can't be."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from index import kept
from index.editing import add
from index.ingest import read
from index.models import Draft
from index.store import open_story
from index.story import Snapshot
from tests.fakes import HashEncoder

SAMPLE = Path(__file__).parents[2] / "docs" / "story"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """The sample story's folder."""
    drafts = [item for path in sorted(SAMPLE.iterdir()) for item in read(str(path))]
    add(tmp_path, "main", [one for one in drafts if isinstance(one, Draft)], HashEncoder)
    return tmp_path / "stories" / "main"


def told(folder: Path) -> tuple[object, ...]:
    """All that a process that just started reads in the story."""
    kept.kept_at.cache_clear()
    snapshot = Snapshot(open_story(folder.parent.parent, folder.name).generation())
    times = [snapshot.times(article) for article, _ in snapshot.sayings()]
    return list(snapshot.sayings()), times, snapshot.timeline()


def readings(folder: Path) -> int:
    with closing(sqlite3.connect(folder / "readings.db")) as database:
        return int(database.execute("SELECT count(*) FROM readings").fetchone()[0])


def test_the_next_process_reads_the_same_without_reading_the_texts(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = told(story)
    assert readings(story) == 12  # dates and speakers of six articles
    for reader in ("time_expressions", "attributions"):
        monkeypatch.setattr(f"index.readings.{reader}", lambda *_: pytest.fail("read again"))
    assert told(story) == first


def test_other_code_believes_nothing_that_was_kept(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = told(story)
    monkeypatch.setattr(kept, "readers_digest", lambda: b"another")
    with closing(sqlite3.connect(story / "readings.db")) as database, database:
        database.execute("UPDATE readings SET value = '[]'")
    assert told(story) == first


@pytest.mark.parametrize("content", [b"", b"torn", b"SQLite format 3\0" + b"\0" * 4096])
def test_a_torn_file_costs_time_only(story: Path, content: bytes) -> None:
    first = told(story)
    for file in story.glob("readings.db*"):
        file.unlink()
    (story / "readings.db").write_bytes(content)
    assert told(story) == first


def test_what_is_locked_or_no_json_is_worked_out(story: Path) -> None:
    first = told(story)
    with closing(sqlite3.connect(story / "readings.db")) as database, database:
        database.execute("UPDATE readings SET value = '[[1, 2'")
    assert told(story) == first
    with closing(sqlite3.connect(story / "readings.db")) as database:
        database.execute("DELETE FROM readings")
        database.commit()
        database.execute("BEGIN IMMEDIATE")
        assert told(story) == first
