"""What any time expression says, and where it stands.

A Meaning is what the words alone tell, in no language: "Monday", "the last week of March".
Read in a Context (publication date, tense of the sentence, dates told of before) it names
Days.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Final

from index.models import Bound, Mod, Precision, Span, TimeKind
from index.temporal.calendar import LONGEST, Days, Unit, unit_at

_AHEAD: Final = 2
# Of weekdays the nearest is meant, whether to come or gone; dates recur after a year.
_SHORTLY: Final = 31  # days of doubt
_SURE: Final = 100
# Days ahead within which something is set for a day; farther off, one gone may be meant.
_SET_WITHIN: Final = 240


class Tense(Enum):
    PAST = "past"
    FUTURE = "future"


class Turn(Enum):
    """last, this, next; `value` counts units from the present one."""

    LAST = -1
    THIS = 0
    NEXT = 1


class Unresolved(Exception):
    """The text doesn't tell which days are meant."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Days as words name them, with how finely and from where.

    `leads_on`: "the next day" may be counted from them; `in_passing`: told of beside what the
    text goes on with; see `index.temporal.anchors`.
    """

    days: Days
    precision: Precision
    kind: TimeKind
    mod: Mod | None = None
    leads_on: bool = True
    in_passing: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """Where an expression stands.

    `reference` is the publication date. `before` are the dates told of before it, the
    nearest first, `lately` those of the last sentences alone; `beside` those of the same sentence,
    whether before or after. `surely`: no nearness of other days speaks against the tense. `limit`:
    a mere limit, of which a verb in the past tells nothing ("she ruled out a vote before March").
    `turns_back`: the text goes back in time ("after a vote on 5 January"). `set_for`: FUTURE of
    a day that something is set for, PAST of one that is over, whatever the tense; see
    `index.temporal.deferral`. `aside`: the words that tell of it in passing.
    """

    reference: date | None
    tense: Tense | None = None
    surely: bool = False
    limit: bool = False
    turns_back: bool = False
    set_for: Tense | None = None
    aside: Span | None = None
    before: tuple[Reading, ...] = ()
    lately: tuple[Reading, ...] = ()
    beside: tuple[Reading, ...] = ()

    @property
    def today(self) -> date:
        if self.reference is None:
            raise Unresolved
        return self.reference

    def moved(self, day: date, tense: Tense) -> Context:
        return replace(self, reference=day, tense=tense)

    def antecedent(self, unit: Unit | None = None) -> Reading:
        """The date told of before; of a `unit`, one to count such units from: fine enough, and
        one that leads on. A month or a year that the text has gone to since hides what was told
        before it, unless that lies within it."""
        hiding: list[Days] = []
        for reading in self.before:
            if unit is None:
                return reading
            if not reading.leads_on or self.cannot_be(reading.days):
                continue
            if len(reading.days) <= LONGEST[unit]:
                if all(reading.days.first in days for days in hiding):
                    return reading
                break
            if not reading.in_passing:
                hiding.append(reading.days)
        raise Unresolved

    def cannot_be(self, days: Days) -> bool:
        """Whether what is told in the past would lie after the day of publication."""
        to_come = self.reference is not None and days.first > self.reference
        return to_come and self.tense is Tense.PAST

    def counted(self, unit: Unit, count: int) -> Days:
        """So many units after the date told of before. Unresolved where that can't be meant."""
        days = unit_at(self.antecedent(unit).days.first, unit, count)
        if self.cannot_be(days):
            raise Unresolved
        return days


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression says. `read` raises Unresolved, ValueError or OverflowError where
    it names no days there: "yesterday" without a publication date, 29 February 2026."""

    @property
    def precision(self) -> Precision:
        raise NotImplementedError

    @property
    def kind(self) -> TimeKind:
        return TimeKind.RELATIVE

    @property
    def mod(self) -> Mod | None:
        return None

    @property
    def bound(self) -> Bound | None:
        return None

    @property
    def is_length(self) -> bool:
        """Whether it says for how long rather than when: the past two years."""
        return False

    @property
    def is_of_event(self) -> bool:
        """Whether it names a day by what happened then: the night of the fire. No other day is
        meant by "the next day" after it."""
        return False

    @property
    def way(self) -> int:
        """Whether it counts on (positive) or back (negative) from a date told of before."""
        return 0

    def days(self, context: Context) -> Days:
        raise NotImplementedError

    def read(self, context: Context) -> Reading:
        return Reading(self.days(context), self.precision, self.kind, self.mod)


def choose(near: Sequence[Days], context: Context, turn: Turn | None, doubt: int) -> Days:
    """The days meant among like ones, in order.

    "last" and "next" tell; else the nearest are meant, the others weighing `doubt` days more
    if the tense of the sentence speaks against them. Where no tense tells, days to come count
    as `_AHEAD` times as far: news recounts more than it announces, and what is announced in
    the present ("the trial opens on 3 March") is near. Limits lie ahead as often as back. What
    something is set for is to come, whatever the tense; see `index.temporal.deferral`.
    """
    if turn is None and (ahead := _set_ahead(near, context)):
        return ahead
    today = context.today
    tense = Tense.PAST if context.set_for is Tense.PAST else context.tense
    fitting = list(near)
    if turn is Turn.LAST:
        fitting = [days for days in near if days.last < today][-1:]
    elif turn is Turn.NEXT:
        fitting = [days for days in near if days.first > today][:1]
    if not fitting:
        raise Unresolved

    start = _to_come_from(context) if doubt > _SHORTLY else today

    def weight(days: Days) -> int:
        distance = days.distance(today)
        against = distance > 0 if tense is Tense.PAST else days.last < start
        if tense is None:
            ahead = distance > 0 and doubt > _SHORTLY and not context.limit
            return abs(distance) * (_AHEAD if ahead else 1)
        return abs(distance) + (doubt * (_SURE if context.surely else 1) if against else 0)

    return min(fitting, key=weight)


def _set_ahead(near: Sequence[Days], context: Context) -> Days | None:
    """The next among like days, if something is set for them."""
    if context.set_for is not Tense.FUTURE:
        return None
    ahead = (days for days in near if days.last >= context.today)
    return next((days for days in ahead if days.distance(context.today) <= _SET_WITHIN), None)


def _to_come_from(context: Context) -> date:
    """The day from which on something is to come: that of publication, or a past day of which
    the sentence has told before ("told in February that it would close in April")."""
    told = [one.days.first for one in context.before[:1]]
    return min([context.today, *told])
