"""The story's data. Everything here is frozen and knows nothing of storage or chat.

Offsets are code points into an article's canonical text, half-open: ``text[start:end]``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
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
    SINCE = "since"
    UNTIL = "until"


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
    its first ten days.
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


class Speech(StrEnum):
    DIRECT = "direct"  # words between quotation marks
    INDIRECT = "indirect"  # words that the article reports in its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Words of an article and who says them, as the article tells it.

    `span`: the words, inside their marks where there are any. `speaker`: the fullest
    name that the article gives, or its description of one whom it doesn't name; None
    where it doesn't tell for sure. `cue`: the verb or preposition that reports them
    ("a affirmé", "selon", "said"), at `cue_span`.
    """

    span: Span
    kind: Speech
    speaker: str | None
    role: str | None = None
    cue: str | None = None
    cue_span: Span | None = None
