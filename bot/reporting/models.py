"""What a report says. Frozen, and free of any chat's ways."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionGroup:
    """Questions that mean the same.

    `number`: from 1, the same in every list of one report. `question`: the wording asked most,
    None where words aren't kept; `others`: the further wordings. `times`: how often they were
    asked, by `people` different people. `disliked` and `wrong_quote`: how many of the answers
    somebody found unhelpful or misquoting. `answers`: the ids of all of them, newest first.
    """

    number: int
    question: str | None
    others: tuple[str, ...]
    times: int
    people: int
    disliked: int
    wrong_quote: int
    last: datetime
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedArticle:
    """How many answers cite an article. `title` is None where the story holds it no more."""

    id: str
    title: str | None
    source: str | None
    published_at: date | None
    answers: int


@dataclass(frozen=True, slots=True)
class Latency:
    """How long answers took, in milliseconds: percentiles, and that of the slowest."""

    p50: float
    p95: float
    p99: float
    most: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day of the period, in UTC."""

    day: date
    asked: int
    unanswered: int
    disliked: int
    wrong_quote: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One question asked, for a table. Who asked isn't in it.

    `kind`: "answer" or the reason of an abstention. `group`: the number of its group,
    None where the question was answered and nobody complained.
    `articles`: ids of those cited.
    """

    id: str
    at: datetime
    platform: str
    language: str
    question: str | None
    meant: str | None
    kind: str
    confidence: float
    helpful: int
    disliked: int
    wrong_quote: int
    group: int | None
    articles: tuple[str, ...]
    elapsed_ms: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was asked of one story from `since` until `until`.

    `wrong_quotes`: answers of which somebody says that they misquote; `unanswered`: where the
    story didn't say; `disliked`: answered, and somebody found it unhelpful. All three are
    grouped by meaning, what was asked most first, and no question stands in two of them.
    `articles`: most cited first. `latency`: None where nothing was asked. `days`: every day of
    the period from the first on which something was asked. `rows`: oldest first. `left_out`:
    how many questions were too many to be compared and stand in no group.
    """

    story: str
    since: datetime
    until: datetime
    asked: int
    answered: int
    people: int
    helpful: int
    wrong_quotes: tuple[QuestionGroup, ...]
    unanswered: tuple[QuestionGroup, ...]
    disliked: tuple[QuestionGroup, ...]
    articles: tuple[CitedArticle, ...]
    latency: Latency | None
    days: tuple[Day, ...]
    rows: tuple[Row, ...]
    left_out: int
