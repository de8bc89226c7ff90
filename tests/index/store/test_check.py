"""What `check` notices, and what it repairs.

Each test damages a sound story behind the store's back.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from index.errors import FormatMismatch, StoryDamaged
from index.store import CheckReport, Store, open_story
from tests.index.store.making import numbered, prepare, vector

PAGE = 4096


@pytest.fixture
def story(store: Store, tmp_path: Path) -> Path:
    """The directory of a story of three generations, in two languages."""
    for number in (1, 2, 3):
        with store.write() as writer:
            writer.put(prepare(numbered(number, language="en" if number == 3 else "fr")))
    with store.write() as writer:
        writer.put(prepare(numbered(2, edition=2)))
    store.close()
    return tmp_path / "stories" / "story"


def check(story: Path, *, repair: bool = False) -> CheckReport:
    return open_story(story.parent.parent, story.name).check(repair=repair)


def change(story: Path, *statements: str) -> None:
    with closing(sqlite3.connect(story / "story.db", isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_a_sound_story_has_no_findings(story: Path) -> None:
    report = check(story)
    assert report.clean
    assert report.sound
    assert (report.story, report.generation, report.articles, report.passages) == ("story", 4, 3, 9)
    assert check(story, repair=True).clean


def damage_file(story: Path) -> None:
    (path,) = (story / "vectors").glob("en-*.faiss")
    content = bytearray(path.read_bytes())
    content[-3] ^= 1
    path.write_bytes(content)


def tear_file(story: Path) -> None:
    for path in (story / "vectors").glob("*.faiss"):
        path.write_bytes(path.read_bytes()[:-100])


def lose_files(story: Path) -> None:
    for path in (story / "vectors").iterdir():
        path.unlink()
    (story / "vectors").rmdir()


def swap_files(story: Path) -> None:
    """A sound file of other vectors, checksum and all."""
    english, french = sorted((story / "vectors").glob("*.faiss"))
    english.write_bytes(french.read_bytes())
    change(
        story,
        "UPDATE languages SET index_checksum ="
        " (SELECT index_checksum FROM languages WHERE language = 'fr') WHERE language = 'en'",
    )


def leave_files(story: Path) -> None:
    (story / "vectors" / "fr-99.faiss").write_bytes(b"of a commit that never came about")
    (story / "vectors" / "fr-99.faiss.part").write_bytes(b"")


DERIVED: list[tuple[Callable[[Path], None], str]] = [
    (damage_file, "vector index of en is missing or torn"),
    (tear_file, "vector index of fr is missing or torn"),
    (lose_files, "vector index of fr is missing or torn"),
    (swap_files, "vector index of en differs"),
    (leave_files, "fr-99.faiss belongs to no current index"),
    (
        lambda story: change(story, "UPDATE languages SET passages = 5 WHERE language = 'fr'"),
        "count or the mean vector of the passages in fr",
    ),
    (
        lambda story: change(story, "UPDATE languages SET vector_sum = zeroblob(128)"),
        "count or the mean vector of the passages in en",
    ),
    (
        lambda story: change(story, "DELETE FROM languages WHERE language = 'en'"),
        "count or the mean vector of the passages in en",
    ),
    (
        lambda story: change(story, "INSERT INTO languages VALUES ('de', 1, zeroblob(128), 1, 1)"),
        "count of passages in de, and no passages",
    ),
    (
        lambda story: change(story, "INSERT INTO lexical_fr (lexical_fr) VALUES ('delete-all')"),
        "lexical index of fr",
    ),
    (
        lambda story: change(
            story, "INSERT INTO lexical_fr (rowid, terms) VALUES (12345, 'too much')"
        ),
        "lexical index of fr",
    ),
    (
        lambda story: change(
            story,
            "INSERT INTO lexical_en (lexical_en, rowid, terms) SELECT 'delete', passage, terms"
            " FROM lexical_en_content LIMIT 1",
        ),
        "lexical index of en",
    ),
    (
        lambda story: change(story, "UPDATE entries SET terms = terms || ' more' WHERE passage=1"),
        "lexical index of fr",
    ),
    (lambda story: change(story, "DELETE FROM lexical_fr_data"), "lexical index of fr"),
    (lambda story: change(story, "DROP TABLE lexical_en"), "lexical index of en"),
]


@pytest.mark.parametrize(("damage", "message"), DERIVED)
def test_what_is_derived_is_noticed_and_repaired(
    story: Path, damage: Callable[[Path], None], message: str
) -> None:
    damage(story)
    found = check(story).findings
    assert any(message in finding.message for finding in found), found
    assert all(finding.repairable and not finding.repaired for finding in found)
    report = check(story, repair=True)
    assert report.sound
    assert not report.clean
    assert check(story).clean
    generation = open_story(story.parent.parent, story.name).generation()
    assert (generation.number, len(generation.lexical(["texte"], 99, language="fr"))) == (4, 6)
    assert len(generation.nearest(vector("?"), 99, language="en")) == 3


TRUTH: list[tuple[str, str]] = [
    ("UPDATE versions SET text = text || '.' WHERE article = 1", "not what its hash was made of"),
    ("UPDATE versions SET published_at = '2026-01-01'", "not what its hash was made of"),
    ("UPDATE versions SET length = 3", "characters long and not 3"),
    ("UPDATE versions SET head = '{}'", "can't be read"),
    ("UPDATE passages SET end_offset = end_offset + 2 WHERE key = 1", "passage 1 overlaps"),
    ("UPDATE passages SET end_offset = 1000 WHERE ordinal = 2", "passage 2 overlaps another or"),
    ("UPDATE passages SET start_offset = start_offset + 3", "a sentence of passage 0"),
    ("UPDATE passages SET ordinal = ordinal + 10 WHERE key = 2", "stands where 1 should"),
    ("UPDATE passages SET sentences = x'00' WHERE key = 1", "can't be read"),
    ("UPDATE passages SET sentences = substr(sentences, 9) WHERE key = 1", "one for each sentence"),
    ("UPDATE passages SET kind = 'poem' WHERE key = 1", "can't be read"),
    ("UPDATE sentence_vectors SET vectors = substr(vectors, 33)", "one for each sentence"),
    ("UPDATE entries SET vector = x'0000' WHERE passage = 1", "vectors not of 16 numbers"),
    ("UPDATE sentence_vectors SET vectors = zeroblob(64)", "isn't of unit length"),
    (
        "UPDATE articles SET version = 9 WHERE key = 1",
        "Row 1 of articles belongs to a row of versions that is gone",
    ),
    ("DELETE FROM versions WHERE article = 1", "belongs to a row of versions that is gone"),
]


@pytest.mark.parametrize(("statement", "message"), TRUTH)
def test_what_is_not_derived_is_noticed_and_left(story: Path, statement: str, message: str) -> None:
    change(story, statement)
    for repair in (False, True):
        report = check(story, repair=repair)
        assert not report.sound
        (first, *_) = [finding for finding in report.findings if message in finding.message]
        assert not first.repairable
        assert not first.repaired


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE passages SET end_offset = end_offset + 2 WHERE key = 1",
        "UPDATE sentence_vectors SET vectors = zeroblob(64)",
        "UPDATE entries SET vector = zeroblob(32)",
        "UPDATE sentence_vectors SET vectors = substr(vectors, 33)",
    ],
)
def test_a_rebuild_mends_what_follows_from_the_texts(story: Path, statement: str) -> None:
    change(story, statement)
    found = check(story).findings
    assert "Run: python -m index rebuild" in {finding.hint for finding in found}
    store = open_story(story.parent.parent, story.name)
    generation = store.generation()
    articles = [generation.article(summary.id) for summary in generation.articles()]
    with store.write() as writer:
        writer.rebuild("fake", 16, [(article.id, prepare(article)) for article in articles])
    assert store.check().clean


def test_a_vector_that_changed_is_noticed_by_its_index(story: Path) -> None:
    other = np.roll(vector("?"), 1).astype("<f2").tobytes().hex()
    change(story, f"UPDATE entries SET vector = x'{other}' WHERE passage = 1")  # noqa: S608
    messages = [finding.message for finding in check(story).findings]
    assert messages == [
        "The count or the mean vector of the passages in fr is wrong.",
        "The vector index of fr differs from the vectors in the database.",
    ]


def test_a_reader_needs_no_index_file(story: Path) -> None:
    reader = open_story(story.parent.parent, story.name)
    expected = reader.generation().nearest(vector("?"), 99, language="fr")
    for damage in (tear_file, lose_files):
        damage(story)
        fresh = open_story(story.parent.parent, story.name).generation()
        assert fresh.nearest(vector("?"), 99, language="fr") == expected


def test_the_next_commit_replaces_a_torn_index(story: Path) -> None:
    tear_file(story)
    with open_story(story.parent.parent, story.name).write() as writer:
        writer.put(prepare(numbered(9)))
        writer.put(prepare(numbered(8, language="en")))
    assert check(story).clean


def test_a_damaged_page_is_noticed_wherever_it_is(story: Path, tmp_path: Path) -> None:
    change(story, "PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM")
    whole = (story / "story.db").read_bytes()
    for page in range(len(whole) // PAGE):
        damaged = tmp_path / "stories" / f"page-{page}"
        shutil.copytree(story, damaged)
        content = bytearray(whole)
        content[page * PAGE : (page + 1) * PAGE] = b"\xa5" * PAGE
        (damaged / "story.db").write_bytes(content)
        try:
            assert not check(damaged).sound, page
        except StoryDamaged:
            assert page == 0 or "malformed" in str(error_of(damaged))


def error_of(story: Path) -> StoryDamaged:
    with pytest.raises(StoryDamaged) as raised:
        check(story)
    return raised.value


@pytest.mark.parametrize("content", [b"not a database at all" * 1000, b"SQLite format 3", b""])
def test_a_file_that_is_no_database_is_damaged(story: Path, content: bytes) -> None:
    change(story, "PRAGMA wal_checkpoint(TRUNCATE)")
    (story / "story.db").write_bytes(content)
    with pytest.raises(StoryDamaged, match="story is damaged"):
        open_story(story.parent.parent, story.name)


def test_a_story_of_another_format_is_left_alone(story: Path) -> None:
    change(story, "PRAGMA user_version = 99")
    with pytest.raises(FormatMismatch, match="99"):
        open_story(story.parent.parent, story.name)
