"""Refuses what Slack would refuse in blocks and views.

Slack's own classes (slack_sdk.models) judge first; then the rules that they don't hold: unknown
and missing fields, kinds of text objects, lengths, counts, ids that must differ. Lengths are those
of Slack's reference of Block Kit.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Final

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block

logging.getLogger("slack_sdk.models").setLevel(logging.CRITICAL)

PLAIN: Final = frozenset({"plain_text"})
ANY: Final = frozenset({"plain_text", "mrkdwn"})
IDENTIFIER: Final = 255
# All text of a message's blocks; Slack answers msg_blocks_too_long beyond about this.
MESSAGE_TEXT: Final = 13_200


@dataclass(frozen=True, slots=True)
class Shape:
    """`texts`: text objects, with the kinds allowed and the longest; `strings`: the longest."""

    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    texts: dict[str, tuple[frozenset[str], int]] = field(default_factory=dict)
    strings: dict[str, int] = field(default_factory=dict)
    most: dict[str, int] = field(default_factory=dict)


def _shape(required: str = "", optional: str = "", **limits: Any) -> Shape:
    return Shape(frozenset(required.split()), frozenset(optional.split()), **limits)


BLOCKS: Final = {
    "actions": _shape("elements", most={"elements": 25}),
    "context": _shape("elements", most={"elements": 10}),
    "context_actions": _shape("elements", most={"elements": 5}),
    "divider": _shape(),
    "header": _shape("text", texts={"text": (PLAIN, 150)}),
    "image": _shape(
        "alt_text",
        "image_url slack_file title",
        texts={"title": (PLAIN, 2000)},
        strings={"alt_text": 2000, "image_url": 3000},
    ),
    "input": _shape(
        "label element",
        "hint optional dispatch_action",
        texts={"label": (PLAIN, 2000), "hint": (PLAIN, 2000)},
    ),
    "markdown": _shape("text", strings={"text": 12_000}),
    "rich_text": _shape("elements"),
    "section": _shape(
        optional="text fields accessory expand",
        texts={"text": (ANY, 3000)},
        most={"fields": 10},
    ),
}
ELEMENTS: Final = {
    "button": _shape(
        "text",
        "action_id url value style confirm accessibility_label",
        texts={"text": (PLAIN, 75)},
        strings={"value": 2000, "url": 3000, "accessibility_label": 75},
    ),
    "checkboxes": _shape(
        "options", "action_id initial_options confirm focus_on_load", most={"options": 10}
    ),
    "external_select": _shape(
        optional="action_id placeholder initial_option min_query_length confirm focus_on_load",
        texts={"placeholder": (PLAIN, 150)},
    ),
    "feedback_buttons": _shape("positive_button negative_button", "action_id"),
    "file_input": _shape(optional="action_id filetypes max_files"),
    "icon_button": _shape(
        "icon text", "action_id value confirm accessibility_label visible_to_user_ids"
    ),
    "multi_external_select": _shape(
        optional="action_id placeholder initial_options min_query_length max_selected_items "
        "confirm focus_on_load",
        texts={"placeholder": (PLAIN, 150)},
    ),
    "overflow": _shape("options", "action_id confirm", most={"options": 5}),
    "plain_text_input": _shape(
        optional="action_id initial_value multiline min_length max_length "
        "dispatch_action_config focus_on_load placeholder",
        texts={"placeholder": (PLAIN, 150)},
        strings={"initial_value": 3000},
    ),
    "static_select": _shape(
        optional="action_id placeholder options option_groups initial_option confirm focus_on_load",
        texts={"placeholder": (PLAIN, 150)},
        most={"options": 100},
    ),
}
_CONFIRM: Final = _shape(
    "title text confirm deny",
    "style",
    texts={"title": (PLAIN, 100), "text": (ANY, 300), "confirm": (PLAIN, 30), "deny": (PLAIN, 30)},
)
_FEEDBACK: Final = _shape(
    "text value",
    "accessibility_label",
    texts={"text": (PLAIN, 75)},
    strings={"value": 2000, "accessibility_label": 75},
)
_RICH: Final = {
    "rich_text_section": frozenset(
        {"text", "link", "emoji", "user", "channel", "usergroup", "broadcast", "date", "color"}
    ),
    "rich_text_quote": frozenset({"text", "link", "emoji", "user", "channel", "usergroup"}),
    "rich_text_preformatted": frozenset({"text", "link"}),
    "rich_text_list": frozenset({"rich_text_section"}),
}
_STYLES: Final = frozenset({"bold", "italic", "strike", "code", "underline"})
_INPUTS: Final = frozenset(
    {
        "checkboxes",
        "external_select",
        "file_input",
        "multi_external_select",
        "plain_text_input",
        "static_select",
    }
)
_INSIDE: Final = {
    "actions": frozenset({"button", "overflow", "static_select"}),
    "context": frozenset({"plain_text", "mrkdwn", "image"}),
    "context_actions": frozenset({"feedback_buttons", "icon_button"}),
}


def faults_of_blocks(blocks: Any, *, surface: str = "message") -> list[str]:
    """What Slack would refuse in `blocks` (a list, or its JSON); [] where it would take them.

    `surface`: "message", or a view's "modal" or "home".
    """
    if isinstance(blocks, str):
        try:
            blocks = json.loads(blocks)
        except ValueError:
            return ["invalid_blocks_format"]
    if not isinstance(blocks, list):
        return ["invalid_blocks_format"]
    most = 50 if surface == "message" else 100
    faults = [f"no more than {most} items allowed [/blocks]"] if len(blocks) > most else []
    for number, block in enumerate(blocks):
        faults += _block(block, f"/blocks/{number}", surface)
    identifiers = [b["block_id"] for b in blocks if isinstance(b, dict) and "block_id" in b]
    faults += [f"block_id {i!r} already exists" for i in {*identifiers} if identifiers.count(i) > 1]
    if surface == "message" and text_length(blocks) > MESSAGE_TEXT:
        faults.append("msg_blocks_too_long")
    return faults


def faults_of_view(view: Any) -> list[str]:
    """What Slack would refuse in a modal or a home tab."""
    if isinstance(view, str):
        view = json.loads(view)
    kind = view.get("type")
    if kind not in ("modal", "home"):
        return [f"/view: type {kind!r}"]
    faults = []
    if kind == "modal":
        for name, required in (("title", True), ("submit", False), ("close", False)):
            if required or name in view:
                faults += _text(view.get(name), PLAIN, 24, f"/view/{name}")
        if any(block.get("type") == "input" for block in view["blocks"]) and "submit" not in view:
            faults.append("/view: submit is required beside an input block")
    for name, longest in (("private_metadata", 3000), ("callback_id", IDENTIFIER)):
        faults += _string(view, name, longest, "/view")
    return faults + faults_of_blocks(view.get("blocks"), surface=kind)


def text_length(blocks: Any) -> int:
    """Characters of all texts in blocks."""
    return sum(len(o["text"]) for _, o in _walk(blocks, "") if isinstance(o.get("text"), str))


def _block(block: Any, where: str, surface: str) -> list[str]:
    if not isinstance(block, dict) or "type" not in block:
        return [f"{where}: missing type"]
    kind = block["type"]
    shape = BLOCKS.get(kind)
    if shape is None:
        return [f"{where}: unsupported type: {kind}"]
    faults = _by_the_sdk(block, where) + _fields(block, shape, where, extra={"type", "block_id"})
    faults += _string(block, "block_id", IDENTIFIER, where)
    if kind == "section" and not (block.get("text") or block.get("fields")):
        faults.append(f"{where}: text or fields required")
    if kind == "image" and ("image_url" in block) == ("slack_file" in block):
        faults.append(f"{where}: either image_url or slack_file")
    if kind == "input" and surface == "message":
        faults.append(f"{where}: input blocks stand in views only")
    if kind == "input":
        faults += _input(block, where)
    if kind == "rich_text":
        faults += _rich_text(block, where)
    for number, element in enumerate(block.get("elements", []) if kind in _INSIDE else []):
        if element.get("type") not in _INSIDE[kind]:
            faults.append(f"{where}/elements/{number}: no {element.get('type')} in {kind}")
        if element.get("type") in ANY:
            faults += _text(element, ANY, 3000, f"{where}/elements/{number}")
    return faults + _elements(block, where)


def _input(block: dict[str, Any], where: str) -> list[str]:
    element = block.get("element") or {}
    if element.get("type") not in _INPUTS:
        return [f"{where}/element: no {element.get('type')} in input"]
    most = element.get("max_files", 10)
    if element["type"] == "file_input" and not 1 <= most <= 10:
        return [f"{where}/element/max_files: must be from 1 to 10"]
    chosen = element.get("initial_options", [])
    if "initial_options" in element and not chosen:
        return [f"{where}/element/initial_options: at least one is needed"]
    if element["type"] == "checkboxes" and any(o not in element["options"] for o in chosen):
        return [f"{where}/element/initial_options: not among the options"]
    return []


def faults_of_options(options: Any) -> list[str]:
    """What Slack would refuse in the options that an app suggests while somebody types."""
    if not isinstance(options, list):
        return ["options: must be a list"]
    faults = ["options: no more than 100 items allowed"] if len(options) > 100 else []
    for number, option in enumerate(options):
        faults += _text(option.get("text"), PLAIN, 75, f"options/{number}/text")
        faults += _string(option, "value", 150, f"options/{number}")
        if "description" in option:
            faults += _text(option["description"], PLAIN, 75, f"options/{number}/description")
    return faults


def _by_the_sdk(block: dict[str, Any], where: str) -> list[str]:
    try:
        parsed = Block.parse(deepcopy(block))
        if parsed is None:
            return [f"{where}: unsupported type: {block['type']}"]
        parsed.to_dict()  # validates what is nested, too
    except (SlackObjectFormationError, KeyError, TypeError, ValueError) as error:
        return [f"{where}: {error}"]
    return []


def _elements(block: dict[str, Any], where: str) -> list[str]:
    faults: list[str] = []
    seen: set[str] = set()
    for at, inner in _walk(block, where):
        shape = ELEMENTS.get(inner.get("type", "")) if inner is not block else None
        if shape:
            faults += _fields(inner, shape, at, extra={"type"})
        if isinstance(inner.get("confirm"), dict) and "title" in inner["confirm"]:
            faults += _fields(inner["confirm"], _CONFIRM, f"{at}/confirm", extra=set())
        for side in ("positive_button", "negative_button"):
            if side in inner:
                faults += _fields(inner[side], _FEEDBACK, f"{at}/{side}", extra=set())
        faults += _string(inner, "action_id", IDENTIFIER, at)
        action = inner.get("action_id")
        if action is not None:
            if action in seen:
                faults.append(f"{at}: action_id {action!r} already exists in this block")
            seen.add(action)
        for number, option in enumerate(inner.get("options", [])):
            faults += _text(option.get("text"), ANY, 75, f"{at}/options/{number}/text")
            faults += _string(option, "value", 150, f"{at}/options/{number}")
    return faults


def _rich_text(block: dict[str, Any], where: str) -> list[str]:
    faults = []
    for number, part in enumerate(block.get("elements", [])):
        at = f"{where}/elements/{number}"
        allowed = _RICH.get(part.get("type"))
        if allowed is None:
            faults.append(f"{at}: unsupported type: {part.get('type')}")
            continue
        if not part.get("elements"):
            faults.append(f"{at}: elements required")
        for inner in part.get("elements", []):
            kind = inner.get("type")
            if kind not in allowed:
                faults.append(f"{at}: no {kind} in {part['type']}")
            if kind == "text" and not inner.get("text"):
                faults.append(f"{at}: text must be more than 0 characters")
            if kind == "link" and not str(inner.get("url", "")).startswith(("http", "mailto:")):
                faults.append(f"{at}: not a link: {inner.get('url')}")
            if set(inner.get("style", ())) - _STYLES:
                faults.append(f"{at}: unknown style")
    return faults


def _fields(item: Any, shape: Shape, where: str, *, extra: set[str]) -> list[str]:
    if not isinstance(item, dict):
        return [f"{where}: must be an object"]
    known = shape.required | shape.optional | extra
    faults = [f"{where}: missing required field: {name}" for name in shape.required - item.keys()]
    faults += [f"{where}: invalid additional property: {name}" for name in item.keys() - known]
    for name, (kinds, longest) in shape.texts.items():
        if name in item:
            faults += _text(item[name], kinds, longest, f"{where}/{name}")
    for name, longest in shape.strings.items():
        faults += _string(item, name, longest, where)
    for name, most in shape.most.items():
        if len(item.get(name) or ()) > most:
            faults.append(f"{where}/{name}: no more than {most} items allowed")
        if name in shape.required and not item.get(name):
            faults.append(f"{where}/{name}: at least one is needed")
    return faults


def _text(item: Any, kinds: frozenset[str], longest: int, where: str) -> list[str]:
    if not isinstance(item, dict) or item.get("type") not in kinds:
        return [f"{where}: must be a {'/'.join(sorted(kinds))} object"]
    text = item.get("text")
    if not isinstance(text, str) or not text:
        return [f"{where}: must be more than 0 characters"]
    return [f"{where}: must be less than {longest + 1} characters"] if len(text) > longest else []


def _string(item: dict[str, Any], name: str, longest: int, where: str) -> list[str]:
    value = item.get(name)
    if value is None or (isinstance(value, str) and len(value) <= longest):
        return []
    return [f"{where}/{name}: must be a string of less than {longest + 1} characters"]


def _walk(item: Any, where: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(item, dict):
        yield where, item
    pairs = (
        item.items()
        if isinstance(item, dict)
        else enumerate(item)
        if isinstance(item, list)
        else ()
    )
    for name, inner in pairs:
        yield from _walk(inner, f"{where}/{name}")
