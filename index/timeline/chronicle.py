"""The events of a story, worked out once for each generation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import compress
from threading import Lock
from typing import Final

import numpy as np

from index.memo import PerVersion
from index.models import ArticleChange, Changes, FigureChange, Timeline
from index.readings import times
from index.retrieval import language_means
from index.store import Generation
from index.store.protocol import LanguageStats, Vector
from index.timeline.background import background
from index.timeline.candidates import Candidate, candidates, tellings
from index.timeline.changes import Freshness, Since, figure_changes, first_day
from index.timeline.counting import Counting, counted
from index.timeline.entries import Told, entries
from index.timeline.excerpts import Excerpts
from index.timeline.selection import overlapping, parted, selected
from index.timeline.subject import Excerpt, Subject, about_it, names_it

# A story's mean counts as much as that of any sentence when it rests on this many passages.
_PRIOR: Final = 60


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    """What one version of an article tells when, and what it counts."""

    candidates: tuple[Candidate, ...]
    counting: tuple[Counting, ...]


class Chronicle:
    """Safe to share between threads; for the generations of one story.

    What an article tells is kept for as long as it doesn't change, so that a commit costs
    what it changed. 1,000 articles take about 15 MB.
    """

    _MOST: Final = 4096  # articles

    def __init__(self) -> None:
        self._read: PerVersion[_Read] = PerVersion(self._MOST)
        self._last: tuple[int, tuple[Told, ...]] | None = None
        self._lock = Lock()

    def told(self, generation: Generation) -> tuple[Told, ...]:
        """All entries in order of time. One caller works them out while others wait."""
        with self._lock:
            if self._last is None or self._last[0] != generation.number:
                found = [one for read in self._all(generation) for one in read.candidates]
                encoder = generation.manifest.encoder
                self._last = (
                    generation.number,
                    entries(found, _usual(generation.languages(), encoder)),
                )
            return self._last[1]

    def told_after(
        self, generation: Generation, gone: Set[str], come: Iterable[Candidate]
    ) -> tuple[Told, ...]:
        """All entries as they would be without some articles and with what others tell."""
        kept = [
            one
            for read in self._all(generation)
            for one in read.candidates
            if one.article.id not in gone
        ]
        return entries([*kept, *come], _usual(generation.languages(), generation.manifest.encoder))

    def read(self, generation: Generation) -> Iterator[str]:
        """Reads article after article what `told` needs, which takes nearly all the time; says
        which one is read."""
        for summary, _ in zip(generation.articles(), self._all(generation), strict=True):
            yield summary.id

    def _all(self, generation: Generation) -> Iterator[_Read]:
        for summary in generation.articles():
            yield self._read.of(summary.id, summary.version, partial(_read, generation, summary.id))

    def timeline(
        self,
        generation: Generation,
        *,
        from_: date | None = None,
        to: date | None = None,
        about: Subject | None = None,
        limit: int | None = None,
        since: date | None = None,
    ) -> Timeline:
        """The story's timeline, narrowed; its tellings have no speakers yet.

        What happened in a period comes before what only reaches into it, each in order of time.
        """
        kept = overlapping(self.told(generation), from_, to)
        if since is not None:
            fresh = Freshness(generation, since)
            kept = [one for one in kept if fresh.is_new(one.entry)]
        if about is not None:
            has = about_it(
                list(map(_excerpts, kept)), about, language_means(generation.languages())
            )
            kept = list(compress(kept, has))
        total = len(kept)
        inside, reaching = parted(kept, from_, to)
        if limit is not None:
            inside = selected(inside, limit)
            reaching = selected(reaching, limit - len(inside))
        return Timeline(tuple(one.entry for one in (*inside, *reaching)), total, from_, to)

    def changes(
        self, generation: Generation, since: Since, about: Subject | None = None
    ) -> Changes:
        """What is new or different; the tellings of its entries have no speakers yet."""
        fresh = Freshness(generation, since)
        told = self.told(generation)
        new = [one for one in told if fresh.is_new(one.entry) or fresh.is_changed(one.entry)]
        counting = [one for read in self._all(generation) for one in read.counting]
        articles = tuple(change for change, _ in fresh.articles)
        usual = _usual(generation.languages(), generation.manifest.encoder)
        figures = figure_changes(fresh, told, counting, usual)
        if about is not None:
            new, figures = _narrowed(generation, new, figures, about)
            articles = _telling(articles, new, figures, about)
        return Changes(
            since=first_day(generation, since),
            articles=articles,
            entries=tuple(one.entry for one in new),
            figures=figures,
        )


def _excerpts(told: Told) -> list[Excerpt]:
    return list(map(Excerpt.of, told.members))


def _narrowed(
    generation: Generation, new: list[Told], figures: tuple[FigureChange, ...], about: Subject
) -> tuple[list[Told], tuple[FigureChange, ...]]:
    """The entries and figures that are about a subject, all compared with each other."""
    cut = Excerpts(generation)
    excerpts = [*map(_excerpts, new), *(cut.around(one.quote) for one in figures)]
    has = about_it(excerpts, about, language_means(generation.languages()))
    return list(compress(new, has)), tuple(compress(figures, has[len(new) :]))


def _telling(
    articles: Sequence[ArticleChange],
    new: Iterable[Told],
    figures: Iterable[FigureChange],
    about: Subject,
) -> tuple[ArticleChange, ...]:
    """The articles that tell some of this, or have the subject's words."""
    sources = {member.article.id for one in new for member in one.members}
    sources |= {one.quote.article.id for one in figures}
    whole = [[Excerpt(one.article, one.article.text)] for one in articles]
    return tuple(
        one
        for one, has in zip(articles, names_it(whole, about), strict=True)
        if has or one.article.id in sources
    )


def told_of(come: Iterable[Candidate], encoder: str) -> tuple[Told, ...]:
    """The entries of a story that isn't there yet; its dated sentences stand for all of them."""
    found = list(come)
    vectors: defaultdict[str, list[Vector]] = defaultdict(list)
    for one in found:
        vectors[one.article.language].append(one.vector)
    stats = {
        language: LanguageStats(len(own), np.mean(own, axis=0)) for language, own in vectors.items()
    }
    return entries(found, _usual(stats, encoder))


def _usual(stats: Mapping[str, LanguageStats], encoder: str) -> dict[str, Vector]:
    """Each language's mean vector, drawn to that of any sentence where it rests on few."""
    means = language_means(stats)
    anything = background(encoder)
    if anything is None:
        return means
    shares = {one: _PRIOR / (_PRIOR + stats[one].passages) for one in means}
    return {
        language: mean
        + np.float32(shares[language]) * (anything.get(language, anything["und"]) - mean)
        for language, mean in means.items()
    }


def _read(generation: Generation, article_id: str) -> _Read:
    article = generation.article(article_id)
    passages = generation.passages(article_id)
    read = times(generation, article, passages)
    told = tellings(article, passages, read)
    vectors = generation.sentence_vectors(article_id)
    counting = counted(article, passages, told, vectors, read)
    counts = {one.quote.start: one.figures for one in counting}
    return _Read(tuple(candidates(article, passages, told, vectors, counts)), counting)
