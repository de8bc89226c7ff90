"""What a client sends of options and forms: files are uploaded first, fields are checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from simcord import interactions

from tests.wire.discord.world import World

File = tuple[str, bytes]

_TEXT_INPUT, _STRING_SELECT, _LABEL, _UPLOAD = 4, 3, 18, 19
_ATTACHMENT: Final = 11
_LONGEST: Final = 4_000


def written_options(
    world: World, channel: int, leaf: Mapping[str, Any], given: Mapping[str, Any]
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """A command's options and what they refer to; a file is a name with its bytes."""
    kinds = {one["name"]: one["type"] for one in leaf.get("options") or []}
    resolved: dict[str, Any] = {}
    options = [
        {"name": name, "type": kinds[name], "value": _uploaded(world, channel, value, resolved)}
        if kinds[name] == _ATTACHMENT
        else {"name": name, "type": kinds[name], "value": value}
        for name, value in given.items()
    ]
    return options, resolved


def filled_form(
    world: World, channel: int, modal: Mapping[str, Any], values: Mapping[str, Any]
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """A form's parts as they are sent back. `values`: by the labels of its fields.

    A client lets nobody send what a field doesn't take: that is an AssertionError here.
    """
    labels = {label for part in modal["components"] if (label := _label(part))}
    assert set(values) <= labels, f"the form has no fields {set(values) - labels}"
    resolved: dict[str, Any] = {}
    filled = [_filled(world, channel, part, values, resolved) for part in modal["components"]]
    return filled, resolved


def fields(modal: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The labels of a form and the field under each."""
    for part in modal["components"]:
        if part["type"] == _LABEL:
            yield part["label"], part["component"]


def _filled(
    world: World,
    channel: int,
    part: Mapping[str, Any],
    values: Mapping[str, Any],
    resolved: dict[str, Any],
) -> dict[str, Any]:
    filled: dict[str, Any] = {"type": part["type"], "id": part.get("id", 1)}
    if part["type"] != _LABEL:
        return filled
    field, label = part["component"], part["label"]
    sent: dict[str, Any] = {"type": field["type"], "custom_id": field["custom_id"]}
    required = field.get("required", True)
    if field["type"] == _TEXT_INPUT:
        text = values.get(label, field.get("value") or "")
        assert text or not required, f"“{label}” must be filled in"
        assert len(text) <= (field.get("max_length") or _LONGEST), f"“{label}” is too long"
        sent["value"] = text
    elif field["type"] == _UPLOAD:
        files: Sequence[File] = values.get(label, ())
        assert files or not required, f"“{label}” must be given"
        assert len(files) <= field.get("max_values", 1), f"“{label}” takes fewer files"
        sent["values"] = [_uploaded(world, channel, file, resolved) for file in files]
    elif field["type"] == _STRING_SELECT:
        sent["values"] = list(values.get(label, ()))
        assert sent["values"] or not required, f"“{label}” must be chosen"
    else:
        raise AssertionError(f"a form's field of type {field['type']}")
    return {**filled, "component": sent}


def _label(part: Mapping[str, Any]) -> str | None:
    return part["label"] if part["type"] == _LABEL else None


def _uploaded(world: World, channel: int, file: File, resolved: dict[str, Any]) -> str:
    """The file as Discord keeps it; its id."""
    name, data = file
    return interactions.store_interaction_attachment(world, channel, name, data, resolved)
