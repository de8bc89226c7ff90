"""What a Discord holds: simcord's world on the wall clock, with attachments under our address."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

from simcord._clock import Clock
from simcord.backend import Backend, cdn
from simcord.backend.models import Channel, Message


class WallClock(Clock):
    """Interactions expire after real seconds."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class Upload:
    """A file of a request, as simcord's routes read it."""

    def __init__(self, filename: str, data: bytes) -> None:
        self.filename = filename
        self.data = data
        self.fp = BytesIO(data)
        self.description: str | None = None


class World(Backend):
    """simcord's state, with what its routes don't let a bot do but people do."""

    def __init__(self) -> None:
        super().__init__(clock=WallClock())

    def serve_files_from(self, base: str) -> None:
        """Attachments get addresses below `base`. simcord has one for the whole process."""
        cdn.CDN_BASE = base

    def in_channel(self, channel: int, author: int | None = None) -> list[Message]:
        """The channel's messages, oldest first; of one author where one is given."""
        return [
            message
            for message in self.messages.get(channel, {}).values()
            if author in {None, message.author_id}
        ]

    def thread_of(self, parent: int, name: str, owner: int) -> Channel:
        return self.create_thread(parent, name, owner)
