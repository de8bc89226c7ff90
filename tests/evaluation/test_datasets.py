"""Published sets are read as they are, without the rows whose answer isn't there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from index.models import Span
from tests.conftest import ROOT
from tests.evaluation import datasets

DATA = ROOT.parent / "shared" / "eval"


def _write(path: Path, *rows: Any) -> None:
    path.parent.mkdir(parents=True)
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")


def _asked(id_: str, *answers: tuple[int, str], **more: bool) -> dict[str, Any]:
    given = [{"answer_start": start, "text": text} for start, text in answers]
    return {"id": id_, "question": f"{id_}?", "answers": given, **more}


def test_wrong_offsets_are_left_out_and_counted(tmp_path: Path) -> None:
    asked = [
        _asked("good", (2, "cd"), (2, "cd")),
        _asked("moved", (1, "cd")),
        _asked("half", (1, "cd"), (0, "ab")),
        _asked("none", is_impossible=True),
    ]
    paragraph = {"context": "abcd", "qas": asked}
    page = {"title": "A_page", "paragraphs": [paragraph]}
    _write(tmp_path / "squad2" / "dev-v2.0.json", {"data": [page]})
    pages = datasets.squad2(tmp_path)
    (read,) = pages.pages[0].paragraphs
    assert {q.id: q.answers for q in read.questions} == {
        "good": (Span(2, 4),),
        "half": (Span(0, 2),),
        "none": (),
    }
    assert pages.skipped == 1


def test_a_passage_without_a_span_keeps_its_place(tmp_path: Path) -> None:
    def row(id_: str, context: str | None, start: list[int], text: list[str]) -> dict[str, Any]:
        pivot = {"answer_start": start, "text": text}
        return {
            "id": id_,
            "title": "Page",
            "context": context,
            "question_translated": "?",
            "answer_pivot": pivot,
        }

    rows = [
        row("0", "un deux", [3], ["deux"]),
        row("1", "un deux", [0], ["deux"]),
        row("2", "oui", [], []),
        row("3", None, [], []),
    ]
    _write(tmp_path / "afriqa_fr" / "fon.fr.train.json", *rows)
    for part in ("dev", "test"):
        (tmp_path / "afriqa_fr" / f"fon.fr.{part}.json").touch()
    pages = datasets.afriqa(tmp_path)
    texts = {page.paragraphs[0].text: page.paragraphs[0].questions for page in pages.pages}
    assert {text: [q.id for q in asked] for text, asked in texts.items()} == {
        "un deux": ["train-0"],
        "oui": [],
    }
    assert pages.skipped == 3


@pytest.mark.skipif(not DATA.is_dir(), reason=f"the development sets are not at {DATA}")
def test_the_sets_have_the_sizes_that_they_are_published_with() -> None:
    def sizes(pages: datasets.PageSet) -> tuple[int, int, int]:
        paragraphs = [p for page in pages.pages for p in page.paragraphs]
        return len(paragraphs), sum(len(p.questions) for p in paragraphs), pages.skipped

    assert sizes(datasets.piaf(DATA)) == (761, 3833, 2)
    assert sizes(datasets.xquad(DATA, "es")) == (240, 1190, 0)
    assert sizes(datasets.squad2(DATA)) == (646, 6078, 0)
    news = datasets.storyqa(DATA)
    assert (len(news.articles), len(news.questions)) == (123, 49)
    assert sum(bool(question.gold) for question in news.questions) == 35
