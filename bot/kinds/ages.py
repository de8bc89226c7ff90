"""The age of whom a question names."""

from __future__ import annotations

import re
from typing import Final

from bot.kinds.evidence import AGE, AGE_FIGURE
from bot.kinds.names import NAME, names_in, same_name
from bot.kinds.sought import Sought, matches
from bot.kinds.speech import shares_surname
from index.models import Span

_AGE: Final = re.compile(AGE, re.IGNORECASE)
_FIGURE: Final = re.compile(rf"\b{AGE_FIGURE}\b", re.IGNORECASE)
# What may stand between a name and the age that follows it.
_GAPS: Final = ("", " ", ", ")
# Ages of several, which tell nobody's: "aged 7 to 12".
_SEVERAL: Final = re.compile(r"\s(?:à|et|to|and)\s", re.IGNORECASE)
_ASKS_SEVERAL: Final = re.compile(
    r"\b(?:ont|avaient|(?:ont|avaient)-(?:ils|elles)|are|were)\b", re.IGNORECASE
)
# Between an age and whom it leads to: "the 58-year-old mayor Ann Brook".
_LEADS: Final = re.compile(r"\s(?:[^\W\d_A-ZÀ-Þ][\w'’-]*\s){0,3}$")


def age(sought: Sought) -> Span | None:
    """The figure of an age: the first beside whom the question names, no other name between.

    Where the sentence doesn't name them, the only one, if it has no other full name.
    """
    several = bool(_ASKS_SEVERAL.search(sought.question))
    found = [m for m in matches(_AGE, sought) if several or not _SEVERAL.search(m[0])]
    own = _own(sought)
    beside = [one for one in found if any(_is_beside(sought, name, one) for name in own)]
    if beside:
        return _figure(beside[0])
    if own:
        return None
    others = any(" " in match[0] for match in matches(NAME, sought))
    return _figure(found[0]) if len(found) == 1 and not others else None


def follows_name(sought: Sought) -> bool:
    """Whether an age stands right after whom the question names: "Ann Brook, 58,".

    A surname alone is nobody's where the article gives it to others.
    """
    asked = names_in(sought.question)
    ends = {
        match.end()
        for match in _own(sought)
        if " " in match[0] or not any(shares_surname(name, sought.text) for name in asked)
    }
    return any(match.start() - len(gap) in ends for match in matches(_AGE, sought) for gap in _GAPS)


def _own(sought: Sought) -> list[re.Match[str]]:
    asked = names_in(sought.question)
    return [m for m in matches(NAME, sought) if any(same_name(name, m[0]) for name in asked)]


def _is_beside(sought: Sought, name: re.Match[str], found: re.Match[str]) -> bool:
    if found.start() >= name.end():
        return not NAME.search(sought.text, name.end(), found.start())
    return bool(_LEADS.match(sought.text[found.end() : name.start()]))


def _figure(match: re.Match[str]) -> Span:
    figure = _FIGURE.search(match[0])
    start = match.start() + (figure.start() if figure else 0)
    return Span(start, start + len(figure[0])) if figure else Span(*match.span())
