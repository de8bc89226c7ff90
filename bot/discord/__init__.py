"""Discord: the bot for people who live there. Nothing of it is known to the rest of the bot.

`discord` without a dot before it is always the SDK: this package is `bot.discord`.
"""

from bot.discord.checks import check
from bot.discord.serving import serve

__all__ = ["check", "serve"]
