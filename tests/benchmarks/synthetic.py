"""Stories of any size, made up: what a story costs, not what it says.

Words follow Zipf's law, so that the lexical index meets frequent and rare terms as in
a real story: first the commonest words of French or English, then invented ones.
Vectors lie in a cluster an article, all clusters near each other, as e5's do.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import numpy as np
from numpy.typing import NDArray

from index.embeddings import OnBatch, Vectors
from index.lexicon import STOPWORDS
from index.models import Draft, Head, Span

LANGUAGES = ("fr", "en")
PARAGRAPHS = 8  # of an article: as many passages
_SENTENCES = 2  # of a paragraph
_WORDS = (10, 18)  # of a sentence, fewest and most
_INVENTED = 30_000
_FIRST = ("b", "ch", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "tr", "pl", "br")
_THEN = ("al", "an", "ar", "el", "en", "er", "in", "is", "on", "or", "ou", "us")

_FIRST_DAY = date(2026, 1, 1)
_DAYS = 60
_DATES = {  # one for each paragraph
    "fr": ("Lundi", "Mardi dernier", "Hier", "Le 5 janvier", "Ce week-end", "Début janvier",
           "La semaine dernière", "Depuis vendredi"),
    "en": ("On Monday", "Last Tuesday", "Yesterday", "On January 5", "Over the weekend",
           "In early January", "Last week", "Since Friday"),
}  # fmt: skip


def drafts(passages: int, *, seed: int = 0, paragraphs: int = PARAGRAPHS) -> list[Draft]:
    """Articles with this many passages (rounded up to whole articles), by turns in LANGUAGES."""
    articles = -(-passages // paragraphs)
    writers = [_Writer(language, seed) for language in LANGUAGES]
    return [writers[n % len(writers)].article(f"{seed}-{n}", paragraphs) for n in range(articles)]


def dated_drafts(articles: int, *, seed: int = 0) -> list[Draft]:
    """Articles published over two months, of which every paragraph opens with a date."""
    writers = [_Writer(language, seed) for language in LANGUAGES]
    return [
        writers[n % len(writers)].dated(f"{seed}-dated-{n}", _FIRST_DAY + timedelta(n % _DAYS))
        for n in range(articles)
    ]


def questions(count: int, *, seed: int = 0) -> list[tuple[str, str]]:
    """Questions and their languages: a question word, and words of which some are rare."""
    writers = [_Writer(language, seed) for language in LANGUAGES]
    opening = {"fr": "Combien", "en": "How many"}
    asked = []
    for n in range(count):
        writer = writers[n % len(writers)]
        asked.append((f"{opening[writer.language]} {writer.words(8)} ?", writer.language))
    return asked


class SyntheticEncoder:
    """An Encoder by name and size, whose vectors cost next to nothing and mean nothing.

    Texts that begin alike are near each other.
    """

    def __init__(self, name: str, dimension: int) -> None:
        self.name = name
        self.dimension = dimension
        self._common = _direction(b"all", dimension)

    def encode_queries(self, texts: Sequence[str], *, on_batch: OnBatch | None = None) -> Vectors:
        return self.encode_passages(texts, on_batch=on_batch)

    def encode_passages(self, texts: Sequence[str], *, on_batch: OnBatch | None = None) -> Vectors:
        vectors = np.stack([self._vector(text) for text in texts])
        if on_batch:
            on_batch(len(texts))
        return vectors

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) for text in texts]

    def _vector(self, text: str) -> NDArray[np.float32]:
        cluster = _direction(text[:8].encode(), self.dimension)
        own = _direction(text.encode(), self.dimension)
        vector = 2 * self._common + cluster + own
        return vector / np.linalg.norm(vector)


class _Writer:
    def __init__(self, language: str, seed: int) -> None:
        self.language = language
        self._random = np.random.default_rng([seed, *language.encode()])
        invented = _invented(self._random)
        self._vocabulary = np.array([*sorted(STOPWORDS[language]), *invented])
        odds = 1 / (np.arange(len(self._vocabulary)) + 2.7)  # Zipf-Mandelbrot
        self._odds = np.cumsum(odds / odds.sum())

    def words(self, count: int) -> str:
        drawn = np.searchsorted(self._odds, self._random.random(count))
        return " ".join(self._vocabulary[np.minimum(drawn, len(self._vocabulary) - 1)])

    def article(self, name: str, paragraphs: int = PARAGRAPHS) -> Draft:
        title = self.words(6).capitalize()
        body = "\n\n".join(self._paragraph() for _ in range(paragraphs))
        return Draft(
            text=f"{title}\n\n{body}",
            title=title,
            language=self.language,
            origin=name,
            head=Head(title=Span(0, len(title)), body=len(title) + 2),
        )

    def dated(self, name: str, published: date) -> Draft:
        """What each paragraph opens with is told by other articles of the week too."""
        draft = self.article(name)
        event = _Writer(self.language, published.toordinal() // 7)
        opened = [
            f"{date_}, {event.words(8)}, {self.words(4)}. {paragraph}"
            for date_, paragraph in zip(
                _DATES[self.language], draft.text.split("\n\n")[1:], strict=True
            )
        ]
        text = "\n\n".join([draft.title, *opened])
        return replace(draft, text=text, published_at=published)

    def _paragraph(self) -> str:
        lengths = self._random.integers(*_WORDS, size=_SENTENCES, endpoint=True)
        return " ".join(f"{self.words(int(length)).capitalize()}." for length in lengths)


def _invented(random: np.random.Generator) -> Iterator[str]:
    syllables = ["".join(pair) for pair in product(_FIRST, _THEN)]
    picked = random.integers(len(syllables), size=(_INVENTED, 2))
    return dict.fromkeys(syllables[a] + syllables[b] for a, b in picked).__iter__()


def _direction(seed: bytes, dimension: int) -> NDArray[np.float32]:
    digest = hashlib.blake2b(seed, digest_size=8).digest()
    random = np.random.default_rng(int.from_bytes(digest))
    vector = random.standard_normal(dimension, dtype=np.float32)
    return vector / np.linalg.norm(vector)
