"""Any sentence-transformers model can take the packaged one's place."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.embeddings import Encoder, PackagedModel, Prompts, load_encoder
from index.embeddings.transformer_encoder import prompts_of
from index.errors import ModelError
from tests.index.embeddings.texts import SENTENCES

E5 = Prompts("query: ", "passage: ")


@pytest.fixture(scope="module")
def by_folder(models_dir: Path) -> Encoder:
    """A model that is only known by its folder."""
    return load_encoder(str(PackagedModel(models_dir).reference().path), models_dir, threads=1)


@pytest.mark.slow
def test_a_folder_is_an_encoder(by_folder: Encoder, encoder: Encoder) -> None:
    texts = SENTENCES[:7]
    told: list[int] = []
    passages = by_folder.encode_passages(texts, on_batch=told.append)
    assert passages.shape == (len(texts), by_folder.dimension)
    assert passages.dtype == np.float32
    assert told[-1] == len(texts)
    assert (passages * encoder.encode_passages(texts)).sum(axis=1).min() > 0.998
    questions = by_folder.encode_queries(texts)
    assert (questions * encoder.encode_queries(texts)).sum(axis=1).min() > 0.998
    assert by_folder.count_tokens(texts) == encoder.count_tokens(texts)
    assert by_folder.encode_queries([]).shape == (0, by_folder.dimension)


@pytest.mark.slow
def test_encoders_with_other_weights_have_other_names(
    by_folder: Encoder, encoder: Encoder, models_dir: Path
) -> None:
    reference = load_encoder("packaged:reference", models_dir)
    assert len({by_folder.name, encoder.name, reference.name}) == 3
    again = load_encoder(str(PackagedModel(models_dir).reference().path), models_dir)
    assert again.name == by_folder.name


@pytest.mark.parametrize(
    ("model", "configured", "expected"),
    [
        ("some/model", {"query": "q: ", "passage": "p: "}, Prompts("q: ", "p: ")),
        ("some/model", {"query": "q: ", "document": "d: "}, Prompts("q: ", "d: ")),
        ("some/model", {"query": "q: ", "document": ""}, Prompts("q: ", "")),
        ("some/model", {"query": "", "document": ""}, Prompts()),
        ("some/model", {}, Prompts()),
        ("intfloat/multilingual-e5-base", {"query": "", "document": ""}, E5),
        ("/models/e5-large-v2", {}, E5),
        ("intfloat/multilingual-e5-large-instruct", {}, Prompts()),
        ("somebody/base5", {}, Prompts()),
        ("intfloat/e5-small", {"query": "mine: "}, Prompts("mine: ", "")),
    ],
)
def test_prompts_come_from_the_settings_or_from_e5s_name(
    model: str, configured: dict[str, str], expected: Prompts
) -> None:
    assert prompts_of(model, configured) == expected


@pytest.mark.parametrize("spec", ["nobody/no-such-model", "not a name!", "/no/such/folder"])
def test_a_model_that_can_not_be_had_is_a_model_error(
    spec: str, models_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(ModelError, match="could not be loaded") as caught:
        load_encoder(spec, models_dir)
    assert spec in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_folder_without_a_model_is_a_model_error(tmp_path: Path, models_dir: Path) -> None:
    with pytest.raises(ModelError, match="could not be loaded"):
        load_encoder(str(tmp_path), models_dir)
