"""A scene as SVG, with text as text."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from index.drawing.fonts import Face, width
from index.drawing.scene import Box, Dot, Item, Line, Scene, Shape, Text

# Fonts like those that lines were measured in, by what machines have.
_FAMILIES = {
    "sans-serif": "'Source Sans Pro','Source Sans 3',Roboto,'Helvetica Neue',Arial,sans-serif",
    "serif": "'Source Serif Pro','Source Serif 4',Georgia,'Times New Roman',serif",
}


def svg(scene: Scene) -> str:
    size = f"{scene.width} {scene.height}"
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" width="{scene.width}" '
        f'height="{scene.height}" role="img" xml:lang={quoteattr(scene.language)} '
        'aria-labelledby="title desc">',
        f'<title id="title">{_escape(scene.title)}</title>',
        f'<desc id="desc">{_escape(scene.description)}</desc>',
        "<style>" + "".join(map(_style, Face)) + "</style>",
        f'<rect width="100%" height="100%" fill="{scene.background}"/>',
        *map(_element, scene.items),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _style(face: Face) -> str:
    return (
        f".{face.name.lower()}{{font-family:{_FAMILIES[face.generic]};font-weight:{face.weight}}}"
    )


def _element(item: Item) -> str:
    match item:
        case Text(x, y, text, face, size, color):
            # Another font may be wider: the line keeps the room that was made for it.
            room = width(text, face, size)
            return (
                f'<text class="{face.name.lower()}" x="{x:.1f}" y="{y:.1f}" '
                f'font-size="{size:g}" fill="{color}" textLength="{room:.1f}" '
                f'lengthAdjust="spacingAndGlyphs" xml:space="preserve">{_escape(text)}</text>'
            )
        case Box(x, y, wide, high, color, radius):
            return (
                f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}" '
                f'rx="{radius:g}" fill="{color}"/>'
            )
        case Line(x1, y1, x2, y2, color, stroke):
            return (
                f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
                f'stroke="{color}" stroke-width="{stroke:g}"/>'
            )
        case Dot(x, y, radius, color):
            return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" fill="{color}"/>'
        case Shape(points, color):
            path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
            return f'<polygon points="{path}" fill="{color}"/>'


def _escape(text: str) -> str:
    """Text that XML can hold: no controls but white space."""
    return escape("".join(c for c in text if c >= " " or c in "\t\n"))
