"""The layout that the reader is trained on, and that it must be given when it reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.embeddings import PackagedModel
from index.embeddings.packaged import TOKENIZER
from index.embeddings.tokens import Tokenizer
from tests.training.pairs import Candidate, Tokens, row, tokens_of

QUESTION = "Qui a creusé le port ?"
CANDIDATE = Candidate("Port", "Il pleuvait.", "Le port fut creusé par la ville.")


@pytest.fixture(scope="module")
def tokens(models_dir: Path) -> Tokens:
    return tokens_of(PackagedModel(models_dir).reference().path)


def test_question_sentence_and_context_are_laid_out(tokens: Tokens) -> None:
    asked = [0, *tokens("query:"), *tokens(QUESTION), 2, 2]
    read = [*tokens("passage:"), *tokens(CANDIDATE.text), 2]
    context = [*tokens("Port"), 6, *tokens("Il pleuvait."), 2]
    assert row(tokens, QUESTION, CANDIDATE) == asked + read + context
    assert row(tokens, QUESTION, CANDIDATE, context=False) == asked + read


def test_long_parts_are_cut_where_they_matter_least(tokens: Tokens) -> None:
    long = " ".join(f"mot{number}" for number in range(200))
    cut = tokens(long)
    asked = [0, *tokens("query:"), *cut[:36], 2, 2]
    read = [*tokens("passage:"), *cut[:84], 2]
    context = [*cut[:12], 6, *cut[-28:], 2]
    assert row(tokens, long, Candidate(long, long, long)) == asked + read + context


def test_a_first_sentence_without_a_title_keeps_the_marks(tokens: Tokens) -> None:
    ids = row(tokens, "?", Candidate("", "", "Oui."))
    assert ids[-3:] == [2, 6, 2]


def test_the_everyday_tokenizer_gives_the_same_ids(tokens: Tokens, models_dir: Path) -> None:
    everyday = Tokenizer(PackagedModel(models_dir).everyday().path / TOKENIZER)
    for text in ("query:", "passage:", QUESTION, CANDIDATE.text, "« L’œuvre » — 20 000 €", ""):
        assert everyday([text])[0][1:-1] == tokens(text)
