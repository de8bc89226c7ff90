"""The README's commands do what they say, as they stand there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCS = sorted((ROOT / "docs").glob("*.md"))
BLOCKS = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
COMMANDS = [
    line.split("  #")[0].strip()
    for block in BLOCKS
    for line in block.splitlines()
    if line.strip() and not line.lstrip().startswith("#")
]
# `make test` would run this test again; the console and the bot wait for someone to type.
LEFT_OUT = {"make test", "make console", "make run", "make evaluate", "make bench"}


def test_the_first_two_commands_ask_and_test() -> None:
    assert COMMANDS[0].startswith('make ask Q="')
    assert COMMANDS[1] == "make test"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory, models_dir: Path) -> Path:
    """The project's files as a newcomer has them, this environment and the built model."""
    folder = tmp_path_factory.mktemp("checkout") / "verbatim"
    kept = shutil.ignore_patterns(".venv", "data", ".git", "__pycache__", ".*_cache", "build")
    shutil.copytree(ROOT, folder, ignore=kept)
    models_dir.mkdir(parents=True, exist_ok=True)
    (folder / "data").mkdir()
    (folder / "data" / "models").symlink_to(models_dir)
    return folder


@pytest.mark.parametrize("command", [c for c in COMMANDS if c not in LEFT_OUT])
def test_each_command_of_the_readme_works(command: str, checkout: Path) -> None:
    python = Path(sys.prefix) / "bin"
    ran = subprocess.run(
        ["bash", "-euc", command],
        cwd=checkout,
        env={**os.environ, "VENV": sys.prefix, "PATH": f"{python}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.strip()


@pytest.mark.parametrize("page", ["README.md", *(f"docs/{p.name}" for p in DOCS)])
def test_links_lead_somewhere(page: str) -> None:
    file = ROOT / page
    links = re.findall(r"\]\(([^)#]+)", file.read_text("utf-8"))
    here = [link for link in links if not link.startswith("http")]
    assert [link for link in here if not (file.parent / link).exists()] == []
