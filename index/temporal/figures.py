"""Days written in figures, which languages read differently: 05/03/2026."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

_FIGURES: Final = re.compile(
    r"(?<![\w/.-])(?P<one>\d{1,2})(?P<mark>[/.-])(?P<other>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})"
    r"(?![\w/-])"
)
# French writes the day first; English does in Europe, and not in America.
_FRENCH: Final = re.compile(r"\b(?:le|du|au|depuis|d[eè]s|avant|apr[eè]s|entre)\s+$", re.IGNORECASE)
_CENTURY: Final = 2000


@dataclass(frozen=True, slots=True)
class TwoDays:
    """Figures that name one day where the day is written first, another where the month is."""

    text: str
    day_first: date
    month_first: date


def in_french(text: str) -> bool:
    """Whether a text's first day in figures has a French word before it."""
    found = _FIGURES.search(text)
    return bool(found and _FRENCH.search(text[: found.start()]))


def two_days(text: str) -> TwoDays | None:
    """The first day in figures of a text, where both readings are days and nothing tells which
    is meant: no figure above 12, and no French word before it."""
    found = _FIGURES.search(text)
    if not found or in_french(text):
        return None
    one, other, year = (int(found[part]) for part in ("one", "other", "year"))
    if not (1 <= one <= 12 and 1 <= other <= 12) or one == other:
        return None
    year += _CENTURY if len(found["year"]) == 2 else 0
    if not year:
        return None
    return TwoDays(found[0], date(year, other, one), date(year, one, other))
