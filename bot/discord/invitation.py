"""What the bot may do on a server, and the link that invites it with no more than that."""

from __future__ import annotations

from typing import Final

import discord

# Reading what it is asked, answering in channels and threads, replying, attaching pictures.
PERMISSIONS: Final = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    read_message_history=True,
    attach_files=True,
)
_SCOPES: Final = ("bot", "applications.commands")


def invitation(application: int) -> str:
    """The address where somebody adds the bot to a server that they manage."""
    return discord.utils.oauth_url(application, permissions=PERMISSIONS, scopes=_SCOPES)
