"""Bold words against published answers: of the sentence that holds an answer, which are they?"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from bot.kinds import Kind, answering_words, question_kind
from index.models import Head
from index.passages import segment
from tests.evaluation.datasets import PageSet
from tests.evaluation.figures import Figure


@dataclass(frozen=True, slots=True)
class Marked:
    """`shown`: the words that would be bold, None where unsure; `answers`: those published."""

    kind: Kind
    shown: str | None
    answers: tuple[str, ...]

    @property
    def exact(self) -> bool:
        return self.shown in self.answers

    @property
    def overlap(self) -> float:
        """F1 on words, with the answer that it fits best."""
        return max(_f1(self.shown or "", answer) for answer in self.answers)


def marked(pages: PageSet, asked: PageSet | None = None) -> Iterator[Marked]:
    """Each answerable question with a sentence that holds an answer.

    `asked`: the same questions in another language.
    """
    questions = {
        q.id: q.text
        for page in (asked or pages).pages
        for p in page.paragraphs
        for q in p.questions
    }
    language = (asked or pages).language
    for page in pages.pages:
        for paragraph in page.paragraphs:
            sentences = [
                sentence.span
                for passage in segment(paragraph.text, pages.language, Head())
                for sentence in passage.sentences
            ]
            for question in paragraph.questions:
                if not question.answers:
                    continue
                first = question.answers[0]
                at = next((s for s in sentences if s.start <= first.start < s.end), None)
                if at is None:
                    continue
                text = questions[question.id]
                kind = question_kind(text, language)
                found = answering_words(
                    text, language, paragraph.text, at, pages.language, times=None, published=None
                )
                shown = found.span.of(paragraph.text) if found and found.span else None
                yield Marked(kind, shown, tuple(a.of(paragraph.text) for a in question.answers))


def figures(name: str, found: list[Marked]) -> Iterator[Figure]:
    """How often words are bold, and how right they are where they are."""
    shown = [one for one in found if one.shown is not None]
    yield Figure(name, "bold", len(shown) / len(found) if found else math.nan, len(found))
    yield Figure(name, "exact", _mean([one.exact for one in shown]), len(shown))
    yield Figure(name, "overlap", _mean([one.overlap > 0 for one in shown]), len(shown))
    yield Figure(name, "F1", _mean([one.overlap for one in shown]), len(shown))


def by_kind(found: list[Marked]) -> dict[Kind, list[Marked]]:
    kinds: defaultdict[Kind, list[Marked]] = defaultdict(list)
    for one in found:
        kinds[one.kind].append(one)
    return dict(kinds)


def _f1(one: str, other: str) -> float:
    mine, others = Counter(_words(one)), Counter(_words(other))
    shared = sum((mine & others).values())
    total = sum(mine.values()) + sum(others.values())
    return 2 * shared / total if total else 0.0


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text.lower()).split()


def _mean(values: list[bool] | list[float]) -> float:
    return sum(values) / len(values) if values else math.nan
