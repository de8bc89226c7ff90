"""Articles and results of our own for the renderers' tests. Nothing in them is real."""

from __future__ import annotations

from datetime import date

from bot.models import Abstention, Answer, Citation, Question, Reason, Stamp
from index.models import Article, Quote, Span

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
