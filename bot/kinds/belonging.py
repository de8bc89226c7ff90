"""What a date belongs to: "last month's election" is no day of the ruling on it."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import Final

from bot.kinds.relations import Relation, Told, clause_of, told_in
from index.lexicon import fold
from index.models import Span, TimeExpression

# "Last month's disputed election"; in French what a date is of stands before it.
_ITS: Final = re.compile(r"['’]s? (?P<said>[\w-]+(?: [\w-]+){0,2})")
_OF: Final = re.compile(r"(?P<said>[\w-]+) (?:du |de l['’]|de la |de |d['’])$")
_NEAR: Final = 40
# "À partir du 3 mars": these lead to a date, or are part of it.
_NO_THINGS: Final = frozenset(
    (
        *("partir", "compter", "date", "cours", "nuit", "soiree", "matinee", "journee", "soir"),
        *("debut", "fin", "mi", "milieu", "mois", "week-end", "lors", "matin", "midi", "avant"),
        *("annee", "ete", "hiver", "printemps", "automne", "partie", "courant", "plus", "moins"),
    )
)
# What these words lead to happened before what is dated.
_BACK: Final = re.compile(
    r"^\W*(?:on (?:suspicion|charges|accusations) of|suspected of|accused of|over|after"
    r"|following|in connection with|apr[èe]s|soup[çc]onn\w+ d|accus\w+ d|[àa] la suite)\b",
    re.IGNORECASE,
)
# "Three days after the searches": what these words lead to has another day.
_APART: Final = re.compile(
    r"\b(?:heures?|jours?|semaines?|mois|ans?|ann[ée]es?|hours?|days?|weeks?|months?|years?"
    r"|fortnight|veille|lendemain)\s+(?:avant|apr[èe]s|before|after|du|des|d['’]|de la|de l['’])\b",
    re.IGNORECASE,
)


def is_owned(
    relation: Relation, stems: Set[str], text: str, time: TimeExpression, language: str
) -> bool | None:
    """Whether a date is that of a thing which a question asks about; None where it is of none.

    `stems`: those of the question's words.
    """
    whose = _ITS.match(text, time.end)
    of = _OF.search(text, max(0, time.start - _NEAR), time.start) if language == "fr" else None
    said = whose["said"] if whose else of["said"] if of else ""
    things = [one for one in told_in(said, language) if one.stem]
    if not things or (not whose and fold(said) in _NO_THINGS):
        return None
    happens = {name for event in relation.events for name in event.happens}
    return any(one.stem in stems or bool(one.happens & happens) for one in things)


def comes_before(
    relation: Relation, text: str, at: Span, time: TimeExpression, language: str
) -> bool:
    """Whether what is asked about led to what a date tells: the murder to Tuesday's arrest."""
    if not _BACK.match(text[time.end : at.end]):
        return False
    clause = clause_of(text, at, Span(time.start, time.end))
    told = {
        n for one in told_in(text, language, Span(clause.start, time.start)) for n in one.happens
    }
    asked = {name for event in relation.events for name in event.happens}
    return bool(told and asked) and not told & asked


def is_apart(relation: Relation, text: str, at: Span, time: TimeExpression, language: str) -> bool:
    """Whether what is asked about came days before or after what a date tells.

    "He sued on Thursday, three days after the searches": Thursday is no day of the searches.
    """
    for leads in _APART.finditer(text, at.start, at.end):
        part = Span(leads.start(), clause_of(text, at, Span(*leads.span())).end)
        if time.start < part.end and part.start < time.end:
            continue
        inside = _asked_in(relation, told_in(text, language, part), language)
        outside = [
            one for one in told_in(text, language, at) if not part.start <= one.at.start < part.end
        ]
        beside = _asked_in(relation, outside, language)
        if inside and (not beside if relation.events else len(inside) >= len(beside)):
            return True
    return False


def _asked_in(relation: Relation, told: Sequence[Told], language: str) -> frozenset[str]:
    """What of a question's events, or of its words where it has none, some words tell."""
    if relation.events:
        asked = {name for event in relation.events for name in event.happens}
        return frozenset(name for one in told for name in one.happens & asked)
    stems = {one.stem for one in relation.others} if language == relation.language else set()
    return frozenset(one.stem for one in told if one.stem in stems)
