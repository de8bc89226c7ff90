"""The packaged model as an ONNX graph in 8-bit arithmetic, written from its weights.

Written node by node rather than exported: half a second instead of thirty, no torch,
and an arithmetic that the exporters don't offer. Each token's row is scaled by its
own largest value before it is rounded to 8 bits (dynamic quantisation of a whole
batch, which `quantize_dynamic` makes, lets a text's vector depend on its neighbours
and is three times as far from the reference). The word table stays in the 4 bits that
it comes in. Weights have 7 bits, so that no pair of products overflows the 16 bits
in which processors without VNNI add them: every machine computes the same sums.

The graph must be run as written, with onnxruntime's optimiser off: it fuses a product
of two scales into MatMulIntegerToFloat, whose kernel reads only the first row's.

Input: `input_ids` (texts, tokens), int64, padded at the end. Outputs: `embedding`
(texts, hidden), the mean over a text's tokens at length 1; and `token_embeddings`
(texts, tokens, hidden), the last layer as it is.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.embeddings.source import BLOCK, Source
from index.embeddings.tokens import PAD

GRAPH = "model.onnx"
WEIGHTS = "weights.bin"

_ONNX_OPSET = 21
_IR_VERSION = 10
_MICROSOFT = "com.microsoft"
_WEIGHT_MAX = 63  # 7 bits: 2 · 255 · 63 < 2¹⁵
_PAGE = 4096  # onnxruntime maps large weights from disk where they begin on a page


def write_graph(folder: Path, source: Source) -> None:
    """Writes GRAPH and WEIGHTS into `folder`."""
    with (folder / WEIGHTS).open("wb") as weights:
        model = _Network(source, weights).model()
    (folder / GRAPH).write_bytes(model.SerializeToString(deterministic=True))


class _Builder:
    """Collects nodes and initialisers; the large ones go straight to the weights file."""

    def __init__(self, weights: Any) -> None:
        import onnx  # noqa: PLC0415  (heavy, and needed only here)

        self.onnx = onnx
        self.nodes: list[Any] = []
        self.initialisers: list[Any] = []
        self._weights = weights

    def constant(self, name: str, values: Any) -> str:
        """A small value, kept in the graph itself."""
        array = np.asarray(values)
        self.initialisers.append(self.onnx.numpy_helper.from_array(array, name))
        return name

    def weight(
        self, name: str, values: NDArray[Any], *, int4_shape: tuple[int, ...] | None = None
    ) -> str:
        """A tensor in the weights file. With `int4_shape`, the bytes hold two 4-bit ints each."""
        helper, kinds = self.onnx.helper, self.onnx.TensorProto
        data = np.ascontiguousarray(values)
        self._weights.write(bytes(-self._weights.tell() % _PAGE))
        tensor = kinds(
            name=name,
            dims=int4_shape or data.shape,
            data_type=kinds.INT4 if int4_shape else helper.np_dtype_to_tensor_dtype(data.dtype),
            data_location=kinds.EXTERNAL,
        )
        place = {"location": WEIGHTS, "offset": self._weights.tell(), "length": data.nbytes}
        for key, value in place.items():
            tensor.external_data.add(key=key, value=str(value))
        self._weights.write(data.tobytes())
        self.initialisers.append(tensor)
        return name

    def node(
        self, kind: str, inputs: list[str], *outputs: str, domain: str = "", **attributes: Any
    ) -> str:
        self.nodes.append(
            self.onnx.helper.make_node(
                kind, inputs, outputs, name=outputs[0], domain=domain, **attributes
            )
        )
        return outputs[0]


class _Network:
    """BERT as multilingual-e5-small has it: post-normalised, exact GELU, mean pooling."""

    def __init__(self, source: Source, weights: Any) -> None:
        self.source = source
        self.shape = source.shape
        self.builder = _Builder(weights)

    def model(self) -> Any:
        build, helper, kinds = self.builder, self.builder.onnx.helper, self.builder.onnx.TensorProto
        build.constant("last_axis", [-1])
        build.constant("token_axis", [1])
        build.constant("step", np.float32(1 / 127))
        build.constant("zero", np.uint8(128))
        build.constant("pad", np.int64(PAD))
        real = build.node("Not", [build.node("Equal", ["input_ids", "pad"], "is_pad")], "is_real")
        build.node("Cast", [real], "mask", to=kinds.INT32)

        states = self._embeddings()
        for layer in range(self.shape.layers):
            states = self._layer(layer, states)
        build.node("Identity", [states], "token_embeddings")
        self._pooling(states)

        graph = helper.make_graph(
            build.nodes,
            "multilingual-e5-small",
            [helper.make_tensor_value_info("input_ids", kinds.INT64, ["texts", "tokens"])],
            [
                helper.make_tensor_value_info(
                    "embedding", kinds.FLOAT, ["texts", self.shape.hidden]
                ),
                helper.make_tensor_value_info(
                    "token_embeddings", kinds.FLOAT, ["texts", "tokens", self.shape.hidden]
                ),
            ],
            initializer=build.initialisers,
        )
        opsets = [helper.make_opsetid("", _ONNX_OPSET), helper.make_opsetid(_MICROSOFT, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=_IR_VERSION)

    def _embeddings(self) -> str:
        build, shape, source = self.builder, self.shape, self.source
        codes, scales = source.codes("emb.word")
        signed = codes ^ 8  # code - 8 as a 4-bit two's complement number
        build.weight(
            "words.codes",
            signed[:, 0::2] | signed[:, 1::2] << 4,
            int4_shape=(shape.words, shape.hidden),
        )
        build.weight("words.scales", scales.reshape(shape.words, -1))
        words = build.node(
            "GatherBlockQuantized",
            ["words.codes", "input_ids", "words.scales"],
            "words.half",
            domain=_MICROSOFT,
            gather_axis=0,
            quantize_axis=1,
            block_size=BLOCK,
        )
        words = build.node("Cast", [words], "words", to=build.onnx.TensorProto.FLOAT)
        # There is one kind of token in use, so its vector is part of every position's.
        positions = source.dense("emb.pos", -1, shape.hidden)
        positions = positions + source.dense("emb.type", -1, shape.hidden)[0]
        build.weight("positions.all", positions)
        build.constant("first", [0])
        build.constant("position_axis", [0])
        length = build.node("Shape", ["input_ids"], "length", start=1, end=2)
        positions_used = build.node(
            "Slice", ["positions.all", "first", length, "position_axis"], "positions"
        )
        return self._normalised(words, positions_used, "emb.ln", "embeddings")

    def _layer(self, layer: int, states: str) -> str:
        build, hidden, inner = self.builder, self.shape.hidden, self.shape.inner
        at = f"l{layer}"
        joint = self._linear(states, [f"{at}.q", f"{at}.k", f"{at}.v"], hidden, f"{at}.qkv")
        parts = [f"{at}.queries", f"{at}.keys", f"{at}.values"]
        build.node("Split", [joint], *parts, axis=2, num_outputs=3)
        context = build.node(
            "MultiHeadAttention",
            [*parts, "", "mask"],
            f"{at}.context",
            domain=_MICROSOFT,
            num_heads=self.shape.heads,
        )
        attended = self._linear(context, [f"{at}.ao"], hidden, f"{at}.attended")
        states = self._normalised(attended, states, f"{at}.aln", f"{at}.between")
        wide = self._linear(states, [f"{at}.fi"], hidden, f"{at}.wide")
        wide = build.node("Gelu", [wide], f"{at}.gelu", domain=_MICROSOFT)
        narrow = self._linear(wide, [f"{at}.fo"], inner, f"{at}.narrow")
        return self._normalised(narrow, states, f"{at}.oln", f"{at}.states")

    def _linear(self, states: str, names: list[str], width: int, out: str) -> str:
        """states · Wᵀ + b over rows of `width` values, the matrices of `names` side by side."""
        build, source = self.builder, self.source
        matrix = np.concatenate([source.dense(f"{name}.w", -1, width) for name in names])
        bias = np.concatenate([source.dense(f"{name}.b") for name in names])
        scales = np.abs(matrix).max(axis=1) / np.float32(_WEIGHT_MAX)
        codes = np.round(matrix / scales[:, None]).astype(np.int8)
        largest = build.node(
            "ReduceMax",
            [build.node("Abs", [states], f"{out}.absolute"), "last_axis"],
            f"{out}.largest",
            keepdims=1,
        )
        unit = build.node("Div", [states, largest], f"{out}.unit")
        rounded = build.node("QuantizeLinear", [unit, "step", "zero"], f"{out}.rounded")
        product = build.node(
            "MatMulIntegerToFloat",
            [
                rounded,
                build.weight(f"{out}.codes", codes.T),
                "step",
                build.weight(f"{out}.scales", scales),
                "zero",
            ],
            f"{out}.product",
            domain=_MICROSOFT,
        )
        scaled = build.node("Mul", [product, largest], f"{out}.scaled")
        return build.node("Add", [scaled, build.weight(f"{out}.bias", bias)], out)

    def _normalised(self, states: str, residual: str, name: str, out: str) -> str:
        build, source = self.builder, self.source
        total = build.node("Add", [states, residual], f"{out}.sum")
        gain = build.weight(f"{out}.gain", source.dense(f"{name}.w"))
        shift = build.weight(f"{out}.shift", source.dense(f"{name}.b"))
        return build.node(
            "LayerNormalization", [total, gain, shift], out, epsilon=self.shape.epsilon, axis=-1
        )

    def _pooling(self, states: str) -> None:
        """Sums a text's tokens and scales to length 1: the direction of their mean."""
        build = self.builder
        counted = build.node("Cast", ["is_real"], "counted", to=build.onnx.TensorProto.FLOAT)
        counted = build.node("Unsqueeze", [counted, "last_axis"], "counted.column")
        kept = build.node("Mul", [states, counted], "kept")
        total = build.node("ReduceSum", [kept, "token_axis"], "total", keepdims=0)
        build.node("LpNormalization", [total], "embedding", axis=-1, p=2)
