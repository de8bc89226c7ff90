"""Whether a weekday is one to come though the verb beside it is past: what a day is set for.

"The judge postponed the hearing to Monday" happened already, Monday is ahead. The words
between the verb or the noun of setting and the weekday tell, not the tense.
"""

from __future__ import annotations

import re
from typing import Final

from index.models import Span

DAY: Final = "\1"  # stands for the weekday in the patterns
# Characters before and after it in which it may be told what it is set for.
_BEFORE: Final = 160
_AFTER: Final = 60


class Deferral:
    """What sets a day, as a language writes it."""

    def __init__(self, weekday: str, patterns: str, lasting: str) -> None:
        """`weekday`: a weekday's name; `patterns`: verbose, what sets the day DAY; `lasting`: the
        same of what had lasted until then, or passed by, whatever the patterns say."""
        self._weekday = re.compile(weekday, re.IGNORECASE)
        self._patterns = re.compile(patterns, re.VERBOSE)
        self._lasting = re.compile(lasting, re.VERBOSE)

    def holds(self, text: str, at: Span, scope: Span) -> bool:
        """Whether the only weekday of the mention at `at`, in the sentence `scope`, is set."""
        named = list(self._weekday.finditer(text, at.start, at.end))
        if len(named) != 1:
            return False
        day = named[0]
        before = text[max(scope.start, day.start() - _BEFORE) : day.start()]
        after = text[day.end() : min(scope.end, day.end() + _AFTER)]
        words = f"{before}{DAY}{after}"
        return bool(self._patterns.search(words)) and not self._lasting.search(words)
