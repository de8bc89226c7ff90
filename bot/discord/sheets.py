"""What is posted: messages of text blocks and controls, within Discord's limits.

A message is a container (a card) of text, a picture perhaps, and controls. What doesn't fit
goes on in the next message, split between blocks. A block is never split: one that no
message can hold is attached as a text file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Final

import discord
from discord import ui

# Of a message with components: characters of all its text, and its parts.
TEXT: Final = 4_000
PARTS: Final = 40
# Of these, those that are left to blocks and their files, of which ten fit: the card, the foot
# and three rows of controls take the rest.
_BLOCKS: Final = 18
# Of a button's label, an option's label and its description.
LABEL: Final = 80
OPTION: Final = 100
OPTIONS: Final = 25

# The card's edge: an answer, the bot's own words, a failure.
QUOTED: Final = discord.Colour(0x2E7D5B)
SAID: Final = discord.Colour(0x5B6B7D)
FAILED: Final = discord.Colour(0xB5542F)

Control = ui.Button[Any] | ui.Select[Any]


@dataclass(frozen=True, slots=True)
class Attached:
    """A file of a message. `about`: what it shows, for who can't see it.

    Without `data` it stands in the message already.
    """

    name: str
    data: bytes | None
    about: str = ""

    @property
    def address(self) -> str:
        return f"attachment://{self.name}"

    def files(self) -> list[discord.File]:
        """What is uploaded of it, anew at each attempt."""
        if self.data is None:
            return []
        return [discord.File(BytesIO(self.data), self.name, description=self.about or None)]


@dataclass(frozen=True, slots=True)
class Block:
    """Markdown that stays together. `whole`: the same as a file, and what is said in its place
    where no message can hold it."""

    text: str
    whole: Attached | None = None
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One message. `rows`: its controls, at most five buttons or one menu a row."""

    blocks: tuple[Block, ...]
    colour: discord.Colour = SAID
    foot: str = ""
    picture: Attached | None = None
    attached: tuple[Attached, ...] = ()
    rows: tuple[tuple[Control, ...], ...] = ()

    def view(self) -> ui.LayoutView:
        """A new view of this message, without state: presses are told by their custom id."""
        view = ui.LayoutView(timeout=None)
        card: ui.Container[Any] = ui.Container(accent_colour=self.colour)
        for item in self._card():
            card.add_item(item)
        view.add_item(card)
        for row in self.rows:
            view.add_item(ui.ActionRow(*row))
        return view

    def _card(self) -> Iterator[ui.Item[Any]]:
        for position, block in enumerate(self.blocks):
            yield ui.TextDisplay(block.text)
            if position == 0 and self.picture:
                picture = discord.MediaGalleryItem(
                    self.picture.address, description=self.picture.about
                )
                yield ui.MediaGallery(picture)
        for file in self.attached:
            yield ui.File(file.address)
        if self.foot:
            yield ui.Separator(spacing=discord.SeparatorSpacing.small)
            yield ui.TextDisplay(self.foot)

    def files(self) -> list[discord.File]:
        attached = [self.picture] if self.picture else []
        return [file for one in (*attached, *self.attached) for file in one.files()]


def said(text: str, *, failed: bool = False) -> Sheet:
    """The bot's own words. `text` is the bot's, so its Markdown stands."""
    return Sheet((Block(text),), colour=FAILED if failed else SAID)


@dataclass(slots=True)
class _Draft:
    """A message that blocks are still put on."""

    room: int
    blocks: list[Block] = field(default_factory=list)
    attached: list[Attached] = field(default_factory=list)

    def takes(self, block: Block) -> bool:
        parts = len(self.blocks) + len(self.attached) + 1 + bool(block.whole)
        return not self.blocks or (length(block.text) <= self.room and parts <= _BLOCKS)

    def put(self, block: Block) -> None:
        self.blocks.append(block)
        self.room -= length(block.text)
        if block.whole:
            self.attached.append(block.whole)


def length(text: str) -> int:
    """Characters as Discord may count them: those beyond the basic plane are two."""
    return len(text.encode("utf-16-le")) // 2


def sheets(
    blocks: Iterable[Block],
    *,
    colour: discord.Colour = SAID,
    foot: str = "",
    picture: Attached | None = None,
    rows: Sequence[Sequence[Control]] = (),
) -> tuple[Sheet, ...]:
    """The messages that hold these blocks, in order; the picture is on the first of them, foot
    and controls are on the last."""
    most = TEXT - length(foot)
    drafts = [_Draft(most)]
    for block in blocks:
        fitting = _fitting(block, most)
        if not drafts[-1].takes(fitting):
            drafts.append(_Draft(most))
        drafts[-1].put(fitting)
    last = len(drafts) - 1
    return tuple(
        Sheet(
            blocks=tuple(draft.blocks),
            colour=colour,
            foot=foot if position == last else "",
            picture=picture if position == 0 else None,
            attached=tuple(draft.attached),
            rows=tuple(map(tuple, rows)) if position == last else (),
        )
        for position, draft in enumerate(drafts)
    )


def turning(page: int, last: int, address: Callable[[int], str]) -> tuple[Control, ...]:
    """Buttons to the pages before and after, and between them where one is.

    `address`: a page's number → the custom id of the button that goes there.
    """
    return (
        ui.Button(emoji="◀", custom_id=address(page - 1), disabled=page == 1),
        ui.Button(label=f"{page}/{last}", custom_id=f"{address(page)}.", disabled=True),
        ui.Button(emoji="▶", custom_id=address(page + 1), disabled=page == last),
    )


def pages(blocks: Sequence[Block], *, size: int, room: int) -> list[tuple[Block, ...]]:
    """The blocks by pages of at most `size` blocks and `room` characters; at least one page."""
    found: list[list[Block]] = [[]]
    left = room
    for block in (_fitting(block, room) for block in blocks):
        if found[-1] and (len(found[-1]) == size or length(block.text) > left):
            found.append([])
            left = room
        found[-1].append(block)
        left -= length(block.text)
    return [tuple(page) for page in found]


def _fitting(block: Block, room: int) -> Block:
    """The block, or in its place the file that holds it whole."""
    if length(block.text) <= room:
        return Block(block.text)
    if block.whole is None:
        raise ValueError(f"a block of {length(block.text)} characters, and no file of it")
    return Block(block.instead, block.whole)
