"""What Slack refuses → a line for the log, and what to tell whom it concerns. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from slack_sdk.errors import SlackApiError


@dataclass(frozen=True, slots=True)
class Refusal:
    """`log`: what it means and what to do, for who runs the bot. `phrase`: for the asker."""

    error: str
    log: str
    phrase: str | None = None

    @property
    def advice(self) -> str:
        """What it means and what to do, as a sentence."""
        return f"{self.log[0].upper()}{self.log[1:]}."


_KNOWN: Final = {
    "account_inactive": "the app was removed from the workspace: install it again",
    "invalid_auth": "the token is not valid: copy it again from the app's settings into .env",
    "not_authed": "no token was sent: set SLACK_BOT_TOKEN",
    "token_revoked": "the token was revoked: install the app again and set SLACK_BOT_TOKEN",
    "token_expired": "the token has expired: install the app again and set SLACK_BOT_TOKEN",
    "channel_not_found": "the channel is gone, or the bot can't see it",
    "is_archived": "the channel is archived",
    "not_in_channel": "the bot is not in the channel: invite it there",
    "restricted_action": "the workspace doesn't let apps post there",
    "message_not_found": "the message was deleted",
    "thread_not_found": "the question was deleted before it was answered",
    "user_not_in_channel": "the person has left the channel",
    "access_denied": "the bot may not see it: invite it to a channel where it is shared",
    "file_deleted": "the file was deleted",
    "file_not_found": "the file is gone, or the bot can't see it",
    "fetch_members_failed": "Slack could not tell who is in the channel",
    "no_such_subteam": "there is no such user group: correct SLACK_ADMINS",
    "plan_upgrade_required": "this workspace has no user groups: name people in SLACK_ADMINS",
    "user_not_found": "there is no such person: correct SLACK_ADMINS",
    "expired_trigger_id": "the bot took more than 3 seconds to open a window",
}
_PHRASES: Final = {
    "is_archived": "slack.archived",
    "channel_not_found": "slack.not_in_channel",
    "not_in_channel": "slack.not_in_channel",
    "missing_scope": "slack.missing_scope",
    "restricted_action": "slack.restricted",
}


def refusal(error: SlackApiError) -> Refusal:
    """What a refusal means."""
    response = error.response
    code = str(response.get("error") or "unknown") if response is not None else "unknown"
    if code == "missing_scope":
        needed = response.get("needed")
        log = (
            f"the scope {needed} is missing: add it under OAuth & Permissions (bot/slack/"
            "manifest.yaml has all of them) and install the app again"
        )
    else:
        log = _KNOWN.get(code) or f"see the errors of this method in Slack's reference ({error})"
    return Refusal(code, log, _PHRASES.get(code))
