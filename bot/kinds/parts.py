"""Which figure of a sentence is said to be wrong, and which is of a part of what is counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from bot.kinds.names import countries_in, country, names_in
from bot.kinds.sought import STEM, Sought, before
from index.lexicon import fold, terms

_DETERMINER: Final = {
    "fr": r"(?:(?:à|aux?|de|des|d['’]|par|pour|sur|en|les?|la|seulement|pas|plus|que)\s*){0,3}",
    "en": r"(?:(?:the|at|of|by|for|in|on|to|some|about|just|only|as many as)\s+){0,3}",
}
# What leads to the figure that another one takes the place of: "12, et non pas 15".
_INSTEAD: Final = {
    "fr": re.compile(
        r"(?:\b(?:et|mais) (?:non(?: pas| plus)?|pas)\b|,\s(?:non(?: pas)?|pas)\b"
        rf"|\bau lieu d(?:es?\b|['’])|\bplutôt qu(?:e\b|['’]))\s*{_DETERMINER['fr']}$",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?:\b(?:and|but) not\b|,\snot\b|\brather than\b|\binstead of\b|\b(?:up|down) from\b)"
        rf"\s*{_DETERMINER['en']}$",
        re.IGNORECASE,
    ),
}
# The same of what was before, which is told after it: "contre 15 la veille".
_AGAINST: Final = re.compile(
    r"\b(?:contre|compared (?:with|to)|against)\s+(?:les? |the |about |some )?$", re.IGNORECASE
)
_EARLIER: Final = re.compile(
    r"^[^.;:,]{0,30}?\b(?:plus tôt|auparavant|précéde\w+|la veille|hier|il y a|dernier|dernière"
    r"|earlier|previous\w*|last|ago|before|yesterday)\b",
    re.IGNORECASE,
)
_ASKS_FORMER: Final = re.compile(
    r"\b(?:avant|auparavant|précéde\w+|initial\w*|d['’]abord|la veille|au lieu|plutôt"
    r"|before|earlier|previous\w*|original\w*|first|instead|rather|last)\b",
    re.IGNORECASE,
)
# What goes on to the parts of a figure.
_PARTS: Final = re.compile(
    r"\bdont\b|\bincluding\b|\bparmi (?:lesquel(?:le)?s|eux|elles)\b|\bamong (?:them|whom)\b"
    r"|,\s(?=(?:[\w.,]+\s){1,2}(?:of (?:them|whom|which)|d['’]entre (?:eux|elles))\b)|:\s",
    re.IGNORECASE,
)
# "80 of the 120 seats": what it is a part of.
_WHOLE: Final = re.compile(
    r"\b(?:of (?:the |its |their )?|out of |sur (?:les )?|parmi les |des )$", re.IGNORECASE
)
_AT: Final = r"\b(?i:en|au|aux|à|dans|chez|côté|in|at|near|among) (?i:l[ea] |l['’]|les |the )?"
_NEAR: Final = 24  # letters between a part and its whole
_ASKS_WHOLE: Final = {
    "fr": re.compile(
        r"\b(?:compte(?:nt)?|comprend|comporte|y a-t-il|au total|en tout)\b"
        r"|\b(?:compte|a)-t-(?:il|elle)\s*\?*$",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:does|do|did) .*\b(?:have|count|comprise|total)\s*\?*$|\bin (?:all|total)\b"
        r"|\bare there\b|^how many [\w' -]+ ha(?:s|ve) the\b",
        re.IGNORECASE,
    ),
}


def is_corrected(sought: Sought, match: re.Match[str]) -> bool:
    """Whether a figure is said not to be it, or not any more: "12 boats, not 15".

    Not where the question asks for what was before.
    """
    if _ASKS_FORMER.search(sought.question):
        return False
    led, rest = before(sought, match, 40), sought.text[match.end() : sought.at.end]
    former = _AGAINST.search(led) and _EARLIER.search(rest)
    return bool(former or _INSTEAD[sought.language].search(led))


def without_wholes(sought: Sought, found: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Of "two of the nine judges" two, or nine where it is asked how many there are."""
    pairs = [
        (one, other)
        for one, other in pairwise(found)
        if _WHOLE.search(before(sought, other)) and other.start() - one.end() <= _NEAR
    ]
    whole = _ASKS_WHOLE.get(sought.asked_in)
    if whole and whole.search(sought.question):
        parts = [one for one, _ in pairs]
        return [one for one in found if one not in parts]
    if len(found) < 2:
        return list(found)
    return [one for one in found if not _WHOLE.search(before(sought, one))]


def of_the_part(
    sought: Sought, found: Sequence[re.Match[str]], nouns: set[str]
) -> list[re.Match[str]]:
    """The figures of the part that a question asks for: "71 hurt, nine of them in Peru".

    A part goes from its figure to the next one. All of them where the question asks for no
    part that the sentence sets apart, and none where it asks for a place that isn't told.
    """
    marks = (m for one in found[:1] for m in _PARTS.finditer(sought.text, one.end(), sought.at.end))
    mark = next(marks, None)
    if mark is None:
        return list(found)
    whole = sought.text[sought.at.start : mark.start()]
    parts = [one for one in found if one.start() >= mark.end() - 1]
    if not parts:
        return list(found)
    ends = [*(one.start() for one in parts[1:]), sought.at.end]
    told = [
        re.split(r"[;.](?:\s|$)", sought.text[one.start() : end])[0]
        for one, end in zip(parts, ends, strict=True)
    ]
    asked = [key for key in _keys(sought, nouns) if not _has(key, whole, sought)]
    held = {key for key in asked if any(_has(key, text, sought) for text in told)}
    if not held:
        elsewhere = any(not key[:1].islower() for key in asked)
        return [] if elsewhere else _wholes(found, whole, nouns, sought)
    return [
        one
        for one, text in zip(parts, told, strict=True)
        if all(_has(key, text, sought) for key in held)
    ]


def _wholes(
    found: Sequence[re.Match[str]], text: str, nouns: set[str], sought: Sought
) -> list[re.Match[str]]:
    """The one figure that has the parts, where what is counted stands beside it; else all."""
    wholes = [one for one in found if one.end() <= sought.at.start + len(text)]
    told = not nouns.isdisjoint(term[:STEM] for term in terms(text, sought.language))
    return wholes if told and len(wholes) == 1 else list(found)


def _keys(sought: Sought, nouns: set[str]) -> list[str]:
    """What may set a part apart: the places and the words of a question but for what it counts.

    "The port of Valmer" is no place within what is counted.
    """
    every = names_in(sought.question)
    named = {term[:STEM] for name in every for term in terms(name, sought.asked_in)}
    names = [name for name in every if re.search(rf"{_AT}{re.escape(name)}", sought.question)]
    alike = sought.asked_in == sought.language
    return names + (sorted(sought.stems - nouns - named) if alike else [])


def _has(key: str, text: str, sought: Sought) -> bool:
    if key[:1].islower():
        return key in {term[:STEM] for term in terms(text, sought.language)}
    code = country(key)
    return fold(key) in fold(text) or (
        code is not None and code in {one for one, _, _ in countries_in(text)}
    )
