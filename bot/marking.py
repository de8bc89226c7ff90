"""Citations with the words that answer, and the days that they name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from bot.kinds import Kind, answering_words, asking, name_for, question_kind
from bot.kinds.periods import PeriodAsked, asked_period
from bot.models import Answer, Citation, Form, Period, Question
from bot.reader import Candidate
from bot.said_on import asked_days
from index.models import Span
from index.story import Snapshot
from index.temporal import counted


def marked(
    citations: Sequence[Citation],
    question: Question,
    snapshot: Snapshot,
    *,
    least: float,
    candidates: Sequence[Candidate] = (),
) -> tuple[Citation, ...]:
    """Each with its spans and its time, where they are sure.

    `least`: of citations less likely than that only the time is told, and no word stands out.
    `candidates`: what the citations were made of, where that is known.
    """
    matches = {
        (one.hit.article.id, one.sentence.span.start): dict(one.matches) for one in candidates
    }
    told = (_marked(citation, question, snapshot, matches) for citation in citations)
    return tuple(one if one.confidence >= least else replace(one, spans=()) for one in told)


def remembered(answer: Answer, snapshot: Snapshot, asked_on: date, *, least: float) -> Answer:
    """An answer that was given before, with the form and the marks that it had then.

    `asked_on`: the day on which it was given.
    """
    question = answer.question
    text, language = question.searched, question.language
    asked, day = counted(partial(asked_period, text, language), asked_on, answer.stamp.newest)
    if asked:
        every = [_of_period(one, asked, snapshot) for one in (*answer.citations, *answer.more)]
        if every and every[0].time:
            shown = len(answer.citations)
            period = Period(asked.from_, asked.to, counted_from=day)
            return replace(
                answer,
                citations=tuple(every[:shown]),
                more=tuple(every[shown:]),
                form=Form.PERIOD,
                period=period,
            )
    wanted = asking(text, language)
    if wanted.who and all(one.speaker for one in answer.citations):
        who = name_for(wanted.who, [one.speaker or "" for one in answer.citations])
        days = asked_days(wanted, language, asked_on, answer.stamp.newest)
        return replace(answer, form=Form.SPEECH, who=who, period=days)
    return replace(
        answer,
        citations=marked(answer.citations, question, snapshot, least=least),
        more=marked(answer.more, question, snapshot, least=least),
        form=Form.TIME if wanted.kind is Kind.TIME else Form.EVIDENCE,
    )


def _of_period(citation: Citation, asked: PeriodAsked, snapshot: Snapshot) -> Citation:
    """With the first date of the quote that meets the period."""
    quote = citation.quote
    first, last = asked.from_ or date.min, asked.to or date.max
    for time in snapshot.times(quote.article):
        inside = quote.start <= time.start and time.end <= quote.end
        if inside and time.from_ and time.to and time.from_ <= last and time.to >= first:
            return replace(citation, spans=(Span(time.start, time.end),), time=time)
    return citation


def _marked(
    citation: Citation,
    question: Question,
    snapshot: Snapshot,
    matches: Mapping[tuple[str, int], Mapping[str, float]],
) -> Citation:
    quote = citation.quote
    article = quote.article
    sentences = [
        sentence.span
        for passage in snapshot.passages(article)
        for sentence in passage.sentences
        if quote.start <= sentence.span.start and sentence.span.end <= quote.end
    ]
    # The last sentence answers; those before it are there for it to lean on. Their dates are not
    # asked for where it has its own.
    whole = Span(quote.start, quote.end)
    last = sentences[-1] if sentences else whole
    times = snapshot.times(article)
    dated = question_kind(question.searched, question.language) is Kind.TIME and any(
        last.start <= one.start and one.end <= last.end and one.to for one in times
    )
    for at in (last,) if dated else (last, whole):
        found = answering_words(
            question.searched,
            question.language,
            article.text,
            at,
            article.language,
            times=times,
            published=article.published_at,
            matches=matches.get((article.id, last.start), {}),
        )
        if found:
            return replace(citation, spans=(found.span,), time=found.time)
    return citation
