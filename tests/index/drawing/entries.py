"""Timelines made by hand, of quotes that are cut from an article as all quotes are."""

from __future__ import annotations

from datetime import date

from index.models import (
    Article,
    Bound,
    Disagreement,
    DisagreementKind,
    Mod,
    Precision,
    Quote,
    Span,
    Telling,
    TimeExpression,
    TimeKind,
    Timeline,
    TimelineEntry,
)


def entry(
    first: date,
    last: date | None = None,
    precision: Precision = Precision.DAY,
    *,
    bound: Bound | None = None,
    mod: Mod | None = None,
    text: str = "Le port a fermé.",
    source: str | None = "Test",
    title: str = "Port",
    url: str | None = None,
    speaker: str | None = None,
    carried: bool = False,
    figures: tuple[str, ...] = (),
) -> TimelineEntry:
    article = Article(
        id="2026-01-13-port",
        text=text,
        title=title,
        language="fr",
        origin="test",
        source=source,
        url=url,
        published_at=date(2026, 1, 13),
    )
    expression = TimeExpression(
        start=0,
        end=2,
        text=text[:2],
        from_=first,
        to=last or first,
        precision=precision,
        kind=TimeKind.ABSOLUTE,
        bound=bound,
        mod=mod,
    )
    quote = Quote.cut(article, Span(0, len(text)))
    told = Telling(quote=quote, expression=expression, speaker=speaker, carried=carried)
    differ = Disagreement(DisagreementKind.FIGURE, (told,) * len(figures), figures)
    return TimelineEntry((told,), 0.5, (differ,) if figures else ())


def timeline(*entries: TimelineEntry) -> Timeline:
    return Timeline(entries, len(entries))


EVERY_MARK = timeline(
    entry(date(2025, 12, 29), date(2026, 1, 4), Precision.WEEK),
    entry(date(2026, 1, 1), date(2026, 1, 10), Precision.MONTH, mod=Mod.START),
    entry(date(2026, 1, 5), date(2026, 1, 8), Precision.RANGE),
    entry(date(2026, 1, 9), bound=Bound.SINCE),
    entry(date(2026, 1, 12), carried=True, figures=("12 blessés", "14 blessés")),
    entry(date(2026, 2, 18), bound=Bound.BEFORE),
    entry(date(2026, 2, 20), bound=Bound.UNTIL),
)
