"""What a reader sees of a message on Discord, as lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from rich.text import Text
from simcord.backend.models import Message

Json = Mapping[str, Any]

_ROW, _BUTTON, _SELECT, _SECTION, _WORDS, _THUMBNAIL = 1, 2, 3, 9, 10, 11
_GALLERY, _FILE, _SEPARATOR, _CONTAINER = 12, 13, 14, 17
_LINK: Final = re.compile(r"\[((?:\\.|[^\]\\])*)\]\(<?[^)>]*>?\)")
_MARKS: Final = re.compile(r"(?<!\\)(\*\*|~~|__|\*)")
_ESCAPED: Final = re.compile(r"\\([^\w\s])")


def lines(message: Message) -> list[Text]:
    said = _markdown(message.content) if message.content else []
    shown = [line for part in message.components for line in _part(part)]
    files = [Text(f"(file: {one['filename']})", style="italic") for one in message.attachments]
    return [*said, *shown, *files]


def _part(part: Json) -> Iterator[Text]:
    match part["type"]:
        case 17 | 9:
            for inner in part.get("components", []):
                yield from _part(inner)
            if "accessory" in part:
                yield from _part(part["accessory"])
        case 10:
            yield from _markdown(part["content"])
        case 1:
            labels = [label for one in part["components"] for label in _labels(one)]
            yield Text(" ".join(f"[{label}]" for label in labels), style="blue")
        case 2:
            yield Text(f"[{part.get('label', '')}]", style="blue")
        case 12:
            for item in part["items"]:
                yield Text(f"(picture: {item.get('description', '')})", style="italic")
        case 14:
            yield Text("———", style="dim")
        case 13 | 11:
            return  # among the message's files
        case other:
            raise ValueError(f"a component of the kind {other}")


def _labels(one: Json) -> list[str]:
    if one["type"] == _SELECT:
        return [one.get("placeholder") or "…"]
    return [str(one.get("label") or one.get("emoji", {}).get("name", ""))]


def _markdown(content: str) -> list[Text]:
    return [_line(line) for line in content.split("\n")]


def _line(line: str) -> Text:
    style = ""
    if line.startswith("-# "):
        line, style = line[3:], "dim"
    elif line.startswith("#"):
        line, style = line.lstrip("#").strip(), "bold"
    if line.startswith("> "):
        line = "│ " + line[2:]
    said = Text(style=style)
    bold = False
    for piece in _MARKS.split(_LINK.sub(r"\1", line)):
        if _MARKS.fullmatch(piece):
            bold = not bold if piece == "**" else bold
        else:
            said.append(_ESCAPED.sub(r"\1", piece), style="bold" if bold else "")
    return said
