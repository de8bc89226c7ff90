"""Writes the golden files anew."""

from __future__ import annotations

from tests.bot.slack.golden import cases, path, written

for name, messages in cases().items():
    path(name).write_text(written(messages), "utf-8")
