"""Fits what the readers weigh: how likely the first sentence answers, by its signals.

A logistic model on the development sets, each of which weighs the same; of SQuAD 2 and
CLAPNQ only what no reader was trained on. It is judged on what it wasn't fitted on: by
leaving out one story at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from bot.answering import READ
from bot.weighing import Scored, Signals, Weights, judged
from index.retrieval import Retrieval
from index.story import Snapshot
from tests.evaluation import cases, datasets
from tests.evaluation.cases import Asked, Case
from tests.evaluation.metrics import auroc, calibration_error
from tests.evaluation.subject import Subject

# A reader's scores for the sentences found, best first.
Score: TypeAlias = Callable[[Retrieval, Snapshot], Sequence[Scored]]

_DIRECTIONS: Final = (("fr", "fr"), ("en", "en"), ("en", "fr"), ("fr", "en"))
_STRENGTH: Final = 1.0  # of the fit's regularisation, as scikit-learn's C


@dataclass(frozen=True, slots=True)
class First:
    """The first sentence after weighing: its signals, and whether it answers."""

    case: str
    signals: Signals
    right: bool
    answerable: bool


def development(subject: Subject) -> dict[str, tuple[Case, ...]]:
    """The sets that the weights are fitted on, by name."""
    news = datasets.storyqa(subject.data)
    found = {
        f"storyqa {asked}→{held}": cases.news(f"news-{held}", news, language=held, asked=asked)
        for asked, held in _DIRECTIONS
    }
    for asked in ("fr", "en"):
        found[f"storyqa {asked}→mixed"] = cases.mixed_news("news-mixed", news, asked=asked)
    for name, load, suffix in (("squad2", datasets.squad2, ""), ("clapnq", datasets.clapnq, "c")):
        pages = subject.pages(name, load)
        found[f"{name} held out"] = cases.by_page(name, pages, suffix=suffix)
    return found


def firsts(
    subject: Subject, case: Case, score: Score, penalties: Sequence[float]
) -> Iterator[dict[float, First]]:
    """What comes first under each penalty, for the questions that no reader was trained on."""
    questions = [asked for asked in case.questions if asked.held_out]
    if not questions:
        return
    with subject.shelf.story(case.story, case.drafts) as story:
        snapshot = story.snapshot()
        vectors = story.encode([asked.text for asked in questions])
        for asked, vector in zip(questions, vectors, strict=True):
            found = snapshot.search(asked.text, vector, limit=READ, language=asked.language)
            scored = score(found, snapshot)
            yield {
                penalty: _first(
                    case, asked, judged(scored, found, snapshot, penalty, language=asked.language)
                )
                for penalty in penalties
            }


def _first(case: Case, asked: Asked, ranked: Sequence[tuple[Scored, Signals]]) -> First:
    best, signals = ranked[0]
    span = best.hit.passage.sentences[best.position].span
    right = asked.answered_by(best.hit.article.origin, span)
    return First(case.story, signals, right, bool(asked.gold))


def fitted(sets: Mapping[str, Sequence[First]], penalty: float) -> Weights:
    """The weights under which `right` is likeliest."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415  (heavy)

    rows = np.array([_row(one) for given in sets.values() for one in given])
    right = np.array([one.right for given in sets.values() for one in given])
    share = np.array([len(right) / len(sets) / len(g) for g in sets.values() for _ in g])
    spread = rows.std(axis=0) + 1e-9
    model = LogisticRegression(C=_STRENGTH, max_iter=5000)
    model.fit(rows / spread, right, sample_weight=share)
    score, lead, missing, none = model.coef_[0] / spread
    return Weights(
        penalty=penalty,
        bias=float(model.intercept_[0]),
        score=float(score),
        lead=float(lead),
        missing=float(missing),
        none=float(none),
    )


def left_out(sets: Mapping[str, Sequence[First]], penalty: float) -> dict[str, NDArray[np.float64]]:
    """Each first sentence's probability under weights fitted without its story, by set."""
    stories = sorted({_story(one) for given in sets.values() for one in given})
    found = {name: np.zeros(len(given)) for name, given in sets.items()}
    for fold in np.array_split(np.array(stories), min(len(stories), 12)):
        without = {
            name: kept
            for name, given in sets.items()
            if (kept := [one for one in given if _story(one) not in fold])
        }
        weights = fitted(without, penalty)
        for name, given in sets.items():
            for at, one in enumerate(given):
                if _story(one) in fold:
                    found[name][at] = one.signals.probability(weights)
    return found


@dataclass(frozen=True, slots=True)
class Judged:
    """`right`: share of the answerable whose first sentence answers. `answerable`: AUROC of
    telling them from the others. `error`: expected calibration error."""

    n: int
    right: float
    answerable: float
    error: float


def judge(given: Sequence[First], probabilities: NDArray[np.float64]) -> Judged:
    told = list(zip(given, probabilities.tolist(), strict=True))
    return Judged(
        len(told),
        float(np.mean([one.right for one in given if one.answerable])),
        auroc(
            [p for one, p in told if one.answerable], [p for one, p in told if not one.answerable]
        ),
        calibration_error([p for _, p in told], [one.right for one in given]),
    )


def _row(one: First) -> tuple[float, ...]:
    signals = one.signals
    return (signals.score, signals.lead, float(signals.missing), float(signals.none))


def _story(one: First) -> str:
    """A story of StoryQA is the same one in whatever languages it is told and asked."""
    kind, _, rest = one.case.partition("-")
    return rest.partition("-")[2] if kind == "news" else one.case
