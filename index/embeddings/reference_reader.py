"""The packaged reader as a folder that sentence-transformers' CrossEncoder loads: the reference.

Importing this module makes transformers know the architecture. A pair is given as CrossEncoder
gives any: the question ("query: …") and the sentence ("passage: …"), joined by its tokenizer
as `<s> A </s> </s> B </s>`. What stands around a sentence is read only by the packaged form.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch
from transformers import AutoConfig, AutoModelForSequenceClassification, BertConfig, BertModel
from transformers.modeling_outputs import SequenceClassifierOutput
from transformers.models.bert.modeling_bert import BertPreTrainedModel

from index.embeddings.reader_graph import LOWER
from index.embeddings.reader_weights import ReaderWeights
from index.embeddings.reference import layers_state, write_reference
from index.embeddings.source import Source
from index.embeddings.tokens import BOS, EOS

_PROMPT = 2  # tokens of "passage:"
_LAYER = "encoder.layer."


class ReaderConfig(BertConfig):  # type: ignore[no-untyped-call]
    model_type = "verbatim-reader"


class ReaderModel(BertPreTrainedModel):  # type: ignore[no-untyped-call]
    """The lower layers over each text alone, the upper ones over both."""

    config_class = ReaderConfig

    def __init__(self, config: ReaderConfig) -> None:
        super().__init__(config)
        hidden = config.hidden_size
        self.bert = BertModel(config, add_pooling_layer=False)
        self.parts = torch.nn.Embedding(3, hidden)
        self.dense = torch.nn.Linear(2 * hidden, hidden)
        self.answers = torch.nn.Linear(hidden, 1)
        self.spans = torch.nn.Linear(hidden, 2)
        self.post_init()  # type: ignore[no-untyped-call]

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor, **_: Any
    ) -> SequenceClassifierOutput:
        """`logits` (pairs, 1): above 0 where the sentence rather answers than not."""
        second = ((input_ids == EOS).cumsum(1) - (input_ids == EOS).int() > 0).int()
        begins = (second.cumsum(1) == 1).nonzero()[:, 1]  # of the sentence's text
        places = torch.arange(input_ids.shape[1])[None, :].expand_as(input_ids)
        # CrossEncoder marks the second text's beginning with </s>; alone it begins with <s>.
        ids = torch.where(places == begins[:, None], torch.full_like(input_ids, BOS), input_ids)
        states = self.bert.embeddings(input_ids=ids, position_ids=places - second * begins[:, None])
        together = attention_mask[:, None, None, :].bool()
        apart = together & (second[:, None, :, None] == second[:, None, None, :])
        for layer in self.bert.encoder.layer[:LOWER]:
            states = _of(layer(states, _additive(apart)))
        ends = attention_mask.sum(1) - 1
        own = (places > begins[:, None] + _PROMPT) & (places < ends[:, None])
        states = states + self.parts(second + own.int())
        for layer in self.bert.encoder.layer[LOWER:]:
            states = _of(layer(states, _additive(together)))
        counted = own.unsqueeze(-1).float()
        mean = (states * counted).sum(1) / counted.sum(1).clamp(min=1)
        seen = torch.tanh(self.dense(torch.cat([states[:, 0], mean], 1)))
        return SequenceClassifierOutput(logits=self.answers(seen))


AutoConfig.register(ReaderConfig.model_type, ReaderConfig)
AutoModelForSequenceClassification.register(ReaderConfig, ReaderModel)


def write_reference_reader(folder: Path, source: Source, weights: ReaderWeights) -> None:
    """Writes what `CrossEncoder(folder)` loads once this module is imported."""
    from safetensors.torch import load_file, save_file  # noqa: PLC0415

    write_reference(folder, source)
    for path in ("1_Pooling", "2_Normalize"):
        for file in (folder / path).iterdir():
            file.unlink()
        (folder / path).rmdir()
    for name in ("modules.json", "sentence_bert_config.json", "config_sentence_transformers.json"):
        (folder / name).unlink()
    base = load_file(folder / "model.safetensors")
    state = {f"bert.{name}": own for name, own in base.items() if not name.startswith("pooler")}
    trained = layers_state(weights, range(LOWER, weights.shape.layers))
    state |= {f"bert.{name}": torch.from_numpy(own.copy()) for name, own in trained.items()}
    hidden = weights.shape.hidden
    state["parts.weight"] = torch.from_numpy(weights.dense("parts", -1, hidden))
    for name, width in (("dense", 2 * hidden), ("answers", hidden), ("spans", hidden)):
        state[f"{name}.weight"] = torch.from_numpy(weights.dense(f"{name}.w", -1, width))
        state[f"{name}.bias"] = torch.from_numpy(weights.dense(f"{name}.b"))
    save_file(state, folder / "model.safetensors", metadata={"format": "pt"})
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    config |= {
        "architectures": [ReaderModel.__name__],
        "model_type": ReaderConfig.model_type,
        "id2label": {"0": "answers"},
        "label2id": {"answers": 0},
    }
    (folder / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")


def _additive(kept: torch.Tensor) -> torch.Tensor:
    return (~kept).float() * torch.finfo(torch.float32).min


def _of(output: torch.Tensor | tuple[torch.Tensor, ...]) -> torch.Tensor:
    return output[0] if isinstance(output, tuple) else output
