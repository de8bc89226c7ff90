"""Timelines measured against timelines that journalists wrote.

    python -m tests.evaluation.timelines --data CL-TLS [--topic libya --topic yemen]
    python -m tests.evaluation.timelines --timeline17 Timeline17 [--topic MJ_bbc]

`CL-TLS` (ML-Crisis, in French) and `Timeline17` (in English; its folder of topics): copies of
these public collections, which can't be kept here. A topic's articles become a story, and as
many days as the reference has are asked of it, within its period. Dates are counted as sets of
days. ROUGE-1 is counted as tilse does (Martschat and Markert, 2017): on all text (`concat`), on
the days that both have (`agreement`), and on days aligned by distance and content, many to one
(`align+ m:1`). Words are compared in lower case, unstemmed. Then ten entries are asked of the
whole story, as a user would, and those that name a day of the reference are counted.

Topics named here are for development; the others (egypt, syria) are for the last word only.
Of Timeline17 those are left out too of which the reference has nearly all days told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
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
DEVELOPMENT_17 = (
    "IraqWar_guardian",
    "LibyaWar_cnn",
    "LibyaWar_reuters",
    "MJ_bbc",
    "bpoil_bbc",
    "bpoil_guardian",
    "bpoil_reuters",
    "bpoil_washingtonpost",
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FEW = 10  # entries that a user asks for
# The marks of tokenised text, as Timeline17 has it, and what stood there.
_TOKENISED = (
    (re.compile(r"-LRB- ?"), "("),
    (re.compile(r" ?-RRB-"), ")"),
    (re.compile(r"`` ?"), "\u201c"),
    (re.compile(r" ?''"), "\u201d"),
    (re.compile(r"` "), "\u2018"),
    (re.compile(r" (?=[,.;:!?%]|n't\b|'(?:s|re|ve|ll|d|m)\b)"), ""),
    (re.compile(r"(?<=[$£#]) "), ""),
)
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
class Topic:
    """`name` is its story's."""

    name: str
    drafts: tuple[Draft, ...]
    reference: DayTexts


@dataclass(frozen=True, slots=True)
class Scores:
    """Of one topic; `days` is the length of its reference.

    `few`: the part of few entries that name a day of the reference, from 0 to 1.
    """

    topic: str
    articles: int
    days: int
    dates: F1
    concat: F1
    agreement: F1
    aligned: F1
    few: float


def measure(topic: Topic, shelf: Shelf) -> Scores:
    snapshot = shelf.story(topic.name, topic.drafts).snapshot()
    reference = topic.reference
    predicted = as_long(snapshot, reference)
    few = _best_of_days(snapshot.timeline(limit=_FEW).entries)
    return Scores(
        topic.name,
        len(topic.drafts),
        len(reference),
        date_f1(predicted, reference),
        concat(predicted, reference),
        agreement(predicted, reference),
        aligned(predicted, reference),
        len(few.keys() & reference.keys()) / _FEW,
    )


def crisis(data: Path, topic: str, language: str = "fr") -> Topic:
    return Topic(
        f"crisis-{language}-{topic}",
        articles(data / language / topic, language),
        read_reference(data / language / "reference" / f"{topic}.txt"),
    )


def timeline17(data: Path, topic: str) -> Topic:
    (reference,) = (data / topic / "timelines").glob("*.txt")
    drafts = articles(data / topic / "InputDocs", "en")
    return Topic(
        f"timeline17-{topic.lower()}",
        tuple(replace(one, text=_as_printed(one.text)) for one in drafts),
        read_reference(reference),
    )


def _as_printed(tokenised: str) -> str:
    for mark, printed in _TOKENISED:
        tokenised = mark.sub(printed, tokenised)
    return tokenised


def articles(folder: Path, language: str) -> tuple[Draft, ...]:
    """The topic's articles, a folder for each day; empty ones are left out."""
    texts = {
        path: path.read_text("utf-8", errors="replace") for path in sorted(folder.glob("*/*.txt"))
    }
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
    """Blocks between rulers: a day, then its summary. Timeline17 has a "2011-04-0": left out."""
    told: dict[date, str] = {}
    text = path.read_text("utf-8", errors="replace")
    for block in re.split(r"^-{3,}$", text, flags=re.MULTILINE):
        day, _, summary = block.strip().partition("\n")
        if _DAY.fullmatch(day.strip()):
            told[date.fromisoformat(day.strip())] = summary
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
    *,
    data: Annotated[Path | None, typer.Option(help="The copy of CL-TLS.")] = None,
    timeline_17: Annotated[
        Path | None, typer.Option("--timeline17", help="The copy of Timeline17.")
    ] = None,
    topic: Annotated[list[str] | None, typer.Option(help="Topics.")] = None,
    kept: Annotated[Path, typer.Option(help="Where models and stories are kept.")] = Path("data"),
) -> None:
    """Measure timelines against those that journalists wrote."""
    topics: list[Topic] = []
    if data:
        topics += [crisis(data, name) for name in topic or DEVELOPMENT]
    if timeline_17:
        topics += [timeline17(timeline_17, name) for name in topic or DEVELOPMENT_17]
    if not topics:
        raise typer.BadParameter("name a copy of CL-TLS or of Timeline17")
    shelf = Shelf(kept / "evaluation", load_encoder(None, kept / "models"))
    console = Console(width=120)
    for one in topics:
        scores = measure(one, shelf)
        console.print(
            f"{scores.topic}: {scores.articles} articles, {scores.days} days; F1 of dates "
            f"{scores.dates.value:.3f}, ROUGE-1 concat {scores.concat.value:.3f}, agreement "
            f"{scores.agreement.value:.3f}, align+ m:1 {scores.aligned.value:.3f}; "
            f"{scores.few:.0%} of {_FEW} entries name a right day"
        )


if __name__ == "__main__":
    typer.run(main)
