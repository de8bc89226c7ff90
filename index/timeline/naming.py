"""The names in a sentence that counts something, and the nations: whose figure it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from index.lexicon import NAMING, STOPWORDS, fold, nations, nations_in

# Letters that names share between languages: "Indonésie", "Indonesia".
_STEM: Final = 5
_CLAUSE: Final = re.compile(r"[,;:](?!\d)|\b(?:and|et|but|mais|while|tandis que)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Names:
    """By their first letters. `first` opens the sentence, and may be any word."""

    within: frozenset[str]
    first: str


def names(sentence: str, language: str) -> Names:
    """The capitalised words of a sentence without dates, but those of nations."""
    within: set[str] = set()
    first = ""
    for at, match in enumerate(NAMING.finditer(sentence)):
        word = match[0]
        plain = word.lower()
        if not word[0].isupper() or plain in STOPWORDS.get(language, ()) or len(word) < 2:
            continue
        if nations(fold(word), language):
            continue
        stem = fold(word)[:_STEM]
        if at == 0 and not (word.isupper() and len(word) > 1):
            first = stem
        else:
            within.add(stem)
    return Names(frozenset(within), first)


def nations_of(sentence: str, start: int, end: int, language: str) -> frozenset[str]:
    """The nations beside a figure: those of its clause, or else of its sentence."""
    near = nations_in(clause(sentence, start, end), language)
    return near or nations_in(sentence, language)


def clause(sentence: str, start: int, end: int) -> str:
    """The part of a sentence that words stand in."""
    cuts = [0, *(match.end() for match in _CLAUSE.finditer(sentence)), len(sentence)]
    first = max(cut for cut in cuts if cut <= start)
    return sentence[first : min((cut for cut in cuts if cut >= end), default=len(sentence))]
