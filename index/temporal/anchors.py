"""The dates that "the next day" may be counted from.

It goes on from what the text itself tells. A mere limit ("he denied it before 3 March") tells of
no day. What somebody says of another day ("on 25 March he admitted that he had read it on
24 February") leads on to the very next sentence ("he answered the next day"); after that it is
the day on which he says it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from index.models import Span
from index.temporal.language import Language, Mention

TOLD: Final = 8  # sentences to which a date that the text tells leads on
_REPORTED: Final = 1
_CLAUSE: Final = 60  # characters before a date in which "after" stands
_BEFORE: Final = 90  # characters before a date in which the word of its limit stands


@lru_cache
def _patterns(
    reports: str, limits: str, afters: str
) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(reports, re.VERBOSE),
        re.compile(rf"(?:{limits})\s+(?:[a-z]+\s+)?$", re.IGNORECASE),
        re.compile(rf"\b(?:{afters})\s+(?:[\w'’-]+\s+){{0,7}}$", re.IGNORECASE),
    )


class Anchors:
    """How far each date of a sentence leads on."""

    def __init__(self, text: str, language: Language) -> None:
        """A language's `reports`: from a verb of saying to where what is said begins; `limits`:
        words that make a mere limit of the date after them; `afters`: words that go back to
        what was before."""
        self._text = text
        self._reports, self._limits, self._afters = _patterns(
            language.reports, language.limits, language.afters
        )

    def reach(self, mentions: Sequence[Mention], scope: Span) -> list[int]:
        """For each mention of the sentence `scope`, to how many sentences after it."""
        said = self._said_from(mentions, scope)
        return [
            0 if self.is_limit(one) else TOLD if one.start < said else _REPORTED for one in mentions
        ]

    def _said_from(self, mentions: Sequence[Mention], scope: Span) -> int:
        """Where the words begin that a dated clause reports; the end where there are none."""
        for found in self._reports.finditer(self._text, scope.start, scope.end):
            if any(one.start < found.end() for one in mentions):
                return found.end()
        return scope.end

    def is_limit(self, mention: Mention) -> bool:
        """Whether a date is a mere limit."""
        bound = mention.meaning.bound
        if bound is None or not bound.ends:
            return False
        start = max(0, mention.start - _BEFORE)
        return self._limits.search(self._text, start, mention.start) is not None

    def turns_back(self, mention: Mention) -> bool:
        """Whether a date is told of as before what the text has told."""
        start = max(0, mention.start - _CLAUSE)
        return self._afters.search(self._text, start, mention.start) is not None
