"""Questions of each kind, our own, over the sample story and news of the corpus.

Of the corpus only line numbers and offsets are here. Half of the questions were set apart
before anything was tuned. They are asked on the last day of their story.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from bot.answering import Answerer
from bot.models import Answer, Citation, Result
from bot.reader import Reader
from index.models import Draft, Span
from tests.evaluation import answers, datasets
from tests.evaluation.cases import Asked, Case, Gold, news_article
from tests.evaluation.exactness import Exactness
from tests.evaluation.figures import Figure
from tests.evaluation.shelf import Shelf

_FILE: Final = Path(__file__).with_name("questions_kinds.jsonl")
# The last days of the stories: the sample's, and the corpus's news of that weekend.
_TODAY: Final = {"sample": date(2026, 1, 13)}
_NEWS: Final = date(2018, 9, 30)


@dataclass(frozen=True, slots=True)
class KindQuestion:
    """`story`, `articles`, `gold` as in a dialogue. `words`: the words that answer, each item
    with the places where it is told: (file or line, start, end). `days`: what is asked for,
    or asked about; None leaves an end open.
    """

    id: str
    held_out: bool
    kind: str
    story: str
    articles: str
    language: str
    question: str
    gold: Any
    words: tuple[tuple[tuple[Any, int, int], ...], ...]
    days: tuple[str | None, str | None] | None

    @property
    def place(self) -> tuple[str, str]:
        return self.story, self.articles


@dataclass(frozen=True, slots=True)
class Told:
    """A question with its answer. `items`: for each of its words, where they may stand."""

    asked: KindQuestion
    gold: Asked
    items: tuple[tuple[Gold, ...], ...]
    result: Result

    @property
    def citations(self) -> tuple[Citation, ...]:
        return self.result.citations if isinstance(self.result, Answer) else ()

    @property
    def answerable(self) -> bool:
        return bool(self.gold.gold)

    def is_right(self, citation: Citation) -> bool:
        quote = citation.quote
        return self.gold.answered_by(quote.article.origin, Span(quote.start, quote.end))


def load() -> tuple[KindQuestion, ...]:
    rows = map(json.loads, _FILE.read_text("utf-8").splitlines())
    return tuple(KindQuestion(**row) for row in rows)


def tell(
    data: Path, shelf: Shelf, reader: Reader, threshold: float, exactness: Exactness
) -> list[Told]:
    """Every question asked as the bot asks. Those over the corpus only where it is there."""
    told = []
    for (story, language), group in groupby(sorted(load(), key=_place), key=_place):
        if story != "sample" and not data.is_dir():
            continue
        asked = list(group)
        case, items = _sample(asked) if story == "sample" else _news(data, story, language, asked)
        sources = {draft.origin: draft.text for draft in case.drafts}
        with shelf.story(case.story, case.drafts) as opened:
            answerer = Answerer(opened, reader, threshold=threshold)
            for one, gold in zip(asked, case.questions, strict=True):
                result = answerer.ask(one.question, today=_TODAY.get(story, _NEWS))
                told.append(Told(one, gold, items[one.id], result))
                for citation in told[-1].citations:
                    quote = citation.quote
                    exactness.compare(
                        quote.article, Span(quote.start, quote.end), quote.text, sources
                    )
    return told


def figures(told: Sequence[Told]) -> Iterator[Figure]:
    """Of each kind, on the half for development and on the half held out."""
    for held_out, suffix in ((False, ""), (True, " held out")):
        half = [one for one in told if one.asked.held_out == held_out]
        for kind in ("time", "period", "speech", "list", "span"):
            name = f"kinds {kind}{suffix}"
            yield from _of_kind(name, kind, [one for one in half if one.asked.kind == kind])


def _of_kind(name: str, kind: str, told: Sequence[Told]) -> Iterator[Figure]:
    answerable = [one for one in told if one.answerable]
    firsts = [bool(one.citations) and one.is_right(one.citations[0]) for one in answerable]
    yield Figure(name, "first citation right", _share(firsts), len(firsts))
    cited = [one.is_right(c) for one in told for c in one.citations]
    if kind in ("period", "speech", "list"):
        yield Figure(name, "citations that are right", _share(cited), len(cited))
        recalled = [_recalled(one) for one in answerable]
        yield Figure(name, "gold cited", _share(recalled), len(recalled))
    unanswerable = [bool(one.citations) for one in told if not one.answerable]
    if unanswerable:
        yield Figure(name, "false answers", _share(unanswerable), len(unanswerable), lower=True)
    if kind == "time":
        yield from _times(name, told)
    if kind in ("list", "span"):
        yield from _words(name, answerable)


def _times(name: str, told: Sequence[Told]) -> Iterator[Figure]:
    """Of the dates shown beside right quotes, those that are right; of questions, those dated."""
    shown = [
        (one.asked.days, citation.time)
        for one in told
        for citation in one.citations
        if citation.time and one.is_right(citation)
    ]
    right = [
        days is not None and (str(time.from_), str(time.to)) == tuple(days) for days, time in shown
    ]
    yield Figure(name, "dates that are right", _share(right), len(right))
    firsts = [_first_date(one) for one in told if one.answerable]
    yield Figure(name, "first date right", _share(firsts), len(firsts))


def _first_date(one: Told) -> bool:
    time = one.citations[0].time if one.citations else None
    asked = one.asked.days
    return bool(time and asked and (str(time.from_), str(time.to)) == tuple(asked))


def _words(name: str, told: Sequence[Told]) -> Iterator[Figure]:
    """Of the bold words of right quotes, those that answer; of the items, those that are bold."""
    bold = [
        any(_meets(gold, citation, span) for item in one.items for gold in item)
        for one in told
        for citation in one.citations
        if one.is_right(citation)
        for span in citation.spans
    ]
    yield Figure(name, "bold words that are right", _share(bold), len(bold))
    found = [
        any(_meets(gold, c, span) for gold in item for c in one.citations for span in c.spans)
        for one in told
        for item in one.items
    ]
    yield Figure(name, "items bold", _share(found), len(found))


def _meets(gold: Gold, citation: Citation, span: Span) -> bool:
    same = gold.origin == citation.quote.article.origin
    return same and span.start < gold.span.end and gold.span.start < span.end


def _recalled(one: Told) -> float:
    """The share of gold sentences that are cited; for a list, of items that a quote holds."""
    quotes = [(c.quote.article.origin, c.quote.start, c.quote.end) for c in one.citations]
    wanted = one.items if one.asked.kind == "list" else [(gold,) for gold in one.gold.gold]
    return _share(
        [
            any(
                gold.origin == origin and start < gold.span.end and gold.span.start < end
                for gold in item
                for origin, start, end in quotes
            )
            for item in wanted
        ]
    )


def _sample(asked: Sequence[KindQuestion]) -> tuple[Case, Mapping[str, tuple[Any, ...]]]:
    given = [Asked(one.id, one.question, one.language, ()) for one in asked]
    case = answers.on_sample(given, {one.id: one.gold for one in asked})
    items = {
        one.id: tuple(
            tuple(_within(one, gold.gold, *place) for place in item) for item in one.words
        )
        for one, gold in zip(asked, case.questions, strict=True)
    }
    return case, items


def _within(asked: KindQuestion, golds: Sequence[Gold], file: str, start: int, end: int) -> Gold:
    """A place in a file as one in its article, by the gold sentence that it stands in."""
    spans = [(name, span) for name, found in asked.gold.items() for span in found]
    for gold, (name, (first, last)) in zip(golds, spans, strict=True):
        if name == file and first <= start < end <= last:
            at = gold.span.start - first
            return Gold(gold.origin, Span(start + at, end + at))
    raise ValueError(f"{asked.id}: {file} {start}:{end} is in no gold sentence")


def _news(
    data: Path, name: str, language: str, asked: Sequence[KindQuestion]
) -> tuple[Case, Mapping[str, tuple[Any, ...]]]:
    article = next(one for one in datasets.storyqa(data).articles if one.name == name)
    draft, lines = news_article(article, language)
    draft = _published(draft)
    questions = tuple(
        Asked(one.id, one.question, one.language, tuple(lines[line] for line in one.gold))
        for one in asked
    )
    items = {
        one.id: tuple(
            tuple(
                Gold(draft.origin, Span(at + start, at + end))
                for line, start, end in item
                for at in [lines[line].span.start]
            )
            for item in one.words
        )
        for one in asked
    }
    story = f"kinds-{name}-{language}".replace(".", "-")
    return Case(story, (draft,), {}, questions), items


def _published(draft: Draft) -> Draft:
    return replace(draft, published_at=_NEWS)


def _place(asked: KindQuestion) -> tuple[str, str]:
    return asked.place


def _share(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else math.nan
