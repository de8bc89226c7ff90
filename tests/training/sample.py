"""A tiny reader and a tiny data set of our own words, for the tests of training."""

from __future__ import annotations

import torch
from transformers import BertConfig, BertModel

from index.models import Span
from tests.evaluation.datasets import Page, PageSet, Paragraph, ParagraphQuestion
from tests.training.lists import CandidateList
from tests.training.model import Reader
from tests.training.pairs import Candidate

WORDS = 40


def tiny_reader() -> Reader:
    """A few hundred parameters, always the same, and dropout as in the packaged model."""
    torch.manual_seed(7)
    config = BertConfig(
        vocab_size=WORDS,
        hidden_size=4,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=6,
        max_position_embeddings=64,
    )
    return Reader(BertModel(config, add_pooling_layer=False), frozen=1)


def tokens(text: str) -> list[int]:
    """A letter is a token: enough for a model that knows nothing."""
    return [7 + ord(letter) % (WORDS - 7) for letter in text]


def some_lists(count: int) -> list[CandidateList]:
    """Lists of two or three short candidates, every third without an answer."""
    return [
        CandidateList(
            "sample" if number % 2 else "other",
            f"q{number}",
            tuple(Candidate("t", "b" * at, f"s{number}{at}") for at in range(2 + number % 2)),
            tuple(0.01 * at for at in range(2 + number % 2)),
            right=int(number % 3 > 0),
        )
        for number in range(count)
    ]


def page(title: str, *paragraphs: tuple[str, dict[str, str]]) -> Page:
    """`paragraphs`: each text with its questions and their answers, "" for none."""
    return Page(
        title,
        tuple(
            Paragraph(
                text,
                tuple(
                    ParagraphQuestion(
                        f"{title} {asked}",
                        asked,
                        (Span(text.index(answer), text.index(answer) + len(answer)),)
                        if answer
                        else (),
                    )
                    for asked, answer in questions.items()
                ),
            )
            for text, questions in paragraphs
        ),
    )


HARBOUR = PageSet(
    "en",
    (
        page(
            "Harbour",  # not held out
            (
                "The harbour was dug in 1871. It took 400 workers. The mayor was Ann Brook.",
                {
                    "When was the harbour dug?": "1871",
                    "How many workers did it take?": "400",
                    "Who paid for the harbour?": "",
                },
            ),
            (
                "A storm closed the harbour in 1902. Ann Brook had died by then. "
                "The quay was rebuilt in stone. 1871 is carved above its gate.",
                {"When did a storm close the harbour?": "1902"},
            ),
        ),
        page(
            "Lighthouse",  # not held out
            (
                "The lighthouse has stood since 1871. Its lamp burned oil. It is 40 metres high.",
                {"How high is the lighthouse?": "40 metres"},
            ),
            ("Ships passed it by night. No keeper lives there now.", {}),
        ),
        page(
            "Warsaw",  # held out
            (
                "The harbour of this page was dug by nobody. It is a secret.",
                {"What is a secret?": "It"},
            ),
        ),
    ),
)
