"""What happened in a period: the timeline's entries as an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from bot.citations import widened
from bot.kinds.names import names_in, same_name
from bot.kinds.periods import PeriodAsked, asked_period
from bot.languages import is_read
from bot.models import Abstention, Answer, Citation, Form, Period, Question, Reason, Result, Stamp
from index.models import Quote, Span, TimelineEntry
from index.story import Snapshot, Story
from index.temporal import counted, counting_day, two_days

# Entries shown, and further ones kept: those that matter most.
SHOWN: Final = 8
MORE: Final = 6
# How likely an entry of the period answers: where nothing more is asked, where it has the
# names asked about, and where it is only near in meaning.
_SURE: Final = 0.9
_NAMED: Final = 0.7
_NEAR: Final = 0.5


def period_result(
    question: Question, story: Story, snapshot: Snapshot, stamp: Stamp, today: date
) -> Result | None:
    """The entries of the period asked about, in order of time; None for another question.

    "Since Friday" is counted from `today`, or from the newest article of a story that is over.
    Figures that are one day in French are two in English: the one of which the story tells, and
    where it tells of both or of neither, which is meant is asked back.
    """
    told = partial(_told, question, story=story, snapshot=snapshot, stamp=stamp, today=today)
    two = two_days(question.searched) if question.language != "fr" else None
    if two is None:
        return told(question.searched)
    days = (two.day_first, two.month_first)
    found = [told(question.searched.replace(two.text, day.isoformat())) for day in days]
    answers = [one for one in found if isinstance(one, Answer)]
    if len(answers) == 1 or None in found:
        return answers[0] if answers else None
    return Abstention(question, Reason.TWO_DAYS, (), 0.0, stamp, days=two)


def _told(
    question: Question, asking: str, *, story: Story, snapshot: Snapshot, stamp: Stamp, today: date
) -> Result | None:
    """`asking`: the question, with its days as they are meant."""
    read = partial(asked_period, asking, question.language)
    asked, day = counted(read, today, stamp.newest)
    if asked is None:
        return None
    now = counting_day(today, stamp.newest)
    found = _entries(_until(asked, now), question, story, snapshot)
    period = Period(asked.from_, asked.to, counted_from=day, unread=_unread(snapshot))
    if not found:
        return Abstention(question, Reason.NOT_IN_STORY, (), 0.0, stamp, period=period)
    confidence = _confidence(asked)
    # What was only announced for a day gone by comes after what is told of it since.
    weighty = sorted(found, key=lambda entry: (_is_plan(entry, now), -entry.salience))
    told = sum(not _is_plan(entry, now) for entry in found)
    most = min(SHOWN, told or len(found))
    shown = [entry for entry in found if entry in weighty[:most]]
    further = [entry for entry in found if entry in weighty[most : most + MORE]]
    citations = _cited(shown + further, snapshot, confidence)
    return Answer(
        question,
        citations[: len(shown)],
        confidence,
        stamp,
        citations[len(shown) :],
        form=Form.PERIOD,
        period=period,
        total=len(found),
    )


def _unread(snapshot: Snapshot) -> int:
    """How many articles are in languages whose dates aren't read."""
    languages = (one.language for one in snapshot.generation.articles())
    return sum(not is_read(one) for one in languages)


def _until(asked: PeriodAsked, now: date) -> PeriodAsked:
    """What has happened ends now: what is announced for later hasn't happened."""
    if asked.to or not asked.from_ or asked.from_ > now:
        return asked
    return replace(asked, to=now)


def _entries(
    asked: PeriodAsked, question: Question, story: Story, snapshot: Snapshot
) -> list[TimelineEntry]:
    names = names_in(asked.about) if asked.about else ()
    about = story.subject(asked.about) if asked.about and not names else None
    language = question.language if question.language in ("fr", "en") else None
    found = snapshot.timeline(from_=asked.from_, to=asked.to, about=about, language=language)
    return [
        entry
        for entry in found.entries
        if _happened(entry, asked) and all(_tells_of(entry, name) for name in names)
    ]


def _happened(entry: TimelineEntry, asked: PeriodAsked) -> bool:
    """Whether half of the days that the words name, or more, are in the period."""
    if entry.bound and entry.bound.ends:
        return False
    first = max(entry.from_, asked.from_ or date.min)
    last = min(entry.to, asked.to or date.max)
    return 2 * ((last - first).days + 1) >= (entry.to - entry.from_).days + 1


def _is_plan(entry: TimelineEntry, now: date) -> bool:
    """Whether all that tells of a day gone by was written before it."""
    written = [telling.quote.article.published_at for telling in entry.tellings]
    return entry.to < now and all(day is not None and day < entry.from_ for day in written)


def _tells_of(entry: TimelineEntry, name: str) -> bool:
    return any(same_name(name, telling.quote.text) for telling in entry.tellings)


def _confidence(asked: PeriodAsked) -> float:
    if asked.about is None:
        return _SURE
    return _NAMED if names_in(asked.about) else _NEAR


def _cited(
    entries: Sequence[TimelineEntry], snapshot: Snapshot, confidence: float
) -> tuple[Citation, ...]:
    citations = []
    for number, entry in enumerate(entries, start=1):
        telling = entry.shown
        article, time = telling.quote.article, telling.expression
        # Whole sentences: the words that a sentence borrows its date from may stand in the
        # middle of another one, paragraphs before.
        span = widened(article, Span(telling.quote.start, telling.quote.end), snapshot)
        inside = span.start <= time.start and time.end <= span.end
        citations.append(
            Citation(
                number=number,
                quote=Quote.cut(article, span),
                paragraph=snapshot.paragraph_of(article, telling.quote.start),
                speaker=telling.speaker,
                confidence=confidence,
                spans=(Span(time.start, time.end),) if inside else (),
                time=time,
            )
        )
    return tuple(citations)
