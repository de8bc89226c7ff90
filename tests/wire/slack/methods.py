"""The Web API's methods: each takes the workspace and the arguments, and answers or refuses."""

from __future__ import annotations

import asyncio
import json
import secrets
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.wire.slack import files, members
from tests.wire.slack.blockkit import faults_of_blocks, faults_of_view
from tests.wire.slack.faults import Refused

if TYPE_CHECKING:
    from tests.wire.slack.workspace import Workspace

Json = dict[str, Any]
_MARKDOWN = 12_000
_TEXT = 40_000
_TRIGGER_SECONDS = 3.0
_UNFURLING = ("unfurl_links", "unfurl_media")
_UNFURLED = ("chat.postMessage", "response_url")


async def pause(seconds: float) -> None:
    if seconds:
        await asyncio.sleep(seconds)


def _auth_test(workspace: Workspace, _: Json) -> Json:
    return {
        "url": workspace.base,
        "team": "Loopback",
        "user": "verbatim",
        "team_id": "T0001",
        "user_id": "UBOT",
        "bot_id": "BBOT",
        "is_enterprise_install": False,
    }


def _open_connection(workspace: Workspace, _: Json) -> Json:
    return {"url": workspace.sockets.ticket()}


def _content(workspace: Workspace, given: Json, method: str) -> Json:
    """What of a message was given, once Slack would take it."""
    blocks = given.get("blocks")
    blocks = json.loads(blocks) if isinstance(blocks, str) else blocks
    text, markdown = given.get("text") or "", given.get("markdown_text") or ""
    faults = faults_of_blocks(blocks) if blocks else []
    if faults:
        workspace.findings += [f"{method}: {fault}" for fault in faults]
        error = "msg_blocks_too_long" if "msg_blocks_too_long" in faults else "invalid_blocks"
        raise Refused(error, response_metadata={"messages": faults})
    if markdown and (text or blocks):
        raise Refused("markdown_text_conflict")
    if len(markdown) > _MARKDOWN or len(text) > _TEXT:
        raise Refused("msg_too_long")
    if not (text or blocks or markdown):
        raise Refused("no_text")
    content = {"text": text or markdown, **({"blocks": blocks} if blocks else {})}
    workspace.findings += warnings(method, given, content)
    return content


def warnings(method: str, given: Json, content: Json) -> list[str]:
    """What Slack takes of a message, and readers would mind."""
    text, found = content.get("text") or "", []
    if content.get("blocks") and not given.get("text"):
        found.append(f"{method}: blocks without a fallback text")
    if "<!" in text or "<@" in text:
        found.append(f"{method}: the fallback text calls somebody: {text!r}")
    unfurling = any(given.get(name) not in (False, "false", "0") for name in _UNFURLING)
    if unfurling and method in _UNFURLED and "http" in json.dumps(content):
        found.append(f"{method}: a link would unfurl")
    return found


def _post_message(workspace: Workspace, given: Json) -> Json:
    channel = workspace.require_member(given["channel"])
    content = _content(workspace, given, "chat.postMessage")
    thread = given.get("thread_ts")
    if thread and thread not in workspace.messages[channel.id]:
        raise Refused("thread_not_found")
    message = {
        "type": "message",
        "user": "UBOT",
        "bot_id": "BBOT",
        "app_id": "A0001",
        "team": "T0001",
        "ts": workspace.ts(),
        **content,
        **({"thread_ts": thread} if thread else {}),
    }
    workspace.messages[channel.id][message["ts"]] = message
    return {"channel": channel.id, "ts": message["ts"], "message": message}


def _update(workspace: Workspace, given: Json) -> Json:
    channel = workspace.require_member(given["channel"])
    message = _own_message(workspace, channel.id, given["ts"], "cant_update_message")
    message.update(_content(workspace, given, "chat.update"), edited={"ts": workspace.ts()})
    return {"channel": channel.id, "ts": given["ts"], "text": message["text"], "message": message}


def _delete(workspace: Workspace, given: Json) -> Json:
    _own_message(workspace, given["channel"], given["ts"], "cant_delete_message")
    del workspace.messages[given["channel"]][given["ts"]]
    return {"channel": given["channel"], "ts": given["ts"]}


def _own_message(workspace: Workspace, channel: str, ts: str, error: str) -> Json:
    message = workspace.messages[channel].get(ts)
    if message is None:
        raise Refused("message_not_found")
    if message["user"] != "UBOT":
        raise Refused(error)
    return message


def _post_ephemeral(workspace: Workspace, given: Json) -> Json:
    channel = workspace.require_member(given["channel"])
    content = _content(workspace, given, "chat.postEphemeral")
    if given["user"] not in channel.members:
        raise Refused("user_not_in_channel")
    workspace.ephemeral.append({"channel": channel.id, "user": given["user"], **content})
    return {"message_ts": workspace.ts()}


def _start_stream(workspace: Workspace, given: Json) -> Json:
    channel = workspace.require_member(given["channel"])
    if not channel.is_im and not (
        given.get("recipient_user_id") and given.get("recipient_team_id")
    ):
        raise Refused("missing_recipient_user_id")
    ts = workspace.ts()
    workspace.streams[ts] = _streamed(given)
    workspace.messages[channel.id][ts] = {
        "type": "message",
        "user": "UBOT",
        "text": workspace.streams[ts],
        "ts": ts,
        "thread_ts": given["thread_ts"],
        "streaming": True,
    }
    return {"channel": channel.id, "ts": ts}


def _append_stream(workspace: Workspace, given: Json) -> Json:
    if given["ts"] not in workspace.streams:
        raise Refused("message_not_in_streaming_state")
    workspace.streams[given["ts"]] += _streamed(given)
    return {"channel": given["channel"], "ts": given["ts"]}


def _stop_stream(workspace: Workspace, given: Json) -> Json:
    if given["ts"] not in workspace.streams:
        raise Refused("message_not_in_streaming_state")
    message = workspace.messages[given["channel"]][given["ts"]]
    if given.get("blocks"):
        named = {**given, "text": "streamed", "markdown_text": None}
        message["blocks"] = _content(workspace, named, "chat.stopStream")["blocks"]
    message["text"] = workspace.streams.pop(given["ts"]) + _streamed(given)
    message.pop("streaming")
    return {"channel": given["channel"], "ts": given["ts"], "message": message}


def _streamed(given: Json) -> str:
    chunks = given.get("chunks") or []
    text = given.get("markdown_text") or "".join(chunk.get("text", "") for chunk in chunks)
    if len(text) > _MARKDOWN:
        raise Refused("msg_too_long")
    return str(text)


def _set_status(workspace: Workspace, given: Json) -> Json:
    workspace.require_member(given["channel_id"])
    workspace.statuses.append(given)
    return {}


def _set_title(workspace: Workspace, given: Json) -> Json:
    if not workspace.require_member(given["channel_id"]).is_im:
        raise Refused("invalid_thread_ts")
    workspace.titles.append(given)
    return {}


def _set_prompts(workspace: Workspace, given: Json) -> Json:
    workspace.require_member(given["channel_id"])
    prompts = given["prompts"]
    prompts = json.loads(prompts) if isinstance(prompts, str) else prompts
    if not 1 <= len(prompts) <= 4 or any({"title", "message"} - set(one) for one in prompts):
        workspace.findings.append(f"assistant.threads.setSuggestedPrompts: {prompts}")
        raise Refused("invalid_arguments")
    if "thread_ts" in given:
        workspace.findings.append(
            "setSuggestedPrompts: thread_ts fails silently in an agent's view"
        )
    workspace.prompts.append({**given, "prompts": prompts})
    return {}


def _add_reaction(workspace: Workspace, given: Json) -> Json:
    message = workspace.messages[given["channel"]].get(given["timestamp"])
    if message is None:
        raise Refused("message_not_found")
    reactions = message.setdefault("reactions", [])
    if given["name"] in reactions:
        raise Refused("already_reacted")
    reactions.append(given["name"])
    return {}


def _channel_info(workspace: Workspace, given: Json) -> Json:
    channel = workspace.channel(given["channel"])
    needed = "im:read" if channel.is_im else "groups:read" if channel.private else "channels:read"
    if needed not in workspace.scopes:
        raise Refused("missing_scope", needed=needed, provided=",".join(sorted(workspace.scopes)))
    if (channel.is_im or channel.private) and "UBOT" not in channel.members:
        raise Refused("channel_not_found")
    info = {"id": channel.id, "name": channel.name, "is_archived": channel.archived}
    kind = {"is_im": channel.is_im, "is_private": channel.private}
    return {"channel": {**info, **kind, "is_member": "UBOT" in channel.members}}


def _replies(workspace: Workspace, given: Json) -> Json:
    wanted = given["ts"]
    thread = [
        message
        for message in workspace.messages[given["channel"]].values()
        if wanted in (message["ts"], message.get("thread_ts"))
    ]
    if not thread:
        raise Refused("thread_not_found")
    return {"messages": thread, "has_more": False}


def _view(workspace: Workspace, given: Json, method: str) -> Json:
    view = given["view"]
    view = json.loads(view) if isinstance(view, str) else dict(view)
    faults = faults_of_view(view)
    if faults:
        workspace.findings += [f"{method}: {fault}" for fault in faults]
        raise Refused("invalid_arguments", response_metadata={"messages": faults})
    named = {"team_id": "T0001", "app_id": "A0001", "bot_id": "BBOT", "state": {"values": {}}}
    return {**view, **named, "hash": secrets.token_hex(4)}


def _open_view(workspace: Workspace, given: Json) -> Json:
    made = workspace.triggers.pop(given.get("trigger_id", ""), None)
    if made is None:
        raise Refused("invalid_trigger_id")
    if time.monotonic() - made > _TRIGGER_SECONDS:
        raise Refused("expired_trigger_id")
    view = {**_view(workspace, given, "views.open"), "id": "V" + secrets.token_hex(4).upper()}
    workspace.views[view["id"]] = view
    return {"view": view}


def _update_view(workspace: Workspace, given: Json) -> Json:
    before = workspace.views.get(given.get("view_id", ""))
    if before is None:
        raise Refused("not_found")
    if given.get("hash") and given["hash"] != before["hash"]:
        raise Refused("hash_conflict")
    view = {**_view(workspace, given, "views.update"), "id": before["id"]}
    workspace.views[view["id"]] = view
    return {"view": view}


def _publish_view(workspace: Workspace, given: Json) -> Json:
    view = {**_view(workspace, given, "views.publish"), "id": f"V{given['user_id']}"}
    if view["type"] != "home":
        raise Refused("invalid_arguments")
    workspace.homes[given["user_id"]] = view
    workspace.views[view["id"]] = view
    return {"view": view}


TABLE: dict[str, Callable[[Workspace, Json], Json]] = {
    "apps.connections.open": _open_connection,
    "assistant.threads.setStatus": _set_status,
    "assistant.threads.setSuggestedPrompts": _set_prompts,
    "assistant.threads.setTitle": _set_title,
    "auth.test": _auth_test,
    "chat.appendStream": _append_stream,
    "chat.delete": _delete,
    "chat.postEphemeral": _post_ephemeral,
    "chat.postMessage": _post_message,
    "chat.startStream": _start_stream,
    "chat.stopStream": _stop_stream,
    "chat.update": _update,
    "conversations.info": _channel_info,
    "conversations.members": members.members,
    "conversations.replies": _replies,
    "files.completeUploadExternal": files.complete_upload,
    "files.getUploadURLExternal": files.upload_url,
    "files.info": files.info,
    "reactions.add": _add_reaction,
    "usergroups.users.list": members.group,
    "users.info": members.person,
    "views.open": _open_view,
    "views.publish": _publish_view,
    "views.push": _open_view,
    "views.update": _update_view,
}
