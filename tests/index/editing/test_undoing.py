"""Bringing an earlier generation back, and what comes again after it was taken out."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.editing import add, rebuild, remove, undo
from index.errors import Cancelled, GenerationMissing, StoreError, StoryBusy, StoryChanged
from index.models import Draft
from index.store import Generation, Store, open_story
from tests.fakes import HashEncoder
from tests.index.store.making import draft

ONE = draft("Le port ferme.", title="Port", origin="/port.txt")
CORRECTED = draft("Le port rouvre.", title="Port", origin="/port.txt")
OTHER = draft("La gare ferme aussi.", title="Gare", origin="/gare.txt")


def no_encoder() -> NoReturn:
    raise AssertionError("nothing has to be encoded")


def texts(data: Path) -> list[str]:
    generation = open_story(data, "main").generation()
    return [generation.article(one.id).text for one in generation.articles()]


def found(generation: Generation, word: str) -> list[str]:
    keys = [key for key, _score in generation.lexical([word], 9, language="fr")]
    return [one.article.text for one in generation.load(keys)]


def taken_in(data: Path, *drafts: Draft) -> None:
    for one in drafts:
        add(data, "main", [one], HashEncoder)


def sound(store: Store) -> bool:
    return store.check().clean


def test_a_correction_is_undone_without_encoding(tmp_path: Path) -> None:
    taken_in(tmp_path, ONE, CORRECTED)
    undone = undo(tmp_path, "main", no_encoder)
    assert (undone.generation, [one.version for one in undone.replaced]) == (3, [1])
    assert texts(tmp_path) == [ONE.text]
    store = open_story(tmp_path, "main")
    assert found(store.generation(), "ferm") == [ONE.text]
    assert not found(store.generation(), "rouvr")
    assert len(store.generation().nearest(HashEncoder().encode_queries(["x"])[0], 9, language="fr"))
    assert sound(store)


def test_an_undo_is_undone(tmp_path: Path) -> None:
    taken_in(tmp_path, ONE, CORRECTED, OTHER)
    assert [one.title for one in undo(tmp_path, "main", no_encoder).removed] == ["Gare"]
    assert [one.title for one in undo(tmp_path, "main", no_encoder).added] == ["Gare"]
    assert texts(tmp_path) == [OTHER.text, CORRECTED.text]


def test_a_removed_article_is_brought_back(tmp_path: Path) -> None:
    taken_in(tmp_path, ONE)
    remove(tmp_path, "main", "undated-port")
    undo(tmp_path, "main", no_encoder)
    assert texts(tmp_path) == [ONE.text]


def test_to_an_earlier_generation(tmp_path: Path) -> None:
    taken_in(tmp_path, ONE, OTHER, CORRECTED)
    undone = undo(tmp_path, "main", no_encoder, to=1)
    assert [one.title for one in (*undone.removed, *undone.replaced)] == ["Gare", "Port"]
    assert texts(tmp_path) == [ONE.text]
    assert undo(tmp_path, "main", no_encoder, to=0).removed
    assert texts(tmp_path) == []


def test_a_rebuild_leaves_nothing_to_undo(tmp_path: Path) -> None:
    taken_in(tmp_path, ONE)
    rebuild(tmp_path, "main", HashEncoder())
    with pytest.raises(GenerationMissing):
        undo(tmp_path, "main", no_encoder)


@pytest.mark.parametrize("to", [-1, 1, 7])
def test_a_generation_that_is_not_there(tmp_path: Path, to: int) -> None:
    taken_in(tmp_path, ONE)
    with pytest.raises(GenerationMissing, match=str(to)):
        undo(tmp_path, "main", no_encoder, to=to)


def test_after_a_rebuild_only_what_it_left_out_is_encoded(tmp_path: Path) -> None:
    taken_in(tmp_path, ONE, OTHER, CORRECTED)
    other = HashEncoder(96)
    rebuild(tmp_path, "main", other)
    undone = undo(tmp_path, "main", lambda: other, to=2)
    assert [(one.title, one.version) for one in undone.replaced] == [("Port", 1)]
    assert sound(open_story(tmp_path, "main"))
    taken_in_again = undo(tmp_path, "main", no_encoder)  # both are of the new encoder by now
    assert [one.version for one in taken_in_again.replaced] == [2]


def test_what_was_undone_and_comes_again_is_taken_in_again(tmp_path: Path) -> None:
    taken_in(tmp_path, ONE, CORRECTED)
    undo(tmp_path, "main", no_encoder)
    assert [one.version for one in add(tmp_path, "main", [ONE], no_encoder).unchanged] == [1]
    again = add(tmp_path, "main", [CORRECTED], no_encoder)
    assert [(one.id, one.version) for one in again.replaced] == [("undated-port", 2)]
    assert add(tmp_path, "main", [CORRECTED], no_encoder).unchanged


@pytest.mark.parametrize("origin", ["/port.txt", "paste", "upload:port.txt"])
def test_what_was_removed_and_comes_again_is_the_same_article(tmp_path: Path, origin: str) -> None:
    one = draft("Le port ferme.", title="Port", origin=origin)
    taken_in(tmp_path, one)
    remove(tmp_path, "main", "undated-port")
    (again,) = add(tmp_path, "main", [one], no_encoder).added
    assert (again.id, again.version) == ("undated-port", 1)
    assert sound(open_story(tmp_path, "main"))


def test_a_cancelled_edit_leaves_all_as_it_was(tmp_path: Path) -> None:
    taken_in(tmp_path, ONE)
    asked = 0

    def stop() -> bool:
        nonlocal asked
        asked += 1
        return asked > 2

    with pytest.raises(Cancelled):
        add(tmp_path, "main", [OTHER, CORRECTED], HashEncoder, stop=stop)
    assert texts(tmp_path) == [ONE.text]
    assert open_story(tmp_path, "main").generation().number == 1


def test_what_was_looked_at_must_still_be_so(tmp_path: Path) -> None:
    taken_in(tmp_path, ONE, OTHER)
    with pytest.raises(StoryChanged, match="generation 2, not 1"):
        undo(tmp_path, "main", no_encoder, expected=1)


def test_a_note_is_kept_with_the_commit(tmp_path: Path) -> None:
    add(tmp_path, "main", [ONE], HashEncoder, note="a")
    add(tmp_path, "main", [OTHER], HashEncoder)
    rebuild(tmp_path, "main", HashEncoder(), note="b")
    remove(tmp_path, "main", "undated-port", note="c")
    undo(tmp_path, "main", no_encoder, note="d")
    history = open_story(tmp_path, "main").generation().history()
    assert [commit.note for commit in history] == ["d", "c", "b", None, "a"]


def test_a_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    taken_in(tmp_path, ONE)
    store = open_story(tmp_path, "main")
    with (
        store.write(),
        pytest.raises(StoryBusy, match="is writing to the story main"),
        store.write(timeout=0),
    ):
        pass
    assert texts(tmp_path) == [ONE.text]


def test_a_version_that_needs_encoding_is_not_made_current_without(tmp_path: Path) -> None:
    taken_in(tmp_path, ONE, CORRECTED)
    rebuild(tmp_path, "main", HashEncoder())
    store = open_story(tmp_path, "main")
    with pytest.raises(StoreError, match="encoded again"), store.write() as writer:
        writer.restore("undated-port", 1)
    assert texts(tmp_path) == [CORRECTED.text]


def test_a_story_of_the_first_format_is_read_and_brought_up_to_date(tmp_path: Path) -> None:
    taken_in(tmp_path, ONE)
    with closing(sqlite3.connect(tmp_path / "stories" / "main" / "story.db")) as connection:
        connection.execute("ALTER TABLE history DROP COLUMN note")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
    assert open_story(tmp_path, "main").generation().history()[0].note is None
    add(tmp_path, "main", [OTHER], HashEncoder, note="x")
    store = open_story(tmp_path, "main")
    assert [one.note for one in store.generation().history()] == ["x", None]
    assert sound(store)


steps = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(0, 2), st.integers(0, 2)),
        st.tuples(st.just("remove"), st.integers(0, 2), st.just(0)),
        st.tuples(st.just("undo"), st.integers(1, 3), st.just(0)),
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps)
def test_any_generation_can_be_brought_back(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, int]]
) -> None:
    data = tmp_path_factory.mktemp("laws")
    add(data, "main", [ONE], HashEncoder)
    kept = {0: [], 1: texts(data)}
    for step, number, edition in steps:
        generation = open_story(data, "main").generation()
        if step == "add":
            text = f"Il en est à {edition}."
            one = draft(text, title=f"Titre {number}", origin=f"/{number}.txt")
            add(data, "main", [one], HashEncoder)
        elif step == "remove" and (articles := generation.articles()):
            remove(data, "main", articles[number % len(articles)].id)
        elif step == "undo":
            to = max(0, generation.number - number)
            if generation.number == 0 or texts(data) == kept[to]:
                continue
            undo(data, "main", no_encoder, to=to)
            assert texts(data) == kept[to]
        kept[open_story(data, "main").generation().number] = texts(data)
    assert sound(open_story(data, "main"))
