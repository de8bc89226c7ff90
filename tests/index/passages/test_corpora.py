"""Sentence boundaries on real news: NTREX-128, whose lines are one sentence each.

A document's lines are joined with a space and split again; some lines hold two sentences.
Floors lie slightly below what is reached.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import pytest

from index.models import Head, PassageKind
from index.passages import segment
from tests.index.passages.reading import SHARED, assert_lawful, sentences

NTREX = SHARED / "corpora" / "ntrex" / "docs.jsonl"
WIKINEWS = SHARED / "corpora" / "wikinews_fr" / "articles.jsonl"
FINISHED = re.compile(r"[.!?…][\s\"”’»')\]]*$")

MARKS = re.compile(r"«[ \u00a0\u202f]?|[ \u00a0\u202f]?»|[“”\"]|(?<!\w)'|'(?!\w)")


def _rows(path: Path) -> list[dict[str, list[str]]]:
    if not path.exists():
        pytest.skip("the shared corpora are not beside this checkout")
    return [json.loads(row) for row in path.read_text("utf-8").splitlines()]


def _documents(language: str) -> list[list[str]]:
    return [[line.strip() for line in row[language] if line.strip()] for row in _rows(NTREX)]


@dataclass
class Score:
    """Boundaries found, wanted, wanted after a line that ends like a sentence, and both."""

    found: int = 0
    wanted: int = 0
    finished: int = 0
    right: int = 0
    right_finished: int = 0

    def __str__(self) -> str:
        return (
            f"precision {self.right / self.found:.4f} recall {self.right / self.wanted:.4f} "
            f"after finished lines {self.right_finished / self.finished:.4f} (n={self.wanted})"
        )


def _score(documents: list[list[str]], language: str) -> Score:
    score = Score()
    for lines in documents:
        text = " ".join(lines)
        spans = [s.span for p in segment(text, language, Head()) for s in p.sentences]
        found = {span.end for span in spans[:-1]}
        ends = list(accumulate((1 + len(line) for line in lines[:-1]), initial=-1))[1:]
        finished = {end for end, line in zip(ends, lines, strict=False) if FINISHED.search(line)}
        score.found += len(found)
        score.wanted += len(ends)
        score.finished += len(finished)
        score.right += len(found.intersection(ends))
        score.right_finished += len(found & finished)
    return score


@pytest.mark.parametrize(
    ("language", "precision", "recall"), [("en", 0.998, 0.840), ("fr", 0.965, 0.842)]
)
def test_boundaries_in_running_text(language: str, precision: float, recall: float) -> None:
    """Headlines without a stop and quotations kept whole are what recall lacks."""
    score = _score(_documents(language), language)
    print(language, score)
    assert score.right / score.found >= precision
    assert score.right / score.wanted >= recall


@pytest.mark.parametrize(
    ("language", "precision", "recall"), [("en", 0.996, 0.997), ("fr", 0.960, 0.996)]
)
def test_boundaries_without_quotation_marks(language: str, precision: float, recall: float) -> None:
    """The marks taken out, nothing is kept whole: every finished line should end a sentence."""
    documents = [[MARKS.sub("", line).strip() for line in lines] for lines in _documents(language)]
    score = _score(documents, language)
    print(language, score)
    assert score.right / score.found >= precision
    assert score.right_finished / score.finished >= recall


@pytest.mark.parametrize(("language", "extra"), [("en", 5), ("fr", 58)])
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_lines_as_paragraphs(language: str, extra: int, between: str) -> None:
    """`extra`: lines cut in two, most of which hold two sentences indeed."""
    cut = lines_read = subheads = lost = 0
    for lines in _documents(language):
        passages = segment(between.join(lines), language, Head())
        cut += sum(
            len(p.sentences) > 1 and "\n" not in p.span.of(between.join(lines)) for p in passages
        )
        subheads += sum(p.kind is PassageKind.SUBHEAD for p in passages[1:])
        lost += len(lines) - len({(p.kind, p.paragraph or p.ordinal) for p in passages})
        lines_read += len(lines)
    assert lines_read == 1997 if language == "en" else lines_read >= 1990
    assert cut <= extra
    assert subheads <= 6
    assert abs(lost) <= 12


def test_whole_quotations_in_news() -> None:
    """Half a quotation is bad evidence: only an error of the source may leave a mark open."""
    texts = ["\n\n".join(row["paragraphs"]) for row in _rows(WIKINEWS)]
    found = [sentence for text in texts for sentence in sentences(text)]
    torn = [sentence for sentence in found if sentence.count("«") != sentence.count("»")]
    assert len(found) > 750
    assert len(torn) <= 2


def test_laws_on_every_article() -> None:
    for row in _rows(WIKINEWS):
        for between in ("\n\n", "\n", " "):
            text = between.join(row["paragraphs"])
            assert_lawful(text, segment(text, "fr", Head()))
