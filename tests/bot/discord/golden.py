"""Messages as their reader meets them, as text: the golden files beside the tests.

`GOLDEN=write python -m pytest tests/bot/discord/test_golden.py` writes them anew; read the
difference before it is committed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from bot.discord.sheets import Sheet

FOLDER: Final = Path(__file__).parent / "golden"
_STYLES: Final = {1: "primary", 2: "", 3: "success", 4: "danger", 5: "link"}


def compare(name: str, sheets: Sequence[Sheet]) -> None:
    """Fails where the messages aren't what the golden file has."""
    text = "\n".join(picture(sheet) for sheet in sheets)
    file = FOLDER / f"{name}.txt"
    if os.environ.get("GOLDEN") == "write":
        FOLDER.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8"), f"{file.name} reads otherwise"


def picture(sheet: Sheet) -> str:
    """A message drawn in text: its card, its controls, its files."""
    components: list[dict[str, Any]] = sheet.view().to_components()  # type: ignore[no-untyped-call]
    lines = [line for part in components for line in _lines(part)]
    files = [f"file: {file.filename} ({file.description or ''})" for file in sheet.files()]
    return "\n".join([*lines, *files, ""])


def _lines(part: Mapping[str, Any]) -> Iterator[str]:
    match part["type"]:
        case 17:
            yield f"┌─ #{part.get('accent_color') or 0:06x}"
            for inner in part["components"]:
                yield from (f"│ {line}" for line in _lines(inner))
            yield "└─"
        case 10:
            yield from part["content"].split("\n")
        case 14:
            yield "────"
        case 12:
            yield from (f"(picture {item['media']['url']})" for item in part["items"])
        case 13:
            yield f"(file {part['file']['url']})"
        case 1:
            yield "  ".join(_control(inner) for inner in part["components"])
        case other:
            raise ValueError(f"a component of type {other}")


def _control(part: Mapping[str, Any]) -> str:
    if part["type"] == 3:
        options = ", ".join(f"{one['label']} → {one['value']}" for one in part["options"])
        return f"[{part['placeholder']} ▾ {part['custom_id']}: {options}]"
    label = " ".join(
        filter(None, [(part.get("emoji") or {}).get("name", ""), part.get("label", "")])
    )
    state = " (off)" if part.get("disabled") else ""
    return f"[{label} → {part['custom_id']}{state}]"
