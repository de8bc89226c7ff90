"""Timelines measured against timelines that journalists wrote (ML-Crisis, in French).

    python -m tests.evaluation.timelines --data CL-TLS [--topic libya --topic yemen]

`CL-TLS`: a copy of that public repository, which can't be kept here. A topic's articles
become a story, and as many days as the reference has are asked of it, within its period.
Dates are counted as sets of days. ROUGE-1 is counted as tilse does (Martschat and Markert,
2017): on all text (`concat`), on the days that both have (`agreement`), and on days aligned by
distance and content, many to one (`align+ m:1`). Words are compared in lower case, unstemmed.

Topics named here are for development; the others (egypt, syria) are for the last word only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, TypeAlias

import typer
from rich.console import Console

from index.embeddings import load_encoder
from index.models import Draft, TimelineEntry
from index.story import Snapshot
from tests.evaluation.shelf import Shelf

DEVELOPMENT = ("libya", "yemen")
DayTexts: TypeAlias = Mapping[date, str]  # what a timeline tells of each day


@dataclass(frozen=True, slots=True)
class F1:
    precision: float
    recall: float

    @property
    def value(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """Of one topic; `days` is the length of its reference."""

    topic: str
    articles: int
    days: int
    dates: F1
    concat: F1
    agreement: F1
    aligned: F1


def measure(data: Path, topic: str, shelf: Shelf, language: str = "fr") -> Scores:
    drafts = articles(data / language / topic, language)
    reference = read_reference(data / language / "reference" / f"{topic}.txt")
    snapshot = shelf.story(f"crisis-{language}-{topic}", drafts).snapshot()
    predicted = as_long(snapshot, reference)
    return Scores(
        topic,
        len(drafts),
        len(reference),
        date_f1(predicted, reference),
        concat(predicted, reference),
        agreement(predicted, reference),
        aligned(predicted, reference),
    )


def articles(folder: Path, language: str) -> tuple[Draft, ...]:
    """The topic's articles, a folder for each day; empty ones are left out."""
    texts = {path: path.read_text("utf-8") for path in sorted(folder.glob("*/*.txt"))}
    return tuple(
        Draft(
            text=text.replace("\r\n", "\n"),
            title=path.stem,
            language=language,
            origin=f"{folder.name}/{path.parent.name}/{path.name}",
            source=path.stem.partition("_")[0],
            published_at=date.fromisoformat(path.parent.name),
        )
        for path, text in texts.items()
        if text.strip()
    )


def read_reference(path: Path) -> DayTexts:
    """Blocks between rulers: a day, then its summary."""
    told: dict[date, str] = {}
    for block in re.split(r"^-{3,}$", path.read_text("utf-8"), flags=re.MULTILINE):
        day, _, summary = block.strip().partition("\n")
        if day:
            told[date.fromisoformat(day)] = summary
    return told


def as_long(snapshot: Snapshot, reference: DayTexts) -> DayTexts:
    """The story's timeline over the reference's period, of as many days.

    Entries of single days only; a day tells the first of its entries' quotes by salience.
    """
    limit = wanted = len(reference)
    while True:
        found = snapshot.timeline(from_=min(reference), to=max(reference), limit=limit)
        days = _best_of_days(found.entries)
        if len(days) >= wanted or limit >= found.total:
            chosen = sorted(days.values(), key=lambda entry: -entry.salience)[:wanted]
            return {entry.from_: entry.shown.quote.text for entry in chosen}
        limit += max(1, wanted - len(days))


def _best_of_days(entries: Sequence[TimelineEntry]) -> dict[date, TimelineEntry]:
    best: dict[date, TimelineEntry] = {}
    for entry in sorted(entries, key=lambda entry: -entry.salience):
        if entry.from_ == entry.to:
            best.setdefault(entry.from_, entry)
    return best


def date_f1(predicted: DayTexts, reference: DayTexts) -> F1:
    right = len(predicted.keys() & reference.keys())
    return F1(_ratio(right, len(predicted)), _ratio(right, len(reference)))


def concat(predicted: DayTexts, reference: DayTexts) -> F1:
    mine, theirs = (_words(" ".join(told.values())) for told in (predicted, reference))
    shared = (mine & theirs).total()
    return F1(_ratio(shared, mine.total()), _ratio(shared, theirs.total()))


def agreement(predicted: DayTexts, reference: DayTexts) -> F1:
    shared = sum(
        (_words(predicted[day]) & _words(reference[day])).total()
        for day in predicted.keys() & reference.keys()
    )
    return F1(_ratio(shared, _length(predicted)), _ratio(shared, _length(reference)))


def aligned(predicted: DayTexts, reference: DayTexts) -> F1:
    """Each day goes with the other timeline's day that costs least, by distance and content."""
    return F1(_aligned(predicted, reference), _aligned(reference, predicted))


def _aligned(mine: DayTexts, theirs: DayTexts) -> float:
    """The part of `mine` that the days aligned with it in `theirs` tell too."""
    others = {day: _words(text) for day, text in theirs.items()}
    shared = 0.0
    for day, text in mine.items():
        words = _words(text)
        best = min(sorted(others), key=_cost_from(day, words, others), default=None)
        if best is not None:
            shared += (words & others[best]).total() / (abs((day - best).days) + 1)
    return _ratio(shared, _length(mine))


def _cost_from(
    day: date, words: Counter[str], others: Mapping[date, Counter[str]]
) -> Callable[[date], float]:
    def cost(other: date) -> float:
        both = words.total() + others[other].total()
        alike = 2 * (words & others[other]).total() / both if both else 0.0
        return (1 - 1 / (abs((day - other).days) + 1)) * (1 - alike)

    return cost


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def _length(told: DayTexts) -> int:
    return sum(_words(text).total() for text in told.values())


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def main(
    data: Annotated[Path, typer.Option(help="The copy of CL-TLS.")],
    topic: Annotated[list[str] | None, typer.Option(help="Topics.")] = None,
    kept: Annotated[Path, typer.Option(help="Where models and stories are kept.")] = Path("data"),
) -> None:
    """Measure timelines against those that journalists wrote."""
    shelf = Shelf(kept / "evaluation", load_encoder(None, kept / "models"))
    console = Console(width=120)
    for name in topic or DEVELOPMENT:
        scores = measure(data, name, shelf)
        console.print(
            f"{name}: {scores.articles} articles, {scores.days} days; F1 of dates "
            f"{scores.dates.value:.3f}, ROUGE-1 concat {scores.concat.value:.3f}, agreement "
            f"{scores.agreement.value:.3f}, align+ m:1 {scores.aligned.value:.3f}"
        )


if __name__ == "__main__":
    typer.run(main)
