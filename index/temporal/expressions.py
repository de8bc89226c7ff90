"""Time expressions of a text, each with the days it names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, cached_property, lru_cache, partial
from itertools import groupby

from index.models import Bound, Passage, Precision, Span, TimeExpression, TimeKind
from index.temporal import chronologies
from index.temporal.anchors import TOLD, Anchors, Told
from index.temporal.calendar import LONGEST, Unit
from index.temporal.deferral import Deferral
from index.temporal.earliest import from_earliest
from index.temporal.en import ENGLISH
from index.temporal.fr import FRENCH
from index.temporal.language import Mention, Tagger
from index.temporal.meaning import Context, Meaning, Reading, Tense, Unresolved
from index.temporal.standing import Standing
from index.temporal.tense import Quotations, Tenses, Verbs

_LANGUAGES = {"fr": FRENCH, "en": ENGLISH}
_UNKNOWN = "und"
_LATELY = 3  # sentences back to a day whose hours are told
_NEAREST = 6  # as many dates are kept in mind
_SENTENCE_END = re.compile(
    r"(?<![A-Z])(?<!\bM[mr])(?<!\bDr)[.!?…][\"»”’)\]]*\s+(?=[^a-zà-ÿ\s])|\n\s*\n"
)


def time_expressions(
    text: str,
    language: str,
    published: date | None,
    passages: Sequence[Passage] | None = None,
) -> tuple[TimeExpression, ...]:
    """The time expressions of a text, in order, none overlapping another.

    `language` is an ISO 639-1 code; a language without a grammar has no expressions. Under
    "und", a text too short to tell, the grammar counts that reads most of it.
    Relative dates are counted from `published`; without it they have no days. The
    sentences of `passages` are used where they are given. Linear in the length of the text.
    """
    if language == _UNKNOWN:
        read = (time_expressions(text, one, published, passages) for one in _LANGUAGES)
        return max(read, key=lambda found: sum(len(one.text) for one in found))
    if language not in _LANGUAGES:
        return ()
    tagger, verbs = _tagger(language)
    mentions = [mention for mention in tagger(text) if not mention.meaning.is_length]
    if not mentions:
        return ()
    place = _Places(
        text, mentions, verbs, published, passages, deferral=_LANGUAGES[language].deferral
    )
    listed = chronologies.readings(text, mentions, passages, place.context, _reading)
    anchors = Anchors(text, _LANGUAGES[language])
    standing = Standing(_blanked(text, mentions), _LANGUAGES[language].plans)
    told: deque[Told] = deque(maxlen=_NEAREST)
    found: list[TimeExpression | None] = []
    for number, group in groupby(mentions, place.sentence):
        sentence = list(group)
        scope = place.scope(number)
        while told and told[0].sentence < number - TOLD:
            told.popleft()
        lately = tuple(one.reading for one in reversed(told) if number - one.sentence <= _LATELY)
        contexts = [
            replace(
                place.context(mention),
                lately=lately,
                before=tuple(
                    replace(one.reading, leads_on=anchors.leads_on(one, mention, number, scope))
                    for one in reversed(told)
                ),
                limit=anchors.is_limit(mention),
                turns_back=anchors.turns_back(mention),
                aside=anchors.aside(mention, scope),
            )
            for mention in sentence
        ]
        readings = _read(sentence, contexts, listed)
        stands = standing.of(sentence, scope, place.end(number + 1))
        reaches = anchors.reach(sentence, scope)
        for mention, reading, kept, reach in zip(sentence, readings, stands, reaches, strict=True):
            if mention.meaning.is_of_event:
                told.clear()
            elif reading is None and mention.meaning.way:
                coarse = [one for one in told if len(one.reading.days) > LONGEST[Unit.MONTH]]
                told = deque(coarse, maxlen=_NEAREST)
            elif reading:
                until = number + reach if kept else number
                told.append(Told(number, until, anchors.paragraph(mention), reading))
        found += map(partial(_expression, text, published), sentence, readings, stands)
    every = filter(None, found)
    return tuple(from_earliest(one, text, language, published) for one in every)


def question_interval(text: str, language: str, today: date) -> TimeExpression | None:
    """The time that a question asks about, or None where it names none.

    "Since Friday", "le 9 janvier", "between 5 and 8 January", "in the last two weeks": the
    grammar is that of articles, counted from `today`, and what is not said to come is past.
    Bounds open the interval: `from_` is None for "until Friday", `to` for "since Friday".
    Of several times the first counts, but one that opens and one that closes are taken
    together. Whether the time belongs to the question's subject ("the law of 2015") is for
    the caller to judge.
    """
    if language not in _LANGUAGES:
        return None
    tagger, verbs = _tagger(language)
    mentions = list(tagger(text))
    places = _Places(text, mentions, verbs, today, deferral=_LANGUAGES[language].deferral)
    contexts = [places.context(mention) for mention in mentions]
    past = [
        replace(
            context,
            tense=context.tense or Tense.PAST,
            surely=context.tense is not Tense.FUTURE,
        )
        for context in contexts
    ]
    found = map(partial(_expression, text, today), mentions, _read(mentions, past, {}))
    asked = [_opened(expression) for expression in found if expression]
    since = next((one for one in asked if one.bound is Bound.SINCE), None)
    until = next((one for one in asked if one.bound and one.bound.ends), None)
    if since and until and until.to and since.from_ and since.from_ <= until.to:
        start, end = min(since.start, until.start), max(since.end, until.end)
        return replace(since, start=start, end=end, text=text[start:end], to=until.to)
    return asked[0] if asked else None


@cache
def cardinals(language: str) -> Mapping[str, int]:
    """The number words of a language in small letters ("vingt-deux": 22); none if unknown."""
    if language not in _LANGUAGES:
        return {}
    numbers = _LANGUAGES[language].vocabulary["number"]
    return {word: value for word, value in numbers.items() if isinstance(value, int)}


def _opened(expression: TimeExpression) -> TimeExpression:
    """Without the end that its bound leaves open."""
    if expression.bound is Bound.SINCE:
        return replace(expression, to=None)
    if expression.bound is Bound.BEFORE and expression.from_:
        expression = replace(expression, to=expression.from_ - timedelta(days=1))
    return replace(expression, from_=None) if expression.bound else expression


@lru_cache(maxsize=len(_LANGUAGES))
def _tagger(language: str) -> tuple[Tagger, Verbs]:
    grammar = _LANGUAGES[language]
    return Tagger(grammar), Verbs(grammar.verbs, grammar.breaks)


class _Places:
    """What surrounds the mentions of a text: its sentences, quotations and tenses."""

    def __init__(
        self,
        text: str,
        mentions: Sequence[Mention],
        verbs: Verbs,
        published: date | None,
        passages: Sequence[Passage] | None = None,
        *,
        deferral: Deferral | None,
    ) -> None:
        quotations = Quotations(text)
        self._text = text
        self._mentions = mentions
        self._verbs = verbs
        self._published = published
        self._deferral = deferral
        self._quotation = quotations.around
        self._tenses = Tenses(_blanked(quotations.masked, mentions), verbs)
        self._ends = (
            [match.end() for match in _SENTENCE_END.finditer(quotations.masked)]
            if passages is None
            else sorted({s.span.end for passage in passages for s in passage.sentences})
        )

    @cached_property
    def _quoted(self) -> Tenses:
        """The verbs of all the text, quotations included."""
        return Tenses(_blanked(self._text, self._mentions), self._verbs)

    def sentence(self, mention: Mention) -> int:
        """The number of the sentence in which a mention begins."""
        return bisect_right(self._ends, mention.start)

    def scope(self, number: int) -> Span:
        """The sentence of that number."""
        return Span(self._ends[number - 1] if number else 0, self.end(number))

    def end(self, number: int) -> int:
        """Where the sentence of that number ends, or the text."""
        return self._ends[number] if number < len(self._ends) else len(self._text)

    def context(self, mention: Mention) -> Context:
        """A mention inside a quotation goes with the words quoted beside it."""
        at = Span(mention.start, mention.end)
        scope = self._quotation(at.start, at.end)
        tenses = self._quoted if scope else self._tenses
        if scope is None:
            start = self.scope(self.sentence(mention)).start
            last = bisect_left(self._ends, at.end)  # "at 7 p.m. Friday" may run over a seeming end
            scope = Span(start, self.end(last))
        deferral = self._deferral
        set_for = deferral.tense(self._text, at, scope) if deferral else None
        return Context(self._published, tenses.near(at, scope), set_for=set_for)


def _blanked(text: str, mentions: Sequence[Mention]) -> str:
    """The text with what dates it blanked: "attendu jeudi" is no participle of "attendu"."""
    pieces, done = [], 0
    for mention in mentions:
        pieces += [text[done : mention.start], "\0" * (mention.end - mention.start)]
        done = mention.end
    return "".join([*pieces, text[done:]])


def _read(
    mentions: list[Mention],
    contexts: list[Context],
    known: Mapping[Mention, Reading],
) -> list[Reading | None]:
    """The mentions of a sentence: first those that stand alone, then the anaphors.

    A context's `before`: what earlier sentences tell."""
    readings: list[Reading | None] = []
    told: tuple[Reading, ...] = ()
    for mention, context in zip(mentions, contexts, strict=True):
        anaphoric = mention.meaning.kind is TimeKind.ANAPHORIC
        reading = known.get(mention)
        if reading is None and not anaphoric:
            reading = _reading(mention.meaning, replace(context, before=told))
        readings.append(reading)
        if told and reading and _goes_on(told[0], reading):
            continue
        told = (reading,) if reading and mention.meaning.bound is None else ()
    event: int | None = None
    for at, mention in enumerate(mentions):
        if mention.meaning.is_of_event:
            event = at
        if mention.meaning.kind is TimeKind.ANAPHORIC:
            near = range(max(event or 0, at - _NEAREST), at)
            earlier = [
                replace(one, in_passing=one.in_passing and not _holds(contexts[n].aside, mention))
                for n in reversed(near)
                if (one := readings[n])
            ]
            later = [r for r in readings[at + 1 : at + _NEAREST] if r]
            before = contexts[at].before if event is None else ()
            context = replace(contexts[at], before=(*earlier, *before), beside=(*earlier, *later))
            readings[at] = _reading(mention.meaning, context)
    return readings


def _goes_on(year: Reading, reading: Reading) -> bool:
    """Whether the year told of still governs: in 2005, from late March to the start of April."""
    inside = year.days.first <= reading.days.first and reading.days.last <= year.days.last
    return year.precision is Precision.YEAR and reading.kind is TimeKind.PARTIAL and inside


def _holds(aside: Span | None, mention: Mention) -> bool:
    return aside is not None and aside.start <= mention.start < aside.end


def _reading(meaning: Meaning, context: Context) -> Reading | None:
    try:
        return replace(meaning.read(context), in_passing=context.aside is not None)
    except (Unresolved, ValueError, OverflowError):
        return None


def _expression(
    text: str,
    published: date | None,
    mention: Mention,
    reading: Reading | None,
    stands: bool = True,
) -> TimeExpression | None:
    """None where the words name no day there, though the publication date is known."""
    meaning = mention.meaning
    if meaning.is_of_event or (reading is None and published):
        return None
    return TimeExpression(
        start=mention.start,
        end=mention.end,
        text=text[mention.start : mention.end],
        from_=reading.days.first if reading else None,
        to=reading.days.last if reading else None,
        precision=reading.precision if reading else meaning.precision,
        kind=reading.kind if reading else meaning.kind,
        bound=meaning.bound,
        mod=reading.mod if reading else meaning.mod,
        stands=stands,
    )
