"""Articles and results of our own for the renderers' tests. Nothing in them is real."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from bot.admin.models import (
    Action,
    Actor,
    AdminRequest,
    Counts,
    DiffPart,
    HistoryRow,
    Job,
    JobProgress,
    JobResult,
    JobState,
    Kind,
    Outcome,
    Part,
    Plan,
    PlanItem,
    Skipped,
)
from bot.models import Abstention, Answer, Citation, Question, Reason, Stamp
from bot.reporting.models import CitedArticle, Day, Latency, QuestionGroup, Report
from bot.stories import Daily, Place, Readable, StorySettings, Subscription
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
from index.quotations import Quotation

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


ADA = Actor(platform="slack", id="U1", name="Ada Lind")
AT = datetime(2026, 1, 14, 9, 30, tzinfo=UTC)
REQUEST = AdminRequest(kind=Kind.ADD, story="harbour")
SCAN = Skipped(name="scan.pdf", code="no_text", message="It has no text.")


def plan() -> Plan:
    """A correction, a new article, one that is there already, and one that can't be read."""
    diff = (
        DiffPart(Part.KEPT, "The harbour of Valmer closed on "),
        DiffPart(Part.REMOVED, "Monday"),
        DiffPart(Part.ADDED, "Tuesday"),
        DiffPart(Part.KEPT, ". Ships wait off the cape, and nobody says for how long; " * 4),
        DiffPart(Part.ADDED, "two cranes fell."),
    )
    corrected = PlanItem(
        action=Action.REPLACE,
        title="Harbour closed",
        source="Valmer Gazette",
        published_at=date(2026, 1, 13),
        recognised="url",
        gone=Counts(passages=3, quotes=1, dated=1),
        come=Counts(passages=4, quotes=1, dated=2),
        diff=diff,
    )
    new = PlanItem(
        action=Action.ADD,
        title="Cranes of Valmer",
        published_at=None,
        come=Counts(passages=2, quotes=1),
        notes=("Its date can't be told.",),
    )
    same = PlanItem(action=Action.UNCHANGED, title="Ships wait", source="Valmer Wire")
    return Plan(
        id="abcdefghij",
        request=REQUEST,
        actor=ADA,
        generation=3,
        made_at=AT,
        items=(new, corrected, same),
        skipped=(SCAN,),
    )


def progress() -> JobProgress:
    return JobProgress(
        job="abcdefghij",
        state=JobState.ENCODING,
        file=3,
        files=12,
        name="cranes.pdf",
        done=120,
        total=400,
        per_second=14.2,
        seconds_left=19.7,
    )


def waiting() -> JobProgress:
    return JobProgress(job="abcdefghij", state=JobState.WAITING, waits_for=ADA)


def result() -> JobResult:
    return JobResult(
        job="abcdefghij",
        kind=Kind.ADD,
        story="harbour",
        generation=4,
        added=(Outcome(article="a2", title="Cranes of Valmer", version=1),),
        replaced=(Outcome(article="a1", title="Harbour closed", version=2),),
        skipped=(SCAN,),
        seconds=12.3,
    )


def jobs() -> tuple[Job, ...]:
    running = Job(
        id="abcdefghij",
        request=REQUEST,
        actor=ADA,
        state=JobState.ENCODING,
        progress=progress(),
        made_at=AT,
    )
    stopped = Job(
        id="klmnopqrst",
        request=AdminRequest(kind=Kind.REBUILD, story="harbour"),
        actor=Actor(platform="discord", id="7", name="Boris"),
        state=JobState.INTERRUPTED,
        progress=progress(),
        made_at=AT,
    )
    return (running, stopped)


def history() -> tuple[HistoryRow, ...]:
    titles = {"a1": "Harbour closed"}
    changed = HistoryRow(
        generation=4, at=AT, actor=ADA, kind=Kind.ADD, added=("a2",), replaced=("a1",),
        titles=titles,
    )  # fmt: skip
    return (changed, HistoryRow(generation=3, at=AT, added=("a1",), titles=titles))


def subscription(language: str) -> Subscription:
    place = Place(platform="slack", workspace="T0001", channel="C01", person="U1")
    return Subscription(
        id="d1",
        place=place,
        story="harbour",
        when=Daily(time(8, 30), "Europe/Paris"),
        language=language,
        told=3,
        told_at=AT,
    )


def readable() -> tuple[Readable, ...]:
    return (
        Readable("crates", StorySettings(private=True), here=True),
        Readable("harbour", StorySettings(), here=False),
    )


def report() -> Report:
    asked = QuestionGroup(
        number=1,
        question="Who paid for the <cranes>?",
        others=("Who bought the cranes?",),
        times=4,
        people=3,
        disliked=0,
        wrong_quote=0,
        last=AT,
        answers=("abcde23456",),
    )
    cited = CitedArticle(
        id="a1", title="Harbour closed", source="Valmer Gazette",
        published_at=date(2026, 1, 13), answers=7,
    )  # fmt: skip
    return Report(
        story="harbour",
        since=datetime(2025, 12, 15, tzinfo=UTC),
        until=AT,
        asked=20,
        answered=16,
        people=5,
        helpful=3,
        wrong_quotes=(),
        unanswered=(asked,),
        disliked=(),
        articles=(cited,),
        latency=Latency(210.0, 400.0, 650.0, 700.0),
        days=(Day(day=date(2026, 1, 13), asked=12, unanswered=3, disliked=0, wrong_quote=0),),
        rows=(),
        left_out=0,
    )
