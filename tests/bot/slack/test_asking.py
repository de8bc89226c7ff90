"""Asking in Slack, in every way there is; answered once, and otherwise silence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.ledger import Ledger, Verdict
from bot.settings import Settings
from bot.slack import blocks
from bot.slack.app import ASK, ASK_ABOUT
from index.editing import add
from index.story import Story
from tests.bot.conftest import draft
from tests.bot.slack.conftest import TEXTS, serving_in, settled, shown, until
from tests.fakes import HashEncoder
from tests.wire.slack import Workspace, people

REOPEN = "When will the harbour reopen?"


async def test_a_mention_is_answered_in_its_thread(workspace: Workspace, ledger: Ledger) -> None:
    ts = await people.say(workspace, "U1", "C01", f"<@UBOT> {REOPEN}")
    await until(lambda: workspace.posted("C01"))
    await settled()  # Slack brings a mention as two events
    (answer,) = workspace.posted("C01")
    assert answer["thread_ts"] == ts
    assert "“" in answer["text"]
    assert "Valmer" in shown(answer)
    assert "2 articles" in shown(answer)


async def test_a_french_question_is_answered_in_french_with_quotes_as_they_are(
    workspace: Workspace, ledger: Ledger
) -> None:
    await people.say(workspace, "U1", "C01", "<@UBOT> Quand le port de Valmer a-t-il fermé ?")
    await until(lambda: workspace.posted("C01"))
    (answer,) = workspace.posted("C01")
    assert "« " in answer["text"]
    assert "13 janvier 2026" in shown(answer)


async def test_a_question_of_a_name_only_is_answered_in_the_asker_s_language(
    workspace: Workspace, ledger: Ledger
) -> None:
    await people.say(workspace, "U2", "C01", "<@UBOT> Valmer ?")
    await until(lambda: workspace.posted("C01"))
    assert "le plus récent du" in shown(workspace.posted("C01")[0])


async def test_a_direct_message_is_answered_with_status_and_title(
    workspace: Workspace, ledger: Ledger
) -> None:
    ts = await people.say(workspace, "U1", "D01", REOPEN)
    await until(lambda: workspace.posted("D01"))
    assert workspace.posted("D01")[0]["thread_ts"] == ts
    assert workspace.statuses[0]["thread_ts"] == ts
    assert workspace.titles == [{"channel_id": "D01", "thread_ts": ts, "title": REOPEN}]


async def test_a_question_in_an_answered_thread_needs_no_mention(
    workspace: Workspace, ledger: Ledger
) -> None:
    ts = await people.say(workspace, "U1", "C01", f"<@UBOT> {REOPEN}")
    await until(lambda: workspace.posted("C01"))
    await people.say(workspace, "U2", "C01", "And what did Ada Brune say?", thread=ts)
    await until(lambda: len(workspace.posted("C01", thread=ts)) == 2)
    assert ledger.earlier("slack", f"C01:{ts}", story="main")[0] == REOPEN


async def test_silence_unless_asked(workspace: Workspace, ledger: Ledger) -> None:
    ts = await people.say(workspace, "U1", "C01", f"<@UBOT> {REOPEN}")
    await until(lambda: workspace.posted("C01"))
    elsewhere = await people.say(workspace, "U1", "C01", "Lunch?")
    await people.say(workspace, "U2", "C01", "At noon?", thread=elsewhere)
    await people.say(workspace, "U1", "C01", "Thank you, that helps.", thread=ts)
    await people.say(workspace, "U1", "C01", "<@U2> do you agree?", thread=ts)
    await people.say(workspace, "U1", "C01", "You saw <@U2>?", thread=elsewhere)
    await settled()
    assert len(workspace.posted("C01")) == 1


async def test_edits_and_other_bots_are_not_answered(workspace: Workspace, ledger: Ledger) -> None:
    _, (event, *_) = people.write(workspace, "U1", "D01", REOPEN)
    for change in ({"subtype": "message_changed"}, {"subtype": "bot_message", "bot_id": "B2"}):
        changed = {**event, "event": {**event["event"], **change}}
        await workspace.sockets.deliver("events_api", changed)
    await settled()
    assert workspace.posted("D01") == []


async def test_what_the_story_does_not_say_is_said_plainly(
    workspace: Workspace, story: Story, settings: Settings
) -> None:
    async with serving_in(workspace, story, settings, threshold=1.0):
        await people.say(workspace, "U1", "C01", "<@UBOT> Who paid for the cranes?")
        await until(lambda: workspace.posted("C01"))
        (abstention,) = workspace.posted("C01")
        assert "The story doesn’t say." in shown(abstention)
        assert "“" not in shown(abstention)
        await people.click(workspace, "U1", "C01", abstention, blocks.NEAREST)
        await until(lambda: len(workspace.posted("C01")) == 2)
        nearest = workspace.posted("C01")[1]
        assert "not an answer" in shown(nearest)
        assert "“" in shown(nearest)


async def test_no_answer_to_what_was_not_put_to_the_bot_is_shown_to_the_asker_alone(
    workspace: Workspace, story: Story, settings: Settings
) -> None:
    async with serving_in(workspace, story, settings, threshold=1.0):
        ts = await people.say(workspace, "U1", "C01", f"<@UBOT> {REOPEN}")
        await until(lambda: workspace.posted("C01"))
        await people.say(workspace, "U2", "C01", "Did you call the harbour master?", thread=ts)
        await until(lambda: workspace.ephemeral)
        (whispered,) = workspace.ephemeral
        assert whispered["user"] == "U2"
        assert "The story doesn’t say." in shown(whispered)
        assert len(workspace.posted("C01")) == 1
        _, replies = await people.click(workspace, "U2", "C01", whispered, blocks.NEAREST)
        await until(lambda: replies.replies)
        assert replies.replies[0]["response_type"] == "ephemeral"


async def test_a_mention_without_a_question_is_told_so(
    workspace: Workspace, ledger: Ledger
) -> None:
    await people.say(workspace, "U1", "C01", "<@UBOT>")
    await until(lambda: workspace.posted("C01"))
    assert "Ask a question" in shown(workspace.posted("C01")[0])


async def test_a_command_is_answered_to_the_asker_alone_and_can_be_shared(
    workspace: Workspace, ledger: Ledger
) -> None:
    ack, private = await people.command(workspace, "U1", "C01", "/ask", REOPEN)
    assert ack == {}
    await until(lambda: private.replies)
    (answer,) = private.replies
    assert answer["response_type"] == "ephemeral"
    assert workspace.posted("C01") == []
    _, replies = await people.click(workspace, "U1", "C01", answer, blocks.SHARE)
    await until(lambda: len(replies.replies) == 2)
    shared, removed = replies.replies
    assert shared["response_type"] == "in_channel"
    assert REOPEN in shown(shared)
    assert removed == {"delete_original": True}


async def test_a_command_without_a_question_opens_a_window(
    workspace: Workspace, ledger: Ledger
) -> None:
    await people.command(workspace, "U1", "C01", "/ask")
    await until(lambda: workspace.views)
    (view,) = workspace.views.values()
    refused = await people.submit(workspace, "U1", view, question=" ?")
    assert refused is not None
    assert refused["response_action"] == "errors"
    assert await people.submit(workspace, "U1", view, question=REOPEN) == {}
    await until(lambda: len(workspace.posted("D01")) == 2)
    asked, answer = workspace.posted("D01")
    assert REOPEN in shown(asked)
    assert answer["thread_ts"] == asked["ts"]
    assert ledger.earlier("slack", f"D01:{asked['ts']}", story="main") == (REOPEN,)


async def test_a_message_is_asked_about_in_its_thread(workspace: Workspace, ledger: Ledger) -> None:
    ts = await people.say(
        workspace, "U2", "C01", "Somebody says the harbour lost two cranes &amp; more"
    )
    await people.use_message_shortcut(workspace, "U1", "C01", ts, ASK_ABOUT)
    await until(lambda: workspace.views)
    (view,) = workspace.views.values()
    element = view["blocks"][0]["element"]
    assert element["initial_value"] == "Somebody says the harbour lost two cranes & more"
    await people.submit(workspace, "U1", view)
    await until(lambda: len(workspace.posted("C01", thread=ts)) == 2)


async def test_the_global_shortcut_opens_a_window_in_the_person_s_language(
    workspace: Workspace, ledger: Ledger
) -> None:
    await people.use_shortcut(workspace, "U2", ASK)
    await until(lambda: workspace.views)
    (view,) = workspace.views.values()
    assert view["title"]["text"] == "Interroger le dossier"


async def test_buttons_give_context_and_take_feedback(
    workspace: Workspace, ledger: Ledger, caplog: pytest.LogCaptureFixture
) -> None:
    await people.say(workspace, "U1", "C01", f"<@UBOT> {REOPEN}")
    await until(lambda: workspace.posted("C01"))
    (answer,) = workspace.posted("C01")
    await people.click(workspace, "U1", "C01", answer, blocks.CONTEXT)
    await until(lambda: len(workspace.posted("C01")) == 2)
    paragraph = workspace.posted("C01")[1]
    assert paragraph["thread_ts"] == answer["thread_ts"]
    assert "paragraph" in shown(paragraph)

    answer_id = next(
        element["value"]
        for block in answer["blocks"]
        for element in block.get("elements", [])
        if element.get("action_id") == blocks.CONTEXT
    )
    _, replies = await people.click(
        workspace, "U1", "C01", answer, blocks.FEEDBACK, value=f"good {answer_id}"
    )
    await until(lambda: replies.replies)
    assert ledger.verdicts(answer_id) == {"U1": Verdict.GOOD}
    _, replies = await people.click(workspace, "U2", "C01", answer, blocks.WRONG)
    await until(lambda: replies.replies)
    assert "signalée" in shown(replies.replies[0])  # U2 has set French
    assert ledger.verdicts(answer_id)["U2"] is Verdict.WRONG_QUOTE
    assert f"A wrong quote is reported in the answer {answer_id}" in caplog.text


async def test_a_click_and_its_double_are_answered_once(
    workspace: Workspace, ledger: Ledger
) -> None:
    await people.say(workspace, "U1", "C01", f"<@UBOT> {REOPEN}")
    await until(lambda: workspace.posted("C01"))
    (answer,) = workspace.posted("C01")
    (_, first), (_, second) = [
        await people.click(workspace, "U1", "C01", answer, blocks.CONTEXT) for _ in range(2)
    ]
    await until(lambda: len(workspace.posted("C01")) == 2 and (first.replies or second.replies))
    await settled()
    assert len(workspace.posted("C01")) == 2


async def test_a_button_of_an_answer_whose_article_was_corrected_says_so(
    workspace: Workspace, ledger: Ledger, tmp_path: Path
) -> None:
    await people.say(workspace, "U1", "C01", f"<@UBOT> {REOPEN}")
    await until(lambda: workspace.posted("C01"))
    corrected = [
        draft(f"{text}\n\nCorrected.", title=title, day=date(2026, 1, 14))
        for title, text in TEXTS.items()
    ]
    add(tmp_path, "main", corrected, HashEncoder)
    await settled(1.2)  # readers look for a new generation every second
    _, replies = await people.click(
        workspace, "U1", "C01", workspace.posted("C01")[0], blocks.CONTEXT
    )
    await until(lambda: replies.replies)
    assert "“" not in shown(replies.replies[0])
    assert len(workspace.posted("C01")) == 1


async def test_a_button_of_a_forgotten_answer_says_so(workspace: Workspace, ledger: Ledger) -> None:
    await people.say(workspace, "U1", "C01", f"<@UBOT> {REOPEN}")
    await until(lambda: workspace.posted("C01"))
    ledger.erase("slack", "U1")
    _, replies = await people.click(
        workspace, "U1", "C01", workspace.posted("C01")[0], blocks.CONTEXT
    )
    await until(lambda: replies.replies)
    assert "too old" in shown(replies.replies[0])
