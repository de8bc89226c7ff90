"""Discord's OpenAPI 3.1 as a judge of REST bodies. It is shared data, not part of the project."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import jsonschema_rs

FILE: Final = Path(__file__).resolve().parents[3].parent / "shared/wire/specs/discord_openapi.json"
# Which schema an interaction's answer has, by its type: the union in the file accepts anything
# that any of them does.
_CALLBACKS: Final = {
    4: "CreateMessageInteractionCallbackRequest",
    5: "CreateMessageInteractionCallbackRequest",
    6: "UpdateMessageInteractionCallbackRequest",
    7: "UpdateMessageInteractionCallbackRequest",
    8: "ApplicationCommandAutocompleteCallbackRequest",
    9: "ModalInteractionCallbackRequest",
}
# The file has snowflakes as strings; Discord takes integers as well, and discord.py sends them.
_SNOWFLAKE: Final = {
    "anyOf": [
        {"type": "string", "pattern": "^(0|[1-9][0-9]*)$"},
        {"type": "integer", "minimum": 0},
    ]
}
_DEEPEST: Final = 8


class Specification:
    """The routes and their bodies' schemas."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._components = {
            **document["components"],
            "schemas": {**document["components"]["schemas"], "SnowflakeType": _SNOWFLAKE},
        }
        self._paths: dict[str, Any] = document["paths"]
        # The most literal route first: "…/messages/pins" before "…/messages/{message_id}".
        ordered = sorted(self._paths, key=lambda path: (path.count("{"), -len(path)))
        self._routes = [(_pattern(path), path) for path in ordered]
        self._template = cache(self._find_template)
        self._validator = cache(self._make_validator)

    def faults_of(self, method: str, path: str, body: Any) -> list[str]:
        """What is wrong with this request, a sentence each; [] where nothing is."""
        template = self._template(path)
        if template is None:
            return [f"there is no route {method} {path}"]
        operation = self._paths[template].get(method.lower())
        if operation is None:
            return [f"{template} has no method {method}"]
        if body is None:
            return []
        if "application/json" not in operation.get("requestBody", {}).get("content", {}):
            return [f"{method} {template} takes no JSON"]
        callback = None
        if template.endswith("/callback") and isinstance(body, Mapping):
            callback = _CALLBACKS.get(body.get("type", 0))
        validator = self._validator(template, method.lower(), callback)
        if validator.is_valid(body):
            return []
        errors = [leaf for error in validator.iter_errors(body) for leaf in _leaves(error)]
        return list(dict.fromkeys(map(_sentence, errors)))

    def _find_template(self, path: str) -> str | None:
        return next((path_ for pattern, path_ in self._routes if pattern.fullmatch(path)), None)

    def _make_validator(self, template: str, method: str, callback: str | None) -> Any:
        if callback:
            schema: dict[str, Any] = {"$ref": f"#/components/schemas/{callback}"}
        else:
            body = self._paths[template][method]["requestBody"]
            schema = body["content"]["application/json"]["schema"]
        return jsonschema_rs.Draft202012Validator({**schema, "components": self._components})


@cache
def load_specification() -> Specification | None:
    """The specification, or None where the shared data isn't beside the project."""
    if not FILE.is_file():
        return None
    return Specification(json.loads(FILE.read_text(encoding="utf-8")))


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{[^}]+\\\}", "[^/]+", re.escape(path)))


def _leaves(error: Any, depth: int = 0) -> Iterator[Any]:
    """The errors inside an anyOf or oneOf, of the branch that came furthest."""
    branches = getattr(error.kind, "context", None) or []
    if depth > _DEEPEST:
        branches = []
    read = [[leaf for inner in branch for leaf in _leaves(inner, depth + 1)] for branch in branches]
    # "or null" is never the branch that was meant.
    meant = [leaves for leaves in read if leaves and not any(map(_wants_null, leaves))]
    if not meant:
        yield error
        return
    yield from max(meant, key=lambda ls: (max(len(leaf.instance_path) for leaf in ls), -len(ls)))


def _wants_null(error: Any) -> bool:
    return bool(error.message.endswith('"null"'))


def _sentence(error: Any) -> str:
    place = ".".join(map(str, error.instance_path)) or "the body"
    return f"{place}: …{error.message[-160:]}"
