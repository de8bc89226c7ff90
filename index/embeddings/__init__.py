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
from index.embeddings.loading import PACKAGED, REFERENCE, load_encoder
from index.embeddings.onnx_encoder import OnnxEncoder
from index.embeddings.packaged import PackagedModel
from index.embeddings.transformer_encoder import SentenceTransformerEncoder

__all__ = [
    "PACKAGED",
    "REFERENCE",
    "Encoder",
    "OnBatch",
    "OnStep",
    "OnnxEncoder",
    "PackagedModel",
    "Prompts",
    "SentenceTransformerEncoder",
    "TokenEncoder",
    "TokenVectors",
    "Vectors",
    "load_encoder",
]
