"""The reader's own layers as an ONNX graph: a question and a sentence joined.

The packaged encoder's first layers read each by itself (`write_lower_graph`); these go on
from there over both together, in the same 8-bit arithmetic.

Inputs: `states` (pairs, places, hidden) float32, and `parts` (pairs, places) int64: 0 for the
question's places, 1 for what surrounds the sentence, 2 for the sentence, -1 for padding.
Outputs: `logit` (pairs,), above 0 where the sentence rather answers than not; `spans`
(pairs, places, 2), how well the words that answer begin and end at each place.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import numpy as np

from index.embeddings.graph import WEIGHTS, Layers
from index.embeddings.source import Tensors

READER_GRAPH: Final = "reader.onnx"
READER_WEIGHTS: Final = "reader.bin"
LOWER_GRAPH: Final = "lower.onnx"
LOWER: Final = 8  # layers that read one text at a time


def write_reader_graph(folder: Path, tensors: Tensors) -> None:
    """Writes READER_GRAPH and READER_WEIGHTS into `folder`."""
    with (folder / READER_WEIGHTS).open("wb") as weights:
        model = _Reader(tensors, weights).model()
    for tensor in model.graph.initializer:
        for entry in tensor.external_data:
            if entry.key == "location" and entry.value == WEIGHTS:
                entry.value = READER_WEIGHTS
    (folder / READER_GRAPH).write_bytes(model.SerializeToString(deterministic=True))


class _Reader(Layers):
    def model(self) -> Any:
        build, kinds = self.builder, self.builder.onnx.TensorProto
        hidden = self.shape.hidden
        build.constant("last_axis", [-1])
        build.constant("token_axis", [1])
        build.constant("step", np.float32(1 / 127))
        build.constant("zero", np.uint8(128))
        build.constant("padding", np.int64(-1))
        build.constant("sentence", np.int64(2))
        real = build.node("Greater", ["parts", "padding"], "is_real")
        build.node("Cast", [real], "mask", to=kinds.INT32)

        known = build.node("Max", ["parts", build.constant("none", np.int64(0))], "known")
        table = build.weight("parts.all", self.tensors.dense("parts", -1, hidden))
        marked = build.node("Gather", [table, known], "marks", axis=0)
        total, norm = build.node("Add", ["states", marked], "joined"), ""
        for layer in range(LOWER, self.shape.layers):
            total, norm = self.layer(layer, total, norm)
        read = self.normalised(total, norm, "read")

        build.node("Identity", [self._dense(read, "spans", hidden)], "spans")
        first = build.node("Gather", [read, build.constant("first", np.int64(0))], "begin", axis=1)
        is_own = build.node("Equal", ["parts", "sentence"], "is_own")
        own = build.node("Cast", [is_own], "own", to=kinds.FLOAT)
        row = build.node("Unsqueeze", [own, "token_axis"], "own.row")
        summed = build.node(
            "Squeeze", [build.node("MatMul", [row, read], "sum.row"), "token_axis"], "sum"
        )
        count = build.node("ReduceSum", [own, "last_axis"], "count", keepdims=1)
        count = build.node("Max", [count, build.constant("one", np.float32(1))], "count.least")
        mean = build.node("Div", [summed, count], "mean")
        both = build.node("Concat", [first, mean], "both", axis=-1)
        seen = build.node("Tanh", [self._dense(both, "dense", 2 * hidden)], "seen")
        logit = self._dense(seen, "answers", hidden)
        build.node("Squeeze", [logit, "last_axis"], "logit")
        return build.model(
            "reader",
            inputs={
                "states": (kinds.FLOAT, ["pairs", "places", hidden]),
                "parts": (kinds.INT64, ["pairs", "places"]),
            },
            outputs={
                "logit": (kinds.FLOAT, ["pairs"]),
                "spans": (kinds.FLOAT, ["pairs", "places", 2]),
            },
        )

    def _dense(self, states: str, name: str, width: int) -> str:
        """A small matrix, in 32 bits."""
        build, tensors = self.builder, self.tensors
        matrix = build.weight(f"{name}.matrix", tensors.dense(f"{name}.w", -1, width).T)
        bias = build.weight(f"{name}.bias", tensors.dense(f"{name}.b"))
        product = build.node("MatMul", [states, matrix], f"{name}.product")
        return build.node("Add", [product, bias], f"{name}.sum")
