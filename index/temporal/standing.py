"""Which dates of a text still stand: not those of plans given up, nor those that are taken back,
nor those of a figure that the one told is compared with, nor those of former statements ("not 14,
as announced on Monday"), nor what a thing is of ("a 17th-century painting").

"The hearing, planned for Wednesday, was moved to 25 May": nothing happens on Wednesday. "An earlier
version of this article said that it would open on 20 March": nothing is said to.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from index.models import Span
from index.temporal.calendar import Unit
from index.temporal.compounds import Between
from index.temporal.dates import Era
from index.temporal.language import Mention
from index.temporal.meaning import Meaning
from index.temporal.plans import Plans

_NEAR: Final = 120  # characters before a date in which the words that plan it stand


class Standing:
    """For the dates of one text."""

    def __init__(self, blanked: str, plans: Plans | None) -> None:
        """`blanked`: the text, each letter of a date as ``\\0``."""
        self._text = blanked
        self._plans = plans

    def of(self, mentions: Sequence[Mention], scope: Span, following: int) -> list[bool]:
        """Whether each date of the sentence `scope` stands; the next one ends at `following`."""
        if self._plans is None:
            return [True] * len(mentions)
        patterns = self._plans.patterns
        sentence = self._text[scope.start : scope.end]
        if patterns["retracts"].search(sentence):
            return [False] * len(mentions)
        moved = patterns["moved"].search(sentence) is not None
        later = self._text[scope.end : following]
        replaced = self._replaced(mentions, scope)
        acts = len(mentions) == 1 and patterns["setting"].search(sentence) is not None
        given_up = moved or patterns["moved"].search(later) is not None
        return [
            not (
                self._after("denied", one, scope)
                or self._after("never", one, scope)
                or self._after("former", one, scope)
                or self._after("said", one, scope)
                or (self._after("compared", one, scope) and not acts)
                or (_is_century(one.meaning) and not self._after("within", one, scope))
                or (moved and self._after("planned", one, scope))
                or (given_up and self._after("was_to", one, scope))
                or (one.start < replaced and self._is_planned(one, scope))
                or (isinstance(one.meaning, Between) and self._after("moving", one, scope))
            )
            for one in mentions
        ]

    def _replaced(self, mentions: Sequence[Mention], scope: Span) -> int:
        """Where a sentence says what takes the place of the plans before, if it names a day."""
        if self._plans is None:
            return scope.start
        found = self._plans.patterns["instead"].finditer(self._text, scope.start, scope.end)
        last = mentions[-1].start
        return max((one.start() for one in found if one.end() <= last), default=scope.start)

    def _is_planned(self, mention: Mention, scope: Span) -> bool:
        return self._after("planned", mention, scope) or self._after("was_to", mention, scope)

    def _after(self, name: str, mention: Mention, scope: Span) -> bool:
        """Whether what the pattern says stands just before a date."""
        if self._plans is None:
            return False
        start = max(scope.start, mention.start - _NEAR)
        return self._plans.patterns[name].search(self._text[start : mention.start]) is not None


def _is_century(meaning: Meaning) -> bool:
    return isinstance(meaning, Era) and meaning.unit is Unit.CENTURY
