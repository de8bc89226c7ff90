"""The smallest sets, held to their floors with every run of the tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.evaluation import floors
from tests.evaluation.sets import SETS
from tests.evaluation.subject import Subject

DATA = ROOT.parent / "shared" / "eval"


def _subject(models_dir: Path) -> Subject:
    return Subject.shipped(DATA, models_dir.parent)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["sample", "dispatch", "quick", "followups"])
def test_figures_reach_their_floors(name: str, models_dir: Path) -> None:
    if name != "sample" and not DATA.is_dir():
        pytest.skip(f"the development sets are not at {DATA}")
    subject = _subject(models_dir)
    bounds = floors.load()
    figures = list(SETS[name](subject))
    assert any(bounds.of(f) is not None for f in figures)
    assert [f"{f.name} = {f.value:.3f}" for f in figures if bounds.broken_by(f)] == []
    assert subject.exactness.seen > 0
    assert subject.exactness.wrong == []
