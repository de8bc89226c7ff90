"""The fonts of drawings, which come with packages of their own, and how long text is in them.

They hold Latin, Greek and Cyrillic. Laid out by FreeType alone, so that every machine draws
the same: Pillow's other engine needs a library of the system.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache, lru_cache
from importlib import resources

from PIL import ImageFont
from PIL.ImageFont import FreeTypeFont, Layout

_MEASURED = 100  # pixels; widths scale with the size
_SPACE = re.compile(r"[ \t\r\n\f\v]+")  # where a line may break: not at no-break spaces
# What the fonts lack, as what looks the same in them.
_SEEN = str.maketrans({"\u202f": "\u00a0", "\u2009": "\u00a0", "\u2011": "-", "\u00ad": None})


class Face(Enum):
    """A font: its package, its file there, and how CSS asks for one like it."""

    SANS = ("font_source_sans_pro", "SourceSansPro-Regular.otf", "sans-serif", 400)
    BOLD = ("font_source_sans_pro", "SourceSansPro-Semibold.otf", "sans-serif", 600)
    SERIF = ("font_source_serif_pro", "SourceSerifPro-Regular.otf", "serif", 400)

    @property
    def generic(self) -> str:
        return self.value[2]

    @property
    def weight(self) -> int:
        return self.value[3]


@cache
def font(face: Face, size: int) -> FreeTypeFont:
    package, name, *_ = face.value
    with resources.as_file(resources.files(package) / "files" / name) as path:
        return ImageFont.truetype(str(path), size, layout_engine=Layout.BASIC)


@lru_cache(maxsize=50_000)
def width(text: str, face: Face, size: float) -> float:
    """Pixels that a line of text takes."""
    return font(face, _MEASURED).getlength(text) * size / _MEASURED


def wrapped(text: str, face: Face, size: float, room: float, most: int) -> tuple[list[str], bool]:
    """Lines no longer than `room` pixels, at most `most`, and whether words were left out.

    Runs of white space are one space; a word longer than a line is cut.
    """
    lines: list[str] = []
    line = ""
    for word in _words(text, face, size, room):
        longer = f"{line} {word}" if line else word
        if line and width(longer, face, size) > room:
            lines.append(line)
            line = word
        else:
            line = longer
        if len(lines) == most:
            return lines, True
    return [*lines, line] if line else lines, False


def shortened(text: str, face: Face, size: float, room: float) -> str:
    """One line: the text, or as much of it as fits before an ellipsis."""
    text = _seen(text)
    if width(text, face, size) <= room:
        return text
    while text and width(f"{text}…", face, size) > room:
        text = text[:-1].rstrip(" ·,")
    return f"{text}…"


def _seen(text: str) -> str:
    return _SPACE.sub(" ", text.translate(_SEEN)).strip()


def _words(text: str, face: Face, size: float, room: float) -> Iterator[str]:
    for word in _seen(text).split(" "):
        rest = word
        while len(rest) > 1 and width(rest, face, size) > room:
            fits = next(n for n in range(1, len(rest)) if width(rest[: n + 1], face, size) > room)
            yield rest[:fits]
            rest = rest[fits:]
        yield rest
