"""The dates that "the next day" may be counted from.

It goes on from what the text itself tells. A mere limit ("he denied it before 3 March") tells of
no day. What somebody says of another day ("on 25 March he admitted that he had read it on
24 February") leads on to the very next sentence ("he answered the next day"); after that it is
the day on which he says it. A month or a year takes the text there, unless it is told of in passing
(see `index.temporal.passing`).

In another paragraph the text may tell of something else: there "the next day" leads on from the
former one only where it opens the paragraph or stands in its first sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from index.models import Span
from index.temporal.language import Language, Mention
from index.temporal.meaning import Reading

TOLD: Final = 8  # sentences to which a date that the text tells leads on
_REPORTED: Final = 1
_TURNS: Final = 60  # characters before a date in which "after" stands
_BEFORE: Final = 90  # characters before a date in which the word of its limit stands
_NEXT: Final = 1  # paragraphs on to one whose first sentence goes on from the former
_CLOSE: Final = 20  # characters that a word or two before a date take
_PARAGRAPH: Final = re.compile(r"\n\s*\n")


@lru_cache
def _patterns(
    reports: str, limits: str, afters: str
) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(reports, re.VERBOSE),
        re.compile(rf"(?:{limits})\s+(?:[a-z]+\s+)?$", re.IGNORECASE),
        re.compile(rf"\b(?:{afters})\s+(?:[\w'’-]+\s+){{0,7}}$", re.IGNORECASE),
    )


class Told(NamedTuple):
    """What a date told of means; the numbers of its sentence, of the last to which it leads on,
    and of its paragraph."""

    sentence: int
    until: int
    paragraph: int
    reading: Reading


class Anchors:
    """How far each date of a sentence leads on."""

    def __init__(self, text: str, language: Language) -> None:
        """A language's `reports`: from a verb of saying to where what is said begins; `limits`:
        words that make a mere limit of the date after them; `afters`: words that go back to
        what was before."""
        self._text = text
        self._passing = language.passing
        self._reports, self._limits, self._afters = _patterns(
            language.reports, language.limits, language.afters
        )
        self._paragraphs = [0, *(found.end() for found in _PARAGRAPH.finditer(text))]

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
        start = max(0, mention.start - _TURNS)
        return self._afters.search(self._text, start, mention.start) is not None

    def aside(self, mention: Mention, scope: Span) -> Span | None:
        """The words of the sentence `scope` that tell of a date in passing; None where they
        don't."""
        date = Span(mention.start, mention.end)
        if mention.meaning.bound:
            return date
        return self._passing.aside(self._text, date, scope) if self._passing else None

    def paragraph(self, mention: Mention) -> int:
        """The number of the paragraph that a date stands in."""
        return bisect_right(self._paragraphs, mention.start) - 1

    def leads_on(self, told: Told, mention: Mention, number: int, scope: Span) -> bool:
        """Whether what the sentence `scope` of that number counts may be counted from a date told
        of before."""
        if number > told.until:
            return False
        paragraph, way = self.paragraph(mention), mention.meaning.way
        paragraphs = paragraph - told.paragraph
        if not paragraphs or not way:
            return True
        start = self._paragraphs[paragraph]
        begins = max(start, scope.start)
        first = begins - start < _CLOSE and not self._text[start:begins].strip()
        near = mention.start - begins < _CLOSE
        opens = near and len(self._text[begins : mention.start].split()) <= 1
        return (opens and (first or way < 0)) or (first and paragraphs == _NEXT)
