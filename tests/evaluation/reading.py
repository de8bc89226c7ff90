"""How well what was found is read: is the first sentence the right one, and is that known?"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.answering import READ
from bot.followups import resolved
from bot.models import Question
from bot.reader import Candidate, Reader
from tests.evaluation.cases import Asked, Case
from tests.evaluation.exactness import Exactness
from tests.evaluation.figures import Figure
from tests.evaluation.metrics import auroc, calibration_error, recall_at
from tests.evaluation.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Reading:
    """`rank`: the place, from 0, of the first candidate that overlaps a gold span.

    `probability` is the first candidate's, 0 where there was none.
    """

    asked: Asked
    rank: int | None
    probability: float

    @property
    def right(self) -> bool:
        return self.rank == 0


def read(shelf: Shelf, case: Case, reader: Reader, exactness: Exactness) -> list[Reading]:
    """Every question of the case, with as many passages as the bot gives its reader."""
    readings = []
    with shelf.story(case.story, case.drafts) as story:
        snapshot = story.snapshot()
        questions = [
            Question(asked.text, asked.language, resolved(asked.text, asked.earlier))
            for asked in case.questions
        ]
        vectors = story.encode([question.searched for question in questions])
        for asked, question, vector in zip(case.questions, questions, vectors, strict=True):
            found = snapshot.search(question.searched, vector, limit=READ, language=asked.language)
            candidates = reader.read(found, snapshot, language=asked.language)
            exactness.see(case, found.hits)
            hits = (n for n, candidate in enumerate(candidates) if _answers(candidate, asked))
            first = candidates[0].probability if candidates else 0.0
            readings.append(Reading(asked, next(hits, None), first))
    return readings


def figures(name: str, readings: Sequence[Reading], threshold: float) -> Iterator[Figure]:
    """`threshold`: the bot's; a first candidate below it is no answer."""
    answerable = [reading for reading in readings if reading.asked.gold]
    unanswerable = [reading for reading in readings if not reading.asked.gold]
    given = [reading for reading in readings if reading.probability >= threshold]
    ranks = [reading.rank for reading in answerable]
    for k in (1, 3):
        yield Figure(name, f"gold sentence @{k}", recall_at(k, ranks), len(ranks))
    yield Figure(
        name,
        "AUROC",
        auroc([r.probability for r in answerable], [r.probability for r in unanswerable]),
        len(readings),
    )
    yield Figure(
        name,
        "false answers",
        _share(unanswerable, lambda r: r.probability >= threshold),
        len(unanswerable),
        lower=True,
    )
    yield Figure(
        name,
        "false refusals",
        _share(answerable, lambda r: r.probability < threshold),
        len(answerable),
        lower=True,
    )
    yield Figure(name, "answers that are right", _share(given, lambda r: r.right), len(given))
    yield Figure(
        name,
        "ECE",
        calibration_error([r.probability for r in readings], [r.right for r in readings]),
        len(readings),
        lower=True,
    )


def held_out(readings: Sequence[Reading]) -> list[Reading]:
    """Those of articles that no reader was trained on."""
    return [reading for reading in readings if reading.asked.held_out]


def _answers(candidate: Candidate, asked: Asked) -> bool:
    return asked.answered_by(candidate.hit.article.origin, candidate.sentence.span)


def _share(readings: Sequence[Reading], of: Callable[[Reading], bool]) -> float:
    return sum(map(of, readings)) / len(readings) if readings else math.nan
