"""The data sets that the reader is trained on: texts cut into sentences, and questions on them.

What is held out is left out here, so that nothing after can see it, not even as a wrong
answer. StoryQA is never read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import permutations
from pathlib import Path

from index.models import Head, Span
from index.passages import segment
from tests.evaluation import datasets
from tests.evaluation.datasets import Page, PageSet
from tests.evaluation.split import held_out

_LANGUAGES = ("en", "es", "de")  # of XQuAD's: those that are asked and answered in each other


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`sentences`: spans of its text."""

    title: str
    text: str
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """`paragraph`: the number in its set of the one that it was asked on.

    `answers`: spans of that paragraph, any of them right; () where it doesn't answer.
    """

    text: str
    paragraph: int
    answers: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class TrainingSet:
    """Questions, and the paragraphs in `language` among which their answers are looked for.

    `unanswered`: for which share of the questions that have an answer it is to be hidden.
    """

    name: str
    language: str
    paragraphs: tuple[Paragraph, ...]
    questions: tuple[Question, ...]
    unanswered: float


def training_sets(data: Path) -> Iterator[TrainingSet]:
    """All that the reader is trained on. `data`: the folder that holds the sets' folders."""
    piaf = datasets.piaf(data)
    for share in (0.3, 0.5):  # twice, with other wrong answers: the most there is in French
        yield training_set("piaf", piaf, unanswered=share)
    xquad = {language: datasets.xquad(data, language) for language in _LANGUAGES}
    for pages in xquad.values():
        yield training_set("xquad", pages, unanswered=0.3)
    for asked, held in permutations(_LANGUAGES, 2):
        yield training_set("xquad", xquad[held], asked=xquad[asked], unanswered=0.3)
    yield training_set("squad2", datasets.squad2(data), unanswered=0.1)
    # Half of CLAPNQ's questions have no answer as it is.
    yield training_set("clapnq", datasets.clapnq(data), unanswered=0.0, suffix="c")
    yield training_set("afriqa", afriqa_train(datasets.afriqa(data)), unanswered=0.0)


def training_set(
    name: str,
    texts: PageSet,
    *,
    asked: PageSet | None = None,
    unanswered: float,
    suffix: str = "",
) -> TrainingSet:
    """A set without what is held out. `asked`: the same questions in another language.

    `suffix` goes after a title that `held_out` is given.
    """
    wording = {q.id: q.text for page in (asked or texts).pages for q in _asked(page)}
    paragraphs: list[Paragraph] = []
    questions: list[Question] = []
    for page in texts.pages:
        if held_out(page.title + suffix):
            continue
        for given in page.paragraphs:
            questions.extend(
                Question(wording[q.id], len(paragraphs), q.answers) for q in given.questions
            )
            passages = segment(given.text, texts.language, Head())
            spans = tuple(s.span for passage in passages for s in passage.sentences)
            paragraphs.append(Paragraph(page.title.replace("_", " "), given.text, spans))
    return TrainingSet(name, texts.language, tuple(paragraphs), tuple(questions), unanswered)


def afriqa_train(pages: PageSet) -> PageSet:
    """The articles that only AfriQA's training part asks about."""
    other = {page.title for page in pages.pages if not all(map(_for_training, _asked(page)))}
    kept = (page for page in pages.pages if page.title not in other and _asked(page))
    return replace(pages, pages=tuple(kept))


def _for_training(question: datasets.ParagraphQuestion) -> bool:
    return question.id.startswith("train-")


def _asked(page: Page) -> list[datasets.ParagraphQuestion]:
    return [question for paragraph in page.paragraphs for question in paragraph.questions]
