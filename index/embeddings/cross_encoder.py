"""Any model of sentence-transformers' CrossEncoder as a reader, by folder or by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from index.embeddings.encoder import compose
from index.embeddings.pair_reader import InContext, PairReading
from index.errors import ModelError


class CrossEncoderReader:
    """Scores sentences with a CrossEncoder that has one output. It marks no words."""

    def __init__(self, model: str, *, threads: int | None = None) -> None:
        """`model`: a folder, or a name to be found in the local cache or on the hub.

        `threads` sets torch's threads, which are the process's. Raises ModelError where the
        model can't be had, or gives more than one score.
        """
        import torch  # noqa: PLC0415  (heavy)
        from sentence_transformers import CrossEncoder  # noqa: PLC0415

        # The packaged reader's reference form is one of these too.
        import index.embeddings.reference_reader  # noqa: F401, PLC0415

        if threads:
            torch.set_num_threads(threads)
        try:
            self._model: Any = CrossEncoder(model, local_files_only=True)
        except (OSError, ValueError, RuntimeError) as error:
            raise ModelError(
                f"The reader {model} can't be loaded: {error}",
                hint="Set READER_MODEL to a folder or a downloaded model, or to “off”.",
            ) from error
        if self._model.num_labels != 1:
            raise ModelError(
                f"The reader {model} gives {self._model.num_labels} scores for a pair, not one."
            )
        self._name = model

    @property
    def name(self) -> str:
        return self._name

    def read(self, question: str, sentences: Sequence[InContext]) -> list[PairReading]:
        from torch.nn import Identity  # noqa: PLC0415

        texts = compose([f"{one.before} {one.sentence}".strip() for one in sentences])
        pairs = [(question, text) for text in texts]
        if not pairs:
            return []
        scores = self._model.predict(pairs, activation_fn=Identity(), show_progress_bar=False)
        return [PairReading(float(score)) for score in scores]
