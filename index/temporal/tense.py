"""The tense that an expression goes with: that of the verb nearest to it.

Quotations are masked: "a martelé lundi" is past though the words quoted say "nous le
ferons". An expression inside a quotation goes with the words quoted beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from index.models import Span
from index.temporal.meaning import Tense

_REACH = 240  # characters either side in which a verb is looked for
_BREAK = 30  # what a break between clauses weighs, in characters
_AFTER = 10  # what it weighs that a verb comes after

# Within a paragraph; a mark left open is none.
_QUOTATION = re.compile(r"“[^“”\n]{1,2000}”|«[^«»\n]{1,2000}»|\"[^\"\n]{1,2000}\"")


class Verbs:
    """How verbs of a language look, by tense."""

    def __init__(self, patterns: str, breaks: str) -> None:
        """`patterns`: verbose, with groups past, future and open (an infinitive, of any
        time); `breaks`: what parts one clause from the next."""
        self._verbs = re.compile(patterns, re.VERBOSE)
        self._breaks = re.compile(breaks)

    def tense(self, text: str, at: Span, scope: Span) -> Tense | None:
        """The tense of the verb within `scope` that is nearest to `at`; None if none says."""
        before = self._verbs.finditer(text, max(scope.start, at.start - _REACH), at.start)
        after = self._verbs.finditer(text, at.end, min(scope.end, at.end + _REACH))
        weighed = [(self._weight(text[verb.end() : at.start]), verb) for verb in before]
        weighed += [(self._weight(text[at.end : verb.start()]) + _AFTER, verb) for verb in after]
        if not weighed:
            return None
        _, nearest = min(weighed, key=lambda pair: pair[0])
        return {"past": Tense.PAST, "future": Tense.FUTURE}.get(nearest.lastgroup or "")

    def _weight(self, between: str) -> int:
        return len(between) + _BREAK * len(self._breaks.findall(between))


class Quotations:
    """Where a text quotes."""

    def __init__(self, text: str) -> None:
        self._spans = [Span(*match.span()) for match in _QUOTATION.finditer(text)]
        self._starts = [span.start for span in self._spans]
        self.masked = _QUOTATION.sub(lambda match: " " * len(match.group()), text)

    def around(self, start: int, end: int) -> Span | None:
        """The quotation that a place lies in."""
        at = bisect_right(self._starts, start) - 1
        return self._spans[at] if at >= 0 and end <= self._spans[at].end else None
