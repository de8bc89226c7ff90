"""The colours of drawings. Texts have a contrast of at least 4.5 to their background."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Theme:
    """`solid`, `soft`: a time that is known, and one within which something happened."""

    background: str
    ink: str
    muted: str
    rule: str
    panel: str
    solid: str
    soft: str
    warning: str


THEMES: Final = {
    "light": Theme(
        background="#ffffff",
        ink="#1b1f24",
        muted="#57606a",
        rule="#d3d9e0",
        panel="#f4f6f8",
        solid="#0b5cad",
        soft="#a9cdf0",
        warning="#9a4a00",
    ),
    "dark": Theme(
        background="#16191d",
        ink="#eef1f4",
        muted="#a3adb8",
        rule="#353c44",
        panel="#1f242a",
        solid="#6db3f8",
        soft="#2c5179",
        warning="#f2a65a",
    ),
}


def blended(color: str, background: str, share: float) -> str:
    """`share` of a colour over another."""
    mixed = (
        round(int(color[at : at + 2], 16) * share + int(background[at : at + 2], 16) * (1 - share))
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{value:02x}" for value in mixed)
