"""The figures of a sentence, with what they count: "plus de 20.000 images", "10 percent"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from index.lexicon import term, things
from index.temporal import cardinals
from index.timeline.bodies import bodies
from index.timeline.moving import is_step
from index.timeline.nouns import Noun, noun_after, noun_before

_ROUGH: Final = {
    "fr": r"plus d['’]|plus de|moins de|au moins|près de|environ|quelque|presque|une? peu plus de",
    "en": r"more than|less than|fewer than|over|under|at least|nearly|almost|about|around|some|"
    r"up to|as many as",
}
_BETWEEN: Final = {"fr": ("entre", "et"), "en": ("between", "and")}
_SCALES: Final = {
    "mille": 1e3, "millier": 1e3, "milliers": 1e3, "million": 1e6, "millions": 1e6,
    "milliard": 1e9, "milliards": 1e9, "thousand": 1e3, "hundred": 1e2, "billion": 1e9,
    "billions": 1e9,
}  # fmt: skip
_DIGITS: Final = r"\d{1,3}(?:[.,'’\u00a0\u202f\u2009 ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?"
_PERCENT: Final = r"%|‰|pour cent\b|per ?cent\b|percent\b"
_GAP: Final = r"[ \u00a0\u202f\u2009]?"
_DIGIT: Final = re.compile(r"\d")
_SPACED: Final = re.compile(r"[^\w-]+")
_GROUPED: Final = re.compile(r"\d{1,3}(?:[^\d]\d{3})+")
# A rounded figure agrees with another this near to it, as a share of the larger.
_ROUNDING: Final = 0.05
# One and zero are articles and pronouns too often, and differ between tellings too little.
_LEAST: Final = 2
_CURRENCIES: Final = {"euro": "€", "euros": "€", "dollar": "$", "livr": "£", "pound": "£"}
_DEAD: Final = {"fr": term("morts", "fr"), "en": term("dead", "en")}
# How long something takes changes from day to day, and is another matter than how many.
_TIMES: Final = {
    term(word, language)
    for language, listed in {
        "fr": "seconde minute heure h jour journée semaine mois an ans année décennie siècle",
        "en": "second minute hour day week month year decade century h",
    }.items()
    for word in listed.split()
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a text and what it counts, by its term. `text` stands at `start`.

    `things` is what that means in any language, `qualities` are the terms of its adjectives.
    `is_part`: it counts some more, or by how much a count moved, and not all there are.
    """

    value: float
    unit: str
    rough: bool
    start: int
    text: str
    things: frozenset[str] = frozenset()
    qualities: frozenset[str] = frozenset()
    is_part: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def counts_as(self, other: Figure) -> bool:
        """Whether both count the same, in one language."""
        return _kind(self) == _kind(other)

    def agrees(self, other: Figure) -> bool:
        near = _ROUNDING if self.rough or other.rough else 1e-9
        return abs(self.value - other.value) <= near * max(abs(self.value), abs(other.value))


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text, with its sign: "%", "€" or none."""

    value: float
    sign: str
    rough: bool
    start: int
    end: int
    text: str


def figures(text: str, language: str) -> tuple[Figure, ...]:
    """The figures that count something, in text order; none in a language without numbers."""
    if language not in _ROUGH:
        return ()
    found = list(_bodies(text, language))
    if _has_number(text, language):
        found += _figures(text, language)
    return tuple(sorted(found, key=lambda one: one.start))


def differing(
    one: tuple[Figure, ...], other: tuple[Figure, ...]
) -> Iterator[tuple[Figure, Figure]]:
    """Pairs that count the same and don't agree.

    Only where either side has one figure of the kind: of several it can't be told which
    answers to which.
    """
    for kind in sorted({_kind(figure) for figure in one}):
        mine = [figure for figure in one if _kind(figure) == kind]
        others = [figure for figure in other if _kind(figure) == kind]
        if len(mine) == len(others) == 1 and not mine[0].agrees(others[0]):
            yield mine[0], others[0]


def _kind(figure: Figure) -> tuple[str, tuple[str, ...], bool]:
    return figure.unit, tuple(sorted(figure.qualities)), figure.is_part


def _has_number(text: str, language: str) -> bool:
    """Whether a text may have a figure; most sentences have none, and this is soon told."""
    if _DIGIT.search(text):
        return True
    return not cardinals(language).keys().isdisjoint(_SPACED.split(text.lower()))


def numbers(text: str, language: str) -> Iterator[Number]:
    """The numbers of a text, in text order."""
    for match in _pattern(language).finditer(text):
        value = _value(match["number"], language)
        if match["scale"]:
            value *= _SCALES[match["scale"].lower()]
        sign = "%" if match["percent"] else match["before"] or match["after"] or ""
        yield Number(value, sign, bool(match["rough"]), match.start(), match.end(), match[0])


def _figures(text: str, language: str) -> Iterator[Figure]:
    for number in numbers(text, language):
        noun = _noun(text, number, language)
        if number.value < _LEAST or noun is None or noun.term in _TIMES:
            continue
        yield Figure(
            value=number.value,
            unit=_CURRENCIES.get(noun.term, noun.term),
            rough=number.rough,
            start=number.start,
            text=text[number.start : noun.end],
            things=noun.things,
            qualities=noun.qualities,
            is_part=noun.is_part or is_step(text, number.start, number.sign, language),
        )


def _bodies(text: str, language: str) -> Iterator[Figure]:
    for body in bodies(text, language):
        words = text[body.start : body.end]
        yield Figure(body.value, _DEAD[language], False, body.start, words, things("dead", "en"))


def _noun(text: str, number: Number, language: str) -> Noun | None:
    if number.sign:
        return Noun(number.sign, frozenset(), frozenset(), number.end, is_part=False)
    after = noun_after(text, number.end, language)
    return after or noun_before(text, number.start, number.end, language)


def _value(number: str, language: str) -> float:
    if not number[0].isdigit():
        return float(cardinals(language)[number.lower()])
    if _GROUPED.fullmatch(number):
        return float("".join(c for c in number if c.isdigit()))
    return float(term(number, language) if not number.isdigit() else number)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    spelled = "|".join(sorted(map(re.escape, cardinals(language)), key=len, reverse=True))
    between, and_ = _BETWEEN[language]
    scale = rf"(?:{_GAP}(?:{'|'.join(_SCALES)}))?"
    span = rf"{between} [$€£]?(?:{_DIGITS}|(?:{spelled})\b){scale} {and_}"
    return re.compile(
        rf"(?<![\w.,/°-])(?:(?P<rough>{_ROUGH[language]}|{span}) ?)?"
        rf"(?:(?P<before>[$€£]){_GAP})?(?P<number>{_DIGITS}|(?:{spelled})\b(?!-))(?![\d/:]|[.,]\d)"
        rf"(?:{_GAP}(?P<scale>{'|'.join(_SCALES)})\b)?"
        rf"(?:{_GAP}(?:(?P<percent>{_PERCENT})|(?P<after>[$€£])))?(?![\w-])",
        re.IGNORECASE,
    )
