"""Articles and results of our own for the renderers' tests. Nothing in them is real."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.models import Abstention, Answer, Citation, Question, Reason, Stamp
from index.models import (
    Article,
    Attribution,
    Disagreement,
    DisagreementKind,
    Precision,
    Quote,
    Span,
    Speech,
    Telling,
    TimeExpression,
    TimeKind,
    Timeline,
    TimelineEntry,
)
from index.story import Quotation

ENGLISH = (
    "The harbour of Valmer closed on Monday. “We will reopen within a week & not a day later,” "
    "the harbour master said. Ships wait off <Cape Rouge> until then."
)
FRENCH = "Le port de Valmer a fermé lundi. Les navires *attendent* au large, sans _aucun_ délai."
# What an article may say that Slack would take for an order, were it let.
ORDERS = (
    "<!channel> <@U1> <#C01|general> <https://example.com|look> https://example.com "
    "*bold* _italic_ ~gone~ `code` :tada: @here &amp; > quoted"
)

STAMP = Stamp("harbour", 3, 2, date(2026, 1, 13))


def article(
    text: str,
    *,
    language: str = "en",
    title: str = "Harbour closed",
    url: str | None = None,
    day: date | None = date(2026, 1, 13),
    source: str | None = "Valmer Gazette",
) -> Article:
    return Article(
        id="a1",
        text=text,
        title=title,
        language=language,
        origin="test",
        url=url,
        published_at=day,
        source=source,
    )


def citation(
    number: int, article: Article, words: str, *, speaker: str | None = None, paragraph: int = 1
) -> Citation:
    """Cites `words` where they stand first in the article."""
    start = article.text.index(words)
    quote = Quote.cut(article, Span(start, start + len(words)))
    return Citation(number, quote, paragraph, speaker, 0.9)


def answer(
    *citations: Citation,
    question: str = "When will it reopen?",
    language: str = "en",
    meant: str | None = None,
    more: tuple[Citation, ...] = (),
) -> Answer:
    return Answer(Question(question, language, meant), citations, 0.9, STAMP, more)


def abstention(
    *nearest: Citation, reason: Reason = Reason.NOT_IN_STORY, language: str = "en"
) -> Abstention:
    return Abstention(Question("Who paid?", language), reason, nearest, 0.1, STAMP)


def expression(text: str, words: str, day: date, *, to: date | None = None) -> TimeExpression:
    """Words of a text that name these days."""
    start = text.index(words)
    return TimeExpression(
        start=start,
        end=start + len(words),
        text=words,
        from_=day,
        to=to or day,
        precision=Precision.DAY if to is None else Precision.RANGE,
        kind=TimeKind.ABSOLUTE,
    )


def telling(article: Article, words: str, dated: str, day: date, **more: Any) -> Telling:
    """The sentence `words` of the article, dated by `dated` in it."""
    start = article.text.index(words)
    quote = Quote.cut(article, Span(start, start + len(words)))
    return Telling(quote=quote, expression=expression(article.text, dated, day), **more)


def timeline() -> Timeline:
    """Six events, one of which is told twice, with two figures."""
    text = "\n".join(f"On {day} January 2026 crane number {day} fell." for day in range(7, 13))
    gazette = article(text, url="https://news.example/cranes")
    wire = article("On 12 January 2026 two cranes fell.", source="Valmer Wire", day=None)
    entries = []
    for line in text.splitlines():
        day = int(line.split()[1])
        told = telling(gazette, line, f"{day} January 2026", date(2026, 1, day), carried=day == 9)
        entries.append(TimelineEntry((told,), 0.5))
    again = telling(wire, wire.text, "12 January 2026", date(2026, 1, 12))
    both = (*entries[-1].tellings, again)
    differing = Disagreement(DisagreementKind.FIGURE, both, ("12", "two"))
    entries[-1] = TimelineEntry(both, 0.9, (differing,))
    return Timeline(tuple(entries), total=9)


def quotation(article: Article, words: str, speaker: str | None) -> Quotation:
    start = article.text.index(words)
    span = Span(start, start + len(words))
    return Quotation(
        Quote.cut(article, span), Attribution(span=span, kind=Speech.DIRECT, speaker=speaker)
    )
