"""What passes between a question and the screen. Frozen, and free of any chat's ways."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from index.models import Quote, Timeline
from index.store import ArticleSummary


class Reason(StrEnum):
    """Why there is no answer."""

    EMPTY_QUESTION = "empty_question"
    EMPTY_STORY = "empty_story"
    NOT_IN_STORY = "not_in_story"


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
    """

    number: int
    quote: Quote
    paragraph: int
    speaker: str | None
    confidence: float

    @property
    def address(self) -> Address:
        quote = self.quote
        return Address(
            quote.article.id, quote.article.version, quote.start, quote.end, self.paragraph
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """One to three citations, best first; `confidence` is that of the first.

    `more` are further ones, less likely, for who asks for them; their numbers go on.
    """

    question: Question
    citations: tuple[Citation, ...]
    confidence: float
    stamp: Stamp
    more: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Abstention:
    """The story doesn't say. A result, not a failure.

    `nearest` are the passages that came closest: never an answer, and shown as such.
    `confidence` is the probability that the first of them answers after all.
    """

    question: Question
    reason: Reason
    nearest: tuple[Citation, ...]
    confidence: float
    stamp: Stamp


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
    bot's own words in what is shown.
    """

    from_: date | None = None
    to: date | None = None
    about: str | None = None
    limit: int | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class TimelineResult:
    """A timeline, with the state of the story that it is of. `language`: as requested."""

    timeline: Timeline
    stamp: Stamp
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotesRequest:
    """What was said, by `speaker` (some words of a name) or by anybody."""

    speaker: str | None = None
    language: str = "en"


class StoryTopic(StrEnum):
    HELP = "help"
    STATUS = "status"
    CHANGES = "changes"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRequest:
    """Something about the story or the bot. `since`: a day, for changes."""

    topic: StoryTopic
    since: date | None = None
    language: str = "en"


Request = TimelineRequest | QuotesRequest | StoryRequest


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that `doctor` looked at: what it said, and how to mend it where it isn't well."""

    name: str
    ok: bool
    said: str
    fix: str = ""
