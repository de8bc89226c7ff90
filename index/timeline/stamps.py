"""Dates of a page rather than of what it tells: "Publié le … à 14h32 - Mis à jour le …"; and those
of what a sentence is only about: "the court is to rule on last month's election"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from index.models import Precision, TimeExpression

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
_ABOUT: Final = re.compile(
    r"\b(?:on|over|about|of|against|into|regarding) (?:the )?$", re.IGNORECASE
)
_OWNING: Final = re.compile(r"['’]s? \w")
_FAR: Final = 60
_LONG: Final = timedelta(days=7)


def is_stamp(sentence: str, at: int) -> bool:
    """Whether the date at offset `at` of a sentence says when the page was made."""
    before = sentence[max(0, at - _FAR) : at]
    found = _CAPITAL.search(before) or _BEFORE.search(before) or _READING.search(sentence)
    return found is not None


def is_topic(sentence: str, at: int, one: TimeExpression, beside: Sequence[TimeExpression]) -> bool:
    """Whether a month or more at offset `at` is that of something the sentence is about.

    A day is kept: on it stood the vote that "Sunday's vote" speaks of. `beside`: all times of the
    sentence, of which a day tells when its own event was.
    """
    if one.from_ is None or one.to is None or one.to - one.from_ < _LONG:
        return False
    about = _ABOUT.search(sentence[max(0, at - _FAR) : at]) is not None
    about = about or any(other.precision is Precision.DAY for other in beside)
    return about and _OWNING.match(sentence, at + one.end - one.start) is not None
