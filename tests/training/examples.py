"""Lists → numbered rows, each different text once, and what is to be learnt from them."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from tests.training.lists import Candidate, CandidateList
from tests.training.rows import Tokens, question_row, sentence_row

# Shares of the sentences that are read under their title and after the one before.
TITLED = 60
FOLLOWED = 75


@dataclass(frozen=True, slots=True)
class Sentence:
    """A row's number; the sentence's tokens in it; those that answer, None where none do."""

    row: int
    first: int
    end: int
    answer: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class ExampleList:
    """The first `right` of the sentences answer. `question`: its row's number."""

    question: int
    sentences: tuple[Sentence, ...]
    right: int
    data_set: str


@dataclass(frozen=True, slots=True)
class Examples:
    rows: tuple[tuple[int, ...], ...]
    lists: tuple[ExampleList, ...]


def examples_of(lists: Sequence[CandidateList], tokens: Tokens) -> Examples:
    """Each sentence is read under its title and after the one before, or without: its text
    decides which, so that a reader can do with either."""
    numbers: dict[tuple[int, ...], int] = {}
    made = []
    for given in lists:
        question = numbers.setdefault(question_row(tokens, given.question), len(numbers))
        sentences = []
        for candidate in given.candidates:
            row = sentence_row(tokens, *_shown(candidate))
            number = numbers.setdefault(row.ids, len(numbers))
            answer = _covering(row.places, candidate.answer) if candidate.answer else None
            answer = (row.first + answer[0], row.first + answer[1]) if answer else None
            sentences.append(Sentence(number, row.first, row.end, answer))
        made.append(ExampleList(question, tuple(sentences), given.right, given.data_set))
    return Examples(tuple(numbers), tuple(made))


def _shown(candidate: Candidate) -> tuple[str, str, str]:
    drawn = zlib.crc32(candidate.text.encode())
    titled, followed = drawn % 100 < TITLED, drawn // 100 % 100 < FOLLOWED
    return (
        candidate.title if titled else "",
        candidate.before if followed else "",
        candidate.text,
    )


def _covering(places: Sequence[tuple[int, int]], answer: tuple[int, int]) -> tuple[int, int] | None:
    """The first and the last token that overlap the answer; None where they were cut off."""
    start, end = answer
    touched = [at for at, (s, e) in enumerate(places) if s < end and start < e]
    if not touched or places[touched[-1]][1] < end:
        return None
    return touched[0], touched[-1]
