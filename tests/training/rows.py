"""Texts as the reader sees them: rows of token ids, and which of them are the sentence's.

    <s> query: QUESTION </s>            <s> passage: TITLE ▁ BEFORE SENTENCE </s>

Each is encoded by itself up to where the reader's own layers begin (index/embeddings/reading).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from index.embeddings.tokens import BOS, EOS

QUESTION = 40  # tokens kept of the question, from its start
SENTENCE = 84  # of the sentence, from its start
TITLE = 12  # of the article's title, from its start
BEFORE = 28  # of the sentence before, from its end
BLANK = 6  # "▁"

# A text's ids and where each token stands in it, without marks of beginning and end.
Tokens: TypeAlias = Callable[[str], tuple[list[int], list[tuple[int, int]]]]


@dataclass(frozen=True, slots=True)
class Row:
    """`ids` with the sentence's at `first` to `end`; `places`: where these stand in the text."""

    ids: tuple[int, ...]
    first: int
    end: int
    places: tuple[tuple[int, int], ...]


def question_row(tokens: Tokens, question: str) -> tuple[int, ...]:
    return (BOS, *tokens("query:")[0], *tokens(question)[0][:QUESTION], EOS)


def sentence_row(tokens: Tokens, title: str, before: str, text: str) -> Row:
    lead = [BOS, *tokens("passage:")[0]]
    if title:
        lead += [*tokens(title)[0][:TITLE], BLANK]
    if before:
        lead += tokens(before)[0][-BEFORE:]
    ids, places = tokens(text)
    ids, places = ids[:SENTENCE], places[:SENTENCE]
    return Row((*lead, *ids, EOS), len(lead), len(lead) + len(ids), tuple(places))


def tokens_of(folder: Path) -> Tokens:
    """The tokenizer of a model's folder."""
    from tokenizers import Tokenizer  # noqa: PLC0415  (heavy)

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()

    def tokens(text: str) -> tuple[list[int], list[tuple[int, int]]]:
        found = tokenizer.encode(text, add_special_tokens=False)
        return list(found.ids), list(found.offsets)

    return tokens
