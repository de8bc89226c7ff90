"""The days that somebody's words name: "since Friday", "entre le 5 et le 8 janvier"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from index.lexicon import fold
from index.models import TimeExpression
from index.temporal import question_interval

_LANGUAGES: Final = ("fr", "en")
# Words that lead to a date and are left when it is taken out.
LEADING: Final = (
    r"since|depuis|from|to|until|till|up to|through|before|after|between|and|on|in|of|during|over|"
    r"a partir du|a partir de|a partir d'|jusqu'a|jusqu'au|jusqu'aux|jusqu'en|avant|apres|entre|et|"
    r"des|du|de|d'|au|le|la|les|l'|the|en|a|pour|for|pendant|ces|ce|cette"
)


def dated(
    text: str, today: date, language: str
) -> tuple[tuple[date | None, date | None] | None, str]:
    """The days that a text names, and what it says besides.

    Read in the language that knows its "since" or "depuis", else in `language`, else in the other.
    """
    spoken: Sequence[str] = sorted(_LANGUAGES, key=lambda one: one != language)
    read = [found for one in spoken if (found := question_interval(text, one, today))]
    if not read:
        return None, text.strip()
    found = min(read, key=lambda one: one.bound is None)
    before, after = text[: found.start].rstrip(), text[found.end :].strip(" ,")
    days = (found.from_, None if _opens(before, found) else found.to)
    lead = re.search(rf"(?:^|[ ,])(?:(?:{LEADING})(?: |$|(?<=')))*$", plain_letters(before) + " ")
    before = before[: lead.start()] if lead else before
    return days, f"{before} {after}".strip(" ,")


def _opens(before: str, found: TimeExpression) -> bool:
    """ "from Friday" goes on from there, as "since Friday" does."""
    return found.bound is None and bool(re.search(r"\b(?:from|des)$", plain_letters(before)))


def plain_letters(text: str) -> str:
    """Lower case without accents, letter for letter: as long as the text."""
    return "".join(fold(char)[:1] or char for char in text)
