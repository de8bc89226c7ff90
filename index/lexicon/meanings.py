"""What words mean, as far as a table in a file tells it: in French and English, some in more."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Final, NamedTuple

_LANGUAGES: Final = ("fr", "en")
_SHORTEST: Final = 2  # letters that a word may be known by the beginning of

_Table = Mapping[str, frozenset[str]]


class Tables(NamedTuple):
    """A TOML file of tables, each with its words by language, and the package it lies in."""

    package: str
    file: str


_THINGS: Final = Tables("index.lexicon", "things.toml")

_NATIONS: Final = Tables("index.lexicon", "nations.toml")
_SUMS: Final = Tables("index.lexicon", "sums.toml")


def things(folded: str, language: str) -> frozenset[str]:
    """The things that are counted in the news by a folded word ("people" is `person.any`)."""
    return meanings(folded, language, _THINGS)


def nations(folded: str, language: str) -> frozenset[str]:
    """The nations, by their ISO 3166 codes in small letters, that a folded word names."""
    return meanings(folded, language, _NATIONS)


@cache
def every_nation() -> frozenset[str]:
    """The codes of the nations that the table has, in small letters."""
    return frozenset(_data(_NATIONS))


def sums(folded: str, language: str) -> frozenset[str]:
    """What an amount of money is by a folded word: an offer, a fine."""
    return meanings(folded, language, _SUMS)


@lru_cache(maxsize=100_000)
def meanings(folded: str, language: str, tables: Tables) -> frozenset[str]:
    """The names of the tables that hold a word; of an unknown language, in French or English."""
    spoken = _LANGUAGES if language == "und" else (language,)
    found: set[str] = set()
    for one in spoken:
        whole, beginnings = _words(tables, one)
        found |= whole.get(folded, frozenset())
        for length in range(_SHORTEST, len(folded) + 1):
            found |= beginnings.get(folded[:length], frozenset())
    return frozenset(found)


@cache
def opposites(tables: Tables) -> Mapping[str, frozenset[str]]:
    """Of the tables that have an `opposite`, the names that it gives."""
    return {
        name: frozenset(forms["opposite"].split())
        for name, forms in _flat(_data(tables))
        if "opposite" in forms
    }


@cache
def _words(tables: Tables, language: str) -> tuple[_Table, _Table]:
    """Whole words, and beginnings of words ("suspen*"), with the tables that they stand in."""
    whole: dict[str, frozenset[str]] = {}
    beginnings: dict[str, frozenset[str]] = {}
    for name, forms in _flat(_data(tables)):
        for form in forms.get(language, "").split():
            table = beginnings if form.endswith("*") else whole
            key = form.rstrip("*")
            table[key] = table.get(key, frozenset()) | {name}
    return whole, beginnings


def _data(tables: Tables) -> Mapping[str, Any]:
    return tomllib.loads(resources.files(tables.package).joinpath(tables.file).read_text("utf-8"))


def _flat(data: Mapping[str, Any]) -> list[tuple[str, Mapping[str, str]]]:
    found: list[tuple[str, Mapping[str, str]]] = []
    for name, value in data.items():
        if all(isinstance(one, str) for one in value.values()):
            found.append((name, value))
        else:
            found += [(f"{name}.{inner}", one) for inner, one in _flat(value)]
    return found
