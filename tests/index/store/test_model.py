"""Whatever is done to a story, it holds what a plain dictionary would."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from index.errors import ArticleMissing
from index.models import Draft
from index.store import PreparedArticle, Store, create_story, open_story
from index.store.protocol import Matrix
from tests.index.store.making import draft, prepare, terms

ORIGINS = st.sampled_from(["/a.txt", "/b.txt", "/c.txt", "https://d.example"])
PARAGRAPHS = st.lists(
    st.sampled_from(["Un.", "Deux. Trois.", "# Quatre", "Cinq six. Sept.", "Huit !"]), max_size=4
)
LANGUAGES = st.sampled_from(["fr", "en", "und"])
ENCODERS = st.sampled_from([("fake", 16), ("other", 8)])


@dataclass
class Kept:
    """What the model knows of an article."""

    versions: list[Draft] = field(default_factory=list)
    present: bool = False

    @property
    def current(self) -> Draft:
        return self.versions[-1]


class StoryMachine(RuleBasedStateMachine):
    @initialize()
    def create(self) -> None:
        self.data = Path(tempfile.mkdtemp())
        self.encoder, self.dimension = "fake", 16
        self.store: Store = create_story(self.data, "model", encoder="fake", dimension=16)
        self.kept: dict[str, Kept] = {}  # by origin: each belongs to one article
        self.ids: dict[str, str] = {}
        self.commits = 0
        self.serial = 0

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.data)

    def prepared(self, article: Draft) -> PreparedArticle:
        return prepare(article, encoder=self.encoder, dimension=self.dimension)

    @rule(origin=ORIGINS, paragraphs=PARAGRAPHS, language=LANGUAGES)
    def put_something_new(self, origin: str, paragraphs: list[str], language: str) -> None:
        self.serial += 1
        text = "\n".join([*paragraphs, f"Numéro {self.serial}."])
        article = draft(text, title=f"De {origin}", origin=origin, language=language)
        with self.store.write() as writer:
            stored = writer.put(self.prepared(article))
        kept = self.kept.setdefault(origin, Kept())
        kept.versions.append(article)
        kept.present = True
        assert self.ids.setdefault(origin, stored.id) == stored.id
        assert stored.version == len(kept.versions)
        self.commits += 1

    @rule(origin=ORIGINS)
    def put_the_same_again(self, origin: str) -> None:
        kept = self.kept.get(origin)
        if kept is None:
            return
        with self.store.write() as writer:
            writer.put(self.prepared(kept.current))
        if not kept.present:
            kept.versions.append(kept.current)
            kept.present = True
            self.commits += 1

    @rule(origins=st.sets(ORIGINS, min_size=1))
    def remove(self, origins: set[str]) -> None:
        removed = False
        with self.store.write() as writer:
            for origin in sorted(origins):
                kept = self.kept.get(origin, Kept())
                if kept.present:
                    writer.remove(self.ids[origin])
                    kept.present = False
                    removed = True
                else:
                    with pytest.raises(ArticleMissing):
                        writer.remove(self.ids.get(origin, "nobody"))
        self.commits += removed

    @rule(origin=ORIGINS)
    def change_ones_mind(self, origin: str) -> None:
        with pytest.raises(ZeroDivisionError), self.store.write() as writer:  # noqa: PT012
            writer.put(self.prepared(draft("Jamais.", origin=origin)))
            raise ZeroDivisionError

    @rule(encoder=ENCODERS)
    def rebuild(self, encoder: tuple[str, int]) -> None:
        self.encoder, self.dimension = encoder
        with self.store.write() as writer:
            writer.rebuild(
                self.encoder,
                self.dimension,
                [(self.ids[origin], self.prepared(draft)) for origin, draft in self.present()],
            )
        self.commits += 1

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = open_story(self.data, "model")

    @rule(repair=st.booleans())
    def check(self, repair: bool) -> None:
        assert self.store.check(repair=repair).clean

    def present(self) -> list[tuple[str, Draft]]:
        return [(origin, kept.current) for origin, kept in self.kept.items() if kept.present]

    @invariant()
    def it_holds_what_the_model_holds(self) -> None:
        generation = self.store.generation()
        assert generation.number == self.commits
        assert (generation.manifest.encoder, generation.manifest.dimension) == (
            self.encoder,
            self.dimension,
        )
        assert sorted(summary.id for summary in generation.articles()) == sorted(
            self.ids[origin] for origin, _draft in self.present()
        )
        for origin, kept in self.kept.items():
            for number, version in enumerate(kept.versions, 1):
                assert generation.article(self.ids[origin], number).text == version.text
            if kept.present:
                passages = self.prepared(kept.current).passages
                assert generation.passages(self.ids[origin]) == tuple(
                    item.passage for item in passages
                )

    @invariant()
    def it_finds_what_the_model_would(self) -> None:
        generation = self.store.generation()
        expected: dict[str, list[tuple[str, Matrix]]] = {}
        for _origin, article in self.present():
            for item in self.prepared(article).passages:
                if item.entry:
                    rows = np.vstack([item.entry.vector, item.entry.sentence_vectors])
                    text = item.passage.span.of(article.text)
                    expected.setdefault(article.language, []).append((text, rows))
        assert set(generation.languages()) == set(expected)
        for language, wanted in expected.items():
            question = wanted[0][1][0]
            ranking = generation.nearest(question, 1000, language=language)
            found = [
                (item.passage.span.of(item.article.text), item)
                for item in generation.load([key for key, _score in ranking])
            ]
            assert sorted(text for text, _item in found) == sorted(text for text, _rows in wanted)
            vectors = dict(wanted)
            for text, stored in found:
                rows = np.vstack([stored.vector, stored.sentence_vectors])
                np.testing.assert_allclose(rows, vectors[text], atol=1e-3)
            stats = generation.languages()[language]
            assert stats.passages == len(wanted)
            mean = np.mean([rows[0] for _text, rows in wanted], axis=0)
            np.testing.assert_allclose(stats.mean, mean, atol=1e-3)
            counts: dict[str, int] = {}
            for text, _rows in wanted:
                for term in set(terms(text)):
                    counts[term] = counts.get(term, 0) + 1
            assert generation.document_frequencies(counts, language=language) == counts
            for term, count in counts.items():
                assert len(generation.lexical([term], 1000, language=language)) == count


StoryMachine.TestCase.settings = settings(
    max_examples=15,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
test_a_story_is_a_dictionary = StoryMachine.TestCase
