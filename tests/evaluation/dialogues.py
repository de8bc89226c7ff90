"""Questions that lean on those before them, in dialogues of our own.

Over the sample story, and over news of the corpus by line numbers alone. Half of them
were set apart before anything was tuned.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from bot.followups import resolved
from tests.evaluation import answers, datasets
from tests.evaluation.cases import Asked, Case, news_article
from tests.evaluation.figures import Figure
from tests.evaluation.metrics import recall_at
from tests.evaluation.reading import Reading

_FILE = Path(__file__).with_name("dialogues.jsonl")

# (question, earlier questions) → what is searched.
Resolve = Callable[[str, Sequence[str]], str]
Read = Callable[[tuple[Case, ...]], list[Reading]]


@dataclass(frozen=True, slots=True)
class Dialogue:
    """`leans`: whether the question needs those before it to be understood."""

    id: str
    earlier: tuple[str, ...]
    question: str
    leans: bool
    held_out: bool


def load() -> tuple[Dialogue, ...]:
    return tuple(
        Dialogue(row["id"], tuple(row["earlier"]), row["question"], row["leans"], row["held_out"])
        for row in _rows()
    )


def cases(data: Path, resolve: Resolve, *, held_out: bool) -> tuple[Case, ...]:
    """A case a story, each question as `resolve` has it searched.

    Those over the corpus are left out where it isn't beside `data`.
    """
    rows = [row for row in _rows() if row["held_out"] == held_out]
    sample = [row for row in rows if row["story"] == "sample"]
    made = [answers.sample_asked(sample, lambda row: resolve(row["question"], row["earlier"]))]
    if data.is_dir():
        corpus = {article.name: article for article in datasets.storyqa(data).articles}
        others = sorted((row for row in rows if row["story"] != "sample"), key=_story)
        for (name, language), group in groupby(others, key=_story):
            draft, gold = news_article(corpus[name], language)
            asked = tuple(
                Asked(
                    id=row["id"],
                    text=resolve(row["question"], row["earlier"]),
                    language=row["language"],
                    gold=tuple(gold[line] for line in row["gold"]),
                )
                for row in group
            )
            made.append(Case(f"dialogues-{name}-{language}".replace(".", "-"), (draft,), {}, asked))
    return tuple(made)


def figures(data: Path, read: Read) -> Iterator[Figure]:
    """On the half for development and on the half held out."""
    for held_out, name in ((False, "follow-ups"), (True, "follow-ups held out")):
        dialogues = [one for one in load() if one.held_out == held_out]
        right = [
            (resolved(one.question, one.earlier) is not None) == one.leans for one in dialogues
        ]
        yield Figure(name, "told apart", sum(right) / len(right), len(right))
        ranks, alone = (
            [reading.rank for reading in read(cases(data, resolve, held_out=held_out))]
            for resolve in (_carried_over, _as_asked)
        )
        for k in (1, 3):
            yield Figure(name, f"gold sentence @{k}", recall_at(k, ranks), len(ranks))
        gain = recall_at(1, ranks) - recall_at(1, alone)
        yield Figure(name, "gained @1 by carrying over", gain, len(ranks))


def _carried_over(question: str, earlier: Sequence[str]) -> str:
    return resolved(question, earlier) or question


def _as_asked(question: str, earlier: Sequence[str]) -> str:
    return question


def _story(row: dict[str, Any]) -> tuple[str, str]:
    return row["story"], row["articles"]


def _rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in _FILE.read_text("utf-8").splitlines()]
