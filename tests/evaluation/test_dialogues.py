"""The dialogues: enough of them, halved, and with gold that stands somewhere."""

from __future__ import annotations

import pytest

from tests.conftest import ROOT
from tests.evaluation import dialogues

DATA = ROOT.parent / "shared" / "eval"


def test_there_are_enough_and_half_of_them_are_held_out() -> None:
    every = dialogues.load()
    assert len({one.id for one in every}) == len(every) >= 60
    assert sum(one.held_out for one in every) == len(every) // 2
    assert {one.leans for one in every if one.held_out} == {True, False}


@pytest.mark.parametrize("held_out", [True, False])
def test_every_question_has_its_gold_in_its_story(held_out: bool) -> None:
    if not DATA.is_dir():
        pytest.skip(f"the development sets are not at {DATA}")
    asked_for = [one for one in dialogues.load() if one.held_out == held_out]
    made = dialogues.cases(DATA, asked_for, carried=True)
    for case in made:
        texts = {draft.origin: draft.text for draft in case.drafts}
        for asked in case.questions:
            assert asked.gold
            assert all(gold.span.of(texts[gold.origin]).strip() for gold in asked.gold)
            assert asked.earlier
    assert sum(len(case.questions) for case in made) == len(asked_for)
