from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from index.embeddings import Encoder
from tests.bot.discord.newsroom import Newsroom, newsroom


@pytest.fixture
async def room(tmp_path: Path, encoder: Encoder) -> AsyncIterator[Newsroom]:
    """A newsroom with the bot online. At the end, every call it made must have been valid."""
    async with newsroom(tmp_path, encoder) as room:
        await room.start()
        yield room
        assert not room.wire.rest.findings
