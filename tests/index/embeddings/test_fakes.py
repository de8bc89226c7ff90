"""The fake that other tests rely on is an Encoder that behaves like one."""

from __future__ import annotations

import numpy as np

from index.embeddings import Encoder
from tests.fakes import HashEncoder


def test_texts_that_share_words_are_near() -> None:
    encoder: Encoder = HashEncoder()
    passages = [
        "L'Indonésie a suspendu samedi l'accès au service.",
        "Le régulateur britannique a ouvert une enquête.",
        "Milk prices have doubled since the drought began.",
    ]
    questions = ["Qui a suspendu l'acces ?", "Quelle enquête du RÉGULATEUR ?", "price of milk"]
    scores = encoder.encode_queries(questions) @ encoder.encode_passages(passages).T
    assert scores.argmax(axis=1).tolist() == [0, 1, 2]


def test_it_keeps_an_encoders_promises() -> None:
    encoder: Encoder = HashEncoder(64)
    told: list[int] = []
    vectors = encoder.encode_passages(["un", "", "!?"], on_batch=told.append)
    assert vectors.shape == (3, 64)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, rtol=1e-6)
    assert told[-1] == 3
    assert encoder.encode_queries([]).shape == (0, 64)
    np.testing.assert_array_equal(vectors, HashEncoder(64).encode_passages(["un", "", "!?"]))
    assert encoder.name != HashEncoder(128).name
