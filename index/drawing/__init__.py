"""Timelines to look at and to take elsewhere.

`layout` makes a scene of a timeline (`axis`: days to scale, `marks`: how sure they are), which
`png` and `svg` paint. `exports` writes Markdown, CSV, iCalendar and TimelineJS.
"""

from __future__ import annotations

from typing import Final

from index.drawing.exports import EXPORTS
from index.drawing.themes import THEMES
from index.drawing.when import when
from index.models import Timeline

PICTURES: Final = ("png", "svg")
FORMS: Final = (*PICTURES, *EXPORTS)
WIDTH: Final = 1080

__all__ = ["FORMS", "PICTURES", "THEMES", "WIDTH", "draw", "export", "when"]


def draw(
    timeline: Timeline,
    form: str,
    *,
    language: str,
    theme: str = "light",
    width: int = WIDTH,
    title: str | None = None,
) -> bytes:
    """A picture of a timeline: `form` "png" or "svg" (UTF-8), `width` pixels wide.

    `language`: of the labels, not of the quotes. `theme`: one of THEMES. `title`: the story's.
    A long timeline makes a high picture: limit it to about a dozen entries for a chat.
    """
    from index.drawing.layout import scene  # noqa: PLC0415 - loads fonts

    drawn = scene(timeline, language=language, theme=THEMES[theme], width=width, title=title)
    if form == "png":
        from index.drawing.png import png  # noqa: PLC0415

        return png(drawn)
    if form == "svg":
        from index.drawing.svg import svg  # noqa: PLC0415

        return svg(drawn).encode()
    raise ValueError(f"no picture: {form}")


def export(timeline: Timeline, form: str, *, language: str, title: str | None = None) -> str:
    """A timeline as text: `form` is "md", "csv", "ics" or "timelinejs"."""
    return EXPORTS[form](timeline, language=language, title=title)
