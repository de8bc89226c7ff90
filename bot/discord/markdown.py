"""Text for Discord: escaped, so that it reads there as it is written here.

Discord drops a backslash before any sign that is no letter, digit or space, and shows the
sign as such. So escaped text is shown, and copied, exactly as the article has it; nothing is
taken out of it or put between.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import quote

from bot.links import is_web

# Emphasis, code, spoilers, links, mentions (<@1>, <#1>, <t:1>, @everyone), headings, quotes.
_SIGNS: Final = re.compile(r"[\\`*_~|<>\[\]()@#]")
# Lists and small print begin a line: "- ", "+ ", "1. ", "-# ".
_BULLET: Final = re.compile(r"^([^\S\n]*)([-+])", re.MULTILINE)
_ORDINAL: Final = re.compile(r"^([^\S\n]*\d+)([.)])", re.MULTILINE)
# An address becomes a link by its colon and slashes.
_ADDRESS: Final = re.compile(r":(?=//)")
_INVITATION: Final = re.compile(r"(discord(?:app)?\.(?:gg|com/invite))/", re.IGNORECASE)
_EMPTY: Final = re.compile(r"\n(?:[^\S\n]*\n){2,}")
_ELLIPSIS: Final = "…"


def escape(text: str) -> str:
    """`text` as Markdown that shows it unchanged and notifies nobody."""
    escaped = _SIGNS.sub(r"\\\g<0>", text)
    escaped = _BULLET.sub(r"\1\\\2", escaped)
    # A closing bracket is escaped already.
    escaped = _ORDINAL.sub(r"\1\\\2", escaped)
    escaped = _ADDRESS.sub(r"\\:", escaped)
    return _INVITATION.sub(r"\1\\/", escaped)


def shorten(text: str, most: int) -> str:
    """`text` on one line and within `most` characters, an ellipsis where it was cut."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + _ELLIPSIS


def block_quote(text: str) -> str:
    """Escaped text as a block quote, each of its lines; of several empty ones, one."""
    return "\n".join(f"> {line}" for line in _EMPTY.sub("\n\n", text).split("\n"))


def small(text: str) -> str:
    """Escaped text of one line as small print."""
    return f"-# {text}"


BOLD: Final = "**"
STRUCK: Final = "~~"


def marked(text: str, spans: Iterable[tuple[int, int]], sign: str = BOLD) -> str:
    """Escaped text with these parts of it between signs: in bold, or struck out.

    `spans`: starts and ends, in order and apart. Marks end with a line and take no spaces at
    their ends, or Discord shows the signs.
    """
    pieces, at = [], 0
    for start, end in spans:
        pieces += [escape(text[at:start]), emphasised(text[start:end], sign)]
        at = end
    return "".join([*pieces, escape(text[at:])])


def emphasised(text: str, sign: str = BOLD) -> str:
    """`text` escaped and between signs, each of its lines."""
    return "\n".join(
        re.sub(r"\S(?:.*\S)?", lambda match: f"{sign}{escape(match[0])}{sign}", line)
        for line in text.split("\n")
    )


def link(text: str, address: str | None) -> str:
    """Escaped text as a link where the address is one that Discord follows, else as it is."""
    if not address or not is_web(address):
        return text
    # Signs that would end the link, and spaces, as an address writes them.
    return f"[{text}](<{quote(address, safe=_IN_ADDRESSES)}>)"


_IN_ADDRESSES: Final = "/:?#@!$&'*+,;=%~-._"
