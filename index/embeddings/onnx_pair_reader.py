"""A question and a sentence read together → whether it answers, and with which words.

The packaged encoder's lower layers read the question and each sentence alone; its upper
layers, trained anew (tests/training, docs/model-card.md), read both together. Only what
training changed is shipped.
"""

from __future__ import annotations

import os
import shutil
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.embeddings import folders
from index.embeddings.encoder import E5_PROMPTS, OnStep, batches, compose
from index.embeddings.graph import WEIGHTS, write_lower_graph
from index.embeddings.onnx_encoder import available_threads, each, open_session
from index.embeddings.packaged import TOKENIZER, PackagedModel, Part
from index.embeddings.pair_reader import InContext, PairReading
from index.embeddings.reader_graph import (
    LOWER,
    LOWER_GRAPH,
    READER_GRAPH,
    write_reader_graph,
)
from index.embeddings.reader_weights import ReaderWeights, digest_of
from index.embeddings.source import locate, read
from index.embeddings.tokens import BOS, EOS, Tokenizer, pad
from index.models import Span

NAME: Final = "verbatim-reader"

# Lengths in tokens that the reader was trained with; what is longer is cut.
QUESTION: Final = 40
SENTENCE: Final = 84
TITLE: Final = 12  # from its start
BEFORE: Final = 28  # from its end
BLANK: Final = 6  # "▁", between the title and the sentence before
LONGEST_SPAN: Final = 24
_STEP: Final = 8
_BATCH_TOKENS: Final = 1024

States = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Row:
    """`first` to `end`: the sentence's own tokens; `places`: where these stand in it."""

    ids: list[int]
    first: int
    end: int
    places: list[tuple[int, int]]


class OnnxPairReader:
    """The trained reader under onnxruntime. Safe to share between threads."""

    def __init__(
        self, models_dir: Path, *, threads: int | None = None, on_step: OnStep | None = None
    ) -> None:
        """Builds the reader into `models_dir` where it isn't yet. Raises ModelError."""
        encoder = PackagedModel(models_dir).everyday(on_step)
        folder, digest = _built(models_dir, encoder, on_step)
        self._name = f"{NAME}:{digest[:12]}"
        self._threads = threads or available_threads()
        self._lower = open_session(folder / LOWER_GRAPH)
        self._upper = open_session(folder / READER_GRAPH)
        self._tokenizer = Tokenizer(encoder.path / TOKENIZER)
        prompts = self._tokenizer([E5_PROMPTS.query.strip(), E5_PROMPTS.passage.strip()])
        self._query, self._passage = (ids[1:-1] for ids in prompts)

    @property
    def name(self) -> str:
        return self._name

    def read(self, question: str, sentences: Sequence[InContext]) -> list[PairReading]:
        if not sentences:
            return []
        (asked,) = self._tokenizer(compose([question]))
        asked = [BOS, *self._query, *asked[1:-1][:QUESTION], EOS]
        rows = [self._row(one) for one in sentences]
        states = self._states([asked, *(row.ids for row in rows)])
        return self._joined(states[0], rows, states[1:])

    def _row(self, one: InContext) -> _Row:
        title, before = (ids[1:-1] for ids in self._tokenizer(compose([one.title, one.before])))
        lead = [BOS, *self._passage]
        if title:
            lead += [*title[:TITLE], BLANK]
        lead += before[-BEFORE:]
        ids, places = self._tokenizer.placed(unicodedata.normalize("NFC", one.sentence))
        ids, places = ids[:SENTENCE], places[:SENTENCE]
        if not unicodedata.is_normalized("NFC", one.sentence):
            places = []  # they would be another text's
        return _Row([*lead, *ids, EOS], len(lead), len(lead) + len(ids), places)

    def _states(self, rows: Sequence[list[int]]) -> list[States]:
        """Each text by itself, up to where the reader begins."""
        widths = [-(-len(ids) // _STEP) * _STEP for ids in rows]
        found: dict[int, States] = {}

        def run(batch: list[int]) -> None:
            ids = pad([rows[at] for at in batch], widths[batch[0]])
            (states,) = self._lower.run(["states"], {"input_ids": ids})
            for at, own in zip(batch, states, strict=True):
                found[at] = own[: len(rows[at])]

        for _ in each(run, batches(widths, _BATCH_TOKENS), self._threads):
            pass
        return [found[at] for at in range(len(rows))]

    def _joined(
        self, asked: States, rows: Sequence[_Row], states: Sequence[States]
    ) -> list[PairReading]:
        widths = [-(-(len(asked) + len(own)) // _STEP) * _STEP for own in states]
        found: dict[int, PairReading] = {}

        def run(batch: list[int]) -> None:
            joint = np.zeros((len(batch), widths[batch[0]], asked.shape[1]), np.float32)
            parts = np.full(joint.shape[:2], -1, np.int64)
            for number, at in enumerate(batch):
                row, own = rows[at], states[at]
                joint[number, : len(asked)] = asked
                joint[number, len(asked) : len(asked) + len(own)] = own
                parts[number, : len(asked)] = 0
                parts[number, len(asked) : len(asked) + len(own)] = 1
                parts[number, len(asked) + row.first : len(asked) + row.end] = 2
            logits, spans = self._upper.run(["logit", "spans"], {"states": joint, "parts": parts})
            for at, logit, edges in zip(batch, logits, spans, strict=True):
                row = rows[at]
                own = edges[len(asked) + row.first : len(asked) + row.end]
                found[at] = PairReading(float(logit), *_span(own, row.places))

        for _ in each(run, batches(widths, _BATCH_TOKENS), self._threads):
            pass
        return [found[at] for at in range(len(rows))]


def _span(edges: NDArray[np.float32], places: list[tuple[int, int]]) -> tuple[Span | None, float]:
    """The likeliest words: `edges` (tokens, 2), how well they begin and end at each."""
    if not places:
        return None, 0.0
    starts, ends = (_softmax(edges[:, side]) for side in (0, 1))
    both = np.triu(np.outer(starts, ends)) - np.triu(np.outer(starts, ends), LONGEST_SPAN)
    first, last = np.unravel_index(int(both.argmax()), both.shape)
    start, end = places[int(first)][0], places[int(last)][1]
    return (Span(start, end), float(both[first, last])) if start < end else (None, 0.0)


def _softmax(values: NDArray[np.float32]) -> NDArray[np.float32]:
    powers = np.exp(values - values.max())
    return np.asarray(powers / powers.sum())


def _built(models_dir: Path, encoder: Part, on_step: OnStep | None) -> tuple[Path, str]:
    """The folder of the reader's graphs, and the digest of its weights."""
    digest = digest_of()
    folder = models_dir / f"{NAME}-int8"
    recipe = f"{NAME} {digest[:16]} over {encoder.name.partition(':')[2]}, format 2"

    def fill(partial: Path) -> None:
        if on_step:
            on_step(f"Building {folder.name} (once, a few seconds).")
        source = read(locate())
        write_reader_graph(partial, ReaderWeights.load(source.shape))
        write_lower_graph(partial / LOWER_GRAPH, source, LOWER)
        _share(encoder.path / WEIGHTS, partial / WEIGHTS)

    folders.ensure(folder, recipe, fill)
    return folder, digest


def _share(file: Path, other: Path) -> None:
    """The same file under a second name; a copy where the disk can't do that."""
    try:
        os.link(file, other)
    except OSError:
        shutil.copyfile(file, other)
