"""Texts → vectors. Light to import: onnxruntime, torch and the rest load with an encoder."""

from index.embeddings.encoder import (
    Encoder,
    OnBatch,
    OnStep,
    Prompts,
    TokenEncoder,
    TokenVectors,
    Vectors,
)
from index.embeddings.loading import PACKAGED, REFERENCE, load_encoder, load_pair_reader
from index.embeddings.onnx_encoder import OnnxEncoder
from index.embeddings.onnx_pair_reader import OnnxPairReader
from index.embeddings.packaged import PackagedModel
from index.embeddings.pair_reader import InContext, PairReader, PairReading
from index.embeddings.transformer_encoder import SentenceTransformerEncoder

__all__ = [
    "PACKAGED",
    "REFERENCE",
    "Encoder",
    "InContext",
    "OnBatch",
    "OnStep",
    "OnnxEncoder",
    "OnnxPairReader",
    "PackagedModel",
    "PairReader",
    "PairReading",
    "Prompts",
    "SentenceTransformerEncoder",
    "TokenEncoder",
    "TokenVectors",
    "Vectors",
    "load_encoder",
    "load_pair_reader",
]
