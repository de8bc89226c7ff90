"""What is given for a story: files, addresses, texts; out of options, forms and messages."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from typing import Final

import discord

from bot.admin import Folder, Link, Pasted, Upload
from bot.admin.models import Source
from bot.discord.delivery import insist
from bot.errors import TooMuch
from bot.links import is_web

# Files that a form or a message has, and the bytes of all of them: they are held in memory.
MOST_FILES: Final = 10
MOST_BYTES: Final = 100_000_000
_ADDRESS: Final = re.compile(r"https?://[^\s<>]+", re.IGNORECASE)
_AFTER: Final = ".,;:!?)]}»”’\"'"


async def gathered(
    files: Sequence[discord.Attachment] = (),
    *,
    addresses: str = "",
    text: str = "",
    title: str = "",
    folder: str = "",
) -> tuple[Source, ...]:
    """`addresses`: any number of them, between spaces or lines. `folder`: a path on the bot's
    machine. Raises TooMuch."""
    if sum(file.size for file in files) > MOST_BYTES:
        raise TooMuch(
            f"More than {MOST_BYTES:,} bytes at once.",
            sources=MOST_FILES,
            megabytes=MOST_BYTES // 1_000_000,
        )
    uploads = await asyncio.gather(*map(_uploaded, files))
    links = [Link(one) for one in addresses.split()]
    pasted = [Pasted(text, title=title.strip() or None)] if text.strip() else []
    folders = [Folder(folder.strip())] if folder.strip() else []
    return (*uploads, *links, *pasted, *folders)


async def of_message(message: discord.Message) -> tuple[Source, ...]:
    """A message's files, else the pages that it links to, else its own words."""
    if message.attachments:
        return await gathered(message.attachments)
    found = [one.rstrip(_AFTER) for one in _ADDRESS.findall(message.content)]
    addresses = list(dict.fromkeys(one for one in found if is_web(one)))
    if addresses:
        return await gathered(addresses=" ".join(addresses))
    return await gathered(text=message.content)


async def _uploaded(file: discord.Attachment) -> Upload:
    return Upload(file.filename, await insist(file.read))
