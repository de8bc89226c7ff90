"""What people do in the workspace, each brought to the bot as Slack would bring it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

from tests.wire.slack import payloads
from tests.wire.slack.delivery import COMMAND, EVENT, INTERACTION
from tests.wire.slack.state import ResponseUrl
from tests.wire.slack.workspace import Workspace

Json = dict[str, Any]


def write(
    workspace: Workspace, user: str, channel: str, text: str, *, thread: str | None = None
) -> tuple[str, list[Json]]:
    """Puts a message into the channel; its ts, and the events that Slack sends of it.

    A message that mentions the bot makes two: Slack sends both kinds to who subscribes to both.
    """
    direct = workspace.channels[channel].is_im
    said = payloads.message(user, channel, text, workspace.ts(), direct=direct, thread=thread)
    workspace.messages[channel][said["ts"]] = said
    events = [said]
    if "<@UBOT>" in text and not direct:
        events.append(payloads.mention(said))
    return said["ts"], [payloads.event_callback(event) for event in events]


async def say(
    workspace: Workspace, user: str, channel: str, text: str, *, thread: str | None = None
) -> str:
    """Says something; returns its ts when the bot has acknowledged all that was sent of it."""
    ts, events = write(workspace, user, channel, text, thread=thread)
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


async def click_in_view(workspace: Workspace, user: str, view: Json, action_id: str) -> Json | None:
    element, block = _find(view["blocks"], action_id, "")
    action = _action(workspace, element, block, "")
    payload = payloads.block_actions(user, action, trigger=workspace.trigger(), view=view)
    return await workspace.sockets.deliver(INTERACTION, payload)


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


async def submit(workspace: Workspace, user: str, view: Json, **typed: str) -> Json | None:
    """Submits a modal with these values, by the block_ids of its inputs."""
    values = {}
    for block in view["blocks"]:
        if block["type"] == "input":
            element = block["element"]
            value = typed.get(block["block_id"], element.get("initial_value"))
            values[block["block_id"]] = {
                element["action_id"]: {"type": element["type"], "value": value or None}
            }
    payload = payloads.view_submission(user, view, values, trigger=workspace.trigger())
    return await workspace.sockets.deliver(INTERACTION, payload)


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
