"""What somebody wrote in Slack → the words that they meant. Pure."""

from __future__ import annotations

import re
from typing import Final

_ENTITY: Final = re.compile(r"<([^<>]*)>")
_SPACES: Final = re.compile(r"[^\S\n]+")
# A message that opens with somebody else's name is theirs to answer.
_ADDRESSED: Final = re.compile(r"\s*<@([A-Z0-9]+)")
_QUESTION: Final = re.compile(r"\?\s*$", re.MULTILINE)


def heard(text: str, *, bot: str = "") -> str:
    """The words without Slack's markup; the bot's own name is left out.

    Links become their label or address, channels their name; other people's names, which
    Slack gives as ids, become "@…".
    """
    plain = _ENTITY.sub(lambda found: _meaning(found[1], bot), text)
    plain = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return _SPACES.sub(" ", plain).strip()


def links(text: str) -> tuple[str, ...]:
    """The web addresses that a text links to, each once."""
    found = (one[1].partition("|")[0] for one in _ENTITY.finditer(text))
    web = (one.replace("&amp;", "&") for one in found if one.startswith(("http://", "https://")))
    return tuple(dict.fromkeys(web))


def mentions(text: str, user: str) -> bool:
    return f"<@{user}>" in text or f"<@{user}|" in text


def asks(text: str, *, bot: str) -> bool:
    """Whether a message in a thread, which doesn't name the bot, asks something of it.

    It must end a line with a question mark and not open with somebody else's name.
    """
    addressed = _ADDRESSED.match(text)
    if addressed and addressed[1] != bot:
        return False
    return bool(_QUESTION.search(heard(text)))


def _meaning(entity: str, bot: str) -> str:
    reference, _, label = entity.partition("|")
    if reference.startswith("@"):
        return " " if reference == f"@{bot}" else f"@{label or '…'}"
    if reference.startswith("#"):
        return f"#{label or '…'}"
    if reference.startswith("!"):
        return label or f"@{reference[1:].partition('^')[0]}"
    return label or reference.removeprefix("mailto:")
