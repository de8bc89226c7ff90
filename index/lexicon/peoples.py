"""The nations that a text speaks of, by their names and those of their people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from index.lexicon.meanings import nations
from index.lexicon.terms import fold

# A word that may name somebody, with its hyphens, or initials with full stops.
NAMING: Final = re.compile(r"[^\W\d_][\w-]*(?:\.[A-Z])*")


def nations_in(text: str, language: str) -> frozenset[str]:
    """Their ISO 3166 codes in small letters, as far as one word tells."""
    return frozenset().union(*(found for _, found in nations_at(text, language)))


def nations_at(text: str, language: str) -> Iterator[tuple[int, frozenset[str]]]:
    """The place of each word that tells of nations, and their codes, as `nations_in`.

    French writes the people of a nation, as adjectives, in small letters.
    """
    for match in NAMING.finditer(text):
        telling = match[0][0].isupper() or language == "fr"
        if telling and (found := nations(fold(match[0]), language)):
            yield match.start(), found
