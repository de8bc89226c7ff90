"""Block Kit's pieces. Pure.

Words of articles and of people go into rich text only: there Slack shows a text as it is, so
that no mark in it turns bold, no address becomes a link and no "<!channel>" calls anybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

Block = dict[str, Any]
Part = dict[str, Any]

HEADER: Final = 150
BUTTON: Final = 75
VALUE: Final = 2000
PLACEHOLDER: Final = 150


@dataclass(frozen=True, slots=True)
class Message:
    """What is posted at once. `text`: what notifications and screen readers say, escaped."""

    text: str
    blocks: tuple[Block, ...]


def escape(text: str) -> str:
    """Text for Slack's markup, in which nothing of it has a meaning for the service."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def shortened(text: str, longest: int) -> str:
    """The bot's or a person's words, at most so many characters. Never a quote's."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def text(words: str, *, bold: bool = False, italic: bool = False, struck: bool = False) -> Part:
    named = (("bold", bold), ("italic", italic), ("strike", struck))
    style = {name: True for name, on in named if on}
    return {"type": "text", "text": words, **({"style": style} if style else {})}


def link(url: str, words: str) -> Part:
    return {"type": "link", "url": url, "text": words}


def somebody(identity: str) -> Part:
    """A person or a user group by name, whom that calls."""
    if identity.startswith("S"):
        return {"type": "usergroup", "usergroup_id": identity}
    return {"type": "user", "user_id": identity}


def line(*parts: Part) -> Part:
    """A line of rich text."""
    return {"type": "rich_text_section", "elements": list(parts)}


def quoted(*parts: Part) -> Part:
    """A block quote in rich text, as it is."""
    return {"type": "rich_text_quote", "elements": list(parts)}


def bullets(lines: Iterable[Sequence[Part]]) -> Part:
    return {
        "type": "rich_text_list",
        "style": "bullet",
        "elements": [line(*parts) for parts in lines],
    }


def rich(*elements: Part) -> Block:
    return {"type": "rich_text", "elements": list(elements)}


def small(words: str) -> Block:
    """A line of small grey text, as it is."""
    return {"type": "context", "elements": [plain(words)]}


def header(words: str) -> Block:
    return {"type": "header", "text": plain(shortened(words, HEADER))}


def plain(words: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": words, "emoji": False}


def button(
    words: str,
    action: str,
    value: str,
    *,
    confirm: Mapping[str, Any] | None = None,
    style: str | None = None,
) -> Part:
    """`style`: "primary" or "danger". Raises ValueError for a value longer than Slack takes."""
    if len(value) > VALUE:
        raise ValueError(f"a button's value of {len(value)} characters")
    return {
        "type": "button",
        "text": plain(shortened(words, BUTTON)),
        "action_id": action,
        "value": value,
        **({"confirm": dict(confirm)} if confirm else {}),
        **({"style": style} if style else {}),
    }


def option(words: str, value: str, about: str = "") -> Part:
    """One of a menu. Slack takes 75 characters of words and of what is said `about` it."""
    described = {"description": plain(shortened(about, BUTTON))} if about else {}
    return {"text": plain(shortened(words, BUTTON)), "value": value, **described}


def field(
    block_id: str, label: str, element: Part, *, hint: str = "", optional: bool = True
) -> Block:
    """An input of a window, whose element's action has the block's name."""
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain(label),
        "optional": optional,
        **({"hint": plain(hint)} if hint else {}),
        "element": {**element, "action_id": block_id},
    }


def actions(*elements: Part) -> Block:
    return {"type": "actions", "elements": list(elements)}


def feedback(action: str, good: tuple[str, str], bad: tuple[str, str]) -> Block:
    """Slack's own thumbs; each side is its words and its value."""
    sides = {
        side: {"text": plain(words), "value": value, "accessibility_label": words}
        for side, (words, value) in (("positive_button", good), ("negative_button", bad))
    }
    return {
        "type": "context_actions",
        "elements": [{"type": "feedback_buttons", "action_id": action, **sides}],
    }
