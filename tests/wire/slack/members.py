"""Who is in the workspace, in a channel, in a user group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from tests.wire.slack.faults import Refused

if TYPE_CHECKING:
    from tests.wire.slack.workspace import Workspace

Json = dict[str, Any]

_MOST: Final = 999


def person(workspace: Workspace, given: Json) -> Json:
    user = given["user"]
    name = workspace.names.get(user, user.lower())
    locale = workspace.locales.get(user, "en-US")
    owner = user in workspace.owners
    return {
        "user": {
            "id": user,
            "team_id": "T0001",
            "name": user.lower(),
            "real_name": name,
            "profile": {"real_name": name, "display_name": name},
            "deleted": user in workspace.gone,
            "tz": "Europe/Paris",
            "tz_offset": 3600,
            "is_admin": owner or user in workspace.admins,
            "is_owner": owner,
            "is_primary_owner": False,
            "is_restricted": False,
            "is_ultra_restricted": False,
            "is_bot": user == "UBOT",
            **({"locale": locale} if given.get("include_locale") else {}),
        }
    }


def group(workspace: Workspace, given: Json) -> Json:
    if given["usergroup"] not in workspace.usergroups:
        raise Refused("no_such_subteam")
    return {"users": sorted(workspace.usergroups[given["usergroup"]])}


def members(workspace: Workspace, given: Json) -> Json:
    channel = workspace.channel(given["channel"])
    needed = "groups:read" if channel.private else "channels:read"
    if needed not in workspace.scopes:
        raise Refused("missing_scope", needed=needed, provided=",".join(sorted(workspace.scopes)))
    if channel.private and "UBOT" not in channel.members:
        raise Refused("channel_not_found")
    limit = int(given.get("limit") or 100)
    if not 1 <= limit <= _MOST:
        raise Refused("invalid_limit")
    limit = min(limit, workspace.members_page)
    cursor = given.get("cursor") or "0"
    if not cursor.isdecimal():
        raise Refused("invalid_cursor")
    everyone, start = sorted(channel.members), int(cursor)
    following = str(start + limit) if start + limit < len(everyone) else ""
    page = everyone[start : start + limit]
    return {"members": page, "response_metadata": {"next_cursor": following}}
