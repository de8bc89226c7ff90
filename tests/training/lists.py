"""What the reader learns from: a question, sentences that may answer it, and which of them do.

The wrong sentences are those that the packaged encoder finds nearest to the question, most of
them in the same article. None of them holds the answer's words. For a share of the questions
every paragraph with the answer is hidden, so that nothing answers.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from index.embeddings import Encoder
from index.lexicon import fold, terms
from tests.training.questions import Question, TrainingSet

LONGEST = 4  # sentences in a list
RIGHT = 3  # of these that answer, at most
HARDEST = 2  # wrong ones of the same article that are taken by their score
DEEPER = (1, 12)  # so many more are drawn from so many that follow by score

Scores: TypeAlias = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer; `before` is the one before it in its paragraph, or "".

    `answer`: where the words that answer stand in it, None where it doesn't answer or
    where they go beyond it.
    """

    title: str
    before: str
    text: str
    answer: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class CandidateList:
    """The first `right` of the candidates answer, the others don't.

    `standings`: how near each is to the question, above what the set's sentences usually are:
    the mean of its cosine and its paragraph's, less the mean of that over the set.
    """

    data_set: str
    question: str
    candidates: tuple[Candidate, ...]
    standings: tuple[float, ...]
    right: int


def make(given: TrainingSet, encoder: Encoder, rng: random.Random) -> Iterator[CandidateList]:
    """The lists of a set's questions, those with fewer than two candidates left out."""
    pool = _Pool(given, encoder)
    asked = encoder.encode_queries([question.text for question in given.questions])
    for question, vector in zip(given.questions, asked, strict=True):
        hidden = bool(question.answers) and rng.random() < given.unanswered
        right = [] if hidden else pool.answering(question)[:RIGHT]
        scores = pool.scores(vector)
        wrong = pool.wrong(question, scores, hidden, rng)
        chosen = [*right, *wrong[: LONGEST - len(right)]]
        if len(chosen) > 1:
            yield CandidateList(
                given.name,
                question.text,
                tuple(pool.candidate(at, question if at in right else None) for at in chosen),
                tuple(round(float(scores[at]), 5) for at in chosen),
                len(right),
            )


def holds(text: str, answer: str, language: str) -> bool:
    """Whether the answer's words stand in the text, in whatever form: case, accents, endings."""
    folded = re.escape(fold(answer))
    if re.search(rf"(?<!\w){folded}(?!\w)", fold(text)):
        return True
    stems = _stems(answer, language)
    return bool(stems.strip()) and stems in _stems(text, language)


def write(path: Path, lists: Iterable[CandidateList]) -> int:
    """Writes a list a line, as JSON, and says how many."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".partial")
    count = 0
    with partial.open("w", encoding="utf-8") as file:
        for one in lists:
            file.write(json.dumps(asdict(one), ensure_ascii=False) + "\n")
            count += 1
    partial.replace(path)
    return count


def read(path: Path) -> list[CandidateList]:
    with path.open(encoding="utf-8") as file:
        return [_parsed(line) for line in file]


def _parsed(line: str) -> CandidateList:
    fields = json.loads(line)
    candidates = tuple(
        Candidate(**{**one, "answer": tuple(one["answer"]) if one["answer"] else None})
        for one in fields.pop("candidates")
    )
    standings = tuple(fields.pop("standings"))
    return CandidateList(candidates=candidates, standings=standings, **fields)


@lru_cache(maxsize=100_000)
def _stems(text: str, language: str) -> str:
    """The text's terms with a blank around each, so that whole ones are found."""
    return f" {' '.join(terms(text, language))} "


class _Pool:
    """The sentences of a set, numbered throughout, and how near they are to a question."""

    def __init__(self, given: TrainingSet, encoder: Encoder) -> None:
        self._paragraphs = given.paragraphs
        self._language = given.language
        self._places = [
            (number, at)
            for number, paragraph in enumerate(given.paragraphs)
            for at in range(len(paragraph.sentences))
        ]
        self._paragraph = np.array([number for number, _ in self._places])
        titles = {title: n for n, title in enumerate({p.title: None for p in given.paragraphs})}
        self._title = np.array([titles[p.title] for p in given.paragraphs])[self._paragraph]
        sentences = [self._text(at) for at in range(len(self._places))]
        self._sentences = encoder.encode_passages(sentences)
        self._around = encoder.encode_passages([p.text for p in given.paragraphs])

    def scores(self, question: Scores) -> Scores:
        """(sentences,): the standing of each (CandidateList)."""
        around = (self._around @ question)[self._paragraph]
        scores = (self._sentences @ question + around) / 2
        return np.asarray(scores - scores.mean())

    def answering(self, question: Question) -> list[int]:
        """The sentences that share words with an answer."""
        first = int(np.searchsorted(self._paragraph, question.paragraph))
        spans = self._paragraphs[question.paragraph].sentences
        return [
            first + at
            for at, span in enumerate(spans)
            if any(span.start < a.end and a.start < span.end for a in question.answers)
        ]

    def wrong(
        self, question: Question, scores: Scores, hidden: bool, rng: random.Random
    ) -> list[int]:
        """Sentences that don't answer, hardest first: of the same article, then of others.

        Where the answer is hidden, none is of a paragraph that holds it.
        """
        text = self._paragraphs[question.paragraph].text
        answers = {answer.of(text) for answer in question.answers}
        right = frozenset(self.answering(question))

        def fair(at: int) -> bool:
            paragraph = self._paragraphs[self._paragraph[at]]
            where = paragraph.text if hidden else self._text(at)
            own = hidden and self._paragraph[at] == question.paragraph
            held = any(holds(where, answer, self._language) for answer in answers)
            return not (at in right or own or held)

        ranked = np.argsort(-scores, kind="stable")
        article = self._title[np.searchsorted(self._paragraph, question.paragraph)]
        same = self._title[ranked] == article
        drawn, among = DEEPER
        near = list(islice(filter(fair, ranked[same].tolist()), HARDEST + among))
        far = list(islice(filter(fair, ranked[~same].tolist()), LONGEST))
        deeper = near[HARDEST:]
        return near[:HARDEST] + rng.sample(deeper, min(drawn, len(deeper))) + far

    def candidate(self, at: int, question: Question | None) -> Candidate:
        """The sentence, and where it answers `question`; None where it answers none."""
        number, place = self._places[at]
        before = self._text(at - 1) if place else ""
        own = self._paragraphs[number].sentences[place]
        answer = next(
            (
                (one.start - own.start, one.end - own.start)
                for one in (question.answers if question else ())
                if own.start <= one.start and one.end <= own.end
            ),
            None,
        )
        return Candidate(self._paragraphs[number].title, before, self._text(at), answer)

    def _text(self, at: int) -> str:
        number, place = self._places[at]
        paragraph = self._paragraphs[number]
        return paragraph.sentences[place].of(paragraph.text)
