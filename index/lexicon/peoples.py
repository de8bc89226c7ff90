"""The nations that a text speaks of, by their names and those of their people."""

from __future__ import annotations

import re
from typing import Final

from index.lexicon.meanings import nations
from index.lexicon.terms import fold

_WORD: Final = re.compile(r"[^\W\d_][\w-]*(?:\.[A-Z])*")


def nations_in(text: str, language: str) -> frozenset[str]:
    """Their ISO 3166 codes in small letters, as far as one word tells.

    French writes the people of a nation, as adjectives, in small letters.
    """
    found: set[str] = set()
    for match in _WORD.finditer(text):
        if match[0][0].isupper() or language == "fr":
            found |= nations(fold(match[0]), language)
    return frozenset(found)
