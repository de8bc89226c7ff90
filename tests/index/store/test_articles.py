"""Taking articles in, correcting them, and taking them out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from index.errors import (
    ArticleMissing,
    EncoderMismatch,
    StoreError,
    StoryMissing,
)
from index.models import Article, Dateline, Draft, Head, Passage, PassageKind, Sentence, Span
from index.store import (
    Change,
    IndexEntry,
    PreparedArticle,
    PreparedPassage,
    Store,
    content_hash,
    create_story,
    open_story,
    story_names,
)
from tests.index.store.making import DIMENSION, ENCODER, draft, numbered, prepare, vector


def put(store: Store, article: Draft, article_id: str | None = None) -> Article:
    with store.write() as writer:
        return writer.put(prepare(article), article_id=article_id)


def ids(store: Store) -> list[str]:
    return [summary.id for summary in store.generation().articles()]


def test_an_article_comes_back_as_it_was_put(store: Store) -> None:
    text = "Titre\n date 2026-01-08\nParis | AFP | mardi - L’« accès » est\u202fcoupé.\n\x00🙂 Fin."
    full = Draft(
        text=text,
        title="Titre",
        language="fr",
        origin="https://example.org/1",
        source="AFP",
        author="A. Auteure",
        place="Paris",
        published_at=date(2026, 1, 13),
        url="https://example.org/1",
        head=Head(
            body=42,
            title=Span(0, 5),
            headers=(Span(6, 22),),
            dateline=Dateline(Span(23, 42), date(2026, 1, 13), "Paris", "AFP"),
        ),
        notes=("La date de l'en-tête est contredite.",),
    )
    put(store, full)
    article = store.generation().article("2026-01-13-titre")
    assert article == Article(
        id="2026-01-13-titre",
        version=1,
        **{name: getattr(full, name) for name in Draft.__dataclass_fields__},
    )


def test_what_is_not_known_stays_unknown(store: Store) -> None:
    put(store, draft())
    article = store.generation().article("undated-un-titre")
    assert (article.source, article.published_at, article.head) == (None, None, Head())


def test_passages_come_back_as_they_were_put(store: Store) -> None:
    prepared = prepare(draft("# Intertitre\nUn. Deux.\n\n\nTrois."))
    with store.write() as writer:
        article = writer.put(prepared)
    passages = store.generation().passages(article.id)
    assert passages == tuple(item.passage for item in prepared.passages)
    assert [passage.span.of(article.text) for passage in passages] == [
        "# Intertitre",
        "Un. Deux.",
        "Trois.",
    ]


def test_ids_are_readable_and_unique(store: Store) -> None:
    first = draft(title="L'Indonésie suspend l'accès à Grok, l'outil de X", origin="1")
    put(store, replace(first, published_at=date(2026, 1, 10)))
    put(store, replace(first, published_at=date(2026, 1, 10), origin="2", text="Autre."))
    put(store, replace(first, origin="3", title="…"))
    put(store, replace(first, origin="4"), "chosen.by_Hand")
    assert ids(store) == [
        "2026-01-10-l-indonesie-suspend-l-acces-a-grok-l",
        "2026-01-10-l-indonesie-suspend-l-acces-a-grok-l-2",
        "chosen.by_Hand",
        "undated",
    ]


@pytest.mark.parametrize("name", ["", "../x", "a/b", "a b", ".hidden", "x" * 101, "é"])
def test_an_id_that_is_no_id_is_refused(store: Store, name: str) -> None:
    with pytest.raises(StoreError), store.write() as writer:
        writer.put(prepare(draft()), article_id=name)


def test_the_same_origin_makes_the_next_version(store: Store) -> None:
    put(store, draft("Un."))
    second = put(store, draft("Deux.", title="Autre titre"))
    generation = store.generation()
    assert (second.id, second.version) == ("undated-un-titre", 2)
    assert [summary.title for summary in generation.articles()] == ["Autre titre"]
    assert generation.article(second.id).text == "Deux."
    assert generation.article(second.id, version=1).text == "Un."
    assert generation.history()[0].changes == (Change(second.id, 1, 2),)


def test_a_changed_date_alone_makes_the_next_version(store: Store) -> None:
    put(store, draft())
    assert put(store, draft(published_at=date(2026, 1, 13))).version == 2


def test_unchanged_content_is_not_written_again(store: Store) -> None:
    first = put(store, draft())
    before = store.generation()
    assert put(store, draft()) == first
    assert put(store, draft(), first.id) == first
    assert store.generation() is before


def test_the_same_content_from_elsewhere_is_known(store: Store) -> None:
    first = put(store, draft(origin="/old/place.txt"))
    assert put(store, draft(origin="/new/place.txt")) == first
    assert put(store, draft("Autre.", origin="/new/place.txt")).id != first.id


def test_pastes_are_articles_of_their_own(store: Store) -> None:
    first = put(store, draft("Un.", origin="paste"))
    second = put(store, draft("Deux.", origin="paste"))
    assert first.id != second.id
    assert put(store, draft("Un.", origin="paste")) == first


def test_a_correction_outlives_its_file_until_the_file_changes(store: Store) -> None:
    first = put(store, draft("Faux.", origin="/f.txt"))
    corrected = put(store, draft("Juste.", origin="paste"), first.id)
    assert corrected.version == 2
    assert put(store, draft("Faux.", origin="/f.txt")) == corrected
    assert put(store, draft("Neuf.", origin="/f.txt")).version == 3


def test_known_tells_before_anything_is_encoded(store: Store) -> None:
    first = put(store, draft("Un."))
    with store.write() as writer:
        assert writer.known("/articles/un.txt", content_hash(draft("Un."))) == first
        assert writer.known("/articles/deux.txt", content_hash(draft("Un."))) == first
        assert writer.known("/articles/un.txt", content_hash(draft("Deux."))) is None
        writer.remove(first.id)
        assert writer.known("/articles/un.txt", content_hash(draft("Un."))) is None


def test_a_removed_article_is_not_found_and_can_come_back(store: Store) -> None:
    first = put(store, draft("Un."))
    with store.write() as writer:
        assert writer.remove(first.id) == first
    generation = store.generation()
    assert list(generation.articles()) == []
    assert dict(generation.languages()) == {}
    assert generation.nearest(vector("Un."), 5, language="fr") == []
    assert generation.lexical(["un"], 5, language="fr") == []
    assert generation.article(first.id, version=1) == first
    for missing in (generation.article, generation.passages):
        with pytest.raises(ArticleMissing):
            missing(first.id)
    back = put(store, draft("Un."))
    assert (back.id, back.version) == (first.id, 2)
    assert len(store.generation().lexical(["un"], 5, language="fr")) == 1


def test_removing_what_is_not_there_harms_nothing(store: Store) -> None:
    first = put(store, draft())
    with store.write() as writer:
        with pytest.raises(ArticleMissing):
            writer.remove("nobody")
        writer.remove(first.id)
        with pytest.raises(ArticleMissing):
            writer.remove(first.id)
    assert ids(store) == []


def test_what_a_block_did_is_all_there_or_not_at_all(store: Store) -> None:
    put(store, numbered(1))
    before = store.generation()
    with pytest.raises(RuntimeError, match="my mind"), store.write() as writer:  # noqa: PT012
        writer.put(prepare(numbered(2)))
        writer.put(prepare(numbered(1, edition=2)))
        raise RuntimeError("changed my mind")
    assert store.generation() is before
    assert store.check().clean


def test_a_block_that_ends_where_it_began_leaves_no_generation(store: Store) -> None:
    put(store, numbered(1))
    with store.write() as writer:
        writer.remove(writer.put(prepare(numbered(2))).id)
    with store.write():
        pass
    assert store.generation().number == 1
    assert store.check().clean


def test_the_history_tells_what_each_commit_did(store: Store) -> None:
    one, two = put(store, numbered(1)), put(store, numbered(2))
    with store.write() as writer:
        writer.remove(one.id)
        writer.put(prepare(numbered(2, edition=2)))
    newest, *older = store.generation().history()
    assert newest.generation == 3
    assert newest.at.utcoffset() is not None
    assert newest.changes == (Change(one.id, 1, None), Change(two.id, 1, 2))
    assert [commit.generation for commit in older] == [2, 1]
    assert store.generation().history(limit=1) == [newest]


def test_summaries_stand_by_date_and_say_what_articles_do(store: Store) -> None:
    put(store, replace(numbered(1), published_at=None, notes=("Sans date.",)))
    put(store, replace(numbered(2), published_at=date(2026, 2, 1), source="AFP"))
    put(store, replace(numbered(3), published_at=date(2026, 1, 1)))
    newest = store.generation().articles()
    assert [summary.title for summary in newest] == ["Texte 3", "Texte 2", "Texte 1"]
    assert (newest[1].source, newest[1].language, newest[1].version) == ("AFP", "fr", 1)
    assert newest[2].notes == ("Sans date.",)
    assert newest[2].length == len(numbered(1).text)


# Another encoder


def test_a_rebuild_replaces_every_vector_and_no_text(store: Store) -> None:
    one = put(store, numbered(1))
    two = put(store, numbered(2, language="en"))
    gone = put(store, numbered(3))
    with store.write() as writer:
        writer.remove(gone.id)
        writer.rebuild(
            "other", 8, [(a.id, prepare(a, encoder="other", dimension=8)) for a in (two, one)]
        )
    generation = store.generation()
    assert (generation.manifest.encoder, generation.manifest.dimension) == ("other", 8)
    assert generation.history()[0].encoder == "other"
    assert generation.article(one.id) == one
    ((key, score),) = generation.nearest(
        vector(two.text.split("\n")[1], encoder="other", dimension=8), 1, language="en"
    )
    assert score == pytest.approx(1, abs=1e-3)
    assert generation.load([key])[0].article == two
    assert store.check().clean


def test_an_encoder_is_never_mixed_with_another(store: Store, tmp_path: Path) -> None:
    with pytest.raises(EncoderMismatch, match="fake") as raised, store.write() as writer:
        writer.put(prepare(draft(), encoder="other"))
    assert "rebuild" in raised.value.hint
    with pytest.raises(EncoderMismatch):
        create_story(tmp_path, "story", encoder="other", dimension=DIMENSION)
    with pytest.raises(EncoderMismatch):
        create_story(tmp_path, "story", encoder=ENCODER, dimension=DIMENSION + 1)


def test_a_rebuild_takes_all_articles_or_leaves_the_old_state(store: Store) -> None:
    one, two = put(store, numbered(1)), put(store, numbered(2))
    before = store.generation()
    rebuilt = {article.id: prepare(article, encoder="other", dimension=8) for article in (one, two)}
    with pytest.raises(StoreError, match=two.id), store.write() as writer:
        writer.rebuild("other", 8, [(one.id, rebuilt[one.id])])
    with pytest.raises(StoreError, match="current text"), store.write() as writer:
        writer.rebuild("other", 8, [(two.id, rebuilt[one.id])])
    with pytest.raises(ArticleMissing), store.write() as writer:
        writer.rebuild("other", 8, [(one.id, rebuilt[one.id])] * 2)
    with pytest.raises(EncoderMismatch), store.write() as writer:
        writer.rebuild("third", 8, rebuilt.items())
    assert store.generation() is before
    assert store.check().clean


def test_a_failure_that_someone_catches_can_not_be_committed(store: Store) -> None:
    one = put(store, numbered(1))
    with pytest.raises(StoreError, match="failed"), store.write() as writer:  # noqa: PT012
        with pytest.raises(StoreError):
            writer.rebuild("other", 8, [])
        writer.remove(one.id)
    assert ids(store) == [one.id]
    assert store.check().clean


# What can't be


def spanned(*spans: tuple[int, int], text: str = "0123456789") -> PreparedArticle:
    passages = (
        Passage(ordinal, PassageKind.BODY, 1, Span(*span), (Sentence(Span(*span)),))
        for ordinal, span in enumerate(spans)
    )
    return PreparedArticle(
        draft=draft(text),
        encoder=ENCODER,
        passages=tuple(PreparedPassage(passage) for passage in passages),
    )


@pytest.mark.parametrize("spans", [[(0, 11)], [(0, 5), (4, 6)], [(5, 6), (0, 2)]])
def test_spans_that_leave_the_text_or_overlap_are_refused(
    store: Store, spans: list[tuple[int, int]]
) -> None:
    with pytest.raises(ValueError, match="passage"), store.write() as writer:
        writer.put(spanned(*spans))


def test_spans_may_touch_and_end_with_the_text(store: Store) -> None:
    with store.write() as writer:
        writer.put(spanned((0, 5), (5, 10)))
    assert len(store.generation().passages("undated-un-titre")) == 2


@pytest.mark.parametrize(
    "entry",
    [
        {"vector": np.ones(DIMENSION, np.float32)},
        {"vector": np.zeros(DIMENSION, np.float32)},
        {"vector": np.full(DIMENSION, np.nan, np.float32)},
        {"vector": vector("x", dimension=DIMENSION + 1)},
        {"sentence_vectors": np.stack([vector("x")] * 2)},
        {"sentence_vectors": np.zeros((0, DIMENSION), np.float32)},
        {"terms": ("two words",)},
        {"terms": ("",)},
    ],
)
def test_vectors_and_terms_that_can_not_be_are_refused(
    store: Store, entry: dict[str, object]
) -> None:
    right = IndexEntry(vector=vector("x"), sentence_vectors=vector("x")[np.newaxis], terms=("x",))
    (item,) = spanned((0, 5)).passages
    wrong = PreparedPassage(item.passage, replace(right, **entry))  # type: ignore[arg-type]
    with store.write() as writer:
        with pytest.raises(ValueError, match="passage 0"):
            writer.put(replace(spanned(), passages=(wrong,)))
        writer.put(replace(spanned(), passages=(PreparedPassage(item.passage, right),)))
    assert store.generation().number == 1


@pytest.mark.parametrize("language", ["", "french", "f", "FR", "fr; DROP TABLE articles", "é"])
def test_a_language_that_is_no_code_is_refused(store: Store, language: str) -> None:
    with pytest.raises(StoreError, match="language"), store.write() as writer:
        writer.put(prepare(draft(language=language)))


# Stories


@pytest.mark.parametrize("name", ["", "..", "../x", "a/b", "Grok", "-x", "a.b", "x" * 65, "a\n"])
def test_a_story_can_not_be_called_just_anything(tmp_path: Path, name: str) -> None:
    for use in (open_story, lambda *a: create_story(*a, encoder=ENCODER, dimension=DIMENSION)):
        with pytest.raises(StoreError, match="name"):
            use(tmp_path, name)
    assert list(tmp_path.iterdir()) == []


def test_a_story_is_there_once_it_was_created(tmp_path: Path) -> None:
    assert story_names(tmp_path) == []
    with pytest.raises(StoryMissing, match="grok"):
        open_story(tmp_path, "grok")
    assert list(tmp_path.iterdir()) == []
    create_story(tmp_path, "grok", encoder=ENCODER, dimension=DIMENSION).close()
    again = create_story(tmp_path, "grok", encoder=ENCODER, dimension=DIMENSION)
    put(again, draft())
    assert story_names(tmp_path) == ["grok"]
    generation = open_story(tmp_path, "grok").generation()
    assert (generation.number, generation.manifest.story) == (1, "grok")
