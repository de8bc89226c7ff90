"""What people do in the workspace, each brought to the bot as Slack would bring it."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Iterator, Sequence
from typing import Any

from tests.wire.slack import files, payloads
from tests.wire.slack.blockkit import faults_of_options, faults_of_view
from tests.wire.slack.delivery import COMMAND, EVENT, INTERACTION
from tests.wire.slack.state import File, ResponseUrl
from tests.wire.slack.workspace import Workspace

Json = dict[str, Any]


def hold(
    workspace: Workspace,
    user: str,
    name: str,
    content: bytes,
    *,
    channel: str | None = None,
    external: str | None = None,
) -> Json:
    """A file of somebody's, as Slack describes it: shared in a channel, or given in a window.

    `external`: the address of one that stands elsewhere.
    """
    identity = "F" + secrets.token_hex(4).upper()
    file = File(identity, name, len(content), content, user=user, external=external)
    file.given = channel is None
    file.shares += [(channel, None)] if channel else []
    workspace.files[identity] = file
    return files.described(workspace, file)


def write(
    workspace: Workspace,
    user: str,
    channel: str,
    text: str,
    *,
    thread: str | None = None,
    shared: Sequence[Json] = (),
) -> tuple[str, list[Json]]:
    """Puts a message into the channel; its ts, and the events that Slack sends of it.

    A message that mentions the bot makes two: Slack sends both kinds to who subscribes to both.
    """
    direct = workspace.channels[channel].is_im
    said = payloads.message(
        user, channel, text, workspace.ts(), direct=direct, thread=thread, files=shared
    )
    workspace.messages[channel][said["ts"]] = said
    events = [said]
    if "<@UBOT>" in text and not direct:
        events.append(payloads.mention(said))
    return said["ts"], [payloads.event_callback(event) for event in events]


async def say(
    workspace: Workspace,
    user: str,
    channel: str,
    text: str,
    *,
    thread: str | None = None,
    shared: Sequence[Json] = (),
) -> str:
    """Says something; returns its ts when the bot has acknowledged all that was sent of it."""
    ts, events = write(workspace, user, channel, text, thread=thread, shared=shared)
    await asyncio.gather(*(workspace.sockets.deliver(EVENT, event) for event in events))
    return ts


async def open_home(workspace: Workspace, user: str, tab: str = "home") -> None:
    channel = workspace.channel(user).id
    event = payloads.home_opened(user, channel, tab, workspace.ts())
    await workspace.sockets.deliver(EVENT, payloads.event_callback(event))


async def command(
    workspace: Workspace, user: str, channel: str, name: str, text: str = ""
) -> tuple[Json | None, ResponseUrl]:
    """A slash command: its acknowledgement, and what is sent to its response_url later."""
    url, kept = workspace.response_url()
    payload = payloads.command(
        user, channel, name, text, response_url=url, trigger=workspace.trigger()
    )
    return await workspace.sockets.deliver(COMMAND, payload), kept


async def click(
    workspace: Workspace,
    user: str,
    channel: str,
    message: Json,
    action_id: str,
    *,
    value: str = "",
) -> tuple[Json | None, ResponseUrl]:
    """Clicks the message's first element of this `action_id` (and `value`, where it is given).

    `message` is one that was posted, or (without a "ts") what a response_url or an ephemeral
    post brought.
    """
    element, block = _find(message["blocks"], action_id, value)
    url, kept = workspace.response_url()
    payload = payloads.block_actions(
        user,
        _action(workspace, element, block, value),
        trigger=workspace.trigger(),
        response_url=url,
        channel=channel,
        posted=message if "ts" in message else None,
    )
    return await workspace.sockets.deliver(INTERACTION, payload), kept


async def click_in_view(
    workspace: Workspace, user: str, view: Json, action_id: str, *, value: str = "", **filled: Any
) -> Json | None:
    """Clicks in a home tab or a modal; `filled`: what its inputs hold, as in `submit`."""
    element, block = _find(view["blocks"], action_id, value)
    action = _action(workspace, element, block, value)
    view = {**view, "state": {"values": _values(view, filled)}}
    payload = payloads.block_actions(user, action, trigger=workspace.trigger(), view=view)
    return await workspace.sockets.deliver(INTERACTION, payload)


async def suggestions(
    workspace: Workspace, user: str, view: Json, block_id: str, typed: str = ""
) -> list[Json]:
    """The options that the app suggests for what somebody has typed in a menu of a view."""
    block = next(b for b in view["blocks"] if b.get("block_id") == block_id)
    action = block["element"]["action_id"]
    payload = payloads.block_suggestion(user, action, block_id, typed, view)
    answer = await workspace.sockets.deliver(INTERACTION, payload) or {}
    options = answer.get("options", [])
    workspace.findings += [f"block_suggestion: {one}" for one in faults_of_options(options)]
    return list(options)


async def use_message_shortcut(
    workspace: Workspace, user: str, channel: str, ts: str, callback: str
) -> Json | None:
    url, _ = workspace.response_url()
    posted = workspace.messages[channel][ts]
    payload = payloads.message_action(
        user, callback, channel, posted, response_url=url, trigger=workspace.trigger()
    )
    return await workspace.sockets.deliver(INTERACTION, payload)


async def use_shortcut(workspace: Workspace, user: str, callback: str) -> Json | None:
    payload = payloads.shortcut(user, callback, ts=workspace.ts(), trigger=workspace.trigger())
    return await workspace.sockets.deliver(INTERACTION, payload)


async def submit(workspace: Workspace, user: str, view: Json, **filled: Any) -> Json | None:
    """Submits a modal with these values, by the block_ids of its inputs.

    A text is a string, a choice an option (or its value), several a list of them, and files a
    list of what `hold` gave.
    """
    values = _values(view, filled)
    payload = payloads.view_submission(user, view, values, trigger=workspace.trigger())
    answer = await workspace.sockets.deliver(INTERACTION, payload)
    if answer and answer.get("response_action") == "update":
        found = faults_of_view(answer["view"])
        workspace.findings += [f"response_action: {one}" for one in found]
        workspace.views[view["id"]] = {**view, **answer["view"]}
    return answer


def _values(view: Json, filled: Json) -> Json:
    values: Json = {}
    for block in view["blocks"]:
        if block["type"] == "input":
            element = block["element"]
            given = filled.get(block["block_id"])
            state = {"type": element["type"], **_state(element, given)}
            values[block["block_id"]] = {element["action_id"]: state}
    return values


def _state(element: Json, given: Any) -> Json:
    match element["type"]:
        case "plain_text_input":
            return {"value": (element.get("initial_value") if given is None else given) or None}
        case "file_input":
            return {"files": given or []}
        case "checkboxes" | "multi_external_select":
            chosen = element.get("initial_options", []) if given is None else given
            return {"selected_options": [_option(element, one) for one in chosen]}
    chosen = element.get("initial_option") if given is None else given
    return {"selected_option": chosen and _option(element, chosen)}


def _option(element: Json, chosen: Any) -> Json:
    if isinstance(chosen, dict):
        return chosen
    return dict(next(one for one in element["options"] if one["value"] == chosen))


def _find(blocks: list[Json], action_id: str, value: str) -> tuple[Json, Json]:
    for element, block in _elements(blocks):
        values = {element.get("value"), *(o["value"] for o in element.get("options", []))}
        values |= {element.get(side, {}).get("value") for side in _SIDES}
        if element.get("action_id") == action_id and (not value or value in values):
            return element, block
    raise LookupError(f"there is no {action_id} {value}".rstrip())


_SIDES = ("positive_button", "negative_button")


def _elements(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    for block in blocks:
        for element in [
            *block.get("elements", []),
            *([block["accessory"]] if "accessory" in block else []),
            *([block["element"]] if "element" in block else []),
        ]:
            yield element, block


def _action(workspace: Workspace, element: Json, block: Json, value: str) -> Json:
    action: Json = {
        name: element[name] for name in ("action_id", "type", "value") if name in element
    }
    if element["type"] == "feedback_buttons":
        side = next(s for s in _SIDES if element[s]["value"] == value)
        action |= {"value": value, "text": element[side]["text"]}
    elif "options" in element:
        action["selected_option"] = next(o for o in element["options"] if o["value"] == value)
    return {**action, "block_id": block.get("block_id", "made"), "action_ts": workspace.ts()}
