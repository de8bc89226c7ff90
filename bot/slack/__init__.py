"""The bot in Slack, on slack_bolt: thin listeners, and pure renderers of what they post."""

from bot.slack.checks import check
from bot.slack.serving import serve

__all__ = ["check", "serve"]
