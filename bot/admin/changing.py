"""What was confirmed, done to the story: one generation or none. Synchronous."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from bot.admin import plans
from bot.admin.models import JobResult, Kind, Outcome
from bot.admin.orders import Order, Outline, Reading
from index.editing import OnProgress, add, rebuild, remove, undo
from index.embeddings import Encoder
from index.models import Article


def carry_out(
    data: Path,
    order: Order,
    reading: Reading,
    outline: Outline,
    *,
    encoder: Callable[[], Encoder],
    on_progress: OnProgress,
) -> JobResult:
    """Raises StoryChanged where another writer came after the last look at the story, other
    StoryErrors, and what `on_progress` raises; nothing has changed then."""
    result = JobResult(
        job=order.job, kind=order.kind, story=order.story, generation=0, skipped=outline.skipped
    )
    match order.kind:
        case Kind.ADD | Kind.REPLACE:
            done = add(
                data,
                order.story,
                reading.drafts,
                encoder,
                replaces=plans.replaces(order, reading),
                watched=order.watched,
                on_progress=on_progress,
                note=order.job,
                expected=outline.generation,
            )
            return replace(
                result,
                generation=done.generation,
                added=_outcomes(done.added),
                replaced=_outcomes(done.replaced),
                unchanged=_outcomes(done.unchanged),
            )
        case Kind.REMOVE:
            gone = remove(
                data,
                order.story,
                order.article or "",
                note=order.job,
                expected=outline.generation,
            )
            result = replace(result, removed=_outcomes([gone], there=False))
        case Kind.REBUILD:
            count = rebuild(data, order.story, encoder(), on_progress=on_progress, note=order.job)
            result = replace(result, rebuilt=count)
        case Kind.UNDO:
            undone = undo(
                data,
                order.story,
                encoder,
                to=order.to,
                on_progress=on_progress,
                note=order.job,
                expected=outline.generation,
            )
            result = replace(
                result,
                removed=_outcomes(undone.removed, there=False),
                back=_outcomes([*undone.added, *undone.replaced]),
            )
    return replace(result, generation=plans.generation(data, order.story))


def _outcomes(articles: Sequence[Article], *, there: bool = True) -> tuple[Outcome, ...]:
    return tuple(
        Outcome(
            article=one.id,
            title=one.title,
            version=one.version if there else None,
            notes=one.notes,
        )
        for one in articles
    )
