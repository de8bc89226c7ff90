"""The packaged model as an ONNX graph in 8-bit arithmetic, written from its weights.

Written node by node rather than exported: half a second instead of thirty, no torch,
and an arithmetic that the exporters don't offer:

- Each token's row is scaled by its own largest value before it is rounded to 8 bits.
  `quantize_dynamic` scales a whole batch at once: a text's vector then depends on its
  neighbours, and is ten times as far from the reference.
- A few places of BERT's normalised states are always large and would take most of the
  8 bits. What goes into a matrix is therefore centred, and balanced against the
  matrix's columns (SmoothQuant, Xiao et al. 2023, with α = ½), by a second output of
  the same normalisation. The statistics for it are in CALIBRATION; calibrate.py made
  them.
- Weights are whole numbers up to 95, not 127: processors without VNNI add pairs of
  products in 16 bits, and so one pair in 600,000 overflows, not one in 10,000.
- The word table stays in the 4 bits that it comes in.

The graph must be run as written, with onnxruntime's optimiser off: it fuses a product
of two scales into MatMulIntegerToFloat, whose kernel reads only the first row's.

Input: `input_ids` (texts, tokens), int64, padded at the end. Outputs: `embedding`
(texts, hidden), the mean over a text's tokens at length 1; and `token_embeddings`
(texts, tokens, hidden), the last layer as it is.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from index.embeddings.source import BLOCK, Source, Tensors
from index.embeddings.tokens import PAD

GRAPH = "model.onnx"
WEIGHTS = "weights.bin"
CALIBRATION = Path(__file__).with_name("calibration.npz")

Floats: TypeAlias = NDArray[np.float32]

_ONNX_OPSET = 21
_IR_VERSION = 10
_MICROSOFT = "com.microsoft"
_WEIGHT_MAX = 95
_PAGE = 4096  # onnxruntime maps large weights from disk where they begin on a page


def write_graph(folder: Path, source: Source) -> None:
    """Writes GRAPH and WEIGHTS into `folder`."""
    with (folder / WEIGHTS).open("wb") as weights:
        model = Network(source, weights).model()
    (folder / GRAPH).write_bytes(model.SerializeToString(deterministic=True))


def write_lower_graph(path: Path, source: Source, layers: int) -> None:
    """Writes the graph of the first `layers` layers alone, over the same WEIGHTS.

    The weights of a layer stand after those of the layers before it, so that what is read
    by a shorter graph stands at the same places. Output: `states` (texts, tokens, hidden).
    """
    with Path(os.devnull).open("wb") as nowhere:
        model = Network(source, _Counting(nowhere)).lower_model(layers)
    path.write_bytes(model.SerializeToString(deterministic=True))


class _Counting:
    """A file of which only the places matter."""

    def __init__(self, file: Any) -> None:
        self._file, self._at = file, 0

    def tell(self) -> int:
        return self._at

    def write(self, data: bytes) -> None:
        self._at += len(data)


class Builder:
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

    def model(
        self,
        name: str,
        *,
        inputs: Mapping[str, tuple[int, list[str | int]]],
        outputs: Mapping[str, tuple[int, list[str | int]]],
    ) -> Any:
        """What was built. Inputs and outputs: name → kind and shape."""
        helper = self.onnx.helper
        graph = helper.make_graph(
            self.nodes,
            name,
            [helper.make_tensor_value_info(at, *is_) for at, is_ in inputs.items()],
            [helper.make_tensor_value_info(at, *is_) for at, is_ in outputs.items()],
            initializer=self.initialisers,
        )
        opsets = [helper.make_opsetid("", _ONNX_OPSET), helper.make_opsetid(_MICROSOFT, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=_IR_VERSION)


class Layers:
    """BERT's layers in 8-bit arithmetic, post-normalised, exact GELU."""

    def __init__(self, tensors: Tensors, weights: Any) -> None:
        self.tensors = tensors
        self.shape = tensors.shape
        self.builder = Builder(weights)
        with np.load(CALIBRATION) as file:
            self.calibration: dict[str, NDArray[np.float16]] = dict(file)

    def layer(self, layer: int, total: str, norm: str) -> tuple[str, str]:
        """One layer after the sum `total`, still to be normalised by `norm`; its own likewise."""
        build, at = self.builder, f"l{layer}"
        states = self.normalised(total, norm, f"{at}.states")
        joint = self._balanced_linear(
            total, norm, [f"{at}.q", f"{at}.k", f"{at}.v"], 2 * layer, f"{at}.qkv"
        )
        parts = [f"{at}.queries", f"{at}.keys", f"{at}.values"]
        build.node("Split", [joint], *parts, axis=2, num_outputs=3)
        context = build.node(
            "MultiHeadAttention",
            [*parts, "", "mask"],
            f"{at}.context",
            domain=_MICROSOFT,
            num_heads=self.shape.heads,
        )
        attended = self.linear(context, *self._matrix([f"{at}.ao"], self.shape.hidden), at + ".ao")
        total, norm = build.node("Add", [attended, states], f"{at}.between"), f"{at}.aln"
        states = self.normalised(total, norm, f"{at}.between.states")
        wide = self._balanced_linear(total, norm, [f"{at}.fi"], 2 * layer + 1, f"{at}.wide")
        wide = build.node("Gelu", [wide], f"{at}.gelu", domain=_MICROSOFT)
        narrow = self.linear(wide, *self._matrix([f"{at}.fo"], self.shape.inner), f"{at}.narrow")
        return build.node("Add", [narrow, states], f"{at}.total"), f"{at}.oln"

    def _matrix(self, names: list[str], width: int) -> tuple[Floats, Floats]:
        """(rows, width) weights and (rows,) biases, those of `names` one below the other."""
        tensors = self.tensors
        matrix = np.concatenate([tensors.dense(f"{name}.w", -1, width) for name in names])
        return matrix, np.concatenate([tensors.dense(f"{name}.b") for name in names])

    def _balanced_linear(
        self, total: str, norm: str, names: list[str], place: int, out: str
    ) -> str:
        """Like normalising `total` and multiplying it by the matrices, in other units.

        W · x + b = (W · s) · ((x - c) / s) + (b + W · c), with the calibration's centre c.
        """
        matrix, bias = self._matrix(names, self.shape.hidden)
        centre = self.calibration["centre"][place].astype(np.float32)
        spread = self.calibration["spread"][place].astype(np.float32)
        scale = np.sqrt(spread / np.sqrt((matrix**2).mean(axis=0)))
        # In 64 bits, so that the order of addition, which differs between processors,
        # can't change the file.
        moved = (matrix.astype(np.float64) * centre).sum(axis=1)
        states = self.normalised(total, norm, f"{out}.input", centre=centre, scale=scale)
        return self.linear(states, matrix * scale, (bias + moved).astype(np.float32), out)

    def linear(self, states: str, matrix: Floats, bias: Floats, out: str) -> str:
        """states · matrixᵀ + bias, in 8 bits a row."""
        build = self.builder
        scales = np.abs(matrix).max(axis=1) / np.float32(_WEIGHT_MAX)
        codes = np.round(matrix / scales[:, None]).astype(np.int8)
        absolute = build.node("Abs", [states], f"{out}.absolute")
        largest = build.node("ReduceMax", [absolute, "last_axis"], f"{out}.largest", keepdims=1)
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
        return build.node("Add", [scaled, build.weight(f"{out}.bias", bias)], f"{out}.sum")

    def normalised(
        self,
        total: str,
        norm: str,
        out: str,
        *,
        centre: Floats | float = 0.0,
        scale: Floats | float = 1.0,
    ) -> str:
        """(LayerNorm(total) - centre) / scale; without a `norm`, (total - centre) / scale."""
        build, tensors = self.builder, self.tensors
        if not norm:
            moved = build.node(
                "Sub", [total, build.weight(f"{out}.centre", _row(centre))], f"{out}.moved"
            )
            return build.node("Div", [moved, build.weight(f"{out}.scale", _row(scale))], out)
        gain = build.weight(f"{out}.gain", tensors.dense(f"{norm}.w") / scale)
        shift = build.weight(f"{out}.shift", (tensors.dense(f"{norm}.b") - centre) / scale)
        return build.node(
            "LayerNormalization", [total, gain, shift], out, epsilon=self.shape.epsilon, axis=-1
        )


class Network(Layers):
    """BERT as multilingual-e5-small has it: post-normalised, exact GELU, mean pooling."""

    def __init__(self, source: Source, weights: Any) -> None:
        super().__init__(source, weights)
        self._source = source

    def model(self) -> Any:
        build, kinds = self.builder, self.builder.onnx.TensorProto
        total, norm = self._read(self.shape.layers)
        states = self.normalised(total, norm, "token_embeddings")
        self._pooling(states)

        hidden = self.shape.hidden
        return build.model(
            "multilingual-e5-small",
            inputs={"input_ids": (kinds.INT64, ["texts", "tokens"])},
            outputs={
                "embedding": (kinds.FLOAT, ["texts", hidden]),
                "token_embeddings": (kinds.FLOAT, ["texts", "tokens", hidden]),
            },
        )

    def lower_model(self, layers: int) -> Any:
        build, kinds = self.builder, self.builder.onnx.TensorProto
        total, norm = self._read(layers)
        states = self.normalised(total, norm, f"l{layers}.states")
        build.node("Identity", [states], "states")
        return build.model(
            "multilingual-e5-small.lower",
            inputs={"input_ids": (kinds.INT64, ["texts", "tokens"])},
            outputs={"states": (kinds.FLOAT, ["texts", "tokens", self.shape.hidden])},
        )

    def _read(self, layers: int) -> tuple[str, str]:
        """The sum after so many layers, still to be normalised, and by what."""
        build, kinds = self.builder, self.builder.onnx.TensorProto
        build.constant("last_axis", [-1])
        build.constant("token_axis", [1])
        build.constant("step", np.float32(1 / 127))
        build.constant("zero", np.uint8(128))
        build.constant("pad", np.int64(PAD))
        real = build.node("Not", [build.node("Equal", ["input_ids", "pad"], "is_pad")], "is_real")
        build.node("Cast", [real], "mask", to=kinds.INT32)
        total, norm = self._embeddings(), "emb.ln"
        for layer in range(layers):
            total, norm = self.layer(layer, total, norm)
        return total, norm

    def _embeddings(self) -> str:
        build, shape, source = self.builder, self.shape, self._source
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
        return build.node("Add", [words, positions_used], "embeddings")

    def _pooling(self, states: str) -> None:
        """Sums a text's tokens and scales to length 1: the direction of their mean."""
        build = self.builder
        counted = build.node("Cast", ["is_real"], "counted", to=build.onnx.TensorProto.FLOAT)
        counted = build.node("Unsqueeze", [counted, "token_axis"], "counted.row")
        # A product, for ReduceSum adds in another order when there is only one text.
        total = build.node("MatMul", [counted, states], "total.row")
        total = build.node("Squeeze", [total, "token_axis"], "total")
        build.node("LpNormalization", [total], "embedding", axis=-1, p=2)


def _row(values: Floats | float) -> Floats:
    return np.atleast_1d(np.asarray(values, np.float32))
