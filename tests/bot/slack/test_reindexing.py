"""Admins in Slack: articles in, corrected and out, with the real office and the packaged model."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from copy import deepcopy
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.core import Core
from bot.settings import Settings
from bot.slack import forms, previews
from bot.slack.app import ADD
from index.editing import add
from index.embeddings import Encoder
from tests.bot.conftest import draft
from tests.bot.slack.conftest import core_in, settled, shown, until
from tests.wire.slack import Workspace, people

Json = dict[str, Any]

CLOSED = "The harbour of Valmer closed on Monday after the storm. Ships wait off the cape."
REOPENS = (
    "The harbour of Valmer reopens\n\n"
    "The harbour of Valmer reopens on 20 January 2026, its harbour master Ada Brune said."
)
PATIENCE = 60.0


@pytest.fixture
def admins(settings: Settings, models_dir: Path, encoder: Encoder) -> Settings:
    """A story of one article, made with the packaged model; U1 is an admin, U2 is none."""
    (settings.data / "models").symlink_to(models_dir)
    text = draft(CLOSED, title="Valmer harbour closed", day=date(2026, 1, 13))
    add(settings.data, "main", [text], lambda: encoder)
    return replace(settings, slack_admins=frozenset({"U1"}))


@pytest.fixture
async def core(workspace: Workspace, admins: Settings, encoder: Encoder) -> AsyncIterator[Core]:
    workspace.names = {"U1": "Ada Lind", "U2": "Bruno Roy"}
    async with core_in(workspace, admins, encoder=encoder) as opened:
        yield opened


async def opened(workspace: Workspace, user: str = "U1", text: str = "") -> Json:
    await people.command(workspace, user, "C01", "/reindex", text)
    await until(lambda: workspace.views)
    return list(workspace.views.values())[-1]


def of_bot(workspace: Workspace, channel: str = "D01") -> Json:
    """The bot's newest message to U1."""
    return deepcopy(workspace.posted(channel)[-1])


def has(message: Json, action: str) -> bool:
    return action in str(message["blocks"])


async def previewed(workspace: Workspace) -> Json:
    await until(
        lambda: workspace.posted("D01") and has(of_bot(workspace), previews.CONFIRM), PATIENCE
    )
    return of_bot(workspace)


async def finished(workspace: Workspace) -> Json:
    await until(lambda: has(of_bot(workspace), previews.UNDO), PATIENCE)
    return of_bot(workspace)


async def test_a_text_is_previewed_confirmed_added_and_taken_back(
    workspace: Workspace, core: Core
) -> None:
    view = await opened(workspace)
    assert "story “main”" in shown(view)
    refused = await people.submit(workspace, "U1", view)
    assert refused is not None
    assert refused["errors"] == {forms.LINKS: "Give a link, a file, a text or a folder."}
    answer = await people.submit(workspace, "U1", view, **{forms.TEXT: REOPENS})
    assert answer is not None
    assert "your messages with me" in shown(answer["view"])

    preview = await previewed(workspace)
    assert "1 article to add" in shown(preview)
    assert "The harbour of Valmer reopens" in shown(preview)
    assert "+1 passage" in shown(preview)
    assert (await core.desk.status()).stamp.articles == 1  # nothing has changed yet
    await people.click(workspace, "U1", "D01", preview, previews.CONFIRM)
    result = await finished(workspace)
    assert result["ts"] == preview["ts"]  # all of it in one message
    assert "1 article added" in shown(result)
    await settled(1.2)  # readers look for a new generation every second
    assert (await core.desk.status()).stamp.articles == 2

    await people.click(workspace, "U1", "D01", result, previews.UNDO)
    await until(lambda: "Undone" in shown(of_bot(workspace)), PATIENCE)
    await settled(1.2)
    assert (await core.desk.status()).stamp.articles == 1
    rows = await core.office.history("main", await actor_of(core))
    assert [row.actor and row.actor.name for row in rows] == ["Ada Lind", "Ada Lind", None]


async def actor_of(core: Core) -> Any:
    from bot.admin import Actor  # noqa: PLC0415

    return Actor(platform="slack", id="U1", name="Ada Lind")


async def test_a_corrected_article_shows_what_changes_in_it(
    workspace: Workspace, core: Core
) -> None:
    view = await opened(workspace, text="replace")
    options = await people.suggestions(workspace, "U1", view, forms.ARTICLE, "valmer")
    assert [one["text"]["text"] for one in options] == ["Valmer harbour closed"]
    assert await people.suggestions(workspace, "U1", view, forms.ARTICLE, "xyz") == []
    assert await people.suggestions(workspace, "U2", view, forms.ARTICLE, "valmer") == []
    corrected = CLOSED.replace("Monday", "Tuesday")
    await people.submit(
        workspace, "U1", view,
        **{forms.ARTICLE: options[0], forms.TEXT: corrected, forms.TITLE: "Valmer harbour closed"},
    )  # fmt: skip
    preview = await previewed(workspace)
    assert "1 article to correct" in shown(preview)
    struck = [one["text"] for one in parts(preview) if one.get("style", {}).get("strike")]
    assert "Monday" in "".join(struck)
    assert [one["text"] for one in parts(preview) if "Tuesday" in one["text"]]
    await people.click(workspace, "U1", "D01", preview, previews.CANCEL)
    await until(lambda: not has(of_bot(workspace), previews.CONFIRM))
    assert "Ada Lind" in shown(of_bot(workspace))
    _, aside = await people.click(workspace, "U1", "D01", preview, previews.CONFIRM)
    await until(lambda: aside.replies)
    assert (await core.desk.status()).stamp.generation == 1


async def test_a_message_s_file_and_link_are_taken_in(workspace: Workspace, core: Core) -> None:
    file = people.hold(workspace, "U2", "reopens.txt", REOPENS.encode(), channel="C01")
    hidden = people.hold(workspace, "U2", "hidden.txt", b"Not for the bot.", channel="C02")
    ts = await people.say(workspace, "U2", "C01", "Look at this", shared=[file, hidden])
    await people.use_message_shortcut(workspace, "U1", "C01", ts, ADD)
    await until(lambda: workspace.views)
    view = list(workspace.views.values())[-1]
    assert "reopens.txt" in shown(view)
    await people.submit(workspace, "U1", view, **{forms.TEXT: ""})
    preview = await previewed(workspace)
    assert "hidden.txt could not be read from Slack" in shown(preview)
    assert "The harbour of Valmer reopens" in shown(preview)


async def test_who_may_not_is_told_whom_to_ask_at_every_door(
    workspace: Workspace, core: Core
) -> None:
    view = await opened(workspace)
    _, aside = await people.command(workspace, "U2", "C01", "/reindex")
    await until(lambda: aside.replies)
    assert "seuls les administrateurs" in shown(aside.replies[0])  # U2 has set French
    assert {"type": "user", "user_id": "U1"} in parts(aside.replies[0], "user")
    assert len(workspace.views) == 1
    answer = await people.submit(workspace, "U2", view, **{forms.TEXT: REOPENS})
    assert answer is not None
    assert "seuls les administrateurs" in shown(answer["view"])
    await people.submit(workspace, "U1", view, **{forms.TEXT: REOPENS})
    preview = await previewed(workspace)
    for action in (previews.CONFIRM, previews.CANCEL):
        _, aside = await people.click(workspace, "U2", "D01", preview, action)
        await until(lambda: aside.replies)  # noqa: B023
        assert "seuls les administrateurs" in shown(aside.replies[0])
    refused = [row for row in await core.office.audit(await actor_of(core)) if
               row.outcome == "refused"]  # fmt: skip
    assert {row.actor.name for row in refused} == {"Bruno Roy"}
    assert (await core.desk.status()).stamp.generation == 1


async def test_history_and_jobs_are_looked_at_in_the_window(
    workspace: Workspace, core: Core
) -> None:
    view = await opened(workspace, text="status")
    assert "No job runs or waits." in shown(view)
    await people.click_in_view(workspace, "U1", view, forms.TASK, value="history")
    await until(lambda: "Generation 1" in shown(workspace.views[view["id"]]))
    window = shown(workspace.views[view["id"]])
    assert re.search(r"Generation 1 · .* UTC · on the command line", window)
    assert "Added: Valmer harbour closed" in window
    await people.click_in_view(
        workspace, "U1", workspace.views[view["id"]], forms.TASK, value="remove"
    )
    await until(lambda: "submit" in workspace.views[view["id"]])
    assert "It can be undone." in shown(workspace.views[view["id"]])


def long_text(paragraphs: int) -> str:
    """An article that takes a while to take in, no two paragraphs alike."""
    told = (
        f"Quay number {n} of Valmer took {n * 7} ships in {1900 + n}. Its keeper counts {n * 3} "
        f"ropes and {n + 11} lamps."
        for n in range(1, paragraphs + 1)
    )
    return "The quays of Valmer\n\n" + "\n\n".join(told)


async def going_on(workspace: Workspace) -> Json:
    """A long file on its way in, and the message that says so."""
    file = people.hold(workspace, "U1", "quays.txt", long_text(400).encode())
    view = await opened(workspace)
    await people.submit(workspace, "U1", view, **{forms.FILES: [file]})
    await people.click(workspace, "U1", "D01", await previewed(workspace), previews.CONFIRM)
    await until(lambda: "Taking in" in shown(of_bot(workspace)), PATIENCE)
    return of_bot(workspace)


async def test_a_job_is_cancelled_on_its_way(workspace: Workspace, core: Core) -> None:
    progress = await going_on(workspace)
    assert re.search(r"\d+ of \d+ passages and sentences", shown(progress))
    await people.click(workspace, "U1", "D01", progress, previews.CANCEL)
    await until(lambda: "Cancelled" in shown(of_bot(workspace)), PATIENCE)
    assert not has(of_bot(workspace), previews.CANCEL)
    assert (await core.desk.status()).stamp.generation == 1


async def test_a_job_that_the_bot_s_end_interrupts_is_told_and_given_up(
    workspace: Workspace, admins: Settings, encoder: Encoder
) -> None:
    async with core_in(workspace, admins, encoder=encoder):
        await going_on(workspace)
    assert has(of_bot(workspace), previews.RESUME)
    async with core_in(workspace, admins, encoder=encoder) as core:
        await settled()
        assert len(workspace.posted("D01")) == 1  # told already
        await people.click(workspace, "U1", "D01", of_bot(workspace), previews.DISCARD)
        await until(lambda: not has(of_bot(workspace), previews.RESUME), PATIENCE)
        assert "Given up by" in shown(of_bot(workspace))
        assert (await core.desk.status()).stamp.generation == 1


def parts(message: Json, kind: str = "text") -> list[Json]:
    """Everything of a kind in a message's blocks."""
    found: list[Json] = []
    stack: list[Any] = [message["blocks"]]
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            found += [item] if item.get("type") == kind else []
            stack += item.values()
        elif isinstance(item, list):
            stack += item
    return found


async def test_an_old_undo_shows_all_that_it_takes_back_and_leaves_no_job_behind(
    workspace: Workspace, core: Core
) -> None:
    async def added(text: str) -> Json:
        view = await opened(workspace)
        await people.submit(workspace, "U1", view, **{forms.TEXT: text})
        await people.click(workspace, "U1", "D01", await previewed(workspace), previews.CONFIRM)
        return await finished(workspace)

    first = await added(REOPENS)
    await added(
        "The cape of Valmer\n\nThe cape of Valmer has a new lamp, its keeper Odo Lark said."
    )
    await people.click(workspace, "U1", "D01", first, previews.UNDO)
    preview = await previewed(workspace)
    assert "2 articles to remove" in shown(preview)
    actor = await actor_of(core)
    jobs = await core.office.jobs(actor, "main")
    assert {str(job.state) for job in jobs} == {"done"}  # a preview is no job yet
    await people.click(workspace, "U1", "D01", preview, previews.CONFIRM)
    await until(lambda: "Undone" in shown(of_bot(workspace)), PATIENCE)
    await settled(1.2)
    assert (await core.desk.status()).stamp.articles == 1
