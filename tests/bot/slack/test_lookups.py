"""Timelines, quotations and the story: by command, in words, paged, saved; and the app's tabs."""

from __future__ import annotations

from datetime import date

import pytest

from bot.ledger import Ledger
from bot.models import QuotesRequest
from bot.slack import blocks, home, quotations, timelines
from bot.slack.timelines import FORMATS
from tests.bot.slack.conftest import settled, shown, until
from tests.wire.slack import Fault, Workspace, people


async def test_a_timeline_comes_with_its_picture(workspace: Workspace, ledger: Ledger) -> None:
    await people.command(workspace, "U1", "C01", "/timeline")
    await until(lambda: workspace.files)
    (message,) = workspace.posted("C01")
    assert "12 January 2026" in shown(message)
    assert "“" in shown(message)
    (picture,) = workspace.files.values()
    await until(lambda: picture.shares)
    assert picture.content.startswith(b"\x89PNG")
    assert picture.shares == [("C01", message["ts"])]


async def test_the_same_in_words_and_in_french(workspace: Workspace, ledger: Ledger) -> None:
    ts = await people.say(workspace, "U1", "C01", "<@UBOT> chronologie depuis le 1er janvier 2026")
    await until(lambda: workspace.posted("C01", thread=ts))
    (message,) = workspace.posted("C01")
    assert "Chronologie · à partir du 1er janvier 2026" in shown(message)
    assert "12 janvier 2026" in shown(message)


async def test_a_time_that_cannot_be_read_is_told(workspace: Workspace, ledger: Ledger) -> None:
    _, private = await people.command(workspace, "U1", "C01", "/timeline", "since blurgh")
    await until(lambda: private.replies)
    assert "blurgh" in shown(private.replies[0])
    assert workspace.posted("C01") == []


async def test_a_timeline_where_the_bot_is_not_is_told_to_the_asker(
    workspace: Workspace, ledger: Ledger
) -> None:
    _, private = await people.command(workspace, "U1", "C02", "/timeline")
    await until(lambda: private.replies)
    assert "Invite me" in shown(private.replies[0])
    assert workspace.files == {}


async def test_pages_are_turned_in_place(workspace: Workspace, ledger: Ledger) -> None:
    await people.command(workspace, "U1", "C01", "/timeline")
    await until(lambda: workspace.posted("C01"))
    (message,) = workspace.posted("C01")
    _, replies = await people.click(workspace, "U2", "C01", message, f"{timelines.TURN}+1")
    await until(lambda: replies.replies)
    (second,) = replies.replies
    assert second["replace_original"] is True
    assert shown(second) != shown(message)
    assert "2 articles" in shown(second)


async def test_a_timeline_is_saved_as_files_each_once(workspace: Workspace, ledger: Ledger) -> None:
    await people.command(workspace, "U1", "C01", "/timeline")
    await until(lambda: workspace.files)
    (message,) = workspace.posted("C01")
    for kind in (*FORMATS, FORMATS[0]):
        _, last = await people.click(workspace, "U1", "C01", message, f"{timelines.SAVE}_{kind}")
    await until(lambda: last.replies and len(workspace.files) == 1 + len(FORMATS))
    await settled()
    saved = {file.name: file.content.decode() for file in workspace.files.values()
             if not file.name.endswith("png")}  # fmt: skip
    assert set(saved) == {"timeline.md", "timeline.csv", "timeline.ics", "timeline.json"}
    assert "BEGIN:VCALENDAR" in saved["timeline.ics"]
    assert all("Port-Sec" in content for content in saved.values())
    assert "already" in shown(last.replies[0])


async def test_without_the_scope_for_files_the_list_still_comes(
    workspace: Workspace, ledger: Ledger
) -> None:
    workspace.scopes.discard("files:write")
    await people.command(workspace, "U1", "C01", "/timeline")
    await until(lambda: workspace.called("files.getUploadURLExternal"))
    assert len(workspace.posted("C01")) == 1


async def test_who_said_what(workspace: Workspace, ledger: Ledger) -> None:
    _, speakers = await people.command(workspace, "U1", "C01", "/quotes")
    await until(lambda: speakers.replies)
    assert "Ada Brune" in shown(speakers.replies[0])
    _, said = await people.command(workspace, "U1", "C01", "/quotes", "Brune")
    await until(lambda: said.replies)
    assert "“Nous rouvrirons dans la semaine”" in shown(said.replies[0])
    _, nobody = await people.command(workspace, "U1", "C01", "/quotes", "Xyzzy")
    await until(lambda: nobody.replies)
    assert "Xyzzy" in shown(nobody.replies[0])
    narrowed = "since 9 January 2026 about reopening the harbour"
    _, told = await people.command(workspace, "U1", "C01", "/quotes", narrowed)
    await until(lambda: told.replies)
    assert "“We will reopen within a week”" in shown(told.replies[0])
    assert "about “reopening the harbour”" in shown(told.replies[0])
    assert "in articles published since 9 January 2026" in shown(told.replies[0])
    _, none = await people.command(workspace, "U1", "C01", "/quotes", "about the stamp museum")
    await until(lambda: none.replies)
    assert "hold no such quotation" in shown(none.replies[0])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Valmer harbour closed"),
        ("help", "/timeline"),
        ("since Monday", "since"),
        ("nonsense of some kind", "/timeline"),
    ],
)
async def test_the_story_s_state_news_and_help(
    workspace: Workspace, ledger: Ledger, text: str, said: str
) -> None:
    _, private = await people.command(workspace, "U1", "C01", "/story", text)
    await until(lambda: private.replies)
    assert said in shown(private.replies[0])


async def test_commands_speak_the_person_s_language(workspace: Workspace, ledger: Ledger) -> None:
    _, private = await people.command(workspace, "U2", "C01", "/story")
    await until(lambda: private.replies)
    assert "le plus récent du" in shown(private.replies[0])


async def test_the_timeline_around_an_answer(workspace: Workspace, ledger: Ledger) -> None:
    await people.say(workspace, "U1", "C01", "<@UBOT> When will the harbour reopen?")
    await until(lambda: workspace.posted("C01"))
    (answer,) = workspace.posted("C01")
    await people.click(workspace, "U1", "C01", answer, blocks.AROUND)
    await until(lambda: len(workspace.posted("C01")) == 2)
    around = workspace.posted("C01")[1]
    assert "6 January 2026 – 20 January 2026" in shown(around)
    assert around["thread_ts"] == answer["thread_ts"]


async def test_the_home_shows_the_story_and_takes_a_question(
    workspace: Workspace, ledger: Ledger
) -> None:
    await people.open_home(workspace, "U2")
    await until(lambda: workspace.homes)
    view = workspace.homes["U2"]
    assert "Valmer harbour closed" in shown(view)
    assert "Derniers événements" in shown(view)
    await people.click_in_view(workspace, "U2", view, home.ASK)
    await until(lambda: len(workspace.views) == 2)


async def test_the_agent_suggests_questions_that_the_story_answers(
    workspace: Workspace, ledger: Ledger
) -> None:
    await people.open_home(workspace, "U1", tab="messages")
    await until(lambda: workspace.prompts)
    (prompts,) = workspace.prompts
    assert 1 <= len(prompts["prompts"]) <= 4
    asked = prompts["prompts"][0]["message"]
    await people.say(workspace, "U1", "D01", asked)
    await until(lambda: workspace.posted("D01"))
    assert "“" in workspace.posted("D01")[0]["text"]


async def test_a_home_that_cannot_be_shown_says_why(workspace: Workspace, ledger: Ledger) -> None:
    workspace.faults.append(Fault("views.publish", error="not_enabled"))
    await people.open_home(workspace, "U1")
    await until(lambda: workspace.called("views.publish"))
    await people.open_home(workspace, "U1")
    await until(lambda: workspace.homes)


@pytest.mark.parametrize(
    "request_",
    [
        QuotesRequest(speaker="Ada Brune", language="fr"),
        QuotesRequest(
            about="le port", from_=date(2026, 1, 9), counted_from=date(2026, 1, 13), language="fr"
        ),
    ],
)
def test_a_page_of_quotes_is_carried_by_its_button(request_: QuotesRequest) -> None:
    page = quotations.QuotesPage(request_, 2)
    assert quotations.QuotesPage.read(page.written()) == page


def test_the_buttons_of_earlier_messages_are_still_read() -> None:
    read = quotations.QuotesPage.read
    asked = QuotesRequest(speaker="Ada Brune", language="fr")
    assert read('["Ada Brune", "fr", 2]') == quotations.QuotesPage(asked, 2)
    assert read('["Ada Brune", "fr", 2, "port"]') == quotations.QuotesPage(asked, 2, "port")
