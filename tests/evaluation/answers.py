"""Whole answers, asked for as the bot asks: what is cited, and when it says nothing."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from bot.answering import Answerer
from bot.models import Answer, Result
from bot.reader import Reader
from index.ingest import read
from index.models import Draft, Span
from tests.evaluation.cases import Asked, Case, Gold
from tests.evaluation.exactness import Exactness
from tests.evaluation.figures import Figure
from tests.evaluation.shelf import Shelf

_HERE = Path(__file__).parent
_ROOT = _HERE.parent.parent
SAMPLE = _ROOT / "docs" / "story"


# Spans by the name of the file that they are in.
Places: TypeAlias = Mapping[str, Sequence[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Answered:
    asked: Asked
    result: Result

    @property
    def given(self) -> bool:
        return isinstance(self.result, Answer)

    def right(self, first: int) -> bool:
        """Whether any of the answer's first citations holds words that answer."""
        return isinstance(self.result, Answer) and any(
            self.asked.answered_by(quote.article.origin, Span(quote.start, quote.end))
            for quote in (citation.quote for citation in self.result.citations[:first])
        )


def sample() -> Case:
    """The sample story that comes with the project."""
    return _case("sample", SAMPLE, _HERE / "questions_sample.jsonl")


def on_sample(asked: Sequence[Asked], places: Mapping[str, Places]) -> Case:
    """Other questions about the sample story. `places`: where each is answered, by its id."""
    drafts, articles = _drafts(SAMPLE)
    found = tuple(replace(one, gold=_golds(articles, places[one.id])) for one in asked)
    return Case("sample", drafts, {}, found)


def dispatch(folder: Path) -> Case:
    """The agency's dispatch, in a folder of its own outside the project."""
    return _case("dispatch", folder, _HERE / "questions_dispatch.jsonl")


def ask(
    shelf: Shelf, case: Case, reader: Reader, threshold: float, exactness: Exactness
) -> list[Answered]:
    sources = {draft.origin: draft.text for draft in case.drafts}
    answered = []
    with shelf.story(case.story, case.drafts) as story:
        answerer = Answerer(story, reader, threshold=threshold)
        for asked in case.questions:
            result = answerer.ask(asked.text, earlier=asked.earlier)
            shown = result.citations if isinstance(result, Answer) else result.nearest
            for quote in (citation.quote for citation in shown):
                span = Span(quote.start, quote.end)
                exactness.compare(quote.article, span, quote.text, sources)
            answered.append(Answered(asked, result))
    return answered


def figures(name: str, answered: Sequence[Answered]) -> Iterator[Figure]:
    """An answer that cites nothing right counts against "right", as silence does."""
    answerable = [one for one in answered if one.asked.gold]
    unanswerable = [one for one in answered if not one.asked.gold]
    given = [one for one in answered if one.given]
    for metric, first in (("first citation right", 1), ("any citation right", 3)):
        yield Figure(name, metric, _share([o.right(first) for o in answerable]), len(answerable))
    yield Figure(
        name, "answers that are right", _share([one.right(1) for one in given]), len(given)
    )
    false_answers = [one.given for one in unanswerable]
    yield Figure(name, "false answers", _share(false_answers), len(unanswerable), lower=True)
    false_refusals = [not one.given for one in answerable]
    yield Figure(name, "false refusals", _share(false_refusals), len(answerable), lower=True)


def _case(story: str, folder: Path, questions: Path) -> Case:
    drafts, articles = _drafts(folder)
    asked = []
    for line in questions.read_text("utf-8").splitlines():
        row = json.loads(line)
        # A story of one article names no file; "also" are further articles that answer.
        own = row.get("article") or next(iter(articles))
        gold = _golds(articles, {own: row["gold"], **row.get("also", {})})
        asked.append(Asked(row["id"], row["question"], row["language"], gold))
    return Case(story, drafts, {}, tuple(asked))


def _drafts(folder: Path) -> tuple[tuple[Draft, ...], dict[str, Draft]]:
    """A folder's articles, and each by its file's name."""
    drafts = tuple(draft for draft in read(folder) if isinstance(draft, Draft))
    return drafts, {Path(draft.origin).name: draft for draft in drafts}


def _golds(articles: Mapping[str, Draft], places: Places) -> tuple[Gold, ...]:
    return tuple(
        _gold(articles[file], start, end) for file, spans in places.items() for start, end in spans
    )


def _gold(article: Draft, start: int, end: int) -> Gold:
    """Words given by their place in the file, where markup may stand before them."""
    words = Path(article.origin).read_text("utf-8")[start:end]
    found = article.text.index(words)
    return Gold(article.origin, Span(found, found + len(words)))


def _share(values: Sequence[bool]) -> float:
    return sum(values) / len(values) if values else math.nan
