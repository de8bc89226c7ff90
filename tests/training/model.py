"""The reader under torch: the packaged encoder with a linear head on the mean of its tokens."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from transformers import BertModel

from index.embeddings.tokens import PAD, pad

FROZEN = 6  # layers that stay as they are, from the first; so do the embeddings
# What a standing weighs at first. Cosines crowd together: .1 is much between two of them.
STANDING = 20.0


class Reader(torch.nn.Module):
    """How likely a sentence answers a question, as a logit.

    The logit is the head's plus the weighed standing of the sentence: training begins with
    what retrieval knows and learns what that misses. The head starts at nothing.
    """

    def __init__(self, encoder: BertModel, *, frozen: int = FROZEN) -> None:
        super().__init__()
        self.encoder = encoder
        self.head = torch.nn.Linear(encoder.config.hidden_size, 1)
        torch.nn.init.zeros_(self.head.weight)
        torch.nn.init.zeros_(self.head.bias)
        self.standing = torch.nn.Parameter(torch.tensor([STANDING]))
        for part in (encoder.embeddings, *encoder.encoder.layer[:frozen]):
            part.requires_grad_(False)

    @classmethod
    def load(cls, folder: Path) -> Reader:
        """`folder`: the packaged model's reference form."""
        return cls(BertModel.from_pretrained(folder, add_pooling_layer=False))

    def forward(self, rows: Sequence[Sequence[int]], standings: Sequence[float]) -> torch.Tensor:
        """Rows of token ids → (rows,) logits in 32 bits; the encoder computes in bfloat16."""
        ids = torch.from_numpy(pad(rows, max(map(len, rows))))
        mask = (ids != PAD).long()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        counted = mask.unsqueeze(-1).float()
        mean = (states.float() * counted).sum(1) / counted.sum(1)
        logits: torch.Tensor = self.head(mean)
        return logits.squeeze(-1) + self.standing * torch.tensor(standings)

    def trained(self) -> dict[str, torch.nn.Parameter]:
        """The parameters that training changes, by name."""
        return {name: p for name, p in self.named_parameters() if p.requires_grad}

    def take(self, weights: dict[str, torch.Tensor]) -> None:
        """Begins from these weights. Raises ValueError where a trained one is missing."""
        own = self.trained()
        if missing := own.keys() - weights.keys():
            raise ValueError(f"weights of another model: {sorted(missing)[0]} is missing")
        with torch.no_grad():
            for name, parameter in own.items():
                parameter.copy_(weights[name])
