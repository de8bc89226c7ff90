"""The words that drawings and exports say themselves, a file for each language."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any, Final

DEFAULT: Final = "en"
LANGUAGES: Final = ("en", "fr")


@cache
def words(language: str) -> dict[str, dict[str, Any]]:
    """By section and name; in English for a language without a file."""
    known = language if language in LANGUAGES else DEFAULT
    file = resources.files(__name__) / f"{known}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def locale(language: str) -> str:
    """The locale of dates that goes with `words`."""
    return language if language in LANGUAGES else DEFAULT
