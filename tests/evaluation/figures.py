"""What a run measures, name by name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value over n questions or pieces.

    `lower`: the smaller the better. `noisy`: another processor may give another value.
    """

    set: str
    metric: str
    value: float
    n: int
    lower: bool = False
    noisy: bool = True

    @property
    def name(self) -> str:
        return f"{self.set}: {self.metric}"
