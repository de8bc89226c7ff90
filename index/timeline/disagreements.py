"""Where those who tell an event say different things of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations
from typing import Final

import numpy as np

from index.models import Disagreement, DisagreementKind
from index.timeline.apart import Build, apart
from index.timeline.candidates import Candidate
from index.timeline.events import Event, Matrix
from index.timeline.figures import Figure, differing

# Sentences this alike, in words too, tell one event even where they date it differently.
_ALIKE: Final = 0.75
_SHARED_TERMS: Final = 0.5
_FAR: Final = timedelta(days=31)


def figure_disagreements(members: Sequence[Candidate]) -> tuple[Disagreement, ...]:
    """What the members of an event count differently, a disagreement for each thing counted.

    An article doesn't disagree with itself: of each, the first figure of a kind counts.
    """
    sides: dict[str, dict[str, tuple[Candidate, Figure]]] = {}
    for one, other in combinations([member for member in members if member.figures], 2):
        if one.article.id == other.article.id or one.article.language != other.article.language:
            continue
        for mine, theirs in differing(one.figures, other.figures):
            told = sides.setdefault(mine.unit, {})
            told.setdefault(one.article.id, (one, mine))
            told.setdefault(other.article.id, (other, theirs))
    return tuple(
        Disagreement(
            DisagreementKind.FIGURE,
            tuple(candidate.telling for candidate, _ in told.values()),
            tuple(figure.text for _, figure in told.values()),
        )
        for told in sides.values()
    )


def differently_dated(
    grouped: Sequence[Event], found: Sequence[Candidate], likeness: Matrix
) -> Iterator[tuple[int, int]]:
    """Pairs of events that are one, told by different articles with different days.

    Only single days. All who tell it must write after both days, or before both: what was
    told before the later day came is another event, or a plan for it.
    """
    single = [at for at, event in enumerate(grouped) if event.first == event.last]
    single = [at for at in single if grouped[at].bound is None]
    single.sort(key=lambda at: grouped[at].first)
    sums = np.stack([grouped[at].vector for at in single]) if single else np.zeros((0, 1))
    units = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    end = 0
    for row, at in enumerate(single):
        while end < len(single) and grouped[single[end]].first - grouped[at].first <= _FAR:
            end += 1
        alike = units[row + 1 : end] @ units[row]
        for offset in np.flatnonzero(alike >= _ALIKE):
            other = single[row + 1 + int(offset)]
            if _one_event(grouped[at], grouped[other], found):
                yield at, other


def _one_event(one: Event, other: Event, found: Sequence[Candidate]) -> bool:
    if one.first == other.first or one.articles & other.articles:
        return False
    published = [found[row].article.published_at for row in (*one.members, *other.members)]
    known = [day for day in published if day]
    if len(known) < len(published):
        return False
    after = min(known) >= max(one.first, other.first)
    before = max(known) < min(one.first, other.first)
    pairs = [(found[mine], found[theirs]) for mine in one.members for theirs in other.members]
    return (
        (after or before)
        and any(_share_terms(*pair) for pair in pairs)
        and not any(apart(Build.of(mine), Build.of(theirs), 1.0) for mine, theirs in pairs)
    )


def _share_terms(one: Candidate, other: Candidate) -> bool:
    either = one.terms | other.terms
    return bool(either) and len(one.terms & other.terms) >= _SHARED_TERMS * len(either)
