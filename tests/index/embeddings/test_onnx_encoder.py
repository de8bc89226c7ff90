"""The everyday encoder does what an Encoder promises, on the real model."""

from __future__ import annotations

import random
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.embeddings import Encoder, OnnxEncoder, PackagedModel, load_encoder
from index.errors import ModelError
from tests.index.embeddings.texts import PASSAGES, SENTENCES

TEXTS = [*SENTENCES, *PASSAGES]


@pytest.fixture(scope="module")
def alone(encoder: Encoder) -> np.ndarray:
    """Each text's vector, encoded with nothing beside it."""
    return np.concatenate([encoder.encode_passages([text]) for text in TEXTS])


def test_vectors_have_length_one_and_the_dimension_that_is_named(encoder: Encoder) -> None:
    for encode in (encoder.encode_queries, encoder.encode_passages):
        vectors = encode(TEXTS)
        assert vectors.shape == (len(TEXTS), encoder.dimension)
        assert vectors.dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_nothing_gives_no_rows(encoder: Encoder) -> None:
    assert encoder.encode_queries([]).shape == (0, encoder.dimension)
    assert encoder.encode_passages([]).shape == (0, encoder.dimension)
    assert encoder.count_tokens([]) == []


def test_an_empty_text_has_a_vector(encoder: Encoder) -> None:
    assert np.isfinite(encoder.encode_passages(["", "   ", "\u200b"])).all()


def test_the_answer_is_nearest_to_its_question(encoder: Encoder) -> None:
    questions = [
        "Quand le réacteur a-t-il été stoppé ?",
        "What happened to the price of milk?",
        "¿Cuándo vuelve a abrir el museo?",
        "Welche Stadt wartet auf Genehmigungen?",
        "When did the painting reappear in Nîmes?",
    ]
    answers = [
        next(at for at, text in enumerate(SENTENCES) if part in text)
        for part in ("réacteur", "Milk prices", "El museo", "Köln", "Nîmes")
    ]
    scores = encoder.encode_queries(questions) @ encoder.encode_passages(SENTENCES).T
    assert scores.argmax(axis=1).tolist() == answers


def test_a_text_has_the_same_vector_in_any_company(encoder: Encoder, alone: np.ndarray) -> None:
    """Bit for bit: what is encoded again can be compared with what is stored."""
    np.testing.assert_array_equal(encoder.encode_passages(TEXTS), alone)
    for seed in range(5):
        some = random.Random(seed).sample(range(len(TEXTS)), k=10 * seed + 3)
        np.testing.assert_array_equal(
            encoder.encode_passages([TEXTS[at] for at in some]), alone[some]
        )


def test_threads_change_nothing(models_dir: Path, alone: np.ndarray) -> None:
    part = PackagedModel(models_dir).everyday()
    for threads in (1, 3):
        encoder = OnnxEncoder(part, threads=threads)
        np.testing.assert_array_equal(encoder.encode_passages(TEXTS), alone)


def test_one_encoder_serves_many_threads(encoder: Encoder, alone: np.ndarray) -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda text: encoder.encode_passages([text])[0], TEXTS))
    np.testing.assert_array_equal(found, alone)


def test_questions_and_passages_are_prompted_differently(encoder: Encoder) -> None:
    text = SENTENCES[:1]
    assert float((encoder.encode_queries(text) @ encoder.encode_passages(text).T).item()) < 0.999


def test_composed_and_decomposed_letters_are_the_same(encoder: Encoder) -> None:
    decomposed = [unicodedata.normalize("NFD", text) for text in SENTENCES]
    composed = [unicodedata.normalize("NFC", text) for text in SENTENCES]
    assert decomposed != composed
    np.testing.assert_array_equal(
        encoder.encode_queries(decomposed), encoder.encode_queries(composed)
    )


def test_long_texts_are_cut_and_counted_whole(encoder: Encoder) -> None:
    long = " ".join(["grève"] * 2000)
    (count,) = encoder.count_tokens([long])
    assert count > 2000
    np.testing.assert_array_equal(
        encoder.encode_passages([long]), encoder.encode_passages([long + " fin du texte."])
    )


def test_tokens_are_counted_with_prompt_and_marks(encoder: Encoder) -> None:
    empty, word = encoder.count_tokens(["", "grève"])
    assert empty > 2  # <s> passage : </s>
    assert empty < word < empty + 4


def test_progress_reaches_the_number_of_texts(encoder: Encoder) -> None:
    told: list[int] = []
    encoder.encode_passages(TEXTS, on_batch=told.append)
    assert told == sorted(set(told))
    assert told[-1] == len(TEXTS)
    assert len(told) > 3


def test_an_interrupted_run_stops(encoder: Encoder) -> None:
    """What the caller raises between batches comes out, with the rest left undone."""
    told: list[int] = []

    def stop(done: int) -> None:
        told.append(done)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        encoder.encode_passages(TEXTS * 10, on_batch=stop)
    assert len(told) == 1


def test_the_name_tells_the_bytes(encoder: Encoder, models_dir: Path) -> None:
    assert encoder.name == load_encoder("packaged", models_dir).name
    assert encoder.name.startswith("multilingual-e5-small")


def test_a_broken_graph_is_a_model_error(models_dir: Path, tmp_path: Path) -> None:
    part = PackagedModel(models_dir).everyday()
    (tmp_path / "model.onnx").write_bytes(b"not a graph")
    broken = type(part)(tmp_path, part.manifest)
    with pytest.raises(ModelError, match=r"model\.onnx can't be loaded"):
        OnnxEncoder(broken)
