"""Counts of one thing over time: what was said of it before, and where.

Two figures of different things side by side would be worse than none. So they must count the
same by their nouns, in whichever language; must not differ in the adjectives, the nations or
the names beside them; and their sentences must be alike. Of what may happen again, as that
people are hurt, one must count all there are until now, or both tell of the same day.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Final

import numpy as np

from index.store.protocol import Matrix, Vector
from index.timeline.counting import CURRENCIES, DEAD, FATES, Count, Counting
from index.timeline.figures import Figure
from index.timeline.naming import Names, names

# How alike two sentences must be (the cosine of what they have beyond their languages' means)
# where both tell how many have died until now, or they name the same and the amount is of the same
# sort, as of offers; where they name the same; where one of them names nothing; where what is told
# may be another event, or a share of anything.
_SAME_SUM: Final = 0.2
_NAMED: Final = 0.3
_UNNAMED: Final = 0.45
_SURE: Final = 0.7
# Counts of one thing seldom grow by more from one article to the next.
_GROWTH: Final = 10
# A name that stands in such a share of the headlines is the story's, and tells nothing apart.
_ALL_ABOUT: Final = 0.5
_AGAIN: Final = FATES | {"arrest", "call", "fire", "goal", "match", "strike", "vote"}


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """A figure with the sentence that it stands in, of an article with a date."""

    sentence: Counting
    count: Count

    @property
    def figure(self) -> Figure:
        return self.count.figure

    @property
    def at(self) -> date:
        return self.sentence.quote.article.published_at or date.max

    @property
    def key(self) -> tuple[str, int]:
        quote = self.sentence.quote
        return quote.article.id, quote.start + self.figure.start


@dataclass(slots=True, eq=False)
class _Series:
    """Figures of one thing, the oldest first, with the names and nations beside them."""

    said: list[Said] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    nations: set[str] = field(default_factory=set)


class Successions:
    """What figures follow, in the articles that were published before theirs.

    `counting`: the sentences of all articles. `means`: each language's vector, as the index
    has them.
    """

    def __init__(self, counting: Sequence[Counting], means: Mapping[str, Vector]) -> None:
        self._means = means
        self._names = _Names(counting)
        self._by_kind: defaultdict[object, list[Said]] = defaultdict(list)
        self._grouped: dict[frozenset[object], dict[tuple[str, int], _Series]] = {}
        for sentence in counting:
            if sentence.quote.article.published_at is None or sentence.vector is None:
                continue
            for count in filter(partial(_is_alone, sentence.counts), sentence.counts):
                for kind in count.kinds:
                    self._by_kind[kind].append(Said(sentence, count))

    def series(self, sentence: Counting, count: Count) -> tuple[Said, ...]:
        """All that is said of what a figure counts, itself included, the oldest first."""
        if count.kinds not in self._grouped:
            self._grouped[count.kinds] = self._group(count.kinds)
        own = self._grouped[count.kinds].get(Said(sentence, count).key)
        return tuple(own.said) if own else ()

    def _group(self, kinds: frozenset[object]) -> dict[tuple[str, int], _Series]:
        every = {one.key: one for kind in kinds for one in self._by_kind[kind]}
        ordered = sorted(every.values(), key=lambda one: (one.at, one.key))
        found: dict[tuple[str, int], _Series] = {}
        if not ordered:
            return found
        alike = self._alike(ordered)
        for row, said in enumerate(ordered):
            fits = [
                (float(alike[row, other]), found[ordered[other].key])
                for other in map(int, np.flatnonzero(alike[row, :row] >= _SAME_SUM))
                if self._follows(said, ordered[other], found[ordered[other].key], alike[row, other])
            ]
            if stated := said.count.stated:
                fits += [
                    (1.0, found[other.key])
                    for other in ordered[:row]
                    if other.figure.value == stated.value and _may_follow(said, other)
                ]
            own = max(fits, key=lambda fit: fit[0])[1] if fits else _Series()
            own.said.append(said)
            own.names |= self._names.of(said.sentence)
            own.nations |= said.count.nations
            found[said.key] = own
        return found

    def _follows(self, said: Said, before: Said, series: _Series, alike: float) -> bool:
        nations = said.count.nations
        if not _may_follow(said, before):
            return False
        if nations and series.nations and not nations & series.nations:
            return False
        shares = bool(nations & series.nations or self._names.of(said.sentence) & series.names)
        if not shares and self._names.differ(said.sentence, before.sentence):
            return False
        if said.figure.unit == "%" or _may_be_another(said, before):
            dated = said.sentence.days or before.sentence.days
            return shares and not dated and alike >= _SURE
        toll = _is_toll(said) and _is_toll(before)
        named = _SAME_SUM if toll or said.figure.unit in CURRENCIES else _NAMED
        return alike >= (named if shares or toll else _UNNAMED)

    def _alike(self, ordered: Sequence[Said]) -> Matrix:
        rows = np.stack([self._beyond(one.sentence) for one in ordered])
        return np.asarray(rows @ rows.T, np.float32)

    def _beyond(self, sentence: Counting) -> Vector:
        """A sentence's vector less the usual one of its language, of length 1."""
        mean = self._means.get(sentence.quote.article.language, np.float32(0))
        own = np.asarray(sentence.vector, np.float32) - mean
        return np.asarray(own / max(float(np.linalg.norm(own)), 1e-9), np.float32)


class _Names:
    """The names of a story's sentences, as far as they tell one from another."""

    def __init__(self, counting: Sequence[Counting]) -> None:
        titles = {one.quote.article.id: one.quote.article for one in counting}.values()
        headed = Counter(
            stem for article in titles for stem in _every(names(article.title, article.language))
        )
        self._all = {stem for stem, many in headed.items() if many >= _ALL_ABOUT * len(titles)}
        self._known: defaultdict[str, set[str]] = defaultdict(set)
        for one in counting:
            self._known[one.quote.article.language] |= one.names.within
        self._any = set().union(*self._known.values())

    def of(self, sentence: Counting) -> set[str]:
        """Those of a sentence; its first word where others have it as a name."""
        first = {sentence.names.first} & self._any
        return (first | sentence.names.within) - self._all

    def differ(self, one: Counting, other: Counting) -> bool:
        """Whether each names what the other doesn't, in words that its language has too."""
        languages = one.quote.article.language, other.quote.article.language
        if languages[0] == languages[1]:
            return bool(self.of(one)) and bool(self.of(other))
        return bool(self.of(one) & self._known[languages[1]]) and bool(
            self.of(other) & self._known[languages[0]]
        )


def _every(found: Names) -> set[str]:
    return {*found.within, found.first}


def _is_alone(counts: Sequence[Count], one: Count) -> bool:
    """Of two figures of one kind and nation it can't be told which answers to which."""
    return not one.figure.is_part and not any(
        other is not one
        and not other.figure.is_part
        and other.kinds & one.kinds
        and other.qualities == one.qualities
        and (other.nations == one.nations or other.nations & one.nations)
        for other in counts
    )


def _may_follow(said: Said, before: Said) -> bool:
    """Whether a figure may count the same as one of an earlier article."""
    if said.sentence.quote.article.id == before.sentence.quote.article.id:
        return False
    if not said.count.kinds & before.count.kinds or not _same_qualities(said, before):
        return False
    nations, earlier = said.count.nations, before.count.nations
    if nations and earlier and not nations & earlier:
        return False
    small, large = sorted((said.figure.value, before.figure.value))
    return large <= _GROWTH * small


def _is_toll(said: Said) -> bool:
    """Whether a figure is how many have died until now, which a story tells of itself."""
    return said.sentence.runs and DEAD in said.count.kinds


def _same_qualities(said: Said, before: Said) -> bool:
    """Across languages adjectives aren't compared: neither may have any."""
    one, other = said.count.qualities, before.count.qualities
    if said.sentence.quote.article.language == before.sentence.quote.article.language:
        return one == other
    return not one and not other


def _may_be_another(said: Said, before: Said) -> bool:
    """Whether both may tell what happened twice: "12 people were hurt on Monday"."""
    if said.sentence.runs or before.sentence.runs or said.sentence.days & before.sentence.days:
        return False
    both = bool(said.sentence.days and before.sentence.days)
    return both or bool(said.count.kinds & _AGAIN)
