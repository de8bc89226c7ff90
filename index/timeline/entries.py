"""Candidates → entries: the events that they tell, with who tells them and how much it matters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.models import Disagreement, DisagreementKind, TimelineEntry
from index.timeline.candidates import Candidate
from index.timeline.disagreements import differently_dated, figure_disagreements
from index.timeline.events import Event, Matrix, days, events
from index.timeline.likeness import likeness
from index.timeline.salience import saliences


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """An entry with its members, in the order of its tellings, and its vector of length 1."""

    entry: TimelineEntry
    members: tuple[Candidate, ...]
    vector: Matrix


def entries(
    found: Sequence[Candidate], means: Mapping[str, NDArray[np.float32]]
) -> tuple[Told, ...]:
    """All entries of a story, in order of time. `means`: see `likeness`."""
    if not found:
        return ()
    rows = likeness(found, means)
    grouped = events(found, rows)
    merged = _merged(grouped, list(differently_dated(grouped, found, rows)))
    weights = saliences([[found[r] for e in group for r in e.members] for group in merged], found)
    told = [
        _told(group, found, rows, weight) for group, weight in zip(merged, weights, strict=True)
    ]
    return tuple(sorted(told, key=_in_time))


def _merged(grouped: Sequence[Event], pairs: Iterable[tuple[int, int]]) -> list[list[Event]]:
    """Events, those that only their days keep apart together; the most told of them first."""
    group_of = {at: [event] for at, event in enumerate(grouped)}
    for one, other in pairs:
        into, gone = group_of[one], group_of[other]
        if into is gone or set().union(*(e.articles for e in into)) & grouped[other].articles:
            continue
        into += gone
        for at, group in group_of.items():
            if group is gone:
                group_of[at] = into
    unique = {id(group): group for group in group_of.values()}
    return [sorted(group, key=lambda e: (-len(e.articles), e.first)) for group in unique.values()]


def _told(group: Sequence[Event], found: Sequence[Candidate], rows: Matrix, weight: float) -> Told:
    vector = np.sum([event.vector for event in group], axis=0)
    vector = vector / max(float(np.linalg.norm(vector)), 1e-9)
    members: list[Candidate] = []
    for event in group:
        fit = {row: float(rows[row] @ event.vector) for row in event.members}
        ordered = sorted(event.members, key=lambda row: _shown_first(found[row], fit[row]))
        members += _one_article_after_the_other([found[row] for row in ordered])
    return Told(
        TimelineEntry(
            tellings=tuple(member.telling for member in members),
            salience=weight,
            disagreements=(*_dates(group, found), *figure_disagreements(members)),
        ),
        tuple(members),
        vector,
    )


def _dates(group: Sequence[Event], found: Sequence[Candidate]) -> tuple[Disagreement, ...]:
    if len(group) == 1:
        return ()
    told = [found[event.members[0]].telling for event in group]
    values = tuple(telling.expression.text for telling in told)
    return (Disagreement(DisagreementKind.DATE, tuple(told), values),)


# What a sentence is worth as the one that is shown, in likeness to all that tell the event.
_LEAD: Final = 0.1


def _shown_first(candidate: Candidate, fit: float) -> tuple[int, bool, bool, bool, float]:
    """The narrowest time first, which is the entry's; a date of its own before one carried."""
    expression = candidate.telling.expression
    first, last = days(expression)
    lead = _LEAD / (1 + candidate.position)
    return (
        (last - first).days,
        expression.bound is not None,
        candidate.telling.carried,
        expression.mod is not None,
        -(fit + lead),
    )


def _one_article_after_the_other(members: Sequence[Candidate]) -> list[Candidate]:
    """First one sentence of each article, then the others."""
    seen: set[str] = set()
    first: list[Candidate] = []
    others: list[Candidate] = []
    for member in members:
        (others if member.article.id in seen else first).append(member)
        seen.add(member.article.id)
    return first + others


def _in_time(told: Told) -> tuple[int, int, str, int]:
    first, last = days(told.entry.shown.expression)
    quote = told.entry.shown.quote
    return first.toordinal(), last.toordinal(), quote.article.id, quote.start
