"""The items that a sentence names, of the kind that a list asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from bot.kinds.asking import Items
from bot.kinds.names import NAME, countries_in, country, names_in
from index.lexicon import fold, terms
from index.models import Span

# Where a sentence goes on to something else. Not at a colon: an enumeration follows it.
_CLAUSE: Final = re.compile(
    r";\s|,\s(?:tandis que|alors que|mais|pendant que|while|whereas|but|though|although)\b",
    re.IGNORECASE,
)
_ENUMERATED: Final = re.compile(
    r"^(?:,| et| and|, et|, and| ou| or| &)\s*(?:(?:la|le|les|l['’]|the)\s*)?$"
)
_STEM: Final = 5


@dataclass(frozen=True, slots=True)
class Item:
    """`key` is the same for an item told by other articles, in French or English."""

    key: str
    span: Span


def items_of(
    items: Items,
    *,
    question: str,
    language: str,
    text: str,
    at: Span,
    held_in: str,
    people: Sequence[str],
) -> list[Item]:
    """The items in the sentence at `at`, in order, in the clause that the question is about.

    `people`: the full names of those whom the story lets speak. What the question names isn't
    an answer to it. Names count where they are enumerated.
    """
    asked = {fold(name) for name in names_in(question)}
    clause = _clause(question, language, text, at, held_in)
    if items is Items.COUNTRIES:
        codes = {country(name) for name in names_in(question)}
        return [
            Item(code, Span(clause.start + start, clause.start + end))
            for code, start, end in countries_in(clause.of(text))
            if code not in codes
        ]
    if items is Items.PEOPLE:
        return _people(text, clause, people, asked)
    return _enumerated(text, clause, asked) if items is Items.NAMES else []


def _people(text: str, clause: Span, people: Sequence[str], asked: set[str]) -> list[Item]:
    """Those who speak somewhere in the story, and full names that are enumerated."""
    known = {fold(name).split()[-1] for name in people if name[:1].isupper() and " " in name}
    listed = {one.span for one in _enumerated(text, clause, asked) if " " in one.key}
    found = []
    for match in NAME.finditer(text, clause.start, clause.end):
        last, span = fold(match[0]).split()[-1], Span(*match.span())
        if (last in known or span in listed) and not any(last in one.split() for one in asked):
            found.append(Item(last, span))
    return found


def _enumerated(text: str, clause: Span, asked: set[str]) -> list[Item]:
    names = [m for m in NAME.finditer(text, clause.start, clause.end) if not countries_in(m[0])]
    held = set()
    for one, other in pairwise(names):
        if _ENUMERATED.match(text[one.end() : other.start()]):
            held |= {one.span(), other.span()}
    return [
        Item(fold(m[0]), Span(*m.span()))
        for m in names
        if m.span() in held and fold(m[0]) not in asked
    ]


def _clause(question: str, language: str, text: str, at: Span, held_in: str) -> Span:
    """The clause that shares most words with the question; the whole where none stands out."""
    cuts = [at.start, *(m.start() for m in _CLAUSE.finditer(text, at.start, at.end)), at.end]
    clauses = [Span(a, b) for a, b in pairwise(cuts) if a < b]
    if len(clauses) == 1:
        return at
    asked = {term[:_STEM] for term in terms(question, language)}
    shared = [
        len(asked & {term[:_STEM] for term in terms(clause.of(text), held_in)})
        for clause in clauses
    ]
    best = max(range(len(clauses)), key=lambda n: (shared[n], -n))
    return clauses[best]
