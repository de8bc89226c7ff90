"""What words mean, as far as a file beside this one tells it, in French and English."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Final

_LANGUAGES: Final = ("fr", "en")
_SHORTEST: Final = 2  # letters that a word may be known by the beginning of

_Table = Mapping[str, frozenset[str]]


@lru_cache(maxsize=100_000)
def meanings(folded: str, language: str, file: str) -> frozenset[str]:
    """The names of the tables of `file` that hold a word; of an unknown language, in either."""
    spoken = (language,) if language in _LANGUAGES else _LANGUAGES if language == "und" else ()
    found: set[str] = set()
    for one in spoken:
        whole, beginnings = _tables(file, one)
        found |= whole.get(folded, frozenset())
        for length in range(_SHORTEST, len(folded) + 1):
            found |= beginnings.get(folded[:length], frozenset())
    return frozenset(found)


@cache
def opposites(file: str) -> Mapping[str, frozenset[str]]:
    """Of the tables of `file` that have an `opposite`, the names that it gives."""
    data = tomllib.loads(resources.files("bot.kinds").joinpath(file).read_text("utf-8"))
    return {
        name: frozenset(forms["opposite"].split())
        for name, forms in _flat(data)
        if "opposite" in forms
    }


@cache
def _tables(file: str, language: str) -> tuple[_Table, _Table]:
    """Whole words, and beginnings of words ("suspen*"), with the tables that they stand in."""
    data = tomllib.loads(resources.files("bot.kinds").joinpath(file).read_text("utf-8"))
    whole: dict[str, frozenset[str]] = {}
    beginnings: dict[str, frozenset[str]] = {}
    for name, forms in _flat(data):
        for form in forms[language].split():
            table = beginnings if form.endswith("*") else whole
            key = form.rstrip("*")
            table[key] = table.get(key, frozenset()) | {name}
    return whole, beginnings


def _flat(data: Mapping[str, Any]) -> list[tuple[str, Mapping[str, str]]]:
    found: list[tuple[str, Mapping[str, str]]] = []
    for name, value in data.items():
        if all(isinstance(one, str) for one in value.values()):
            found.append((name, value))
        else:
            found += [(f"{name}.{inner}", one) for inner, one in _flat(value)]
    return found
