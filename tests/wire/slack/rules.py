"""What Slack's documentation says of each Web API method: scopes, rates, what must be given."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from functools import cache
from typing import Final

from slack_sdk.web.async_client import AsyncWebClient


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `burst` calls at once, and `each_second` of them in the long run."""

    burst: float
    each_second: float


TIER_2: Final = Rate(20, 20 / 60)
TIER_3: Final = Rate(50, 50 / 60)
TIER_4: Final = Rate(100, 100 / 60)
# "About one message a second in a channel; short bursts are let through."
POSTING: Final = Rate(10, 1.0)


@dataclass(frozen=True, slots=True)
class Method:
    """`scope`: the bot token's; None where there is none. `app`: called with an app-level token.

    `by_channel`: the rate counts for each channel on its own.
    """

    required: tuple[str, ...] = ()
    scope: str | None = None
    rate: Rate = TIER_3
    app: bool = False
    by_channel: bool = False


METHODS: Final[dict[str, Method]] = {
    "apps.connections.open": Method(app=True, rate=TIER_2),
    "auth.test": Method(rate=TIER_4),
    "assistant.threads.setStatus": Method(
        ("channel_id", "thread_ts", "status"), "chat:write", Rate(600, 10)
    ),
    "assistant.threads.setSuggestedPrompts": Method(
        ("channel_id", "prompts"), "assistant:write", TIER_4
    ),
    "assistant.threads.setTitle": Method(
        ("channel_id", "thread_ts", "title"), "assistant:write", TIER_4
    ),
    "chat.appendStream": Method(("channel", "ts"), "chat:write", TIER_4),
    "chat.delete": Method(("channel", "ts"), "chat:write"),
    "chat.postEphemeral": Method(("channel", "user"), "chat:write", TIER_4),
    "chat.postMessage": Method(("channel",), "chat:write", POSTING, by_channel=True),
    "chat.startStream": Method(("channel", "thread_ts"), "chat:write", TIER_2),
    "chat.stopStream": Method(("channel", "ts"), "chat:write", TIER_2),
    "chat.update": Method(("channel", "ts"), "chat:write"),
    "conversations.info": Method(("channel",)),
    "conversations.members": Method(("channel",), rate=TIER_4),
    "conversations.replies": Method(("channel", "ts"), "channels:history"),
    "files.completeUploadExternal": Method(("files",), "files:write", TIER_4),
    "files.getUploadURLExternal": Method(("filename", "length"), "files:write", TIER_4),
    "files.info": Method(("file",), "files:read", TIER_4),
    "reactions.add": Method(("channel", "timestamp", "name"), "reactions:write"),
    "usergroups.users.list": Method(("usergroup",), "usergroups:read", TIER_2),
    "users.info": Method(("user",), "users:read", TIER_4),
    "views.open": Method(("view",), rate=TIER_4),
    "views.publish": Method(("user_id", "view"), rate=TIER_4),
    "views.push": Method(("view",), rate=TIER_4),
    "views.update": Method(("view",), rate=TIER_4),
}

# Scopes that no method asks for here by name: they bring events and commands, or the same of
# private channels.
EVENT_SCOPES: Final = frozenset(
    {
        "app_mentions:read",
        "channels:history",
        "channels:read",
        "commands",
        "groups:history",
        "groups:read",
        "im:history",
        "im:read",
        "mpim:history",
    }
)
EVERY_SCOPE: Final = EVENT_SCOPES | {m.scope for m in METHODS.values() if m.scope}

# What bolt and the SDK add to a call of their own accord.
_ALWAYS: Final = frozenset({"token", "team_id"})


@cache
def known_arguments(method: str) -> frozenset[str] | None:
    """The arguments that slack_sdk's client names for a method; None for a method it lacks."""
    call = getattr(AsyncWebClient, method.replace(".", "_"), None)
    if call is None:
        return None
    named = frozenset(inspect.signature(call).parameters) - {"self", "kwargs"}
    return named | _ALWAYS
