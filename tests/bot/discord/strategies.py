"""Made-up results: any text that an article may hold, any length, any number."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from hypothesis import strategies as st

from bot.models import Abstention, Answer, Citation, Question, Reason, Result, Stamp
from index.models import (
    Article,
    Attribution,
    Bound,
    Disagreement,
    DisagreementKind,
    Mod,
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
from index.temporal import TwoDays

_MARKUP: Final = (
    *("**", "_", "`", "```", "||", "> ", "# ", "-# ", "- ", "1. ", "\n", "\n\n", "\\", "~~", "1)"),
    *("[a](b)", "<@1>", "<@&2>", "<#3>", "<t:4:R>", "</ask:5>", "@everyone", "@here"),
    *("https://a.example/x_y?z=(1)", "discord.gg/x", " ", "’", "« oui »", "😀"),
)
# Words and what Markdown reads as markup.
PROSE = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30),
        st.sampled_from(_MARKUP),
    ),
    min_size=1,
    max_size=12,
).map("".join)
WORDS = PROSE.filter(lambda text: bool(text.strip()))
# Sentences, of which some are longer than any message.
LONG = st.one_of(
    WORDS,
    st.tuples(WORDS, st.integers(1, 400)).map(lambda pair: (pair[0] * pair[1])[:9_000]),
    st.integers(1, 6_000).map(lambda length: "é" * length),
)
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@st.composite
def quotes(draw: st.DrawFn) -> Quote:
    before, text, after = draw(PROSE), draw(LONG), draw(PROSE)
    article = Article(
        id=draw(st.from_regex(r"[a-z0-9]{6}", fullmatch=True)),
        text=before + text + after,
        title=draw(WORDS),
        language=draw(st.sampled_from(["fr", "en", "und"])),
        origin="test",
        source=draw(st.none() | WORDS),
        published_at=draw(st.none() | DAYS),
        url=draw(st.none() | st.just("https://a.example/b") | WORDS),
    )
    return Quote.cut(article, Span(len(before), len(before) + len(text)))


def citations(first: int = 1, most: int = 3) -> st.SearchStrategy[tuple[Citation, ...]]:
    one = st.tuples(quotes(), st.integers(1, 90), st.none() | WORDS)
    return st.lists(one, min_size=1, max_size=most).map(
        lambda found: tuple(
            Citation(number, quote, paragraph, speaker, 0.5)
            for number, (quote, paragraph, speaker) in enumerate(found, start=first)
        )
    )


STAMPS = st.builds(
    Stamp,
    story=WORDS,
    generation=st.integers(1, 10**6),
    articles=st.integers(0, 10**5),
    newest=st.none() | DAYS,
)
QUESTIONS = st.builds(
    Question, text=LONG, language=st.sampled_from(["fr", "en", "und"]), meant=st.none() | LONG
)
RESULTS: st.SearchStrategy[Result] = st.one_of(
    st.builds(
        Answer,
        question=QUESTIONS,
        citations=citations(),
        confidence=st.just(0.5),
        stamp=STAMPS,
        more=st.just(()) | citations(4, 5),
    ),
    st.builds(
        Abstention,
        question=QUESTIONS,
        reason=st.sampled_from([one for one in Reason if one is not Reason.TWO_DAYS]),
        nearest=st.just(()) | citations(),
        confidence=st.just(0.1),
        stamp=STAMPS,
    ),
    st.builds(
        Abstention,
        question=QUESTIONS,
        reason=st.just(Reason.TWO_DAYS),
        nearest=st.just(()),
        confidence=st.just(0.0),
        stamp=STAMPS,
        days=st.builds(TwoDays, text=st.just("05/03/2026"), day_first=DAYS, month_first=DAYS),
    ),
)


@st.composite
def quotations(draw: st.DrawFn) -> Quotation:
    quote = draw(quotes())
    said = Attribution(
        span=Span(quote.start, quote.end),
        kind=Speech.DIRECT,
        speaker=draw(st.none() | WORDS),
        role=draw(st.none() | WORDS),
    )
    return Quotation(quote, said)


@st.composite
def tellings(draw: st.DrawFn, day: date) -> Telling:
    quote = draw(quotes())
    expression = TimeExpression(
        start=quote.start,
        end=quote.end,
        text=quote.text,
        from_=day,
        to=day + timedelta(days=draw(st.integers(0, 40))),
        precision=draw(st.sampled_from(Precision)),
        kind=TimeKind.ABSOLUTE,
        bound=draw(st.none() | st.sampled_from(Bound)),
        mod=draw(st.none() | st.sampled_from(Mod)),
    )
    return Telling(
        quote=quote,
        expression=expression,
        speaker=draw(st.none() | WORDS),
        carried=draw(st.booleans()),
    )


@st.composite
def entries(draw: st.DrawFn) -> TimelineEntry:
    day = draw(DAYS)
    told = draw(st.lists(tellings(day), min_size=1, max_size=3))
    differing = tuple(
        Disagreement(draw(st.sampled_from(DisagreementKind)), tuple(told), tuple(values))
        for values in [draw(st.lists(WORDS, min_size=len(told), max_size=len(told)))]
        if len(told) > 1
    )
    return TimelineEntry(tuple(told), draw(st.floats(0, 1)), differing)


TIMELINES = st.lists(entries(), max_size=12).map(
    lambda found: Timeline(
        tuple(sorted(found, key=lambda entry: (entry.from_, entry.to))), len(found) + 3
    )
)
