"""Fits what a reader weighs: how likely the first sentence answers, by its signals.

    python -m tests.evaluation.calibration --data ../shared/eval [--reader late|signals]

A logistic model on the development sets, each of which weighs the same. It is judged on
what it wasn't fitted on, by leaving out one story at a time. Of the sets that the trained
reader learnt from, only the pages that were held out count.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Final, TypeAlias

import numpy as np
import typer
from numpy.typing import NDArray

from bot.answering import READ
from bot.joint_reader import JointReader
from bot.late_reader import LateReader
from bot.opening import OFF
from bot.signal_reader import first_look
from bot.weighing import Scored, Signals, Weights, judged
from index.retrieval import Retrieval
from index.story import Snapshot
from tests.evaluation import cases, datasets
from tests.evaluation.cases import Case
from tests.evaluation.metrics import (
    auroc,
    calibration_error,
    least_calibration_error,
    reliability,
)
from tests.evaluation.stories import LANGUAGES, load_all
from tests.evaluation.subject import Subject

# A reader's scores for the sentences found, best first, for a question in this language.
Score: TypeAlias = Callable[[Retrieval, Snapshot, str], Sequence[Scored]]

_DIRECTIONS: Final = (("fr", "fr"), ("en", "en"), ("en", "fr"), ("fr", "en"))
_TOLD_OFTEN: Final = ("news-", "affair-")  # what names of stories in several languages begin with
_GROUPS: Final = {"all news": "storyqa", "all affairs": "affairs"}
_THRESHOLDS: Final = (0.4, 0.45, 0.5, 0.55, 0.6, 0.65)
_STRENGTH: Final = 1.0  # the larger, the less the weights are held back
# Of a unit of the trained reader's log-odds: what tells best what can be answered from what
# can't, over the six directions of the news (AUROC .833; .830 at .15, .820 fitted freely).
LOG_ODDS: Final = 0.5
# Of a set of our own affairs beside one of real news: they are harder, and weighing as much they
# made the bot silent where a real story answers (8 and 11 of the dispatch's 20 questions).
_AFFAIRS: Final = 0.3
_FOLDS: Final = 12
_MOST: Final = 120  # questions of a set; a larger one is thinned out evenly


@dataclass(frozen=True, slots=True)
class First:
    """The first sentence after weighing: its signals, and whether it answers."""

    case: str
    signals: Signals
    right: bool
    answerable: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """`right`: share of the answerable whose first sentence answers. `answerable`: AUROC of
    telling them from the others. `error`: expected calibration error; `least`: that of a reader
    whose probabilities are true, over so few questions."""

    n: int
    right: float
    answerable: float
    error: float
    least: float


def development(subject: Subject) -> dict[str, tuple[Case, ...]]:
    """The sets that the weights are fitted on, by name."""
    news = datasets.storyqa(subject.data)
    found = {
        f"storyqa {asked}→{held}": cases.news(f"news-{held}", news, language=held, asked=asked)
        for asked, held in _DIRECTIONS
    }
    for asked in ("fr", "en"):
        found[f"storyqa {asked}→mixed"] = cases.mixed_news("news-mixed", news, asked=asked)
    affairs = load_all(measured=True)
    for asked in LANGUAGES:
        for held in (("fr",), ("en",), LANGUAGES):
            name = f"affairs {asked}→{'mixed' if len(held) > 1 else held[0]}"
            found[name] = _thinned(cases.written(affairs, held=held, asked=asked))
    for name, load, suffix in (("squad2", datasets.squad2, ""), ("clapnq", datasets.clapnq, "c")):
        pages = cases.by_page(name, subject.pages(name, load), suffix=suffix)
        found[name] = _thinned([kept for case in pages if (kept := _held_out(case)).questions])
    return found


def _held_out(case: Case) -> Case:
    return replace(case, questions=tuple(one for one in case.questions if one.held_out))


def _thinned(given: Sequence[Case]) -> tuple[Case, ...]:
    """With at most _MOST questions, those that are left spread over all stories."""
    total = sum(len(case.questions) for case in given)
    numbers = itertools.count()
    kept = [
        replace(
            case,
            questions=tuple(q for q in case.questions if next(numbers) * _MOST % total < _MOST),
        )
        for case in given
    ]
    return tuple(case for case in kept if case.questions)


def firsts(subject: Subject, case: Case, score: Score) -> Iterator[First]:
    """What comes first for each of the case's questions."""
    with subject.shelf.story(case.story, case.drafts) as story:
        snapshot = story.snapshot()
        vectors = story.encode([asked.text for asked in case.questions])
        for asked, vector in zip(case.questions, vectors, strict=True):
            language = asked.language
            found = snapshot.search(asked.text, vector, limit=READ, language=language)
            ranked = judged(score(found, snapshot, language), found, snapshot, language=language)
            _, best, signals = ranked[0]
            span = best.hit.passage.sentences[best.position].span
            right = asked.answered_by(best.hit.article.origin, span)
            yield First(case.story, signals, right, bool(asked.gold))


def fitted(sets: Mapping[str, Sequence[First]]) -> Weights:
    """The weights under which `right` is likeliest, that of the log-odds given.

    What the trained reader says of pages like those that it learnt from would count too much
    for the news.
    """
    from scipy.optimize import minimize  # noqa: PLC0415  (heavy)

    rows = np.array([one.signals.values() for given in sets.values() for one in given])
    right = np.array([one.right for given in sets.values() for one in given], float)
    share = np.array(
        [
            (_AFFAIRS if name.startswith("affairs") else 1.0) * len(right) / len(sets) / len(given)
            for name, given in sets.items()
            for _ in given
        ]
    )
    spread = rows[:, :-1].std(axis=0) + 1e-9
    known = np.column_stack([np.ones(len(rows)), rows[:, :-1] / spread])
    given = LOG_ODDS * rows[:, -1]

    def loss(weights: NDArray[np.float64]) -> float:
        odds = known @ weights + given
        errors = share * (np.logaddexp(0, odds) - right * odds)
        return float(errors.sum() + (weights[1:] ** 2).sum() / (2 * _STRENGTH))

    bias, *found = minimize(loss, np.zeros(known.shape[1])).x
    standing, missing, weakest, across = (np.array(found) / spread).tolist()
    return Weights(float(bias), standing, missing, weakest, across, LOG_ODDS)


def left_out(sets: Mapping[str, Sequence[First]]) -> dict[str, NDArray[np.float64]]:
    """Each first sentence's probability under weights fitted without its story, by set."""
    stories = sorted({_story(one) for given in sets.values() for one in given})
    news = [name for name in stories if name.startswith(_TOLD_OFTEN)]
    others = [name for name in stories if name not in news]
    folds = [[name] for name in news] + [others[at::_FOLDS] for at in range(_FOLDS)]
    found = {name: np.zeros(len(given)) for name, given in sets.items()}
    for fold in filter(None, folds):
        kept = {
            name: [one for one in given if _story(one) not in fold] for name, given in sets.items()
        }
        weights = fitted({name: given for name, given in kept.items() if given})
        for name, given in sets.items():
            for at, one in enumerate(given):
                if _story(one) in fold:
                    found[name][at] = weights.probability(one.signals)
    return found


def judge(given: Sequence[First], probabilities: NDArray[np.float64]) -> Judged:
    told = list(zip(given, probabilities.tolist(), strict=True))
    return Judged(
        len(told),
        float(np.mean([one.right for one in given if one.answerable])),
        auroc(
            [p for one, p in told if one.answerable], [p for one, p in told if not one.answerable]
        ),
        calibration_error(probabilities.tolist(), [one.right for one in given]),
        least_calibration_error(probabilities.tolist()),
    )


def at_threshold(
    threshold: float, given: Sequence[First], probabilities: NDArray[np.float64]
) -> tuple[float, float, float]:
    """Of the unanswerable, those answered; of the answerable, those not; of the answers, those
    that are right."""
    answered = probabilities >= threshold
    answerable = np.array([one.answerable for one in given])
    right = np.array([one.right for one in given])
    return (
        float(answered[~answerable].mean()),
        float((~answered)[answerable].mean()),
        float(right[answered].mean()),
    )


def _story(one: First) -> str:
    """A story of the news is the same one in whatever languages it is told and asked."""
    kind, _, rest = one.case.partition("-")
    return f"{kind}-{rest.partition('-')[2]}" if one.case.startswith(_TOLD_OFTEN) else one.case


def calibrate(
    *,
    data: Annotated[Path, typer.Option(help="The folder of the development sets.")],
    reader: Annotated[str, typer.Option(help='"joint", "late" or "signals".')] = "joint",
    kept: Annotated[Path, typer.Option(help="Where stories and models are kept.")] = Path("data"),
) -> None:
    """Fits a reader's weights, prints them, and what they are worth on stories left out."""
    wanted = None if reader == "joint" else OFF
    subject = Subject.shipped(data, kept, reader=wanted, note=typer.echo)
    reads = subject.reader if reader != "signals" else None

    def score(found: Retrieval, snapshot: Snapshot, language: str) -> Sequence[Scored]:
        if isinstance(reads, JointReader | LateReader):
            return reads.scored(found, snapshot, language=language)
        return first_look(found)

    sets = {
        name: [first for case in stories for first in firsts(subject, case, score)]
        for name, stories in development(subject).items()
    }
    told = left_out(sets)
    typer.echo(str(fitted(sets)))
    for group, beginning in _GROUPS.items():
        names = [name for name in sets if name.startswith(beginning)]
        sets[group] = [one for name in names for one in sets[name]]
        told[group] = np.concatenate([told[name] for name in names])
    for name, given in sets.items():
        it = judge(given, told[name])
        typer.echo(
            f"{name:20} n {it.n:5} @1 {it.right:.3f} AUROC {it.answerable:.3f} "
            f"ECE {it.error:.3f} (at best {it.least:.3f})"
        )
    for group in _GROUPS:
        typer.echo(f"{group}: threshold, false answers, silences, answers that are right")
        for threshold in _THRESHOLDS:
            shares = at_threshold(threshold, sets[group], told[group])
            typer.echo(f"{threshold:.2f} " + " ".join(f"{share:.3f}" for share in shares))
        typer.echo(f"{group}: so many questions, the probability given, the share that is right")
        right = [one.right for one in sets[group]]
        for count, said, share in reliability(told[group].tolist(), right):
            typer.echo(f"{count:5} {said:.2f} {share:.2f}")


if __name__ == "__main__":
    typer.run(calibrate)
