"""What tests all over the tree share. The model is built once and kept between runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.embeddings import Encoder, load_encoder

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def models_dir() -> Path:
    """Where `python -m index` keeps models by default; what is missing there gets built."""
    return ROOT / "data" / "models"


@pytest.fixture(scope="session")
def encoder(models_dir: Path) -> Encoder:
    """The packaged model as users have it."""
    return load_encoder(None, models_dir)
