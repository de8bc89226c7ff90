"""A report in words that every chat shows, each in its own form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.phrases import Phrases
from bot.reporting.models import CitedArticle, QuestionGroup, Report

# What is shown of each list; the table has the rest.
SHOWN: Final = 10
_OTHERS: Final = 2  # further wordings shown of a question


@dataclass(frozen=True, slots=True)
class Line:
    """A line and its small print, plain text both: people's own words are in them."""

    text: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """`more`: says how many lines were left out; "" where all are there."""

    title: str
    lines: tuple[Line, ...]
    more: str = ""


def sections(report: Report, words: Phrases, *, shown: int = SHOWN) -> tuple[Section, ...]:
    """The report, its summary first; lists that are empty are left out."""
    lists = (
        _questions("wrong_quotes", report.wrong_quotes, words, shown),
        _questions("unanswered", report.unanswered, words, shown),
        _questions("disliked", report.disliked, words, shown),
        _section("articles", [_article(one, words) for one in report.articles], words, shown),
    )
    return (_summary(report, words), *(one for one in lists if one.lines))


def _summary(report: Report, words: Phrases) -> Section:
    since, until = words.day(report.since.date()), words.day(report.until.date())
    title = words.say("report.title", story=report.story, since=since, until=until)
    if not report.asked:
        return Section(title, (Line(words.say("report.nothing"), words.say("report.where")),))
    lines = [
        Line(
            _counted("asked", report.asked, words),
            f"{_counted('people', report.people, words)} · {words.say('report.where')}",
        ),
        Line(
            words.say(
                "report.outcomes",
                answered=report.answered,
                unanswered=report.asked - report.answered,
            )
        ),
        Line(
            words.say(
                "report.feedback",
                helpful=report.helpful,
                disliked=sum(day.disliked for day in report.days),
                wrong=sum(day.wrong_quote for day in report.days),
            )
        ),
    ]
    if (latency := report.latency) is not None:
        half, most, nearly = (
            _seconds(part, words) for part in (latency.p50, latency.p95, latency.p99)
        )
        lines.append(Line(words.say("report.latency", half=half, most=most, nearly=nearly)))
    if (busiest := max(report.days, key=lambda day: day.asked)).asked < report.asked:
        day = words.day(busiest.day)
        lines.append(Line(words.say("report.busiest", day=day, asked=busiest.asked)))
    if report.left_out:
        lines.append(Line(_counted("left_out", report.left_out, words)))
    return Section(title, tuple(lines))


def _questions(name: str, groups: Sequence[QuestionGroup], words: Phrases, shown: int) -> Section:
    return _section(name, [_group(one, words) for one in groups], words, shown)


def _group(group: QuestionGroup, words: Phrases) -> Line:
    details = [
        _counted("times", group.times, words),
        _counted("people", group.people, words),
        words.say("report.last", day=words.day(group.last.date())),
    ]
    if group.others:
        others = " / ".join(group.others[:_OTHERS])
        details.append(words.say("report.others", others=others))
    if group.wrong_quote:
        details.append(words.say("report.answers", ids=", ".join(group.answers[:_OTHERS])))
    return Line(group.question or words.say("report.not_kept"), " · ".join(details))


def _article(article: CitedArticle, words: Phrases) -> Line:
    day = words.day(article.published_at) if article.published_at else ""
    known = [article.source or "", day, _counted("citing", article.answers, words), article.id]
    title = article.title if article.title is not None else words.say("report.gone")
    return Line(title or article.id, " · ".join(part for part in known if part))


def _section(name: str, lines: Sequence[Line], words: Phrases, shown: int) -> Section:
    left = len(lines) - shown
    more = _counted("more", left, words) if left > 0 else ""
    return Section(words.say(f"report.{name}"), tuple(lines[:shown]), more)


def _counted(name: str, number: int, words: Phrases) -> str:
    return words.say(f"report.{name}", count=number, number=number)


def _seconds(milliseconds: float, words: Phrases) -> str:
    from babel.numbers import format_decimal  # noqa: PLC0415  (loads its data)

    return str(format_decimal(milliseconds / 1000, "0.0#", locale=words.language))
