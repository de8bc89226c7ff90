"""The figure of a sentence that answers, and none of something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bot.kinds.counted import counted, counts_another, is_only_source
from bot.kinds.parts import is_corrected, of_the_part, without_wholes
from bot.kinds.relations import asked_relation, is_of, touches
from bot.kinds.sought import STEM, Sought, before, matches, of, only
from index.lexicon import terms, words
from index.models import Span
from index.temporal import cardinals

_BLANK: Final = r"[ \u00a0\u202f]"
_DIGITS: Final = r"\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?"
_SCALE: Final = (
    r"milliards?|millions?|milliers?|mille|billions?|thousands?"
    r"|hundreds?|centaines?|dozens?|trillions?"
)
_CURRENCY: Final = (
    r"euros?|dollars?|livres?(?: sterling)?|francs?|yens?|roubles?|pounds?|rou?bles?|cents?|pence"
)
# "Une quarantaine de cartons".
_ABOUT: Final = (
    r"(?:(?:une|quelques|des) )?(?:(?:di|dou|quin)zaines?"
    r"|(?:ving|tren|quaran|cinquan|soixan|cen)taines?)(?= d(?:es?\b|['’]))"
)
TIME_UNIT: Final = {
    "fr": r"secondes?|minutes?|heures?|jours?|semaines?|mois|ans?"
    r"|ann[ée]es?|si[eè]cles?|d[ée]cennies?",
    "en": r"seconds?|minutes?|hours?|days?|weeks?|months?|years?|centur(?:y|ies)|decades?",
}
_COUNTED: Final = {
    "fr": re.compile(r"\bcombien (?:y a-t-il )?d(?:e |'| e l'|es )(?P<noun>[\w'-]+)", re.I),
    "en": re.compile(r"\bhow many (?P<noun>[\w'-]+(?: [\w'-]+)?)", re.I),
}
_DECIMAL: Final = re.compile(r"\d+[.,]\d{1,2}")
# An age after a name: "Ann Brook, 58, said".
_AGED: Final = re.compile(r"(?<!\w)[^\W\d_a-zß-öø-ÿ][\w’-]*\w, $")
# What follows a figure, up to what may be something else, or who says so.
_CUT: Final = re.compile(r"[,;:\d]|\b(?:selon|d['’]après|according)\b", re.IGNORECASE)
_MAGNITUDE: Final = re.compile(r"\bmagnitude(?: (?:of|de|was|[ée]tait))?\s*$", re.IGNORECASE)


def has_figure(question: str, asked_in: str, *, text: str, at: Span, language: str) -> bool:
    """Whether the sentence at `at` has a figure, in digits or words, that may count something."""
    if language not in TIME_UNIT:
        return any(map(str.isdigit, at.of(text)))
    sought = Sought(question, asked_in, text, at, language)
    return any(not _is_other(sought, match) for match in _numbers(sought))


def number(sought: Sought) -> Span | None:
    """The figure whose clause doesn't tell of another event, and which isn't the whole alone."""
    every = [m for m in _numbers(sought) if not _is_other(sought, m)]
    relation = asked_relation(sought.question, sought.asked_in)
    own = of_the_part(sought, without_wholes(sought, every), _nouns(sought))
    found = [
        m
        for m in own
        if is_of(relation, sought.text, sought.at, of(m), sought.language, reports=False)
    ]
    if not every and not _nouns(sought):  # "how much" of money, as nothing else is counted
        return money(sought)
    return _beside_noun(sought, found)


def money(sought: Sought) -> Span | None:
    figure = rf"(?:{_DIGITS}|\b(?:{_spelled(sought.language)}))"
    pattern = re.compile(
        rf"[€$£]{_BLANK}?(?:{_DIGITS})(?:{_BLANK}?(?:{_SCALE}|m|bn)\b)?"
        rf"|{figure}(?:{_BLANK}(?:{_SCALE}))?{_BLANK}?"
        rf"(?:[€$£%]|(?:d['’])?(?:de )?(?:{_CURRENCY})\b)"
        rf"|{figure}{_BLANK}(?:{_SCALE}) d['’](?:{_CURRENCY})\b"
        rf"|(?:{_DIGITS}){_BLANK}per ?cent\b|(?:{_DIGITS}){_BLANK}pour cent\b",
        re.IGNORECASE,
    )
    return only(sought, [m for m in _figures(pattern, sought) if _is_of_it(sought, m)])


def _is_of_it(sought: Sought, match: re.Match[str]) -> bool:
    """Whether an amount is of what is asked about, which the sentence doesn't tell elsewhere."""
    relation = asked_relation(sought.question, sought.asked_in)
    told = touches(relation, sought.at.of(sought.text), sought.language)
    own = is_of(relation, sought.text, sought.at, of(match), sought.language, reports=False)
    return own or not told


def share(sought: Sought) -> Span | None:
    pattern = re.compile(
        rf"(?:{_DIGITS}){_BLANK}?(?:%|per ?cent\b|pour cent\b)"
        r"|\b(?:la moiti[ée]|un tiers|deux tiers|un quart|trois quarts|half"
        r"|a third|two thirds|a quarter"
        r"|three quarters)\b",
        re.IGNORECASE,
    )
    return _beside_noun(sought, list(_figures(pattern, sought)), whole_question=True)


def length(sought: Sought) -> Span | None:
    spelled = "|".join(sorted(map(re.escape, cardinals(sought.language)), key=len, reverse=True))
    pattern = re.compile(
        rf"\b(?:{_DIGITS}|{spelled}|an?|one|un|une|several|plusieurs|quelques|a few)"
        rf"(?:{_BLANK}|-)(?:{TIME_UNIT[sought.language]})\b",
        re.IGNORECASE,
    )
    return only(sought, list(_figures(pattern, sought)))


def _figures(pattern: re.Pattern[str], sought: Sought) -> Iterator[re.Match[str]]:
    """Figures but for those that are said not to be it."""
    yield from (one for one in matches(pattern, sought) if not is_corrected(sought, one))


def _numbers(sought: Sought) -> Iterator[re.Match[str]]:
    spelled = _spelled(sought.language)
    pattern = re.compile(
        rf"(?<![\w.,/-])(?:(?:{_DIGITS})(?:{_BLANK}(?:{_SCALE})\b)?|(?:{spelled})\b(?!-)"
        rf"(?:{_BLANK}(?:{_SCALE})\b)?|{_ABOUT})(?![\d/:%]|[.,]\d|\w)",
        re.IGNORECASE,
    )
    yield from _figures(pattern, sought)


def _spelled(language: str) -> str:
    """The number words of a language from two on, as one is an article, too."""
    every = sorted(cardinals(language), key=len, reverse=True)
    return "|".join(re.escape(w) for w in every if w not in ("un", "une", "one", "a", "an"))


def _is_other(sought: Sought, match: re.Match[str]) -> bool:
    """A year, a day, a percentage, a length of time or an amount of money counts nothing.

    Nor does a magnitude, an age, nor "the 90-seat house"; only measures are told in decimals.
    """
    after = sought.text[match.end() : match.end() + 24]
    led = before(sought, match)
    nouns = _nouns(sought)
    decimal = nouns and _DECIMAL.fullmatch(match[0]) and not _is_measured(sought, match)
    aged = _AGED.search(led) and match[0].isdigit() and after.startswith(",")
    if decimal or aged:
        return True
    if _MAGNITUDE.search(led) or re.match(r"-[^\W\d_]", after) or _measures(sought, match):
        return True
    unit = re.match(rf"{_BLANK}?({TIME_UNIT[sought.language]})\b", after, re.IGNORECASE)
    if unit and nouns.isdisjoint(t[:STEM] for t in terms(unit[1], sought.language)):
        return True
    if re.fullmatch(r"1[0-9]\d\d|20\d\d", match[0]) and not _noun_after(sought, match):
        return True
    if re.match(
        rf"{_BLANK}?(?:%|[€$£]|(?:er|st|nd|rd|th|e|ème|percent|per cent|pour cent)\b"
        rf"|(?:d['’])?(?:{_CURRENCY})\b|(?:{_MONTHS})\b)",
        after,
        re.IGNORECASE,
    ):
        return True
    return bool(re.search(rf"(?:[€$£]|\b(?:{_MONTHS})){_BLANK}?$", led, re.IGNORECASE))


def _measures(sought: Sought, match: re.Match[str]) -> bool:
    """Whether a figure is of a measure, of animals or another thing, and what is counted isn't."""
    noun = counted(sought.question, sought.asked_in)
    if noun is None:
        return False
    if noun.is_measure:
        return not _is_measured(sought, match)
    told = sought.text[match.start() : match.end() + 24]
    after = sought.text[match.end() : min(match.end() + 60, sought.at.end)]
    relation = asked_relation(sought.question, sought.asked_in)
    return not noun.without_others(told).startswith(match[0]) or counts_another(
        noun, relation, after, sought.language
    )


def _is_measured(sought: Sought, match: re.Match[str]) -> bool:
    """Whether a figure is of the measure that is asked for: "1.8 tonnes"."""
    noun = counted(sought.question, sought.asked_in)
    return noun is not None and noun.is_measure and _noun_after(sought, match)


_MONTHS: Final = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|january"
    "|february|march|april|may|june|july|august|september|october|november|december"
)


def _nouns(sought: Sought) -> set[str]:
    """What is counted: the noun after "how many", or an adjective and the noun."""
    pattern = _COUNTED.get(sought.asked_in)
    match = pattern.search(sought.question) if pattern else None
    return {t[:STEM] for t in terms(match["noun"], sought.asked_in)} if match else set()


def _noun_after(sought: Sought, match: re.Match[str]) -> bool:
    after = sought.text[match.end() : min(match.end() + 40, sought.at.end)]
    after = _CUT.split(after, maxsplit=1)[0]
    near = {word.term[:STEM] for word in words(after, sought.language)[:4] if word.term}
    return not near.isdisjoint(_nouns(sought))


def _beside_noun(
    sought: Sought, found: Sequence[re.Match[str]], *, whole_question: bool = False
) -> Span | None:
    new = [match for match in found if not sought.asks(match[0])]
    if whole_question:
        return _nearest(sought, new)
    beside = [match for match in new if _noun_after(sought, match)]
    if len(beside) == 1:
        return of(beside[0])
    noun = counted(sought.question, sought.asked_in)
    if noun and is_only_source(noun, sought.at.of(sought.text), sought.language):
        return None
    return of(new[0]) if len(new) == 1 and not beside else None


def _nearest(sought: Sought, found: Sequence[re.Match[str]]) -> Span | None:
    """Of several, the one that the question's words follow most closely."""
    if len(found) <= 1:
        return of(found[0]) if found else None
    stems = sought.stems
    scored = []
    for n, match in enumerate(found):
        end = found[n + 1].start() if n + 1 < len(found) else sought.at.end
        after = {w.term[:STEM] for w in words(sought.text[match.end() : end], sought.language)}
        scored.append(len(stems & after))
    best = max(scored)
    return of(found[scored.index(best)]) if scored.count(best) == 1 else None
