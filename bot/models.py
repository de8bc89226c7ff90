"""What passes between a question and the screen. Frozen, and free of any chat's ways."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from index.models import Quote, Span, TimeExpression, Timeline
from index.store import ArticleSummary
from index.temporal import TwoDays


class Reason(StrEnum):
    """Why there is no answer."""

    EMPTY_QUESTION = "empty_question"  # no words, or greetings and thanks alone
    EMPTY_STORY = "empty_story"
    NOT_IN_STORY = "not_in_story"
    TWO_DAYS = "two_days"  # the question's day, in figures, may be one or another


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asked. `language`: "fr" or "en" where it can be told, else "und".

    `text` is as it was asked, and shown so. `meant` is what was searched in its place where
    it leans on the questions before it ("et en France ?"); None where it stands alone.
    """

    text: str
    language: str
    meant: str | None = None

    @property
    def searched(self) -> str:
        return self.meant or self.text


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the story held when it was asked. `newest`: its latest publication date."""

    story: str
    generation: int
    articles: int
    newest: date | None


@dataclass(frozen=True, slots=True)
class Address:
    """Where a quote stands: what is kept of it, and all that cutting it again takes.

    `start` and `end` are code points into the text of that version of the article;
    `paragraph` counts its body paragraphs from 1.
    """

    article: str
    version: int
    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote in an answer, with what a reader needs to find it.

    `number` counts from 1. `speaker` is whose words the quote holds, where it holds
    somebody's. `paragraph` counts the article's body paragraphs from 1. `confidence` is
    the probability, from 0 to 1, that the quote answers the question.

    `spans` are the words that answer, as offsets into the article's text, inside the quote,
    in order and apart; () where that isn't sure. In a list they are what this quote adds.
    `time`: the date words that the answer rests on, with the days that they name. They stand
    inside the quote.

    Raises ValueError for spans outside the quote, or not in order.
    """

    number: int
    quote: Quote
    paragraph: int
    speaker: str | None
    confidence: float
    spans: tuple[Span, ...] = ()
    time: TimeExpression | None = None

    def __post_init__(self) -> None:
        at = self.quote.start
        for span in self.spans:
            if not at <= span.start < span.end <= self.quote.end:
                raise ValueError(f"not in the quote, or not in order: {span}")
            at = span.end

    @property
    def address(self) -> Address:
        quote = self.quote
        return Address(
            quote.article.id, quote.article.version, quote.start, quote.end, self.paragraph
        )


class Form(StrEnum):
    """What an answer is made of, which its heading says."""

    EVIDENCE = "evidence"  # the sentences that answer, best first
    TIME = "time"  # the same, each citation with the time that it gives
    PERIOD = "period"  # what happened in `period`, in order of time
    SPEECH = "speech"  # the words of `who`
    LIST = "list"  # the items asked for, each citation with those that it adds


@dataclass(frozen=True, slots=True)
class Period:
    """Days asked about, first and last included; None leaves an end open.

    `counted_from`: the day that "since Friday" was counted from where it isn't today: the
    story's newest article, in a story that ended long ago. `unread`: articles in languages whose
    dates aren't read, which may tell of these days as well.
    """

    from_: date | None
    to: date | None
    counted_from: date | None = None
    unread: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """One to three citations, best first; `confidence` is that of the first.

    Periods, lists and somebody's words have up to eight. `more` are further ones, less
    likely or less important, for who asks for them; their numbers go on. `total`: how many
    were found, of which citations and more may be a part; None where that isn't counted.
    `unread`: articles that name whom the question asks for the words of, in languages whose
    speakers aren't read: they may quote them, too.
    """

    question: Question
    citations: tuple[Citation, ...]
    confidence: float
    stamp: Stamp
    more: tuple[Citation, ...] = ()
    form: Form = Form.EVIDENCE
    period: Period | None = None
    who: str | None = None
    total: int | None = None
    unread: int = 0


@dataclass(frozen=True, slots=True)
class Abstention:
    """The story doesn't say. A result, not a failure.

    `nearest` are the passages that came closest: never an answer, and shown as such.
    `confidence` is the probability that the first of them answers after all. `period` and
    `who`: the days of which the story tells nothing, or whom it doesn't quote, where that
    is why. `days`: those that its figures may name, where that is asked back. `unread`: as in
    `Answer`.
    """

    question: Question
    reason: Reason
    nearest: tuple[Citation, ...]
    confidence: float
    stamp: Stamp
    period: Period | None = None
    who: str | None = None
    days: TwoDays | None = None
    unread: int = 0


Result = Answer | Abstention


@dataclass(frozen=True, slots=True)
class StoryStatus:
    """What the story holds. `indexed_at`: when it last changed, in UTC.

    `articles` are in the order of their dates, undated ones last.
    """

    stamp: Stamp
    indexed_at: datetime | None
    articles: tuple[ArticleSummary, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRequest:
    """A timeline asked for. The first and the last day are included; None leaves an end open.

    `about`: in the asker's words, what the entries should be about. `language`: of the
    bot's own words in what is shown. `counted_from`: as in `Period`.
    """

    from_: date | None = None
    to: date | None = None
    about: str | None = None
    limit: int | None = None
    language: str = "en"
    counted_from: date | None = None


@dataclass(frozen=True, slots=True)
class TimelineResult:
    """A timeline, with the state of the story that it is of. `language`: as requested."""

    timeline: Timeline
    stamp: Stamp
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotesRequest:
    """What was said, by `speaker` (some words of a name) or by anybody.

    `from_`, `to`: in articles published then, both days included. `about`: as in
    `TimelineRequest`; `counted_from`: as in `Period`.
    """

    speaker: str | None = None
    from_: date | None = None
    to: date | None = None
    about: str | None = None
    language: str = "en"
    counted_from: date | None = None


class StoryTopic(StrEnum):
    HELP = "help"
    STATUS = "status"
    CHANGES = "changes"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRequest:
    """Something about the story or the bot.

    `since`: a day, for changes, and `about` as in `TimelineRequest`; `counted_from`: as in
    `Period`.
    """

    topic: StoryTopic
    since: date | None = None
    about: str | None = None
    language: str = "en"
    counted_from: date | None = None


Request = TimelineRequest | QuotesRequest | StoryRequest


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that `doctor` looked at: what it said, and how to mend it where it isn't well."""

    name: str
    ok: bool
    said: str
    fix: str = ""
