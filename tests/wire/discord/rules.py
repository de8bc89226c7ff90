"""Discord's rules that neither its OpenAPI nor simcord knows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

MESSAGE: Final = 2_000
EMBEDS: Final = 6_000
LAYOUT: Final = 4_000
COMPONENTS: Final = 40
FILES: Final = 10
LAYOUT_FLAG: Final = 1 << 15

# Commands of an application, by their type, and the characters of one command.
COMMANDS: Final = {1: 100, 2: 15, 3: 15}
COMMAND: Final = 8_000
_NAME: Final = re.compile(r"[-_'\w\u0900-\u097f\u0e00-\u0e7f]{1,32}")
_SLASH: Final = 1
_SUBCOMMANDS: Final = {1, 2}


def broken_by_message(body: Mapping[str, Any], files: Sequence[bytes]) -> Iterator[str]:
    """The rules that a message or an edit breaks."""
    if len(body.get("content") or "") > MESSAGE:
        yield f"content: Must be {MESSAGE} or fewer in length."
    if sum(map(_embed_length, body.get("embeds") or [])) > EMBEDS:
        yield f"embeds: Embed size exceeds maximum size of {EMBEDS}."
    if len(files) > FILES:
        yield f"attachments: Must be {FILES} or fewer in length."
    parts = list(walk(body.get("components") or []))
    identifiers = Counter(part["custom_id"] for part in parts if "custom_id" in part)
    for identifier, times in identifiers.items():
        if times > 1:
            yield f"components: Component custom id cannot be duplicated: {identifier}"
    if int(body.get("flags") or 0) & LAYOUT_FLAG:
        if body.get("content") or body.get("embeds"):
            yield "a message with components V2 has neither content nor embeds"
        if len(parts) > COMPONENTS:
            yield f"components: Must be {COMPONENTS} or fewer in total."
        if sum(len(part.get("content") or "") for part in parts) > LAYOUT:
            yield f"components: The text of all components exceeds {LAYOUT}."
    for part in parts:
        if len(part.get("options") or []) > 25:
            yield "options: Must be between 1 and 25 in length."


def broken_by_choices(choices: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """The rules that an autocompletion breaks."""
    if len(choices) > 25:
        yield "choices: Must be 25 or fewer in length."
    for choice in choices:
        for key in ("name", "value"):
            value = choice.get(key)
            if isinstance(value, str) and not 1 <= len(value) <= 100:
                yield f"choices.{key}: Must be between 1 and 100 in length."


def broken_by_commands(commands: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """The rules that an application's commands break, all of them together."""
    counts = Counter(command.get("type", _SLASH) for command in commands)
    for kind, most in COMMANDS.items():
        if counts[kind] > most:
            yield f"Maximum number of application commands of type {kind} reached ({most})."
    names = Counter((command.get("type", _SLASH), command["name"]) for command in commands)
    for (_, name), times in names.items():
        if times > 1:
            yield f"Application command names must be unique: {name}"
    for command in commands:
        if command.get("type", _SLASH) == _SLASH:
            yield from _broken_by_command(command)


def walk(components: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Every component, with those inside rows, sections, containers and labels."""
    for component in components:
        yield component
        yield from walk(component.get("components") or [])
        inner = [component[key] for key in ("accessory", "component") if component.get(key)]
        yield from walk(inner)


def _broken_by_command(command: Mapping[str, Any]) -> Iterator[str]:
    for node in _nodes(command):
        names = [node["name"], *(node.get("name_localizations") or {}).values()]
        for name in names:
            if not _NAME.fullmatch(name) or name != name.lower():
                yield f"name: “{name}” is no name of a command or an option."
        abouts = [node.get("description"), *(node.get("description_localizations") or {}).values()]
        for about in abouts:
            if not about or not 1 <= len(about) <= 100:
                yield f"description: of “{node['name']}” must be between 1 and 100 in length."
        options = node.get("options") or []
        if len(options) > 25:
            yield f"options: of “{node['name']}” must be 25 or fewer in length."
        required = [bool(option.get("required")) for option in options]
        if required != sorted(required, reverse=True):
            yield f"options: of “{node['name']}”: required ones come first."
        if len(node.get("choices") or []) > 25:
            yield f"choices: of “{node['name']}” must be 25 or fewer in length."
    if _command_length(command) > COMMAND:
        yield f"Command exceeds maximum size ({COMMAND})."


def _nodes(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield node
    for option in node.get("options") or []:
        yield from _nodes(option)


def _command_length(command: Mapping[str, Any]) -> int:
    """Names, descriptions and choices' values; of each the longest of its languages."""
    total = 0
    for node in _nodes(command):
        for key in ("name", "description"):
            texts = [node.get(key) or "", *(node.get(f"{key}_localizations") or {}).values()]
            total += max(map(len, texts))
        total += sum(
            len(str(choice["name"])) + len(str(choice["value"]))
            for choice in node.get("choices") or []
        )
    return total


def _embed_length(embed: Mapping[str, Any]) -> int:
    texts = [embed.get("title"), embed.get("description")]
    texts += [(embed.get("footer") or {}).get("text"), (embed.get("author") or {}).get("name")]
    for field in embed.get("fields") or []:
        texts += [field["name"], field["value"]]
    return sum(len(text or "") for text in texts)
