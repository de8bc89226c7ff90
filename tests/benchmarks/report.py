"""A run's measurements as tables and as JSON, beside what the project set out to reach."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

from tests.benchmarks.measures import STEPS, Adding, Asking, Process, Telling
from tests.benchmarks.slack import Load

_GOAL_SIZE = 10_000


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be reached, and what was. `most`: the value is to stay below the bound."""

    name: str
    value: float
    bound: float
    most: bool = False

    @property
    def met(self) -> bool:
        return self.value <= self.bound if self.most else self.value >= self.bound


@dataclass(frozen=True, slots=True)
class Results:
    encoder: str
    reader: str
    adding: Adding
    asking: tuple[Asking, ...]
    cold: Process
    resident: Process
    telling: Telling
    slack: Load

    def goals(self) -> list[Goal]:
        """Latency counts at 10 000 passages, or the largest story measured below that."""
        fitting = [one for one in self.asking if one.passages < _GOAL_SIZE * 1.1]
        size = max(fitting or self.asking, key=lambda one: one.passages)
        at = f"at {size.passages:,} passages"
        return [
            Goal("adding, as a share of the encoder's own rate", self.adding.of_encoding, 0.85),
            Goal("adding again unchanged, times faster", self.adding.readding, 100),
            Goal(f"all but encoding, as a multiple of it, {at}", size.rest, 1, most=True),
            Goal(f"a question, p50 ms, {at}", size.whole.p50, 150, most=True),
            Goal("`python -m bot ask` cold, s", self.cold.seconds, 4, most=True),
            Goal(
                f"a timeline of {self.telling.articles:,} articles, one of them new, s",
                self.telling.changed,
                2,
                most=True,
            ),
            Goal("kB of text a second searched for dates", self.telling.tagging, 300),
            Goal("questions at once in Slack, answered once", self.slack.once, self.slack.asked),
            Goal("the slowest acknowledgement, ms", self.slack.ack_most, 3000, most=True),
        ]


def show(console: Console, results: Results) -> None:
    adding = results.adding
    console.print(
        f"Encoder {results.encoder}, reader {results.reader}.\n"
        f"Encoding alone {adding.encoding_rate:.1f} passages a second, with their sentences "
        f"({adding.tokens / adding.passages:.0f} tokens each); adding {adding.adding_rate:.1f}.\n"
        f"A process that answers questions: {results.resident.resident_mib:.0f} MiB at its peak."
    )
    telling = results.telling
    console.print(
        f"A timeline of {telling.articles:,} articles, {telling.entries:,} entries: "
        f"{telling.first:.1f} s at first, {telling.opened:.1f} s in the next process, "
        f"{telling.changed:.2f} s after an article was added, "
        f"{telling.again:.3f} s again; what changed {telling.changes:.2f} s."
    )
    load = results.slack
    console.print(
        f"Slack: {load.asked} questions at once, the cable cut in the middle: {load.once} answered "
        f"once, in {load.seconds:.1f} s; acknowledged in {load.ack_p50:.0f} / {load.ack_p99:.0f} / "
        f"{load.ack_most:.0f} ms (p50 / p99 / most); {load.redelivered} delivered again, "
        f"{load.connections} connections, {load.findings} findings."
    )
    table = Table(title="A question, p50 / p99 in ms", title_justify="left", box=box.SIMPLE_HEAD)
    for column in ("passages", *STEPS, "whole", "all but encode ÷ encode"):
        table.add_column(column, justify="right")
    for one in results.asking:
        latencies = [*(one.steps[step] for step in STEPS), one.whole]
        cells = [f"{latency.p50:.1f} / {latency.p99:.1f}" for latency in latencies]
        table.add_row(f"{one.passages:,}", *cells, f"{one.rest:.2f}")
    console.print(table)
    goals = Table(title="To be reached", title_justify="left", box=box.SIMPLE_HEAD)
    for column in ("goal", "bound", "measured", ""):
        goals.add_column(column, justify="left" if column == "goal" else "right")
    for goal in results.goals():
        bound = f"{'≤' if goal.most else '≥'} {goal.bound:g}"
        met = "met" if goal.met else "missed"
        goals.add_row(goal.name, bound, f"{goal.value:.2f}", met, style="" if goal.met else "red")
    console.print(goals)


def write(path: Path, results: Results) -> None:
    goals = [{**asdict(goal), "met": goal.met} for goal in results.goals()]
    report = json.dumps({**asdict(results), "goals": goals}, ensure_ascii=False, indent=1)
    path.write_text(report + "\n", "utf-8")
