"""The validator finds what Slack's reference forbids, and takes what it allows."""

from __future__ import annotations

from typing import Any

import pytest

from tests.wire.slack.blockkit import faults_of_blocks, faults_of_options, faults_of_view


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def rich(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "rich_text", "elements": list(elements)}


def words(text: str) -> dict[str, Any]:
    return {"type": "text", "text": text}


def button(**changes: Any) -> dict[str, Any]:
    return {"type": "button", "text": plain("Go"), "action_id": "go", "value": "1"} | changes


def thumbs(**changes: Any) -> dict[str, Any]:
    side = {"text": plain("Good"), "value": "1"}
    element = {
        "type": "feedback_buttons",
        "action_id": "thumbs",
        "positive_button": side,
        "negative_button": side | changes,
    }
    return {"type": "context_actions", "elements": [element]}


CONFIRM = {name: plain("x") for name in ("title", "text", "confirm", "deny")}

GOOD = [
    {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3000}},
    {"type": "header", "text": plain("x" * 150)},
    {"type": "divider"},
    {"type": "context", "elements": [plain("x")]},
    {"type": "actions", "elements": [button(value="x" * 2000, confirm=CONFIRM)]},
    rich({"type": "rich_text_quote", "elements": [words("quoted")]}),
    rich({"type": "rich_text_section", "elements": [{"type": "link", "url": "https://a.example"}]}),
    thumbs(),
    {"type": "image", "slack_file": {"id": "F1"}, "alt_text": "A timeline"},
]
BAD = [
    ("less than 3001", {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}),
    ("text or fields", {"type": "section"}),
    ("less than 151", {"type": "header", "text": plain("x" * 151)}),
    ("plain_text", {"type": "header", "text": {"type": "mrkdwn", "text": "x"}}),
    ("more than 0", {"type": "section", "text": plain("")}),
    ("2001", {"type": "actions", "elements": [button(value="x" * 2001)]}),
    ("less than 76", {"type": "actions", "elements": [button(text=plain("x" * 76))]}),
    ("additional property: colour", {"type": "actions", "elements": [button(colour="red")]}),
    ("already exists", {"type": "actions", "elements": [button(), button()]}),
    ("at least one", {"type": "actions", "elements": []}),
    ("no more than 25", {"type": "actions", "elements": [
        button(action_id=f"{n}") for n in range(26)]}),
    ("missing required field: deny", {"type": "actions", "elements": [
        button(confirm={name: text for name, text in CONFIRM.items() if name != "deny"})]}),
    ("in actions", {"type": "actions", "elements": thumbs()["elements"]}),
    ("less than 76", thumbs(text=plain("x" * 76))),
    ("missing required field: value", {"type": "context_actions", "elements": [
        {"type": "feedback_buttons", "positive_button": {"text": plain("x")},
         "negative_button": {"text": plain("x"), "value": "1"}}]}),
    ("elements required", rich({"type": "rich_text_section", "elements": []})),
    ("more than 0", rich({"type": "rich_text_quote", "elements": [words("")]})),
    ("not a link", rich({"type": "rich_text_section", "elements": [
        {"type": "link", "url": "javascript:x"}]})),
    ("no broadcast", rich({"type": "rich_text_quote", "elements": [
        {"type": "broadcast", "range": "channel"}]})),
    ("unsupported", {"type": "carousel_of_dreams"}),
    ("either image_url or slack_file", {"type": "image", "alt_text": "x"}),
    ("views only", {"type": "input", "label": plain("x"),
                    "element": {"type": "plain_text_input", "action_id": "a"}}),
    ("block_id", {"type": "divider", "block_id": "x" * 256}),
]  # fmt: skip


@pytest.mark.parametrize("block", GOOD, ids=lambda block: str(block["type"]))
def test_what_slack_takes_is_taken(block: dict[str, Any]) -> None:
    assert faults_of_blocks([block]) == []


@pytest.mark.parametrize(("fault", "block"), BAD)
def test_what_slack_refuses_is_refused(fault: str, block: dict[str, Any]) -> None:
    assert fault in " ".join(faults_of_blocks([block]))


def test_the_message_as_a_whole_has_limits_too() -> None:
    divider = {"type": "divider"}
    assert faults_of_blocks([divider] * 50) == []
    assert faults_of_blocks([divider] * 51)
    assert faults_of_blocks([divider] * 51, surface="home") == []
    twins = [divider | {"block_id": "one"}] * 2
    assert "already exists" in faults_of_blocks(twins)[0]
    assert faults_of_blocks("not json") == ["invalid_blocks_format"]


def test_a_modal_with_an_input_needs_a_submit() -> None:
    entry = {
        "type": "input",
        "label": plain("x"),
        "element": {"type": "plain_text_input", "action_id": "a"},
    }
    modal = {"type": "modal", "title": plain("x"), "blocks": [entry]}
    assert "submit" in faults_of_view(modal)[0]
    assert faults_of_view(modal | {"submit": plain("Go")}) == []
    long = modal | {"submit": plain("Go"), "private_metadata": "x" * 3001}
    assert "private_metadata" in faults_of_view(long)[0]


def test_inputs_hold_what_slack_takes_in_windows() -> None:
    def window(element: dict[str, object]) -> dict[str, object]:
        label = {"type": "plain_text", "text": "Files"}
        block = {"type": "input", "block_id": "b", "label": label, "element": element}
        named = {"type": "plain_text", "text": "Add"}
        return {"type": "modal", "title": named, "submit": named, "blocks": [block]}

    option = {"text": {"type": "plain_text", "text": "One"}, "value": "1"}
    boxes = {"type": "checkboxes", "action_id": "a", "options": [option]}
    assert faults_of_view(window({"type": "file_input", "action_id": "a", "max_files": 10})) == []
    assert faults_of_view(window({"type": "file_input", "action_id": "a", "max_files": 11}))
    assert faults_of_view(window({**boxes, "initial_options": [option]})) == []
    assert faults_of_view(window({**boxes, "initial_options": []}))
    assert faults_of_view(window({"type": "button", "action_id": "a", "text": option["text"]}))
    assert faults_of_options([option] * 100) == []
    assert faults_of_options([option] * 101)
    assert faults_of_options([{**option, "text": {"type": "plain_text", "text": "x" * 76}}])
