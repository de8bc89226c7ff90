"""What the figures must not fall below, kept in floors.toml.

A floor is only ever raised: `raised` takes the better of the old and the new one, and
whoever edits the file by hand does as much. A figure's floor lies below what was measured by
the noise that another processor brings, as the 8-bit encoder rounds differently there.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.evaluation.figures import Figure

PATH = Path(__file__).with_name("floors.toml")
NOISE = 0.005

_HEADER = """\
# What the evaluation's figures must reach; see floors.py. A change may only make a bound
# stricter. Written by `python -m tests.evaluation --raise-floors`: a figure as measured, less
# {noise} or one question, whichever is more, rounded to 3 digits on the lenient side.
"""


@dataclass(frozen=True, slots=True)
class Floors:
    """Bounds by the figure's name, for figures where more is better and where less is."""

    at_least: dict[str, float] = field(default_factory=dict)
    at_most: dict[str, float] = field(default_factory=dict)

    def of(self, figure: Figure) -> float | None:
        return (self.at_most if figure.lower else self.at_least).get(figure.name)

    def broken_by(self, figure: Figure) -> bool:
        """A figure that couldn't be measured breaks its floor too."""
        bound = self.of(figure)
        if bound is None:
            return False
        return not (figure.value <= bound if figure.lower else figure.value >= bound)

    def raised(self, figures: Iterable[Figure]) -> Floors:
        """With the bounds that these figures allow, where stricter than those before."""
        at_least, at_most = dict(self.at_least), dict(self.at_most)
        for figure in figures:
            if math.isnan(figure.value):
                continue
            noise = max(NOISE, 1 / figure.n) if figure.noisy else 0.0
            if figure.lower:
                bound = min(1.0, math.ceil((figure.value + noise) * 1000) / 1000)
                at_most[figure.name] = min(bound, at_most.get(figure.name, bound))
            else:
                bound = max(0.0, math.floor((figure.value - noise) * 1000) / 1000)
                at_least[figure.name] = max(bound, at_least.get(figure.name, bound))
        return Floors(at_least, at_most)


def load(path: Path = PATH) -> Floors:
    if not path.exists():
        return Floors()
    table = tomllib.loads(path.read_text("utf-8"))
    return Floors(table.get("at_least", {}), table.get("at_most", {}))


def save(floors: Floors, path: Path = PATH) -> None:
    lines = [_HEADER.format(noise=NOISE)]
    for title, bounds in (("at_least", floors.at_least), ("at_most", floors.at_most)):
        lines += [f"[{title}]", *(f'"{name}" = {bounds[name]:.3f}' for name in bounds), ""]
    path.write_text("\n".join(lines), "utf-8")
