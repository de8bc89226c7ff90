"""What is shipped is what was trained, as nearly as 8 bits tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from safetensors import safe_open
from safetensors.torch import load_file

from index.embeddings import PackagedModel
from index.embeddings.source import locate
from index.embeddings.source import read as read_source
from tests.training import export as exporting
from tests.training.export import Floats, dequantised, export, quantised, read, source_name
from tests.training.model import Reader
from tests.training.sample import some_lists, tiny_reader, tokens
from tests.training.train import Plan, train

PARTS = ("q", "k", "v", "ao", "fi", "fo", "aln", "oln")


@dataclass(frozen=True)
class _Base:
    """An untrained model, by the names of the packaged one."""

    tensors: Mapping[str, Floats]

    @classmethod
    def of(cls, reader: Reader) -> _Base:
        names = {
            name: source_name(name) for name in reader.state_dict() if name.startswith("encoder.")
        }
        state = reader.state_dict()
        return cls({own: state[name].numpy().copy() for name, own in names.items() if own})

    def dense(self, name: str, *shape: int) -> Floats:
        return self.tensors[name].reshape(shape or -1)


def test_a_trained_reader_is_exported_and_read_again(tmp_path: Path) -> None:
    reader = tiny_reader()
    base = _Base.of(reader)
    train(reader, tokens, some_lists(12), Plan(seed=2, steps=5), tmp_path / "run.pt")
    done = export(tmp_path / "run.pt", tmp_path / "reader.safetensors", base)
    kept = dequantised(read(tmp_path / "reader.safetensors"))
    assert kept.keys() == {f"l1.{part}.{kind}" for part in PARTS for kind in "wb"} | {
        "head.w",
        "head.b",
        "head.s",
    }
    trained = {source_name(n): p for n, p in reader.trained().items() if n.startswith("encoder.")}
    for name, parameter in trained.items():
        assert name
        values = parameter.detach().numpy()
        assert np.abs(kept[name] - values).max() <= np.abs(values).max() / 200 + 1e-7
    assert np.array_equal(kept["head.w"], reader.head.weight.detach().numpy()[0])
    assert np.array_equal(kept["head.b"], reader.head.bias.detach().numpy())
    assert np.array_equal(kept["head.s"], reader.standing.detach().numpy())
    assert done.tensors == len(kept)
    assert done.size == (tmp_path / "reader.safetensors").stat().st_size


def test_the_file_tells_how_it_was_trained(tmp_path: Path) -> None:
    reader = tiny_reader()
    base = _Base.of(reader)
    train(reader, tokens, some_lists(12), Plan(seed=2, steps=5), tmp_path / "run.pt")
    export(tmp_path / "run.pt", tmp_path / "reader.safetensors", base)
    with safe_open(tmp_path / "reader.safetensors", framework="numpy") as file:
        about = file.metadata()
    assert about["data_sets"] == "other, sample"
    assert (about["seeds"], about["steps"]) == ("2", "5")
    assert "13 modulo 100" in about["held_out"]


def test_what_is_no_checkpoint_is_refused(tmp_path: Path) -> None:
    torch.save({"classifier.weight": torch.zeros(2)}, tmp_path / "other.pt")
    with pytest.raises(ValueError, match=r"other\.pt is no checkpoint"):
        export(tmp_path / "other.pt", tmp_path / "x", _Base({}))


def test_a_file_too_large_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "LARGEST", 100)
    reader = tiny_reader()
    base = _Base.of(reader)
    train(reader, tokens, some_lists(12), Plan(steps=5), tmp_path / "run.pt")
    with pytest.raises(ValueError, match="more than the 100"):
        export(tmp_path / "run.pt", tmp_path / "reader.safetensors", base)
    assert not (tmp_path / "reader.safetensors").exists()


MATRICES = arrays.arrays(
    np.float32,
    arrays.array_shapes(min_dims=2, max_dims=2, max_side=6),
    elements=st.floats(-8, 8, width=32).map(lambda x: x if abs(x) > 1e-3 else 0.0),
)


@given(MATRICES)
def test_a_code_is_off_by_half_a_step_at_most(values: Floats) -> None:
    stored = quantised({"m": values})
    assert stored["m"].dtype == np.int8
    steps = np.abs(values).max(axis=1, keepdims=True) / 127
    # The scale itself is rounded to 11 bits, which moves the largest codes a little more.
    bound = steps * 0.5 + np.abs(values) * 2**-10 + 1e-6
    assert (np.abs(dequantised(stored)["m"] - values) <= bound).all()


def test_the_names_are_those_of_the_packaged_model(models_dir: Path) -> None:
    """The reference form holds the packaged weights under the names of BertModel."""
    source = read_source(locate())
    state = load_file(PackagedModel(models_dir).reference().path / "model.safetensors")
    for bert_name, values in state.items():
        if bert_name.startswith(("encoder.layer.4.", "encoder.layer.11.", "embeddings.pos")):
            name = source_name(f"encoder.{bert_name}")
            assert name
            assert np.array_equal(source.dense(name, *values.shape), values.numpy()), name
    assert source_name("encoder.pooler.dense.weight") is None
