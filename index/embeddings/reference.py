"""The packaged model as a sentence-transformers folder in 32-bit floats: the reference."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.embeddings.encoder import E5_PROMPTS
from index.embeddings.source import Source, Tensors
from index.embeddings.tokens import (
    MASK,
    MAX_TOKENS,
    PAD,
    SPECIAL,
    write_tokenizer_json,
)

_MATRICES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
_NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


def write_reference(folder: Path, source: Source) -> None:
    """Writes what `SentenceTransformer(folder)` loads, with no network."""
    from safetensors.numpy import save_file  # noqa: PLC0415

    save_file(_state(source), folder / "model.safetensors", metadata={"format": "pt"})
    write_tokenizer_json(folder / "tokenizer.json", source.pieces)
    for path, settings in _settings(source).items():
        target = folder / path
        target.parent.mkdir(exist_ok=True)
        target.write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")
    (folder / "2_Normalize").mkdir()


def layers_state(tensors: Tensors, layers: Iterable[int]) -> dict[str, NDArray[np.float32]]:
    """The weights of these layers under the names that transformers' BertModel gives them."""
    state = {}
    for layer in layers:
        for short, name in _MATRICES.items():
            width = tensors.shape.inner if short == "fo" else tensors.shape.hidden
            at = f"encoder.layer.{layer}.{name}"
            state[f"{at}.weight"] = tensors.dense(f"l{layer}.{short}.w", -1, width)
            state[f"{at}.bias"] = tensors.dense(f"l{layer}.{short}.b")
        for short, name in _NORMS.items():
            at = f"encoder.layer.{layer}.{name}"
            state[f"{at}.weight"] = tensors.dense(f"l{layer}.{short}.w")
            state[f"{at}.bias"] = tensors.dense(f"l{layer}.{short}.b")
    return state


def _state(source: Source) -> dict[str, NDArray[np.float32]]:
    """The weights under the names that transformers' BertModel gives them."""
    hidden = source.shape.hidden
    state = {
        "embeddings.word_embeddings.weight": source.dense("emb.word", -1, hidden),
        "embeddings.position_embeddings.weight": source.dense("emb.pos", -1, hidden),
        "embeddings.token_type_embeddings.weight": source.dense("emb.type", -1, hidden),
        "embeddings.LayerNorm.weight": source.dense("emb.ln.w"),
        "embeddings.LayerNorm.bias": source.dense("emb.ln.b"),
        # Mean pooling doesn't use the pooler, but BertModel has one.
        "pooler.dense.weight": np.zeros((hidden, hidden), np.float32),
        "pooler.dense.bias": np.zeros(hidden, np.float32),
    }
    state |= layers_state(source, range(source.shape.layers))
    return {name: np.ascontiguousarray(values) for name, values in state.items()}


def _settings(source: Source) -> dict[str, Any]:
    shape = source.shape
    special = dict(zip(("bos", "pad", "eos", "unk"), SPECIAL, strict=True))
    tokens = {f"{role}_token": text for role, text in special.items()}
    tokens |= {"cls_token": special["bos"], "sep_token": special["eos"], "mask_token": MASK}
    modules = ["Transformer", "Pooling", "Normalize"]
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_size": shape.hidden,
            "num_hidden_layers": shape.layers,
            "num_attention_heads": shape.heads,
            "intermediate_size": shape.inner,
            "hidden_act": "gelu",
            "vocab_size": shape.words,
            "max_position_embeddings": shape.positions,
            "type_vocab_size": shape.token_types,
            "layer_norm_eps": shape.epsilon,
            "pad_token_id": PAD,
            "torch_dtype": "float32",
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": MAX_TOKENS,
            "clean_up_tokenization_spaces": False,
            "model_input_names": ["input_ids", "attention_mask"],
            **tokens,
        },
        "special_tokens_map.json": tokens,
        "modules.json": [
            {
                "idx": at,
                "name": str(at),
                "path": "" if at == 0 else f"{at}_{name}",
                "type": f"sentence_transformers.models.{name}",
            }
            for at, name in enumerate(modules)
        ],
        "1_Pooling/config.json": {
            "word_embedding_dimension": shape.hidden,
            "pooling_mode_mean_tokens": True,
        },
        "sentence_bert_config.json": {"max_seq_length": MAX_TOKENS, "do_lower_case": False},
        "config_sentence_transformers.json": {
            "prompts": {"query": E5_PROMPTS.query, "document": E5_PROMPTS.passage},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    }
