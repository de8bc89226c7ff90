"""A question and a sentence → the words that answer, and the time that they name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.kinds.questions import Kind, question_kind
from bot.kinds.spans import answering_span
from bot.kinds.times import answering_time
from index.models import Span, TimeExpression
from index.temporal import time_expressions


@dataclass(frozen=True, slots=True)
class Found:
    """`span`: the words that answer. `time`: what they date, for a when-question."""

    span: Span
    time: TimeExpression | None = None


def answering_words(
    question: str,
    asked_in: str,
    text: str,
    at: Span,
    language: str,
    *,
    times: Sequence[TimeExpression] | None,
    published: date | None,
    matches: Mapping[str, float] | None = None,
) -> Found | None:
    """The words of the sentence at `at` that answer; None where that isn't sure.

    `asked_in`: the question's language; `language`: the text's. `times`: the text's time
    expressions, where they are known already; `published`: when it was; `matches`: how well
    the sentence matches the question's words, as far as a reader looked; None where it is
    known to answer.
    """
    kind = question_kind(question, asked_in)
    if kind is Kind.TIME:
        known = time_expressions(text, language, published) if times is None else times
        time = answering_time(
            question,
            asked_in,
            text,
            at,
            known,
            held_in=language,
            published=published,
            matches=matches,
        )
        return Found(Span(time.start, time.end), time) if time else None
    span = answering_span(kind, question, asked_in, text=text, at=at, language=language)
    return Found(span) if span else None
