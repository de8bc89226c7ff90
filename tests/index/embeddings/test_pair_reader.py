"""The trained reader: what it reads, what it is held to, and what becomes of bad weights."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.embeddings import InContext, OnnxPairReader, load_pair_reader
from index.embeddings.packaged import PackagedModel
from index.embeddings.reader_weights import FILE, ReaderWeights, dequantised, quantised
from index.embeddings.source import locate, read
from index.embeddings.tokens import Tokenizer
from index.errors import ModelError

QUESTION = "Combien de ferries attendent au large de Valmer ?"
SENTENCES = [
    InContext("Trois ferries attendent au large depuis lundi.", "Valmer ferme son port"),
    InContext("La mairie a ouvert une enquête sur les grues.", "Valmer ferme son port"),
    InContext("Les skieurs profitent de la neige.", "", "Il fait beau à la montagne."),
    InContext("Three ferries have been waiting off Valmer since Monday."),
]


@pytest.fixture(scope="module")
def reader(models_dir: Path) -> OnnxPairReader:
    return OnnxPairReader(models_dir, threads=1)


def test_what_answers_is_likelier_in_either_language(reader: OnnxPairReader) -> None:
    french, inquiry, snow, english = (one.log_odds for one in reader.read(QUESTION, SENTENCES))
    assert min(french, english) > max(inquiry, snow)


def test_a_sentence_is_read_alike_whatever_stands_beside_it(reader: OnnxPairReader) -> None:
    together = reader.read(QUESTION, SENTENCES)
    assert [reader.read(QUESTION, [one])[0] for one in SENTENCES] == together
    assert reader.read(QUESTION, []) == []


def test_what_stands_around_a_sentence_counts(reader: OnnxPairReader) -> None:
    alone, followed = (
        reader.read(QUESTION, [InContext("Ils sont trois.", before=before)])[0].log_odds
        for before in ("", "Des ferries attendent au large de Valmer depuis lundi.")
    )
    assert followed > alone


@given(
    question=st.text(max_size=200),
    sentence=st.text(st.characters(exclude_categories=["Cs"]), max_size=300),
    title=st.text(max_size=40),
)
@settings(max_examples=25, deadline=None)
def test_marked_words_are_inside_the_sentence(
    reader: OnnxPairReader, question: str, sentence: str, title: str
) -> None:
    question = question.encode("utf-8", "replace").decode()
    title = title.encode("utf-8", "replace").decode()
    (found,) = reader.read(question, [InContext(sentence, title)])
    assert np.isfinite(found.log_odds)
    assert 0 <= found.sure <= 1
    if found.span:
        assert 0 <= found.span.start < found.span.end <= len(sentence)


@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=120))
@settings(max_examples=200, deadline=None)
def test_tokens_stand_in_the_text_in_order(models_dir: Path, text: str) -> None:
    tokenizer = Tokenizer(PackagedModel(models_dir).everyday().path / "tokenizer.model")
    ids, places = tokenizer.placed(text)
    assert ids == tokenizer([text])[0][1:-1]
    assert all(0 <= start <= end <= len(text) for start, end in places)
    assert all(one[1] <= other[1] for one, other in pairwise(places))


@given(
    st.lists(st.lists(st.floats(-4, 4, width=32), min_size=6, max_size=6), min_size=1, max_size=5)
)
def test_weights_come_back_within_a_step_of_their_row(rows: list[list[float]]) -> None:
    values = np.array(rows, np.float32)
    back = dequantised(quantised({"l8.q.w": values}))["l8.q.w"]
    step = np.abs(values).max(axis=1) / 127
    assert (np.abs(back - values) <= step[:, None] * 0.6 + 1e-2 * np.abs(values) + 1e-5).all()


def test_the_packaged_form_agrees_with_its_reference(
    reader: OnnxPairReader, tmp_path: Path
) -> None:
    """The reference is what sentence-transformers' CrossEncoder makes of the same weights."""
    from index.embeddings.reference_reader import write_reference_reader  # noqa: PLC0415

    source = read(locate())
    write_reference_reader(tmp_path, source, ReaderWeights.load(source.shape))
    reference = load_pair_reader(str(tmp_path), tmp_path, threads=1)
    alone = [InContext(one.sentence) for one in SENTENCES]
    prompted = [InContext(f"passage: {one.sentence}") for one in alone]
    want = [one.log_odds for one in reference.read(f"query: {QUESTION}", prompted)]
    have = [one.log_odds for one in reader.read(QUESTION, alone)]
    assert np.corrcoef(want, have)[0, 1] > 0.99
    assert np.abs(np.subtract(want, have)).max() < 0.4


def test_the_weights_are_small() -> None:
    assert FILE.stat().st_size <= 30_000_000


def test_weights_that_are_none_are_refused(tmp_path: Path) -> None:
    broken = tmp_path / "reader.safetensors"
    broken.write_bytes(b"nothing of the kind")
    shape = read(locate()).shape
    for path in (broken, tmp_path / "missing.safetensors"):
        with pytest.raises(ModelError, match="can't be read"):
            ReaderWeights.load(shape, path)


def test_a_reader_that_is_nowhere_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no-such-reader") as raised:
        load_pair_reader(str(tmp_path / "no-such-reader"), tmp_path)
    assert "READER_MODEL" in raised.value.hint
