"""What a figure of a sentence is no figure of: an age, what was corrected, another thing."""

from __future__ import annotations

import re
from typing import Final

from bot.kinds.counted import Counted
from bot.kinds.names import countries_in, country, names_in
from bot.kinds.relations import Relation, touches
from index.lexicon import fold, things
from index.models import Span

# "250,000 and not 400,000", "14 percent, up from 11".
_CORRECTED: Final = re.compile(
    r"(?:\bet non(?: pas)?|\b(?:and|,) not|, pas|\binstead of|\brather than|\bau lieu d[e']"
    r"|\bplut[ôo]t qu[e']|, contre|\b(?:up|down) from|\bcompared with)\W*"
    r"(?:[àa]|de|to|about|some|quelque|environ)?\W*$",
    re.IGNORECASE,
)
# "Ivo Bakal, 34, was arrested".
_OLDEST: Final = 120
_AGED: Final = re.compile(r"[^\W\d_],[ \u00a0]$")
_AGE_ENDS: Final = re.compile(r"(?:[ \u00a0]ans)?[,.)]")
_NEXT: Final = re.compile(r"[ \u00a0](?P<noun>[^\W\d_]{4,}s)\b")
# What ends so may be people: "miners", "étudiants", "Canadians".
_SOMEBODY: Final = re.compile(
    r"(?:er|or|ist|ant|ent|ee|ian|an|eur|euse|ier|iere|iste|ien|ienne|ois|ais|e|is|us)s$|(?:ois|ais)$"
)
_IN: Final = r"(?:en|au|aux|à|in|dans|from|of|de)\s+(?:l[ea]s?\s+|l['’]|the\s+)?$"


def is_corrected(before: str) -> bool:
    """Whether a figure after these words is the one that was wrong, or that was before."""
    return bool(_CORRECTED.search(before))


def is_age(figure: str, before: str, after: str) -> bool:
    """Whether a figure stands as an age does, between commas after a name."""
    return (
        figure.isdigit()
        and 0 < int(figure) < _OLDEST
        and bool(_AGED.search(before))
        and bool(_AGE_ENDS.match(after))
    )


def is_of_things(noun: Counted | None, relation: Relation, after: str, language: str) -> bool:
    """Whether people are counted, and a figure is followed by a noun that is none: "12 ballots".

    What is asked about counts them: "six arrests".
    """
    if noun is None or not noun.is_anybody:
        return False
    following = _NEXT.match(after)
    if not following:
        return False
    if relation.events and touches(relation, following["noun"], language):
        return False
    word = fold(following["noun"])
    known = things(word, language)
    if known:
        return not any(one.startswith("person") for one in known)
    return not _SOMEBODY.search(word)


def of_the_place(question: str, text: str, figures: list[re.Match[str]]) -> Span | None:
    """The figure that stands before the one country that a question names: "nine in Belgium"."""
    codes = {code for name in names_in(question) if (code := country(name))}
    if len(codes) != 1 or len(figures) < 2:
        return None
    led = re.compile(rf"^(?:\s+[^\W\d_]+){{0,2}}?\s+{_IN}", re.IGNORECASE)
    found = [
        match
        for code, start, _ in countries_in(text)
        for match in figures
        if code in codes and match.end() < start and led.match(text[match.end() : start])
    ]
    return Span(*found[0].span()) if len(found) == 1 else None
