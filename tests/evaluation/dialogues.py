"""Questions that lean on those before them, in dialogues of our own.

Over the sample story, and over news of the corpus by line numbers alone. Half of them
were set apart before anything was tuned.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
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

Read = Callable[[tuple[Case, ...]], list[Reading]]
Ask = Callable[[tuple[Case, ...]], list[answers.Answered]]


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A question after others. `leans`: whether it needs them to be understood.

    `story`: "sample", or an article of the corpus in the language `articles`. `gold`: spans
    by file for the sample, else lines of the corpus.
    """

    id: str
    story: str
    language: str
    earlier: tuple[str, ...]
    question: str
    leans: bool
    held_out: bool
    gold: Any
    articles: str = ""


def load() -> tuple[Dialogue, ...]:
    rows = map(json.loads, _FILE.read_text("utf-8").splitlines())
    return tuple(Dialogue(**{**row, "earlier": tuple(row["earlier"])}) for row in rows)


def cases(data: Path, dialogues: Sequence[Dialogue], *, carried: bool) -> tuple[Case, ...]:
    """A case a story. `carried`: with the questions before, else without.

    Those over the corpus are left out where it isn't beside `data`.
    """
    asked = {
        one.id: Asked(
            id=one.id,
            text=one.question,
            language=one.language,
            gold=(),
            earlier=one.earlier if carried else (),
        )
        for one in dialogues
    }
    sample = {one.id: one.gold for one in dialogues if one.story == "sample"}
    made = [answers.on_sample([asked[name] for name in sample], sample)]
    if data.is_dir():
        corpus = {article.name: article for article in datasets.storyqa(data).articles}
        others = sorted((one for one in dialogues if one.story != "sample"), key=_story)
        for (name, language), group in groupby(others, key=_story):
            draft, lines = news_article(corpus[name], language)
            questions = tuple(
                replace(asked[one.id], gold=tuple(lines[line] for line in one.gold))
                for one in group
            )
            story = f"dialogues-{name}-{language}".replace(".", "-")
            made.append(Case(story, (draft,), {}, questions))
    return tuple(made)


def figures(data: Path, read: Read, ask: Ask) -> Iterator[Figure]:
    """On the half for development and on the half held out."""
    for held_out, name in ((False, "follow-ups"), (True, "follow-ups held out")):
        dialogues = [one for one in load() if one.held_out == held_out]
        right = [
            (resolved(one.question, one.earlier) is not None) == one.leans for one in dialogues
        ]
        yield Figure(name, "told apart", sum(right) / len(right), len(right))
        ranks, alone = (
            [reading.rank for reading in read(cases(data, dialogues, carried=carried))]
            for carried in (True, False)
        )
        for k in (1, 3):
            yield Figure(name, f"gold sentence @{k}", recall_at(k, ranks), len(ranks))
        yield Figure(name, "gold sentence @1 as asked", recall_at(1, alone), len(alone))
        answered = ask(cases(data, dialogues, carried=True))
        yield from answers.figures(f"{name}, answers", answered)


def _story(dialogue: Dialogue) -> tuple[str, str]:
    return dialogue.story, dialogue.articles
