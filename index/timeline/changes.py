"""What is new or different in a story since a day, or since a generation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from index.models import (
    Article,
    ArticleChange,
    ChangeKind,
    FigureChange,
    Passage,
    Quote,
    Telling,
    TimelineEntry,
)
from index.passages import segment
from index.store import Commit, Generation
from index.store.protocol import Vector
from index.timeline.candidates import tellings
from index.timeline.counting import Count, Counting, counted
from index.timeline.entries import Told
from index.timeline.figures import Figure
from index.timeline.series import Said, Successions
from index.timeline.stated import stated_before

# Sentences of two versions are one, corrected, if they share this part of their terms.
_CORRECTED: Final = 0.5
# Two numbers from here on that are equal count the same, whatever the words beside them.
_TELLTALE: Final = 100
# Fewer of anything are told in passing: "two steps".
_HANDFUL: Final = 10


# A day, itself included, or a generation, itself left out.
Since = date | int


class Freshness:
    """Which articles, and which of their sentences, a day or a generation already knew."""

    def __init__(self, generation: Generation, since: Since) -> None:
        self.articles = tuple(_article_changes(generation, since))
        self._fresh = {one.article.id for one, _ in self.articles if one.kind is ChangeKind.NEW}
        self.earlier = {
            one.article.id: before for one, before in self.articles if before is not None
        }
        self._told = {id_: _told_by(article) for id_, article in self.earlier.items()}

    def is_fresh(self, telling: Telling) -> bool:
        """Whether nobody could read so in this article before the day."""
        article = telling.quote.article.id
        if article in self._told:
            return _said(telling) not in self._told[article]
        return article in self._fresh

    def is_new(self, entry: TimelineEntry) -> bool:
        return all(map(self.is_fresh, entry.tellings))

    def is_changed(self, entry: TimelineEntry) -> bool:
        """Whether something fresh disagrees with what was told of it."""
        return any(
            any(map(self.is_fresh, one.tellings)) and not all(map(self.is_fresh, one.tellings))
            for one in entry.disagreements
        )

    def knew(self, quote: Quote) -> bool:
        """Whether the article, as the day knew it, held these words."""
        article = quote.article.id
        if article in self.earlier:
            return quote.text in self.earlier[article].text
        return article not in self._fresh


def figure_changes(
    fresh: Freshness,
    told: Iterable[Told],
    counting: Sequence[Counting],
    means: Mapping[str, Vector],
) -> tuple[FigureChange, ...]:
    """Figures that no article gave before the day, those first of which it is told what they were.

    Of what is counted again and again, the newest figure only. `counting`: the sentences of all
    current articles that count something. `means`: each language's vector, as the index has them.
    """
    earlier = [sentence for one in fresh.earlier.values() for sentence in _counted_anew(one)]
    known = _Known([one for one in counting if fresh.knew(one.quote)] + earlier)
    instead = dict(_instead(fresh, told))
    successions = Successions(counting, means)
    found: dict[object, FigureChange] = {}
    for sentence in counting:
        if fresh.knew(sentence.quote):
            continue
        language = sentence.quote.article.language
        for count in sentence.counts:
            figure = count.figure
            if known.holds(figure, language):
                continue
            series = successions.series(sentence, count)
            if _is_overtaken(sentence, series, known):
                continue
            place = (sentence.quote.article.id, sentence.quote.start, figure.unit)
            before = (
                _corrected(sentence, figure, earlier)
                or _followed(sentence, figure, series)
                or instead.get(place)
                or _stated(sentence, figure)
            )
            if before is None and not _tells(count):
                continue
            quote, value = before or (None, None)
            change = FigureChange(sentence.quote, figure.text, quote, value)
            key = _across_languages(figure) or (language, figure.unit, figure.value)
            if key not in found or (before and found[key].before is None):
                found[key] = change
    return tuple(sorted(found.values(), key=lambda one: one.before is None))


def _is_overtaken(sentence: Counting, series: Sequence[Said], known: _Known) -> bool:
    """Whether a newer article gives another figure of the same thing that is new as well."""
    at = sentence.quote.article.published_at
    return at is not None and any(
        at < one.at and not known.holds(one.figure, one.sentence.quote.article.language)
        for one in series
    )


def _followed(
    sentence: Counting, figure: Figure, series: Sequence[Said]
) -> tuple[Quote, str] | None:
    """What was said last of the same thing in an article published before."""
    at = sentence.quote.article.published_at or date.min
    before = next((one for one in reversed(series) if one.at < at), None)
    if before is None or before.figure.agrees(figure):
        return None
    return before.sentence.quote, before.figure.text


def _stated(sentence: Counting, figure: Figure) -> tuple[Quote, str] | None:
    """What the sentence itself says that it was."""
    stated = stated_before(sentence.quote.text, figure, sentence.quote.article.language)
    return (sentence.quote, stated.text) if stated else None


def _tells(count: Count) -> bool:
    """Whether a figure is news by itself: money, shares, people, and what isn't a handful."""
    figure = count.figure
    people = count.is_of_people and not figure.is_part
    return people or not figure.unit.isalpha() or figure.value >= _HANDFUL


class _Known:
    """The figures that articles gave before."""

    def __init__(self, sentences: Iterable[Counting]) -> None:
        self._by_unit: defaultdict[tuple[str, str], list[Figure]] = defaultdict(list)
        self._across: set[object] = set()
        for sentence in sentences:
            for figure in sentence.figures:
                self._by_unit[sentence.quote.article.language, figure.unit].append(figure)
                self._across.add(_across_languages(figure))

    def holds(self, figure: Figure, language: str) -> bool:
        across = _across_languages(figure)
        return (across is not None and across in self._across) or any(
            figure.agrees(other) for other in self._by_unit[language, figure.unit]
        )


def _across_languages(figure: Figure) -> object:
    """What tells a figure in any language: a share, an amount of money, a large number."""
    if not figure.unit.isalpha():
        return figure.unit, figure.value
    return figure.value if figure.value >= _TELLTALE else None


def _counted_anew(article: Article) -> tuple[Counting, ...]:
    passages = _cut(article)
    return counted(article, passages, tellings(article, passages))


def first_day(generation: Generation, since: Since) -> date:
    """The day itself, or that of the generation after which changes count."""
    if isinstance(since, date):
        return since
    history = generation.history()
    known = next((one for one in history if one.generation <= since), None)
    return (known or history[-1]).at.date() if history else date.min


def _known(commit: Commit, since: Since) -> bool:
    if isinstance(since, date):
        return commit.at.date() < since
    return commit.generation <= since


def _article_changes(
    generation: Generation, since: Since
) -> Iterator[tuple[ArticleChange, Article | None]]:
    """Each with the text that a correction replaced.

    New since a day is what was published since, and what came into a story that was there
    before: an older article that a story began with is no news. New since a generation is
    what it did not hold.
    """
    history = generation.history()
    day = first_day(generation, since)
    began = history[-1].at.date() if history else day
    by_day = isinstance(since, date)
    touched: dict[str, tuple[int | None, int | None, date]] = {}
    for commit in reversed(history):
        if _known(commit, since):
            continue
        for change in commit.changes:
            first = touched[change.article][0] if change.article in touched else change.before
            touched[change.article] = (first, change.after, commit.at.date())
    current = {summary.id: summary for summary in generation.articles()}
    for id_, summary in current.items():
        before, _, at = touched.get(id_, (summary.version, summary.version, day))
        published = summary.published_at
        came_in = id_ in touched and before is None
        if by_day:
            is_new = published and published >= day
            is_new = is_new or (came_in and (began < day or published is None))
        else:
            is_new = came_in
        if is_new:
            changed = at if id_ in touched else published or at
            yield ArticleChange(ChangeKind.NEW, generation.article(id_), changed), None
        elif id_ in touched and summary.version != (before or 1):  # older, after an undo
            article, earlier = generation.article(id_), generation.article(id_, before or 1)
            if earlier.text != article.text:
                yield ArticleChange(ChangeKind.CORRECTED, article, at), earlier
    for id_, (before, after, at) in touched.items():
        if after is None and before is not None:
            yield ArticleChange(ChangeKind.REMOVED, generation.article(id_, before), at), None


def _instead(
    fresh: Freshness, told: Iterable[Told]
) -> Iterator[tuple[tuple[str, int, str], tuple[Quote, str]]]:
    """What earlier tellings of the same events count otherwise than fresh ones."""
    for one in told:
        known = [member for member in one.members if not fresh.is_fresh(member.telling)]
        if len(known) == len(one.members):
            continue
        for member in one.members:
            if not fresh.is_fresh(member.telling):
                continue
            for figure in member.figures:
                for other in known:
                    for theirs in other.figures:
                        if theirs.counts_as(figure) and not theirs.agrees(figure):
                            quote = member.telling.quote
                            key = (quote.article.id, quote.start, figure.unit)
                            yield key, (other.telling.quote, theirs.text)


def _corrected(
    sentence: Counting, figure: Figure, earlier: Sequence[Counting]
) -> tuple[Quote, str] | None:
    """The figure that stood in this sentence before its article was corrected."""
    best: tuple[float, Quote, str] | None = None
    for other in earlier:
        if other.quote.article.id != sentence.quote.article.id:
            continue
        shared = len(sentence.terms & other.terms) / max(len(sentence.terms | other.terms), 1)
        for theirs in other.figures:
            if theirs.counts_as(figure) and shared >= (best[0] if best else _CORRECTED):
                best = (shared, other.quote, theirs.text)
    return best[1:] if best else None


def _told_by(article: Article) -> frozenset[tuple[object, ...]]:
    return frozenset(map(_said, tellings(article, _cut(article))))


def _said(telling: Telling) -> tuple[object, ...]:
    expression = telling.expression
    return telling.quote.text, expression.from_, expression.to, expression.bound


def _cut(article: Article) -> tuple[Passage, ...]:
    return segment(article.text, article.language, article.head)
