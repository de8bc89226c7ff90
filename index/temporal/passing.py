"""What a text tells in passing: "the mayor, elected in 2020, …", "the act of 2015".

Such a date leaves the text where it was: "the next day" isn't counted from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from index.models import Span

_NEAR: Final = 160  # characters before a date in which what it is told beside stands
_IN_CLAUSE: Final = r"[^,;:()–—\n]{0,120}"
_OPENS: Final = re.compile(rf"[,(–—]\s*(?P<words>{_IN_CLAUSE})$")
_CLAUSE: Final = re.compile(_IN_CLAUSE)
_CLOSES: Final = frozenset(",)–—")
_WORD: Final = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True)
class Passing:
    """Verbose patterns of a language.

    `belongs`: what makes the date after it part of a thing ("the act of", "as in", "a rule imposed
    in"); `relatives`: pronouns that open a clause about a thing; `dates`: what opens no aside after
    a comma, but goes on or dates what is told.
    """

    belongs: str
    relatives: str
    dates: str

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
        flags = re.IGNORECASE | re.VERBOSE
        return (
            re.compile(rf"(?:{self.belongs})\s*$", flags),
            re.compile(rf"\b(?:{self.relatives})\b{_IN_CLAUSE}$", flags),
            re.compile(rf"(?:{self.dates})\b", flags),
        )

    def aside(self, text: str, date: Span, scope: Span) -> Span | None:
        """The words of the sentence `scope` that tell of a date in passing; None where it is told
        of for its own sake."""
        belongs, relatives, dates = self._patterns
        begins = max(scope.start, date.start - _NEAR)
        before = text[begins : date.start]
        if belongs.search(before):
            return date
        clause = _CLAUSE.match(text, date.end, scope.end)
        end = clause.end() if clause else date.end
        if relative := relatives.search(before):
            return Span(begins + relative.start(), end)
        opened = _OPENS.search(before)
        if opened is None or text[end : end + 1] not in _CLOSES:
            return None
        words = opened["words"]
        if not _WORD.search(words) or dates.match(words):
            return None
        return Span(begins + opened.start(), end)
