"""The everyday encoder: the packaged model under onnxruntime, without torch."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import Any

import numpy as np

from index.embeddings.encoder import (
    E5_PROMPTS,
    OnBatch,
    TokenVectors,
    Vectors,
    batches,
    compose,
)
from index.embeddings.packaged import GRAPH, TOKENIZER, Part
from index.embeddings.tokens import Tokenizer, pad, truncated
from index.errors import ModelError

# Texts are padded to a multiple of this, whatever their neighbours, so that a text's
# vector is the same bit for bit in every batch.
_STEP = 8
_BATCH_TOKENS = 512
_MAX_THREADS = 4


def available_threads() -> int:
    """The processor cores this process may use, at most 4."""
    # Not every system tells what a process may use of its cores.
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(cores or 1, _MAX_THREADS)


class OnnxEncoder:
    """The packaged model's everyday form. Safe to share between threads.

    `threads` batches are encoded at a time, each on one thread.
    """

    def __init__(self, part: Part, *, threads: int | None = None) -> None:
        """Raises ModelError where the model's files can't be loaded."""
        self._name = part.name
        self._threads = threads or available_threads()
        self._session = open_session(part.path / GRAPH)
        self._tokenizer = Tokenizer(part.path / TOKENIZER)
        self._dimension = int(self._session.get_outputs()[0].shape[-1])

    @property
    def name(self) -> str:
        return self._name

    @property
    def dimension(self) -> int:
        return self._dimension

    def encode_queries(self, texts: Sequence[str], *, on_batch: OnBatch | None = None) -> Vectors:
        return self._encode(texts, E5_PROMPTS.query, on_batch)

    def encode_passages(self, texts: Sequence[str], *, on_batch: OnBatch | None = None) -> Vectors:
        return self._encode(texts, E5_PROMPTS.passage, on_batch)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(ids) for ids in self._tokens(texts, E5_PROMPTS.passage)]

    def _tokens(self, texts: Sequence[str], prompt: str) -> list[list[int]]:
        return self._tokenizer([prompt + text for text in compose(texts)])

    def query_tokens(self, text: str) -> TokenVectors:
        return self._each_token([text], E5_PROMPTS.query)[0]

    def passage_tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        return self._each_token(texts, E5_PROMPTS.passage)

    def _each_token(self, texts: Sequence[str], prompt: str) -> list[TokenVectors]:
        rows = [truncated(ids) for ids in self._tokens(texts, prompt)]
        own = slice(1 + len(self._tokenizer([prompt.strip()])[0][1:-1]), -1)
        found: dict[int, TokenVectors] = {}

        def take(at: int, states: Vectors) -> None:
            pieces = self._tokenizer.pieces(rows[at][own])
            vectors = states[: len(rows[at])][own]
            vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
            found[at] = TokenVectors(pieces, vectors)

        self._run("token_embeddings", rows, take)
        return [found[at] for at in range(len(rows))]

    def _encode(self, texts: Sequence[str], prompt: str, on_batch: OnBatch | None) -> Vectors:
        rows = [truncated(ids) for ids in self._tokens(texts, prompt)]
        vectors = np.empty((len(rows), self._dimension), np.float32)

        def take(at: int, vector: Vectors) -> None:
            vectors[at] = vector

        self._run("embedding", rows, take, on_batch)
        return vectors

    def _run(
        self,
        output: str,
        rows: list[list[int]],
        take: Callable[[int, Vectors], None],
        on_batch: OnBatch | None = None,
    ) -> None:
        """Runs the graph on rows of ids; `take` is given each row's number and output."""
        widths = [-(-len(ids) // _STEP) * _STEP for ids in rows]

        def run(batch: list[int]) -> int:
            ids = pad([rows[at] for at in batch], widths[batch[0]])
            (outputs,) = self._session.run([output], {"input_ids": ids})
            for at, found in zip(batch, outputs, strict=True):
                take(at, found)
            return len(batch)

        done = 0
        for count in each(run, batches(widths, _BATCH_TOKENS), self._threads):
            done += count
            if on_batch:
                on_batch(done)


def each(run: Any, work: list[list[int]], threads: int) -> Iterator[int]:
    """`run` over all of `work`, up to `threads` at a time, results as they come."""
    if threads == 1 or len(work) < 2:
        yield from map(run, work)
        return
    pool = ThreadPoolExecutor(min(threads, len(work)), thread_name_prefix="encoder")
    try:
        for future in as_completed([pool.submit(run, batch) for batch in work]):
            yield future.result()
    finally:
        pool.shutdown(cancel_futures=True)


def open_session(graph: Path) -> Any:
    # onnxruntime's Linux builds report to their maker unless this is set when they are loaded.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime  # noqa: PLC0415  (heavy)
    from onnxruntime.capi import (  # noqa: PLC0415
        onnxruntime_pybind11_state as state,
    )

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    # One thread a session run: no pool of onnxruntime's own, whose threads spin while
    # they wait and take the processor from others.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    # Patterns of memory are kept for every shape seen: no faster here, and larger.
    options.enable_mem_pattern = False
    # The graph is written as it must run: see graph.py for the fusion that would spoil it.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])
    except (
        state.InvalidArgument,
        state.InvalidGraph,
        state.InvalidProtobuf,
        state.NoSuchFile,
        state.Fail,
        state.RuntimeException,
    ) as error:
        raise ModelError(f"{graph.parent.name}/{graph.name} can't be loaded: {error}") from error
