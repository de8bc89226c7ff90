"""What the workspace sends and answers has the fields of Slack's published samples."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.wire.slack import Workspace, methods, payloads

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "wire" / "specs" / "slack_samples"

pytestmark = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="Slack's sample payloads are not beside the project"
)

SAID = payloads.message("U1", "C01", "Hello", "1.1", direct=False, thread="1.0")
VIEW: dict[str, Any] = {"id": "V1", "type": "modal", "blocks": []}
ACTION = {"action_id": "a", "block_id": "b", "type": "button", "value": "1", "action_ts": "1.2"}
# Newer than the samples, or of one surface only.
NEWER = {
    "event": {"channel_type", "user_team", "files"},
    "view": {"blocks"},
    "": {"response_urls", "channel_name", "action_ts"},
}


def sample(name: str) -> dict[str, Any]:
    return dict(json.loads((SAMPLES / f"{name}.json").read_text("utf-8")))


def foreign(ours: Any, theirs: Any, where: str = "") -> list[str]:
    """The fields of ours that the sample hasn't."""
    if not (isinstance(ours, dict) and isinstance(theirs, dict)):
        return []
    found = [f"{where}.{name}" for name in ours.keys() - theirs.keys() - NEWER.get(where, set())]
    for name in ours.keys() & theirs.keys():
        if name not in ("blocks", "values", "message", "state"):
            found += foreign(ours[name], theirs[name], name)
    return found


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        ("events/MessagePayload", payloads.event_callback(SAID)),
        ("events/AppMentionPayload", payloads.event_callback(payloads.mention(SAID))),
        (
            "events/AppHomeOpenedPayload",
            payloads.event_callback(payloads.home_opened("U1", "D01", "home", "1.1")),
        ),
        (
            "app-backend/slash-commands/SlashCommandPayload",
            payloads.command("U1", "C01", "/ask", "x", response_url="u", trigger="t"),
        ),
        (
            "app-backend/interactive-components/BlockActionPayload",
            payloads.block_actions(
                "U1", ACTION, trigger="t", response_url="u", channel="C01", posted=SAID
            ),
        ),
        (
            "app-backend/interactive-components/MessageShortcutPayload",
            payloads.message_action("U1", "c", "C01", SAID, response_url="u", trigger="t"),
        ),
        (
            "app-backend/views/ViewSubmissionPayload",
            payloads.view_submission("U1", VIEW, {}, trigger="t"),
        ),
    ],
)
def test_payloads_have_no_field_that_slack_s_have_not(name: str, ours: dict[str, Any]) -> None:
    assert foreign(ours, sample(name)) == []


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("auth.test", {}),
        ("users.info", {"user": "U1", "include_locale": "true"}),
        ("conversations.info", {"channel": "C01"}),
        ("chat.startStream", {"channel": "D01", "thread_ts": "1.1"}),
        ("files.getUploadURLExternal", {"filename": "a", "length": "1"}),
        ("assistant.threads.setStatus", {"channel_id": "D01", "thread_ts": "1.1", "status": "x"}),
        ("chat.postEphemeral", {"channel": "C01", "user": "U1", "text": "x"}),
    ],
)
def test_answers_have_no_field_that_slack_s_have_not(
    method: str, arguments: dict[str, Any]
) -> None:
    ours = methods.TABLE[method](Workspace(), arguments)
    assert foreign(ours, sample(f"api/{method}")) == []
