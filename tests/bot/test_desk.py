"""The desk: many ask at once, some wait too long, and stopping loses nothing."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.desk import Desk
from bot.errors import Busy, Closing, TookTooLong
from bot.models import Abstention, Answer, QuotesRequest, TimelineRequest
from bot.opening import Shelf
from bot.reader import Candidate
from bot.signal_reader import SignalReader
from index.retrieval import Retrieval
from index.story import Snapshot
from tests.bot.conftest import MakeStory
from tests.fakes import HashEncoder

TEXT = "Le port de Valmer a fermé ses quais mardi.\n\nLa gare de Brissac reste ouverte."


TODAY = date(2026, 1, 14)


class HeldReader:
    """A reader that waits for a door to open, as one does on a machine with much to do."""

    def __init__(self) -> None:
        self.door = threading.Event()
        self.reading = 0
        self.most = 0
        self._lock = threading.Lock()

    def read(
        self, retrieval: Retrieval, snapshot: Snapshot, *, language: str
    ) -> tuple[Candidate, ...]:
        with self._lock:
            self.reading += 1
            self.most = max(self.most, self.reading)
        self.door.wait(20)
        with self._lock:
            self.reading -= 1
        return SignalReader().read(retrieval, snapshot, language=language)


@pytest.fixture
def story(make_story: MakeStory, tmp_path: Path) -> Path:
    """The data directory that it is in."""
    make_story({"Port": TEXT})
    return tmp_path


@pytest.fixture
def held() -> Iterator[HeldReader]:
    reader = HeldReader()
    yield reader
    reader.door.set()


def desk(story: Path, reader: HeldReader | SignalReader, **limits: float) -> Desk:
    return Desk(Shelf(story, HashEncoder(), reader, threshold=0.0), **limits)  # type: ignore[arg-type]


async def until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not true():
        assert time.monotonic() < deadline
        await asyncio.sleep(0.005)


def in_loop(scene: Callable[[], Awaitable[None]]) -> None:
    asyncio.run(scene())  # type: ignore[arg-type]


def test_two_hundred_at_once_are_all_answered(story: Path) -> None:
    async def scene() -> None:
        async with desk(story, SignalReader()) as front:
            results = await asyncio.gather(*(front.ask(f"port {n} ?") for n in range(200)))
        assert [result.question.text for result in results] == [f"port {n} ?" for n in range(200)]
        assert all(isinstance(result, Answer | Abstention) for result in results)

    in_loop(scene)


def test_no_more_run_than_there_are_places_and_too_many_are_told_so(
    story: Path, held: HeldReader
) -> None:
    async def scene() -> None:
        async with desk(story, held, workers=2, waiting=3) as front:
            taken = [asyncio.create_task(front.ask(f"port {n}")) for n in range(5)]
            await until(lambda: held.reading == 2)
            with pytest.raises(Busy):
                await front.ask("one too many")
            held.door.set()
            assert len(await asyncio.gather(*taken)) == 5
            await front.ask("and there is room again")
        assert held.most == 2

    in_loop(scene)


def test_one_that_takes_too_long_keeps_its_place_until_it_ends(
    story: Path, held: HeldReader
) -> None:
    async def scene() -> None:
        front = desk(story, held, workers=1, waiting=5, timeout=0.2)
        with pytest.raises(TookTooLong):
            await front.ask("slow")
        with pytest.raises(TookTooLong):  # waits for the place all its time
            await front.ask("behind it")
        assert held.most == 1
        held.door.set()
        await until(lambda: held.reading == 0)
        assert isinstance(await front.ask("port"), Answer)
        assert await front.drain(5)

    in_loop(scene)


def test_who_gives_up_waiting_makes_room(story: Path, held: HeldReader) -> None:
    async def scene() -> None:
        front = desk(story, held, workers=1, waiting=1)
        first = asyncio.create_task(front.ask("first"))
        await until(lambda: held.reading == 1)
        second = asyncio.create_task(front.ask("second"))
        await asyncio.sleep(0)
        second.cancel()
        await asyncio.gather(second, return_exceptions=True)
        third = asyncio.create_task(front.ask("third"))
        await asyncio.sleep(0)
        held.door.set()
        assert isinstance(await first, Answer)
        assert isinstance(await third, Answer)
        assert await front.drain(5)

    in_loop(scene)


def test_draining_answers_what_was_taken_and_takes_no_more(story: Path, held: HeldReader) -> None:
    async def scene() -> None:
        front = desk(story, held, workers=1)
        taken = [asyncio.create_task(front.ask(f"port {n}")) for n in range(3)]
        await until(lambda: held.reading == 1)
        draining = asyncio.create_task(front.drain(10))
        await asyncio.sleep(0)
        with pytest.raises(Closing):
            await front.ask("late")
        assert await front.run(lambda: "recorded") == "recorded"
        held.door.set()
        assert await draining
        assert all(isinstance(result, Answer) for result in await asyncio.gather(*taken))
        with pytest.raises(Closing):
            await front.run(lambda: None)

    in_loop(scene)


def test_draining_ends_in_time_though_one_hangs(story: Path, held: HeldReader) -> None:
    async def scene() -> None:
        front = desk(story, held, workers=1)
        hanging = asyncio.create_task(front.ask("slow"))
        await until(lambda: held.reading == 1)
        assert not await front.drain(0.1)
        held.door.set()
        await hanging

    in_loop(scene)


def test_a_failure_reaches_who_asked_and_one_that_nobody_waits_for_the_log(
    story: Path, caplog: pytest.LogCaptureFixture
) -> None:
    door = threading.Event()

    def fail() -> None:
        door.wait(10)
        raise RuntimeError("no such thing")

    async def scene() -> None:
        front = desk(story, SignalReader(), timeout=0.1)
        with pytest.raises(TookTooLong):
            await front.run(fail)
        door.set()
        await until(lambda: bool(caplog.records))
        with pytest.raises(RuntimeError, match="no such thing"):
            await front.run(fail)
        with pytest.raises(TimeoutError, match="its own"):
            await front.run(_time_out)
        assert await front.drain(5)

    with caplog.at_level(logging.ERROR):
        in_loop(scene)
    assert "nobody waits" in caplog.text


def _time_out() -> None:
    raise TimeoutError("its own")


def test_the_story_is_looked_up(make_story: MakeStory, tmp_path: Path) -> None:
    make_story({"Mairie": "« Le port rouvre », a dit lundi Anne Dubreuil, à Valmer."})

    async def scene() -> None:
        async with desk(tmp_path, SignalReader()) as front:
            status = await front.status()
            assert (status.stamp.story, status.stamp.articles) == ("main", 1)
            assert [article.title for article in status.articles] == ["Mairie"]
            assert status.indexed_at is not None
            (said,) = await front.quotes(QuotesRequest(speaker="dubreuil"))
            assert said.quote.text == "Le port rouvre"
            assert await front.quotes(QuotesRequest(speaker="personne")) == ()
            found = await front.timeline(
                TimelineRequest(about="Le port rouvre lundi à Valmer", language="fr")
            )
            assert (found.language, found.stamp) == ("fr", status.stamp)
            (entry,) = found.timeline.entries
            assert entry.from_.isoformat() == "2026-01-12"
            assert (await front.draw(found.timeline, language="fr")).startswith(b"\x89PNG")
            assert "Valmer" in await front.export(found.timeline, "md", language="fr")
            assert (await front.changes(TODAY)).since == TODAY
            (speaker,) = await front.speakers()
            assert (speaker.name, speaker.quotations) == ("Anne Dubreuil", 1)

    in_loop(scene)
