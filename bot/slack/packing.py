"""Long answers as several messages, cut between quotes and never inside one. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.slack.elements import Block, Message

# Slack takes 50 blocks and about 13,000 characters a message.
BLOCKS: Final = 50
CHARACTERS: Final = 12_000
# Slack cuts notifications much earlier, and refuses a `text` of more than 40,000.
FALLBACK: Final = 3_000


@dataclass(frozen=True, slots=True)
class Piece:
    """Blocks that stay together. `text` says the same in plain, escaped words."""

    blocks: tuple[Block, ...]
    text: str


def packed(pieces: Iterable[Piece], ending: Sequence[Block] = ()) -> tuple[Message, ...]:
    """As few messages as Slack allows, in order; `ending` closes the last one.

    A piece that is too long for a message by itself is the caller's error: ValueError.
    """
    room, space = BLOCKS, CHARACTERS
    messages: list[list[Piece]] = [[]]
    for piece in [*pieces, Piece(tuple(ending), "")]:
        blocks, characters = len(piece.blocks), length(piece.blocks)
        if blocks > BLOCKS or characters > CHARACTERS:
            raise ValueError(f"a piece of {blocks} blocks, {characters} characters")
        if blocks > room or characters > space:
            messages.append([])
            room, space = BLOCKS, CHARACTERS
        messages[-1].append(piece)
        room, space = room - blocks, space - characters
    return tuple(_message(held) for held in messages if any(piece.blocks for piece in held))


def length(blocks: Any) -> int:
    """Characters of all that is shown in blocks."""
    if isinstance(blocks, dict):
        own = blocks.get("text")
        return (len(own) if isinstance(own, str) else 0) + length(list(blocks.values()))
    if isinstance(blocks, list | tuple):
        return sum(map(length, blocks))
    return 0


def _message(pieces: Iterable[Piece]) -> Message:
    blocks: list[Block] = []
    texts: list[str] = []
    for piece in pieces:
        blocks += piece.blocks
        if piece.text and sum(map(len, texts)) + len(piece.text) <= FALLBACK:
            texts.append(piece.text)
    return Message("\n\n".join(texts) or "…", tuple(blocks))
