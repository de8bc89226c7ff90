"""kill -9 of the bot in the middle of an admin's job, the bot in a process of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.slack import previews
from index.editing import add
from index.embeddings import Encoder
from index.store import open_story
from tests.benchmarks.slack import bot_process
from tests.bot.conftest import draft
from tests.bot.slack.conftest import shown, until
from tests.bot.slack.test_reindexing import (
    CLOSED,
    PATIENCE,
    has,
    long_text,
    of_bot,
    opened,
    previewed,
)
from tests.bot.slack.test_reindexing import forms as windows
from tests.wire.slack import Workspace, people


def held(data: Path) -> list[str]:
    return [article.title for article in open_story(data, "main").generation().articles()]


async def begun(workspace: Workspace, name: str, text: str) -> str:
    """A job that is taking in texts; the message that says so."""
    file = people.hold(workspace, "U1", name, text.encode())
    await people.submit(workspace, "U1", await opened(workspace), **{windows.FILES: [file]})
    await people.click(workspace, "U1", "D01", await previewed(workspace), previews.CONFIRM)
    await until(lambda: "Taking in" in shown(of_bot(workspace)), PATIENCE)
    return str(of_bot(workspace)["ts"])


@pytest.mark.slow
async def test_a_killed_bot_says_where_its_job_stood_and_goes_on_with_it(
    workspace: Workspace, tmp_path: Path, models_dir: Path, encoder: Encoder
) -> None:
    (tmp_path / "models").symlink_to(models_dir)
    add(tmp_path, "main", [draft(CLOSED, title="Valmer harbour closed")], lambda: encoder)
    async with bot_process(workspace, tmp_path, "main", SLACK_ADMINS="U1") as bot:
        first = await begun(workspace, "quays.txt", long_text(200))
        bot.kill()
        await bot.wait()
    assert held(tmp_path) == ["Valmer harbour closed"]

    async with bot_process(workspace, tmp_path, "main", SLACK_ADMINS="U1") as bot:
        await until(lambda: has(of_bot(workspace), previews.RESUME), PATIENCE)
        stood = shown(of_bot(workspace))
        assert "Adding articles" in stood
        assert "interrupted; the story is as it was" in stood
        assert " of " in stood.partition("stood at ")[2]
        (old,) = [one for one in workspace.posted("D01") if one["ts"] == first]
        assert "interrupted" in shown(old)
        assert not has(old, previews.CANCEL)
        await people.click(workspace, "U1", "D01", of_bot(workspace), previews.RESUME)
        await until(lambda: "Taking in" in shown(of_bot(workspace)), PATIENCE)
        bot.kill()  # and once more
        await bot.wait()
    assert held(tmp_path) == ["Valmer harbour closed"]

    async with bot_process(workspace, tmp_path, "main", SLACK_ADMINS="U1"):
        await until(lambda: has(of_bot(workspace), previews.RESUME), PATIENCE)
        await people.click(workspace, "U1", "D01", of_bot(workspace), previews.RESUME)
        await until(lambda: has(of_bot(workspace), previews.UNDO), PATIENCE)
        assert "1 article added" in shown(of_bot(workspace))
        assert sorted(held(tmp_path)) == ["The quays of Valmer", "Valmer harbour closed"]
        await people.click(workspace, "U1", "D01", of_bot(workspace), previews.UNDO)
        await until(lambda: "Undone" in shown(of_bot(workspace)), PATIENCE)
        assert held(tmp_path) == ["Valmer harbour closed"]
