"""Texts → vectors. Light to import: onnxruntime, torch and the rest load with an encoder."""

from index.embeddings.encoder import Encoder, OnBatch, OnStep, Prompts, Vectors
from index.embeddings.loading import PACKAGED, REFERENCE, load_encoder
from index.embeddings.onnx_encoder import OnnxEncoder
from index.embeddings.packaged import PackagedModel
from index.embeddings.pair_scorer import InContext, OnnxPairScorer, PairScorer
from index.embeddings.transformer_encoder import SentenceTransformerEncoder

__all__ = [
    "PACKAGED",
    "REFERENCE",
    "Encoder",
    "InContext",
    "OnBatch",
    "OnStep",
    "OnnxEncoder",
    "OnnxPairScorer",
    "PackagedModel",
    "PairScorer",
    "Prompts",
    "SentenceTransformerEncoder",
    "Vectors",
    "load_encoder",
]
