"""The development sets as published, read from disk. What stories are made of them: cases.py.

All are given by their folder, the one that holds `piaf/`, `xquad/` and the others. Questions
whose offsets don't hold their answer are left out and counted in `skipped`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.models import Span

XQUAD_LANGUAGES = ("en", "es", "de", "ar")


@dataclass(frozen=True, slots=True)
class ParagraphQuestion:
    """`answers`: spans into the paragraph, any of them right; () where it doesn't answer."""

    id: str
    text: str
    answers: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    questions: tuple[ParagraphQuestion, ...]


@dataclass(frozen=True, slots=True)
class PageSet:
    """Pages of an encyclopaedia, cut into paragraphs, with questions on each paragraph."""

    language: str
    pages: tuple[Page, ...]
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    title: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class NewsArticle:
    """An article in English and in French, line by line; the first line is its headline.

    `first_line` is the number of that line in the whole corpus.
    """

    name: str
    first_line: int
    lines: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class NewsQuestion:
    """`gold`: lines of the corpus that answer, any of them; () where no article does."""

    id: str
    story: str
    articles: tuple[str, ...]
    text: dict[str, str]
    gold: frozenset[int]


@dataclass(frozen=True, slots=True)
class NewsSet:
    articles: tuple[NewsArticle, ...]
    questions: tuple[NewsQuestion, ...]


def piaf(data: Path) -> PageSet:
    """French Wikipedia: 761 paragraphs, 3 833 questions."""
    return _squad(data / "piaf" / "piaf-v1.0.json", "fr")


def xquad(data: Path, language: str) -> PageSet:
    """240 paragraphs and 1 190 questions, the same in each of XQUAD_LANGUAGES."""
    return _squad(data / "xquad" / f"xquad.{language}.json", language)


def squad2(data: Path) -> PageSet:
    """Half of SQuAD 2.0's development set: English, 3 168 of 6 078 questions unanswerable."""
    return _squad(data / "squad2" / "dev-v2.0.json", "en")


def afriqa(data: Path) -> PageSet:
    """Questions asked in Fon, here in French, on 791 passages of French Wikipedia.

    Each different passage is a page of its own. Rows whose answer isn't in their passage
    keep the passage and lose the question.
    """
    questions: dict[tuple[str, str], list[ParagraphQuestion]] = {}
    skipped = 0
    for part in ("train", "dev", "test"):
        for row in _lines(data / "afriqa_fr" / f"fon.fr.{part}.json"):
            if not row["context"]:
                skipped += 1
                continue
            asked = questions.setdefault((row["title"] or "", row["context"]), [])
            pivot = row["answer_pivot"]
            answers = zip(pivot["answer_start"], pivot["text"], strict=True)
            spans = tuple(_spans(row["context"], answers))
            if spans:
                question = row["question_translated"]
                asked.append(ParagraphQuestion(f"{part}-{row['id']}", question, spans))
            else:
                skipped += 1
    pages = tuple(
        Page(title, (Paragraph(text, tuple(asked)),)) for (title, text), asked in questions.items()
    )
    return PageSet("fr", pages, skipped)


def clapnq(data: Path) -> PageSet:
    """Questions put to a search engine, each with one passage of English Wikipedia.

    300 passages answer and 300 don't. An answer's spans are the sentences that support it.
    """
    pages: list[Page] = []
    skipped = 0
    for part in ("answerable", "unanswerable"):
        for row in _lines(data / "clapnq" / f"clapnq_dev_{part}.jsonl"):
            (passage,) = row["passages"]
            chosen = [s for answer in row["output"] for s in answer.get("selected_sentences", [])]
            spans = tuple(_found(passage["text"], dict.fromkeys(chosen)))
            if part == "answerable" and not spans:
                skipped += 1
                continue
            question = ParagraphQuestion(row["id"], row["input"], spans)
            pages.append(Page(passage["title"], (Paragraph(passage["text"], (question,)),)))
    return PageSet("en", tuple(pages), skipped)


def storyqa(data: Path, part: str = "dev") -> NewsSet:
    """News of autumn 2018 (NTREX, in `../corpora` beside the data) and questions on them."""
    articles = tuple(
        NewsArticle(
            row["doc"], row["line0"], {language: tuple(row[language]) for language in ("en", "fr")}
        )
        for row in _lines(data.parent / "corpora" / "ntrex" / "docs.jsonl")
    )
    questions = tuple(
        NewsQuestion(
            id=row["id"],
            story=row["story"],
            articles=tuple(row["story_docs"]),
            text=row["question"],
            gold=frozenset(row["gold_lines"] if row["answerable"] else ()),
        )
        for row in _lines(data / "storyqa" / f"{part}.jsonl")
    )
    return NewsSet(articles, questions)


def _squad(path: Path, language: str) -> PageSet:
    skipped = 0
    pages: list[Page] = []
    for page in json.loads(path.read_text("utf-8"))["data"]:
        paragraphs: list[Paragraph] = []
        for given in page["paragraphs"]:
            kept: list[ParagraphQuestion] = []
            for asked in given["qas"]:
                answers = ((a["answer_start"], a["text"]) for a in asked["answers"])
                spans = tuple(_spans(given["context"], answers))
                if spans or asked.get("is_impossible", False):
                    kept.append(ParagraphQuestion(asked["id"], asked["question"], spans))
                else:
                    skipped += 1
            paragraphs.append(Paragraph(given["context"], tuple(kept)))
        pages.append(Page(page["title"], tuple(paragraphs)))
    return PageSet(language, tuple(pages), skipped)


def _spans(text: str, answers: Iterable[tuple[int, str]]) -> Iterator[Span]:
    """The answers that stand where they should, each place once."""
    seen = set()
    for start, answer in answers:
        end = start + len(answer)
        if answer and text[start:end] == answer and (start, end) not in seen:
            seen.add((start, end))
            yield Span(start, end)


def _found(text: str, sentences: Iterable[str]) -> Iterator[Span]:
    for sentence in sentences:
        start = text.find(sentence)
        if sentence and start >= 0:
            yield Span(start, start + len(sentence))


def _lines(path: Path) -> Iterator[Any]:
    for line in path.read_text("utf-8").split("\n"):
        if line:
            yield json.loads(line)
