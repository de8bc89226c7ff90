"""`python -m bot admin` and `/reindex`, as a person and as a program use them."""

from __future__ import annotations

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from bot.admin.prompt import reindex
from bot.phrases import phrases
from bot.settings import Settings
from index.store import open_story
from tests.bot.admin.conftest import PORT
from tests.conftest import ROOT


def run(
    settings: Settings, *words: str, stdin: str | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", "admin", *words, "--data", str(settings.data)],
        cwd=ROOT,
        input=stdin or "",
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def parsed(settings: Settings, *words: str, stdin: str | None = None) -> Any:
    done = run(settings, *words, "--json", stdin=stdin)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_nothing_changes_without_yes_and_programs_get_json(settings: Settings) -> None:
    done = run(settings, "add", "-", stdin=PORT)
    assert done.returncode == 1
    assert "1 article to add" in done.stdout
    assert "Le port de Valmer" in done.stdout
    assert "--yes" in done.stderr
    assert not (settings.data / "stories").exists()

    made = parsed(settings, "add", "-", "--yes", stdin=PORT)
    assert made["plan"]["items"][0]["title"] == "Le port de Valmer"
    assert made["result"]["generation"] == 1
    (row,) = parsed(settings, "history")["history"]
    assert (row["generation"], row["actor"]["platform"]) == (1, "command line")
    outcomes = [row["outcome"] for row in parsed(settings, "audit")["audit"]]
    assert outcomes == ["done", "confirmed", "asked", "cancelled", "asked"]


def test_a_correction_s_words_are_marked_where_there_are_no_colours(settings: Settings) -> None:
    ending = "Les navires attendent au large.\n"
    first = PORT.replace("mardi", "mardi à dix-huit heures") + f"\n{ending}"
    assert run(settings, "add", "-", "--yes", stdin=first).returncode == 0
    (added,) = open_story(settings.data, "main").generation().articles()
    corrected = PORT.replace("mardi", "mardi à dix-neuf heures")
    done = run(settings, "replace", added.id, "-", stdin=corrected)
    assert "à [-dix-huit -]{+dix-neuf +}heures" in done.stdout
    assert f"[-{ending}-]" in done.stdout


def test_what_is_wrong_is_said_in_a_sentence(settings: Settings, tmp_path: Path) -> None:
    done = run(settings, "remove", "nothing", "--yes")
    assert done.returncode == 1
    assert "no story" in done.stderr
    assert "Traceback" not in done.stderr
    done = run(settings, "add", str(tmp_path / "nowhere.txt"), "--yes")
    assert done.returncode == 1
    assert "isn’t there" in done.stdout


def test_the_console_changes_the_story_after_a_preview(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "port de Valmer.txt"
    file.write_text(PORT, encoding="utf-8")
    answers = iter(["non", "oui"])
    shown = StringIO()
    screen = Console(file=shown, width=200, force_terminal=False)
    monkeypatch.setattr(screen, "input", lambda *_: next(answers))
    words = phrases("fr")
    reindex(f'/reindex add "{file}"', settings, "main", screen, words)
    assert not (settings.data / "stories").exists()
    reindex(f'/reindex add "{file}"', settings, "main", screen, words)
    assert open_story(settings.data, "main").generation().number == 1
    reindex("/reindex history", settings, "main", screen, words)
    reindex("/reindex", settings, "main", screen, words)
    text = shown.getvalue()
    assert "Le port de Valmer" in text
    assert "/reindex remove ARTICLE" in text
