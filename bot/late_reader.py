"""The reader that compares word by word, where a first look found promise.

Late interaction, as in ColBERT (Khattab and Zaharia 2020), over the packaged encoder's own
token vectors, untrained: each of the question's words looks for its best match in the
sentence and the one before it. How well the words are matched on the whole helps to rank;
the least matched word tells a near miss, which has the question's subject and lacks one
thing. Weights fitted by `python -m tests.evaluation.calibration`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.neighbours import sentences_before
from bot.reader import Candidate
from bot.signal_reader import first_look
from bot.weighing import LOOKED_AT, Scored, Weights, weighed
from index.embeddings import TokenEncoder, TokenVectors
from index.lexicon import STOPWORDS, fold
from index.retrieval import Retrieval
from index.story import Snapshot

WEIGHTS: Final = Weights(bias=-7.26, standing=0.597, missing=-2.28, weakest=7.27, across=0.61)
# What the mean of the words' matches and the least of them add to a sentence's rank.
_MEAN: Final = 0.2
_WEAKEST: Final = 0.1


@dataclass(frozen=True, slots=True)
class LateReader:
    """Looks at the words of the most promising sentences only; the others stay behind."""

    encoder: TokenEncoder

    def read(
        self, retrieval: Retrieval, snapshot: Snapshot, *, language: str
    ) -> tuple[Candidate, ...]:
        scored = self.scored(retrieval, snapshot, language=language)
        return weighed(scored, retrieval, snapshot, WEIGHTS, language=language)

    def scored(self, retrieval: Retrieval, snapshot: Snapshot, *, language: str) -> list[Scored]:
        """Every sentence of the hits as at the first look, the first of them matched."""
        looked_at = first_look(retrieval)
        promising, rest = looked_at[:LOOKED_AT], looked_at[LOOKED_AT:]
        if not promising:
            return []
        asked = self.encoder.query_tokens(retrieval.question)
        words = content_words(asked.pieces, language)
        read = self.encoder.passage_tokens([_in_context(one, snapshot) for one in promising])
        return [
            *(
                _matched(one, asked, found, words)
                for one, found in zip(promising, read, strict=True)
            ),
            *rest,
        ]


def content_words(pieces: Sequence[str], language: str) -> list[list[int]]:
    """The places of each word's pieces, small words of the language left out.

    Where nothing else is there, the small words stay; without any letter, all is one word.
    """
    words: list[list[int]] = [[]]
    for at, piece in enumerate(pieces):
        if piece.startswith("▁") or not any(map(str.isalnum, piece)):
            words.append([])
        if any(map(str.isalnum, piece)):
            words[-1].append(at)
    found = [word for word in words if word]
    small = {fold(word) for word in STOPWORDS.get(language, ())}
    content = [
        word for word in found if fold("".join(pieces[at] for at in word).strip("▁")) not in small
    ]
    return content or found or [list(range(len(pieces)))]


def _matches(
    asked: NDArray[np.float32], read: NDArray[np.float32], words: Sequence[Sequence[int]]
) -> NDArray[np.float32]:
    """(words,): how well each word is matched, the mean of its pieces' best cosines."""
    best = (asked @ read.T).max(axis=1) if len(read) else np.zeros(len(asked), np.float32)
    return np.array([best[list(word)].mean() for word in words], np.float32)


def _matched(
    one: Scored, asked: TokenVectors, read: TokenVectors, words: Sequence[Sequence[int]]
) -> Scored:
    matches = _matches(asked.vectors, read.vectors, words)
    mean, weakest = float(matches.mean()), float(matches.min())
    own = _matches(asked.vectors, read.vectors[_first_own(one.text, read.pieces) :], words)
    written = [fold("".join(asked.pieces[at] for at in word).strip("▁")) for word in words]
    return replace(
        one,
        bonus=_MEAN * mean + _WEAKEST * weakest,
        weakest=weakest,
        matches=tuple(zip(written, own.tolist(), strict=True)),
    )


def _first_own(sentence: str, pieces: Sequence[str]) -> int:
    """Where the sentence begins among the pieces, after what was read before it."""
    letters = sum(not char.isspace() for char in unicodedata.normalize("NFKC", sentence))
    for at in reversed(range(len(pieces))):
        letters -= len(pieces[at].strip("▁"))
        if letters <= 0:
            return at
    return 0


def _in_context(one: Scored, snapshot: Snapshot) -> str:
    article, passage = one.hit.article, one.hit.passage
    before = next(iter(sentences_before(passage, one.position, snapshot.passages(article))), None)
    return f"{before.of(article.text)} {one.text}" if before else one.text
