"""What is new is told once, to who may still read it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from prometheus_client import REGISTRY

from bot.errors import BadTimeZone
from bot.stories import Daily, Digest, Digests, Subscription, Undeliverable, posting
from index.editing import remove
from tests.bot.stories.conftest import (
    HIDDEN_CHANNEL,
    House,
    channel,
    direct,
    house,
    put,
)

HARBOUR = channel("C2")
NOON = datetime(2026, 1, 20, 12, tzinfo=UTC)


class Posts:
    """A chat that takes digests; `failure` is what it fails with."""

    def __init__(self) -> None:
        self.failure: Exception | None = None
        self.posted: list[tuple[str, Digest]] = []
        self.any = asyncio.Event()

    async def __call__(self, subscription: Subscription, digest: Digest) -> None:
        if self.failure:
            raise self.failure
        self.posted.append((subscription.place.channel, digest))
        self.any.set()


def told_so_far() -> dict[str, float]:
    """What Prometheus would collect of digests."""
    return {
        outcome: REGISTRY.get_sample_value("verbatim_digests_total", {"outcome": outcome}) or 0.0
        for outcome in ("told", "failed", "ended")
    }


def more(data: Path, story: str = "main", title: str = "Valmer reopens") -> None:
    put(data, story, title, f"{title}: the harbour reopened on 12 January 2026 with 3 cranes.")


async def rounds(digests: Digests, now: datetime = NOON, count: int = 3) -> None:
    for _ in range(count):
        await digests.tell_due(now)


async def test_a_change_is_told_once_also_after_a_restart(two: House) -> None:
    digests, posts = two.digests(), Posts()
    subscription = await digests.subscribe(HARBOUR, when=None, language="en")
    with digests.through("slack", posts):
        await rounds(digests)
        assert posts.posted == []
        more(two.data)
        await rounds(digests)
    ((where, found),) = posts.posted
    assert where == "C2"
    assert [one.article.title for one in found.changes.articles] == ["Valmer reopens"]
    assert found.entries == 1
    assert found.stamp.articles == 2
    assert not any("closed on Monday" in one.shown.quote.text for one in found.changes.entries)
    async with house(two.data) as again:
        after = again.digests()
        with after.through("slack", posts):
            await rounds(after)
            assert await after.unsubscribe(HARBOUR, subscription.id)
            more(two.data, title="Second tug")
            await rounds(after)
    assert len(posts.posted) == 1


async def test_two_processes_tell_it_once(two: House) -> None:
    posts = Posts()
    async with house(two.data) as other:
        both = (two.digests(), other.digests())
        await both[0].subscribe(HARBOUR, when=None, language="en")
        more(two.data)
        with both[0].through("slack", posts), both[1].through("slack", posts):
            await asyncio.gather(*(rounds(one) for one in both))
    assert len(posts.posted) == 1


async def test_what_comes_in_file_by_file_is_one_message(
    two: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = [1000.0]
    monkeypatch.setattr("bot.stories.posting.time.monotonic", lambda: moment[0])
    digests, posts = Digests(two.desk, two.doors, settled=10.0), Posts()
    await digests.subscribe(HARBOUR, when=None, language="en")
    with digests.through("slack", posts):
        for title in ("One tug", "Two tugs", "Three tugs"):
            more(two.data, title=title)
            await digests.tell_due(NOON)
            moment[0] += 5
        assert posts.posted == []
        moment[0] += 6
        await digests.tell_due(NOON)
    ((_, found),) = posts.posted
    assert found.articles == 3


async def test_daily_is_told_at_its_hour_in_its_zone(two: House) -> None:
    digests, posts = two.digests(), Posts()
    paris = Daily(time(9, 0), "Europe/Paris")
    subscription = await digests.subscribe(HARBOUR, when=paris, language="fr")
    start = subscription.told_at
    nine = paris.last_before(start) + timedelta(days=1)
    assert nine.tzinfo is UTC
    more(two.data)
    with digests.through("slack", posts):
        await rounds(digests, nine - timedelta(minutes=1))
        assert posts.posted == []
        await rounds(digests, nine + timedelta(minutes=1))
        assert len(posts.posted) == 1
        # Nothing new the day after: silence, and what comes later waits for the next morning.
        await rounds(digests, nine + timedelta(days=1, minutes=1))
        more(two.data, title="Second tug")
        await rounds(digests, nine + timedelta(days=1, hours=5))
        assert len(posts.posted) == 1
        await rounds(digests, nine + timedelta(days=2, minutes=1))
    assert len(posts.posted) == 2


def test_the_hour_goes_with_summer_time() -> None:
    nine = Daily(time(9, 0), "Europe/Paris")
    assert nine.last_before(datetime(2026, 3, 28, 12, tzinfo=UTC)).hour == 8
    assert nine.last_before(datetime(2026, 3, 29, 12, tzinfo=UTC)).hour == 7
    gap = Daily(time(2, 30), "Europe/Paris")  # there is no such time on 29 March
    assert gap.last_before(datetime(2026, 3, 29, 12, tzinfo=UTC)).day == 29


async def test_a_zone_that_is_none_is_refused(two: House) -> None:
    for zone in ("Mars/Olympus", "../../etc/passwd", ""):
        with pytest.raises(BadTimeZone):
            await two.digests().subscribe(HARBOUR, when=Daily(time(9, 0), zone), language="en")


async def test_a_channel_that_was_unbound_is_told_nothing_of_a_private_story(
    two: House,
) -> None:
    digests, posts = two.digests(), Posts()
    await digests.subscribe(HIDDEN_CHANNEL, when=None, language="en")
    await two.doors.use(HIDDEN_CHANNEL, "main")
    more(two.data, "vault")
    with digests.through("slack", posts):
        await rounds(digests)
        assert await digests.subscribed(HIDDEN_CHANNEL) == ()
        await two.doors.use(HIDDEN_CHANNEL, "vault", owner=True)
        await rounds(digests)
    assert posts.posted == []


async def test_who_left_the_channel_is_told_nothing_in_direct_messages(two: House) -> None:
    digests, posts = two.digests(), Posts()
    await two.doors.use(direct("ann"), "vault")
    await digests.subscribe(direct("ann"), when=None, language="en")
    two.members["C1"].clear()
    more(two.data, "vault")
    with digests.through("slack", posts):
        await rounds(digests)
        assert posts.posted == []
        two.members["C1"].add("ann")
        await rounds(digests)
    assert [where for where, _ in posts.posted] == ["D-ann"]


async def test_nobody_ends_another_channel_s_subscription(two: House) -> None:
    digests = two.digests()
    subscription = await digests.subscribe(HIDDEN_CHANNEL, when=None, language="en")
    assert not await digests.unsubscribe(HARBOUR, subscription.id)
    assert await digests.subscribed(HARBOUR) == ()
    assert await digests.subscribed(HIDDEN_CHANNEL) == (subscription,)
    assert await digests.unsubscribe(channel("C1", "bob"), subscription.id)
    assert not await digests.unsubscribe(HIDDEN_CHANNEL, subscription.id)


async def test_what_failed_is_told_later_and_a_place_that_is_gone_no_more(
    two: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posting, "RETRY", -1.0)
    digests, posts = two.digests(), Posts()
    await digests.subscribe(HARBOUR, when=None, language="en")
    more(two.data)
    with digests.through("slack", posts):
        before = told_so_far()
        posts.failure = ConnectionError("cut")
        await rounds(digests)
        assert posts.posted == []
        posts.failure = None
        await rounds(digests)
        assert len(posts.posted) == 1
        after = told_so_far()
        assert {name: after[name] - before[name] for name in after} == {
            "told": 1, "failed": 3, "ended": 0,
        }  # fmt: skip
        more(two.data, title="Second tug")
        posts.failure = Undeliverable()
        await rounds(digests)
        assert await digests.subscribed(HARBOUR) == ()


async def test_what_came_and_went_is_no_news(two: House) -> None:
    digests, posts = two.digests(), Posts()
    await digests.subscribe(HARBOUR, when=None, language="en")
    more(two.data)
    remove(two.data, "main", "2026-01-13-valmer-reopens")
    with digests.through("slack", posts):
        await rounds(digests)
    assert posts.posted == []


async def test_a_correction_is_told_with_the_figure_before(two: House) -> None:
    put(two.data, "main", "Cranes", "The storm destroyed 20 cranes in the harbour of Valmer.")
    digests, posts = two.digests(), Posts()
    await digests.subscribe(HARBOUR, when=None, language="en")
    put(two.data, "main", "Cranes", "The storm destroyed 30 cranes in the harbour of Valmer.")
    with digests.through("slack", posts):
        await rounds(digests)
    ((_, found),) = posts.posted
    (figure,) = found.changes.figures
    assert "20" in (figure.value_before or "")
    assert "30" in figure.value


async def test_a_place_whose_chat_is_away_is_told_when_it_is_back(two: House) -> None:
    digests, posts = two.digests(), Posts()
    await digests.subscribe(HARBOUR, when=None, language="en")
    more(two.data)
    await rounds(digests)
    with digests.through("slack", posts):
        await rounds(digests)
    assert len(posts.posted) == 1


async def test_the_task_tells_and_stops(two: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posting, "EVERY", 0.01)
    digests, posts = two.digests(), Posts()
    await digests.subscribe(HARBOUR, when=None, language="en")
    more(two.data)
    with digests.through("slack", posts):
        task = asyncio.create_task(digests.serve())
        async with asyncio.timeout(10):
            await posts.any.wait()
            digests.stop()
            await task
