"""Measures what the 8-bit graph is balanced by: python -m index.embeddings.calibrate TEXTS

TEXTS: a UTF-8 file, a text a line, in the languages that matter. Runs the reference
over it and writes calibration.npz beside this module. For those who change the model;
what it wrote is part of the project, so that every machine builds the same graph.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from index.embeddings.encoder import E5_PROMPTS
from index.embeddings.graph import CALIBRATION
from index.embeddings.packaged import PackagedModel

Halves: TypeAlias = NDArray[np.float16]

_QUANTILE = 0.999  # the largest values but for rare strays


def calibrate(reference: Path, texts: list[str]) -> tuple[Halves, Halves]:
    """Centre and spread, each (2 · layers, hidden), of what BERT's normalisations give.

    Rows alternate: what attention reads, then what the inner layer reads. A place's
    centre is its mean over all tokens, its spread the 99.9 % quantile of the distance
    from there.
    """
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415  (heavy)

    model = SentenceTransformer(str(reference), device="cpu", local_files_only=True)
    bert: Any = model[0].auto_model
    norms = [bert.embeddings.LayerNorm]
    for layer in bert.encoder.layer:
        norms += [layer.attention.output.LayerNorm, layer.output.LayerNorm]
    norms.pop()  # nothing reads the last one but the pooling
    seen: list[list[NDArray[np.float32]]] = [[] for _ in norms]
    for norm, found in zip(norms, seen, strict=True):
        norm.register_forward_hook(
            lambda _module, _inputs, out, found=found: found.append(out.numpy()[0])
        )
    for text in texts:
        model.encode(text, prompt=E5_PROMPTS.passage, show_progress_bar=False)
    values = [np.concatenate(found) for found in seen]
    centres = np.array([value.mean(axis=0) for value in values])
    spreads = np.array(
        [
            np.quantile(np.abs(value - centre), _QUANTILE, axis=0)
            for value, centre in zip(values, centres, strict=True)
        ]
    )
    return centres.astype(np.float16), spreads.astype(np.float16)


if __name__ == "__main__":
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    folder = PackagedModel(Path("data/models")).reference().path
    measured_centre, measured_spread = calibrate(folder, lines)
    np.savez_compressed(CALIBRATION, centre=measured_centre, spread=measured_spread)
