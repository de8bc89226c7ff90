"""A corrected text's differences, short enough to read. Pure.

What is left out of kept text shows as "…". It is a preview for who changes the story and
never a quotation: the words stand between no quotation marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.admin.models import DiffPart, Part

_AROUND: Final = 60
_MARKS: Final = {Part.KEPT: ("", ""), Part.REMOVED: ("[-", "-]"), Part.ADDED: ("{+", "+}")}


def excerpt(
    diff: Sequence[DiffPart], *, longest: int, around: int = _AROUND
) -> tuple[tuple[DiffPart, ...], int]:
    """What changed, with some of what stands around it, and how many changes are left out.

    `longest`: characters in all; a change is shown whole or not at all.
    """
    changes = sum(part.part is not Part.KEPT for part in diff)
    if not changes:
        return (), 0
    shown: list[DiffPart] = []
    room = longest
    for number, part in enumerate(diff):
        text = part.text
        if part.part is Part.KEPT:
            before, after = number > 0, number + 1 < len(diff)
            text = _between(text, around, before=before, after=after)
        if len(text) > room:
            break
        shown.append(DiffPart(part.part, text))
        room -= len(text)
    told = sum(part.part is not Part.KEPT for part in shown)
    return tuple(shown), changes - told


def marked(diff: Sequence[DiffPart]) -> str:
    """The whole of it as plain text: [-what goes-] and {+what comes+}."""
    return "".join(
        f"{before}{one.text}{after}" for one in diff for before, after in [_MARKS[one.part]]
    )


def _between(text: str, around: int, *, before: bool, after: bool) -> str:
    """Kept text between two changes (`before` and `after` it, if any), shortened."""
    if len(text) <= around * (before + after):
        return text
    head = text[:around].rpartition(" ")[0] or text[:around] if before else ""
    tail = text[-around:].partition(" ")[2] or text[-around:] if after else ""
    return " ".join(part for part in (head, "…", tail) if part)
