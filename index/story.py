"""The read-only view of a story: what the bot asks, and all that it asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from index.embeddings import Encoder
from index.errors import EncoderMismatch
from index.lexicon import fold
from index.memo import PerVersion
from index.models import (
    Article,
    Attribution,
    Changes,
    Passage,
    Quote,
    Span,
    Speaker,
    Speech,
    Telling,
    TimeExpression,
    Timeline,
    TimelineEntry,
)
from index.passages import segment
from index.quotations import Quotation, about_subject, new_since, published
from index.readings import speech, times
from index.retrieval import Retrieval, search
from index.speakers import speakers
from index.store import Filter, Generation, Store
from index.timeline import Chronicle, Subject

# The story that is meant where none is named.
DEFAULT_STORY: Final = "main"


@dataclass(frozen=True, slots=True)
class Status:
    """What a story holds. `newest` is the latest publication date; None where none is known."""

    name: str
    generation: int
    articles: int
    newest: date | None
    encoder: str


def status_of(generation: Generation) -> Status:
    articles = generation.articles()
    manifest = generation.manifest
    return Status(
        name=manifest.story,
        generation=generation.number,
        articles=len(articles),
        newest=max((a.published_at for a in articles if a.published_at), default=None),
        encoder=manifest.encoder,
    )


class Readings:
    """What was worked out from a story's articles so far: who says what in them, and when.

    Shared by a story's snapshots, and between threads.
    """

    _MOST: Final = 4096  # articles

    def __init__(self) -> None:
        self.speech: PerVersion[tuple[Attribution, ...]] = PerVersion(self._MOST)
        self.times: PerVersion[tuple[TimeExpression, ...]] = PerVersion(self._MOST)
        self.chronicle = Chronicle()


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """One generation of a story. Everything that one question needs is asked of one snapshot."""

    generation: Generation
    _readings: Readings = field(default_factory=Readings, repr=False)

    @property
    def status(self) -> Status:
        return status_of(self.generation)

    def search(
        self,
        question: str,
        vector: NDArray[np.float32],
        *,
        limit: int,
        language: str = "und",
        among: Filter | None = None,
    ) -> Retrieval:
        """The `limit` passages that fit best, best first. `vector` is the question's."""
        return search(
            self.generation, question, vector, limit=limit, language=language, among=among
        )

    def passages(self, article: Article) -> tuple[Passage, ...]:
        """All passages of an article's version, in order."""
        if self._is_current(article):
            return self.generation.passages(article.id)
        return segment(article.text, article.language, article.head)

    def paragraph_of(self, article: Article, at: int) -> int:
        """The number of the body paragraph at an offset of the text, from 1; 0 outside."""
        held = (p.paragraph for p in self.passages(article) if p.span.start <= at < p.span.end)
        return next(held, 0)

    def quote_at(self, article_id: str, version: int, start: int, end: int) -> Quote:
        """The words at an address, cut again from the article's version, current or not.

        Raises ArticleMissing, and QuoteError for an address outside the text.
        """
        article = self.generation.article(article_id, version)
        return Quote(article, start, end, article.text[max(start, 0) : max(end, 0)])

    def paragraph_around(self, quote: Quote) -> Quote:
        """The whole paragraph in which a quote starts, or the paragraphs that it runs over."""
        passages = self.passages(quote.article)
        touched = [p for p in passages if p.span.start < quote.end and quote.start < p.span.end]
        same = {(passage.kind, passage.paragraph) for passage in touched if passage.paragraph}
        whole = [p.span for p in passages if (p.kind, p.paragraph) in same] or [
            p.span for p in touched
        ]
        start = min([quote.start, *(span.start for span in whole)])
        end = max([quote.end, *(span.end for span in whole)])
        return Quote.cut(quote.article, Span(start, end))

    def speaker(self, article: Article, span: Span) -> str | None:
        """Whose words `span` holds, where it holds somebody's and the article tells.

        Between several, whose words are the longest. Words reported without quotation
        marks count where they are most of the span, what reports them aside: beside other news
        they would lend the speaker what the article itself says.
        """
        said = self.said(article, span)
        return said.speaker if said else None

    def said(self, article: Article, span: Span) -> Attribution | None:
        """The attribution that tells whose words `span` holds; see `speaker`."""
        longest, found = 0, None
        for said in self._said(article):
            shared = _shared(span, said.span)
            own = len(span) - (_shared(span, said.clause) if said.clause else 0)
            enough = 0 if said.kind is Speech.DIRECT else own // 2
            if said.speaker and shared > max(longest, enough):
                longest, found = shared, said
        return found

    def sayings(self) -> Iterator[tuple[Article, Attribution]]:
        """All reported words, direct and indirect, article by article and in text order."""
        for article in self._articles():
            for said in self._said(article):
                yield article, said

    def times(self, article: Article) -> tuple[TimeExpression, ...]:
        """The time expressions of an article, in text order, with the days that they name.

        Without those that don't stand: days of plans given up, and what is taken back.
        """
        return self._readings.times.of(
            article.id,
            article.version,
            lambda: tuple(self._standing(article)),
        )

    def _standing(self, article: Article) -> Iterator[TimeExpression]:
        found = times(self.generation, article, self.passages(article))
        return (one for one in found if one.stands)

    def quotations(
        self,
        speaker: str | None = None,
        *,
        from_: date | None = None,
        to: date | None = None,
        about: Subject | None = None,
        since: date | None = None,
    ) -> tuple[Quotation, ...]:
        """The direct quotations of all articles, in the articles' order and each in text order.

        `speaker`: only those of whom the name holds these words, accents and case aside.
        `from_`, `to`: only those in articles published then. `since`: only what no article
        quoted before that day. `about`: only those whose sentences have these words or are near
        them in meaning.
        """
        every: Sequence[Quotation] = [
            Quotation.of(article, said)
            for article in self._articles()
            for said in self._said(article)
            if said.kind is Speech.DIRECT
        ]
        if since is not None:
            every = new_since(every, self.generation, since)
        wanted = fold(speaker or "")
        found = published(every, from_, to)
        found = [one for one in found if wanted in fold(one.said.speaker or "")]
        if about is not None:
            found = about_subject(found, self.generation, about)
        return tuple(found)

    def speakers(self) -> tuple[Speaker, ...]:
        """Who is quoted, most quoted first; a surname counts with the one full name it fits."""
        return speakers(quotation.said for quotation in self.quotations())

    def timeline(
        self,
        *,
        from_: date | None = None,
        to: date | None = None,
        about: Subject | None = None,
        limit: int | None = None,
        since: date | None = None,
        language: str | None = None,
    ) -> Timeline:
        """What happened when.

        `from_`, `to`: only what meets the period; what only reaches into it comes last.
        `about`: only what has these words or is near them in meaning. `limit`: the entries that
        matter most, spread over the period. `since`: only what no article told before that day.
        `language`: the reader's, in which quotes are shown where there are such that give the
        same time.
        """
        found = self._readings.chronicle.timeline(
            self.generation, from_=from_, to=to, about=about, limit=limit, since=since
        )
        shown = (one.told_in(language) if language else one for one in found.entries)
        return replace(found, entries=tuple(map(self._spoken, shown)))

    def changes(self, since: date | int, about: Subject | None = None) -> Changes:
        """What is new or different since a day, that day included, or since a generation.

        `about`: only what has these words or is near them in meaning.
        """
        found = self._readings.chronicle.changes(self.generation, since, about)
        return replace(found, entries=tuple(map(self._spoken, found.entries)))

    def _spoken(self, entry: TimelineEntry) -> TimelineEntry:
        """The entry with its tellings' speakers."""
        told = {telling: self._told(telling) for telling in entry.tellings}
        return replace(
            entry,
            tellings=tuple(told.values()),
            disagreements=tuple(
                replace(one, tellings=tuple(told[telling] for telling in one.tellings))
                for one in entry.disagreements
            ),
        )

    def _told(self, telling: Telling) -> Telling:
        quote = telling.quote
        return replace(telling, speaker=self.speaker(quote.article, Span(quote.start, quote.end)))

    def _articles(self) -> Iterator[Article]:
        for summary in self.generation.articles():
            yield self.generation.article(summary.id)

    def _said(self, article: Article) -> tuple[Attribution, ...]:
        return self._readings.speech.of(
            article.id,
            article.version,
            lambda: speech(self.generation, article, self.passages(article)),
        )

    def _is_current(self, article: Article) -> bool:
        return any(
            (summary.id, summary.version) == (article.id, article.version)
            for summary in self.generation.articles()
        )


def _shared(one: Span, other: Span) -> int:
    """Characters that two spans share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


class Story:
    """A story and the encoder it was built with. Safe to share between threads."""

    def __init__(self, store: Store, encoder: Encoder) -> None:
        """Raises EncoderMismatch where the story was built with another encoder."""
        self._store = store
        self._encoder = encoder
        self._readings = Readings()
        self._require_encoder(store.generation())

    def snapshot(self) -> Snapshot:
        """The newest generation. Raises EncoderMismatch after a rebuild with another encoder."""
        generation = self._store.generation()
        self._require_encoder(generation)
        return Snapshot(generation, self._readings)

    def encode(self, questions: Sequence[str]) -> NDArray[np.float32]:
        """Questions → (len(questions), dimension) vectors of length 1."""
        return self._encoder.encode_queries(questions)

    def subject(self, text: str) -> Subject:
        """What anything may be asked to be about, in anybody's words."""
        return Subject(text, self.encode([text])[0])

    def close(self) -> None:
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _require_encoder(self, generation: Generation) -> None:
        built_with = generation.manifest.encoder
        if built_with != self._encoder.name:
            raise EncoderMismatch(
                f"The story {generation.manifest.story} was built with the encoder {built_with}, "
                f"and {self._encoder.name} is set."
            )
