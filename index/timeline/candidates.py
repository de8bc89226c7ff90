"""An article's dated sentences: what a timeline is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from index.lexicon import terms
from index.models import Article, Passage, PassageKind, Quote, Span, Telling, TimeExpression
from index.store.protocol import Matrix, Vector
from index.temporal import time_expressions
from index.timeline.carrying import carries
from index.timeline.figures import Figure
from index.timeline.stamps import is_stamp, is_topic

_RECALL: Final = 4  # sentences back to the date that a sentence goes on from
_LEAST_TOLD: Final = 2  # content words of a sentence that tells something


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A dated sentence of an article, not yet known to tell what others tell.

    `position`: how many sentences of the body stand before it. `terms`: its content words
    but those of its dates. `vector` is the sentence's, of length 1.
    """

    telling: Telling
    position: int
    terms: frozenset[str]
    figures: tuple[Figure, ...]
    vector: Vector

    @property
    def article(self) -> Article:
        return self.telling.quote.article


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence of a body: its span, its passage and paragraph, and its number in the passage."""

    span: Span
    ordinal: int
    paragraph: int
    number: int


def candidates(
    article: Article,
    passages: Sequence[Passage],
    told: Sequence[Telling],
    vectors: Mapping[int, Matrix],
    counts: Mapping[int, tuple[Figure, ...]],
) -> Iterator[Candidate]:
    """What an article tells (see `tellings`) as candidates.

    `vectors`: of each searched passage by its ordinal, a row per sentence. `counts`: the
    figures of the sentences that have some, by where these start. A sentence with two dates is
    there twice. A date by itself tells nothing.
    """
    places = {place.span.start: (at, place) for at, place in enumerate(_places(passages))}
    for start, group in groupby(told, lambda telling: telling.quote.start):
        same = list(group)
        position, place = places[start]
        plain = undated(same[0].quote, [telling.expression for telling in same])
        words = frozenset(terms(plain, article.language))
        if len(words) < _LEAST_TOLD:
            continue
        vector = vectors[place.ordinal][place.number]
        for telling in same:
            yield Candidate(telling, position, words, counts.get(start, ()), vector)


def tellings(
    article: Article, passages: Sequence[Passage], times: Sequence[TimeExpression] | None = None
) -> list[Telling]:
    """The dated sentences of an article's body, in text order, without their speakers.

    Headlines, subheads and header lines, the dateline among them, are no sentences: they say
    when something was published. So does a page's furniture in its body ("Published on …"). The
    day of a plan given up, what a correction repeats and the month of what a sentence is only
    about date nothing.
    `times`: the article's time expressions, where they are known already.
    """
    read = times
    if read is None:
        read = time_expressions(article.text, article.language, article.published_at, passages)
    found = [one for one in read if one.stands]
    told: list[Telling] = []
    latest: tuple[int, TimeExpression] | None = None  # the last date alone in its sentence
    at = 0
    for number, place in enumerate(_places(passages)):
        quote = Quote.cut(article, place.span)
        while at < len(found) and found[at].start < place.span.start:
            at += 1
        own: list[TimeExpression] = []
        while at < len(found) and found[at].start < place.span.end:
            own.append(found[at])
            at += 1
        if own:
            dated = [
                Telling(quote=quote, expression=one, paragraph=place.paragraph)
                for one in _different(own)
                if not is_stamp(quote.text, one.start - quote.start)
                and not is_topic(quote.text, one.start - quote.start, one, own)
            ]
            told += dated
            latest = (number, own[0]) if len(own) == len(dated) == 1 else None
        elif (
            latest
            and number - latest[0] <= _RECALL
            and carries(quote.text, article.language, latest[1])
        ):
            told.append(
                Telling(quote=quote, expression=latest[1], paragraph=place.paragraph, carried=True)
            )
    return told


def _different(expressions: Sequence[TimeExpression]) -> Iterator[TimeExpression]:
    """Those that name days, each run of days once."""
    seen = set()
    for one in expressions:
        days = (one.from_, one.to, one.bound)
        if one.from_ and one.to and days not in seen:
            seen.add(days)
            yield one


def _places(passages: Sequence[Passage]) -> list[_Place]:
    return [
        _Place(sentence.span, passage.ordinal, passage.paragraph, number)
        for passage in passages
        if passage.kind is PassageKind.BODY
        for number, sentence in enumerate(passage.sentences)
    ]


def undated(quote: Quote, dates: Iterable[TimeExpression]) -> str:
    """The words of a sentence with its dates blanked, offsets kept: "9 January" counts nothing."""
    text = quote.text
    for one in dates:
        start, end = one.start - quote.start, one.end - quote.start
        if 0 <= start < len(text):
            text = text[:start] + " " * (min(end, len(text)) - start) + text[end:]
    return text
