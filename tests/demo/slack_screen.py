"""What a reader sees of a message in Slack, as lines of text.

A kind of block that isn't known is an error: a transcript that left things out would lie.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.text import Text

Json = dict[str, Any]


def lines(message: Json, names: Mapping[str, str]) -> list[Text]:
    """Of a message, or of what a response_url brought. `names`: of people, by their ids."""
    if not message.get("blocks"):
        return [Text(message.get("text", ""))]
    shown = [line for block in message["blocks"] for line in _block(block)]
    for line in shown:
        for identity, name in names.items():
            line.plain = line.plain.replace(f"@{identity}", f"@{name}")
    return shown


def _block(block: Json) -> Iterator[Text]:
    match block["type"]:
        case "header":
            yield Text(block["text"]["text"], style="bold")
        case "section":
            for part in [block.get("text"), *block.get("fields", [])]:
                if part:
                    yield Text(part["text"])
            if "accessory" in block:
                yield _buttons([block["accessory"]])
        case "context":
            yield Text(" ".join(map(_small, block["elements"])), style="dim")
        case "actions" | "context_actions":
            yield _buttons(block["elements"])
        case "image":
            yield Text(f"(picture: {block['alt_text']})", style="italic")
        case "rich_text":
            for element in block["elements"]:
                yield from _rich(element)
        case "divider":
            yield Text("———", style="dim")
        case other:
            raise ValueError(f"a block of the kind {other}")


def _rich(element: Json) -> Iterator[Text]:
    match element["type"]:
        case "rich_text_quote":
            quoted = _inline(element["elements"])
            yield from (Text("│ ") + line for line in quoted.split("\n"))
        case "rich_text_list":
            for item in element["elements"]:
                yield Text("  • ") + _inline(item["elements"])
        case _:
            yield _inline(element["elements"])


def _inline(elements: list[Json]) -> Text:
    said = Text()
    for one in elements:
        style = one.get("style") or {}
        look = " ".join(name for name in ("bold", "italic", "strike") if style.get(name))
        said.append(_words(one), style=look)
    return said


def _words(one: Json) -> str:
    match one["type"]:
        case "text":
            return str(one["text"])
        case "link":
            return str(one.get("text") or one["url"])
        case "user":
            return f"@{one['user_id']}"
        case "channel":
            return f"#{one['channel_id']}"
        case "emoji":
            return f":{one['name']}:"
        case "date":
            return str(one["fallback"])
        case other:
            raise ValueError(f"words of the kind {other}")


def _small(element: Json) -> str:
    return str(element["alt_text"] if element["type"] == "image" else element["text"])


def _buttons(elements: list[Json]) -> Text:
    labels = []
    for one in elements:
        if one["type"] == "feedback_buttons":
            labels += [one[side]["text"]["text"] for side in ("positive_button", "negative_button")]
        elif "text" in one:
            labels.append(one["text"]["text"])
        elif "options" in one:
            labels += [option["text"]["text"] for option in one["options"]]
    return Text(" ".join(f"[{label}]" for label in labels), style="blue")
