"""The index's command line where files, names and terminals are not what one expects."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from index.building import cut, prepare
from index.ingest import read_text
from index.store import create_story
from tests.fakes import HashEncoder

ROOT = Path(__file__).resolve().parents[2]
TEXT = "Le pont fermé\n\nLe maire a dit « non » — :fire: — [red]jamais[/red] — à l’été."


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "index", *words],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "80", **environment},
        capture_output=True,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A story of one article, built without a model."""
    folder = tmp_path_factory.mktemp("data")
    encoder = HashEncoder()
    store = create_story(folder, "main", encoder=encoder.name, dimension=encoder.dimension)
    draft = read_text(TEXT, title="Le pont fermé " * 12, source="Le Courrier de la Ville")
    with store.write() as writer:
        for prepared in prepare([cut(draft)], encoder):
            writer.put(prepared)
    return folder


def test_names_with_brackets_are_printed_as_they_are(tmp_path: Path) -> None:
    folder = tmp_path / "a [b]" / "[" / "b]"
    folder.mkdir(parents=True)
    (folder / "[red] empty\nfile.txt").write_text("")
    done = run("add", str(tmp_path), "--data", str(tmp_path / "data"))
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 1
    assert len(lines) == 1
    assert "a [b]/[/b]/[red] empty" in lines[0]
    assert b"Traceback" not in done.stderr


def test_an_empty_path_is_not_the_working_directory(tmp_path: Path) -> None:
    done = run("add", "", "--data", str(tmp_path))
    assert done.returncode == 1
    assert len(done.stdout.decode().splitlines()) == 1


def test_ids_are_listed_whole(data: Path) -> None:
    (article,) = json.loads(run("list", "--json", "--data", str(data)).stdout)["articles"]
    listed = run("list", "--data", str(data), COLUMNS="40").stdout.decode()
    assert article["id"] in listed
    assert len(listed.splitlines()) == 2


@pytest.mark.parametrize("encoding", ["ascii", "utf-16"])
def test_output_is_utf_8_whatever_the_locale(data: Path, encoding: str) -> None:
    there = ("--data", str(data))
    (article,) = json.loads(run("list", "--json", *there, PYTHONIOENCODING=encoding).stdout)[
        "articles"
    ]
    shown = run("show", article["id"], "--text", *there, PYTHONIOENCODING=encoding)
    assert shown.stdout.decode() == TEXT
    assert run("list", *there, PYTHONIOENCODING=encoding).returncode == 0


def test_what_articles_say_is_no_markup(data: Path) -> None:
    (article,) = json.loads(run("list", "--json", "--data", str(data)).stdout)["articles"]
    assert TEXT in run("show", article["id"], "--data", str(data)).stdout.decode()


def test_a_damaged_database_is_not_sent_back_to_check(data: Path, tmp_path: Path) -> None:
    story = tmp_path / "stories" / "main"
    story.mkdir(parents=True)
    (story / "story.db").write_bytes(b"")
    done = run("check", "--data", str(tmp_path))
    assert done.returncode == 1
    assert "backup" in done.stderr.decode()
    assert "index check" not in done.stderr.decode()


def test_what_can_be_repaired_is_said_to_be(data: Path, tmp_path: Path) -> None:

    shutil.copytree(data / "stories", tmp_path / "stories")
    for index in (tmp_path / "stories" / "main" / "vectors").iterdir():
        index.unlink()
    done = run("check", "--no-repair", "--data", str(tmp_path))
    assert done.returncode == 1
    assert "python -m index check" in done.stdout.decode()
    assert "rebuild" not in done.stdout.decode()
    assert run("check", "--data", str(tmp_path)).returncode == 0


def test_a_story_that_is_not_there_beside_others_that_are(data: Path) -> None:
    done = run("list", "--data", str(data), "--story", "other")
    assert done.returncode == 1
    told = done.stderr.decode()
    assert "main" in told
    assert "--story" in told
