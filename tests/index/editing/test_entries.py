"""What a preview says of the timeline's entries is what the edit makes of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.editing import (
    EntryChanges,
    Plan,
    add,
    entries,
    plan,
    plan_removal,
    plan_undo,
    remove,
    undo,
    with_entries,
)
from index.errors import StoryChanged
from index.ingest import read_text
from index.models import Draft
from index.store import open_story
from index.timeline import Chronicle
from tests.fakes import HashEncoder

CRANE = "La grue du quai nord est tombée lundi 12 janvier sur un entrepôt vide."
STRIKE = "Les dockers ont voté mardi 13 janvier une grève de deux jours."
VISIT = "Le ministre des transports a visité le port mercredi 14 janvier."


def article(*sentences: str, name: str) -> Draft:
    draft = read_text("\n\n".join(sentences), title=f"Valmer {name}")
    return replace(draft, origin=name, published_at=date(2026, 1, 15), language="fr")


def counted(data: Path, looked: Plan) -> EntryChanges:
    found = with_entries(data, looked, HashEncoder).entries
    assert found is not None
    return found


def held(data: Path) -> int:
    return len(Chronicle().told(open_story(data, "main").generation()))


@pytest.fixture
def story(tmp_path: Path) -> Path:
    add(tmp_path, "main", [article(CRANE, STRIKE, name="a.txt")], HashEncoder)
    return tmp_path


def test_what_another_article_tells_too_changes_and_what_is_new_comes(story: Path) -> None:
    looked = plan(story, "main", [article(CRANE, VISIT, name="b.txt")])
    assert looked.entries is None  # nobody asked
    assert counted(story, looked) == EntryChanges(come=1, changed=1)
    assert held(story) == 2
    add(story, "main", [article(CRANE, VISIT, name="b.txt")], HashEncoder)
    assert held(story) == 3


def test_a_corrected_date_is_one_that_goes_and_one_that_comes(story: Path) -> None:
    moved = article(CRANE, STRIKE.replace("mardi 13", "vendredi 9"), name="a.txt")
    assert counted(story, plan(story, "main", [moved])) == EntryChanges(come=1, gone=1)


def test_what_moves_within_its_article_changes_nothing(story: Path) -> None:
    longer = article("Le port est calme.", CRANE, STRIKE, name="a.txt")
    looked = plan(story, "main", [longer])
    assert looked.items
    assert counted(story, looked) == EntryChanges()


def test_a_story_that_is_not_there_yet_has_only_what_comes(tmp_path: Path) -> None:
    looked = plan(tmp_path, "main", [article(CRANE, STRIKE, name="a.txt")])
    assert counted(tmp_path, looked) == EntryChanges(come=2)


def test_removing_and_bringing_back(story: Path) -> None:
    (other,) = add(story, "main", [article(CRANE, VISIT, name="b.txt")], HashEncoder).added
    assert counted(story, plan_removal(story, "main", other.id)) == EntryChanges(changed=1, gone=1)
    remove(story, "main", other.id)
    assert counted(story, plan_undo(story, "main")) == EntryChanges(come=1, changed=1)


def test_too_much_is_not_counted(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "MOST", 1)
    looked = plan(story, "main", [article(CRANE, VISIT, name="b.txt")])
    assert with_entries(story, looked, HashEncoder).entries is None


def test_nobody_waits_for_it_for_long(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "PATIENCE", 0.0)
    looked = plan(story, "main", [article(VISIT, name="b.txt")])
    assert with_entries(story, looked, HashEncoder).entries is None


def test_who_cancels_it_ends_it(story: Path) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    looked = plan(story, "main", [article(VISIT, name="b.txt")])
    with pytest.raises(KeyboardInterrupt):
        with_entries(story, looked, HashEncoder, stop)


def test_a_story_of_another_encoder_is_not_compared(story: Path) -> None:
    looked = plan(story, "main", [article(VISIT, name="b.txt")])
    other: Callable[[], HashEncoder] = lambda: HashEncoder(64)  # noqa: E731
    assert with_entries(story, looked, other).entries is None


def test_a_story_that_changed_meanwhile_is_not_counted_for_the_one_before(story: Path) -> None:
    looked = plan(story, "main", [article(VISIT, name="b.txt")])
    undo(story, "main", HashEncoder)
    with pytest.raises(StoryChanged):
        with_entries(story, looked, HashEncoder)


SENTENCES = [CRANE, STRIKE, VISIT, CRANE.replace("vide", "plein"), STRIKE.replace("deux", "trois")]
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3, unique=True)


@settings(max_examples=20, deadline=None)
@given(texts=st.lists(TEXTS, min_size=2, max_size=4))
def test_come_less_gone_is_what_the_timeline_grows_by(
    tmp_path_factory: pytest.TempPathFactory, texts: list[list[str]]
) -> None:
    data = tmp_path_factory.mktemp("story")
    *first, last = [article(*text, name=f"{n}.txt") for n, text in enumerate(texts)]
    add(data, "main", first, HashEncoder)
    looked = counted(data, plan(data, "main", [last]))
    before = held(data)
    add(data, "main", [last], HashEncoder)
    assert held(data) - before == looked.come - looked.gone
