"""Lists from news stories: what a question's wrong sentences are where several articles tell of
one affair.

A story's question is asked in both languages, each of its articles in French, of those in
English and of all together, so that an answer's language tells nothing. Where the articles in
one language don't answer, nothing does. The wrong sentences are the nearest ones, in equal
shares of the languages.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from index.embeddings import Encoder
from index.models import Span
from tests.evaluation.stories import LANGUAGES, StoryQuestion, Told, WrittenStory
from tests.training.lists import Candidate, CandidateList

LONGEST: Final = 6  # sentences in a list
RIGHT: Final = 2  # of these that answer, at most
HARDEST: Final = 3  # wrong ones that are taken by their score
DEEPER: Final = 12  # the others are drawn from so many that follow by score
_HELD: Final = (("fr",), ("en",), ("fr", "en"))

Scores: TypeAlias = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence of the story, by its article and its number there."""

    article: Told
    number: int
    before: str
    text: str
    start: int

    @property
    def key(self) -> tuple[str, int]:
        return self.article.id, self.number

    def candidate(self, words: Span | None) -> Candidate:
        """`words`: those in the article's text that answer, None where it doesn't."""
        answer = (words.start - self.start, words.end - self.start) if words else None
        return Candidate(self.article.title, self.before, self.text, answer)


def lists_of(
    story: WrittenStory, encoder: Encoder, rng: random.Random, *, name: str = "stories"
) -> Iterator[CandidateList]:
    """`name`: of the data set, as a checkpoint tells it."""
    pool = _Pool(name, tuple(place for a in story.articles for place in _places(a)))
    vectors = _vectors(story, encoder)
    told = {article.language for article in story.articles}
    for asked in LANGUAGES:
        questions = encoder.encode_queries([one.text[asked] for one in story.questions])
        for question, vector in zip(story.questions, questions, strict=True):
            for held in _HELD:
                if told.issuperset(held):
                    yield pool.list_of(question, asked, held, vectors @ vector, rng)


@dataclass(frozen=True, slots=True)
class _Pool:
    """A story's sentences, those that may stand in a list."""

    name: str
    places: tuple[_Place, ...]

    def list_of(
        self,
        question: StoryQuestion,
        asked: str,
        held: Sequence[str],
        scores: Scores,
        rng: random.Random,
    ) -> CandidateList:
        words = {(answer.article, answer.sentence): answer.words for answer in question.answers}
        kept = [at for at, place in enumerate(self.places) if place.article.language in held]
        right = [at for at in kept if self.places[at].key in words]
        taken = rng.sample(right, min(RIGHT, len(right)))
        wrong = _wrong([at for at in kept if at not in right], self.places, scores, rng)
        chosen = [*taken, *wrong[: LONGEST - len(taken)]]
        mean = float(scores[kept].mean())
        return CandidateList(
            self.name,
            question.text[asked],
            tuple(self.places[at].candidate(words.get(self.places[at].key)) for at in chosen),
            tuple(round(float(scores[at]) - mean, 5) for at in chosen),
            len(taken),
        )


def _wrong(
    others: Sequence[int], places: Sequence[_Place], scores: Scores, rng: random.Random
) -> list[int]:
    """The nearest ones, hardest first, the languages in turn."""
    ranked = sorted(others, key=lambda at: -scores[at])
    by_language = [[at for at in ranked if places[at].article.language == one] for one in LANGUAGES]
    in_turn = _alternating([own for own in by_language if own])
    deeper = in_turn[HARDEST : HARDEST + DEEPER]
    return in_turn[:HARDEST] + rng.sample(deeper, min(LONGEST - HARDEST, len(deeper)))


def _alternating(ranked: Sequence[Sequence[int]]) -> list[int]:
    longest = max(map(len, ranked), default=0)
    return [own[at] for at in range(longest) for own in ranked if at < len(own)]


def _vectors(story: WrittenStory, encoder: Encoder) -> Scores:
    """(sentences, dimension): the mean of each sentence's vector and its passage's."""
    passages = [(a, p) for a in story.articles for p in a.passages]
    around = encoder.encode_passages([p.span.of(a.text) for a, p in passages])
    own = encoder.encode_passages([s.span.of(a.text) for a, p in passages for s in p.sentences])
    repeated = np.repeat(around, [len(p.sentences) for _, p in passages], axis=0)
    return np.asarray((own + repeated) / 2, np.float32)


def _places(article: Told) -> Iterator[_Place]:
    before = ""
    for number, span in enumerate(article.sentences):
        text = span.of(article.text)
        yield _Place(article, number, before, text, span.start)
        before = text
