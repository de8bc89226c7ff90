"""What Slack sends to a bot. Pure; shapes as in Slack's published samples."""

from __future__ import annotations

import secrets
import time
from collections.abc import Sequence
from typing import Any, Final

Json = dict[str, Any]

TEAM: Final = {"id": "T0001", "domain": "loopback"}


def event_callback(event: Json) -> Json:
    """The envelope of an event, with an id of its own."""
    return {
        "token": "loopback",
        "team_id": "T0001",
        "api_app_id": "A0001",
        "type": "event_callback",
        "event": event,
        "event_id": "Ev" + secrets.token_hex(5).upper(),
        "event_time": int(time.time()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": "T0001",
                "user_id": "UBOT",
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": "4-loopback",
    }


def message(
    user: str,
    channel: str,
    text: str,
    ts: str,
    *,
    direct: bool,
    thread: str | None,
    files: Sequence[Json] = (),
) -> Json:
    """What somebody said."""
    return {
        "type": "message",
        "user": user,
        "text": text,
        "ts": ts,
        "team": "T0001",
        "channel": channel,
        "event_ts": ts,
        "channel_type": "im" if direct else "channel",
        "client_msg_id": secrets.token_hex(8),
        **({"thread_ts": thread} if thread else {}),
        **({"files": list(files), "upload": True, "subtype": "file_share"} if files else {}),
    }


def mention(said: Json) -> Json:
    """The second event that Slack sends for a message that mentions the bot."""
    kept = {name: value for name, value in said.items() if name != "channel_type"}
    return {**kept, "type": "app_mention"}


def home_opened(user: str, channel: str, tab: str, ts: str) -> Json:
    return {
        "type": "app_home_opened",
        "user": user,
        "channel": channel,
        "tab": tab,
        "event_ts": ts,
    }


def command(
    user: str, channel: str, name: str, text: str, *, response_url: str, trigger: str
) -> Json:
    return {
        "token": "loopback",
        "team_id": "T0001",
        "team_domain": "loopback",
        "channel_id": channel,
        "channel_name": "newsroom",
        "user_id": user,
        "user_name": user.lower(),
        "command": name,
        "text": text,
        "api_app_id": "A0001",
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": trigger,
    }


def _interaction(kind: str, user: str, trigger: str) -> Json:
    return {
        "type": kind,
        "user": {
            "id": user,
            "username": user.lower(),
            "name": user.lower(),
            "team_id": "T0001",
        },
        "api_app_id": "A0001",
        "token": "loopback",
        "trigger_id": trigger,
        "team": TEAM,
        "enterprise": None,
        "is_enterprise_install": False,
    }


def block_actions(
    user: str,
    action: Json,
    *,
    trigger: str,
    response_url: str | None = None,
    channel: str | None = None,
    posted: Json | None = None,
    view: Json | None = None,
) -> Json:
    """A click: on a message that was `posted`, in a `view`, or (neither) on an ephemeral one."""
    body = _interaction("block_actions", user, trigger)
    body["actions"] = [action]
    body["state"] = {"values": {}}
    if view:
        return {**body, "container": {"type": "view", "view_id": view["id"]}, "view": view}
    container = {"type": "message", "channel_id": channel, "is_ephemeral": posted is None}
    container["message_ts"] = posted["ts"] if posted else action["action_ts"]
    if posted:
        body["message"] = posted
        if posted.get("thread_ts"):
            container["thread_ts"] = posted["thread_ts"]
    return {
        **body,
        "container": container,
        "channel": {"id": channel, "name": "newsroom"},
        "response_url": response_url,
    }


def block_suggestion(user: str, action: str, block: str, typed: str, view: Json) -> Json:
    """Somebody opens or types in a menu of a view whose options the app suggests."""
    body = _interaction("block_suggestion", user, "")
    del body["trigger_id"]
    return {
        **body,
        "action_id": action,
        "block_id": block,
        "value": typed,
        "container": {"type": "view", "view_id": view["id"]},
        "view": view,
    }


def message_action(
    user: str, callback: str, channel: str, posted: Json, *, response_url: str, trigger: str
) -> Json:
    """A message shortcut. Slack says a little less of who used it than of who clicks."""
    body = _interaction("message_action", user, trigger)
    del body["api_app_id"], body["user"]["username"]
    return {
        **body,
        "callback_id": callback,
        "action_ts": posted["ts"],
        "message_ts": posted["ts"],
        "message": posted,
        "channel": {"id": channel, "name": "newsroom"},
        "response_url": response_url,
    }


def shortcut(user: str, callback: str, *, ts: str, trigger: str) -> Json:
    """A global shortcut."""
    body = _interaction("shortcut", user, trigger)
    return {**body, "callback_id": callback, "action_ts": ts}


def view_submission(user: str, view: Json, values: Json, *, trigger: str) -> Json:
    return {
        **_interaction("view_submission", user, trigger),
        "view": {**view, "state": {"values": values}},
        "response_urls": [],
    }
