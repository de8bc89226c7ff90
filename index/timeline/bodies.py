"""The dead counted one by one: "a ninth body", « un dixième corps »."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

# From the second on; the first tells nothing of those before.
_WORDS: Final = {
    "fr": "deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième "
    "onzième douzième treizième quatorzième quinzième seizième",
    "en": "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth",
}
_SECOND: Final = 2
_ORDINALS: Final = {
    word: number
    for listed in _WORDS.values()
    for number, word in enumerate(listed.split(), _SECOND)
}
_PATTERNS: Final = {
    language: re.compile(
        rf"\b(?:(?P<word>{'|'.join(_WORDS[language].split())})|(?P<digits>\d{{1,3}}){ending}) "
        rf"(?:{nouns})\b",
        re.IGNORECASE,
    )
    for language, ending, nouns in (
        ("fr", r"(?:e|ème)", "corps|mort|morte|décès|cadavre"),
        ("en", r"(?:st|nd|rd|th)", "body|death|fatality"),
    )
}


@dataclass(frozen=True, slots=True)
class Body:
    """The words ``[start:end]`` of a text make the dead so many."""

    value: int
    start: int
    end: int


def bodies(text: str, language: str) -> Iterator[Body]:
    """In text order; none in a language without numbers."""
    if language not in _PATTERNS:
        return
    for match in _PATTERNS[language].finditer(text):
        value = int(match["digits"]) if match["digits"] else _ORDINALS[match["word"].lower()]
        if value >= _SECOND:
            yield Body(value, *match.span())
