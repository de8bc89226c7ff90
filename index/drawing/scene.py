"""What a drawing is made of, whoever paints it. Pixels; y grows downwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from index.drawing.fonts import Face


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text, its baseline at `y`, beginning at `x`."""

    x: float
    y: float
    text: str
    face: Face
    size: float
    color: str


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle with round corners."""

    x: float
    y: float
    width: float
    height: float
    color: str
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    color: str
    width: float


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled circle around (x, y)."""

    x: float
    y: float
    radius: float
    color: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled polygon."""

    points: tuple[tuple[float, float], ...]
    color: str


Item: TypeAlias = Text | Box | Line | Dot | Shape


@dataclass(frozen=True, slots=True)
class Scene:
    """Items in the order of painting. `description` is for those who can't see it."""

    width: int
    height: int
    background: str
    items: tuple[Item, ...]
    title: str
    description: str
    language: str
