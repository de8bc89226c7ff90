"""A question and a sentence, with what stands around it, as one row of token ids.

    <s> query: QUESTION </s> </s> passage: SENTENCE </s> TITLE ▁ BEFORE </s>

The last part is the context. It is left out for some pairs in training, so that the reader
goes by the sentence; it is always there when the reader reads.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from index.embeddings.tokens import BOS, EOS

QUESTION = 36  # tokens kept of the question, from its start
SENTENCE = 84  # of the sentence, from its start
TITLE = 12  # of the article's title, from its start
BEFORE = 28  # of the sentence before, from its end
BLANK = 6  # "▁"

# A text's ids, without marks of beginning and end.
Tokens: TypeAlias = Callable[[str], list[int]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer; `before` is the one before it in its paragraph, or ""."""

    title: str
    before: str
    text: str


def row(tokens: Tokens, question: str, candidate: Candidate, *, context: bool = True) -> list[int]:
    asked = [*tokens("query:"), *tokens(question)[:QUESTION]]
    read = [*tokens("passage:"), *tokens(candidate.text)[:SENTENCE]]
    ids = [BOS, *asked, EOS, EOS, *read, EOS]
    if context:
        ids += [*tokens(candidate.title)[:TITLE], BLANK, *tokens(candidate.before)[-BEFORE:], EOS]
    return ids


def tokens_of(folder: Path) -> Tokens:
    """The tokenizer of a model's folder."""
    from tokenizers import Tokenizer  # noqa: PLC0415  (heavy)

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    return lambda text: list(tokenizer.encode(text, add_special_tokens=False).ids)
