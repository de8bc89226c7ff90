"""The ledger's questions → a report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

import numpy as np

from bot.browsing import Browser
from bot.ledger import Asked, Ledger, Verdict
from bot.models import Reason
from bot.reporting.grouping import Encode, grouped
from bot.reporting.models import CitedArticle, Day, Latency, QuestionGroup, Report, Row
from index.store import ArticleSummary

# Days that a report looks back where none are named.
DAYS: Final = 30
# Wordings that are compared at most, the latest: some seconds, and a quarter of a million pairs.
_MOST: Final = 500
# Why there was no answer to words that the story wasn't asked about yet.
_NO_QUESTIONS: Final = frozenset({Reason.EMPTY_QUESTION, Reason.TWO_DAYS})

_Groups = Mapping[str, int | None]  # an answer's id → its group's number


def report(
    ledger: Ledger,
    browser: Browser,
    *,
    days: int = DAYS,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Report:
    """What one story was asked in the last `days` days. Encodes questions: takes seconds.

    Raises LedgerFailed, StoryError.
    """
    status, until = browser.status(), now()
    since = until - timedelta(days=days)
    asked = ledger.asked(status.stamp.story, since, until)
    return made(
        [one for one in asked if one.reason not in _NO_QUESTIONS],
        status.articles,
        browser.encode,
        story=status.stamp.story,
        since=since,
        until=until,
    )


def made(
    asked: Sequence[Asked],
    articles: Iterable[ArticleSummary],
    encode: Encode,
    *,
    story: str,
    since: datetime,
    until: datetime,
) -> Report:
    """The report of these questions, oldest first. `articles`: those that the story holds."""
    wrong = [one for one in asked if Verdict.WRONG_QUOTE in one.verdicts]
    told = [one for one in asked if Verdict.WRONG_QUOTE not in one.verdicts]
    unanswered = [one for one in told if one.reason]
    disliked = [one for one in told if not one.reason and Verdict.BAD in one.verdicts]
    groups = _numbered([*wrong, *unanswered, *disliked], encode)
    return Report(
        story=story,
        since=since,
        until=until,
        asked=len(asked),
        answered=sum(not one.reason for one in asked),
        people=len({one.person for one in asked}),
        helpful=sum(Verdict.GOOD in one.verdicts for one in asked),
        wrong_quotes=_listed(wrong, groups),
        unanswered=_listed(unanswered, groups),
        disliked=_listed(disliked, groups),
        articles=_cited(asked, {article.id: article for article in articles}),
        latency=_latency([one.elapsed_ms for one in asked]),
        days=_days(asked, until),
        rows=tuple(_row(one, groups.get(one.id)) for one in asked),
        left_out=sum(number is None for number in groups.values()),
    )


def _numbered(asked: Sequence[Asked], encode: Encode) -> _Groups:
    """The number of each one's group; None for what is too much to be compared.

    Words are compared by meaning. Where they aren't kept, digests tell the same question
    again; where nothing is, all stand together.
    """
    newest = sorted(asked, key=lambda one: one.at, reverse=True)
    wordings: dict[str, str] = {}  # folded → as the newest has it
    languages: dict[str, str] = {}
    for one in newest:
        if (text := _text(one)) is not None and len(wordings) < _MOST:
            wordings.setdefault(_folded(text), text)
            languages.setdefault(_folded(text), one.language)
    labels = grouped(list(wordings.values()), list(languages.values()), encode)
    label_of = dict(zip(wordings, labels, strict=True))
    numbers: dict[object, int] = {}

    def number(one: Asked) -> int | None:
        text = _text(one)
        label = one.digest if text is None else label_of.get(_folded(text))
        if text is not None and label is None:
            return None
        return numbers.setdefault(label, len(numbers) + 1)

    return {one.id: number(one) for one in newest}


def _listed(asked: Iterable[Asked], groups: _Groups) -> tuple[QuestionGroup, ...]:
    """Asked most first, then last asked first."""
    together = defaultdict[int, list[Asked]](list)
    for one in asked:
        if (number := groups[one.id]) is not None:
            together[number].append(one)
    found = [_group(number, questions) for number, questions in together.items()]
    return tuple(sorted(found, key=lambda group: (group.times, group.last), reverse=True))


def _group(number: int, asked: Sequence[Asked]) -> QuestionGroup:
    newest = sorted(asked, key=lambda one: one.at, reverse=True)
    texts = [text for one in newest if (text := _text(one)) is not None]
    first_seen = {_folded(text): text for text in reversed(texts)}
    wordings = [first_seen[folded] for folded, _ in Counter(map(_folded, texts)).most_common()]
    return QuestionGroup(
        number=number,
        question=wordings[0] if wordings else None,
        others=tuple(wordings[1:]),
        times=len(newest),
        people=len({one.person for one in newest}),
        disliked=sum(Verdict.BAD in one.verdicts for one in newest),
        wrong_quote=sum(Verdict.WRONG_QUOTE in one.verdicts for one in newest),
        last=newest[0].at,
        answers=tuple(one.id for one in newest),
    )


def _cited(asked: Iterable[Asked], held: Mapping[str, ArticleSummary]) -> tuple[CitedArticle, ...]:
    counts = Counter(article for one in asked for article in one.articles)
    return tuple(
        CitedArticle(
            id=article,
            title=held[article].title if article in held else None,
            source=held[article].source if article in held else None,
            published_at=held[article].published_at if article in held else None,
            answers=answers,
        )
        for article, answers in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def _latency(milliseconds: Sequence[float]) -> Latency | None:
    if not milliseconds:
        return None
    p50, p95, p99, most = np.percentile(milliseconds, (50, 95, 99, 100))
    return Latency(float(p50), float(p95), float(p99), float(most))


def _days(asked: Sequence[Asked], until: datetime) -> tuple[Day, ...]:
    if not asked:
        return ()
    by_day = defaultdict[object, list[Asked]](list)
    for one in asked:
        by_day[one.at.date()].append(one)
    first = min(one.at for one in asked).date()
    every = (first + timedelta(days=n) for n in range((until.date() - first).days + 1))
    return tuple(
        Day(
            day=day,
            asked=len(by_day[day]),
            unanswered=sum(bool(one.reason) for one in by_day[day]),
            disliked=sum(Verdict.BAD in one.verdicts for one in by_day[day]),
            wrong_quote=sum(Verdict.WRONG_QUOTE in one.verdicts for one in by_day[day]),
        )
        for day in every
    )


def _row(one: Asked, group: int | None) -> Row:
    return Row(
        id=one.id,
        at=one.at,
        platform=one.platform,
        language=one.language,
        question=one.question,
        meant=one.meant,
        kind=str(one.reason or "answer"),
        confidence=one.confidence,
        helpful=one.verdicts.count(Verdict.GOOD),
        disliked=one.verdicts.count(Verdict.BAD),
        wrong_quote=one.verdicts.count(Verdict.WRONG_QUOTE),
        group=group,
        articles=one.articles,
        elapsed_ms=one.elapsed_ms,
    )


def _text(one: Asked) -> str | None:
    """What was meant: of a follow-up, more than its own words."""
    return one.meant or one.question


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(" ?!.")
