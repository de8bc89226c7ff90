"""Finding passages again: by vector, by words, and by what their articles are."""

from __future__ import annotations

import string
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.models import Draft
from index.store import (
    Filter,
    Generation,
    PreparedArticle,
    PreparedPassage,
    Ranking,
    Store,
    create_story,
)
from index.store.protocol import Vector
from tests.index.store.making import DIMENSION, ENCODER, draft, numbered, prepare, vector


def put(store: Store, *articles: Draft) -> Generation:
    with store.write() as writer:
        for article in articles:
            writer.put(prepare(article))
    return store.generation()


def texts(generation: Generation, ranking: Ranking) -> list[str]:
    found = generation.load([key for key, _score in ranking])
    return [item.passage.span.of(item.article.text) for item in found]


def all_paragraphs(*articles: Draft) -> list[str]:
    return [text for article in articles for text in article.text.split("\n")]


# By vector


def test_the_nearest_passages_are_those_of_an_exhaustive_search(store: Store) -> None:
    articles = [numbered(number) for number in range(40)]
    generation = put(store, *articles)
    paragraphs = all_paragraphs(*articles)
    matrix = np.stack([vector(paragraph) for paragraph in paragraphs])
    for question in ("Qui ?", "Quoi ?", "Où ?"):
        scores = matrix @ vector(question)
        expected = [paragraphs[row] for row in np.argsort(-scores)[:10]]
        ranking = generation.nearest(vector(question), 10, language="fr")
        assert texts(generation, ranking) == expected
        assert [score for _key, score in ranking] == pytest.approx(
            np.sort(scores)[::-1][:10].tolist(), abs=1e-3
        )


def test_each_language_is_searched_by_itself(store: Store) -> None:
    french, english = numbered(1), numbered(2, language="en")
    generation = put(store, french, english)
    for article in (french, english):
        ranking = generation.nearest(vector("?"), 100, language=article.language)
        assert sorted(texts(generation, ranking)) == all_paragraphs(article)
        ranking = generation.lexical(["texte"], 100, language=article.language)
        assert sorted(texts(generation, ranking)) == all_paragraphs(article)
    assert generation.nearest(vector("?"), 100, language="de") == []
    assert generation.lexical(["texte"], 100, language="de") == []
    assert generation.document_frequencies(["texte"], language="de") == {}


def test_a_passage_without_an_entry_is_kept_and_never_found(store: Store) -> None:
    generation = put(store, draft("# Intertitre\nUn. Deux."))
    ranking = generation.nearest(vector("# Intertitre"), 10, language="fr")
    assert texts(generation, ranking) == ["Un. Deux."]
    assert generation.lexical(["intertitre"], 10, language="fr") == []


def test_an_article_without_passages_is_an_article(store: Store) -> None:
    with store.write() as writer:
        writer.put(PreparedArticle(draft=draft(), encoder=ENCODER, passages=()))
    generation = store.generation()
    assert len(generation.articles()) == 1
    assert generation.passages("undated-un-titre") == ()
    assert dict(generation.languages()) == {}
    assert store.check().clean


def test_the_mean_vector_of_a_language_follows_every_change(store: Store) -> None:
    put(store, *(numbered(number) for number in range(20)))
    with store.write() as writer:
        for number in range(10):
            writer.remove(f"undated-texte-{number}")
        writer.put(prepare(numbered(10, edition=2)))
    left = [numbered(10, edition=2), *(numbered(number) for number in range(11, 20))]
    stats = store.generation().languages()["fr"]
    expected = np.mean([vector(text) for text in all_paragraphs(*left)], axis=0)
    assert stats.passages == 30
    assert stats.mean.dtype == np.float32
    np.testing.assert_allclose(stats.mean, expected, atol=1e-3)


def test_half_precision_changes_the_order_of_near_ties_only(tmp_path: Path) -> None:
    """At an encoder's dimension, with vectors as crowded as an encoder's are."""
    dimension, count = 384, 500
    random = np.random.default_rng(7)
    common = random.normal(size=dimension) * 2
    rows = common + random.normal(size=(count + 100, dimension))
    rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    stored, questions = rows[:count], rows[count:]
    story = create_story(tmp_path, "half", encoder=ENCODER, dimension=dimension)
    prepared = prepare(draft("\n".join(f"{number}." for number in range(count))), dimension=384)
    items = [
        PreparedPassage(item.passage, replace(item.entry, vector=row))
        for item, row in zip(prepared.passages, stored, strict=True)
        if item.entry
    ]
    with story.write() as writer:
        writer.put(replace(prepared, passages=tuple(items)))
    generation = story.generation()
    for question in questions:
        exact = stored @ question
        found = texts(generation, generation.nearest(question, 10, language="fr"))
        scores = [exact[int(text[:-1])] for text in found]
        np.testing.assert_allclose(scores, np.sort(exact)[::-1][:10], atol=1e-4)


# By words


def test_the_rarer_word_counts_for_more(store: Store) -> None:
    generation = put(
        store,
        draft("Commun un. Commun deux.\nCommun trois.\nCommun et rare.\nAutre chose.\nEncore."),
    )
    ranking = generation.lexical(["commun", "rare"], 10, language="fr")
    assert texts(generation, ranking)[0] == "Commun et rare."
    scores = [score for _key, score in ranking]
    assert scores == sorted(scores, reverse=True)
    assert min(scores) > 0
    assert len(ranking) == 3
    assert generation.lexical(["commun", "rare"], 1, language="fr") == ranking[:1]


def test_words_that_stand_nowhere_find_nothing(store: Store) -> None:
    generation = put(store, numbered(1))
    for words in ([], ["absent"], ['"'], ["*"], ["NEAR"], ["te*"]):
        assert generation.lexical(words, 10, language="fr") == []
    assert generation.document_frequencies([], language="fr") == {}


def test_document_frequencies_count_current_passages(store: Store) -> None:
    put(store, numbered(1), numbered(2))
    generation = put(store, numbered(2, edition=3))
    counted = generation.document_frequencies(["texte", "3", "b", "absent"], language="fr")
    assert counted == {"texte": 6, "3": 3, "b": 2}


WORDS = st.text(
    st.characters(exclude_categories=["Zs", "Zl", "Zp", "Cc", "Cs"])
    | st.sampled_from(string.punctuation)
    | st.characters(min_codepoint=0x400, max_codepoint=0x4FF)
    | st.characters(min_codepoint=0x600, max_codepoint=0x6FF, exclude_categories=["Zs", "Cc"]),
    min_size=1,
    max_size=12,
).filter(lambda word: word.split() == [word] and word == word.casefold())


@settings(max_examples=25, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=8, unique=True))
def test_a_term_is_found_whatever_it_is_made_of(words: list[str]) -> None:
    """Each term finds the one passage that holds it: none is cut, folded or mistaken."""
    passages = "\n".join(f"{number}." for number in range(len(words)))
    prepared = prepare(draft(passages))
    items = [
        PreparedPassage(item.passage, replace(item.entry, terms=(word, "filler", word)))
        for item, word in zip(prepared.passages, words, strict=True)
        if item.entry
    ]
    with TemporaryDirectory() as directory:
        story = create_story(Path(directory), "words", encoder=ENCODER, dimension=DIMENSION)
        with story.write() as writer:
            writer.put(replace(prepared, passages=tuple(items)))
        generation = story.generation()
        for number, word in enumerate(words):
            expected = [f"{number}."] if word != "filler" else texts_of_all(len(words))
            ranking = generation.lexical([word], 100, language="fr")
            assert texts(generation, ranking) == expected
            frequencies = generation.document_frequencies([word], language="fr")
            assert frequencies == {word: len(expected)}
        with story.write() as writer:
            writer.remove("undated-un-titre")
        assert story.check().clean


def texts_of_all(count: int) -> list[str]:
    return [f"{number}." for number in range(count)]


@pytest.mark.parametrize("word", ["санкции", "العراق", "日本", "ça", "l'œuvre", "c++", "20.0", "«"])
def test_terms_of_many_scripts_are_found(store: Store, word: str) -> None:
    prepared = prepare(draft("Un.\nDeux."))
    first, second = prepared.passages
    assert first.entry is not None
    items = (PreparedPassage(first.passage, replace(first.entry, terms=(word,))), second)
    with store.write() as writer:
        writer.put(replace(prepared, passages=items))
    generation = store.generation()
    assert texts(generation, generation.lexical([word], 5, language="fr")) == ["Un."]
    assert generation.lexical([word[:-1] or "?"], 5, language="fr") == []


def test_frequent_words_add_to_what_rarer_ones_found(store: Store) -> None:
    """Scores are those of a full search; what holds only frequent words may be left out."""
    often, rare = "souvent", "rare"
    words = [[often, f"w{number}"] for number in range(2000)]
    for number in range(0, 2000, 2):
        words[number].append(rare)
    for number in range(1200):
        words[number].remove(often)
    prepared = prepare(draft("\n".join(f"{number}." for number in range(2000))))
    items = [
        PreparedPassage(item.passage, replace(item.entry, terms=tuple(own)))
        for item, own in zip(prepared.passages, words, strict=True)
        if item.entry
    ]
    with store.write() as writer:
        writer.put(replace(prepared, passages=tuple(items)))
    generation = store.generation()
    everything = Filter()  # with a filter, the search is complete
    for question in ([often, rare, "w1500"], [rare, "w3"], ["w7", "w8", often]):
        found = generation.lexical(question, 50, language="fr")
        complete = generation.lexical(question, 50, language="fr", among=everything)
        assert [score for _key, score in found[:10]] == pytest.approx(
            [score for _key, score in complete[:10]]
        )


# By article


DATED = [
    replace(numbered(1), published_at=date(2026, 1, 1), source="AFP"),
    replace(numbered(2), published_at=date(2026, 1, 15), source="Reuters"),
    replace(numbered(3), published_at=date(2026, 1, 31), source="AFP"),
    replace(numbered(4), source="Reuters"),
]


@pytest.mark.parametrize(
    ("among", "expected"),
    [
        (Filter(), {1, 2, 3, 4}),
        (Filter(published_from=date(2026, 1, 15)), {2, 3}),
        (Filter(published_to=date(2026, 1, 15)), {1, 2}),
        (Filter(published_from=date(2026, 1, 2), published_to=date(2026, 1, 30)), {2}),
        (Filter(sources=frozenset({"Reuters"})), {2, 4}),
        (Filter(sources=frozenset({"AFP", "Reuters"})), {1, 2, 3, 4}),
        (Filter(sources=frozenset({"afp"})), set()),
        (Filter(sources=frozenset()), set()),
        (Filter(articles=frozenset({"undated-texte-4", "nobody"})), {4}),
        (Filter(sources=frozenset({"AFP"}), published_from=date(2026, 1, 2)), {3}),
        (Filter(sources=frozenset({"' OR 1 = 1 --"})), set()),
    ],
)
def test_a_filter_holds_for_every_search(store: Store, among: Filter, expected: set[int]) -> None:
    generation = put(store, *DATED)
    wanted = sorted(text for number in expected for text in all_paragraphs(DATED[number - 1]))
    nearest = generation.nearest(vector("?"), 100, language="fr", among=among)
    worded = generation.lexical(["texte", "alinéa"], 100, language="fr", among=among)
    assert sorted(texts(generation, nearest)) == wanted
    assert sorted(texts(generation, worded)) == wanted


def test_a_filter_leaves_the_best_of_what_it_admits(store: Store) -> None:
    articles = [numbered(number) for number in range(40)]
    generation = put(store, *articles)
    admitted = articles[5:20]
    among = Filter(articles=frozenset(f"undated-texte-{number}" for number in range(5, 20)))
    paragraphs = all_paragraphs(*admitted)
    scores = np.stack([vector(paragraph) for paragraph in paragraphs]) @ vector("?")
    expected = [paragraphs[row] for row in np.argsort(-scores)[:10]]
    ranking = generation.nearest(vector("?"), 10, language="fr", among=among)
    assert texts(generation, ranking) == expected


# What was found


def test_loading_gives_what_was_put_in_the_order_asked_for(store: Store) -> None:
    articles = [numbered(number) for number in range(5)]
    generation = put(store, *articles)
    ranking = generation.nearest(vector("?"), 15, language="fr")
    keys = [key for key, _score in ranking]
    found = generation.load(keys[::-1])
    assert [item.key for item in found] == keys[::-1]
    for item in found:
        paragraph = item.passage.span.of(item.article.text)
        sentences = [sentence.span.of(item.article.text) for sentence in item.passage.sentences]
        assert " ".join(sentences) == paragraph
        _same(item.vector, vector(paragraph))
        for row, sentence in zip(item.sentence_vectors, sentences, strict=True):
            _same(row, vector(sentence))
    assert generation.load([]) == []


def test_a_single_sentence_may_share_its_passage_s_vector(store: Store) -> None:
    prepared = prepare(draft("Une seule phrase."))
    (item,) = prepared.passages
    assert item.entry is not None
    shared = replace(item.entry, sentence_vectors=item.entry.vector[np.newaxis])
    with store.write() as writer:
        writer.put(replace(prepared, passages=(PreparedPassage(item.passage, shared),)))
    generation = store.generation()
    (found,) = generation.load([key for key, _ in generation.nearest(vector(""), 1, language="fr")])
    assert found.sentence_vectors.shape == (1, DIMENSION)
    np.testing.assert_array_equal(found.sentence_vectors[0], found.vector)
    assert store.check().clean


def _same(left: Vector, right: Vector) -> None:
    assert left.dtype == np.float32
    np.testing.assert_allclose(left, right, atol=5e-4)
