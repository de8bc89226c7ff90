"""A scene as PNG."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

from index.drawing.fonts import font
from index.drawing.scene import Box, Dot, Item, Line, Scene, Shape, Text

# Shapes are painted larger and scaled down, for smooth edges; text has its own.
_SCALE = 2
# A drawing has few colours and their blends: a palette makes it a third as large.
_COLORS = 192


def png(scene: Scene) -> bytes:
    large = Image.new("RGB", (scene.width * _SCALE, scene.height * _SCALE), scene.background)
    pen = ImageDraw.Draw(large)
    for item in scene.items:
        _paint(pen, item)
    image = large.reduce(_SCALE)
    pen = ImageDraw.Draw(image)
    for item in scene.items:
        if isinstance(item, Text):
            face = font(item.face, round(item.size))
            pen.text((item.x, item.y), item.text, item.color, face, anchor="ls")
    out = io.BytesIO()
    image.quantize(_COLORS, dither=Image.Dither.NONE).save(out, "PNG")
    return out.getvalue()


def _paint(pen: ImageDraw.ImageDraw, item: Item) -> None:
    k = _SCALE
    match item:
        case Box(x, y, wide, high, color, radius):
            corners = (x * k, y * k, (x + wide) * k - 1, (y + high) * k - 1)
            pen.rounded_rectangle(corners, radius * k, color)
        case Line(x1, y1, x2, y2, color, width):
            pen.line((x1 * k, y1 * k, x2 * k, y2 * k), color, round(width * k))
        case Dot(x, y, radius, color):
            corners = ((x - radius) * k, (y - radius) * k, (x + radius) * k, (y + radius) * k)
            pen.ellipse(corners, color)
        case Shape(points, color):
            pen.polygon([(x * k, y * k) for x, y in points], color)
        case Text():
            pass
