"""A newsroom on the loopback Discord, with the bot in it and a small story of our own."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from simcord.backend.models import Message

from bot.admin import Office
from bot.core import Core
from bot.desk import Desk
from bot.discord.serving import serve
from bot.ledger import FILE_NAME, Ledger
from bot.opening import Shelf
from bot.reader import Reader
from bot.settings import Settings
from bot.signal_reader import SignalReader
from bot.stories import Places
from index.editing import add
from index.embeddings import Encoder
from index.ingest import read_text
from index.store import open_story
from index.story import Story
from tests.wire.discord import Person, Place, Wire
from tests.wire.discord.people import until
from tests.wire.discord.rules import walk

MODELS: Final = Path(__file__).resolve().parents[3] / "data" / "models"

FRENCH: Final = """\
Le port de Valmer a fermé ses quais lundi après la tempête, a annoncé la capitainerie.

« Aucun navire n'entrera avant vendredi », a déclaré Odile Marchand, capitaine du port. \
« Nous avons vu des vagues de sept mètres », a-t-elle ajouté.

La tempête a détruit douze bateaux de pêche, selon la préfecture. Le préfet, Anselme Roy, a \
écrit à tous : « @everyone *fermez* vos volets, voyez [ici](https://valmer.example/a_b) ».

Le 9 janvier, la mairie avait déjà évacué le quartier des Salines.
"""
ENGLISH: Final = """\
The ferry company Norline cancelled all crossings to Valmer until 20 January.

"We will not sail while the harbour is shut," said its director, Ruth Calder, on Tuesday.

Insurers put the damage at 4 million euros, said the industry group Marisk.
"""


Told = tuple[str, str, date, str | None]  # text, source, day, address

STORY: Final[Mapping[str, Told]] = {
    "Valmer ferme son port": (
        FRENCH,
        "Agence du Littoral",
        date(2026, 1, 13),
        "https://littoral.example/valmer",
    ),
    "Ferries stay in port": (ENGLISH, "Harbour Post", date(2026, 1, 14), None),
}


def make_story(data: Path, encoder: Encoder, texts: Mapping[str, str] | None = None) -> Story:
    """`texts`: by title, in place of the usual ones."""
    key = tuple((texts or {}).items())
    if key not in _BUILT:
        _BUILT[key] = _build(encoder, key)
    shutil.copytree(_BUILT[key].name, data, dirs_exist_ok=True)
    return Story(open_story(data, "main"), encoder)


# Stories as the store has them, by their texts: encoded once, and copied for each newsroom.
_BUILT: Final[dict[tuple[tuple[str, str], ...], TemporaryDirectory[str]]] = {}


def _build(encoder: Encoder, texts: tuple[tuple[str, str], ...]) -> TemporaryDirectory[str]:
    told = dict(STORY)
    if texts:
        told = {title: (text, "Test", date(2026, 1, 13), None) for title, text in texts}
    drafts = [
        read_text(
            text,
            origin=f"test:{title}",
            title=title,
            source=source,
            published_at=day,
            url=address,
        )
        for title, (text, source, day, address) in told.items()
    ]
    folder: TemporaryDirectory[str] = TemporaryDirectory(prefix="newsroom-")
    add(Path(folder.name), "main", drafts, lambda: encoder)
    return folder


@dataclass(slots=True)
class Newsroom:
    """`alice` reads English and `claire` French; both are members of the server."""

    wire: Wire
    data: Path
    story: Story
    encoder: Encoder
    guild: int
    channel: Place
    alice: Person
    claire: Person
    options: dict[str, Any]
    reader: Reader = field(default_factory=SignalReader)
    desk: Mapping[str, Any] = field(default_factory=dict)
    threshold: float = 0.0
    task: asyncio.Task[None] | None = None
    ledger: Ledger | None = None
    places: Places | None = None
    office: Office | None = None
    core: Core | None = None
    set: Mapping[str, Any] = field(default_factory=dict)

    @property
    def settings(self) -> Settings:
        return Settings(
            data=self.data,
            discord_token=self.wire.token,
            discord_api_url=self.wire.api,
            discord_gateway_url=self.wire.gateway_address,
            **self.set,
        )

    async def start(self) -> None:
        """The bot comes online, as its own process would."""
        identified = self.wire.gateway.counts["identifies"]
        self.ledger = Ledger(self.data / FILE_NAME)
        self.places = Places(self.data)
        shelf = Shelf(self.data, self.encoder, self.reader, threshold=self.threshold)
        self.office = Office(self.settings)
        await self.office.__aenter__()
        desk = Desk(shelf, **self.desk)
        self.core = Core.of(desk, self.ledger, self.places, self.office, settled=0.0)
        ready = asyncio.Event()
        self.task = asyncio.create_task(
            serve(self.core, self.settings, on_online=ready.set, **self.options)
        )
        online = asyncio.create_task(ready.wait())
        await asyncio.wait({online, self.task}, timeout=60, return_when=asyncio.FIRST_COMPLETED)
        online.cancel()
        if self.task.done():
            self.task.result()
        await until(lambda: self.wire.gateway.counts["identifies"] > identified)

    async def stop(self) -> None:
        if self.task:
            self.task.cancel()
            await asyncio.gather(self.task, return_exceptions=True)
        if self.office:
            await self.office.__aexit__()
            self.office = None
        if self.ledger:
            self.ledger.close()
        if self.places:
            self.places.close()


@asynccontextmanager
async def newsroom(
    data: Path,
    encoder: Encoder,
    *,
    wire: Mapping[str, Any] | None = None,
    texts: Mapping[str, str] | None = None,
    settings: Mapping[str, Any] | None = None,
    **options: Any,
) -> AsyncIterator[Newsroom]:
    """`wire`: of the loopback; `texts`: by title, of the story; `settings`: of the bot;
    `options`: of the client."""
    story = make_story(data, encoder, texts)
    if not (data / "models").exists():
        (data / "models").symlink_to(MODELS)  # for the processes of admins' jobs
    async with Wire(**(wire or {})) as discord:
        guild = discord.guild()
        room = Newsroom(
            wire=discord,
            data=data,
            story=story,
            encoder=encoder,
            guild=guild,
            channel=discord.text_channel(guild),
            alice=discord.person("alice", guild),
            claire=discord.person("claire", guild, locale="fr"),
            options={"guild_ready_timeout": 0.1, **options},
            set=settings or {},
        )
        try:
            yield room
        finally:
            await room.stop()
            story.close()


def shown(message: Message) -> str:
    """All the text of a message, in order."""
    texts = [part["content"] for part in walk(message.components) if part.get("content")]
    return "\n".join([*([message.content] if message.content else []), *texts])


def unmarked(message: Message) -> str:
    """The same without bold: which words stand out is tried elsewhere."""
    return shown(message).replace("**", "")


def labels(message: Message) -> list[str]:
    """The labels of the message's buttons."""
    return [part["label"] for part in walk(message.components) if part.get("label")]
