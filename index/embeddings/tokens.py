"""The packaged model's tokenizer, for sentencepiece and for transformers.

XLM-RoBERTa's unigram vocabulary after sentencepiece's own `nmt_nfkc` normalisation.
sentencepiece reads it with a seventh of the memory and five times as fast as the
`tokenizers` library does, so the everyday path uses it; sentence-transformers wants
a `tokenizer.json`, which the reference model gets.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.embeddings.source import Piece

MAX_TOKENS = 512
BOS, PAD, EOS, UNK = 0, 1, 2, 3
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
MASK = "<mask>"


class Tokenizer:
    """Texts → token ids, beginning and end marked."""

    def __init__(self, model: Path) -> None:
        from sentencepiece import SentencePieceProcessor  # noqa: PLC0415  (heavy)

        self._processor = SentencePieceProcessor(model_file=str(model))

    def pieces(self, ids: Sequence[int]) -> tuple[str, ...]:
        """The tokens' text."""
        return tuple(self._processor.id_to_piece(list(ids)))

    def placed(self, text: str) -> tuple[list[int], list[tuple[int, int]]]:
        """Ids without marks, and where each token stands in the text."""
        found = self._processor.encode(text, return_type="proto").pieces
        # sentencepiece counts bytes, and what it reads as the blank before a word to the word.
        at = np.cumsum([0, *(len(character.encode()) for character in text)])
        starts = np.searchsorted(at, [piece.begin for piece in found]).tolist()
        ends = np.searchsorted(at, [piece.end for piece in found]).tolist()
        places = [
            (end - len(text[start:end].lstrip()), end)
            for start, end in zip(starts, ends, strict=True)
        ]
        return [piece.id for piece in found], places

    def __call__(self, texts: Sequence[str]) -> list[list[int]]:
        """Ids of each text, none cut."""
        return [[BOS, *ids, EOS] for ids in self._processor.encode(list(texts))]


def pad(rows: Sequence[Sequence[int]], width: int) -> NDArray[np.int64]:
    """(len(rows), width) ids, <pad> after each row's own."""
    ids = np.full((len(rows), width), PAD, np.int64)
    for at, row in enumerate(rows):
        ids[at, : len(row)] = row
    return ids


def truncated(ids: list[int]) -> list[int]:
    """At most MAX_TOKENS ids, the end mark kept."""
    return ids if len(ids) <= MAX_TOKENS else [*ids[: MAX_TOKENS - 1], EOS]


def write_sentencepiece(path: Path, pieces: Sequence[Piece]) -> None:
    """Writes the vocabulary as a sentencepiece model whose ids are the transformer's."""
    model = _template()
    kind = type(model.pieces[0])
    del model.pieces[:]
    for at, piece in enumerate(pieces):
        special = kind.UNKNOWN if at == UNK else kind.CONTROL
        model.pieces.add(
            piece=piece.text,
            score=piece.score,
            type=special if piece.text in (*SPECIAL, MASK) else kind.NORMAL,
        )
    spec = model.trainer_spec
    spec.vocab_size = len(pieces)
    spec.bos_id, spec.pad_id, spec.eos_id, spec.unk_id = BOS, PAD, EOS, UNK
    spec.bos_piece, spec.pad_piece, spec.eos_piece, spec.unk_piece = SPECIAL
    path.write_bytes(model.SerializeToString(deterministic=True))


def write_tokenizer_json(path: Path, pieces: Sequence[Piece]) -> None:
    """Writes the same tokenizer as `tokenizers` and transformers read it."""
    from tokenizers import (  # noqa: PLC0415  (heavy)
        AddedToken,
        Regex,
        decoders,
        normalizers,
        pre_tokenizers,
        processors,
    )
    from tokenizers import Tokenizer as FastTokenizer  # noqa: PLC0415
    from tokenizers.models import Unigram  # noqa: PLC0415

    charsmap = _template().normalizer_spec.precompiled_charsmap
    vocabulary = [(piece.text, piece.score) for piece in pieces]
    tokenizer = FastTokenizer(Unigram(vocabulary, unk_id=UNK, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Precompiled(charsmap), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.WhitespaceSplit(),
            pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always"),
        ]
    )
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[("<s>", BOS), ("</s>", EOS)],
    )
    added = [AddedToken(text, special=True, normalized=False) for text in SPECIAL]
    added.append(AddedToken(MASK, lstrip=True, special=True, normalized=False))
    tokenizer.add_special_tokens(added)
    tokenizer.save(str(path))


def _template() -> Any:
    """A throw-away sentencepiece model: it carries the normalisation that XLM-R used."""
    from sentencepiece import SentencePieceTrainer, sentencepiece_model_pb2  # noqa: PLC0415

    written = io.BytesIO()
    SentencePieceTrainer.train(
        sentence_iterator=iter(["a b c d e f g h"] * 50),
        model_writer=written,
        vocab_size=12,
        hard_vocab_limit=False,
        normalization_rule_name="nmt_nfkc",
        minloglevel=2,
    )
    model = sentencepiece_model_pb2.ModelProto()  # type: ignore[attr-defined]  # made at run time
    model.ParseFromString(written.getvalue())
    return model
