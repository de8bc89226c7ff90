"""The phrases that the code names are there, in every language."""

from __future__ import annotations

import re
from pathlib import Path

import bot.discord
from bot.phrases import LANGUAGES, phrases

FOLDER = Path(bot.discord.__file__).parent


def test_every_phrase_that_is_named_exists() -> None:
    sources = [file.read_text(encoding="utf-8") for file in FOLDER.glob("*.py")]
    named = {
        key for text in sources for key in re.findall(r"""["']([a-z]+\.[a-z_]+)["']""", text)
    } | {f"discord.{key}" for text in sources for key in re.findall(r'named\("(\w+)"\)', text)}
    known = phrases(LANGUAGES[0]).keys()
    sections = {key.split(".")[0] for key in known}
    assert {key for key in named if key.split(".")[0] in sections} <= known


def test_no_phrase_of_ours_is_unused() -> None:
    sources = "\n".join(file.read_text(encoding="utf-8") for file in FOLDER.glob("*.py"))
    ours = [key.split(".")[1] for key in sorted(phrases("en").keys()) if key.startswith("discord.")]
    by_prefix = ("permission_", "file_")
    unused = [key for key in ours if key not in sources and not key.startswith(by_prefix)]
    assert not unused
