"""The reader under torch: the packaged encoder's upper layers over two texts joined.

The lower layers read the question and the sentence each by itself and stay as they are
(DeFormer, Cao et al. 2020; PreTTR, MacAvaney et al. 2020), so that their states are computed
once for a text, in training and for many questions alike. Only what is above is trained.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from transformers import BertModel

from index.embeddings.tokens import PAD, pad

LOWER = 8  # layers that read one text at a time
PARTS = 3  # kinds of places: the question's, the sentence's surroundings, the sentence


@dataclass(frozen=True, slots=True)
class Read:
    """`logits` (pairs,): above 0 where the sentence rather answers than not.

    `starts`, `ends` (pairs, places): of the words that answer, -inf outside of the sentence.
    """

    logits: torch.Tensor
    starts: torch.Tensor
    ends: torch.Tensor


class Lower(torch.nn.Module):
    """Rows of token ids → the states of each at the layer where the reader begins."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.embeddings = encoder.embeddings
        self.layers = torch.nn.ModuleList(encoder.encoder.layer[:LOWER])

    @torch.inference_mode()
    def forward(self, rows: Sequence[Sequence[int]]) -> list[torch.Tensor]:
        """[(tokens, hidden)] in 16 bits."""
        ids = torch.from_numpy(pad(rows, max(map(len, rows))))
        mask = _additive(ids != PAD)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.embeddings(input_ids=ids)
            for layer in self.layers:
                states = _of(layer(states, mask))
        return [own[: len(row)].half() for own, row in zip(states, rows, strict=True)]


class Upper(torch.nn.Module):
    """States of a question and a sentence → whether it answers, and with which words."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        hidden = encoder.config.hidden_size
        self.layers = torch.nn.ModuleList(encoder.encoder.layer[LOWER:])
        self.parts = torch.nn.Embedding(PARTS, hidden)
        self.dense = torch.nn.Linear(2 * hidden, hidden)
        self.answers = torch.nn.Linear(hidden, 1)
        self.spans = torch.nn.Linear(hidden, 2)
        torch.nn.init.zeros_(self.parts.weight)
        torch.nn.init.zeros_(self.answers.weight)
        torch.nn.init.zeros_(self.answers.bias)

    def forward(self, states: torch.Tensor, parts: torch.Tensor) -> Read:
        """`states` (pairs, places, hidden), `parts` (pairs, places): 0, 1, 2, or -1 for padding."""
        mask = _additive(parts >= 0)
        sentence = parts == PARTS - 1
        with torch.autocast("cpu", dtype=torch.bfloat16):
            read = states + self.parts(parts.clamp(min=0))
            for layer in self.layers:
                read = _of(layer(read, mask))
        read = read.float()
        counted = sentence.unsqueeze(-1).float()
        mean = (read * counted).sum(1) / counted.sum(1).clamp(min=1)
        seen = torch.tanh(self.dense(torch.cat([read[:, 0], mean], 1)))
        places = self.spans(read).masked_fill(~sentence.unsqueeze(-1), float("-inf"))
        return Read(self.answers(seen).squeeze(-1), places[..., 0], places[..., 1])


def load(folder: Path) -> tuple[Lower, Upper]:
    """Both halves of the packaged model's reference form in `folder`."""
    encoder = BertModel.from_pretrained(
        folder, add_pooling_layer=False, attn_implementation="eager"
    )
    encoder.requires_grad_(False)
    lower, upper = Lower(encoder).eval(), Upper(encoder)
    upper.requires_grad_(True)
    return lower, upper


def _additive(kept: torch.Tensor) -> torch.Tensor:
    """(rows, 1, 1, places): 0 where a place may be looked at."""
    return (~kept)[:, None, None, :].float() * -1e4


def _of(output: torch.Tensor | tuple[torch.Tensor, ...]) -> torch.Tensor:
    return output[0] if isinstance(output, tuple) else output
