"""Backups: taken while somebody writes, and a whole story again when they are put back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.backup import back_up
from bot.errors import BackupFailed
from bot.ledger import FILE_NAME, Ledger
from index.editing import add
from index.store import open_story
from tests.bot.conftest import draft
from tests.fakes import HashEncoder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    add(folder, "main", [draft("Le port de Valmer a fermé.", title="Port")], HashEncoder)
    (folder / "models").mkdir()
    (folder / "models" / "heavy").write_bytes(b"x")
    (folder / "stories" / "main" / "settings.json").write_text('{"private": true}')
    return folder


def test_what_is_written_by_an_open_ledger_is_in_the_copy(data: Path, tmp_path: Path) -> None:
    with Ledger(data / FILE_NAME) as ledger:
        assert ledger.claim("slack:Ev1")  # still in the write-ahead log
        back_up(data, tmp_path / "copy")
    with Ledger(tmp_path / "copy" / FILE_NAME) as copied:
        assert not copied.claim("slack:Ev1")


def test_a_restored_story_is_whole_and_as_private(data: Path, tmp_path: Path) -> None:
    with Ledger(data / FILE_NAME):
        pass
    done = CliRunner().invoke(app, ["backup", str(tmp_path / "copy"), "--data", str(data)])
    assert done.exit_code == 0, done.output
    assert not (tmp_path / "copy" / "models").exists()
    shutil.rmtree(data)
    (tmp_path / "copy").rename(data)
    store = open_story(data, "main")
    assert store.check(repair=True).sound
    assert [article.title for article in store.generation().articles()] == ["Port"]
    assert "true" in (data / "stories" / "main" / "settings.json").read_text()


def test_nothing_is_overwritten(data: Path, tmp_path: Path) -> None:
    with pytest.raises(BackupFailed, match="isn't empty"):
        back_up(data, tmp_path)
    with pytest.raises(BackupFailed, match="Not a directory"):
        back_up(data, data / "models" / "heavy" / "copy")


def test_a_backup_inside_the_data_directory_holds_no_copy_of_itself(data: Path) -> None:
    copied = back_up(data, data / "backup")
    assert not any("backup" in file.relative_to(data / "backup").parts for file in copied)
