"""Sentences of one day that tell different things in like words.

"Norway imposed sanctions" and "Canada imposed sanctions", "a judge freed a banker" and "a judge
jailed a banker", "police arrested nine miners in Korvin" and "police arrested four teachers in
Sarn" are nearer to each other in meaning than two tellings of one event often are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Final

from index.lexicon import STOPWORDS, Tables, fold, meanings, nations, opposites, term, words
from index.temporal import cardinals
from index.timeline.candidates import Candidate, undated

# How alike sentences of one build must be to tell the same, if they differ in what fills it.
_SAME_BUILD: Final = 0.70
_BUILD: Final = 0.5  # share of the longer sentence's words that stand in both, in order
_MOST: Final = 16  # words of a sentence short enough to be all of one build
_HEAD: Final = 4  # words in which the one who does something is named
_STEM: Final = 5  # letters that names share between languages
_DEEDS: Final = Tables("index.timeline", "deeds.toml")


@dataclass(frozen=True, slots=True)
class Build:
    """What a sentence without its dates consists of.

    `said`: its terms but numbers, which tellings of one event may give otherwise. `heads`,
    `full`: the nations, by their codes, and the full name, by the stems of its words, with which
    it begins; `nations`, `names`: all that it names.
    """

    language: str
    words: tuple[str, ...]
    terms: frozenset[str]
    said: frozenset[str]
    deeds: frozenset[str]
    heads: frozenset[str]
    nations: frozenset[str]
    full: frozenset[str]
    names: frozenset[str]

    @classmethod
    def of(cls, candidate: Candidate) -> Build:
        quote, language = candidate.telling.quote, candidate.article.language
        dates = [] if candidate.telling.carried else [candidate.telling.expression]
        text = undated(quote, dates)
        written = [text[word.start : word.end] for word in words(text, language)]
        folded = tuple(map(fold, written))
        both = list(zip(written, folded, strict=True))
        known = [_nations(said, low, language) for said, low in both]
        named = [_is_name(said, low, language) for said, low in both]
        people = [one and not some for one, some in zip(named, known, strict=True)]
        return cls(
            language=language,
            words=folded,
            terms=candidate.terms,
            said=frozenset(one for one in candidate.terms if not _is_number(one, language)),
            deeds=frozenset().union(*(meanings(low, language, _DEEDS) for low in folded)),
            heads=frozenset().union(*known[:_HEAD]),
            nations=frozenset().union(*known),
            full=_full(folded[:_HEAD], people),
            names=frozenset(low[:_STEM] for low, one in zip(folded, named, strict=True) if one),
        )


def apart(mine: Build, theirs: Build, likeness: float) -> bool:
    """Whether two sentences surely tell different events, however alike they are."""
    if _opposed(mine.deeds, theirs.deeds):
        return True
    if _others(mine.heads, mine.nations, theirs.heads, theirs.nations):
        return True
    if mine.language != theirs.language:
        return False
    shared = mine.terms & theirs.terms
    if shared and _others(mine.full, mine.names, theirs.full, theirs.names):
        return True
    differ = mine.said - theirs.said and theirs.said - mine.said
    return likeness < _SAME_BUILD and bool(differ) and _one_build(mine.words, theirs.words)


def _opposed(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """A deed against its opposite, where neither sentence tells of both."""
    turned = opposites(_DEEDS)
    against = frozenset(turn for deed in mine for turn in turned.get(deed, ()))
    return bool(against & theirs) and not mine & theirs and not against & mine


def _others(
    mine: frozenset[str], named: frozenset[str], theirs: frozenset[str], they_name: frozenset[str]
) -> bool:
    """Whether each begins with somebody whom the other doesn't name."""
    return bool(mine and theirs) and not mine & they_name and not theirs & named


def _one_build(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    longest = max(len(mine), len(theirs))
    if longest > _MOST:
        return False
    blocks = SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= _BUILD * longest


def _full(folded: Sequence[str], named: Sequence[bool]) -> frozenset[str]:
    """The stems of the first two names side by side."""
    for at in range(len(folded) - 1):
        if named[at] and named[at + 1]:
            return frozenset(low[:_STEM] for low in folded[at : at + 2])
    return frozenset()


def _nations(said: str, folded: str, language: str) -> frozenset[str]:
    return nations(folded, language) if said[0].isupper() or language == "fr" else frozenset()


def _is_number(term_: str, language: str) -> bool:
    return term_[0].isdigit() or term_ in _spelled(language)


@cache
def _spelled(language: str) -> frozenset[str]:
    """The terms of numbers that are written as words."""
    return frozenset(term(word, language) for word in cardinals(language))


def _is_name(said: str, folded: str, language: str) -> bool:
    return said[0].isupper() and folded not in STOPWORDS.get(language, ())
