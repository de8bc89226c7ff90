"""A folder and a feed that a story watches."""

from __future__ import annotations

import asyncio
import dataclasses
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from bot.admin import Link, Office
from bot.admin.watching import keep_watching
from bot.errors import PlacesFailed
from bot.settings import Settings
from index.store import open_story, story_names
from tests.bot.admin.conftest import ANNA, PORT, planned, until


@dataclass(frozen=True)
class Watched:
    sources: Sequence[str]
    minutes: int = 0  # at every look


@dataclass(frozen=True)
class Stories:
    watched: dict[str, Watched]

    def names(self) -> Sequence[str]:
        return tuple(self.watched)

    def settings(self, story: str) -> Watched:
        return self.watched[story]


def feed(*items: tuple[str, str]) -> bytes:
    entries = "".join(
        f"<item><title>{title}</title><link>https://port.example/{number}</link>"
        f"<pubDate>Tue, 13 Jan 2026 10:00:00 GMT</pubDate><description>{text}</description></item>"
        for number, (title, text) in enumerate(items)
    )
    return f"<rss version='2.0'><channel><title>Port</title>{entries}</channel></rss>".encode()


@contextmanager
def served(pages: dict[str, bytes]) -> Iterator[int]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path in pages else 404)
            self.send_header("Content-Type", "application/rss+xml")
            self.end_headers()
            self.wfile.write(pages.get(self.path, b""))

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


async def test_a_folder_and_a_feed_are_taken_in_again_and_again(settings: Settings) -> None:
    inbox = settings.data / "inbox"
    inbox.mkdir()
    (inbox / "port.txt").write_text(PORT, encoding="utf-8")
    first = ("Le phare", "Le phare de Valmer est rallumé depuis lundi par deux gardiens.")
    second = ("La digue", "La digue de Valmer a cédé dimanche sur quarante mètres, dit le maire.")
    pages = {"/feed": feed(first)}
    with served(pages) as port:
        allowed = dataclasses.replace(settings, fetch_private=(f"127.0.0.1:{port}",))
        stories = Stories({"main": Watched((str(inbox), f"http://127.0.0.1:{port}/feed"))})
        async with Office(allowed) as office:
            watching = asyncio.create_task(
                keep_watching(office, stories, asyncio.to_thread, look=0.2)
            )

            async def holds(*titles: str) -> None:
                async def there() -> bool:
                    return titles_of(settings.data) == set(titles)

                await until(there)

            await holds("Le port de Valmer", "Le phare")
            pages["/feed"] = feed(first, second)
            (inbox / "port.txt").write_text(PORT + "\nIl rouvre jeudi.\n", encoding="utf-8")
            await holds("Le port de Valmer", "Le phare", "La digue")
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)
            by_schedule = await office.audit(ANNA, story="main")
            assert {row.actor.platform for row in by_schedule} == {"schedule"}
            # A look that finds nothing new leaves no trace.
            assert len([row for row in by_schedule if row.outcome == "asked"]) <= 3


async def test_a_story_whose_settings_cannot_be_read_holds_up_no_other(settings: Settings) -> None:
    inbox = settings.data / "inbox"
    inbox.mkdir()
    (inbox / "port.txt").write_text(PORT, encoding="utf-8")

    class Damaged(Stories):
        def settings(self, story: str) -> Watched:
            if story == "bad":
                raise PlacesFailed("The settings of the story bad can't be read.")
            return super().settings(story)

    stories = Damaged({"bad": Watched(()), "main": Watched((str(inbox),))})
    async with Office(settings) as office:
        watching = asyncio.create_task(keep_watching(office, stories, asyncio.to_thread, look=0.2))

        async def there() -> bool:
            return titles_of(settings.data) == {"Le port de Valmer"}

        await until(there)
        assert not watching.done()
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)


async def test_what_a_story_watches_keeps_to_the_folders_that_are_set(
    settings: Settings,
) -> None:
    stories = Stories({"main": Watched(("/etc",)), "other": Watched(("http://127.0.0.1:1/feed",))})
    async with Office(settings) as office:
        watching = asyncio.create_task(keep_watching(office, stories, asyncio.to_thread, look=0.2))
        await asyncio.sleep(4)
        assert not watching.done()
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)
    assert not (settings.data / "stories").exists()


async def test_only_the_private_address_that_is_set_is_fetched(settings: Settings) -> None:
    with served(
        {"/feed": feed(("Le phare", "Le phare de Valmer est rallumé depuis lundi."))}
    ) as port:
        async with Office(settings) as office:
            refused = await planned(office, Link(f"http://127.0.0.1:{port}/feed"))
            assert [one.code for one in refused.skipped] == ["unsafe_address"]


def titles_of(data: Path) -> set[str]:
    if "main" not in story_names(data):
        return set()
    return {one.title for one in open_story(data, "main").generation().articles()}
