"""Invented news stories with questions and where they are answered, for training and measuring.

    python -m tests.evaluation.stories FILE…      says what is wrong with them

A story is a JSON file in `tests/evaluation/stories`: articles in French and English, and
questions, each worded in both. An answer names an article and words that stand in it once; the
sentence around them is what answers. Every sentence of the story that answers is named. Where
nothing answers, the question is a near miss: on the story's subject, and not in it.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from index.lexicon import fold
from index.models import Draft, Head, Passage, Span
from index.passages import segment

LANGUAGES: Final = ("fr", "en")
FOLDER: Final = Path(__file__).with_name("affairs")
_GAP: Final = "\n\n"
_MEASURED: Final = 4  # one story in so many is kept for measuring


@dataclass(frozen=True, slots=True)
class Told:
    """An article of a story, cut as the index cuts it."""

    id: str
    language: str
    source: str
    title: str
    published: datetime
    text: str
    passages: tuple[Passage, ...]

    @property
    def sentences(self) -> tuple[Span, ...]:
        return tuple(one.span for passage in self.passages for one in passage.sentences)

    @property
    def draft(self) -> Draft:
        return Draft(
            text=self.text,
            title=self.title,
            language=self.language,
            source=self.source,
            origin=self.id,
            published_at=self.published.date(),
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """A sentence that answers: an article's id, its number there, and the words in its text."""

    article: str
    sentence: int
    words: Span


@dataclass(frozen=True, slots=True)
class StoryQuestion:
    """`text` by language; `answers` () for a near miss."""

    id: str
    kind: str
    text: dict[str, str]
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class WrittenStory:
    name: str
    articles: tuple[Told, ...]
    questions: tuple[StoryQuestion, ...]

    @property
    def measured(self) -> bool:
        """Whether it is kept from training, by its name alone."""
        return zlib.crc32(self.name.encode()) % _MEASURED == 0


def load(path: Path) -> WrittenStory:
    """The story in a file. Raises ValueError as `parsed` does."""
    return parsed(path.stem, json.loads(path.read_text("utf-8")))


def parsed(name: str, given: dict[str, Any]) -> WrittenStory:
    """Raises ValueError, with a line for each fault, where answers aren't where they should be."""
    articles = tuple(_told(one) for one in given["articles"])
    by_id = {one.id: one for one in articles}
    faults: list[str] = []
    if len(by_id) < len(articles):
        faults.append("two articles have the same id")
    questions = []
    for number, one in enumerate(given["questions"], start=1):
        where = f"question {number} ({one.get('en', '')!r})"
        if not all(one.get(language, "").strip() for language in LANGUAGES):
            faults.append(f"{where}: not worded in both languages")
        found = [_answer(by_id, answer) for answer in one["answers"]]
        faults += [f"{where}: {fault}" for fault in found if isinstance(fault, str)]
        questions.append(
            StoryQuestion(
                f"{name}-{number:02}",
                one["kind"],
                {language: one.get(language, "") for language in LANGUAGES},
                tuple(answer for answer in found if isinstance(answer, Answer)),
            )
        )
    if faults:
        raise ValueError("\n".join(faults))
    return WrittenStory(name, articles, tuple(questions))


def load_all(*, measured: bool) -> tuple[WrittenStory, ...]:
    """Those kept for measuring, or those to train on."""
    every = (load(path) for path in sorted(FOLDER.glob("*.json")))
    return tuple(story for story in every if story.measured == measured)


def doubtful(story: WrittenStory) -> Iterator[str]:
    """Sentences that hold an answer's words and aren't named: do they answer too?"""
    for question in story.questions:
        named = {(answer.article, answer.sentence) for answer in question.answers}
        articles = {article.id: article for article in story.articles}
        words = {
            fold(answer.words.of(articles[answer.article].text)) for answer in question.answers
        }
        for article in story.articles:
            for number, span in enumerate(article.sentences):
                text = span.of(article.text)
                if (article.id, number) not in named and any(w in fold(text) for w in words):
                    yield f"{question.text['en']!r}: does {article.id} answer too? {text!r}"


def _told(given: dict[str, Any]) -> Told:
    text = _GAP.join(given["paragraphs"])
    return Told(
        given["id"],
        given["language"],
        given["source"],
        given["title"],
        datetime.fromisoformat(given["published"]),
        text,
        segment(text, given["language"], Head()),
    )


def _answer(articles: dict[str, Told], given: dict[str, str]) -> Answer | str:
    """The answer, or what is wrong with it."""
    article, words = articles.get(given["article"]), given["words"]
    if article is None:
        return f"no article {given['article']!r}"
    if article.text.count(words) != 1:
        return f"{words!r} stands {article.text.count(words)} times in {article.id}"
    start = article.text.index(words)
    span = Span(start, start + len(words))
    for number, sentence in enumerate(article.sentences):
        if sentence.start <= span.start and span.end <= sentence.end:
            return Answer(article.id, number, span)
    return f"{words!r} isn't within one sentence of {article.id}"


def check(
    files: Annotated[list[Path], typer.Argument(help="Stories, as JSON.")],
) -> None:
    """Says what is wrong, and what is to be looked at again."""
    failed = False
    for path in files:
        try:
            story = load(path)
        except (ValueError, KeyError) as error:
            typer.echo(f"{path}: {error}")
            failed = True
            continue
        for doubt in doubtful(story):
            typer.echo(f"{path}: {doubt}")
        typer.echo(_summary(story))
    if failed:
        raise typer.Exit(1)


def _summary(story: WrittenStory) -> str:
    missing = sum(not question.answers for question in story.questions)
    sentences = sum(len(article.sentences) for article in story.articles)
    kinds = _counted([question.kind for question in story.questions])
    return (
        f"{story.name}: {len(story.articles)} articles, {sentences} sentences, "
        f"{len(story.questions)} questions, {missing} near misses; {kinds}"
    )


def _counted(names: Sequence[str]) -> str:
    return ", ".join(f"{name} {names.count(name)}" for name in sorted(set(names)))


if __name__ == "__main__":
    typer.run(check)
