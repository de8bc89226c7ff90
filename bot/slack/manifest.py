"""The app as Slack should know it: `manifest.yaml`, read."""

from __future__ import annotations

from importlib import resources
from typing import Any

import yaml


def manifest() -> dict[str, Any]:
    text = (resources.files("bot.slack") / "manifest.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


def scopes() -> frozenset[str]:
    """The bot token's scopes that the manifest asks for."""
    return frozenset(manifest()["oauth_config"]["scopes"]["bot"])
