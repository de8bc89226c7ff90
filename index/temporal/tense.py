"""The tense that an expression goes with: that of the verb nearest to it.

Quotations are masked: "a martelé lundi" is past though the words quoted say "nous le
ferons". An expression inside a quotation goes with the words quoted beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Final, NamedTuple

from index.models import Span
from index.temporal.meaning import Tense

_REACH = 240  # characters either side in which a verb is looked for
_BREAK = 30  # what a break between clauses weighs, in characters
_AFTER = 10  # what it weighs that a verb comes after

# By a pattern's groups.
_TENSES: Final = {"past": Tense.PAST, "ahead": Tense.FUTURE, "future": Tense.FUTURE}

# Within a paragraph; a mark left open is none.
_QUOTATION = re.compile(r"“[^“”\n]{1,2000}”|«[^«»\n]{1,2000}»|\"[^\"\n]{1,2000}\"")


class Verbs:
    """How verbs of a language look, by tense."""

    def __init__(self, patterns: str, breaks: str) -> None:
        """`patterns`: verbose, with groups past, future, ahead (past verbs of what is to come),
        open (an infinitive, of any time) and either (what tells neither); `breaks`: what parts
        one clause from the next."""
        self.pattern = re.compile(patterns, re.VERBOSE)
        self.breaks = re.compile(breaks)


class _Found(NamedTuple):
    """The verbs of a sentence, in text order."""

    starts: list[int]
    ends: list[int]
    tenses: list[Tense | None]


class Tenses:
    """The verbs of a text, and the tense of the one nearest to a place."""

    def __init__(self, text: str, verbs: Verbs) -> None:
        """What is no part of a verb wherever it stands must be blanked in `text`."""
        self._text = text
        self._verbs = verbs
        self._read: dict[Span, _Found] = {}

    def near(self, at: Span, scope: Span) -> Tense | None:
        """The tense of the verb within `scope`, or the part of it that a semicolon ends, that is
        nearest to `at`; None if none says."""
        opened = self._text.rfind(";", scope.start, at.start) + 1 or scope.start
        closed = self._text.find(";", at.end, scope.end)
        found = self._found(scope)
        first = bisect_left(found.starts, max(opened, at.start - _REACH))
        last = bisect_right(found.ends, min(scope.end if closed < 0 else closed, at.end + _REACH))
        verbs = range(first, last)
        nearest = min(verbs, key=lambda verb: self._weight(found, verb, at), default=None)
        return None if nearest is None else found.tenses[nearest]

    def _found(self, scope: Span) -> _Found:
        """Most sentences have no date, and searching verbs is what costs: so one by one."""
        if scope not in self._read:
            found = list(self._verbs.pattern.finditer(self._text, scope.start, scope.end))
            self._read[scope] = _Found(
                [verb.start() for verb in found],
                [verb.end() for verb in found],
                [_TENSES.get(verb.lastgroup or "") for verb in found],
            )
        return self._read[scope]

    def _weight(self, found: _Found, verb: int, at: Span) -> int:
        """How far a verb is from a place, in characters; breaks and coming after weigh more."""
        before = found.ends[verb] <= at.start
        start, end = (found.ends[verb], at.start) if before else (at.end, found.starts[verb])
        breaks = sum(1 for _ in self._verbs.breaks.finditer(self._text, start, end))
        return end - start + _BREAK * breaks + (0 if before else _AFTER)


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
