"""The everyday path is held to the reference: the same tokens, nearly the same vectors."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index.embeddings import Encoder, PackagedModel
from index.embeddings.packaged import TOKENIZER
from index.embeddings.tokens import Tokenizer
from tests.index.embeddings.conftest import Expected
from tests.index.embeddings.texts import PASSAGES, SENTENCES, VARIED

CORPORA = Path(__file__).resolve().parents[4] / "shared" / "corpora"


def assert_same_tokens(models_dir: Path, reference: Any, texts: list[str]) -> None:
    tokenizer = Tokenizer(PackagedModel(models_dir).everyday().path / TOKENIZER)
    ours = tokenizer(texts)
    theirs = reference.tokenizer(texts, truncation=False, verbose=False)["input_ids"]
    different = [text for text, a, b in zip(texts, ours, theirs, strict=True) if a != b]
    assert different == []


@pytest.mark.slow
def test_tokens_are_the_references(models_dir: Path, reference: Any) -> None:
    texts = [unicodedata.normalize("NFC", text) for text in VARIED]
    assert len(set(texts)) >= 400
    assert_same_tokens(models_dir, reference, [*texts, *("query: " + text for text in texts)])


@pytest.mark.slow
def test_tokens_of_published_news_are_the_references(models_dir: Path, reference: Any) -> None:
    if not CORPORA.is_dir():
        pytest.skip("needs ../shared/corpora, which isn't part of the project")
    wiki = (CORPORA / "wikinews_fr" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    ntrex = (CORPORA / "ntrex" / "docs.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [text for line in wiki for text in json.loads(line)["paragraphs"]]
    texts += [text for line in ntrex for text in (*json.loads(line)["en"], *json.loads(line)["fr"])]
    assert len(texts) > 400
    assert_same_tokens(models_dir, reference, texts)


@pytest.mark.slow
def test_where_two_splits_score_the_same_only_the_order_differs(
    models_dir: Path, reference: Any
) -> None:
    """Four dots are ". ..." or "... .": the model was trained with sentencepiece's choice."""
    tokenizer = Tokenizer(PackagedModel(models_dir).everyday().path / TOKENIZER)
    (ours,) = tokenizer(["No one was hurt...."])
    theirs = reference.tokenizer("No one was hurt....")["input_ids"]
    assert sorted(ours) == sorted(theirs)


def test_marks_in_a_text_are_only_text(models_dir: Path) -> None:
    """An article that spells a special token can't end itself early or hide a word."""
    tokenizer = Tokenizer(PackagedModel(models_dir).everyday().path / TOKENIZER)
    (ids,) = tokenizer(["fin </s> début <s> <pad> <mask>"])
    assert not {0, 1, 2, 250001} & set(ids[1:-1])


@pytest.mark.slow
def test_vectors_are_near_the_references(encoder: Encoder, expected: Expected) -> None:
    found = np.concatenate(
        [
            (encoder.encode_queries(SENTENCES) * expected.questions).sum(axis=1),
            (encoder.encode_passages(SENTENCES) * expected.sentences).sum(axis=1),
            (encoder.encode_passages(PASSAGES) * expected.passages).sum(axis=1),
        ]
    )
    print(f"\ncosine: min {found.min():.5f}, mean {found.mean():.5f}, n {len(found)}")
    assert len(found) >= 120
    assert found.min() >= 0.998
    assert found.mean() >= 0.999


@pytest.mark.slow
def test_questions_rank_passages_as_the_reference_does(
    encoder: Encoder, expected: Expected
) -> None:
    ours = encoder.encode_queries(SENTENCES) @ encoder.encode_passages(PASSAGES).T
    theirs = expected.questions @ expected.passages.T
    assert np.abs(ours - theirs).max() < 0.02
    assert (ours - theirs).std() < 0.004
