"""The index's command line where files, names and terminals are not what one expects."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from index.building import cut, prepare
from index.ingest import read, read_text
from index.store import create_story
from tests.fakes import HashEncoder
from tests.index.ingest.samples import drafts

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


def test_help_names_the_defaults() -> None:
    told = run("search", "--help").stdout.decode()
    assert "main" in told
    assert "the packaged one" in " ".join(told.replace("│", " ").split())


def test_a_log_file_gets_no_progress_bar(tmp_path: Path) -> None:
    file = tmp_path / "pont.txt"
    file.write_text(TEXT, encoding="utf-8")
    encoder = HashEncoder()
    data = tmp_path / "data"
    store = create_story(data, "main", encoder=encoder.name, dimension=encoder.dimension)
    with store.write() as writer:
        for prepared in prepare([cut(draft) for draft in drafts(read(file))], encoder):
            writer.put(prepared)
    done = run("add", str(file), "--data", str(data))  # known, so no model is needed
    assert done.stdout.startswith(b"unchanged")
    assert done.stderr == b""


def test_remove_takes_the_story_that_list_shows(tmp_path: Path) -> None:
    encoder = HashEncoder()
    store = create_story(tmp_path, "only", encoder=encoder.name, dimension=encoder.dimension)
    with store.write() as writer:
        (article,) = (writer.put(item) for item in prepare([cut(read_text(TEXT))], encoder))
    assert article.id in run("list", "--data", str(tmp_path)).stdout.decode()
    assert run("remove", article.id, "--data", str(tmp_path)).returncode == 0


def test_finding_nothing_is_said(data: Path) -> None:
    done = run("quotes", "--speaker", "Nobody", "--data", str(data))
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"No quotation" in done.stderr


@pytest.fixture
def harbour(tmp_path: Path, models_dir: Path) -> Path:
    """A data directory with the model and no story, and beside it a first and a corrected text."""
    data = tmp_path / "data"
    data.mkdir()
    (data / "models").symlink_to(models_dir)
    body = (
        "Le port de Valmer a fermé ses quais mardi après la chute d'une grue, dit la mairie. "
        "Trois navires attendent au large et deux autres ont été envoyés vers Brenne."
    )
    for name, many in (("first.txt", "Trois"), ("corrected.txt", "Quatre")):
        text = f"Le port ferme\n\n{body.replace('Trois', many)}"
        (tmp_path / name).write_text(text, encoding="utf-8")
    return data


def told(done: subprocess.CompletedProcess[bytes], code: int = 0) -> dict[str, Any]:
    assert done.returncode == code, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    body: dict[str, Any] = json.loads(done.stdout)
    return body


def test_a_correction_is_looked_at_added_and_undone(harbour: Path) -> None:
    there = ("--data", str(harbour))
    first, corrected = (str(harbour.parent / name) for name in ("first.txt", "corrected.txt"))
    (article,) = told(run("add", first, "--json", *there))["added"]
    (item,) = told(run("add", corrected, "--dry-run", "--json", *there))["items"]
    assert (item["kind"], item["article"], item["recognised_by"]) == (
        "replace", article["id"], "title",
    )  # fmt: skip
    assert [one["kind"] for one in item["difference"]] == ["kept", "removed", "added", "kept"]
    lines = run("add", corrected, "--dry-run", *there).stdout.decode().splitlines()
    assert lines[0] == f"replace  {article['id']}  (recognised by title)"
    assert lines[-3:] == ["    - Trois", "    + Quatre", "1 → 1 articles. Nothing was changed."]
    (replaced,) = told(run("add", corrected, "--replace", article["id"], "--json", *there))[
        "replaced"
    ]
    assert (replaced["id"], replaced["version"]) == (article["id"], 2)
    assert told(run("undo", "--json", *there))["replaced"][0]["version"] == 1
    history = run("history", *there).stdout.decode().splitlines()
    assert [line.strip().split("  ")[0] for line in history] == [
        "3", "version 2 → 1", "2", "version 1 → 2", "1", "added",
    ]  # fmt: skip
    commits = told(run("history", "--limit", "1", "--json", *there))["history"]
    assert [one["generation"] for one in commits] == [3]
    assert told(run("undo", "--to", "9", "--json", *there), 1)["code"] == "generation_missing"


def test_a_named_article_that_is_not_there(harbour: Path) -> None:
    first = str(harbour.parent / "first.txt")
    there = ("--json", "--data", str(harbour))
    told(run("add", first, *there))
    assert told(run("add", first, "--replace", "x", *there), 1)["code"] == "article_missing"
    both = run("add", first, first, "--replace", "x", "--data", str(harbour))
    assert both.returncode == 2
