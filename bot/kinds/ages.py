"""Whose age a sentence tells."""

from __future__ import annotations

import re
from typing import Final

from bot.kinds.evidence import AGE, AGE_FIGURE
from bot.kinds.names import NAME, is_namesake_s, names_in, same_name
from index.lexicon import fold
from index.models import Span

_AGE: Final = re.compile(AGE, re.IGNORECASE)
_FIGURE: Final = re.compile(rf"\b{AGE_FIGURE}\b", re.IGNORECASE)
# Ages of several, which tell nobody's: "aged 7 to 12".
_SEVERAL: Final = re.compile(r"\s(?:à|et|to|and)\s", re.IGNORECASE)
_ASKS_SEVERAL: Final = re.compile(r"\b(?:ont|avaient|are|were)\b", re.IGNORECASE)
# Between an age and whom it leads to: "the 58-year-old mayor Ann Brook".
_LEADS: Final = re.compile(r"\s(?:[^\W\d_A-ZÀ-Þ][\w'’-]*\s){0,3}$")
# "The boy of Dover", "le fils d'Ann Brook", but for "l'âge d'Ann Brook".
_LED: Final = (
    r"(?<![âÂaA]ge )\b(?i:(?:à|au|aux|en|dans|chez|de|du|des|in|at|near|from|of|by|with) "
    r"(?:l[ea]s? |l'|the )?|d')"
)
_BESIDE: Final = " \u00a0,"


def age_in(question: str, text: str, at: Span) -> Span | None:
    """The figure of an age: the first beside whom the question names, no other name between.

    Where the sentence at `at` doesn't name them, the only one, if it has no other full name,
    nor stands beside another name.
    """
    several = bool(_ASKS_SEVERAL.search(question))
    found = [
        age
        for age in _AGE.finditer(text, at.start, at.end)
        if several or not _SEVERAL.search(age[0])
    ]
    names = list(NAME.finditer(text, at.start, at.end))
    asked = [name for name in names_in(question) if not _is_led(name, question)]
    own = [m for m in names if any(same_name(name, m[0]) for name in asked)]
    beside = [age for age in found if any(_is_beside(text, name, age) for name in own)]
    if beside:
        return _figure(beside[0])
    others = any(" " in match[0] for match in names)
    if own or len(found) != 1 or others or (asked and _bearer(text, at, found[0])):
        return None
    return _figure(found[0])


def is_age_of_the_asked(question: str, text: str, at: Span) -> bool:
    """Whether an age stands right after a name that a question has, in small letters or not."""
    bearers = (_bearer(text, at, age) for age in _AGE.finditer(text, at.start, at.end))
    return any(
        fold(bearer).split()[-1] in re.findall(r"[\w'-]+", fold(question))
        and not any(is_namesake_s(name, bearer) for name in names_in(question))
        for bearer in bearers
        if bearer
    )


def _is_led(name: str, question: str) -> bool:
    """Whether a name is of a place, or of whom somebody else is the son."""
    return bool(re.search(rf"{_LED}{re.escape(name)}", question.replace("’", "'")))


def _is_beside(text: str, name: re.Match[str], age: re.Match[str]) -> bool:
    if age.start() >= name.end():
        return not NAME.search(text, name.end(), age.start())
    return bool(_LEADS.match(text[age.end() : name.start()]))


def _bearer(text: str, at: Span, age: re.Match[str]) -> str | None:
    """The name that stands right before an age."""
    before = list(NAME.finditer(text, at.start, age.start()))
    near = before and not text[before[-1].end() : age.start()].strip(_BESIDE)
    return before[-1][0] if near else None


def _figure(age: re.Match[str]) -> Span:
    figure = _FIGURE.search(age[0])
    start = age.start() + (figure.start() if figure else 0)
    return Span(start, start + len(figure[0])) if figure else Span(*age.span())
