from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from index.embeddings import PackagedModel, Vectors
from tests.index.embeddings.texts import PASSAGES, SENTENCES


@pytest.fixture(scope="session")
def reference(models_dir: Path) -> Any:
    """The packaged model under sentence-transformers, in 32-bit floats."""
    import torch  # noqa: PLC0415
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415

    torch.set_num_threads(1)  # its threads spin: with another busy process two are slower than one

    folder = PackagedModel(models_dir).reference().path
    return SentenceTransformer(str(folder), device="cpu", local_files_only=True)


@dataclass(frozen=True)
class Expected:
    """What the reference makes of the texts, each in 32-bit floats."""

    questions: Vectors  # SENTENCES after "query: "
    sentences: Vectors  # SENTENCES after "passage: "
    passages: Vectors  # PASSAGES after "passage: "


@pytest.fixture(scope="session")
def expected(reference: Any) -> Expected:
    def encode(texts: tuple[str, ...], prompt: str) -> Vectors:
        found: Vectors = reference.encode(list(texts), prompt=prompt, normalize_embeddings=True)
        return found

    return Expected(
        questions=encode(SENTENCES, "query: "),
        sentences=encode(SENTENCES, "passage: "),
        passages=encode(PASSAGES, "passage: "),
    )
