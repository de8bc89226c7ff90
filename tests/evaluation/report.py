"""A run's figures as a table and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

from tests.evaluation.figures import Figure
from tests.evaluation.floors import Floors


def show(console: Console, figures: Sequence[Figure], floors: Floors) -> None:
    for name, group in groupby(figures, key=lambda figure: figure.set):
        table = Table(title=name, title_justify="left", box=box.SIMPLE_HEAD, min_width=64)
        for column in ("figure", "value", "n", "floor"):
            table.add_column(column, justify="left" if column == "figure" else "right")
        for figure in group:
            bound = floors.of(figure)
            limit = "" if bound is None else f"{'≤' if figure.lower else '≥'} {bound:.3f}"
            style = "bold red" if floors.broken_by(figure) else None
            value = f"{figure.value:.4f}"
            table.add_row(figure.metric, value, f"{figure.n:,}", limit, style=style)
        console.print(table)


def write(path: Path, figures: Sequence[Figure], floors: Floors, about: dict[str, object]) -> None:
    """`about`: what was measured, as the encoder's name."""
    rows = [
        {
            "name": figure.name,
            "value": None if figure.value != figure.value else round(figure.value, 6),
            "n": figure.n,
            "floor": floors.of(figure),
            "lower_is_better": figure.lower,
            "holds": not floors.broken_by(figure),
        }
        for figure in figures
    ]
    report = json.dumps({**about, "figures": rows}, ensure_ascii=False, indent=1)
    path.write_text(report + "\n", "utf-8")
