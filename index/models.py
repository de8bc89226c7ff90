"""The story's data. Everything here is frozen and knows nothing of storage or chat.

Offsets are code points into an article's canonical text, half-open: ``text[start:end]``.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Self

from index.errors import QuoteError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """``text[start:end]``, with 0 <= start < end."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}:{self.end}")

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Dateline:
    """The line an agency opens its body with: "Paris, France | AFP | mardi 13/01/2026 - "."""

    span: Span
    date: date | None = None
    place: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before an article's body in its text.

    `headers` are metadata lines (" date 2026-01-08"): never evidence. `body` is
    the offset at which the first sentence of the body starts, after any dateline.
    """

    body: int = 0
    title: Span | None = None
    headers: tuple[Span, ...] = ()
    dateline: Dateline | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article as read, before a story has taken it in.

    `text` is canonical: decoded, line ends as ``\\n``, a byte-order mark dropped,
    and otherwise as published (white space and typographic quotes included).
    `origin` is where it was read (absolute path, URL or "paste"): a later draft of
    the same origin is a new version of the same article. `notes` are things the
    reader should know, such as a header date that the dateline contradicts.
    """

    text: str
    title: str
    language: str  # ISO 639-1, or "und" where it can't be told
    origin: str
    source: str | None = None
    author: str | None = None
    place: str | None = None
    published_at: date | None = None
    url: str | None = None
    head: Head = field(default_factory=Head)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Draft):
    """A draft that a story has taken in, under an id, as its `version`-th text (from 1)."""

    id: str
    version: int = 1


class PassageKind(StrEnum):
    HEADER = "header"  # metadata lines and the dateline: never evidence
    TITLE = "title"
    SUBHEAD = "subhead"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a passage; `span` into the article's text, without outer white space."""

    span: Span


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit that is embedded and retrieved: a paragraph, or a part of a long one.

    `ordinal` counts the article's passages from 0. `paragraph` counts body
    paragraphs from 1 as a reader would, subheads left out (0 outside the body).
    Its sentences lie inside `span` and cover all of it but white space.
    """

    ordinal: int
    kind: PassageKind
    paragraph: int
    span: Span
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words copied from an article: an address that checks itself.

    Raises QuoteError unless ``article.text[start:end] == text``, so a Quote that
    exists is verbatim. `Quote.cut` is the way to make one.
    """

    article: Article = field(repr=False)
    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        inside = 0 <= self.start < self.end <= len(self.article.text)
        if not inside or self.article.text[self.start : self.end] != self.text:
            raise QuoteError(
                f"{self.article.id} v{self.article.version} does not read so at "
                f"{self.start}:{self.end}"
            )

    @classmethod
    def cut(cls, article: Article, span: Span) -> Self:
        return cls(article, span.start, span.end, span.of(article.text))


class Precision(StrEnum):
    """How fine a time expression is. A range is any other run of days."""

    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    RANGE = "range"


class TimeKind(StrEnum):
    ABSOLUTE = "absolute"  # says it all: "9 January 2026"
    PARTIAL = "partial"  # year or month left out: "9 January"
    RELATIVE = "relative"  # counted from the publication date: "yesterday"
    ANAPHORIC = "anaphoric"  # counted from another date in the text: "the day before"


class Bound(StrEnum):
    """Where a time begins or ends: on the days named, or, with BEFORE, ahead of them."""

    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"

    @property
    def ends(self) -> bool:
        """Whether it tells of an end, and leaves the beginning open."""
        return self is not Bound.SINCE


class Mod(StrEnum):
    START = "start"
    MID = "mid"
    END = "end"
    APPROXIMATE = "approximate"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words that name a date, and the days they name, first and last included.

    `text` stands at ``[start, end)`` of the article's text. `from_` and `to` are
    what the words name; `bound` says that it goes on from there ("since 9 January")
    or up to there. Both are None for "yesterday" in an article without a date;
    a question's are None where its bound leaves them open. Parts keep the
    precision of the whole and are marked by `mod`: "early January" is a month with
    its first ten days. `stands`: not the day of a plan that the text gives up, and nothing that
    it takes back; see `index.temporal.standing`.
    """

    start: int
    end: int
    text: str
    from_: date | None
    to: date | None
    precision: Precision
    kind: TimeKind
    bound: Bound | None = None
    mod: Mod | None = None
    stands: bool = True


class Speech(StrEnum):
    DIRECT = "direct"  # words between quotation marks
    INDIRECT = "indirect"  # words that the article reports in its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Words of an article and who says them, as the article tells it.

    `span`: the words, inside their marks where there are any. `speaker`: the fullest name that the
    article gives, or its description of one without a name; None where it doesn't tell for sure.
    `cue`: what reports them ("a affirmé", "selon"), at `cue_span`; `clause`: it and its speaker.
    """

    span: Span
    kind: Speech
    speaker: str | None
    role: str | None = None
    cue: str | None = None
    cue_span: Span | None = None
    clause: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A sentence that tells what happened when.

    `expression` dates it. It stands inside the quote, unless `carried`: then the sentence
    has no date of its own and goes on from a dated one shortly before it, where it stands.
    `speaker` is whose words the quote holds, where it holds somebody's. `paragraph` counts
    the article's body paragraphs from 1, as a passage's does.
    """

    quote: Quote
    expression: TimeExpression
    paragraph: int = 0
    speaker: str | None = None
    carried: bool = False


class DisagreementKind(StrEnum):
    FIGURE = "figure"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Tellings of one event that say different things of it, side by side.

    `values` has one per telling, in the words of its article ("douze", "20.000").
    """

    kind: DisagreementKind
    tellings: tuple[Telling, ...]
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """An event with its time, and every sentence that tells it.

    The first telling is the one to show and the others are further sources. The entry's
    time is the first telling's and nothing else, so it is never finer than its quote.
    `salience` is how much the event matters to the story, from 0 to 1.
    """

    tellings: tuple[Telling, ...]
    salience: float
    disagreements: tuple[Disagreement, ...] = ()

    def __post_init__(self) -> None:
        if not self.tellings:
            raise ValueError("an entry without a telling")

    @property
    def shown(self) -> Telling:
        return self.tellings[0]

    @property
    def articles(self) -> int:
        """How many articles tell it."""
        return len({telling.quote.article.id for telling in self.tellings})

    @property
    def from_(self) -> date:
        """The first day that the words name; see `TimeExpression` for bounds."""
        return self._day(self.shown.expression.from_)

    @property
    def to(self) -> date:
        """The last day that the words name."""
        return self._day(self.shown.expression.to)

    @property
    def precision(self) -> Precision:
        return self.shown.expression.precision

    @property
    def kind(self) -> TimeKind:
        return self.shown.expression.kind

    @property
    def bound(self) -> Bound | None:
        return self.shown.expression.bound

    @property
    def mod(self) -> Mod | None:
        return self.shown.expression.mod

    def told_in(self, language: str) -> Self:
        """The entry with a telling in this language shown, if one gives the same time."""
        time = _time(self.shown)
        for telling in self.tellings:
            if telling.quote.article.language == language and _time(telling) == time:
                rest = (other for other in self.tellings if other is not telling)
                return replace(self, tellings=(telling, *rest))
        return self

    @staticmethod
    def _day(day: date | None) -> date:
        if day is None:
            raise ValueError("an entry without a day")
        return day


def _time(telling: Telling) -> tuple[object, ...]:
    """All that an entry's time is made of."""
    one = telling.expression
    return one.from_, one.to, one.precision, one.bound, one.mod, telling.carried


@dataclass(frozen=True, slots=True)
class Timeline:
    """Entries in order of time. `total`: how many there were before a limit.

    `from_` and `to` are the period asked for, None where it is open.
    """

    entries: tuple[TimelineEntry, ...]
    total: int
    from_: date | None = None
    to: date | None = None


class ChangeKind(StrEnum):
    NEW = "new"
    CORRECTED = "corrected"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """What became of an article on a day (UTC). `article` is its text then, or its last one."""

    kind: ChangeKind
    article: Article
    at: date


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that is new, or another than it was. `value` stands in `quote`.

    `before` and `value_before` are what was said earlier of the same thing, None where
    nothing was.
    """

    quote: Quote
    value: str
    before: Quote | None = None
    value_before: str | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new or different in a story since a day, that day included."""

    since: date
    articles: tuple[ArticleChange, ...]
    entries: tuple[TimelineEntry, ...]
    figures: tuple[FigureChange, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody whom articles quote, by the fullest name and with how many quotations."""

    name: str
    role: str | None
    quotations: int
