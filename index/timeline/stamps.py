"""Dates of a page rather than of what it tells: "Publié le … à 14h32 - Mis à jour le …"."""

from __future__ import annotations

import re
from typing import Final

# What stands before such a date: with a capital, or after a dash. Within a sentence these
# words are small and the date an event's: "le rapport publié le 9 janvier".
_WORDS: Final = (
    "publiée?|créée?|modifiée?|posté|mis(?:e)? (?:à jour|en ligne)|dernière (?:modification|mise "
    "à jour)|daté|published|posted|created|(?:last )?(?:updated|modified)|first published"
)
_BEFORE: Final = re.compile(
    rf"(?:(?<=[-–—|•·/])\s*|^\s*)(?:{_WORDS})(?: (?:le|du|on|at|the|by))?\s*[:–—-]?\s*$", re.I
)
_CAPITAL: Final = re.compile(
    rf"\b(?=[A-ZÀ-Þ])(?i:{_WORDS})(?: (?:le|du|on|at|the|by))?\s*[:–—-]?\s*$"
)
_READING: Final = re.compile(r"\btemps de lecture\b|\bmin(?:ute)? read\b", re.IGNORECASE)
_FAR: Final = 60


def is_stamp(sentence: str, at: int) -> bool:
    """Whether the date at offset `at` of a sentence says when the page was made."""
    before = sentence[max(0, at - _FAR) : at]
    found = _CAPITAL.search(before) or _BEFORE.search(before) or _READING.search(sentence)
    return found is not None
