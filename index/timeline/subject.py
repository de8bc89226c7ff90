"""What is asked to be about something: it has the words, or is near in meaning.

A name alone means little to an encoder in a story that is all about it, and words alone miss
whatever is told in another language: so either will do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from index.lexicon import STOPWORDS, fold, sums, term, things, words
from index.models import Article
from index.store.protocol import Vector
from index.timeline.candidates import Candidate

# Letters that names share between languages: "Indonésie", "Indonesia".
_STEM: Final = 5
# An entry has the subject's words if it has this share of them, weighed by rarity.
_HAS: Final = 0.5
# It is near in meaning if it leads the usual by this share of the nearest's lead, and by this
# cosine. Chosen on 44 subjects of two stories: e5 finds something within .04 of anything.
_NEAR: Final = 0.7
_LEAST_NEAR: Final = 0.039
# In what share of the articles a word stands in the headline if the story is about it.
_ALL_ABOUT: Final = 0.5
_SPOKEN: Final = ("fr", "en")
# Money that is offered to those who were harmed is compensation, whatever it is called.
_COMPENSATION: Final = "sum.compensation"
_OFFERED: Final = frozenset({"sum.offer", "sum.fund", "sum.claim"})
_MONEY: Final = frozenset(
    [
        "euro",
        "euros",
        "dollar",
        "dollars",
        "pound",
        "pounds",
        "livre",
        "livres",
        "franc",
        "francs",
        "yen",
    ]
)
_HARMED: Final = frozenset(
    [
        "victim",
        "victims",
        "relatives",
        "families",
        "bereaved",
        "injured",
        "survivors",
        "harmed",
        "patients",
        "residents",
        "victimes",
        "proches",
        "familles",
        "endeuillees",
        "blesses",
        "sinistres",
        "rescapes",
        "malades",
        "riverains",
    ]
)


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """In the asker's words, and as an encoder has them: a question's vector, of length 1."""

    text: str
    vector: Vector


@dataclass(frozen=True, slots=True, eq=False)
class Excerpt:
    """Words of an article. `vector`: of length 1; None where an index has none of them."""

    article: Article
    text: str
    vector: Vector | None = None

    @classmethod
    def of(cls, candidate: Candidate) -> Self:
        return cls(candidate.article, candidate.telling.quote.text, candidate.vector)


def about_it(
    told: Sequence[Sequence[Excerpt]], subject: Subject, means: Mapping[str, Vector]
) -> list[bool]:
    """Which are about a subject, each being told in one or more excerpts.

    `means`: each language's vector, as the index has them.
    """
    if not told:
        return []
    shares = _shares(told, _asked(subject.text))
    near = _nearness(told, subject.vector, means)
    # Where the story's own words are asked for, all its passages may be nearer than what is
    # told: then that is compared with each other.
    lead = np.where(shares > 0, np.maximum(near, near - near.mean()), near)
    least = max(_NEAR * float(lead.max()), _LEAST_NEAR)
    has = shares >= _HAS
    return [bool(one) for one in has | ((lead >= least) & _believed(told, has, lead))]


def _believed(
    told: Sequence[Sequence[Excerpt]], has: NDArray[np.bool_], lead: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Whether nearness counts for each: not in a language some of which has the words, but
    where what is nearest has none of them."""
    spoken = np.array([one[0].article.language for one in told])
    believed = np.ones(len(told), np.bool_)
    for language in set(spoken):
        own = spoken == language
        nearest = np.flatnonzero(own & (lead >= lead[own].max()))
        believed[own] = not has[own].any() or has[nearest].any()
    return believed


def names_it(told: Sequence[Sequence[Excerpt]], subject: Subject) -> list[bool]:
    """Which have the words of a subject."""
    return [bool(share >= _HAS) for share in _shares(told, _asked(subject.text))]


class _Asked:
    """A word that is asked for.

    A stop word or a single letter is meant only as it is written in capitals: "AI", "X", "US".
    """

    def __init__(self, word: str) -> None:
        self._word = word
        self._folded = fold(word)
        plain = word.lower()
        empty = any(plain in STOPWORDS[language] for language in _SPOKEN)
        self.is_empty = (empty or len(word) == 1) and not word.isdigit()
        self.is_capitals = word.isupper()
        self._stem = self._folded[:_STEM]
        self._means: frozenset[str] = frozenset()

    def knows_its_meaning(self) -> None:
        """A word by itself, of which an encoder makes little, is known in the other language."""
        self._means = _meant(self._folded, "und")

    def is_in(self, text: _Text) -> bool:
        if self.is_empty:
            return self._word.upper() in text.written
        if term(self._word, text.language) in text.terms or self._folded in text.folded:
            return True
        if self._means & text.means:
            return True
        named = text.names | text.first if self._word[0].isupper() else text.names
        return len(self._stem) == _STEM and self._stem in named


class _Text:
    """The words of a sentence or headline, in the several forms in which they are compared."""

    def __init__(self, text: str, language: str) -> None:
        found = words(text, language)
        self.language = language
        self.written = frozenset(text[word.start : word.end] for word in found)
        self.terms = frozenset(word.term for word in found) - {""}
        self.folded = frozenset(map(fold, self.written))
        means = frozenset(one for word in self.folded for one in _meant(word, language))
        compensates = means & _OFFERED and self.folded & _MONEY and self.folded & _HARMED
        self.means = means | {_COMPENSATION} if compensates else means
        # By their first letters; a sentence's first word has its capital anyway.
        begun = [fold(text[w.start : w.end])[:_STEM] for w in found if text[w.start].isupper()]
        opens = bool(found) and text[found[0].start].isupper()
        self.first = frozenset(begun[:1] if opens else ())
        self.names = frozenset(begun[1:] if opens else begun)


def _meant(folded: str, language: str) -> frozenset[str]:
    """What a word means in either language: a thing that is counted, or what a sum is for."""
    return things(folded, language) | {f"sum.{one}" for one in sums(folded, language)}


def _asked(text: str) -> list[_Asked]:
    """The words of a subject that say something; all of them where none does."""
    written = dict.fromkeys(text[word.start : word.end] for word in words(text, "und"))
    every = list(map(_Asked, written))
    asked = [one for one in every if not one.is_empty or one.is_capitals] or every
    if len(asked) == 1:
        asked[0].knows_its_meaning()
    return asked


def _shares(told: Sequence[Sequence[Excerpt]], asked: Sequence[_Asked]) -> NDArray[np.float64]:
    """The share of the words that each has, weighed by how few have them.

    What most headlines name is what the story is about: it counts for all that an article
    tells under such a headline.
    """
    if not asked or not told:
        return np.zeros(len(told))
    articles = {excerpt.article.id: excerpt.article for one in told for excerpt in one}
    texts = [[_Text(excerpt.text, excerpt.article.language) for excerpt in one] for one in told]
    held = np.array([[any(map(word.is_in, own)) for own in texts] for word in asked])
    rarity = np.log(1 + len(told) / np.maximum(held.sum(axis=1), 1))
    for at, word in enumerate(asked):
        headed = _headed(word, articles.values())
        if len(headed) >= _ALL_ABOUT * len(articles):
            held[at] |= [any(e.article.id in headed for e in one) for one in told]
    return np.asarray(rarity @ held / rarity.sum(), np.float64)


def _headed(word: _Asked, articles: Iterable[Article]) -> set[str]:
    return {one.id for one in articles if word.is_in(_Text(one.title, one.language))}


def _nearness(
    told: Sequence[Sequence[Excerpt]], vector: Vector, means: Mapping[str, Vector]
) -> NDArray[np.float64]:
    """Each one's nearness in meaning, less the usual one of its language, as a search does.

    What has no vector is as near as is usual.
    """
    usual = {language: float(mean @ vector) for language, mean in means.items()}
    return np.array(
        [
            max(
                0.0
                if excerpt.vector is None
                else float(excerpt.vector @ vector) - usual.get(excerpt.article.language, 0.0)
                for excerpt in one
            )
            for one in told
        ]
    )
