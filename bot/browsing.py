"""What can be looked up in a story besides answers: its state, who says what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.errors import Outdated
from bot.ledger import Cited, Recorded
from bot.marking import remembered
from bot.models import (
    Abstention,
    Answer,
    Citation,
    Question,
    QuotesRequest,
    Result,
    Stamp,
    StoryStatus,
    TimelineRequest,
    TimelineResult,
)
from index.models import Article, Changes, Quote, Span, Speaker
from index.quotations import Quotation
from index.story import Snapshot, Story
from index.timeline import Subject

# Words stand out in a citation that is as likely.
_SURE: Final = 0.5


class Browser:
    """Looks things up in one story. Safe to share between threads."""

    def __init__(self, story: Story) -> None:
        self._story = story

    def status(self) -> StoryStatus:
        snapshot = self._story.snapshot()
        generation = snapshot.generation
        latest = generation.history(limit=1)
        return StoryStatus(
            stamp=stamp_of(snapshot),
            indexed_at=latest[0].at if latest else None,
            articles=tuple(generation.articles()),
        )

    def encode(self, questions: Sequence[str]) -> NDArray[np.float32]:
        """Questions → (len(questions), dimension) vectors of length 1."""
        return self._story.encode(questions)

    def recalled(self, recorded: Recorded) -> Result:
        """An answer that was given before, its quotes cut again from today's articles.

        Raises Outdated where an article that it cites has changed or gone since: its
        offsets would say something else there.
        """
        snapshot = self._story.snapshot()
        stamp, confidence = stamp_of(snapshot), recorded.confidence
        question = Question(recorded.question or "", recorded.language, recorded.meant)
        if recorded.reason:
            nearest = _cited(snapshot, recorded.nearest)
            return Abstention(question, recorded.reason, nearest, confidence, stamp)
        every = _cited(snapshot, (*recorded.citations, *recorded.more))
        shown = len(recorded.citations)
        given = Answer(question, every[:shown], confidence, stamp, every[shown:])
        return remembered(given, snapshot, recorded.at.date(), least=_SURE)

    def paragraph(self, quote: Quote) -> Quote:
        """The whole paragraph that a quote stands in."""
        return self._story.snapshot().paragraph_around(quote)

    def timeline(self, request: TimelineRequest) -> TimelineResult:
        snapshot = self._story.snapshot()
        timeline = snapshot.timeline(
            from_=request.from_,
            to=request.to,
            about=self._subject(request.about),
            limit=request.limit,
            language=request.language,
        )
        return TimelineResult(timeline, stamp_of(snapshot), request.language)

    def changes(self, since: date, about: str | None = None) -> Changes:
        return self._story.snapshot().changes(since, self._subject(about))

    def news(self, since: int) -> tuple[Changes, Stamp]:
        """What is new or different since a generation, and the state that it is of."""
        snapshot = self._story.snapshot()
        return snapshot.changes(since), stamp_of(snapshot)

    def quotes(self, request: QuotesRequest) -> tuple[Quotation, ...]:
        return self._story.snapshot().quotations(
            request.speaker,
            from_=request.from_,
            to=request.to,
            about=self._subject(request.about),
        )

    def speakers(self) -> tuple[Speaker, ...]:
        return self._story.snapshot().speakers()

    def _subject(self, about: str | None) -> Subject | None:
        return self._story.subject(about) if about else None


def _cited(snapshot: Snapshot, cited: Sequence[Cited]) -> tuple[Citation, ...]:
    citations = []
    for number, one in enumerate(cited, start=1):
        at = one.address
        article = _current(snapshot, at.article, at.version)
        quote = snapshot.quote_at(at.article, at.version, at.start, at.end)
        speaker = snapshot.speaker(article, Span(at.start, at.end))
        citations.append(Citation(number, quote, at.paragraph, speaker, one.confidence))
    return tuple(citations)


def _current(snapshot: Snapshot, article_id: str, version: int) -> Article:
    """The article, if this version is the one that the story holds. Raises Outdated."""
    held = {article.id: article.version for article in snapshot.generation.articles()}
    if held.get(article_id) != version:
        raise Outdated(f"{article_id} is no longer at version {version} in the story.")
    return snapshot.generation.article(article_id)


def stamp_of(snapshot: Snapshot) -> Stamp:
    status = snapshot.status
    return Stamp(status.name, status.generation, status.articles, status.newest)
