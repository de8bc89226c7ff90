"""Days that are the earliest on which something is to happen: "no earlier than 2 June"; and those
that are as early as that: "dès le 3 mars"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from index.models import Bound, TimeExpression, TimeKind

_AFTER: Final = {
    "fr": re.compile(r",? au plus tôt\b", re.IGNORECASE),
    "en": re.compile(r",? at the (?:very )?earliest\b", re.IGNORECASE),
}
_BEFORE: Final = {
    "fr": re.compile(r"\bau plus tôt (?:le |en |à la |à l['’])?$", re.IGNORECASE),
    "en": re.compile(
        r"\b(?:(?:no|not) (?:earlier|sooner) than|at the earliest) (?:on |in )?$", re.IGNORECASE
    ),
}
# What isn't to be before a day, or is ruled out before it, is to be from then on.
_NOT_BEFORE: Final = {
    "fr": re.compile(
        r"\b(?:pas(?: \w+){0,3}|(?:exclu[est]*|écart(?:e|ent|é))(?: [\w'’-]+){0,8}) avant "
        r"(?:le |la |l['’])?$",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?:(?:\bnot|n['’]t)(?: \w+){0,3} (?:before|until)"
        r"|\b(?:rul(?:es?|ed|ing) out|exclud(?:es?|ed|ing))(?: [\w'’-]+){0,8} before) "
        r"(?:the )?$",
        re.IGNORECASE,
    ),
}
# "from July 1", "as of July 1": of what is to come, and of nothing that is moved away from then.
_FROM: Final = {
    "en": re.compile(
        r"\b(?<!moved )(?<!postponed )(?<!changed )(?<!delayed )(?<!away )(?:from|as of) "
        r"(?:the )?$",
        re.IGNORECASE,
    )
}
# What is put off until a day is on that day.
_PUT_OFF: Final = {
    "fr": re.compile(
        r"\b(?:report|repouss|décal|ajourn|différ|renvoy)(?:ée?s?|er|ant|e|ent)(?: \w+){0,2} "
        r"jusqu['’](?:au |à la |en |à )$",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:put(?:ting|s)? off|postpon(?:e|es|ed|ing)|defer(?:s|red|ring)?|delay(?:s|ed|ing)?|"
        r"adjourn(?:s|ed|ing)?|push(?:es|ed|ing)? back)(?: [\w'’]+){0,4} (?:until|till) (?:the )?$",
        re.IGNORECASE,
    ),
}
_AS_EARLY: Final = {"fr": re.compile(r"\bdès (?:le |la |l['’]|les )?$", re.IGNORECASE)}
_FAR: Final = 80


def from_earliest(
    one: TimeExpression, text: str, language: str, published: date | None
) -> TimeExpression:
    """The expression, with an open end where its text says that it is the earliest day."""
    if language not in _AFTER:
        return one
    if one.bound is Bound.SINCE:
        return _as_early_as(one, text, language, published)
    lead = text[max(0, one.start - _FAR) : one.start]
    if one.bound is Bound.UNTIL and _PUT_OFF[language].search(lead):
        return replace(one, bound=None)
    to_come = one.from_ is not None and published is not None and one.from_ > published
    if one.bound and one.bound.ends:
        is_earliest = to_come and _NOT_BEFORE[language].search(lead)
    else:
        is_earliest = _BEFORE[language].search(lead) or _AFTER[language].match(text, one.end)
        if to_come and language in _FROM:
            is_earliest = is_earliest or _FROM[language].search(lead)
    if not is_earliest:
        return one
    return replace(_to_come(one, published), bound=Bound.SINCE)


def _as_early_as(
    one: TimeExpression, text: str, language: str, published: date | None
) -> TimeExpression:
    """What was done "dès lundi" was done on Monday, and didn't begin to be then."""
    past = one.to is not None and published is not None and one.to < published
    lead = text[max(0, one.start - _FAR) : one.start]
    early = _AS_EARLY[language].search(lead) if language in _AS_EARLY else None
    return replace(one, bound=None) if past and early else one


def _to_come(one: TimeExpression, published: date | None) -> TimeExpression:
    """A day without its year, the next one where that is nearer: it is to come."""
    if one.kind is not TimeKind.PARTIAL or not (one.from_ and one.to and published):
        return one
    if one.from_ >= published or (one.from_.month, one.from_.day) == (2, 29):
        return one
    first = one.from_.replace(year=one.from_.year + 1)
    if first - published > published - one.from_:
        return one
    return replace(one, from_=first, to=first + (one.to - one.from_))
