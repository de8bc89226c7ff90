"""The office from the outside: previews, jobs, refusals, history, over real processes."""

from __future__ import annotations

import asyncio
import dataclasses
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from bot.admin import Folder, JobProgress, JobState, Kind, Link, Office, Pasted, Upload, changing
from bot.admin.models import Action, AdminRequest, EntryCounts, Part
from bot.admin.orders import Order, Outline, Reading, Task
from bot.admin.running import Jobs
from bot.admin.wording import item_line
from bot.errors import (
    Cancelled,
    FolderRefused,
    NoArticle,
    NoSource,
    NoSuchJob,
    NotAllowed,
    OutOfDate,
    OutOfMemory,
    SeveralTexts,
    TooMuch,
)
from bot.phrases import phrases
from bot.settings import Settings
from index.errors import ArticleMissing, StoryChanged, StoryMissing
from index.store import open_story
from tests.bot.admin.conftest import (
    ANNA,
    BORIS,
    CARLA,
    PORT,
    Heard,
    added,
    long_text,
    planned,
    until,
    upload,
)


async def test_what_is_previewed_is_what_is_added(settings: Settings) -> None:
    async with Office(settings) as office:
        plan = await planned(
            office,
            upload("port.txt", PORT),
            Pasted("La gare de Brissac reste ouverte jusqu'à jeudi soir.", title="La gare"),
        )
        assert plan.generation == 0
        assert [item.action for item in plan.items] == [Action.ADD, Action.ADD]
        assert [item.title for item in plan.items] == ["Le port de Valmer", "La gare"]
        assert (plan.gain.passages, plan.gain.sentences, plan.texts) == (2, 2, 4)
        with pytest.raises(StoryMissing):
            open_story(settings.data, "main")
        result = await office.carry_out(plan.id, ANNA)
        assert [one.title for one in result.added] == ["Le port de Valmer", "La gare"]
        assert result.generation == 1
        (row,) = await office.history("main", ANNA)
        assert (row.actor, row.kind, row.job) == (ANNA, Kind.ADD, plan.id)
        assert set(row.added) == {one.article for one in result.added}
        with pytest.raises(NoSuchJob):  # it is done once
            await office.carry_out(plan.id, ANNA)
        assert not (settings.data / "admin" / plan.id).exists()


async def test_a_preview_says_what_becomes_of_the_timeline(settings: Settings) -> None:
    fallen = "La grue du quai nord est tombée le 12 janvier 2026 sur un entrepôt vide."
    strike = "Les dockers ont voté le 13 janvier 2026 une grève de deux jours."
    async with Office(settings) as office:
        plan = await planned(office, upload("a.txt", f"La grue\n\n{fallen}\n"))
        assert plan.entries == EntryCounts(come=1)
        await office.carry_out(plan.id, ANNA)
        plan = await planned(office, upload("b.txt", f"La grève\n\n{fallen}\n\n{strike}\n"))
        assert plan.entries == EntryCounts(come=1, changed=1)
        assert (await office.planned(plan.id, ANNA)).entries == plan.entries
        await office.carry_out(plan.id, ANNA)
        plan = await office.plan(AdminRequest(kind=Kind.UNDO, story="main"), ANNA)
        assert plan.entries == EntryCounts(changed=1, gone=1)


async def test_only_who_may_may_and_every_button_asks_again(settings: Settings) -> None:
    async with Office(settings) as office:
        plan = await planned(office, upload("port.txt", PORT))
        no_more = dataclasses.replace(ANNA, is_manager=False)
        attempts: list[Callable[[], Awaitable[object]]] = [
            lambda: planned(office, upload("x.txt", PORT), actor=CARLA),
            lambda: office.planned(plan.id, CARLA),
            lambda: office.carry_out(plan.id, CARLA),
            lambda: office.carry_out(plan.id, no_more),
            lambda: office.cancel(plan.id, CARLA),
            lambda: office.undo("main", CARLA),
            lambda: office.history("main", CARLA),
            lambda: office.jobs(CARLA),
            lambda: office.audit(CARLA),
            lambda: office.note(CARLA, "bind", "main"),
        ]
        for attempt in attempts:
            with pytest.raises(NotAllowed):
                await attempt()
        rows = await office.audit(ANNA)
        refused = [row for row in rows if row.outcome == "refused"]
        assert len(refused) == len(attempts)
        assert {row.actor.id for row in refused} == {"U9", "U1"}
        assert (await office.carry_out(plan.id, BORIS)).added
        done = (await office.audit(ANNA, story="main"))[0]
        assert (done.actor.name, done.action, done.outcome, done.job) == (
            "Boris", "add", "done", plan.id,
        )  # fmt: skip


async def test_bad_requests_are_refused_before_anything_is_read(settings: Settings) -> None:
    async with Office(settings) as office:

        def ask(kind: Kind, *sources: Upload | Folder, article: str | None = None) -> AdminRequest:
            return AdminRequest(kind=kind, story="main", sources=sources, article=article)

        port = upload("port.txt", PORT)
        for request, refusal in [
            (ask(Kind.ADD), NoSource),
            (ask(Kind.REMOVE), NoArticle),
            (ask(Kind.REPLACE, port), NoArticle),
            (ask(Kind.REPLACE, port, port, article="a"), SeveralTexts),
            (ask(Kind.ADD, *[port] * 501), TooMuch),
            (ask(Kind.ADD, Folder("/etc")), FolderRefused),
            (ask(Kind.ADD, Folder("../stories")), FolderRefused),
            (ask(Kind.REMOVE, article="nothing"), StoryMissing),
        ]:
            with pytest.raises(refusal):
                await office.plan(request, ANNA)
        await added(office, port)
        with pytest.raises(ArticleMissing):
            await office.plan(ask(Kind.REMOVE, article="nothing"), ANNA)
        assert not list((settings.data / "admin").glob("*/"))


async def test_what_cannot_be_read_is_named_and_the_rest_goes_on(settings: Settings) -> None:
    async with Office(settings) as office:
        plan = await planned(
            office,
            Upload("empty.txt", b""),
            Upload("../../etc/scan.pdf", b"%PDF-1.7 and then nothing"),
            Upload("noise.docx", bytes(range(256)) * 40),
            Upload("film.mp4", b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 500),
            Upload("page.html", b"<html><body>" + b"<div>" * 20_000),
            upload("port.txt", PORT),
            Pasted("  \n "),
            Link("http://169.254.169.254/latest/meta-data"),
            Link("ftp://example.org/x"),
        )
        assert [item.title for item in plan.items] == ["Le port de Valmer"]
        assert [one.name for one in plan.skipped[:5]] == [
            "empty.txt", "scan.pdf", "noise.docx", "film.mp4", "page.html",
        ]  # fmt: skip
        assert [one.code for one in plan.skipped[-3:]] == [
            "empty", "unsafe_address", "unsafe_address",
        ]  # fmt: skip
        assert all(one.message and "Traceback" not in one.message for one in plan.skipped)
        assert plan.changes_something
        nothing = await planned(office, Upload("empty.txt", b""))
        assert not nothing.changes_something


async def test_a_job_that_is_stopped_after_its_commit_is_done(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its process may die between the commit and its last word."""
    whole = Jobs.in_turn

    async def speechless(jobs: Jobs, *args: Any) -> None:
        assert await whole(jobs, *args)

    monkeypatch.setattr(Jobs, "in_turn", speechless)
    async with Office(settings) as office:
        result = await added(office, upload("port.txt", PORT))
        assert result.generation == 1 == open_story(settings.data, "main").generation().number
        assert [job.state for job in await office.jobs(ANNA)] == [JobState.DONE]


async def test_what_came_after_the_last_look_is_not_undone(settings: Settings) -> None:
    """Another writer may come between the look at the story and the right to write."""
    async with Office(settings) as office:
        await added(office, upload("port.txt", PORT))
    order = Order(
        job="abcdefghij",
        task=Task.CARRY_OUT,
        kind=Kind.UNDO,
        story="main",
        data=str(settings.data),
        spool=str(settings.data / "admin" / "abcdefghij"),
    )
    with pytest.raises(StoryChanged):
        changing.carry_out(
            settings.data,
            order,
            Reading(),
            Outline(generation=0),
            encoder=lambda: pytest.fail("nothing is encoded"),
            on_progress=lambda done, total: None,
        )
    assert open_story(settings.data, "main").generation().number == 1


async def test_an_address_is_never_read_as_a_path(settings: Settings, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(PORT, encoding="utf-8")
    async with Office(settings) as office:
        plan = await planned(
            office, Link(str(secret)), Link(f" {tmp_path}"), Link(f"file://{secret}")
        )
        assert not plan.items
        assert [one.code for one in plan.skipped] == ["unsafe_address"] * 3


async def test_a_job_is_cancelled_quickly_and_leaves_the_story_as_it_was(
    settings: Settings,
) -> None:
    async with Office(settings) as office:
        await added(office, upload("port.txt", PORT))
        plan = await planned(office, upload("quais.txt", long_text(400)))
        heard = Heard()
        job = asyncio.create_task(office.carry_out(plan.id, ANNA, heard.listener))
        progress = await heard.until(JobState.ENCODING, done=1)
        assert (progress.file, progress.files, progress.name) == (1, 1, "Les quais de Valmer")
        assert progress.total == plan.texts
        asked = time.monotonic()
        assert await office.cancel(plan.id, BORIS)
        with pytest.raises(Cancelled) as error:
            await job
        assert time.monotonic() - asked < 10
        assert error.value.values["name"] == "Boris"
        assert open_story(settings.data, "main").generation().number == 1
        (last, *_) = await office.jobs(ANNA)
        assert last.state is JobState.CANCELLED
        assert not await office.cancel(plan.id, BORIS)


async def test_two_admins_at_once_one_waits_and_is_told_for_whom(settings: Settings) -> None:
    async with Office(settings) as office:
        first = await planned(office, upload("quais.txt", long_text(60)))
        second = await planned(office, upload("port.txt", PORT), actor=BORIS)
        third = await planned(office, upload("gare.txt", PORT.replace("port", "hangar")))
        heard, waiting, dropped = Heard(), Heard(), Heard()
        one = asyncio.create_task(office.carry_out(first.id, ANNA, heard.listener))
        await heard.until(JobState.ENCODING)
        two = asyncio.create_task(office.carry_out(second.id, BORIS, waiting.listener))
        three = asyncio.create_task(office.carry_out(third.id, ANNA, dropped.listener))
        assert (await waiting.until(JobState.WAITING)).waits_for == ANNA
        await dropped.until(JobState.WAITING)
        assert await office.cancel(third.id, ANNA)
        with pytest.raises(Cancelled):  # it needn't wait for that
            await three
        assert not one.done()
        assert (await one).generation == 1
        assert (await two).generation == 2
        assert [row.actor for row in await office.history("main", ANNA)] == [BORIS, ANNA]


async def test_two_offices_on_one_story_take_turns_too(settings: Settings) -> None:
    async with Office(settings) as office, Office(settings) as other:
        first = await planned(office, upload("quais.txt", long_text(60)))
        second = await planned(other, upload("port.txt", PORT), actor=BORIS)
        heard, waiting = Heard(), Heard()
        one = asyncio.create_task(office.carry_out(first.id, ANNA, heard.listener))
        await heard.until(JobState.ENCODING)
        two = asyncio.create_task(other.carry_out(second.id, BORIS, waiting.listener))
        assert (await waiting.until(JobState.WAITING)).waits_for == ANNA
        assert (await one).generation == 1
        assert (await two).generation == 2


async def test_a_preview_that_would_do_something_else_by_now_is_out_of_date(
    settings: Settings,
) -> None:
    async with Office(settings) as office:
        (port,) = (await added(office, upload("port.txt", PORT))).added
        remove = AdminRequest(kind=Kind.REMOVE, story="main", article=port.article)
        seen, late = await office.plan(remove, ANNA), await office.plan(remove, BORIS)
        harmless = await planned(office, upload("gare.txt", "La gare\n\nLa gare rouvre jeudi."))
        assert (await office.carry_out(seen.id, ANNA)).removed[0].article == port.article
        with pytest.raises((OutOfDate, ArticleMissing)):
            await office.carry_out(late.id, BORIS)
        # Another change of the story is no matter where this one would do the same.
        assert (await office.carry_out(harmless.id, ANNA)).added


async def test_a_correction_is_previewed_made_and_undone(settings: Settings) -> None:
    async with Office(settings) as office:
        (port,) = (await added(office, upload("port.txt", PORT))).added
        correction = AdminRequest(
            kind=Kind.REPLACE,
            story="main",
            article=port.article,
            sources=(upload("new.txt", PORT.replace("mardi", "mercredi")),),
        )
        plan = await office.plan(correction, ANNA)
        (item,) = plan.items
        assert (item.action, item.article, item.version) == (Action.REPLACE, port.article, 1)
        (replaced,) = (await office.carry_out(plan.id, ANNA)).replaced
        assert (replaced.article, replaced.version) == (port.article, 2)
        await added(office, upload("gare.txt", "La gare\n\nLa gare rouvre jeudi."))
        assert len((await office.undo("main", BORIS)).removed) == 1
        undone = await office.undo("main", BORIS)  # a second one undoes the first
        assert len(undone.back) == 1
        back = AdminRequest(kind=Kind.UNDO, story="main", to=1)
        plan = await office.plan(back, BORIS)
        assert {item.action for item in plan.items} == {Action.BACK, Action.REMOVE}
        await office.carry_out(plan.id, BORIS)
        now = open_story(settings.data, "main").generation()
        assert [now.article(one.id).text for one in now.articles()] == [PORT]
        row = (await office.history("main", ANNA))[0]
        assert (row.actor, row.kind) == (BORIS, Kind.UNDO)


async def test_who_hears_slowly_or_not_at_all_holds_nothing_up(settings: Settings) -> None:
    told: list[JobProgress] = []

    async def slow(progress: JobProgress) -> None:
        told.append(progress)
        await asyncio.sleep(0.3)
        raise ConnectionError("the chat is down")

    async with Office(settings) as office:
        plan = await planned(office, upload("quais.txt", long_text(40)))
        assert (await office.carry_out(plan.id, ANNA, slow)).added
        count = len(told)
        assert count >= 1
        await asyncio.sleep(1.5)
        assert len(told) == count  # nothing comes after the result


async def test_a_job_goes_on_when_who_asked_for_it_is_gone(settings: Settings) -> None:
    async with Office(settings) as office:
        plan = await planned(office, upload("quais.txt", long_text(20)))
        heard = Heard()
        job = asyncio.create_task(office.carry_out(plan.id, ANNA, heard.listener))
        await heard.until(JobState.ENCODING)
        job.cancel()

        async def done() -> bool:
            return (await office.jobs(ANNA))[0].state is JobState.DONE

        await until(done)
        assert open_story(settings.data, "main").generation().number == 1


async def test_a_job_takes_no_more_memory_than_it_may(settings: Settings) -> None:
    async with Office(dataclasses.replace(settings, job_memory=500)) as office:
        with pytest.raises(OutOfMemory):
            await added(office, upload("port.txt", PORT))
        with pytest.raises(StoryMissing):
            open_story(settings.data, "main")


async def test_a_correction_is_recognised_shown_and_undone(settings: Settings) -> None:
    text = long_text(6)
    async with Office(settings) as office:
        (first,) = (await added(office, upload("quais.txt", text))).added
        corrected = text.replace("en 1903", "en 1953")
        plan = await planned(office, upload("nouveau.txt", corrected), actor=BORIS)
        (item,) = plan.items
        assert (item.action, item.article, item.recognised) == (
            Action.REPLACE, first.article, "title",
        )  # fmt: skip
        changed = [(one.part, one.text.strip()) for one in item.diff if one.part is not Part.KEPT]
        assert changed == [(Part.REMOVED, "1903"), (Part.ADDED, "1953")]
        result = await office.carry_out(plan.id, BORIS)
        assert [(one.article, one.version) for one in result.replaced] == [(first.article, 2)]
        undone = await office.undo("main", ANNA)
        assert [(one.article, one.version) for one in undone.back] == [(first.article, 1)]
        rows = await office.history("main", ANNA)
        assert (rows[0].back, rows[0].replaced) == ((first.article,), ())
        assert rows[1].replaced == (first.article,)
        assert [(row.actor, row.kind) for row in rows] == [
            (ANNA, Kind.UNDO), (BORIS, Kind.ADD), (ANNA, Kind.ADD),
        ]  # fmt: skip


async def test_what_only_may_be_a_correction_is_named(settings: Settings) -> None:
    text = long_text(6)
    async with Office(settings) as office:
        (first,) = (await added(office, upload("un.txt", f"Date: 2026-01-12\n{text}"))).added
        plan = await planned(office, upload("deux.txt", f"Date: 2026-01-13\n{text}"))
        (item,) = plan.items
        assert (item.action, item.resembles) == (Action.ADD, first.article)
        assert first.article in item_line(item, phrases("fr"))
