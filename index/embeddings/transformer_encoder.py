"""Any sentence-transformers model, by folder or by name."""

from __future__ import annotations

import hashlib
import re
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from index.embeddings.encoder import E5_PROMPTS, OnBatch, Prompts, Vectors, batches, compose
from index.errors import ModelError

_BATCH_TOKENS = 2048
_STEP = 8  # texts whose lengths differ by less share a batch
_HUB_TIMEOUT = 5.0  # seconds
_PASSAGE_KEYS = ("passage", "document", "corpus")  # as model cards name the other prompt


class SentenceTransformerEncoder:
    """A sentence-transformers model with the prompts that it was trained with."""

    def __init__(self, model: str, *, name: str | None = None, threads: int | None = None) -> None:
        """`model`: a folder, or a name to be found in the local cache or on the hub.

        `name` is the identity, otherwise made of `model` and a hash of its weights.
        `threads` sets torch's threads, which are the process's. Raises ModelError where
        the model can't be had.
        """
        import torch  # noqa: PLC0415  (heavy)

        if threads:
            torch.set_num_threads(threads)
        self._model = _load(model)
        self._prompts = prompts_of(model, self._model.prompts)
        self._name = name or f"{model}:{_fingerprint(self._model)}"
        dimension = self._model.get_embedding_dimension()
        if not dimension:
            raise ModelError(f"The model {model} doesn't say how long its vectors are.")
        self._dimension = int(dimension)

    @property
    def name(self) -> str:
        return self._name

    @property
    def dimension(self) -> int:
        return self._dimension

    def encode_queries(self, texts: Sequence[str], *, on_batch: OnBatch | None = None) -> Vectors:
        return self._encode(texts, self._prompts.query, on_batch)

    def encode_passages(self, texts: Sequence[str], *, on_batch: OnBatch | None = None) -> Vectors:
        return self._encode(texts, self._prompts.passage, on_batch)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return self._lengths(compose(texts), self._prompts.passage)

    def _lengths(self, texts: list[str], prompt: str) -> list[int]:
        if not texts:
            return []
        prompted = [prompt + text for text in texts]
        encoded = self._model.tokenizer(prompted, truncation=False, verbose=False)
        return [len(ids) for ids in encoded["input_ids"]]

    def _encode(self, texts: Sequence[str], prompt: str, on_batch: OnBatch | None) -> Vectors:
        composed = compose(texts)
        vectors = np.empty((len(composed), self._dimension), np.float32)
        widths = [-(-length // _STEP) * _STEP for length in self._lengths(composed, prompt)]
        done = 0
        for batch in batches(widths, _BATCH_TOKENS):
            vectors[batch] = self._model.encode(
                [composed[at] for at in batch],
                prompt=prompt,
                batch_size=len(batch),
                normalize_embeddings=True,
                show_progress_bar=False,
            )
            done += len(batch)
            if on_batch:
                on_batch(done)
        return vectors


def prompts_of(model: str, configured: Mapping[str, str]) -> Prompts:
    """The prompts that a model's own settings name, or e5's for an e5 model without any.

    e5's settings name none, though its authors trained it with "query: " and
    "passage: "; the instruction-tuned ones among them are told apart by their name.
    """
    passage = next((configured[key] for key in _PASSAGE_KEYS if configured.get(key)), "")
    found = Prompts(query=configured.get("query", ""), passage=passage)
    words = set(re.findall(r"[a-z0-9]+", model.lower()))
    if found == Prompts() and "e5" in words and "instruct" not in words:
        return E5_PROMPTS
    return found


def _load(model: str) -> Any:
    """From a folder or the cache; from the hub only what is in neither."""
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415  (heavy)
    from transformers.utils.logging import disable_progress_bar  # noqa: PLC0415

    disable_progress_bar()  # type: ignore[no-untyped-call]  # it would draw over the caller's
    try:
        try:
            return SentenceTransformer(model, device="cpu", local_files_only=True)
        except OSError:
            if Path(model).exists():
                raise
            _reach_hub()
            return SentenceTransformer(model, device="cpu")
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(
            f"The model {model} could not be loaded: {_first_line(error)}",
            hint="Give a sentence-transformers folder, or a model's name where the hub can be "
            "reached; leave EMBEDDING_MODEL empty for the packaged model.",
        ) from error


def _reach_hub() -> None:
    """Raises OSError within seconds; sentence-transformers itself tries for over a minute."""
    from huggingface_hub.constants import ENDPOINT  # noqa: PLC0415  (heavy)

    try:
        urllib.request.urlopen(ENDPOINT, timeout=_HUB_TIMEOUT).close()  # noqa: S310  (a constant)
    except urllib.error.HTTPError:
        return  # it answers
    except OSError as error:
        raise OSError("it is not on this machine and the model hub can't be reached.") from error


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n", maxsplit=1)[0]


def _fingerprint(model: Any) -> str:
    """A hash of the modules with their settings and of every weight."""
    import torch  # noqa: PLC0415  (heavy)

    hashed = hashlib.sha256(str(model).encode())
    for name, tensor in sorted(model.state_dict().items()):
        hashed.update(f"{name} {tensor.dtype} {tuple(tensor.shape)}\n".encode())
        hashed.update(tensor.detach().contiguous().flatten().view(torch.uint8).numpy())
    return hashed.hexdigest()[:12]
