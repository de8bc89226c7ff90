"""The sentences of an article that count something, with what tells figures of one thing."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.lexicon import Word, fold, sums, terms, things, words
from index.models import Article, Passage, PassageKind, Precision, Quote, Telling, TimeExpression
from index.store.protocol import Matrix
from index.temporal import time_expressions
from index.timeline.bodies import bodies
from index.timeline.candidates import undated
from index.timeline.figures import Figure, Number, figures
from index.timeline.moving import is_running
from index.timeline.naming import Names, clause, names, nations_of
from index.timeline.stated import stated_before

# People are counted by what happens to them: "12 people were hurt".
_ANYBODY: Final = "person.any"
DEAD: Final = "person.dead"
FATES: Final = frozenset(
    f"person.{fate}"
    for fate in (
        "dead", "injured", "missing", "evacuated", "homeless", "displaced", "hospitalised",
        "arrested", "infected",
    )
)  # fmt: skip
CURRENCIES: Final = frozenset("€$£")


@dataclass(frozen=True, slots=True)
class Count:
    """A figure in its sentence.

    `kinds` is what it may be a figure of, in any language or by its term in its own; empty
    where the sentence doesn't tell. `nations`: whose it is, as far as that is told. `stated`:
    what the sentence says that it was.
    """

    figure: Figure
    kinds: frozenset[object]
    nations: frozenset[str]
    stated: Number | None

    @property
    def qualities(self) -> frozenset[str]:
        """Its adjectives' terms, but for those that are its kind: "12 personnes blessées"."""
        return frozenset() if self.kinds <= FATES else self.figure.qualities

    @property
    def is_of_people(self) -> bool:
        return any(one.startswith("person.") for one in self.figure.things)


@dataclass(frozen=True, slots=True, eq=False)
class Counting:
    """A sentence that counts something.

    `names` without those of its dates. `days`: those that it names. `runs`: it counts all
    there are until now. `vector`: of length 1, None where no index has it; in half precision,
    for a story keeps all of them.
    """

    quote: Quote
    terms: frozenset[str]
    counts: tuple[Count, ...]
    names: Names
    days: frozenset[date]
    runs: bool
    vector: NDArray[np.float16] | None = None

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(count.figure for count in self.counts)


def counted(
    article: Article,
    passages: Sequence[Passage],
    told: Sequence[Telling],
    vectors: Mapping[int, Matrix] | None = None,
    times: Sequence[TimeExpression] | None = None,
) -> tuple[Counting, ...]:
    """The sentences of an article's body that count something, in text order.

    `told`: its dated sentences. `vectors`: of each searched passage by its ordinal, a row per
    sentence. `times`: all its time expressions, where they are known already, for "9 January"
    counts nothing, even if that plan was given up.
    """
    read = times
    if read is None:
        read = time_expressions(article.text, article.language, article.published_at, passages)
    starts = [one.start for one in read]
    dates: defaultdict[int, list[Telling]] = defaultdict(list)
    for telling in told:
        dates[telling.quote.start].append(telling)
    found = []
    for passage in passages:
        if passage.kind is not PassageKind.BODY:
            continue
        rows = (vectors or {}).get(passage.ordinal)
        for number, sentence in enumerate(passage.sentences):
            quote = Quote.cut(article, sentence.span)
            own = dates.get(quote.start, ())
            within = slice(bisect_left(starts, quote.start), bisect_left(starts, quote.end))
            plain = undated(quote, read[within])
            if counts := _counts(plain, quote.text, article.language):
                found.append(
                    Counting(
                        quote,
                        frozenset(terms(quote.text, article.language)),
                        counts,
                        names(plain, article.language),
                        _days(own),
                        is_running(quote.text, article.language)
                        or any(bodies(plain, article.language)),
                        None if rows is None else rows[number].astype(np.float16),
                    )
                )
    return tuple(found)


def _counts(sentence: str, whole: str, language: str) -> tuple[Count, ...]:
    """`sentence`: without its dates, which say when a figure was another in the `whole` of it."""
    # A figure's words are the article's, with a date that stands in them.
    found = [replace(one, text=whole[one.start : one.end]) for one in figures(sentence, language)]
    stated = [stated_before(whole, one, language) for one in found]
    former = {one.start for one in stated if one}
    washed_up = {body.start for body in bodies(sentence, language)}  # where, and not whose
    return tuple(
        Count(
            figure,
            _kinds(figure, sentence, language),
            frozenset()
            if figure.start in washed_up
            else nations_of(sentence, figure.start, figure.end, language),
            before,
        )
        for figure, before in zip(found, stated, strict=True)
        if figure.start not in former
    )


def _kinds(figure: Figure, sentence: str, language: str) -> frozenset[object]:
    if figure.unit in CURRENCIES:
        own = clause(sentence, figure.start, figure.end)
        meant = [one for word in words(own, language) for one in _sums(own, word, language)]
        return frozenset((figure.unit, one) for one in meant)
    if _ANYBODY in figure.things:
        own = clause(sentence, figure.start, figure.end)
        said = [fold(own[word.start : word.end]) for word in words(own, language)]
        fates = {one for word in said for one in things(word, language)} & FATES
        return frozenset(fates) if len(fates) == 1 else frozenset()
    return figure.things | {(language, figure.unit)}


def _sums(text: str, word: Word, language: str) -> frozenset[str]:
    return sums(fold(text[word.start : word.end]), language)


def _days(told: Sequence[Telling]) -> frozenset[date]:
    return frozenset(
        one.expression.from_
        for one in told
        if one.expression.precision is Precision.DAY
        and one.expression.bound is None
        and one.expression.from_
    )
