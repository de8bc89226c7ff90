"""Whether a day is to come though the verb beside it is past, or gone though it was set for: what
a day is set for.

"The judge postponed the hearing to Monday" happened already, Monday is ahead. The words
between the verb or the noun of setting and the day tell, not the tense.
"""

from __future__ import annotations

import re
from typing import Final

from index.models import Span
from index.temporal.meaning import Tense

WEEKDAY: Final = "\1"  # stand for the day in the patterns: a weekday's name
ANY_DAY: Final = "[\1\2]"  # and any date
_OTHER: Final = "\2"
# Characters before and after it in which it may be told what it is set for.
_BEFORE: Final = 160
_AFTER: Final = 60


class Deferral:
    """What sets a day, as a language writes it."""

    def __init__(self, weekday: str, *, ahead: str, over: str, unclear: str) -> None:
        """`weekday`: a weekday's name. Verbose patterns, in which the day is WEEKDAY or ANY_DAY:
        `ahead`, what sets it; `over`, what has lasted until then or took place; `unclear`, what may
        be either, whatever sets it. What is over isn't ahead."""
        self._weekday = re.compile(weekday, re.IGNORECASE)
        self._ahead = re.compile(ahead, re.VERBOSE)
        self._over = re.compile(over, re.VERBOSE)
        self._unclear = re.compile(unclear, re.VERBOSE)

    def tense(self, text: str, at: Span, scope: Span) -> Tense | None:
        """FUTURE if the date at `at` in the sentence `scope` is set for something, PAST if it is
        over; None where its sentence's tense must tell, and of several weekdays."""
        named = [Span(*one.span()) for one in self._weekday.finditer(text, at.start, at.end)]
        if len(named) > 1:
            return None
        day, sign = (named[0], WEEKDAY) if named else (at, _OTHER)
        before = text[max(scope.start, day.start - _BEFORE) : day.start]
        after = text[day.end : min(scope.end, day.end + _AFTER)]
        words = f"{before}{sign}{after}"
        if self._over.search(words):
            return Tense.PAST
        is_set = self._ahead.search(words) and not self._unclear.search(words)
        return Tense.FUTURE if is_set else None
