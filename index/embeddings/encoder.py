"""What the index asks of an encoder, and how texts are put into batches for one."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias, runtime_checkable

import numpy as np
from numpy.typing import NDArray

Vectors: TypeAlias = NDArray[np.float32]
OnBatch: TypeAlias = Callable[[int], None]
OnStep: TypeAlias = Callable[[str], None]


class Encoder(Protocol):
    """Turns texts into vectors whose dot product says how near they are in meaning.

    `name` tells one set of vectors from another: the model's name and a hash of the
    weights in use. Vectors of encoders with different names must not be mixed.
    """

    @property
    def name(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    def encode_queries(self, texts: Sequence[str], *, on_batch: OnBatch | None = None) -> Vectors:
        """Questions → (len(texts), dimension) float32, each row of length 1.

        `on_batch` is told after each batch how many texts of this call are done.
        """
        ...

    def encode_passages(self, texts: Sequence[str], *, on_batch: OnBatch | None = None) -> Vectors:
        """What may answer a question → (len(texts), dimension) float32, rows of length 1."""
        ...

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text as a passage, prompt and marks included, before truncation."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class TokenVectors:
    """A text token by token, as the encoder reads it, prompt and marks left out.

    `pieces`: the tokens' text, "▁" before what begins a word. `vectors`: (pieces,
    dimension), float32, rows of length 1.
    """

    pieces: tuple[str, ...]
    vectors: Vectors


@runtime_checkable
class TokenEncoder(Protocol):
    """An encoder that also tells what it makes of each token."""

    def query_tokens(self, text: str) -> TokenVectors:
        """A question's tokens."""
        ...

    def passage_tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        """The tokens of what may answer it, for each text."""
        ...


@dataclass(frozen=True, slots=True)
class Prompts:
    """What a model was trained to read before a question and before a passage."""

    query: str = ""
    passage: str = ""


E5_PROMPTS = Prompts(query="query: ", passage="passage: ")


def compose(texts: Iterable[str]) -> list[str]:
    """The texts in Unicode NFC, as the models were trained to read them."""
    return [unicodedata.normalize("NFC", text) for text in texts]


def batches(lengths: Sequence[int], budget: int) -> list[list[int]]:
    """Indices of texts, longest first, in batches of one length.

    `lengths` are padded lengths in tokens; a batch holds at most `budget` tokens (or
    one text). As a batch never mixes lengths, what a text is padded to depends on
    nothing but the text.
    """
    found: list[list[int]] = []
    for index in sorted(range(len(lengths)), key=lambda i: -lengths[i]):
        length = lengths[index]
        last = found[-1] if found else None
        if last and lengths[last[0]] == length and (len(last) + 1) * length <= budget:
            last.append(index)
        else:
            found.append([index])
    return found
