"""What a sentence itself says that a figure was before: "22, up from 14", "passé de 14 à 22"."""

from __future__ import annotations

import re
from typing import Final

from index.timeline.figures import Figure, Number, numbers

_MOVED: Final = {
    "fr": re.compile(
        r"\b(?:pass|grimp|mont|relev|port|augment|progress|baiss|recul|chut|tomb|diminu|rédui|"
        r"ramen|bond|revu|révis|corrig)\w*\b[^.;:!?]*$",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:ris(?:e[ns]?|ing)|rose|raised?|up|increased?|gr[eo]wn?|climb\w*|jump\w*|f[ae]ll\w*|"
        r"down|cut|dropped|drops|lower\w*|revis\w+|went|gone|mov\w+)\b[^.;:!?]*$",
        re.IGNORECASE,
    ),
}
_AFTER: Final = {
    "fr": re.compile(
        r"(?:(?: [\w'’-]+){0,5},)? (?:et non |pas |au lieu de )(?:pas |plus )?(?:les )?|"
        r",? (?P<beside>contre) (?:les )?",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?:(?: [\w'’-]+){0,5},)? (?:(?:up|down) from|and not|not|instead of) (?:the )?|"
        r",? from |,? (?P<beside>compared (?:with|to)|against) (?:the )?",
        re.IGNORECASE,
    ),
}
# Two groups are compared in the same words as two days.
_EARLIER: Final = {
    "fr": re.compile(
        r"plus tôt|auparavant|précéde\w+|la veille|hier|il y a|initial\w+|derni(?:er|ère)", re.I
    ),
    "en": re.compile(r"earlier|previous\w*|last |ago|before|yesterday|first ", re.IGNORECASE),
}
# Two sides of a vote are told so as well.
_SIDES: Final = "vote"
_FAR: Final = 40
_LEADS: Final = {"fr": re.compile(r"\bde $", re.I), "en": re.compile(r"\bfrom $", re.I)}
_LINKS: Final = {
    "fr": re.compile(r"(?: [\w'’]+){0,3} à ", re.I),
    "en": re.compile(r"(?: \w+){0,3} to ", re.I),
}


def stated_before(sentence: str, figure: Figure, language: str) -> Number | None:
    """The number that a sentence says a figure to have been; None where it says nothing."""
    if language not in _AFTER or figure.is_part or _SIDES in figure.things:
        return None
    before: Number | None = None
    for number in numbers(sentence, language):
        if number.start >= figure.end:
            link = _AFTER[language].fullmatch(sentence, figure.end, number.start)
            rest = sentence[number.end : number.end + _FAR]
            then = link and (not link["beside"] or _EARLIER[language].search(rest))
            return number if then else None
        if number.end <= figure.start:
            before = number
        if number.start >= figure.start and before:
            lead = sentence[: before.start]
            moved = _MOVED[language].search(lead) and _LEADS[language].search(lead)
            if moved and _LINKS[language].fullmatch(sentence, before.end, figure.start):
                return before
    return None
