"""From settings to an encoder and a reader."""

from __future__ import annotations

from pathlib import Path

from index.embeddings.encoder import Encoder, OnStep
from index.embeddings.packaged import PackagedModel
from index.embeddings.pair_reader import PairReader

PACKAGED = "packaged"
REFERENCE = "packaged:reference"


def load_encoder(
    spec: str | None,
    models_dir: Path,
    *,
    threads: int | None = None,
    on_step: OnStep | None = None,
) -> Encoder:
    """The encoder that `spec` names.

    None, "" or "packaged": the packaged model in its everyday form, built into
    `models_dir` where it isn't yet. "packaged:reference": the same model under
    sentence-transformers. Anything else: a sentence-transformers model's folder or name.
    `threads` defaults to the cores available, at most 4. `on_step` is told in a sentence
    what takes time. Raises ModelError.
    """
    if not spec or spec == PACKAGED:
        from index.embeddings.onnx_encoder import OnnxEncoder  # noqa: PLC0415

        return OnnxEncoder(PackagedModel(models_dir).everyday(on_step), threads=threads)

    from index.embeddings.transformer_encoder import SentenceTransformerEncoder  # noqa: PLC0415

    if spec == REFERENCE:
        part = PackagedModel(models_dir).reference(on_step)
        return SentenceTransformerEncoder(str(part.path), name=part.name, threads=threads)
    return SentenceTransformerEncoder(spec, threads=threads)


def load_pair_reader(
    spec: str | None,
    models_dir: Path,
    *,
    threads: int | None = None,
    on_step: OnStep | None = None,
) -> PairReader:
    """The reader that `spec` names.

    None, "" or "packaged": the trained one, built into `models_dir` where it isn't yet.
    Anything else: a CrossEncoder's folder or name. Raises ModelError.
    """
    if not spec or spec == PACKAGED:
        from index.embeddings.onnx_pair_reader import OnnxPairReader  # noqa: PLC0415

        return OnnxPairReader(models_dir, threads=threads, on_step=on_step)

    from index.embeddings.cross_encoder import CrossEncoderReader  # noqa: PLC0415

    return CrossEncoderReader(spec, threads=threads)
