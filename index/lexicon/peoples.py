"""The nations that a text speaks of, by their names and those of their people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from index.lexicon.meanings import every_nation, nations
from index.lexicon.terms import fold

# A word that may name somebody, with its hyphens, or initials with full stops.
NAMING: Final = re.compile(r"[^\W\d_][\w-]*(?:\.[A-Z])*")


# Languages that write the people of a nation, as adjectives, in small letters.
_SMALL: Final = frozenset({"fr", "es", "de", "it", "pt"})
# Those whose names of nations Babel gives; German ones have a genitive.
_NAMED: Final = frozenset({"es", "de", "it", "pt"})
# Names of nations that are first names, too, or those of states within another.
_OTHERS: Final = frozenset({"ge", "mu"})


def nations_in(text: str, language: str) -> frozenset[str]:
    """Their ISO 3166 codes in small letters, as far as one word tells."""
    return frozenset().union(*(found for _, found in nations_at(text, language)))


def nations_at(text: str, language: str) -> Iterator[tuple[int, frozenset[str]]]:
    """The place of each word that tells of nations, and their codes, as `nations_in`.

    In Spanish, German, Italian and Portuguese, too; in any other language but French and
    English there are none.
    """
    for match in NAMING.finditer(text):
        word, capital = fold(match[0]), match[0][0].isupper()
        found = nations(word, language) if capital or language in _SMALL else frozenset()
        if capital and language in _NAMED and (code := _names(language).get(word)):
            found |= {code}
        if found:
            yield match.start(), found


@cache
def _names(language: str) -> Mapping[str, str]:
    """The nations' names of one word, folded, and their codes in small letters."""
    from babel import Locale  # noqa: PLC0415  (loads its data)

    names = {
        fold(name): code.lower()
        for code, name in Locale(language).territories.items()
        if code.lower() in every_nation() and code.lower() not in _OTHERS and " " not in name
    }
    genitives = {f"{name}s": code for name, code in names.items() if language == "de"}
    return {**genitives, **names}
